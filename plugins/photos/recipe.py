"""Which files a photo becomes, worked out from its measures alone."""

from __future__ import annotations

from hashlib import blake2b

from plugins.model.identity import Digest, OutputPath
from plugins.model.photo import Derivative, ImageSet, PhotoFacts
from plugins.model.settings import PhotoSettings

RECIPE = 1
"""Rises whenever the making of derivatives changes, so that their addresses do too."""
WEBP = "image/webp"
JPEG = "image/jpeg"
WIDEST_FALLBACK = 1080
TALLEST = 16383
"""Pixels that WebP can hold in either direction."""
_FOLDER = "anh"
_SUFFIXES = {WEBP: "webp", JPEG: "jpg"}


def plan_images(facts: PhotoFacts, settings: PhotoSettings) -> ImageSet:
    """Return the files of a photo: WebP from narrow to wide, never upscaled, and one JPEG to fall back on."""
    widths = _widths(facts, settings)
    fallback = max((width for width in widths if width <= WIDEST_FALLBACK), default=min(facts.width, WIDEST_FALLBACK))
    return ImageSet(
        photo=facts.photo,
        variants=tuple(_derivative(facts, width, WEBP, settings.webp_quality) for width in widths),
        fallback=_derivative(facts, fallback, JPEG, settings.jpeg_quality),
    )


def _widths(facts: PhotoFacts, settings: PhotoSettings) -> tuple[int, ...]:
    """Return the widths a photo is shown at; one narrower than the widest setting is also shown at its own width."""
    limit = min(facts.width, max(settings.widths))
    wanted = sorted({width for width in settings.widths if width <= limit} | {limit})
    possible = [width for width in wanted if height_at(facts, width) <= TALLEST]
    return tuple(possible or wanted[:1])


def height_at(facts: PhotoFacts, width: int) -> int:
    """Return the height of a photo scaled to a width, rounded to the nearest pixel, halves up, at least one."""
    return max(1, (2 * facts.height * width + facts.width) // (2 * facts.width))


def _derivative(facts: PhotoFacts, width: int, mime: str, quality: int) -> Derivative:
    """Return one file of a photo; its name changes with the photo's bytes and with how it is made."""
    name = _name(facts.digest, mime, quality)
    return Derivative(
        output=OutputPath(f"{_FOLDER}/{name}-{width}.{_SUFFIXES[mime]}"),
        source=facts.digest,
        width=width,
        height=height_at(facts, width),
        mime=mime,
        quality=quality,
    )


def _name(source: Digest, mime: str, quality: int) -> str:
    """Return 16 hexadecimal characters that stand for the photo's bytes and the recipe."""
    text = f"{source} {RECIPE} {mime} {quality}"
    return blake2b(text.encode("ascii"), digest_size=8).hexdigest()
