"""A canvas for flat, layered pictures: gradients, glows, smooth shapes, drawn large and reduced once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from random import Random

from PIL import Image, ImageColor, ImageDraw

Point = tuple[float, float]
Box = tuple[float, float, float, float]

SCALE = 2
LANDSCAPE = (1600, 1067)
PORTRAIT = (1067, 1600)
SMOOTHNESS = 12


class Canvas:
    """One picture in the making. Coordinates are pixels of the finished picture; `random` is fixed by the seed."""

    def __init__(self, size: tuple[int, int], seed: str) -> None:
        """Start with white paper."""
        self.width, self.height = size
        self.random = Random(seed)  # noqa: S311  (it scatters leaves, it keeps no secrets)
        self.image = Image.new("RGB", (self.width * SCALE, self.height * SCALE), "white")
        self._draw = ImageDraw.Draw(self.image, "RGBA")

    def wash(self, colours: Sequence[str], top: float = 0, bottom: float | None = None) -> None:
        """Paint a band of the whole width that passes through the colours from top to bottom."""
        end = self.height if bottom is None else bottom
        size = (self.width * SCALE, max(1, round((end - top) * SCALE)))
        self.image.paste(_gradient(colours, size), (0, round(top * SCALE)))

    def glow(self, centre: Point, radius: float, colour: str, strength: float = 0.8) -> None:
        """Paint light that fades out from a point."""
        side = round(radius * 2 * SCALE)
        mask = Image.radial_gradient("L").point(lambda value: round(max(0, 1 - value / 181) ** 2 * 255 * strength))
        corner = (round((centre[0] - radius) * SCALE), round((centre[1] - radius) * SCALE))
        self.image.paste(Image.new("RGB", (side, side), colour), corner, mask.resize((side, side)))

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        """Fill a shape with straight sides."""
        self._draw.polygon(_scaled(points), fill=colour)

    def smooth(self, points: Sequence[Point], colour: str) -> None:
        """Fill a closed curve through the points."""
        self._draw.polygon(_scaled(closed_curve(points)), fill=colour)

    def shade(self, points: Sequence[Point], colours: Sequence[str]) -> None:
        """Fill a shape with a gradient from its top to its bottom."""
        scaled = _scaled(points)
        left, top = (math.floor(min(point[axis] for point in scaled)) for axis in (0, 1))
        right, bottom = (math.ceil(max(point[axis] for point in scaled)) for axis in (0, 1))
        size = (max(1, right - left), max(1, bottom - top))
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in scaled], fill=255)
        self.image.paste(_gradient(colours, size), (left, top), mask)

    def disc(self, centre: Point, across: float, upright: float | None, colour: str) -> None:
        """Fill an ellipse given by its half axes; `upright` None makes a circle."""
        high = across if upright is None else upright
        x, y = centre
        box = tuple(value * SCALE for value in (x - across, y - high, x + across, y + high))
        self._draw.ellipse(box, fill=colour)

    def stroke(self, points: Sequence[Point], width: float, colour: str) -> None:
        """Draw a line with round joints and ends."""
        scaled = _scaled(points)
        self._draw.line(scaled, fill=colour, width=max(1, round(width * SCALE)), joint="curve")
        if len(colour) == len("#RRGGBB"):
            half = width * SCALE / 2
            for x, y in (scaled[0], scaled[-1]):
                self._draw.ellipse((x - half, y - half, x + half, y + half), fill=colour)

    def block(self, box: Box, colour: str, radius: float = 0) -> None:
        """Fill an upright rectangle, given by left, top, right and bottom."""
        self._draw.rounded_rectangle([value * SCALE for value in box], radius=radius * SCALE, fill=colour)

    def ridge(self, base: float, rise: float, rough: int = 4) -> list[Point]:
        """Return the outline of hills over the whole width, closed at the bottom of the picture."""
        waves = [(self.random.uniform(0.4, 1) / k, self.random.uniform(0, 6.3), k) for k in range(1, rough + 1)]
        total = sum(weight for weight, _, _ in waves)
        points = []
        for step in range(161):
            x = self.width * step / 160
            turn = x / self.width * math.tau * 0.8
            wave = sum(weight * math.sin(turn * k + phase) for weight, phase, k in waves) / total
            points.append((x, base - rise * (0.5 + 0.5 * wave)))
        return [*points, (self.width, self.height), (0, self.height)]

    def save(self, path: Path, quality: int = 80) -> None:
        """Write the picture as a JPEG in its finished size."""
        finished = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        finished.save(path, quality=quality, optimize=True, progressive=True)


def closed_curve(points: Sequence[Point]) -> list[Point]:
    """Return points along a closed Catmull-Rom curve through the given ones."""
    count = len(points)
    corners = [[points[(index + offset) % count] for offset in (-1, 0, 1, 2)] for index in range(count)]
    return [_between(corner, step / SMOOTHNESS) for corner in corners for step in range(SMOOTHNESS)]


def open_curve(points: Sequence[Point]) -> list[Point]:
    """Return points along a Catmull-Rom curve from the first to the last of the given ones."""
    padded = [points[0], *points, points[-1]]
    corners = [padded[index : index + 4] for index in range(len(points) - 1)]
    return [*(_between(corner, step / SMOOTHNESS) for corner in corners for step in range(SMOOTHNESS)), points[-1]]


def _between(corner: Sequence[Point], t: float) -> Point:
    x, y = (_blend((corner[0][axis], corner[1][axis], corner[2][axis], corner[3][axis]), t) for axis in (0, 1))
    return (x, y)


def _blend(values: tuple[float, float, float, float], t: float) -> float:
    before, start, end, after = values
    bend = 2 * before - 5 * start + 4 * end - after
    twist = 3 * start - before - 3 * end + after
    return 0.5 * (2 * start + (end - before) * t + bend * t * t + twist * t**3)


def _scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _gradient(colours: Sequence[str], size: tuple[int, int]) -> Image.Image:
    """Return an image of that size which passes through the colours from top to bottom."""
    strip = Image.new("RGB", (1, size[1]))
    known = [ImageColor.getrgb(colour) for colour in colours]
    known = known if len(known) > 1 else known * 2
    for row in range(size[1]):
        place = row / max(1, size[1] - 1) * (len(known) - 1)
        index = min(int(place), len(known) - 2)
        part = place - index
        pairs = zip(known[index], known[index + 1], strict=True)
        strip.putpixel((0, row), tuple(round(start + (end - start) * part) for start, end in pairs))
    return strip.resize(size)
