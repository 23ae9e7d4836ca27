"""The colours of a card: the theme's by day, those of site.yml instead of them, and what is readable on what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bulletins.model.colours import Colour, contrast, parse_colour

TOKENS: Final = (
    ("paper", "#FFFDFB"),
    ("wash", "#FBEFF4"),
    ("ink", "#241A20"),
    ("muted", "#5E4F57"),
    ("rule", "#E9DCE2"),
    ("brand", "#9B1150"),
)
"""The theme's colours by day that cards use, as in tokens.css."""
READABLE: Final = 4.5
"""The least contrast of a text with what is behind it."""
WHITE: Final = (255, 255, 255)
NIGHT: Final = (23, 18, 26)
_DEEP = 0.22
_STEPS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one card. `kicker` is the brand where that can be read on paper. `scrim` darkens a photo.

    `veil` is how much of the scrim lies behind a text, so that white on it can be read whatever the photo shows.
    """

    paper: Colour
    wash: Colour
    ink: Colour
    muted: Colour
    rule: Colour
    brand: Colour
    kicker: Colour
    scrim: Colour
    veil: float


def make_palette(colours: Iterable[tuple[str, str]]) -> Palette:
    """Return the colours of a card, `colours` being (token, #RRGGBB) pairs that replace the theme's."""
    tokens = {token: parse_colour(value) for token, value in (*TOKENS, *colours)}
    paper, brand = tokens["paper"], tokens["brand"]
    ink = readable(tokens["ink"], paper)
    scrim = mixed(NIGHT, brand, _DEEP)
    if contrast(scrim, WHITE) < 2 * READABLE:
        scrim = NIGHT
    return Palette(
        paper=paper,
        wash=tokens["wash"],
        ink=ink,
        muted=readable(tokens["muted"], paper),
        rule=tokens["rule"],
        brand=brand,
        kicker=brand if contrast(brand, paper) >= READABLE else ink,
        scrim=scrim,
        veil=find_veil(scrim),
    )


def readable(colour: Colour, paper: Colour) -> Colour:
    """Return the colour where it can be read on the paper, else black or white."""
    if contrast(colour, paper) >= READABLE:
        return colour
    return max((NIGHT, WHITE), key=lambda each: contrast(each, paper))


def find_veil(scrim: Colour) -> float:
    """Return the least share of a scrim over white on which white can be read."""
    shares = (step / _STEPS for step in range(_STEPS + 1))
    return next((share for share in shares if contrast(mixed(WHITE, scrim, share), WHITE) >= READABLE), 1.0)


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """Return the first colour with that share of the second laid over it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue
