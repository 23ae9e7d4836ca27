"""The files of share cards, drawn: nothing is in them but pixels."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from PIL import Image, features

from bulletins.cards.card_fonts import CardFonts
from bulletins.cards.drawing import CardPainter
from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath, Digest
from bulletins.model.photo import CARD_SIZE, PhotoFacts, ShareCard
from bulletins.model.problem import Problem, error
from bulletins.photos.photo_bytes import read_photo, replace_with
from bulletins.photos.pixels import DAMAGE, NoPixels, is_lying, on_white, open_image, orientation, scaled

QUALITY = 84


def make_cards(
    cards: Iterable[ShareCard], photos: Mapping[ContentPath, PhotoFacts], fonts: CardFonts, folder: Path
) -> Iterator[tuple[ShareCard, Digest | Problem]]:
    """Draw cards into a folder, each under the name it is published under; give each with the digest of its bytes.

    A card whose photo is faulty is given with what is wrong.
    """
    painter = CardPainter(fonts)
    for card in cards:
        made = _make(card, photos, painter, folder / PurePosixPath(card.output).name)
        yield card, made if isinstance(made, Problem) else digest_of(made)


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


def card_codecs() -> str:
    """Return the versions of all that decides the bytes of a card."""
    libraries = ("pil", "libjpeg_turbo", "webp", "littlecms2", "freetype2", "raqm", "harfbuzz")
    return " ".join(str(features.version(library)) for library in libraries)
