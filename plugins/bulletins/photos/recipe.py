"""Which files a photo becomes, worked out from its measures alone."""

from __future__ import annotations

from hashlib import blake2b

from bulletins.model.identity import Digest, OutputPath
from bulletins.model.photo import PHOTO_FOLDER, Derivative, ImageSet, PhotoFacts
from bulletins.model.settings import PhotoSettings
from bulletins.model.value import replace

RECIPE = 1
"""Rises whenever the making of derivatives changes, so that their addresses do too."""
WEBP = "image/webp"
JPEG = "image/jpeg"
AVIF = "image/avif"
PNG = "image/png"
ICO = "image/x-icon"
WIDEST_FALLBACK = 1080
TALLEST = 16383
"""Pixels that WebP can hold in either direction."""
LOGO_WIDTHS = (48, 96, 192)
"""A logo stands 40 pixels wide in the masthead; screens show up to four of theirs for one."""
ICONS = (
    (OutputPath("favicon.ico"), ICO, 32),
    (OutputPath("apple-touch-icon.png"), PNG, 180),
    (OutputPath("icon-512.png"), PNG, 512),
)
"""What browsers and phones ask for by these very names, and what the manifest names; how many pixels they show."""
_SUFFIXES = {WEBP: "webp", JPEG: "jpg", AVIF: "avif"}


def plan_images(facts: PhotoFacts, settings: PhotoSettings, folder: str = PHOTO_FOLDER) -> ImageSet:
    """Return the files of a photo: WebP (and AVIF) from narrow to wide, never upscaled, one JPEG to fall back on."""

    def made(width: int, mime: str, quality: int) -> Derivative:
        return _derivative(facts, width, mime, quality, folder)

    widths = _widths(facts, settings)
    fallback = max((width for width in widths if width <= WIDEST_FALLBACK), default=min(facts.width, WIDEST_FALLBACK))
    return ImageSet(
        photo=facts.photo,
        variants=tuple(made(width, WEBP, settings.webp_quality) for width in widths),
        fallback=made(fallback, JPEG, settings.jpeg_quality),
        avif=tuple(made(width, AVIF, settings.avif_quality) for width in widths) if settings.avif else (),
    )


def plan_logo(facts: PhotoFacts, settings: PhotoSettings, folder: str = PHOTO_FOLDER) -> ImageSet:
    """Return the files of a site's logo: as small as it is shown, and icons for tabs and home screens."""
    images = plan_images(facts, replace(settings, widths=LOGO_WIDTHS, avif=False), folder)
    return replace(images, icons=tuple(_icon(facts, output, mime, side) for output, mime, side in ICONS))


def _icon(facts: PhotoFacts, output: OutputPath, mime: str, side: int) -> Derivative:
    """Return one icon; its width and height are the logo's within the square of that side."""
    width = side if facts.width >= facts.height else max(1, side * facts.width // facts.height)
    height = min(side, height_at(facts, width))
    return Derivative(output=output, source=facts.digest, width=width, height=height, mime=mime, quality=100)


def _widths(facts: PhotoFacts, settings: PhotoSettings) -> tuple[int, ...]:
    """Return the widths a photo is shown at; one narrower than the widest setting is also shown at its own width."""
    limit = min(facts.width, max(settings.widths))
    wanted = sorted({width for width in settings.widths if width <= limit} | {limit})
    possible = [width for width in wanted if height_at(facts, width) <= TALLEST]
    return tuple(possible or wanted[:1])


def height_at(facts: PhotoFacts, width: int) -> int:
    """Return the height of a photo scaled to a width, rounded to the nearest pixel, halves up, at least one."""
    return max(1, (2 * facts.height * width + facts.width) // (2 * facts.width))


def _derivative(facts: PhotoFacts, width: int, mime: str, quality: int, folder: str) -> Derivative:
    """Return one file of a photo; its name changes with the photo's bytes and with how it is made."""
    name = _name(facts.digest, mime, quality)
    return Derivative(
        output=OutputPath(f"{folder}/{name}-{width}.{_SUFFIXES[mime]}"),
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
