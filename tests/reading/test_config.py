"""site.yml becomes the SiteConfig."""

from __future__ import annotations

import pytest
from bulletins.model.config import SiteConfig
from bulletins.reading import read_config
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.samples import SITE, said, site_source


def _read(more: str) -> SiteConfig:
    outcome = read_config(site_source(SITE + more))
    assert outcome.problems == ()
    assert outcome.value is not None
    return outcome.value


def _problems(text: str) -> list[str]:
    return said(read_config(site_source(text)).problems)


def test_the_smallest_site_has_defaults() -> None:
    """Languages, zone and sections are enough; the rest is empty or stands for itself."""
    config = _read("")
    assert (config.default_language, tuple(each.code for each in config.languages)) == ("vi", ("vi", "en"))
    assert config.name == config.short_name
    assert (config.languages[0].addresses.bulletins, config.languages[0].addresses.page) == ("ban-tin", "trang")
    assert (config.languages[1].addresses.bulletins, config.languages[1].addresses.page) == ("bulletins", "page")
    assert (config.languages[0].direction, config.time_zone) == ("ltr", "Asia/Ho_Chi_Minh")
    assert [term.slug for term in config.sections] == ["hoat-dong", "thong-bao"]
    assert not config.tagline
    assert (config.logo, config.colours, config.menu) == (None, (), ())


def test_everything_staff_may_choose_is_read() -> None:
    """Logo, colours, notice, featured bulletins, menu and licence are read."""
    config = _read(
        'logo: ./logo.png\ncolours:\n  brand:\n    light: #9b1150\n    dark: "#FF9CC5"\n'
        "  nen: {light: '#ffffff', dark: '#000000'}\n"
        "notice:\n  text: Đại hội: 10/7\n  bulletin: tin-mot\nfeatured: [tin-mot, tin-hai]\nmenu:\n- gioi-thieu\n"
        "licence: CC BY 4.0\nlicence_url: https://creativecommons.org/licenses/by/4.0/\neditor: {vi: Ban biên tập}\n"
    )
    assert config.logo == "logo.png"
    assert config.colours == (("brand", "#9B1150", "#FF9CC5"), ("nen", "#FFFFFF", "#000000"))
    assert config.notice is not None
    assert (config.notice.text.text(config.default_language), config.notice.bulletin) == ("Đại hội: 10/7", "tin-mot")
    assert (config.featured, config.menu) == (("tin-mot", "tin-hai"), ("gioi-thieu",))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Min"), "9:12 unknown-time-zone nearest=Asia/Ho_Chi_Minh"),
        (("Asia/Ho_Chi_Minh", "asia/ho_chi_minh"), "9:12 unknown-time-zone nearest=Asia/Ho_Chi_Minh"),
        (("Asia/Ho_Chi_Minh", "../etc/passwd"), "9:12 unknown-time-zone"),
        (("Asia/Ho_Chi_Minh", "Asia"), "9:12 unknown-time-zone"),
        (("units: don-vi", "units: Đơn vị"), "5:44 not-a-slug key=units suggestion=don-vi value=Đơn vị"),
        (("units: don-vi", "units: ban-tin"), "3 repeated-address-word first=bulletins language=vi second=units"),
        (("units: don-vi", "units: en"), "3 taken-address-word language=vi word=en"),
        (("units: don-vi", "units: theme"), "3 taken-address-word language=vi word=theme"),
        (("units: don-vi", "unit: don-vi"), "5:37 unknown-key key=unit nearest=units"),
        (("    name: English", "    nme: English"), "8:5 unknown-key key=nme nearest=name"),
        (("  en:\n    name", "  English:\n    name"), "7 not-a-language-code value=English"),
        (("    name: English", "    name: English\n    direction: up"), "9:16 unknown-value-listed allowed=ltr, rtl"),
        (("\nsections:", "\nsection:"), "10:1 unknown-key key=section nearest=sections"),
        (("thong-bao:", "Thông báo:"), "12 not-a-slug key=sections suggestion=thong-bao value=Thông báo"),
        (("    vi: Thông báo\n", ""), "12:3 no-default-language key=thong-bao language=vi"),
        (("name: {vi: Hội LHPN, en: Women's Union}\n", ""), "1 missing-key key=name"),
        (("name: {", "nmae: {"), "1:1 unknown-key key=nmae nearest=name"),
    ],
)
def test_what_a_site_cannot_be_is_explained(change: tuple[str, str], expected: str) -> None:
    """Each wrong value of site.yml is an error with its place and what is near."""
    found = _problems(SITE.replace(*change))
    assert any(each.startswith(expected) for each in found), found


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("colours: {brand: {light: #9B1150, dark: #FF9CC5}}", "20:26 unreadable-brackets"),
        ("colours:\n  brand: {light: '#91b', dark: đỏ}", "21:18 not-a-colour suggestion=#9911BB value=#91b"),
        ("colours:\n  brand:\n    light: '#9B1150'", "21 missing-key key=dark"),
        ("logo: ../logo.png", "20:7 file-outside-folder name=logo.png value=../logo.png"),
        ("menu: [Giới thiệu]", "20:8 not-a-slug key=menu suggestion=gioi-thieu value=Giới thiệu"),
        ("featured: tin-mot\nfeatured: tin-hai", "21:1 duplicate-key first=20 key=featured"),
        ("notice: Đại hội", "20:9 not-a-mapping key=notice"),
        ("licence_url: cc.org", "20:14 not-https key=licence_url value=cc.org"),
        ("tagline: {en: X}", "20:1 no-default-language key=tagline language=vi"),
    ],
)
def test_what_a_site_cannot_say_is_explained(more: str, expected: str) -> None:
    """Each wrong choice in site.yml is an error with its place."""
    found = _problems(f"{SITE}{more}\n")
    assert any(each.startswith(expected) for each in found), found


def test_an_empty_site_names_everything_it_needs() -> None:
    """What every site must say is asked for at once."""
    assert _problems("menu:\n") == [
        "1 missing-key key=languages",
        "1 missing-key key=name",
        "1 missing-key key=sections",
        "1 missing-key key=time_zone",
    ]


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_no_site_file_breaks_the_reader(text: str | bytes) -> None:
    """Any content gives a site or reasons why not."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    outcome = read_config(site_source(data))
    assert outcome.value is not None or outcome.problems


@given(st.integers(min_value=0, max_value=len(SITE)), st.text("[]{}:#,-|>\"' \n\tx", max_size=4))
def test_no_slip_of_the_keyboard_breaks_the_reader(position: int, slip: str) -> None:
    """A few signs typed anywhere into a sound site.yml give a site or reasons why not."""
    outcome = read_config(site_source(SITE[:position] + slip + SITE[position:]))
    assert outcome.value is not None or outcome.problems


def test_abbreviations_are_read_in_their_order() -> None:
    """Each is a short form and what it stands for, as it was typed."""
    config = _read("abbreviations:\n  LHPN: Liên hiệp Phụ nữ\n  5K3S: 5 không, 3 sạch\n")
    assert config.abbreviations == (("LHPN", "Liên hiệp Phụ nữ"), ("5K3S", "5 không, 3 sạch"))


def test_an_abbreviation_says_what_it_stands_for() -> None:
    """One without a long form is an error, and so is a list instead of pairs."""
    assert len(_problems(f"{SITE}abbreviations:\n  LHPN:\n")) == 1
    assert len(_problems(f"{SITE}abbreviations:\n  - LHPN\n")) == 1
