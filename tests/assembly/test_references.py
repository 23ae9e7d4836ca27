"""Links, photos, documents, addresses, and what site.yml picks: everything named must be there and may be seen."""

from __future__ import annotations

import pytest
from bulletins.model.bulletin import Facts, ReferenceKind
from bulletins.model.config import Notice, SiteConfig
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.localized import NOTHING
from bulletins.model.value import replace

from tests.assembly.builders import (
    CONFIG,
    DRAFT,
    WITHDRAWN,
    assembled,
    attachment,
    beside,
    bulletin,
    campaign,
    details,
    figure,
    found,
    linking,
    material,
    page,
    slugs,
    terms,
    translation,
    unit,
    with_text,
)

FILE = "bulletins/2025/tin/index.md"


@pytest.mark.parametrize(
    ("kind", "target", "code", "nearest"),
    [
        (ReferenceKind.BULLETIN, "khacc", "unknown-bulletin", "khac"),
        (ReferenceKind.UNIT, "tinhh", "unknown-unit", "tinh"),
        (ReferenceKind.CAMPAIGN, "du-an8", "unknown-campaign", "du-an-8"),
        (ReferenceKind.PAGE, "gioithieu", "unknown-page", "gioi-thieu"),
    ],
)
def test_a_dead_link_comes_with_the_nearest_target(kind: ReferenceKind, target: str, code: str, nearest: str) -> None:
    """Every kind of target is looked up among its own."""
    read = material(
        linking(bulletin("tin"), kind, target), bulletin("khac"), page("gioi-thieu"), campaigns=[campaign("du-an-8")]
    )
    assert found(read) == [(FILE, 15, code)]
    assert details(read, code) == {"slug": target, "nearest": nearest}


@pytest.mark.parametrize(
    "target", [bulletin("khac", 1, status=DRAFT), bulletin("khac", 400), page("khac", status=DRAFT)]
)
def test_a_link_to_what_readers_cannot_see_is_an_error(target: Facts) -> None:
    """It would be dead, and would give away a draft's name; in a preview it leads somewhere."""
    kind = ReferenceKind.PAGE if target.path.startswith("pages") else ReferenceKind.BULLETIN
    read = material(linking(bulletin("tin"), kind, "khac"), target)
    assert found(read) == [(FILE, 15, "link-not-public")]
    assert found(read, preview=True) == []


def test_a_draft_may_link_to_a_draft() -> None:
    """Both are unseen."""
    draft = linking(bulletin("tin", status=DRAFT), ReferenceKind.BULLETIN, "khac")
    assert found(material(draft, bulletin("khac", status=DRAFT), bulletin("a"))) == []


def test_a_link_to_a_withdrawn_bulletin_leads_to_its_notice() -> None:
    """Old texts need not be touched when another one is withdrawn, anchors included."""
    link = linking(bulletin("tin"), ReferenceKind.BULLETIN, "khac", "ket-qua")
    assert found(material(link, bulletin("khac", status=WITHDRAWN))) == []


def test_an_anchor_must_be_on_the_page_that_is_shown() -> None:
    """The translation's anchors count where there is a translation, else the original's."""
    there = with_text(bulletin("khac"), anchors=("ket-qua",))
    english = with_text(translation("khac"), anchors=("results",))
    assert found(material(linking(bulletin("tin"), ReferenceKind.BULLETIN, "khac", "ket-qua"), there, english)) == []
    wrong = linking(translation("tin"), ReferenceKind.BULLETIN, "khac", "ket-qua")
    read = material(bulletin("tin"), wrong, there, english)
    assert found(read) == [("bulletins/2025/tin/index.en.md", 15, "missing-anchor")]
    assert details(read, "missing-anchor")["known"] == "#results"
    assert found(material(bulletin("tin"), wrong, there)) == []


def test_an_item_of_a_digest_is_a_place_on_its_page() -> None:
    """Each item is addressable by its slug."""
    link = linking(bulletin("tin"), ReferenceKind.BULLETIN, "tong-hop", "a")
    assert found(material(link, bulletin("tong-hop", items="a"), bulletin("a"))) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ke-hoach.pdf", ""),
        ("KE-HOACH.PDF", "missing-document"),
        ("khac.docx", "missing-document"),
        ("a.jpg", "file-not-offered"),
        ("a.exe", "file-not-offered"),
    ],
)
def test_documents_must_be_there_and_of_a_kind_for_readers(name: str, code: str) -> None:
    """The same holds for links in the text and for attachments."""
    tin = bulletin("tin")
    assets = ["bulletins/2025/tin/a.jpg" if name == "a.jpg" else "bulletins/2025/tin/ke-hoach.pdf"]
    linked = linking(tin, ReferenceKind.FILE, beside(tin, name))
    assert found(material(linked, assets=assets)) == ([(FILE, 15, code)] if code else [])
    attached = with_text(tin, attachments=(attachment(tin, name),))
    assert found(material(attached, assets=assets)) == ([(FILE, 13, code)] if code else [])


