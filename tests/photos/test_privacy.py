"""Nothing that a camera, a phone or a program put beside the pixels reaches a reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageCms, PngImagePlugin

from tests.photos.pictures import CANARY, encoded, exif, iptc_segment, made, noise, opened, quarters, xmp

TRACES = (
    CANARY.encode(),
    CANARY.encode("utf-16-le"),
    CANARY.encode("utf-16-be"),
    b"Exif\0\0",
    b"EXIF",
    b"xmpmeta",
    b"XMP ",
    b"ICCP",
    b"ICC_PROFILE",
    b"Photoshop",
)
"""Bytes that would betray where a photo comes from, or with what it was made."""


def profile() -> bytes:
    """Return a colour profile with someone named after its end."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return data + CANARY.encode()


def jpeg() -> bytes:
    """Return a JPEG with all that it can carry: EXIF, XMP, IPTC, a comment, a profile, bytes after its end."""
    comment = CANARY.encode()
    data = encoded(noise(), "JPEG", exif=exif(6), xmp=xmp(), comment=comment, icc_profile=profile())
    return data[:2] + iptc_segment() + data[2:] + CANARY.encode()


def phone_jpeg() -> bytes:
    """Return a phone's JPEG: several pictures in one file, each with its own EXIF."""
    second = quarters()
    second.info["exif"] = exif()
    return encoded(noise(), "MPO", save_all=True, append_images=[second], exif=exif()) + CANARY.encode()


def png() -> bytes:
    """Return a PNG with text chunks, XMP, EXIF and bytes after its end."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CANARY)
    words.add_text("Comment", CANARY, zip=True)
    words.add_itxt("XML:com.adobe.xmp", xmp().decode())
    return encoded(noise(), "PNG", pnginfo=words, exif=exif()) + CANARY.encode()


def webp() -> bytes:
    """Return a WebP with EXIF, XMP and a profile."""
    return encoded(noise(), "WEBP", exif=exif(), xmp=xmp(), icc_profile=profile())


def gif() -> bytes:
    """Return a GIF with a comment and bytes after its end."""
    return encoded(noise().quantize(), "GIF", comment=CANARY.encode()) + CANARY.encode()


def tiff() -> bytes:
    """Return a TIFF with EXIF, a description, an author and bytes after its end."""
    return encoded(noise(), "TIFF", exif=exif(), tiffinfo={270: CANARY, 315: CANARY}) + CANARY.encode()


@pytest.mark.parametrize("photo", [jpeg, phone_jpeg, png, webp, gif, tiff])
def test_nothing_beside_the_pixels_is_published(photo: object, tmp_path: Path) -> None:
    """Place, camera, names, captions, comments, profiles, other pictures: none of their bytes is in any file."""
    assert callable(photo)
    data = photo()
    assert CANARY.encode() in data
    for file in made(tmp_path, data):
        for trace in TRACES:
            assert trace not in file
        image = opened(file)
        assert dict(image.getexif()) == {}
        assert {"exif", "xmp", "comment", "icc_profile", "photoshop"}.isdisjoint(image.info)


def test_a_jpeg_holds_no_segments_but_those_of_its_pixels(tmp_path: Path) -> None:
    """The JPEG has the bare JFIF header and no other application segment or comment."""
    file = made(tmp_path, jpeg())[-1]
    markers, position = [], 2
    while file[position + 1] != 0xDA:
        markers.append(file[position + 1])
        position += 2 + int.from_bytes(file[position + 2 : position + 4], "big")
    assert [marker for marker in markers if 0xE0 <= marker <= 0xEF or marker == 0xFE] == [0xE0]
    assert file.endswith(b"\xff\xd9")


def test_a_webp_holds_no_chunks_but_those_of_its_pixels(tmp_path: Path) -> None:
    """The WebP has its picture and nothing after it."""
    for file in made(tmp_path, jpeg())[:-1]:
        assert int.from_bytes(file[4:8], "little") + 8 == len(file)
        assert file[12:16] == b"VP8 "
        assert 20 + int.from_bytes(file[16:20], "little") in {len(file), len(file) - 1}
