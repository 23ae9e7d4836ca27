"""Photographs: what is known of a source, and the derivatives that pages show."""

from __future__ import annotations

import re

from bulletins.model.identity import ContentPath, Digest, Language, OutputPath
from bulletins.model.value import Value

PHOTO_FOLDER = "anh"
"""The folder of everything that is made of photos, cards included, unless site.yml names another.

It may be read from another host than the pages.
"""
_CARD_FOLDERS = {PHOTO_FOLDER: "the"}
_MADE = re.compile(r"/?[a-z0-9-]+/(?:[a-z]+/)?[0-9a-f]{16}(?:-[0-9]+)?\.(?:avif|webp|jpg)")
CARD_SIZE = (1200, 630)
"""Width and height of every card in pixels, as those who show them ask for."""


def is_media(path: str) -> bool:
    """Return whether a path, below the site's root or from it, is a picture that was made."""
    return _MADE.fullmatch(path) is not None


def card_folder(photo_folder: str) -> str:
    """Return the folder of share cards within that of everything made of photos."""
    return f"{photo_folder}/{_CARD_FOLDERS.get(photo_folder, 'cards')}"


class PhotoFacts(Value, frozen=True, kw_only=True):
    """The facts in a source photo's header: width and height in pixels, after the photo is turned upright.

    `moves` is true where the file has several frames; the first is shown.
    """

    photo: ContentPath
    file: str
    digest: Digest
    width: int
    height: int
    moves: bool = False


class Derivative(Value, frozen=True, kw_only=True, order=True):
    """One file made of one source photo. `output` carries a hash of the source's bytes and of the recipe."""

    output: OutputPath
    source: Digest
    width: int
    height: int
    mime: str
    quality: int


class ImageSet(Value, frozen=True, kw_only=True):
    """All derivatives of a photo: `variants` in WebP from narrow to wide, `fallback` one JPEG.

    `avif` are as wide as the variants, and none where the site does without. `icons` are a logo's, for tabs and home
    screens.
    """

    photo: ContentPath
    variants: tuple[Derivative, ...]
    fallback: Derivative
    avif: tuple[Derivative, ...] = ()
    icons: tuple[Derivative, ...] = ()

    @property
    def files(self) -> tuple[Derivative, ...]:
        """Return every derivative."""
        return (*self.avif, *self.variants, self.fallback, *self.icons)


class Asset(Value, frozen=True, kw_only=True, order=True):
    """A file that pages offer as it is (an attachment): copied from `file` to `output`."""

    output: OutputPath
    file: str
    digest: Digest
    size: int


class PhotoEdit(Value, frozen=True, kw_only=True):
    """How a photo is shown where it comes from.

    First each side is cut off, in parts of width or height; then the photo is mirrored (left and right) or flipped (top
    and bottom), then turned clockwise by degrees. `ratio` is the width of the frame by its height, 0 where it is not
    known: it tells whether a crop was made on the photo upright, or lying as the camera stored it.
    """

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    mirrored: bool = False
    flipped: bool = False
    turn: float = 0.0
    ratio: float = 0.0


NO_EDIT = PhotoEdit()
"""A photo as it is."""


class IntakePhoto(Value, frozen=True, kw_only=True):
    """A photo as it is kept beside a text: upright, bounded, nothing in it but pixels; `suffix` is `jpg` or `png`.

    `frames` counts the pictures that the file held; the first of them is kept.
    """

    data: bytes
    suffix: str
    width: int
    height: int
    frames: int = 1


class CardSubject(Value, frozen=True, kw_only=True):
    """The words, photo and colours of one share card.

    `kicker` is the small line beside the title and may be empty; `colours` are (token, colour by day) pairs that
    replace the theme's. `language` is the title's own. `focus` is the point of the photo that stays in sight when it is
    cropped, in percent from left and top. `origin` and `line` tell where the title was written; they are not shown.
    """

    title: str
    kicker: str
    site_name: str
    language: Language
    direction: str = "ltr"
    photo: ContentPath | None = None
    focus: tuple[int, int] = (50, 50)
    colours: tuple[tuple[str, str], ...] = ()
    origin: str = ""
    line: int = 0


class ShareCard(Value, frozen=True, kw_only=True):
    """A planned card. `output` carries a hash of everything that is shown, the photo and the fonts included."""

    subject: CardSubject
    output: OutputPath


class AddressCode(Value, frozen=True, kw_only=True):
    """The QR code of a page's absolute address, for paper. `made` is the name it is kept under among the made files."""

    address: str
    output: OutputPath
    made: OutputPath
