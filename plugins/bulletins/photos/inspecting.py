"""Whether a photo can be shown, and how large it is, before anything is made of it."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from pathlib import Path

from PIL import Image

from bulletins.model.identity import Digest
from bulletins.model.photo import PhotoFacts
from bulletins.model.problem import Outcome, Problem, error
from bulletins.model.settings import PhotoSettings
from bulletins.model.source import Source
from bulletins.photos.formats import is_photo, wrong_kind
from bulletins.photos.photo_bytes import read_photo
from bulletins.photos.pixels import DAMAGE, NoPixels, is_lying, open_image, orientation, scaled
from bulletins.photos.records import FACTS, read_record, write_record

_MILLION = 1_000_000
_STEEPEST = 15
_SAMPLE = 8
_MOVING = frozenset({"GIF", "PNG", "WEBP"})
_VERSION = 2


def inspect_photo(source: Source, settings: PhotoSettings, state: Path | None = None) -> Outcome[PhotoFacts]:
    """Return the facts of a photo that can be shown, else why not.

    The file is told by its bytes, not by its name. Its header is held against the limits before any pixel is decoded;
    then it is decoded once, coarsely, since only that shows whether it is whole. What came out is remembered under
    `state` if that is given, keyed by the digest of the bytes.
    """
    path = f"content/{source.path}"
    if source.size > settings.max_bytes:
        found, allowed = _megabytes(source.size), _megabytes(settings.max_bytes)
        return _refused(error("photo-too-heavy", path, found=found, allowed=allowed))
    seen = _remembered(state, source.digest)
    if seen is None:
        data = read_photo(source.path, source.file, source.digest)
        if data.value is None:
            return Outcome(value=None, problems=data.problems)
        looked = _look(path, data.value, settings)
        if isinstance(looked, Problem):
            return _refused(looked)
        seen = looked
        _remember(state, source.digest, seen)
    width, height, moves = seen
    wrong = _too_large(path, (width, height), settings)
    if wrong:
        return _refused(wrong)
    facts = PhotoFacts(
        photo=source.path, file=source.file, digest=source.digest, width=width, height=height, moves=moves
    )
    return Outcome(value=facts)


def _look(path: str, data: bytes, settings: PhotoSettings) -> tuple[int, int, bool] | Problem:
    """Return width and height of the upright photo and whether it moves, or what is wrong with it."""
    if not is_photo(data):
        return wrong_kind(path, data)
    try:
        with open_image(data) as image:
            size = image.size
            wrong = _too_large(path, size, settings)
            if wrong:
                return wrong
            moves = image.format in _MOVING and bool(getattr(image, "is_animated", False))
            return (*_decoded(image, size), moves)
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


def _remembered(state: Path | None, digest: Digest) -> tuple[int, int, bool] | None:
    """Return the size of a photo that was found whole before, and whether it moves."""
    row = read_record(state, digest, FACTS).get("whole") if state else None
    match row:
        case [2, int(width), int(height), int(moves)] if width > 0 and height > 0:
            return width, height, bool(moves)
    return None


def _remember(state: Path | None, digest: Digest, seen: tuple[int, int, bool]) -> None:
    """Keep what is known of a photo that was found whole; where nothing can be kept it is looked at again next time."""
    if state:
        with suppress(OSError):
            write_record(state, digest, FACTS, {"whole": [_VERSION, *map(int, seen)]})


def _refused(found: Problem) -> Outcome[PhotoFacts]:
    """Return the outcome of a photo that cannot be shown."""
    return Outcome(value=None, problems=(found,))


def _megabytes(size: int) -> str:
    """Return a number of bytes in whole megabytes, rounded up."""
    return str(-(-size // _MILLION))
