"""The fonts of share cards: the theme's own, and those that the settings add for other scripts."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import ImageFont

from bulletins.cards.sfnt import UnreadableFontError, read_glyphs, read_kerning, read_tables, read_units
from bulletins.model.digest import digest_of
from bulletins.model.identity import Language
from bulletins.model.problem import Outcome, Problem, error
from bulletins.model.table import Table

BOLD: Final = "BeVietnamPro-Bold.ttf"
MEDIUM: Final = "BeVietnamPro-Medium.ttf"
FOLDER: Final = "fonts"
_TRIED_SIZE = 44


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Typeface:
    """A font: its bytes and their digest, the glyph of each character, and its kerning in units of the font.

    A font is equal to itself alone, so that it is found by what it is and not by all that is in it.
    """

    data: bytes
    digest: str
    glyphs: Table[int, int]
    kerning: Table[tuple[int, int], int]
    units: int

    def covers(self, character: str) -> bool:
        """Return whether the font has a glyph for a character."""
        return ord(character) in self.glyphs

    def kern(self, left: str, right: str) -> float:
        """Return by how much of an em two letters move together (below zero) or apart."""
        pair = (self.glyphs.get(ord(left), 0), self.glyphs.get(ord(right), 0))
        return self.kerning.get(pair, 0) / self.units


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFonts:
    """All fonts of the cards; `added` are those of the settings, by language."""

    bold: Typeface
    medium: Typeface
    added: Table[Language, Typeface]

    def chain(self, language: Language, *, bold: bool) -> tuple[Typeface, ...]:
        """Return the fonts that a text's characters are looked for in: its language's, the theme's, all others."""
        own = [self.added[language]] if language in self.added else []
        others = [face for code, face in self.added.items() if code != language]
        return (*own, self.bold if bold else self.medium, *others)

    def digest(self, language: Language) -> str:
        """Return the digests of all fonts in the order in which a language looks into them."""
        return " ".join(face.digest for bold in (True, False) for face in self.chain(language, bold=bold))


def read_card_fonts(theme: Path, added: Mapping[Language, Path]) -> Outcome[CardFonts]:
    """Return the theme's fonts and those added for languages; a problem for each that cannot be read."""
    files = {language: added[language] for language in sorted(added)}
    outcomes = {name: _read(theme / FOLDER / name, "THEME") for name in (BOLD, MEDIUM)}
    others = {language: _read(file, "CARD_FONTS") for language, file in files.items()}
    found = [each for each in (*outcomes.values(), *others.values()) if isinstance(each, Problem)]
    bold, medium = outcomes[BOLD], outcomes[MEDIUM]
    if found or isinstance(bold, Problem) or isinstance(medium, Problem):
        return Outcome(value=None, problems=tuple(sorted(set(found))))
    faces = Table((language, face) for language, face in others.items() if isinstance(face, Typeface))
    return Outcome(value=CardFonts(bold=bold, medium=medium, added=faces))


def _read(file: Path, setting: str) -> Typeface | Problem:
    """Return the font in a file, or what is wrong with it."""
    try:
        return read_typeface(file.read_bytes())
    except UnreadableFontError:
        return error("card-font-unusable", "pelicanconf.py", setting=setting, file=file)
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        return error("card-font-unreadable", "pelicanconf.py", setting=setting, file=file, reason=reason)


def read_typeface(data: bytes) -> Typeface:
    """Return a font; UnreadableFontError for bytes that are none."""
    try:
        ImageFont.truetype(io.BytesIO(data), _TRIED_SIZE, layout_engine=ImageFont.Layout.BASIC)
    except (OSError, ValueError) as failure:
        raise UnreadableFontError from failure
    tables = read_tables(data)
    return Typeface(
        data=data,
        digest=digest_of(data),
        glyphs=Table(read_glyphs(tables).items()),
        kerning=Table(read_kerning(tables).items()),
        units=read_units(tables),
    )
