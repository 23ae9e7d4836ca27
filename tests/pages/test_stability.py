"""What one more bulletin changes, and what it leaves as it is."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from bulletins.model.bulletin import Bulletin
from bulletins.model.identity import Slug
from bulletins.model.value import replace

from tests.pages.builders import (
    EN,
    UNITS,
    VI,
    ZONE,
    Press,
    WholeSite,
    long_run,
    make_bulletin,
    make_campaign,
    make_text,
    make_unit,
    paths_of,
    plan_site,
)


def newest(**changes: object) -> Bulletin:
    """Return a bulletin newer than all of the run, in both languages."""
    bulletin = make_bulletin(
        "tin-moi",
        published=datetime(2023, 8, 31, 9, 0, tzinfo=ZONE),
        campaigns=(Slug("938"),),
        texts=(make_text("tin-moi", VI), make_text("tin-moi", EN)),
    )
    return replace(bulletin, **changes)


def changed(before: WholeSite, after: WholeSite) -> set[str]:
    """Return the paths whose page is new, gone or shows something else."""
    old = {page.path: page.view for page in before.pages}
    new = {page.path: page.view for page in after.pages}
    return {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}


UNTOUCHED = (make_unit("xa-xa", "tinh"),)
CAMPAIGNS = (make_campaign("938"), make_campaign("939"))


def press(bulletins: list[Bulletin]) -> Press:
    """Return a site with a unit and a campaign that have no part in anything."""
    return Press(bulletins=bulletins, units=(*UNITS, *UNTOUCHED), campaigns=CAMPAIGNS)


def expected_vietnamese() -> set[str]:
    """Return every path that a bulletin of xa-an in August 2023 may change, in Vietnamese."""
    return {
        "index.html",
        "feed.xml",
        "feed.json",
        "ban-tin/tin-moi/index.html",
        "ban-tin/tin-00119/index.html",
        "ban-tin/index.html",
        "chuyen-muc/hoat-dong/index.html",
        "chuyen-muc/hoat-dong/feed.xml",
        "don-vi/index.html",
        *(
            f"don-vi/{unit}/{file}"
            for unit in ("tinh", "xa-an")
            for file in ("index.html", "2023/index.html", "feed.xml", "feed.json")
        ),
        "phong-trao/index.html",
        "phong-trao/938/index.html",
        "phong-trao/938/feed.xml",
        "luu-tru/index.html",
        "luu-tru/2023/index.html",
        "luu-tru/2023/08/index.html",
    }


def in_english(paths: set[str]) -> set[str]:
    """Return the same paths in English."""
    words = {"ban-tin": "bulletins", "chuyen-muc": "sections", "don-vi": "units", "phong-trao": "campaigns"}
    words["luu-tru"] = "archive"
    return {"en/" + "/".join(words.get(part, part) for part in path.split("/")) for path in paths}


MACHINES = {"404.html", "sitemap-news.xml", "sitemap-2023.xml", "sitemap-pages.xml"}


def numbered(paths: set[str]) -> set[str]:
    """Return the paths of listings' numbered pages."""
    return {path for path in paths if "/trang-" in path or "/page-" in path}


def test_a_new_bulletin_changes_only_what_it_belongs_to() -> None:
    """Its pages, its neighbour, home, the newest page of its listings, index counts, archive, 404, feeds, sitemap."""
    run = long_run(120)  # the last one, tin-00119, is xa-an's and has no English
    found = changed(plan_site(press(run)), plan_site(press([*run, newest()])))
    allowed = expected_vietnamese() | in_english(expected_vietnamese()) | MACHINES
    assert set() == found - numbered(found) - allowed
    assert allowed - found <= {"sitemap-pages.xml", "en/bulletins/tin-00119/index.html"}


def test_a_page_that_fills_changes_the_one_before_it_and_no_other() -> None:
    """Over ten bulletins one after another, a listing's numbered pages change in at most two places."""
    run = long_run(80)
    plans = [plan_site(press(run[:count])) for count in range(70, 81)]
    for before, after in pairwise(plans):
        filled = set(paths_of(after)) - set(paths_of(before))
        for path in numbered(changed(before, after)) - filled:
            folder, _, page = path.removesuffix("/index.html").rpartition("/")
            word, _, number = page.rpartition("-")
            assert f"{folder}/{word}-{int(number) + 1}/index.html" in filled


def test_a_bulletin_of_one_year_leaves_units_pages_of_other_years() -> None:
    """A first bulletin of 2024 changes no page of 2023: not of units, nor of months but the last."""
    run = long_run(120)
    late = newest(published=datetime(2024, 1, 5, 9, 0, tzinfo=ZONE))
    found = changed(plan_site(press(run)), plan_site(press([*run, late])))
    of_2023 = {path for path in found if "/2023/" in path}
    assert {"luu-tru/2023/08/index.html", "en/archive/2023/08/index.html"} == of_2023


def test_a_corrected_title_changes_no_address() -> None:
    """Another title, the same set of paths."""
    run = long_run(20)
    titled = replace(run[7], texts=(make_text(run[7].slug, title="Tên khác"),))
    assert paths_of(plan_site(press(run))) == paths_of(plan_site(press([*run[:7], titled, *run[8:]])))


def test_the_same_site_gives_the_same_plan() -> None:
    """Planning twice gives equal values."""
    assert plan_site(press(long_run(30))) == plan_site(press(long_run(30)))
