"""Files of one slug become one bulletin; a translation never contradicts its original."""

from __future__ import annotations

from datetime import date

import pytest
from bulletins.model.bulletin import Facts, TextFacts
from bulletins.model.identity import ContentPath, Language
from bulletins.model.source import FileStatus

from tests.assembly.builders import (
    CONFIG,
    EN,
    assembled,
    at,
    attachment,
    bulletin,
    day,
    details,
    fates,
    figure,
    found,
    material,
    page,
    site_of,
    slugs,
    translation,
    unit,
    with_text,
)

FILE = ContentPath("bulletins/2025/tin/index.en.md")


def english(original: Facts, translated: Facts, *assets: str) -> TextFacts:
    """Return the English text of a bulletin that has no problem."""
    assets = tuple(f"bulletins/2025/tin/{name}" for name in assets)
    text = at(site_of(material(translated, original, assets=assets)).bulletins, "tin").bulletin.text(EN)
    assert text is not None
    return text


def test_the_default_language_comes_first() -> None:
    """Whichever file was read first, the original leads and the others follow in site.yml's order."""
    site = site_of(material(translation("tin"), bulletin("tin"), page("lien-he")))
    assert [text.language for text in at(site.bulletins, "tin").bulletin.texts] == ["vi", "en"]
    assert [text.language for text in at(site.pages, "lien-he").texts] == ["vi"]


def test_the_section_left_out_is_the_first() -> None:
    """Sections need no thought where there is nothing to choose."""
    site = site_of(material(bulletin("tin")))
    assert at(site.bulletins, "tin").bulletin.section == CONFIG.sections[0].slug
    assert dict(site.sections.items()) == {"hoat-dong": ("tin",), "guong-sang": ()}


@pytest.mark.parametrize(
    ("shared", "line", "expected"),
    [
        ({"published": day(2)}, 3, {"key": "date", "value": "2025-01-03 08:00", "original": "2025-01-02 08:00"}),
        ({"units": "xa tinh"}, 4, {"key": "unit", "value": "[xa, tinh]", "original": "tinh"}),
        ({"authors": ("An", "Bình")}, 9, {"key": "authors", "value": "[An, Bình]", "original": "An"}),
        ({"event_date": date(2025, 1, 1)}, 1, {"key": "event_date", "value": "2025-01-01", "original": "2025-01-02"}),
    ],
)
def test_a_shared_field_that_differs_is_named_with_the_originals_value(
    shared: dict[str, object], line: int, expected: dict[str, str]
) -> None:
    """The problem stands at the translation's line and says what index.md has."""
    original = bulletin("tin", 1, authors=("An",), event_date=date(2025, 1, 2))
    read = material(original, translation("tin", **shared), units=[unit("tinh"), unit("xa")])
    assert found(read) == [(FILE, line, "translation-differs")]
    assert details(read, "translation-differs") == expected


def test_a_shared_field_that_is_the_same_may_be_repeated() -> None:
    """Copying the front matter is no mistake."""
    same = {"published": day(1), "units": "tinh", "status": None, "aliases": "cu"}
    site_of(material(bulletin("tin", 1, aliases="cu"), translation("tin", **same)))


def test_a_shared_field_that_only_the_translation_has_is_refused() -> None:
    """What counts for all languages stands in the original."""
    read = material(bulletin("tin"), translation("tin", aliases="old"))
    assert found(read) == [(FILE, 8, "translation-adds")]


def test_two_texts_in_one_language_are_refused() -> None:
    """The second is reported with the first's path."""
    twice = translation("tin")
    again = with_text(twice, origin=type(twice.text.origin)(path="content/bulletins/2025/tin/index.en-GB.md"))
    again = type(twice)(
        slug=twice.slug,
        path=ContentPath("bulletins/2025/tin/index.en-GB.md"),
        shared=twice.shared,
        text=again.text,
    )
    read = material(bulletin("tin"), again, twice)
    assert [code for _, _, code in found(read)] == ["language-twice"]


def test_a_translation_of_an_unreadable_original_waits_for_it() -> None:
    """The original's own problem was reported; the translation is refused with it and silently."""
    read = material(translation("tin"), bulletin("khac"), refused=["bulletins/2025/tin/index.md"])
    made = assembled(read)
    assert made.problems == ()
    assert fates(made)[FILE] is FileStatus.REFUSED


def test_captions_stand_in_the_originals_order_with_its_credit_and_focus() -> None:
    """A translation gives words; which photos, in what order and how they are cropped is the original's."""
    original = bulletin("tin")
    photos = (figure(original, "a.jpg", credit="Thùy Linh", focus=(10, 20)), figure(original, "b.jpg", credit="Lan"))
    original = with_text(original, photos=photos, cover=figure(original, "c.jpg", credit="Mai"))
    translated = translation("tin")
    words = (figure(translated, "b.jpg", alt="Flowers", credit="By Lan"), figure(translated, "a.jpg", alt="People"))
    translated = with_text(translated, photos=words, cover=figure(translated, "c.jpg", alt="Hall"))
    text = english(original, translated, "a.jpg", "b.jpg", "c.jpg")
    assert [(one.alt, one.credit, one.focus) for one in text.photos] == [
        ("People", "Thùy Linh", (10, 20)),
        ("Flowers", "By Lan", (50, 50)),
    ]
    assert text.cover is not None
    assert (text.cover.alt, text.cover.credit) == ("Hall", "Mai")


def test_what_a_translation_leaves_out_stays_empty() -> None:
    """The page then shows the original's words, marked with their language."""
    original = bulletin("tin")
    original = with_text(original, photos=(figure(original, "a.jpg"),), attachments=(attachment(original, "b.pdf"),))
    text = english(original, translation("tin"), "a.jpg", "b.pdf")
    assert (text.cover, text.photos, text.attachments) == (None, (), ())


def test_a_translation_cannot_bring_photos_and_documents_of_its_own() -> None:
    """Each is reported at its line with what the original has."""
    original, translated = bulletin("tin"), translation("tin")
    original = with_text(original, photos=(figure(original, "a.jpg"),), attachments=(attachment(original, "a.pdf"),))
    translated = with_text(
        translated,
        cover=figure(translated, "c.jpg", line=5),
        photos=(figure(translated, "b.jpg"),),
        attachments=(attachment(translated, "b.pdf"),),
    )
    assets = [f"bulletins/2025/tin/{name}" for name in ("a.jpg", "b.jpg", "c.jpg", "a.pdf", "b.pdf")]
    read = material(original, translated, assets=assets)
    assert found(read) == [
        (FILE, 5, "translated-cover-alone"),
        (FILE, 12, "translated-photo-unknown"),
        (FILE, 13, "translated-file-unknown"),
    ]
    assert details(read, "translated-photo-unknown") == {"photo": "b.jpg", "known": "a.jpg"}


def test_a_translation_cannot_have_another_cover() -> None:
    """Shared links show one picture in every language."""
    original, translated = bulletin("tin"), translation("tin")
    read = material(
        with_text(original, cover=figure(original, "a.jpg")),
        with_text(translated, cover=figure(translated, "b.jpg")),
        assets=["bulletins/2025/tin/a.jpg", "bulletins/2025/tin/b.jpg"],
    )
    assert details(read, "translated-cover-differs") == {"photo": "b.jpg", "original": "a.jpg"}


def test_a_language_is_asked_for_by_its_code() -> None:
    """A language that a bulletin lacks is None."""
    made = at(site_of(material(bulletin("tin"))).bulletins, "tin").bulletin
    assert made.text(Language("km")) is None
    assert made.units == slugs("tinh")
