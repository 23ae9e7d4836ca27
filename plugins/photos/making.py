"""The files of a photo, made once and kept: nothing is in them but the pixels that are shown."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import groupby
from pathlib import Path, PurePosixPath

from PIL import Image, features

from plugins.model.digest import digest_of
from plugins.model.identity import Digest, OutputPath
from plugins.model.photo import Derivative, PhotoFacts
from plugins.model.problem import Outcome, Problem, problem
from plugins.photos.bytes import read_photo, replace_with
from plugins.photos.pixels import DAMAGE, NoPixels, is_lying, on_white, opened, orientation, scaled
from plugins.photos.recipe import JPEG
from plugins.photos.records import (
    FACTS,
    MADE,
    Row,
    cache_folder,
    read_record,
    record_file,
    stamp_of,
    standing_row,
    write_record,
)

Made = tuple[tuple[OutputPath, Path], ...]
_DECODED_WIDTH = 1600


class _Undecodable(Exception):  # noqa: N818  (it never leaves this module)
    """The bytes of the photo are not whole."""


class _NotMade(Exception):  # noqa: N818  (it never leaves this module)
    """Nothing can be made of the photo; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems."""
        super().__init__(problems)
        self.problems = problems


def make_derivatives(facts: PhotoFacts, derivatives: tuple[Derivative, ...], state: Path) -> Outcome[Made]:
    """Return each derivative's address and the file that holds it; only those not at hand are made.

    A file at hand counts if it is untouched since it was made, or still holds the same bytes, and was made by the
    same versions of the libraries.
    """
    folder = cache_folder(state)
    engine = _engine()
    before = read_record(state, facts.digest, MADE)
    rows: dict[str, Row | None] = {
        each.output: standing_row(folder / _name(each), before.get(each.output), engine) for each in derivatives
    }
    missing = tuple(each for each in derivatives if rows[each.output] is None)
    try:
        rows |= {name: [*row, engine, digest] for name, row, digest in _make(facts, missing, folder)}
    except _NotMade as found:
        return Outcome(value=None, problems=found.problems)
    kept = {output: row for output, row in rows.items() if row is not None}
    if kept != before:
        write_record(state, facts.digest, MADE, kept)
    return Outcome(value=tuple((each.output, folder / _name(each)) for each in derivatives))


def _make(facts: PhotoFacts, derivatives: tuple[Derivative, ...], folder: Path) -> Iterator[tuple[str, list[int], str]]:
    """Write each derivative; give its address, the attributes of its file and its digest."""
    if not derivatives:
        return
    data = read_photo(facts.photo, facts.file, facts.digest)
    if data.value is None:
        raise _NotMade(*data.problems)
    try:
        for derivative, made in _encode_all(data.value, derivatives):
            file = folder / _name(derivative)
            replace_with(file, made)
            yield derivative.output, stamp_of(file), digest_of(made)
    except NoPixels:
        raise _NotMade(problem("photo-unusual", f"content/{facts.photo}")) from None
    except (_Undecodable, Image.DecompressionBombError) as error:
        raise _NotMade(problem("photo-damaged", f"content/{facts.photo}")) from error


def prune(state: Path, sources: frozenset[Digest]) -> None:
    """Remove every kept file and record but those of photos with these digests.

    Give the digests of all photos that content holds, drafts' included: what a preview shows must not go.
    """
    folder = cache_folder(state)
    if not folder.is_dir():
        return
    names = {record_file(state, digest, kind).name for digest in sources for kind in (FACTS, MADE)}
    names |= {PurePosixPath(output).name for digest in sources for output in read_record(state, digest, MADE)}
    for file in sorted(folder.iterdir()):
        if file.name not in names:
            with suppress(OSError):
                file.unlink()


def _encode_all(data: bytes, derivatives: Iterable[Derivative]) -> Iterator[tuple[Derivative, bytes]]:
    """Give each derivative with its bytes, which depend on that derivative alone and not on what else is made."""
    by_size = groupby(sorted(derivatives, key=_decoded_width), key=_decoded_width)
    for width, group in by_size:
        with _opened(data, width) as (image, turn):
            for derivative in group:
                yield derivative, _encode(_scaled(image, derivative, turn), derivative)


def _scaled(image: Image.Image, derivative: Derivative, turn: int) -> Image.Image:
    """Return the photo upright and in the size of a derivative."""
    try:
        return scaled(image, derivative.width, derivative.height, turn)
    except (*DAMAGE, struct.error, zlib.error) as error:
        raise _Undecodable from error


def _decoded_width(derivative: Derivative) -> int:
    """Return the width a photo is decoded at, if its format can do that at less than its own."""
    return max(derivative.width, _DECODED_WIDTH)


@contextmanager
def _opened(data: bytes, width: int) -> Iterator[tuple[Image.Image, int]]:
    """Give the photo, decoded no narrower than that, and its orientation."""
    with ExitStack() as stack:
        try:
            image = stack.enter_context(opened(data))
            image.draft(None, (1, width) if is_lying(orientation(image)) else (width, 1))
            image.load()
            turn = orientation(image)
        except (*DAMAGE, struct.error, zlib.error) as error:
            raise _Undecodable from error
        yield image, turn


def _encode(picture: Image.Image, derivative: Derivative) -> bytes:
    """Return a file of these pixels; transparency is kept in WebP and laid on white in JPEG."""
    buffer = io.BytesIO()
    if derivative.mime == JPEG:
        on_white(picture).save(buffer, "JPEG", quality=derivative.quality, optimize=True, progressive=True)
    else:
        picture.save(buffer, "WEBP", quality=derivative.quality, method=4)
    return buffer.getvalue()


def _engine() -> str:
    """Return the versions of all that decides the bytes of a derivative."""
    libraries = ("pil", "libjpeg_turbo", "webp", "littlecms2")
    return " ".join(str(features.version(library)) for library in libraries)


def _name(derivative: Derivative) -> str:
    """Return the name a derivative is kept under."""
    return PurePosixPath(derivative.output).name
