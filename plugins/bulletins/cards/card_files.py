"""The files of share cards, drawn once and kept: nothing is in them but pixels."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from PIL import Image, features

from bulletins.cards.card_fonts import CardFonts
from bulletins.cards.drawing import CardPainter
from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath, OutputPath
from bulletins.model.photo import PhotoFacts
from bulletins.model.problem import Outcome, Problem, error
from bulletins.model.share import CARD_SIZE, ShareCard
from bulletins.photos.photo_bytes import read_photo, replace_with
from bulletins.photos.pixels import DAMAGE, NoPixels, is_lying, on_white, open_image, orientation, scaled
from bulletins.photos.records import Row, read_rows, stamp_of, standing_row, write_rows

MadeCards = tuple[tuple[OutputPath, Path], ...]
QUALITY = 84
_RECORD = "made.json"


def make_cards(
    cards: Collection[ShareCard], photos: Mapping[ContentPath, PhotoFacts], fonts: CardFonts, state: Path
) -> Outcome[MadeCards]:
    """Return each card's address and the file that holds it; only those not at hand are drawn, all others forgotten.

    A file at hand counts if it is untouched since it was made, or still holds the same bytes, and was made by the
    same versions of the libraries. What was drawn before an interruption is not drawn again.
    """
    folder = state / "cards"
    before = read_rows(folder / _RECORD)
    rows: dict[str, Row] = {}
    problems: list[Problem] = []
    files = {card.output: folder / PurePosixPath(card.output).name for card in cards}
    try:
        for card, row in _draw(cards, photos, CardPainter(fonts), (files, before)):
            if isinstance(row, Problem):
                problems.append(row)
            else:
                rows[card.output] = row
    except BaseException:
        write_rows(folder / _RECORD, before | rows)
        raise
    if rows != before:
        write_rows(folder / _RECORD, rows)
        _forget(folder, {file.name for file in files.values()})
    return Outcome(value=None if problems else tuple(sorted(files.items())), problems=tuple(problems))


def _draw(
    cards: Iterable[ShareCard],
    photos: Mapping[ContentPath, PhotoFacts],
    artist: CardPainter,
    kept: tuple[Mapping[OutputPath, Path], Mapping[str, Row]],
) -> Iterator[tuple[ShareCard, Row | Problem]]:
    """Give each card with what is remembered of its file, which is drawn now or stands there already."""
    files, before = kept
    engine = _engine()
    for card in cards:
        file = files[card.output]
        row = standing_row(file, before.get(card.output), engine)
        if row is not None:
            yield card, row
            continue
        made = _make(card, photos, artist, file)
        yield card, made if isinstance(made, Problem) else [*stamp_of(file), engine, digest_of(made)]


def _make(
    card: ShareCard, photos: Mapping[ContentPath, PhotoFacts], artist: CardPainter, file: Path
) -> bytes | Problem:
    """Write a card and return its bytes, or what is wrong with its photo."""
    facts = photos[card.subject.photo] if card.subject.photo else None
    photo = None
    if facts:
        found = _filling(facts, card.subject.focus)
        if isinstance(found, Problem):
            return found
        photo = found
    data = encode(artist.draw(card.subject, photo))
    replace_with(file, data)
    return data


def encode(image: Image.Image) -> bytes:
    """Return a card as JPEG, with every pixel's own colour so that letters stay sharp."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return buffer.getvalue()


def _filling(facts: PhotoFacts, focus: tuple[int, int]) -> Image.Image | Problem:
    """Return a photo that fills a card, cropped around its focus, or what is wrong with it."""
    path = f"content/{facts.photo}"
    data = read_photo(facts.photo, facts.file, facts.digest)
    if data.value is None:
        return data.problems[0]
    try:
        return _cropped(data.value, facts, focus)
    except NoPixels:
        return error("photo-unusual", path)
    except (*DAMAGE, struct.error, zlib.error, Image.DecompressionBombError):
        return error("photo-damaged", path)


def _cropped(data: bytes, facts: PhotoFacts, focus: tuple[int, int]) -> Image.Image:
    """Return a photo's part that fills a card; the focus lies where it lies in the whole."""
    width, height = cover_size(facts.width, facts.height)
    with open_image(data) as image:
        image.draft(None, (height, width) if is_lying(orientation(image)) else (width, height))
        image.load()
        large = on_white(scaled(image, width, height, orientation(image), _way(facts, width))).convert("RGB")
    left = (width - CARD_SIZE[0]) * focus[0] // 100
    top = (height - CARD_SIZE[1]) * focus[1] // 100
    return large.crop((left, top, left + CARD_SIZE[0], top + CARD_SIZE[1]))


def _way(facts: PhotoFacts, width: int) -> Image.Resampling:
    """Return how pixels are scaled: quickly where there are more than are shown, which the scrim forgives."""
    return Image.Resampling.HAMMING if facts.width > width else Image.Resampling.BICUBIC


def cover_size(width: int, height: int) -> tuple[int, int]:
    """Return the least size in a photo's proportions that covers a card."""
    wanted_width, wanted_height = CARD_SIZE
    if width * wanted_height >= height * wanted_width:
        return max(wanted_width, round(width * wanted_height / height)), wanted_height
    return wanted_width, max(wanted_height, round(height * wanted_width / width))


def _forget(folder: Path, names: set[str]) -> None:
    """Remove every kept file but those, and the record."""
    for file in sorted(folder.iterdir()):
        if file.name not in names | {_RECORD}:
            with suppress(OSError):
                file.unlink()


def _engine() -> str:
    """Return the versions of all that decides the bytes of a card."""
    libraries = ("pil", "libjpeg_turbo", "webp", "littlecms2", "freetype2", "raqm", "harfbuzz")
    return " ".join(str(features.version(library)) for library in libraries)
