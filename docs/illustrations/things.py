"""Things people build and use: houses, stalls, boats, tables, lanterns, halls, pots, machines."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docs.illustrations import palette as p
from docs.illustrations.canvas import Box, Canvas, Point, open_curve
from docs.illustrations.nature import draw_leaf, draw_lotus


def draw_house(  # noqa: PLR0913  (a house is a place, a size and three choices)
    canvas: Canvas, at: Point, width: float, *, roof: str = p.BRICK, wall: str = p.CREAM, lit: bool = False
) -> None:
    """Draw a low country house; `at` is the middle of its foot."""
    x, y = at
    high = width * 0.36
    canvas.block((x - width / 2, y - high, x + width / 2, y), wall)
    canvas.block((x + width * 0.2, y - high, x + width / 2, y), "#00000014")
    eaves, top = y - high * 0.92, y - high * 1.75
    canvas.polygon(
        [(x - width * 0.6, eaves), (x - width * 0.42, top), (x + width * 0.42, top), (x + width * 0.6, eaves)], roof
    )
    canvas.polygon(
        [(x + width * 0.1, eaves), (x + width * 0.2, top), (x + width * 0.42, top), (x + width * 0.6, eaves)],
        "#0000001C",
    )
    glass = "#FFD77A" if lit else "#6A7F86"
    for dx in (-0.34, 0.34):
        canvas.block((x + (dx - 0.09) * width, y - high * 0.72, x + (dx + 0.09) * width, y - high * 0.28), glass, 2)
    canvas.block((x - width * 0.09, y - high * 0.78, x + width * 0.09, y), "#FFE3A0" if lit else p.WOOD)
    if lit:
        canvas.glow((x, y - high * 0.4), width * 0.75, "#FFC65C", 0.35)


def draw_stall(canvas: Canvas, at: Point, width: float, colours: tuple[str, str], *, lit: bool = True) -> None:
    """Draw a market stall with a striped awning, goods on its counter and a lantern; `at` is the middle of its foot."""
    x, y = at
    high, half = width * 0.95, width / 2
    for side in (-1, 1):
        canvas.stroke([(x + side * half * 0.9, y), (x + side * half * 0.9, y - high)], width * 0.025, p.DARK_WOOD)
    canvas.block((x - half, y - high * 0.4, x + half, y), p.WOOD, 3)
    canvas.block((x - half, y - high * 0.4, x + half, y - high * 0.34), p.STRAW_SHADE, 3)
    for index in range(7):
        goods = (x - half * 0.8 + index * width * 0.133, y - high * 0.43)
        size = width * canvas.random.uniform(0.035, 0.06)
        canvas.disc(goods, size, size * 1.1, canvas.random.choice((p.GOLD, p.BRICK, p.LEAF, p.CREAM, p.PINK)))
    for index in range(8):
        left = x - half * 1.15 + index * width * 1.15 / 8
        right = left + width * 1.15 / 8
        inner = ((left - x) * 0.8 + x, (right - x) * 0.8 + x)
        strip = [
            (left, y - high * 0.86),
            (right, y - high * 0.86),
            (inner[1], y - high * 1.12),
            (inner[0], y - high * 1.12),
        ]
        canvas.polygon(strip, colours[index % 2])
        canvas.disc(((left + right) / 2, y - high * 0.86), (right - left) / 2, width * 0.05, colours[index % 2])
    if lit:
        draw_lantern(canvas, (x, y - high * 0.66), width * 0.1)


def draw_lantern(canvas: Canvas, at: Point, size: float, colour: str = "#FFB84D") -> None:
    """Draw a silk lantern and its light."""
    x, y = at
    canvas.glow(at, size * 5, "#FFC065", 0.5)
    canvas.stroke([(x, y - size * 1.7), (x, y - size)], 2, p.DARK_WOOD)
    canvas.disc(at, size, size * 1.1, colour)
    canvas.disc(at, size * 0.5, size * 1.1, "#FFFFFF30")
    canvas.block((x - size * 0.4, y - size * 1.2, x + size * 0.4, y - size), p.LOTUS)
    canvas.block((x - size * 0.4, y + size, x + size * 0.4, y + size * 1.2), p.LOTUS)
    canvas.stroke([(x, y + size * 1.2), (x, y + size * 2)], size * 0.12, p.LOTUS)


def draw_sampan(canvas: Canvas, at: Point, length: float, colour: str = p.DARK_WOOD) -> None:
    """Draw a slim wooden boat; `at` is the middle of its waterline."""
    x, y = at
    half = length / 2
    canvas.smooth(
        [(x - half, y - length * 0.1), (x - half * 0.6, y - length * 0.045), (x, y - length * 0.03),
         (x + half * 0.6, y - length * 0.045), (x + half, y - length * 0.12), (x + half * 0.65, y + length * 0.035),
         (x, y + length * 0.05), (x - half * 0.65, y + length * 0.035)],
        colour,
    )  # fmt: skip
    canvas.disc((x, y + length * 0.055), half * 0.8, length * 0.012, "#00000030")


def draw_fishing_boat(canvas: Canvas, at: Point, length: float, hull: tuple[str, str]) -> None:
    """Draw a sea-going fishing boat with a cabin, a mast and flags."""
    x, y = at
    half = length / 2
    sides = [
        (x - half, y - length * 0.2),
        (x + half * 1.08, y - length * 0.3),
        (x + half * 0.8, y),
        (x - half * 0.85, y),
    ]
    canvas.polygon(sides, hull[0])
    band = [
        (x - half * 0.95, y - length * 0.13),
        (x + half, y - length * 0.21),
        (x + half * 0.93, y - length * 0.13),
        (x - half * 0.9, y - length * 0.06),
    ]
    canvas.polygon(band, hull[1])
    canvas.block((x - half * 0.65, y - length * 0.42, x + half * 0.05, y - length * 0.2), p.CREAM, 3)
    canvas.block((x - half * 0.72, y - length * 0.46, x + half * 0.12, y - length * 0.41), hull[1], 2)
    for dx in (-0.5, -0.25):
        canvas.block((x + half * dx, y - length * 0.38, x + half * (dx + 0.14), y - length * 0.3), "#4A6470", 2)
    canvas.stroke(
        [(x + half * 0.3, y - length * 0.24), (x + half * 0.3, y - length * 0.82)], length * 0.015, p.DARK_WOOD
    )
    canvas.stroke([(x + half * 0.3, y - length * 0.8), (x + half, y - length * 0.3)], 1.5, "#33232E90")
    for dy, colour in ((0.8, "#C8322B"), (0.68, p.GOLD), (0.58, p.TEAL)):
        top = y - length * dy
        canvas.smooth(
            [
                (x + half * 0.3, top),
                (x + half * 0.52, top + 5),
                (x + half * 0.5, top + length * 0.07),
                (x + half * 0.3, top + length * 0.08),
            ],
            colour,
        )


def draw_round_boat(canvas: Canvas, at: Point, size: float, *, upturned: bool = False) -> None:
    """Draw a woven basket boat, upright or turned over on the sand."""
    x, y = at
    canvas.disc((x, y + size * 0.04), size * 1.05, size * 0.18, "#00000028")
    if upturned:
        canvas.shade(
            open_curve(
                [
                    (x - size, y),
                    (x - size * 0.75, y - size * 0.5),
                    (x, y - size * 0.72),
                    (x + size * 0.75, y - size * 0.5),
                    (x + size, y),
                ]
            ),
            ("#B98A4E", "#7D5430"),
        )
        canvas.disc((x, y), size, size * 0.12, "#6B4528")
        return
    canvas.shade(
        open_curve(
            [
                (x - size, y - size * 0.42),
                (x - size * 0.7, y),
                (x, y + size * 0.1),
                (x + size * 0.7, y),
                (x + size, y - size * 0.42),
            ]
        ),
        ("#C08F52", "#76502F"),
    )
    canvas.disc((x, y - size * 0.42), size, size * 0.26, "#8E6238")
    canvas.disc((x, y - size * 0.4), size * 0.88, size * 0.2, "#4E3422")


def draw_vase(canvas: Canvas, at: Point, height: float, glaze: str = p.TEAL) -> None:
    """Draw a vase of lotus; `at` is the middle of its foot."""
    x, y = at
    for dx, dy, size in ((-0.22, 0.86, 0.2), (0.2, 0.92, 0.22), (0, 1.15, 0.24)):
        flower = (x + dx * height, y - dy * height)
        canvas.stroke([(x, y - height * 0.45), flower], height * 0.02, p.LEAF)
        draw_lotus(canvas, flower, size * height)
    for angle in (-2.7, -0.45):
        draw_leaf(canvas, (x, y - height * 0.5), height * 0.45, angle, p.DEEP)
    body = [
        (-0.09, 0.5),
        (-0.07, 0.42),
        (-0.16, 0.25),
        (-0.1, 0.02),
        (0.1, 0.02),
        (0.16, 0.25),
        (0.07, 0.42),
        (0.09, 0.5),
    ]
    canvas.smooth([(x + dx * height, y - dy * height) for dx, dy in body], glaze)
    canvas.disc((x - height * 0.06, y - height * 0.26), height * 0.025, height * 0.09, "#FFFFFF40")


def draw_bouquet(canvas: Canvas, at: Point, size: float, colours: Sequence[str]) -> None:
    """Draw a wrapped bunch of flowers; `at` is where the stems are tied."""
    x, y = at
    for degrees in (-150, -120, -90, -60, -30):
        draw_leaf(canvas, at, size * 0.95, math.radians(degrees), p.DEEP)
    canvas.polygon(
        [
            (x - size * 0.42, y - size * 0.5),
            (x + size * 0.42, y - size * 0.5),
            (x + size * 0.1, y + size * 0.5),
            (x - size * 0.1, y + size * 0.5),
        ],
        p.PETAL,
    )
    for _ in range(26):
        angle, reach = canvas.random.uniform(math.pi, math.tau), canvas.random.random() ** 0.5 * size * 0.5
        flower = (x + math.cos(angle) * reach, y - size * 0.42 + math.sin(angle) * reach * 0.8)
        canvas.disc(flower, size * 0.1, None, canvas.random.choice(list(colours)))
        canvas.disc(flower, size * 0.035, None, p.SUN)
    canvas.block((x - size * 0.16, y - size * 0.05, x + size * 0.16, y + size * 0.07), p.LOTUS, 4)


def draw_table(canvas: Canvas, box: Box, cloth: str) -> None:
    """Draw a long table with a cloth that hangs to the floor; the box is its front, the top lies above it."""
    left, top, right, bottom = box
    depth = (bottom - top) * 0.35
    canvas.polygon(
        [(left, top), (left + depth, top - depth), (right - depth, top - depth), (right, top)], _lighter(cloth)
    )
    canvas.block(box, cloth)
    for index in range(1, 12):
        x = left + (right - left) * index / 12
        canvas.stroke([(x, top + 6), (x + 4, bottom)], 3, "#00000016")


def draw_stage(canvas: Canvas, box: Box, cloth: tuple[str, str]) -> None:
    """Draw a stage backdrop with folds and a golden lotus in the middle."""
    left, top, right, bottom = box
    canvas.shade([(left, top), (right, top), (right, bottom), (left, bottom)], cloth)
    for index in range(24):
        x = left + (right - left) * (index + 0.5) / 24
        canvas.stroke([(x, top), (x, bottom)], (right - left) / 90, "#00000014")
    middle = ((left + right) / 2, top + (bottom - top) * 0.66)
    canvas.glow(middle, (bottom - top) * 0.7, "#FFD98A", 0.35)
    draw_lotus(canvas, middle, (bottom - top) * 0.42, (p.GOLD, p.SUN))


def draw_certificate(canvas: Canvas, at: Point, width: float) -> None:
    """Draw a certificate with a gold border, lines of writing and a red seal, its middle at `at`."""
    x, y = at
    half, high = width / 2, width * 0.34
    canvas.block((x - half + 6, y - high + 8, x + half + 6, y + high + 8), "#00000022", 4)
    canvas.block((x - half, y - high, x + half, y + high), p.GOLD, 4)
    canvas.block((x - half * 0.93, y - high * 0.9, x + half * 0.93, y + high * 0.9), p.WHITE)
    draw_lotus(canvas, (x, y - high * 0.42), width * 0.08)
    for row, length in ((-0.15, 0.6), (0.1, 0.7), (0.32, 0.5)):
        canvas.block((x - half * length, y + high * row, x + half * length, y + high * (row + 0.07)), "#33232E50", 2)
    canvas.disc((x + half * 0.6, y + high * 0.58), width * 0.06, None, "#C8322B")


def _lighter(colour: str) -> str:
    """Return a colour halfway to white paper."""
    channels = (int(colour[index : index + 2], 16) for index in (1, 3, 5))
    return "#" + "".join(f"{round(channel + (255 - channel) * 0.25):02X}" for channel in channels)
