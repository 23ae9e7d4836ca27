"""Units and campaigns: their trees, their lives, and what bulletins say of them."""

from __future__ import annotations

from datetime import date

import pytest
from bulletins.model.registry import Campaign, Unit
from bulletins.model.value import replace

from tests.assembly.builders import VI, assembled, at, bulletin, campaign, details, found, material, site_of, unit


def test_a_branch_gathers_its_bulletins() -> None:
    """A unit lists its own bulletins and those of all units below, each once and from old to new."""
    units = [
        unit("tinh"),
        unit("huyen", "tinh", level="huyen"),
        unit("xa", "huyen", level="xa"),
        unit("xa-khac", "huyen", level="xa"),
    ]
    site = site_of(
        material(bulletin("c", 3, "xa"), bulletin("a", 1, "tinh"), bulletin("b", 2, "xa xa-khac huyen"), units=units)
    )
    assert at(site.units, "tinh").bulletins == ("a", "b", "c")
    assert at(site.units, "tinh").own == 1
    assert at(site.units, "huyen").bulletins == ("b", "c")
    assert at(site.units, "huyen").own == 1
    assert at(site.units, "xa-khac").bulletins == ("b",)
    assert at(site.units, "xa").ancestors == ("tinh", "huyen")


def test_a_successor_inherits_what_it_has_not_itself() -> None:
    """Predecessors of predecessors count too; what both sides published together is not inherited."""
    units = [
        unit("cu", successors="giua"),
        unit("cu-con", "cu", level="huyen"),
        unit("giua", successors="moi"),
        unit("moi"),
        unit("mot-phan", parts="moi"),
    ]
    units = [replace(one, valid_to=date(2025, 6, 30)) if one.slug != "moi" else one for one in units]
    read = material(
        bulletin("a", 1, "cu"),
        bulletin("b", 2, "giua moi"),
        bulletin("c", 3, "mot-phan"),
        bulletin("d", 4, "cu-con"),
        bulletin("e", 5, "moi"),
        units=units,
    )
    site = site_of(read)
    assert at(site.units, "moi").bulletins == ("b", "e")
    assert at(site.units, "moi").inherited == ("a", "c", "d")
    assert [(one.unit, one.whole) for one in at(site.units, "moi").predecessors] == [
        ("giua", True),
        ("mot-phan", False),
    ]
    assert at(site.units, "giua").inherited == ("a", "d")


def test_children_are_ordered_by_level_then_by_the_languages_alphabet() -> None:
    """Each language sorts by its own alphabet: đ after d in Vietnamese, among the d in English."""

    def child(slug: str, name: str, level: str = "huyen") -> Unit:
        one = unit(slug, "tinh", level=level)
        return replace(one, short_name=replace(one.short_name, entries=((one.short_name.entries[0][0], name),)))

    units = [unit("tinh"), child("a", "Đức Trọng"), child("b", "Duy Xuyên"), child("c", "An Bình", "xa")]
    site = site_of(material(bulletin("tin"), units=units))
    orders = {order.language: at(order.children, "tinh") for order in site.unit_orders}
    assert orders == {"vi": ("b", "a", "c"), "en": ("a", "b", "c")}
    assert site.unit_orders[0].roots == ("tinh",)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([unit("tinh", "tinnh")], ("units/tinh.yml", 4, "unknown-unit")),
        ([unit("tinh"), unit("xa", successors="xaa")], ("units/xa.yml", 5, "unknown-unit")),
        ([unit("tinh"), unit("b", "c"), unit("c", "b")], ("units/b.yml", 4, "parent-cycle")),
        ([unit("tinh"), unit("b", successors="c"), unit("c", parts="b")], ("units/b.yml", 5, "successor-cycle")),
        ([unit("tinh"), unit("b", "tinh")], ("units/b.yml", 3, "level-not-below")),
        (
            [replace(unit("tinh"), valid_to=date(2025, 6, 30)), unit("b", "tinh", level="xa")],
            ("units/b.yml", 4, "unit-outlives-parent"),
        ),
    ],
)
def test_a_fault_in_the_tree_is_found(units: list[Unit], expected: tuple[str, int, str]) -> None:
    """Parents and successors must exist and go one way; levels go down, and lives end with the parent's."""
    assert expected in found(material(bulletin("tin"), units=units))


def test_circles_are_reported_once_with_their_chain() -> None:
    """Three units that are each other's parents are one mistake; what hangs below them is not blamed."""
    units = [unit("tinh"), unit("a", "c"), unit("b", "a"), unit("c", "b"), unit("d", "c", level="xa")]
    read = material(bulletin("tin"), units=units)
    assert details(read, "parent-cycle") == {"chain": "a → c → b → a"}
    site = assembled(read).site
    assert site is not None
    assert tuple(site.units) == ("tinh",)


@pytest.mark.parametrize(
    ("day", "code"), [(date(2024, 12, 31), "before-unit"), (date(2025, 7, 1), "after-unit"), (date(2025, 6, 30), "")]
)
def test_a_bulletin_outside_its_units_life_is_a_warning(day: date, code: str) -> None:
    """The day of the event decides; both bounds belong to the unit's life, and the bulletin is shown all the same."""
    old = replace(unit("tinh", successors="moi"), valid_from=date(2025, 1, 1), valid_to=date(2025, 6, 30))
    read = material(bulletin("tin", 190, event_date=day), units=[old, unit("moi")])
    assert found(read) == ([("bulletins/2025/tin/index.md", 4, code)] if code else [])
    site = assembled(read).site
    assert site is not None
    assert tuple(site.bulletins) == ("tin",)


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        ({"units": "tinhh"}, (4, "unknown-unit", "tinh")),
        ({"campaigns": "du-an8"}, (5, "unknown-campaign", "du-an-8")),
        ({"section": "hoat-dongg"}, (6, "unknown-section", "hoat-dong")),
    ],
)
def test_an_unknown_slug_comes_with_the_nearest(shared: dict[str, str], expected: tuple[int, str, str]) -> None:
    """A misspelt registry slug is an error at its line and never a new entry."""
    line, code, nearest = expected
    read = material(
        bulletin("tin", 0, **{"units": "tinh", **shared}), campaigns=[campaign("du-an-8"), campaign("me-do-dau")]
    )
    assert found(read) == [("bulletins/2025/tin/index.md", line, code)]
    assert details(read, code)["nearest"] == nearest


def test_what_names_a_refused_file_is_not_blamed_for_it() -> None:
    """The file that could not be read has its own report; the bulletin that needs it is left out of the site."""
    read = material(bulletin("tin", 0, "xa"), refused=["units/xa.yml"])
    made = assembled(read)
    assert made.problems == ()
    assert made.site is None


def test_campaigns_continue_one_another() -> None:
    """A campaign knows its bulletins, the units that took part in the order of the tree, and what followed it."""
    units = [unit("tinh"), unit("b-xa", "tinh", level="xa"), unit("a-xa", "tinh", level="xa")]
    campaigns = [campaign("cu", owner="tinh"), campaign("moi", follows="cu")]
    read = material(
        bulletin("b", 2, "a-xa", campaigns="cu"),
        bulletin("a", 1, "b-xa tinh", campaigns="cu moi"),
        units=units,
        campaigns=campaigns,
    )
    entry = at(site_of(read).campaigns, "cu")
    assert (entry.bulletins, entry.units, entry.followed_by) == (("a", "b"), ("tinh", "a-xa", "b-xa"), ("moi",))


@pytest.mark.parametrize(
    ("campaigns", "expected"),
    [
        ([campaign("a", owner="tnh")], ("campaigns/a.yml", 7, "unknown-unit")),
        ([campaign("a", follows="b")], ("campaigns/a.yml", 8, "unknown-campaign")),
        ([campaign("a", follows="b"), campaign("b", follows="a")], ("campaigns/a.yml", 8, "follows-cycle")),
    ],
)
def test_a_campaigns_owner_and_past_must_exist(campaigns: list[Campaign], expected: tuple[str, int, str]) -> None:
    """Owner and earlier campaign are looked up, and time goes one way."""
    assert found(material(bulletin("tin"), campaigns=campaigns)) == [expected]


def test_running_campaigns_come_first() -> None:
    """This year decides; among the running and among the ended the alphabet does."""
    campaigns = [
        replace(campaign("b"), end=2024),
        replace(campaign("c"), start=2026),
        replace(campaign("d"), start=2020, end=2025),
        campaign("e"),
        replace(campaign("a"), end=2020),
    ]
    order = site_of(material(bulletin("tin"), campaigns=campaigns)).campaign_order
    assert order[VI] == ("d", "e", "a", "b", "c")
