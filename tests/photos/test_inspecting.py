"""What may come as a photo, and what is said about the rest."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import pytest
from bulletins.model.problem import error
from bulletins.model.settings import PhotoSettings
from bulletins.photos import PhotoSize, photo_facts
from PIL import Image

from tests.photos.pictures import SETTINGS, encoded, exif, huge_png, inspected, noise, quarters, source_of

PATH = "content/bulletins/2024/tin/hoi-nghi.jpg"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize("style", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_formats_are_told_by_content(style: str, tmp_path: Path) -> None:
    """Every format that is taken is taken under any name."""
    outcome = inspected(source_of(tmp_path, encoded(quarters(), style)), SETTINGS)
    assert outcome.problems == ()
    assert outcome.value is not None
    assert (outcome.value.width, outcome.value.height) == (96, 64)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("style", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_measures_are_those_of_the_upright_photo(style: str, orientation: int, tmp_path: Path) -> None:
    """Width and height are what a reader sees, however the camera was held."""
    data = encoded(quarters(), style, exif=exif(orientation))
    value = inspected(source_of(tmp_path, data), SETTINGS).value
    assert value is not None
    assert (value.width, value.height) == ((64, 96) if orientation >= 5 else (96, 64))


@pytest.mark.parametrize(
    ("data", "code", "details"),
    [
        (b"", "photo-empty", {}),
        ("Đây là chữ, không phải ảnh.\n".encode(), "photo-no-image", {}),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "photo-heic", {}),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", "photo-heic", {}),
        (SVG, "photo-svg", {}),
        (SVG.decode().encode("utf-16"), "photo-svg", {}),
        (b"%PDF-1.7\n", "photo-format", {"found": "PDF"}),
        (b"PK\x03\x04word/document.xml", "photo-format", {"found": "ZIP, DOCX, XLSX"}),
        (b"\x00\x00\x00\x18ftypisom", "photo-format", {"found": "MP4"}),
        (b"\xff\xd8\xff\xe0 and then nothing of a photo", "photo-damaged", {}),
        (b"\x89PNG\r\n\x1a\n", "photo-damaged", {}),
        (b"II*\x00\xff\xff\xff\xff", "photo-damaged", {}),
    ],
)
def test_what_is_no_photo_is_refused(data: bytes, code: str, details: dict[str, str], tmp_path: Path) -> None:
    """A file that is no photo is refused by what it is, whatever it is called."""
    outcome = inspected(source_of(tmp_path, data), SETTINGS)
    assert outcome.value is None
    assert outcome.problems == (error(code, PATH, 0, 0, **details),)


@pytest.mark.parametrize("style", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_photo_cut_short_is_refused(style: str, share: float, tmp_path: Path) -> None:
    """A photo that was not copied to its end is seen before anything is made of it."""
    data = encoded(noise(), style)
    outcome = inspected(source_of(tmp_path, data[: int(len(data) * share)]), SETTINGS)
    assert outcome.problems == (error("photo-damaged", PATH),)


@pytest.mark.parametrize("position", range(0, 4000, 160))
def test_any_damage_is_a_problem_or_a_photo(position: int, tmp_path: Path) -> None:
    """Flipped bytes anywhere give a value or a problem, never an exception."""
    for style in ("JPEG", "PNG", "WEBP", "GIF", "TIFF"):
        data = bytearray(encoded(noise(60, 40), style, **({"exif": exif(6)} if style in {"JPEG", "PNG"} else {})))
        for offset in range(8):
            data[(position + offset) % len(data)] ^= 0xA5
        outcome = inspected(source_of(tmp_path, bytes(data)), SETTINGS)
        assert (outcome.value is None) == bool(outcome.problems)


def test_a_photo_of_too_many_pixels_costs_no_memory(tmp_path: Path) -> None:
    """A header that promises 900 million pixels is refused before any is made."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    outcome = inspected(source_of(tmp_path, huge_png(30_000, 30_000)), SETTINGS)
    assert outcome.problems == (error("photo-too-large", PATH, allowed=50),)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 50_000 * (1024 if sys.platform == "darwin" else 1)


def test_the_limits_are_the_settings(tmp_path: Path) -> None:
    """Pixels and bytes are held against what the settings say."""
    data = huge_png(2_000, 1_100)
    small = PhotoSettings(max_megapixels=2)
    assert inspected(source_of(tmp_path, data), small).problems == (error("photo-too-large", PATH, allowed=2),)
    light = PhotoSettings(max_bytes=2_000_000)
    heavy = source_of(tmp_path, bytes(2_000_001))
    assert inspected(heavy, light).problems == (error("photo-too-heavy", PATH, found=3, allowed=2),)


def test_a_strip_is_refused(tmp_path: Path) -> None:
    """A photo that is far taller than wide is refused: no phone shows it."""
    data = encoded(Image.new("RGB", (50, 900)), "PNG")
    expected = error("photo-too-tall", PATH, width=50, height=900)
    assert inspected(source_of(tmp_path, data), SETTINGS).problems == (expected,)


def test_floating_point_photos_are_refused(tmp_path: Path) -> None:
    """Brightness without a known white cannot be shown."""
    data = encoded(Image.new("F", (40, 30), 0.5), "TIFF")
    assert inspected(source_of(tmp_path, data), SETTINGS).problems == (error("photo-unusual", PATH),)


def test_a_missing_or_changed_file_is_a_problem(tmp_path: Path) -> None:
    """A photo that went away or was written over since it was found is said to be so."""
    source = source_of(tmp_path, encoded(quarters(), "JPEG"))
    Path(source.file).write_bytes(encoded(noise(), "JPEG"))
    assert inspected(source, SETTINGS).problems == (error("photo-changed-meanwhile", PATH),)
    Path(source.file).unlink()
    (found,) = inspected(source, SETTINGS).problems
    assert found.code == "photo-unreadable"


def test_limits_hold_for_remembered_photos(tmp_path: Path) -> None:
    """A photo whose size is known and was fine under other settings is refused under stricter ones."""
    source = source_of(tmp_path, encoded(Image.new("RGB", (2000, 1100)), "PNG"))
    size = PhotoSize(width=2000, height=1100)
    assert photo_facts(source, size, PhotoSettings()) == inspected(source, PhotoSettings())
    strict = photo_facts(source, size, PhotoSettings(max_megapixels=2))
    assert strict.problems == (error("photo-too-large", PATH, allowed=2),)
    light = photo_facts(source, size, PhotoSettings(max_bytes=source.size - 1))
    assert [found.code for found in light.problems] == ["photo-too-heavy"]
