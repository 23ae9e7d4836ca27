"""A union's colour by day and by night: dark enough on light paper, light enough on dark."""

from __future__ import annotations

import colorsys

from bulletins.model.colours import contrast, luminance, parse_colour

ON_PAPER = 7.0
"""The least contrast with the page, where most words in the union's colour stand (WCAG 2.2, level AAA)."""

ON_SURFACES = 4.5
"""The least contrast with coloured ground (WCAG 2.2, level AA)."""

_STEPS = 255


Grounds = tuple[str, ...]
"""What a colour stands on, as #RRGGBB: the page first, then everything else."""


def is_readable(colour: str, grounds: Grounds) -> bool:
    """Return whether words in a colour can be read on the page and on every other ground."""
    paper, *others = (contrast(parse_colour(colour), parse_colour(ground)) for ground in grounds)
    return paper >= ON_PAPER and all(one >= ON_SURFACES for one in others)


def nearest_readable(colour: str, grounds: Grounds) -> str:
    """Return the colour, or the shade of its own hue nearest to it that can be read on all grounds.

    It is darkened on light paper and lightened on dark.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in parse_colour(colour)))
    end = 0.0 if luminance(parse_colour(grounds[0])) > luminance(parse_colour("#808080")) else 1.0
    shades = (lightness + (end - lightness) * step / _STEPS for step in range(_STEPS + 1))
    written = (_written(hue, shade, saturation) for shade in shades)
    return next((shade for shade in (colour.upper(), *written) if is_readable(shade, grounds)), _written(hue, end, 0))


def _written(hue: float, lightness: float, saturation: float) -> str:
    return (
        "#" + bytes(round(255 * channel) for channel in colorsys.hls_to_rgb(hue, lightness, saturation)).hex().upper()
    )
