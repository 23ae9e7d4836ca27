"""Whether a photo can be shown, and how large it is, before anything is made of it."""

from __future__ import annotations

import struct
import zlib

from PIL import Image

from bulletins.model.photo import PhotoFacts
from bulletins.model.problem import Outcome, Problem, error
from bulletins.model.settings import PhotoSettings
from bulletins.model.source import Source
from bulletins.model.value import Value
from bulletins.photos.formats import is_photo, wrong_kind
from bulletins.photos.photo_bytes import read_photo
from bulletins.photos.pixels import DAMAGE, NoPixels, is_lying, open_image, orientation, scaled

_MILLION = 1_000_000
_STEEPEST = 15
_SAMPLE = 8


class PhotoSize(Value, frozen=True, kw_only=True):
    """Width and height of an upright photo in pixels; every byte of it was decoded."""

    width: int
    height: int


def measure_photo(source: Source, settings: PhotoSettings) -> Outcome[PhotoSize]:
    """Return the size of a photo that can be shown, else why not.

    The file is told by its bytes, not by its name. Its header is held against the limits before any pixel is decoded;
    then it is decoded once, coarsely, since only that shows whether it is whole.
    """
    path = f"content/{source.path}"
    too_heavy = _too_heavy(source, settings)
    if too_heavy:
        return Outcome(value=None, problems=(too_heavy,))
    data = read_photo(source.path, source.file, source.digest)
    if data.value is None:
        return Outcome(value=None, problems=data.problems)
    seen = _look(path, data.value, settings)
    if isinstance(seen, Problem):
        return Outcome(value=None, problems=(seen,))
    return Outcome(value=PhotoSize(width=seen[0], height=seen[1]))


def photo_facts(source: Source, size: PhotoSize, settings: PhotoSettings) -> Outcome[PhotoFacts]:
    """Return the facts of a photo whose size is known, or why it cannot be shown with these settings."""
    wrong = _too_heavy(source, settings) or _too_large(f"content/{source.path}", (size.width, size.height), settings)
    if wrong:
        return Outcome(value=None, problems=(wrong,))
    facts = PhotoFacts(photo=source.path, file=source.file, digest=source.digest, width=size.width, height=size.height)
    return Outcome(value=facts)


def _too_heavy(source: Source, settings: PhotoSettings) -> Problem | None:
    """Return the problem of a file with too many bytes; else None."""
    if source.size <= settings.max_bytes:
        return None
    found, allowed = _megabytes(source.size), _megabytes(settings.max_bytes)
    return error("photo-too-heavy", f"content/{source.path}", found=found, allowed=allowed)


def _look(path: str, data: bytes, settings: PhotoSettings) -> tuple[int, int] | Problem:
    """Return width and height of the upright photo, or what is wrong with it."""
    if not is_photo(data):
        return wrong_kind(path, data)
    try:
        with open_image(data) as image:
            size = image.size
            wrong = _too_large(path, size, settings)
            if wrong:
                return wrong
            return _decoded(image, size)
    except Image.DecompressionBombError:
        return error("photo-too-large", path, allowed=settings.max_megapixels)
    except NoPixels:
        return error("photo-unusual", path)
    except (*DAMAGE, struct.error, zlib.error):
        return error("photo-damaged", path)


def _decoded(image: Image.Image, size: tuple[int, int]) -> tuple[int, int]:
    """Return the upright size of a photo whose every byte was decoded; errors where some are missing."""
    image.draft(None, (max(1, size[0] // _SAMPLE), max(1, size[1] // _SAMPLE)))
    image.load()
    turn = orientation(image)
    scaled(image, 1, 1, turn)
    return (size[1], size[0]) if is_lying(turn) else size


def _too_large(path: str, size: tuple[int, int], settings: PhotoSettings) -> Problem | None:
    """Return the problem of a photo with too many pixels, or so tall and narrow that it is none; else None."""
    width, height = size
    if width * height > settings.max_megapixels * _MILLION:
        return error("photo-too-large", path, allowed=settings.max_megapixels)
    if height > _STEEPEST * width and height > settings.widths[0]:
        return error("photo-too-tall", path, width=width, height=height)
    return None


def _megabytes(size: int) -> str:
    """Return a number of bytes in whole megabytes, rounded up."""
    return str(-(-size // _MILLION))
