"""A unit or campaign typed by its name: the answer is the slug of the one that bears it."""

from __future__ import annotations

import unicodedata

import pytest
from bulletins.assembly.name_index import NameIndex, bare, spoken
from bulletins.model.bulletin import Facts
from bulletins.model.identity import Slug
from bulletins.model.registry import Unit
from bulletins.model.source import FileStatus, SourceKind, TypedName
from bulletins.model.value import replace

from tests.assembly.builders import (
    assembled,
    bulletin,
    campaign,
    details,
    fates,
    found,
    material,
    named,
    slugs,
    translation,
    unit,
    with_text,
)

FILE = "bulletins/2025/tin/index.md"


def called(slug: str, name: str, short: str, english: str = "") -> Unit:
    """Return a unit with its names."""
    return replace(unit(slug), name=named(name, english), short_name=named(short))


UNITS = (
    called("tinh-sen", "Hội Phụ nữ tỉnh Sen", "Sen", "Sen Provincial Women's Union"),
    called("xa-ben-ao", "Hội Phụ nữ xã Bến Ao", "Bến Ao"),
    called("phuong-ben-ao", "Hội Phụ nữ phường Bến Ao", "Bến Ao"),
    called("xa-hoa-tu", "Hội Phụ nữ xã Hòa Tú", "Hòa Tú"),
    called("xa-hoa", "Hội Phụ nữ xã Hoa", "Hoa"),
    called("xa-an-hoa-2", "Hội Phụ nữ xã An Hỏa", "An Hỏa"),
    called("to-dan-pho", "Tổ Phụ nữ số 3", "Tổ 3"),
)
NAMES = NameIndex(UNITS)


def mentioning(typed: str, kind: SourceKind = SourceKind.UNIT) -> Facts:
    """Return a bulletin that names a unit or campaign by something that is no slug, on line 4."""
    read = bulletin("tin", units="")
    slug = Slug("-".join(bare(typed)))
    mention = TypedName(kind=kind, key=kind.value, typed=typed, slug=slug, line=4, column=7)
    return with_text(read, origin=replace(read.text.origin, mentions=(mention,)))


@pytest.mark.parametrize(
    ("typed", "slug", "expected"),
    [
        ("Hội Phụ nữ xã Bến Ao", "hoi-phu-nu-xa-ben-ao", "xa-ben-ao"),
        ("Xã Bến Ao", "xa-ben-ao", "xa-ben-ao"),
        ("HỘI  PHỤ NỮ XÃ BẾN AO", "hoi-phu-nu-xa-ben-ao", "xa-ben-ao"),
        (unicodedata.normalize("NFD", "Phường Bến Ao"), "phuong-ben-ao", "phuong-ben-ao"),
        ("Hội LHPN xã Bến Ao", "hoi-lhpn-xa-ben-ao", "xa-ben-ao"),
        ("Hội Liên hiệp Phụ nữ tỉnh Sen", "hoi-lien-hiep-phu-nu-tinh-sen", "tinh-sen"),
        ("xã Hoà Tú", "xa-hoa-tu", "xa-hoa-tu"),
        ("Hòa Tú.", "hoa-tu", "xa-hoa-tu"),
        ("xa ben ao", "xa-ben-ao", "xa-ben-ao"),
        ("Xa_Ben_Ao", "xa-ben-ao", "xa-ben-ao"),
        ("Bến Ao", "ben-ao", "xa-ben-ao phuong-ben-ao"),
        ("Sen Provincial", "sen-provincial", "tinh-sen"),
        ("xã Hóa", "xa-hoa", "xa-hoa"),
        ("An Hỏa", "an-hoa", "xa-an-hoa-2"),
        ("tổ 3", "to-3", "to-dan-pho"),
        ("Hội Phụ nữ tỉnh Súng", "hoi-phu-nu-tinh-sung", ""),
        ("Sở Xây dựng", "so-xay-dung", ""),
    ],
)
def test_a_name_finds_those_who_bear_it(typed: str, slug: str, expected: str) -> None:
    """Case, spelling, other words before it and missing marks are passed over; what nobody is called finds nobody."""
    assert slugs(expected) == tuple(one.slug for one in NAMES.bearers(typed, Slug(slug)))


def test_tones_stand_where_they_like() -> None:
    """Old and new spelling are one name, another tone or letter is another."""
    assert spoken("HOÀ Thúy") == spoken("hòa Thuý") != spoken("hỏa thuy")
    assert spoken("đa") != spoken("da")
    assert bare("Đường Hoà") == ("duong", "hoa")


@pytest.mark.parametrize(
    ("typed", "code", "expected"),
    [
        ("Xã Hòa Tú", "name-for-slug", {"slug": "xa-hoa-tu"}),
        (
            "Bến Ao",
            "name-of-several",
            {"slugs": "phuong-ben-ao (Hội Phụ nữ phường Bến Ao), xa-ben-ao (Hội Phụ nữ xã Bến Ao)"},
        ),
    ],
)
def test_a_name_is_answered_with_what_to_type(typed: str, code: str, expected: dict[str, str]) -> None:
    """The one problem of the file says so, at the name's own place, and nothing is published of it."""
    read = material(mentioning(typed), bulletin("khac", units="tinh-sen"), units=UNITS)
    assert found(read) == [(FILE, 4, code)]
    assert details(read, code) == {"key": "unit", "value": typed, **expected}
    assert fates(assembled(read))[FILE] is FileStatus.REFUSED


def test_a_name_that_nobody_bears_comes_with_the_nearest() -> None:
    """As a misspelt slug does; where there is nobody at all, with the file to write."""
    assert details(material(mentioning("Xã Hòa Tự"), units=UNITS[:1]), "unknown-unit") == {
        "slug": "Xã Hòa Tự",
        "nearest": "tinh-sen",
    }
    assert details(material(mentioning("Xã Mới"), units=()), "unknown-unit-alone") == {"slug": "xa-moi"}
    other = mentioning("Đề án 9", SourceKind.CAMPAIGN)
    assert details(material(other, campaigns=[campaign("du-an-8")]), "unknown-campaign")["nearest"] == "du-an-8"
    assert details(material(other), "unknown-campaign-alone") == {"slug": "de-an-9"}


def test_a_unit_whose_file_could_not_be_read_is_known_by_its_slug() -> None:
    """Its name is in that file; nobody is told that there is no such unit."""
    read = material(mentioning("Xã Mới"), units=UNITS, refused=["units/xa-moi.yml"])
    assert details(read, "name-for-slug")["slug"] == "xa-moi"


def test_a_translation_does_not_differ_from_a_name() -> None:
    """It may repeat the right slug of what its original names by a name."""
    read = material(mentioning("Xã Hòa Tú"), translation("tin", units="xa-hoa-tu"), units=UNITS)
    assert found(read) == [(FILE, 4, "name-for-slug")]
