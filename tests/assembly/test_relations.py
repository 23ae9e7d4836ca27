"""Neighbours, related bulletins, digests, what is featured."""

from __future__ import annotations

import time
from datetime import date

from bulletins.assembly.relations import related_to
from bulletins.model.bulletin import Bulletin
from bulletins.model.identity import Slug
from bulletins.model.source import FileStatus
from bulletins.model.value import replace
from hypothesis import given
from hypothesis import strategies as st

from tests.assembly.builders import (
    CONFIG,
    DRAFT,
    WITHDRAWN,
    assembled,
    at,
    bulletin,
    campaign,
    day,
    found,
    material,
    site_of,
    slugs,
    unit,
)

DIGEST = "bulletins/2025/tong-hop/index.md"


def shown(slug: str, number: int, units: str, campaigns: str = "", items: str = "") -> Bulletin:
    """Return a published bulletin without texts, for relating."""
    return Bulletin(
        slug=Slug(slug),
        published=day(number),
        units=slugs(units),
        section=Slug("tin"),
        texts=(),
        fate=FileStatus.PUBLISHED,
        campaigns=slugs(campaigns),
        items=slugs(items),
    )


def test_neighbours_are_those_of_the_publishing_unit() -> None:
    """A unit that only took part is not walked through."""
    read = material(
        bulletin("a", 1, "tinh"),
        bulletin("b", 2, "xa tinh"),
        bulletin("c", 3, "tinh xa"),
        units=[unit("tinh"), unit("xa")],
    )
    site = site_of(read)
    assert [(slug, entry.others, entry.next) for slug, entry in site.bulletins.items()] == [
        ("a", (), "c"),
        ("b", (), None),
        ("c", ("a",), None),
    ]


def test_other_news_are_five_older_ones_of_the_unit() -> None:
    """The nearest comes first, none is related once more, and what came later changes none of it."""
    days = [bulletin(name, day, "xa") for day, name in enumerate("abcdefgh", 1)]
    site = site_of(material(*days, units=[unit("xa")]))
    assert at(site.bulletins, "g").others == ("f", "e", "d", "c", "b")
    assert at(site.bulletins, "g").related == ("a",)
    assert at(site.bulletins, "c").others == ("b", "a")


def test_equal_times_are_ordered_by_slug() -> None:
    """The timeline is total: no order of files shows through."""
    assert site_of(material(bulletin("b"), bulletin("c"), bulletin("a"))).timeline == ("a", "b", "c")


def test_related_are_ranked_by_campaigns_then_unit_then_time() -> None:
    """Two campaigns in common beat one, one with the same unit beats one without, and newer beats older."""
    timeline = (
        shown("hai", 1, "x", "p q"),
        shown("mot-cung", 2, "tinh", "p"),
        shown("mot-cu", 3, "x", "p"),
        shown("mot-moi", 4, "x", "q"),
        shown("cung", 5, "tinh"),
        shown("khac", 6, "x", "r"),
        shown("tin", 7, "tinh", "p q"),
        shown("sau", 8, "tinh", "p q"),
    )
    assert related_to(timeline, 9)[Slug("tin")] == ("hai", "mot-cung", "mot-moi", "mot-cu", "cung")
    assert related_to(timeline, 2)[Slug("tin")] == ("hai", "mot-cung")


def test_a_digest_is_not_related_to_its_own_items() -> None:
    """It shows them already."""
    timeline = (shown("a", 1, "tinh"), shown("b", 2, "tinh"), shown("c", 3, "tinh", items="b"))
    assert related_to(timeline, 4)[Slug("c")] == ("a",)


_BULLETINS = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["x", "y", "x y"]), st.sampled_from(["", "p", "q", "p q"])),
    max_size=20,
)


@given(_BULLETINS, st.integers(0, 5))
def test_related_are_older_and_share_something(rows: list[tuple[int, str, str]], count: int) -> None:
    """Only what came before, at most so many, each once, and never without a reason."""
    made = [shown(f"b{number}", *row) for number, row in enumerate(rows)]
    timeline = tuple(sorted(made, key=lambda one: (one.published, one.slug)))
    place = {one.slug: number for number, one in enumerate(timeline)}
    for slug, related in related_to(timeline, count).items():
        own = timeline[place[slug]]
        assert len(related) == len(set(related)) <= count
        for other in (timeline[place[one]] for one in related):
            assert place[other.slug] < place[slug]
            assert {*own.units, *own.campaigns} & {*other.units, *other.campaigns}


@given(_BULLETINS, st.integers(1, 5))
def test_a_new_bulletin_changes_nothing_that_is_related_already(rows: list[tuple[int, str, str]], count: int) -> None:
    """Looking backwards only, yesterday's pages stay as they are."""
    timeline = tuple(
        sorted(
            (shown(f"b{number}", *row) for number, row in enumerate(rows)), key=lambda one: (one.published, one.slug)
        )
    )
    new = shown("moi", 10, "x y", "p q")
    before, after = related_to(timeline, count), related_to((*timeline, new), count)
    assert {slug: after[slug] for slug in before} == before


