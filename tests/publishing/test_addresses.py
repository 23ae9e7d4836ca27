"""What a site's address must be like, and what follows from it."""

from __future__ import annotations

import pytest
from bulletins.publishing.site_address import check_address, check_repository, custom_domain, pages_address


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:Hoi/ban-tin.git", "https://hoi.github.io/ban-tin"),
        ("https://github.com/hoi/ban-tin", "https://hoi.github.io/ban-tin"),
        ("https://github.com/Hoi/hoi.github.io.git", "https://hoi.github.io"),
        ("ssh://git@github.com/hoi/ban-tin/", "https://hoi.github.io/ban-tin"),
        ("https://gitlab.com/hoi/ban-tin.git", ""),
        ("/srv/git/live.git", ""),
    ],
)
def test_a_repository_has_one_address_on_github(remote: str, address: str) -> None:
    """Owner and name make the address; the owner's own site stands at the root; other hosts have none."""
    assert address == pages_address(remote)


@pytest.mark.parametrize(
    ("site_url", "domain"),
    [
        ("https://hoi.github.io/tin", ""),
        ("https://hoi.github.io", ""),
        ("https://www.hoi.vn", "www.hoi.vn"),
        ("https://hoi.vn", "hoi.vn"),
        ("https://HOI.vn/", "hoi.vn"),
        ("https://phụnữ.vn", "xn--phn-loz4b.vn"),
        ("https://hoi.vn/tin", ""),
        ("https://localhost", ""),
        ("", ""),
    ],
)
def test_only_a_domain_of_ones_own_is_named(site_url: str, domain: str) -> None:
    """CNAME holds a bare host in ASCII: no scheme, no path, nothing for github.io or a project below a path."""
    assert domain == custom_domain(site_url)


@pytest.mark.parametrize(
    "site_url",
    ["https://hoi.github.io/tin", "https://hoi.vn", "http://tin.hoi.vn", "https://phụnữ.vn", "https://a.vn/b/c"],
)
def test_addresses_that_readers_can_open_pass(site_url: str) -> None:
    """A domain, with or without a path, is fine; http too where GitHub does not serve it with https anyway."""
    assert list(check_address(site_url, "publishconf.py")) == []


def test_an_address_of_another_repository_is_a_slip() -> None:
    """On github.io the address follows from the repository; elsewhere anything may."""
    remote = "git@github.com:hoi/tin.git"
    found = list(check_repository("https://hoi.github.io/ban-tin", remote, "publishconf.py"))
    assert [(each.code, dict(each.details)["expected"]) for each in found] == [
        ("publish-other-repository", "https://hoi.github.io/tin")
    ]
    assert list(check_repository("https://hoi.github.io/TIN", remote, "publishconf.py")) == []
    assert list(check_repository("https://hoi.vn", remote, "publishconf.py")) == []
