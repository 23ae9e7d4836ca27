"""Registry files become units and campaigns."""

from __future__ import annotations

from datetime import date

import pytest
from bulletins.model.config import Contact
from bulletins.model.registry import Campaign, Succession, Unit
from bulletins.model.source import Source, SourceKind
from bulletins.reading import read_campaign, read_unit
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.samples import said, site, source

UNIT = """\
name:
  vi: 'Hội LHPN xã Hòa Tú: cơ sở #1'
  en: Women's Union of Hòa Tú commune
short_name: Hòa Tú
level: commune
parent: soc-trang
valid_from: 1930-10-20
valid_to: 2025-06-30
successors:
  - an-thanh
  - unit: cu-lao-dung
    part: true
  - {unit: my-xuyen, part: true}
description: Một xã ven sông.
contact:
  address: {vi: Số 1, en: No. 1}
  phone: 0299 3822 000
  email: hoi@example.vn
  links:
    - label: Trang cũ
      url: https://example.vn/
aliases: [hoa-tu-cu]
"""

CAMPAIGN = """\
---
name: {vi: Đề án 939, en: Scheme 939}
type: scheme
owner: trung-uong
start: 2017
end: 2025
follows: de-an-cu
---
"""


def _unit_source(text: str | bytes) -> Source:
    return source("units/hoa-tu.yml", text, SourceKind.UNIT)


def _campaign_source(text: str | bytes) -> Source:
    return source("campaigns/de-an-939.yml", text, SourceKind.CAMPAIGN)


def _unit(text: str) -> Unit:
    outcome = read_unit(_unit_source(text), site())
    assert outcome.problems == ()
    assert outcome.value is not None
    return outcome.value


def _campaign(text: str) -> Campaign:
    outcome = read_campaign(_campaign_source(text), site())
    assert outcome.problems == ()
    assert outcome.value is not None
    return outcome.value


def _unit_problems(text: str | bytes) -> list[str]:
    return said(read_unit(_unit_source(text), site()).problems)


def test_a_unit_is_read_whole() -> None:
    """Every key of a unit's file ends up in the unit, its slug from the file's name."""
    unit = _unit(UNIT)
    assert unit.slug == "hoa-tu"
    assert unit.name.entries == (("vi", "Hội LHPN xã Hòa Tú: cơ sở #1"), ("en", "Women's Union of Hòa Tú commune"))
    assert unit.short_name.entries == (("vi", "Hòa Tú"),)
    assert (unit.level, unit.parent) == ("commune", "soc-trang")
    assert (date(1930, 10, 20), date(2025, 6, 30)) == (unit.valid_from, unit.valid_to)
    assert [(each.unit, each.whole) for each in unit.successors] == [
        ("an-thanh", True),
        ("cu-lao-dung", False),
        ("my-xuyen", False),
    ]
    assert isinstance(unit.successors[0], Succession)
    assert unit.aliases == ("hoa-tu-cu",)
    assert unit.origin.line("valid_from") == 7


def test_a_contact_is_read_whole() -> None:
    """Address, telephone, e-mail and links of an office are read."""
    contact = _unit(UNIT).contact
    assert isinstance(contact, Contact)
    assert contact.address.entries == (("vi", "Số 1"), ("en", "No. 1"))
    assert (contact.phone, contact.email) == ("0299 3822 000", "hoi@example.vn")
    assert contact.links == (("Trang cũ", "https://example.vn/"),)


