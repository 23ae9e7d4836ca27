"""Photos as they come from phones, cameras and desks, published by a whole build: what comes out, and what must not."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.photos.pictures import CANARY, encoded, exif, huge_png, iptc_segment, noise, quarters, xmp
from tests.photos.test_privacy import gif, jpeg, phone_jpeg, png, tiff, webp
from tests.sites import copy_base, run_build, tree

FOLDER = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai"
UPRIGHT = (480, 320)


def wide(mode: str = "RGB") -> Image.Image:
    """Return a picture wide enough for the narrowest derivative."""
    return quarters(*UPRIGHT).convert(mode)


def sixteen_bits() -> bytes:
    """Return a PNG of 16 bits a channel."""
    return encoded(wide("L").convert("I;16"), "PNG")


def palette() -> bytes:
    """Return a PNG of few colours, one of them transparent."""
    return encoded(wide("P"), "PNG", transparency=0)


def alpha() -> bytes:
    """Return a PNG that shines through."""
    return encoded(wide("RGBA"), "PNG")


def animated() -> bytes:
    """Return a GIF that moves."""
    frames = [wide("P"), noise(*UPRIGHT).convert("P")]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], comment=CANARY.encode())


def desk_jpeg() -> bytes:
    """Return a desk's JPEG: caption and names in IPTC, an XMP packet, a comment, words after its end."""
    data = encoded(wide(), "JPEG", exif=exif(), xmp=xmp(), comment=CANARY.encode())
    return data[:2] + iptc_segment() + data[2:] + CANARY.encode()


GOOD = {
    "a camera's JPEG with GPS, comment, profile": jpeg(),
    "a phone's JPEG of several pictures": phone_jpeg(),
    "a desk's JPEG with IPTC and XMP": desk_jpeg(),
    "a PNG with words in it": png(),
    "a WebP with EXIF and XMP": webp(),
    "a GIF with a comment": gif(),
    "a TIFF with an author": tiff(),
    "a CMYK JPEG": encoded(wide("CMYK"), "JPEG"),
    "a PNG of 16 bits": sixteen_bits(),
    "a PNG with a palette": palette(),
    "a PNG that shines through": alpha(),
    "an animated GIF": animated(),
    **{f"orientation {turn}": encoded(wide(), "JPEG", exif=exif(turn)) for turn in range(1, 9)},
}
BAD = {
    "60 megapixels": (huge_png(10_000, 6_000), "photo-too-large"),
    "a JPEG cut short": (encoded(noise(480, 320), "JPEG")[:9_000], "photo-damaged"),
    "a text named .jpg": (b"Ch\xe1\xbb\x89 l\xc3\xa0 ch\xe1\xbb\xaf.\n", "photo-no-image"),
    "nothing at all": (b"", "photo-empty"),
}


def publish(folder: Path, data: bytes) -> tuple[int, list[str]]:
    """Build the base site with these bytes as one of its photos."""
    (copy_base(folder) / FOLDER / "ban-may.jpg").write_bytes(data)
    return run_build(folder)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_photo_comes_out_upright_and_bare(name: str, tmp_path: Path) -> None:
    """Derivatives are WebP and JPEG, upright, without a byte of where the photo came from; the source stays behind."""
    code, lines = publish(tmp_path, GOOD[name])
    assert code == 0, lines
    published = tree(tmp_path / "output")
    assert [path for path, data in published.items() if CANARY.encode() in data or GOOD[name] in data] == []
    made = {path: Image.open(io.BytesIO(data)) for path, data in published.items() if path.startswith("anh/")}
    assert {image.format for image in made.values()} == {"WEBP", "JPEG"}
    assert all(not image.getexif() and "comment" not in image.info for image in made.values())
    sizes = sorted({image.size for image in made.values()})
    sys.stdout.write(f"{name}: {len(made)} files, {sizes}\n")
    if name.startswith("orientation"):
        lying = int(name.split()[1]) > 4
        assert ((320, 480) if lying else (480, 320)) in sizes


@pytest.mark.parametrize("name", BAD)
def test_a_bad_photo_is_a_sentence_with_its_file(name: str, tmp_path: Path) -> None:
    """What is no photo, or too much of one, is refused by name, and nothing is published."""
    data, problem = BAD[name]
    code, lines = publish(tmp_path, data)
    assert code == 1
    assert lines[0].startswith(f"content/{FOLDER}/ban-may.jpg: error {problem}: ")
    assert not (tmp_path / "output").exists()
