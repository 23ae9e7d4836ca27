"""Files with an error of their own: checked as far as they could be read, never shown, never cause of another error."""

from __future__ import annotations

from datetime import date

import pytest
from bulletins.model.bulletin import Facts, ReferenceKind
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.localized import NOTHING
from bulletins.model.source import FileStatus, SourceLines
from bulletins.model.value import replace

from tests.assembly.builders import (
    CONFIG,
    DRAFT,
    LINES,
    WITHDRAWN,
    assembled,
    beside,
    bulletin,
    details,
    fates,
    figure,
    found,
    linking,
    material,
    page,
    translation,
    unit,
    with_text,
)

FILE = "bulletins/2025/tin/index.md"
ENGLISH = "bulletins/2025/tin/index.en.md"


def unread(manuscript: Facts, **lost: None) -> Facts:
    """Return a manuscript of which some shared fields could not be read."""
    return replace(manuscript, shared=replace(manuscript.shared, **lost))


def test_its_other_mistakes_are_reported() -> None:
    """A unit and a photo that are not there are named although the front matter has an error too."""
    one = bulletin("tin", units="tinhh")
    one = with_text(one, photos=(figure(one, "a.jpg"),))
    made = material(one, bulletin("khac"), refused=[FILE])
    assert found(made) == [(FILE, 4, "unknown-unit"), (FILE, 12, "no-photos")]


def test_it_is_never_shown() -> None:
    """It is in no listing, and its file is refused; the rest of the site is there."""
    made = assembled(material(bulletin("tin"), bulletin("khac"), refused=[FILE]))
    assert made.problems == ()
    assert made.site is not None
    assert made.site.timeline == ("khac",)
    assert fates(made)[FILE] is FileStatus.REFUSED


def test_its_photos_are_looked_at() -> None:
    """Whether a photo can be opened is found out before its text is put right, drafts' photos are left alone."""
    one, draft = bulletin("tin"), bulletin("nhap", status=DRAFT)
    one, draft = (with_text(each, photos=(figure(each, "a.jpg"),)) for each in (one, draft))
    made = assembled(
        material(one, draft, assets=[beside(one, "a.jpg"), beside(draft, "a.jpg")], refused=[FILE, draft.path])
    )
    assert made.photos == (beside(one, "a.jpg"),)


@pytest.mark.parametrize("lost", [{"published": None}, {"published": None, "event_date": None}, {"units": None}])
def test_what_it_lacks_makes_no_second_report(lost: dict[str, None]) -> None:
    """Without a readable date or unit nothing is said about the unit's life."""
    ended = replace(unit("tinh"), valid_to=date(2020, 1, 1), valid_from=date(2019, 1, 1))
    one = unread(bulletin("tin"), **lost)
    assert found(material(one, units=[ended], refused=[FILE])) == []


def test_an_event_that_cannot_be_read_is_not_taken_for_none() -> None:
    """The day of publication is not held against a unit where another day was meant."""
    one = bulletin("tin")
    one = with_text(one, origin=SourceLines(path=f"content/{FILE}", lines=(*LINES.items(), ("event_date", 11))))
    ended = replace(unit("tinh"), valid_to=date(2020, 1, 1))
    assert found(material(one, units=[ended], refused=[FILE])) == []
    assert found(material(one, units=[ended])) == [(FILE, 4, "after-unit-alone")]


@pytest.mark.parametrize(("refused", "expected"), [([FILE], []), ([], [(FILE, 15, "link-not-public")])])
def test_where_its_status_is_unreadable_it_may_be_a_draft(
    refused: list[str], expected: list[tuple[str, int, str]]
) -> None:
    """A draft may link to a draft, so a link to one is not held against a text that may be one."""
    one = linking(bulletin("tin"), ReferenceKind.BULLETIN, "nhap")
    one = with_text(one, origin=SourceLines(path=f"content/{FILE}", lines=(*LINES.items(), ("status", 11))))
    assert found(material(one, bulletin("nhap", status=DRAFT), bulletin("khac"), refused=refused)) == expected


