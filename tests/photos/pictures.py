"""Photo files as cameras, phones and programs write them, made small and on the spot."""

from __future__ import annotations

import io
import struct
import zlib
from hashlib import blake2b, shake_128
from pathlib import Path, PurePosixPath

from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath, Digest, Slug
from bulletins.model.photo import Derivative, PhotoFacts
from bulletins.model.problem import Outcome
from bulletins.model.settings import PhotoSettings
from bulletins.model.source import Source, SourceKind
from bulletins.photos import make_derivatives, measure_photo, photo_facts, plan_images
from PIL import Image, TiffImagePlugin

SETTINGS = PhotoSettings(widths=(36, 72, 108))
CANARY = "CANARY-10.93N-108.10E"
RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 200, 20), (20, 20, 220), (255, 255, 255)
CORNERS = (RED, GREEN, BLUE, WHITE)
"""Colours of the four quarters of `quarters()`: top left, top right, bottom left, bottom right."""


def quarters(width: int = 96, height: int = 64) -> Image.Image:
    """Return a picture of four plain quarters."""
    small = Image.new("RGB", (2, 2))
    small.putdata(CORNERS)
    return small.resize((width, height), Image.Resampling.NEAREST)


def noise(width: int = 120, height: int = 80) -> Image.Image:
    """Return a picture that cannot be compressed to nothing."""
    grey = Image.frombytes("L", (width, height), shake_128(b"noise").digest(width * height))
    return Image.merge("RGB", (grey, grey.transpose(Image.Transpose.ROTATE_180), grey))


def encoded(image: Image.Image, style: str, **options: object) -> bytes:
    """Return the image as a file of that format."""
    buffer = io.BytesIO()
    image.save(buffer, style, **options)
    return buffer.getvalue()


def exif(orientation: int = 1) -> bytes:
    """Return EXIF data with a place, a camera, a thumbnail's worth of words and an orientation."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = CANARY
    tags[0x8298] = CANARY
    gps = tags.get_ifd(0x8825)
    gps[1], gps[2] = (
        "N",
        (TiffImagePlugin.IFDRational(10), TiffImagePlugin.IFDRational(55), TiffImagePlugin.IFDRational(7)),
    )
    gps[29] = CANARY
    return tags.tobytes()


def xmp() -> bytes:
    """Return an XMP packet that names someone."""
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{CANARY}</dc:creator></x:xmpmeta>'.encode()


def iptc_segment() -> bytes:
    """Return the JPEG segment in which photo desks keep captions and names."""
    record = b"\x1c\x02\x78" + struct.pack(">H", len(CANARY)) + CANARY.encode()
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(record)) + record
    payload = b"Photoshop 3.0\x00" + block
    return b"\xff\xed" + struct.pack(">H", len(payload) + 2) + payload


def png_chunk(kind: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(width: int, height: int) -> bytes:
    """Return a PNG whose header promises more pixels than any memory holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + png_chunk(b"IEND", b"")
    )


def source_of(folder: Path, data: bytes, path: str = "bulletins/2024/tin/hoi-nghi.jpg") -> Source:
    """Return the source of a photo that was written below a folder."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return Source(
        path=ContentPath(path),
        file=str(file),
        kind=SourceKind.ASSET,
        slug=Slug("tin"),
        language=None,
        digest=Digest(blake2b(data, digest_size=16).hexdigest()),
        size=len(data),
    )


def inspected(source: Source, settings: PhotoSettings = SETTINGS) -> Outcome[PhotoFacts]:
    """Return the facts of a photo that was measured, or what is wrong with it."""
    size = measure_photo(source, settings)
    if size.value is None:
        return Outcome(value=None, problems=size.problems)
    return photo_facts(source, size.value, settings)


def facts_of(folder: Path, data: bytes, path: str = "bulletins/2024/tin/hoi-nghi.jpg") -> PhotoFacts:
    """Return what inspecting says of a photo, which must be fine."""
    outcome = inspected(source_of(folder, data, path))
    assert outcome.problems == ()
    assert outcome.value is not None
    return outcome.value


def planned(facts: PhotoFacts, settings: PhotoSettings = SETTINGS) -> tuple[Derivative, ...]:
    """Return every derivative of a photo."""
    images = plan_images(facts, settings)
    return images.files


def made(folder: Path, data: bytes) -> list[bytes]:
    """Return the bytes of every derivative of a photo: WebP from narrow to wide, then the JPEG."""
    facts = facts_of(folder, data)
    return list(written(facts, planned(facts), folder / "state").values())


def written(facts: PhotoFacts, derivatives: tuple[Derivative, ...], folder: Path) -> dict[str, bytes]:
    """Return the bytes of derivatives of a photo by their addresses, as they were written into a folder."""
    outcome = make_derivatives(facts, derivatives, folder)
    assert outcome.problems == ()
    files = {output: (folder / PurePosixPath(output).name).read_bytes() for output, _ in outcome.value or ()}
    assert {output: digest_of(data) for output, data in files.items()} == dict(outcome.value or ())
    return {derivative.output: files[derivative.output] for derivative in derivatives}


def opened(data: bytes) -> Image.Image:
    """Return an image with its pixels."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def near(expected: tuple[int, ...], actual: object, by: int = 24) -> bool:
    """Return whether a pixel has a colour, give or take what compression does."""
    assert isinstance(actual, tuple)
    return len(expected) == len(actual) and all(abs(a - b) <= by for a, b in zip(expected, actual, strict=True))
