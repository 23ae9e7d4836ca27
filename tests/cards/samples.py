"""Subjects, fonts and photos that tests of share cards have in common."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from bulletins.cards import CardFonts, can_shape, plan_card, read_card_fonts
from bulletins.model.identity import ContentPath, Language
from bulletins.model.photo import CardSubject, PhotoFacts, ShareCard
from bulletins.model.value import replace
from PIL import Image

from tests.photos.pictures import encoded, facts_of

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "theme"
KHMER_FONTS = (
    Path("/usr/share/fonts/truetype/noto/NotoSansKhmer-Bold.ttf"),
    Path("/usr/share/fonts/truetype/khmeros/KhmerOS.ttf"),
)
KHMER = "សហភាពនារី ប្រកាសលទ្ធផល 2025 Đề án 939"
PHOTO = ContentPath("bulletins/2024/tin/hoi-nghi.jpg")
SUBJECT = CardSubject(
    title="Phụ nữ Bình Thuận hoàn thành bảy trên tám chỉ tiêu khi đi được nửa nhiệm kỳ",
    kicker="Bình Thuận · Nghị quyết XIII",
    site_name="Tin hoạt động Hội",
    language=Language("vi"),
    origin="content/bulletins/2024/tin/index.md",
    line=2,
)


@cache
def fonts() -> CardFonts:
    """Return the theme's fonts."""
    found = read_card_fonts(THEME, {}).value
    assert found is not None
    return found


def khmer_fonts() -> CardFonts:
    """Return the theme's fonts and a Khmer one; skips the test where there is none, or nothing to set it with."""
    file = next((file for file in KHMER_FONTS if file.is_file()), None)
    if file is None or not can_shape():
        pytest.skip("needs a Khmer font (apt-get install fonts-noto-core) and Raqm with FriBiDi")
    found = read_card_fonts(THEME, {Language("km"): file}).value
    assert found is not None
    return found


def subject(**changes: object) -> CardSubject:
    """Return the sample subject with other words."""
    return replace(SUBJECT, **changes)


def planned(about: CardSubject, photos: dict[ContentPath, PhotoFacts] | None = None) -> ShareCard:
    """Return the card of a subject, which must have one."""
    card = plan_card(about, fonts=fonts(), photos=photos or {}, shapes=True)
    assert card is not None
    return card


def photo(folder: Path, image: Image.Image, style: str = "JPEG", **options: object) -> PhotoFacts:
    """Return the facts of an image that was written as a photo."""
    return facts_of(folder, encoded(image, style, **options), PHOTO)