def test_a_campaign_is_read_whole() -> None:
    """Every key of a campaign's file ends up in the campaign; without a short name the name serves."""
    campaign = _campaign(CAMPAIGN)
    assert (campaign.slug, campaign.kind, campaign.owner) == ("de-an-939", "scheme", "trung-uong")
    assert (campaign.start, campaign.end, campaign.follows) == (2017, 2025, "de-an-cu")
    assert campaign.name == campaign.short_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1 empty-file"),
        ("# chỉ có ghi chú\n", "1 empty-file"),
        ("---\n---\n", "1 empty-file"),
        ("- a\n- b\n", "1 file-is-a-list"),
        ("[a, b]\n", "1 file-is-a-list"),
        ("chỉ là chữ\n", "1 file-is-no-mapping"),
        ("{name: x}\n", "1 file-is-no-mapping"),
        ("name: x\nlevel: commune\n" + "# x\n" * 20_000, "0 file-too-large limit=64 size=79"),
        (b"name: \xff", "1 not-utf8 before=name: offset=6"),
    ],
)
def test_a_file_that_is_no_registry_file_is_refused(text: str | bytes, expected: str) -> None:
    """Lists, bare text, empty files, huge ones and bytes that are no text are errors."""
    assert expected in _unit_problems(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("level: xa", "2:8 unknown-value-listed allowed=province, commune key=level value=xa"),
        ("level: comune", "2:8 unknown-value allowed=province, commune key=level nearest=commune value=comune"),
        ("level: commune\nparent: hoa-tu", "3 refers-to-itself key=parent slug=hoa-tu"),
        ("level: commune\nvalid_from: 2025-07-01\nvalid_to: 2025-06-30", "4 ends-before-start"),
        ("level: commune\nvalid_from: 01/07/2025", "3:13 not-iso-date suggestion=2025-07-01 value=01/07/2025"),
        ("level: commune\nsuccessors: [b]", "3 successors-of-open-unit"),
        ("level: commune\nvalid_to: 2025-06-30\nsuccessors: [hoa-tu]", "4 refers-to-itself key=successors slug=hoa-tu"),
        ("level: commune\nlevle: x", "3:1 unknown-key key=levle nearest=level"),
        ("level: commune\nname: y", "3:1 duplicate-key first=1 key=name"),
        ("level: commune\nshort_name:\n  en: X", "3:1 no-default-language key=short_name language=vi"),
        ("level: commune\nshort_name: {vi: X, fr: Y}", "3:21 unknown-key-listed allowed=vi, en key=fr"),
        ("level: commune\ncontact: {email: x}", "3:18 not-an-email value=x"),
        ("level: commune\ncontact: {phone: x}", "3:18 not-a-phone value=x"),
        ("level: commune\ncontact: {links: [{label: x, url: 'javascript:a'}]}", "3:35 not-https key=url"),
        ("level:", "2:1 empty-key key=level"),
    ],
)
def test_what_a_unit_cannot_say_is_explained(line: str, expected: str) -> None:
    """Each wrong value of a unit's file is an error with its place."""
    found = _unit_problems(f"name: Hội\n{line}\n")
    assert any(each.startswith(expected) for each in found), found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("type: đề án", "2:7 name-for-value key=type name=Đề án slug=scheme value=đề án"),
        ("type: scheme\nstart: 2020\nend: 2019", "4 ends-before-start end=2019 start=2020"),
        ("type: scheme\nstart: từ 2020", "3:8 not-a-year value=từ 2020"),
        ("type: scheme\nend: 20300", "3:6 not-a-year value=20300"),
        ("type: scheme\nend: 0999", "3:6 date-out-of-range first=1800 last=2200 value=0999"),
        ("type: scheme\nfollows: de-an-939", "3 refers-to-itself key=follows slug=de-an-939"),
        ("", "1 missing-key key=type"),
    ],
)
def test_what_a_campaign_cannot_say_is_explained(line: str, expected: str) -> None:
    """Each wrong value of a campaign's file is an error with its place."""
    found = said(read_campaign(_campaign_source(f"name: Đề án\n{line}\n"), site()).problems)
    assert expected in found


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_no_registry_file_breaks_the_reader(text: str | bytes) -> None:
    """Any content gives a unit or a campaign, or reasons why not."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    for outcome in (read_unit(_unit_source(data), site()), read_campaign(_campaign_source(data), site())):
        assert outcome.value is not None or outcome.problems