def test_ten_thousand_bulletins_are_related_in_a_second() -> None:
    """Relating is linear: a fixed number of older bulletins is looked at for each."""
    timeline = tuple(shown(f"b{n:05}", n, f"u{n % 3}", f"c{n % 2} d{n % 5}") for n in range(10_000))
    started = time.process_time()
    related = related_to(timeline, 4)
    assert time.process_time() - started < 1
    assert len(related[timeline[-1].slug]) == 4


def test_a_digest_knows_its_items_and_they_know_it() -> None:
    """Items keep the order in which the digest names them."""
    site = site_of(material(bulletin("a", 1), bulletin("b", 2), bulletin("tong-hop", 3, items="b a")))
    assert at(site.bulletins, "tong-hop").items == ("b", "a")
    assert at(site.bulletins, "a").digests == ("tong-hop",)


def test_a_withdrawn_item_is_left_out_and_said() -> None:
    """The digest stays; readers are told that an item is gone."""
    read = material(bulletin("a", 1), bulletin("b", 2, status=WITHDRAWN), bulletin("tong-hop", 3, items="a b"))
    assert found(read) == [(DIGEST, 7, "item-withdrawn")]
    site = assembled(read).site
    assert site is not None
    entry = at(site.bulletins, "tong-hop")
    assert (entry.items, entry.omitted_items) == (("a",), ("b",))


def test_what_cannot_be_an_item_is_an_error() -> None:
    """Unknown, not public, a digest, or the digest itself."""
    read = material(
        bulletin("a", 1, status=DRAFT),
        bulletin("b", 400),
        bulletin("c", 3, items="d"),
        bulletin("d", 2),
        bulletin("tong-hop", 4, items="aa a b c tong-hop"),
    )
    assert found(read) == [
        (DIGEST, 7, "digest-in-digest"),
        (DIGEST, 7, "digest-in-itself"),
        (DIGEST, 7, "item-not-public"),
        (DIGEST, 7, "item-not-public"),
        (DIGEST, 7, "unknown-bulletin"),
    ]


def test_a_draft_digest_may_gather_drafts() -> None:
    """Nothing is published yet, so nothing leaks."""
    read = material(bulletin("a", 1, status=DRAFT), bulletin("tong-hop", 2, items="a", status=DRAFT), bulletin("b"))
    assert found(read) == []
    assert at(site_of(read, preview=True).bulletins, "tong-hop").items == ("a",)


def test_a_digest_whose_items_are_all_withdrawn_is_an_error() -> None:
    """It would be a page of nothing."""
    read = material(bulletin("a", 1, status=WITHDRAWN), bulletin("tong-hop", 3, items="a"), bulletin("b"))
    assert (DIGEST, 7, "digest-all-withdrawn") in found(read)


def test_featured_are_the_sites_choice_then_the_bulletins_own() -> None:
    """The order of site.yml, then newest first; a day that is over no longer counts, today still does."""
    read = material(
        bulletin("a", 1, featured=True),
        bulletin("b", 2, featured=date(2025, 8, 1)),
        bulletin("c", 3, featured=date(2025, 7, 31)),
        bulletin("d", 4),
        bulletin("e", 205, featured=True),
        config=replace(CONFIG, featured=slugs("d a")),
    )
    assert site_of(read).featured == ("d", "a", "e", "b")


def test_featured_without_a_day_ends_by_itself() -> None:
    """It lasts fourteen days, or as site.yml says, and a warning says that it is over; what site.yml names lasts."""
    old = bulletin("cu", 40, featured=True)
    read = material(bulletin("moi"), old)
    site = assembled(read).site
    assert site is not None
    assert site.featured == ()
    assert [code for _, _, code in found(read)] == ["featured-over"]
    longer = material(bulletin("moi"), old, config=replace(CONFIG, featured_days=999))
    assert (site_of(longer).featured, found(longer)) == (("cu",), [])
    chosen = material(bulletin("moi"), old, config=replace(CONFIG, featured=slugs("cu")))
    assert (site_of(chosen).featured, found(chosen)) == (("cu",), [])


def test_a_campaigns_timeline_needs_no_unit_in_common() -> None:
    """Campaigns gather across units."""
    read = material(
        bulletin("a", 1, "tinh", campaigns="p"),
        bulletin("b", 2, "xa", campaigns="p"),
        units=[unit("tinh"), unit("xa")],
        campaigns=[campaign("p")],
    )
    site = site_of(read)
    assert at(site.campaigns, "p").bulletins == ("a", "b")
    assert at(site.bulletins, "b").related == ("a",)
