"""A union's colour by day and by night: dark enough on light paper, light enough on dark."""

from __future__ import annotations

import colorsys

ON_PAPER = 7.0
"""The least contrast with the page, where most words in the union's colour stand (WCAG 2.2, level AAA)."""

ON_SURFACES = 4.5
"""The least contrast with coloured ground (WCAG 2.2, level AA)."""

_STEPS = 255


Grounds = tuple[str, ...]
"""What a colour stands on, as #RRGGBB: the page first, then everything else."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG measures it: 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_readable(colour: str, grounds: Grounds) -> bool:
    """Return whether words in a colour can be read on the page and on every other ground."""
    paper, *others = grounds
    return contrast(colour, paper) >= ON_PAPER and all(contrast(colour, one) >= ON_SURFACES for one in others)


def nearest_readable(colour: str, grounds: Grounds) -> str:
    """Return the colour, or the shade of its own hue nearest to it that can be read on all grounds.

    It is darkened on light paper and lightened on dark.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    end = 0.0 if _luminance(grounds[0]) > _luminance("#808080") else 1.0
    shades = (lightness + (end - lightness) * step / _STEPS for step in range(_STEPS + 1))
    written = (_written(hue, shade, saturation) for shade in shades)
    return next((shade for shade in (colour.upper(), *written) if is_readable(shade, grounds)), _written(hue, end, 0))


def _luminance(colour: str) -> float:
    """Return a colour's relative luminance, 0 for black to 1 for white."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  (sRGB's curve)
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of #RRGGBB, 0 to 1."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def _written(hue: float, lightness: float, saturation: float) -> str:
    return (
        "#" + bytes(round(255 * channel) for channel in colorsys.hls_to_rgb(hue, lightness, saturation)).hex().upper()
    )