def test_links_to_it_and_to_places_in_it_are_left_alone() -> None:
    """Its text may have failed to be read, headings and all."""
    link = linking(bulletin("khac"), ReferenceKind.BULLETIN, "tin", "phan-dau")
    assert found(material(link, bulletin("tin"), refused=[FILE])) == []


def test_a_translation_is_checked_without_its_original() -> None:
    """Its links are looked at; whether it says what the original says is not."""
    dead = linking(translation("tin", units="xa"), ReferenceKind.BULLETIN, "mat")
    made = material(dead, bulletin("khac"), refused=[FILE])
    assert found(made) == [(ENGLISH, 15, "unknown-bulletin")]


def test_what_an_original_lacks_is_not_held_against_its_translation() -> None:
    """A cover and a unit that the original's errors may hide are no additions of the translation's."""
    translated = translation("tin", units="tinh")
    translated = with_text(translated, cover=figure(translated, "a.jpg"), photos=(figure(translated, "b.jpg"),))
    original = unread(bulletin("tin"), units=None)
    assets = [beside(original, "a.jpg"), beside(original, "b.jpg")]
    assert found(material(original, translated, assets=assets, refused=[FILE])) == []


def test_a_digest_that_was_half_read_is_not_called_empty() -> None:
    """Items that could not be read may be public."""
    digest = bulletin("tin", items="gone")
    gone = bulletin("gone", status=WITHDRAWN)
    codes = [code for _, _, code in found(material(digest, gone, bulletin("khac"), refused=[FILE]))]
    assert codes == ["item-withdrawn"]


def test_a_unit_whose_end_is_unreadable_does_not_outlive_its_parent() -> None:
    """A warning never rests on what could not be read."""
    units = [replace(unit("tinh"), valid_to=date(2025, 6, 30)), unit("xa", "tinh", level="xa")]
    assert found(material(bulletin("tin"), units=units, refused=["units/xa.yml"])) == []
    assert [code for _, _, code in found(material(bulletin("tin"), units=units))] == ["unit-outlives-parent"]


def test_a_raw_address_of_a_refused_text_waits_for_it() -> None:
    """Whoever links to it by address is left out too, by slug and by alias, so no dead link is reported later."""
    one = bulletin("tin", aliases="cu")
    raw = [
        linking(bulletin(slug), ReferenceKind.ADDRESS, f"/ban-tin/{to}/") for slug, to in (("a", "tin"), ("b", "cu"))
    ]
    made = assembled(material(one, *raw, bulletin("khac"), refused=[FILE]))
    assert made.site is not None
    assert made.site.timeline == ("khac",)


def test_a_site_whose_lists_could_not_be_read_is_checked_all_the_same() -> None:
    """What names a section, level or type is not shown then, and nothing is said about the names."""
    config = replace(CONFIG, sections=(), levels=(), campaign_types=(), name=NOTHING)
    read = material(bulletin("tin", units="mat"), bulletin("khac", section=Slug("x")), config=config)
    made = assembled(replace(read, refused=frozenset({ContentPath("site.yml")})))
    assert [one.code for one in made.problems] == ["unknown-unit"]
    assert made.site is None


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (ReferenceKind.UNIT, "unknown-unit-alone"),
        (ReferenceKind.CAMPAIGN, "unknown-campaign-alone"),
        (ReferenceKind.PAGE, "unknown-page-alone"),
        (ReferenceKind.BULLETIN, "unknown-bulletin-alone"),
    ],
)
def test_where_there_is_nothing_near_nothing_is_suggested(kind: ReferenceKind, code: str) -> None:
    """A name that is looked up among none is reported without a nearest one."""
    article = bulletin("tin", units="") if kind is ReferenceKind.PAGE else page("trang")
    assert details(material(linking(article, kind, "mat"), units=[]), code) == {"slug": "mat"}


def test_photos_and_documents_of_an_original_without_any() -> None:
    """A translation is told to begin with the original, without a list of nothing to choose from."""
    translated = translation("tin")
    translated = with_text(translated, photos=(figure(translated, "a.jpg"),))
    assert found(material(bulletin("tin"), translated)) == [(ENGLISH, 12, "translated-photo-alone")]
