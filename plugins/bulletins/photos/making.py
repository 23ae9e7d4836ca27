"""The files of a photo: nothing is in them but the pixels that are shown."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import groupby
from pathlib import Path, PurePosixPath

from PIL import Image, features

from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.photo import Derivative, PhotoFacts
from bulletins.model.problem import Outcome, error
from bulletins.photos.photo_bytes import read_photo, replace_with
from bulletins.photos.pixels import DAMAGE, NoPixels, is_lying, on_white, open_image, orientation, scaled
from bulletins.photos.recipe import AVIF, ICO, JPEG, PNG

PhotoFiles = tuple[tuple[OutputPath, Digest], ...]
"""Files that were written: where each will be published, and the digest of its bytes."""
Encoded = Iterable[tuple[Derivative, bytes]]
Encode = Callable[[bytes, tuple[Derivative, ...]], Encoded]
_DECODED_WIDTH = 1600


class OtherCodecs(Exception):  # noqa: N818  (it says what was found)
    """The libraries here would make other bytes."""


class _Undecodable(Exception):  # noqa: N818  (it never leaves this module)
    """The bytes of the photo are not whole."""


def encode_photo(data: bytes, derivatives: tuple[Derivative, ...]) -> Encoded:
    """Give derivatives of a photo with their bytes, which depend on each alone and not on what else is made."""
    ordered = sorted(derivatives, key=lambda derivative: (_decoded_width(derivative), *_size(derivative)))
    for width, group in groupby(ordered, key=_decoded_width):
        with _opened(data, width) as (image, turn):
            yield from _encode_group(image, turn, group)


def encode_photos(wanted: str, photos: tuple[tuple[bytes, tuple[Derivative, ...]], ...]) -> list[Encoded]:
    """Return derivatives of several photos with their bytes; OtherCodecs where the `wanted` ones are not here."""
    if codecs() != wanted:
        raise OtherCodecs
    return [tuple(encode_photo(data, derivatives)) for data, derivatives in photos]


def codecs(mime: str = AVIF) -> str:
    """Return the versions of all that decides the bytes of a derivative of a kind; by default of every kind."""
    libraries = ("pil", "libjpeg_turbo", "webp", "littlecms2", *(("avif",) if mime == AVIF else ()))
    return " ".join(str(features.version(library)) for library in libraries)


def make_derivatives(
    facts: PhotoFacts, derivatives: tuple[Derivative, ...], folder: Path, encode: Encode = encode_photo
) -> Outcome[PhotoFiles]:
    """Write derivatives of a photo into a folder, each under the name it is published under; return their digests.

    They are made by `encode`, be it here or elsewhere.
    """
    if any(derivative.mime == AVIF for derivative in derivatives) and not features.check("avif"):
        return Outcome(value=None, problems=(error("photo-no-avif", f"content/{facts.photo}"),))
    data = read_photo(facts.photo, facts.file, facts.digest)
    if data.value is None:
        return Outcome(value=None, problems=data.problems)
    try:
        return Outcome(value=tuple(_write(data.value, derivatives, folder, encode)))
    except NoPixels:
        return Outcome(value=None, problems=(error("photo-unusual", f"content/{facts.photo}"),))
    except (_Undecodable, Image.DecompressionBombError):
        return Outcome(value=None, problems=(error("photo-damaged", f"content/{facts.photo}"),))


def _write(
    data: bytes, derivatives: tuple[Derivative, ...], folder: Path, encode: Encode
) -> Iterator[tuple[OutputPath, Digest]]:
    """Write each derivative; give its address and the digest of its bytes."""
    for derivative, made in encode(data, derivatives):
        replace_with(folder / PurePosixPath(derivative.output).name, made)
        yield derivative.output, digest_of(made)


def _encode_group(image: Image.Image, turn: int, group: Iterable[Derivative]) -> Iterator[tuple[Derivative, bytes]]:
    """Give derivatives of an opened photo with their bytes; those of one size are scaled once."""
    for _, alike in groupby(group, key=_size):
        first, *others = alike
        picture = _scaled(image, first, turn)
        yield from ((derivative, _encode(picture, derivative)) for derivative in (first, *others))


def _size(derivative: Derivative) -> tuple[int, int]:
    """Return the size of a derivative."""
    return derivative.width, derivative.height


def _scaled(image: Image.Image, derivative: Derivative, turn: int) -> Image.Image:
    """Return the photo upright and in the size of a derivative."""
    try:
        return scaled(image, derivative.width, derivative.height, turn)
    except (*DAMAGE, struct.error, zlib.error) as failure:
        raise _Undecodable from failure


def _decoded_width(derivative: Derivative) -> int:
    """Return the width a photo is decoded at, if its format can do that at less than its own."""
    return max(derivative.width, _DECODED_WIDTH)


@contextmanager
def _opened(data: bytes, width: int) -> Iterator[tuple[Image.Image, int]]:
    """Give the photo, decoded no narrower than that, and its orientation."""
    with ExitStack() as stack:
        try:
            image = stack.enter_context(open_image(data))
            image.draft(None, (1, width) if is_lying(orientation(image)) else (width, 1))
            image.load()
            turn = orientation(image)
        except (*DAMAGE, struct.error, zlib.error) as failure:
            raise _Undecodable from failure
        yield image, turn


def _encode(picture: Image.Image, derivative: Derivative) -> bytes:
    """Return a file of these pixels; transparency is laid on white in JPEG and PNG, and kept in the others."""
    buffer = io.BytesIO()
    if derivative.mime == JPEG:
        on_white(picture).save(buffer, "JPEG", quality=derivative.quality, optimize=True, progressive=True)
    elif derivative.mime == AVIF:
        picture.save(buffer, "AVIF", quality=derivative.quality, speed=6, max_threads=1)
    elif derivative.mime == PNG:
        on_white(_squared(picture)).save(buffer, "PNG", optimize=True)
    elif derivative.mime == ICO:
        square = _squared(picture)
        square.save(buffer, "ICO", sizes=[square.size])
    else:
        picture.save(buffer, "WEBP", quality=derivative.quality, method=4)
    return buffer.getvalue()


def _squared(picture: Image.Image) -> Image.Image:
    """Return the picture in the middle of a see-through square."""
    side = max(picture.size)
    square = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    square.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
    return square