@pytest.mark.parametrize(
    ("name", "code", "nearest"),
    [
        ("hop-mat.jpg", "missing-photo", "hop-mat-1.jpg"),
        ("HOP-MAT-1.JPG", "photo-case", "hop-mat-1.jpg"),
        ("hop-mat-1.jpeg", "missing-photo", "hop-mat-1.jpg"),
    ],
)
def test_a_missing_photo_comes_with_the_one_that_may_be_meant(name: str, code: str, nearest: str) -> None:
    """Capital letters are told apart from a wrong name: on the author's computer the photo was found."""
    tin = bulletin("tin")
    tin = with_text(tin, figures=(figure(tin, name),))
    read = material(tin, assets=["bulletins/2025/tin/hop-mat-1.jpg", "bulletins/2025/tin/zzz.jpg"])
    assert found(read) == [(FILE, 12, code)]
    assert details(read, code) == {"name": name, "nearest": nearest}


def test_a_photo_in_a_folder_without_photos_is_told_where_to_go() -> None:
    """There is no name to suggest."""
    tin = bulletin("tin")
    read = material(with_text(tin, cover=figure(tin, "a.jpg")))
    assert details(read, "no-photos") == {"name": "a.jpg", "folder": "content/bulletins/2025/tin"}


@pytest.mark.parametrize("slug", ["index", "page", "feed", "en", "vi", "trang", "page-2", "trang-12", "nguon-tin"])
def test_words_that_addresses_need_are_no_slugs(slug: str) -> None:
    """Whatever the kind, listings and languages come first."""
    assert (f"bulletins/2025/{slug}/index.md", 0, "reserved-slug") in found(material(bulletin(slug)))
    assert (f"units/{slug}.yml", 0, "reserved-slug") in found(material(bulletin("a"), units=[unit("tinh"), unit(slug)]))


@pytest.mark.parametrize("slug", ["ban-tin", "bulletins", "tim-kiem", "404", "theme", "anh"])
def test_static_pages_share_the_root_with_the_rest_of_the_site(slug: str) -> None:
    """An address word is no page, but may well be a bulletin."""
    assert found(material(bulletin("a"), page(slug))) == [(f"pages/{slug}/index.md", 0, "reserved-slug")]
    assert found(material(bulletin(slug))) == []


def test_a_section_cannot_be_called_like_a_numbered_page() -> None:
    """Its address would be that of another listing."""
    config = replace(CONFIG, sections=terms("hoat-dong trang-2"))
    assert found(material(bulletin("a"), config=config)) == [("site.yml", 5, "reserved-section")]


def test_an_alias_that_is_taken_names_whose_it_is() -> None:
    """Neither another's slug nor another's alias, within one kind; drafts count too."""
    read = material(bulletin("a", aliases="cu b"), bulletin("b", status=DRAFT), bulletin("c", aliases="cu page-2"))
    assert found(read) == [
        ("bulletins/2025/a/index.md", 8, "alias-taken"),
        ("bulletins/2025/c/index.md", 8, "alias-taken"),
        ("bulletins/2025/c/index.md", 8, "reserved-alias"),
    ]
    assert found(material(bulletin("a"), units=[unit("tinh"), replace(unit("xa"), aliases=slugs("a"))])) == []


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (replace(CONFIG, featured=slugs("khong-co")), (20, "unknown-bulletin")),
        (replace(CONFIG, featured=slugs("nhap")), (20, "featured-not-shown")),
        (replace(CONFIG, featured=slugs("go")), (20, "featured-not-shown")),
        (replace(CONFIG, highlights=slugs("khong-co")), (24, "unknown-bulletin")),
        (replace(CONFIG, highlights=slugs("nhap")), (24, "highlight-not-shown")),
        (replace(CONFIG, highlights=slugs("go")), (24, "highlight-not-shown")),
        (replace(CONFIG, schemes=slugs("khong-co")), (25, "unknown-campaign-alone")),
        (replace(CONFIG, menu=slugs("khong-co")), (21, "unknown-page")),
        (replace(CONFIG, menu=slugs("trang-nhap")), (21, "menu-not-shown")),
        (replace(CONFIG, notice=Notice(text=NOTHING, bulletin=Slug("khong-co"))), (22, "unknown-bulletin")),
        (replace(CONFIG, notice=Notice(text=NOTHING, bulletin=Slug("nhap"))), (22, "notice-not-shown")),
        (replace(CONFIG, logo=ContentPath("logo.png")), (23, "no-photos")),
    ],
)
def test_what_the_site_picks_must_be_there_and_shown(config: SiteConfig, expected: tuple[int, str]) -> None:
    """Each is said at its line of site.yml, and left out of the site."""
    texts = [bulletin("a"), bulletin("nhap", status=DRAFT), bulletin("go", status=WITHDRAWN)]
    read = material(*texts, page("trang-nhap", status=DRAFT), config=config)
    assert found(read) == [("site.yml", *expected)]
    site = assembled(read).site
    assert site is not None
    picked = site.config
    assert (picked.featured, picked.menu, picked.logo, site.featured) == ((), (), None, ())
    assert (picked.highlights, picked.schemes) == ((), ())
    assert picked.notice is None or picked.notice.bulletin is None
