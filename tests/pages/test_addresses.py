"""Where pages lie."""

from __future__ import annotations

import pytest
from bulletins.model.identity import SitePath, Slug
from bulletins.pages.addresses import output_path, site_addresses
from bulletins.pages.references import clean_address

from tests.pages.builders import Press, long_run, make_config, make_page, paths_of, plan_site


def test_the_default_language_has_no_prefix() -> None:
    """Vietnamese lies under the root in Vietnamese words, English under its code in English ones."""
    vietnamese, english = site_addresses(make_config())
    assert vietnamese.bulletin(Slug("tin")) == "/ban-tin/tin/"
    assert english.bulletin(Slug("tin")) == "/en/bulletins/tin/"
    assert vietnamese.unit(Slug("xa-an"), 2024, 2) == "/don-vi/xa-an/2024/trang-2/"
    assert english.archive_month(2024, 3, 1) == "/en/archive/2024/03/page-1/"
    assert english.feed(english.unit(Slug("xa-an")), "json") == "/en/units/xa-an/feed.json"


def test_an_address_is_an_index_file_in_a_folder_of_its_name() -> None:
    """`/x/` is `x/index.html`, the root `index.html`, a file itself."""
    found = [output_path(SitePath(path)) for path in ("/", "/x/", "/404.html")]
    assert found == ["index.html", "x/index.html", "404.html"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/ban-tin/x/", "/ban-tin/x/"),
        ("/ban-tin/x", "/ban-tin/x/"),
        ("/repository/ban-tin/x/", "/ban-tin/x/"),
        ("/repository", "/"),
        ("/repository-2/x/", "/repository-2/x/"),
        ("/tep/K%E1%BA%BF.pdf", "/tep/Kế.pdf"),
        ("/tep/Ke\u0302\u0301.pdf", "/tep/K\u1ebf.pdf"),
    ],
)
def test_an_address_from_a_browser_is_understood(written: str, expected: str) -> None:
    """The base path, percent escapes, decomposed letters and a missing slash do not matter."""
    assert expected == clean_address(written, "/repository")


def test_every_kind_of_page_exists_in_every_language() -> None:
    """A site of a dozen bulletins has every kind of page, all but 404, robots.txt and sitemaps in both languages."""
    plan = plan_site(Press(bulletins=long_run(12, english_every=1), pages=(make_page("gioi-thieu"),)))
    kinds = {page.kind for page in plan.pages}
    assert {
        "home",
        "bulletin",
        "unit",
        "unit-year",
        "campaign",
        "listing",
        "section",
        "units",
        "campaigns",
        "archive",
        "archive-year",
        "archive-month",
        "static",
        "search",
        "not-found",
        "atom",
        "json",
        "sitemap",
        "robots",
        "sitemap-news",
        "follow",
        "manifest",
        "opml",
    } == kinds
    for kind in kinds - {"not-found", "robots", "static", "sitemap", "sitemap-news"}:
        english = [path for path in paths_of(plan, kind) if path.startswith("en/")]
        assert len(paths_of(plan, kind)) == 2 * len(english), kind
