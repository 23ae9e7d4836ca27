"""The rules of `documents` hold on every page of every site, not only on samples."""

from __future__ import annotations

import pytest

from tests.browser.documents import RULES, language_findings, read_findings
from tests.browser.sites import Site, Sites, site_names


@pytest.fixture(scope="session")
def findings(sites: Sites) -> dict[str, dict[str, list[str]]]:
    """Return what each rule finds on each site."""
    return {name: read_findings(sites[name]) for name in site_names()}


@pytest.mark.parametrize("name", site_names())
@pytest.mark.parametrize("rule", [rule.__name__ for rule in RULES])
def test_rule_holds_on_every_page(findings: dict[str, dict[str, list[str]]], name: str, rule: str) -> None:
    """What the rule's own docstring says is so on all pages."""
    found = findings[name][rule]
    assert not found, "\n".join([f"{len(found)} findings", *found[:40]])


def test_languages_name_one_another(site: Site) -> None:
    """Pairs of hreflang are mutual, name the page itself and carry one x-default."""
    found = list(language_findings(site))
    assert not found, "\n".join([f"{len(found)} findings", *found[:40]])


def test_a_site_in_two_languages_has_pairs(site: Site) -> None:
    """Where a site has several languages its home pages name each other."""
    homes = site.of_kind("home")
    assert len(homes) == 1 or all("hreflang=x-default" in shown.html() for shown in homes)
