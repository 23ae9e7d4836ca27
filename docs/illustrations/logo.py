"""The logo: a lotus in the brand colour on a transparent ground."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw

from docs.illustrations import palette as p
from docs.illustrations.canvas import closed_curve

SIDE = 512
SCALE = 4
PETALS = (
    (-172, 0.74, p.PINK), (-8, 0.74, p.PINK), (-150, 0.9, p.BLUSH), (-30, 0.9, p.BLUSH), (-128, 1.0, p.PINK),
    (-52, 1.0, p.PINK), (-109, 1.04, p.BLUSH), (-71, 1.04, p.BLUSH), (-90, 1.08, p.LOTUS),
)  # fmt: skip
"""Angle in degrees, length and colour of each petal, from the back to the front."""


def draw_logo(path: Path) -> None:
    """Write the logo as a square PNG."""
    image = Image.new("RGBA", (SIDE * SCALE, SIDE * SCALE))
    brush = ImageDraw.Draw(image)
    root, size = (SIDE * SCALE / 2, SIDE * SCALE * 0.68), SIDE * SCALE * 0.46
    for angle, length, colour in PETALS:
        turn = math.radians(angle)
        along, across = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
        shape = [(0.0, 0.0), (0.35, 0.21), (0.65, 0.24), (1.0, 0.0), (0.65, -0.24), (0.35, -0.21)]
        petal = [
            tuple(root[axis] + (u * along[axis] + v * across[axis]) * size * length for axis in (0, 1))
            for u, v in shape
        ]
        brush.polygon(closed_curve([(x, y) for x, y in petal]), fill=colour)
    for half, top, colour in ((0.36, 0.73, p.GOLD), (0.26, 0.79, p.GOLD), (0.14, 0.85, p.GOLD)):
        box = [SIDE * SCALE * value for value in (0.5 - half, top, 0.5 + half, top + 0.025)]
        brush.rounded_rectangle(box, radius=SIDE * SCALE * 0.0125, fill=colour)
    image.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(path, optimize=True)
