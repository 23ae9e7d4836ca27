"""Colours as screens show them, and how well one can be read on another."""

from __future__ import annotations

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""


def parse_colour(text: str) -> Colour:
    """Return the red, green and blue of #RRGGBB or #RGB; ValueError for anything else."""
    red, green, blue = bytes.fromhex(six_digits(text.removeprefix("#")))
    return red, green, blue


def six_digits(digits: str) -> str:
    """Return the digits of a colour as RRGGBB; of RGB, each stands twice."""
    return digits if len(digits) > 3 else "".join(2 * digit for digit in digits)  # noqa: PLR2004  (RGB)


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2 defines it."""
    lights = sorted((luminance(first), luminance(second)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour in sRGB, 0 for black to 1 for white, as WCAG 2 defines it."""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """Return a channel of sRGB as light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  (sRGB)
