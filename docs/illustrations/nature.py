"""Land, water and plants: palms, areca, bamboo, karst hills, lotus, flower beds, clouds, reflections."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docs.illustrations import palette as p
from docs.illustrations.canvas import Canvas, Point, closed_curve, open_curve


def draw_sun(canvas: Canvas, at: Point, radius: float, colour: str = p.SUN) -> None:
    """Draw a sun or moon with its glow."""
    canvas.glow(at, radius * 5, colour, 0.75)
    canvas.disc(at, radius, None, colour)


def draw_stars(canvas: Canvas, count: int, lowest: float) -> None:
    """Scatter stars over the sky above a height."""
    for _ in range(count):
        at = (canvas.random.uniform(0, canvas.width), canvas.random.uniform(0, lowest) ** 1.0)
        canvas.disc(at, canvas.random.uniform(0.8, 2.2), None, "#FFF3D6B0")


def draw_cloud(canvas: Canvas, at: Point, width: float, colour: str = "#FFFFFF88") -> None:
    """Draw a long flat cloud in translucent paint."""
    x, y = at
    height = width * 0.09
    top = [(x - width / 2, y), (x - width * 0.3, y - height), (x - width * 0.1, y - height * 0.8)]
    rest = [(x + width * 0.12, y - height * 1.7), (x + width * 0.32, y - height * 0.7), (x + width / 2, y)]
    canvas.smooth([*top, *rest, (x + width * 0.2, y + height * 0.35), (x - width * 0.25, y + height * 0.3)], colour)


def draw_glints(canvas: Canvas, top: float, bottom: float, colour: str, count: int = 60) -> None:
    """Draw short level strokes of light on water, longer and wider towards the viewer."""
    for _ in range(count):
        depth = canvas.random.random() ** 0.7
        y = top + (bottom - top) * depth
        x = canvas.random.uniform(-50, canvas.width + 50)
        length = (20 + 110 * depth) * canvas.random.uniform(0.5, 1)
        canvas.stroke([(x, y), (x + length, y)], 1 + 2.5 * depth, colour)


def draw_light_path(canvas: Canvas, x: float, top: float, bottom: float, colour: str) -> None:
    """Draw the broken reflection of a sun or lamp under it."""
    rows = 22
    for row in range(rows):
        depth = row / rows
        y = top + (bottom - top) * depth
        half = (18 + 90 * depth) * canvas.random.uniform(0.5, 1)
        shift = canvas.random.uniform(-12, 12) * (1 + depth)
        canvas.stroke([(x - half + shift, y), (x + half + shift, y)], 3 + 4 * depth, colour)


def draw_palm(canvas: Canvas, foot: Point, height: float, *, lean: float = 0.1, leaf: str = p.DEEP) -> None:
    """Draw a coconut palm whose trunk bends by `lean` times its height."""
    x, y = foot
    top = (x + lean * height, y - height)
    canvas.stroke(open_curve([foot, (x + lean * height * 0.25, y - height * 0.5), top]), height * 0.035, p.CLAY)
    for angle in (-170, -140, -105, -70, -35, -5, 20, 160, 200):
        _draw_frond(canvas, top, height * 0.42, math.radians(angle), leaf)


def _draw_frond(canvas: Canvas, root: Point, length: float, angle: float, colour: str) -> None:
    x, y = root
    reach = (x + math.cos(angle) * length, y + math.sin(angle) * length * 0.75 + length * 0.25)
    middle = (x + math.cos(angle) * length * 0.55, y + math.sin(angle) * length * 0.62)
    thick = length * 0.085
    canvas.smooth([root, (middle[0], middle[1] - thick), reach, (middle[0] + thick * 0.4, middle[1] + thick)], colour)


def draw_areca(canvas: Canvas, foot: Point, height: float, leaf: str = p.DEEP) -> None:
    """Draw a straight, slender areca palm."""
    x, y = foot
    canvas.stroke([foot, (x, y - height)], height * 0.022, p.STONE)
    for angle in (-160, -125, -90, -55, -20, 10, 170):
        _draw_frond(canvas, (x, y - height), height * 0.24, math.radians(angle), leaf)


def draw_sugar_palm(canvas: Canvas, foot: Point, height: float, leaf: str = p.DEEP) -> None:
    """Draw a palmyra: a thick straight trunk under a round, spiky crown."""
    x, y = foot
    top = (x, y - height)
    canvas.stroke([foot, top], height * 0.045, p.DARK_WOOD)
    radius = height * 0.24
    for step in range(26):
        angle = math.tau * step / 26
        tip = (top[0] + math.cos(angle) * radius, top[1] - radius * 0.2 + math.sin(angle) * radius * 0.9)
        side = (math.cos(angle + 0.16) * radius * 0.5, math.sin(angle + 0.16) * radius * 0.5)
        canvas.polygon([top, tip, (top[0] + side[0], top[1] - radius * 0.2 + side[1])], leaf)
    canvas.disc((top[0], top[1] - radius * 0.2), radius * 0.55, None, leaf)


def draw_bamboo(canvas: Canvas, foot: Point, height: float, colour: str = p.DEEP) -> None:
    """Draw a clump of bamboo that bends outwards."""
    x, y = foot
    for _ in range(9):
        bend = canvas.random.uniform(-0.45, 0.45)
        tall = height * canvas.random.uniform(0.7, 1)
        stem = [(x + bend * 20, y), (x + bend * tall * 0.3, y - tall * 0.6), (x + bend * tall, y - tall * 0.94)]
        canvas.stroke(open_curve(stem), height * 0.012, colour)
        for _ in range(16):
            part = canvas.random.uniform(0.45, 1)
            at = (x + bend * tall * part**2, y - tall * part * 0.97)
            draw_leaf(canvas, at, height * 0.09, canvas.random.uniform(0.2, 2.9), colour)


def draw_leaf(canvas: Canvas, root: Point, length: float, angle: float, colour: str) -> None:
    """Draw one pointed leaf from its root at an angle (0 to the right, clockwise)."""
    x, y = root
    across = (math.sin(angle) * length * 0.16, -math.cos(angle) * length * 0.16)
    middle = (x + math.cos(angle) * length * 0.45, y + math.sin(angle) * length * 0.45)
    tip = (x + math.cos(angle) * length, y + math.sin(angle) * length)
    sides = [(middle[0] + across[0], middle[1] + across[1]), (middle[0] - across[0], middle[1] - across[1])]
    canvas.polygon(closed_curve([root, sides[0], tip, sides[1]]), colour)


def draw_tree(canvas: Canvas, foot: Point, height: float, leaf: str = p.LEAF, blossom: str = "") -> None:
    """Draw a broad tree of overlapping round crowns, with blossom dots if a colour is given."""
    x, y = foot
    trunk = height * 0.05
    sides = [(x - trunk, y), (x - trunk * 0.5, y - height * 0.6), (x + trunk * 0.5, y - height * 0.6), (x + trunk, y)]
    canvas.polygon(sides, p.CLAY)
    crowns = [(0, 0.72, 0.3), (-0.24, 0.62, 0.2), (0.25, 0.64, 0.21), (-0.12, 0.84, 0.2), (0.14, 0.86, 0.18)]
    for dx, dy, size in crowns:
        canvas.disc((x + dx * height, y - dy * height), size * height, size * height * 0.85, leaf)
    for dx, dy, size in crowns[:3]:
        at = (x + dx * height - size * 0.2 * height, y - dy * height - size * 0.3 * height)
        canvas.disc(at, size * height * 0.55, size * height * 0.4, "#FFFFFF18")
    if blossom:
        for _ in range(90):
            angle, reach = canvas.random.uniform(0, math.tau), canvas.random.random() ** 0.5 * 0.42
            at = (x + math.cos(angle) * reach * height, y - height * (0.72 - math.sin(angle) * reach * 0.6))
            canvas.disc(at, height * 0.014, None, blossom)


def draw_karst(canvas: Canvas, foot: Point, width: float, height: float, colours: Sequence[str]) -> None:
    """Draw a limestone hill: steep sides, rounded uneven top."""
    x, y = foot
    shape = [
        (-0.5, 0),
        (-0.46, 0.35),
        (-0.34, 0.62),
        (-0.2, 0.86),
        (-0.04, 0.98),
        (0.1, 0.9),
        (0.22, 0.74),
        (0.4, 0.5),
        (0.5, 0),
    ]
    wobble = [(dx + canvas.random.uniform(-0.03, 0.03), dy * canvas.random.uniform(0.93, 1.05)) for dx, dy in shape]
    outline = open_curve([(x + dx * width, y - dy * height) for dx, dy in wobble])
    canvas.shade([*outline, (x + width * 0.5, y + 2), (x - width * 0.5, y + 2)], colours)


def draw_lotus(canvas: Canvas, at: Point, size: float, colours: tuple[str, str] = (p.PINK, p.BLUSH)) -> None:
    """Draw a lotus flower seen from the side; `at` is where the petals meet."""
    outer, inner = colours
    for angle, length, colour in (
        (-165, 0.8, outer), (-15, 0.8, outer), (-145, 0.95, inner), (-35, 0.95, inner), (-125, 1.0, outer),
        (-55, 1.0, outer), (-108, 1.05, inner), (-72, 1.05, inner), (-90, 1.0, outer),
    ):  # fmt: skip
        _draw_petal(canvas, at, size * length, math.radians(angle), colour)


def _draw_petal(canvas: Canvas, root: Point, length: float, angle: float, colour: str) -> None:
    x, y = root
    along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    shape = [(0, 0), (0.35, 0.2), (0.65, 0.23), (1, 0), (0.65, -0.23), (0.35, -0.2)]
    points = [
        (x + (u * along[0] + v * across[0]) * length, y + (u * along[1] + v * across[1]) * length) for u, v in shape
    ]
    canvas.smooth(points, colour)


def draw_lotus_pad(canvas: Canvas, at: Point, size: float, colour: str = p.LEAF) -> None:
    """Draw a lotus leaf floating on the water."""
    canvas.disc(at, size, size * 0.32, colour)
    canvas.disc((at[0], at[1] - size * 0.04), size * 0.82, size * 0.22, "#FFFFFF1C")


def draw_flowers(canvas: Canvas, area: Sequence[Point], count: int, colours: Sequence[str], size: float) -> None:
    """Scatter flowers over a strip between two points, nearer ones larger; `area` is its far and near end."""
    (x0, y0), (x1, y1) = area[0], area[1]
    spots = sorted(canvas.random.random() for _ in range(count))
    for depth in spots:
        x = x0 + (x1 - x0) * depth + canvas.random.uniform(-1, 1) * (8 + 70 * depth)
        y = y0 + (y1 - y0) * depth + canvas.random.uniform(-1, 1) * (4 + 26 * depth)
        radius = size * (0.25 + 0.75 * depth)
        draw_leaf(canvas, (x, y), radius * 2.6, canvas.random.uniform(0.3, 2.8), p.DEEP)
        _draw_blossom(canvas, (x, y - radius), radius, canvas.random.choice(colours))


def _draw_blossom(canvas: Canvas, at: Point, radius: float, colour: str) -> None:
    for step in range(5):
        angle = math.tau * step / 5 + 0.3
        petal = (at[0] + math.cos(angle) * radius * 0.6, at[1] + math.sin(angle) * radius * 0.5)
        canvas.disc(petal, radius * 0.5, radius * 0.42, colour)
    canvas.disc(at, radius * 0.3, radius * 0.26, p.SUN)


def draw_paddy(canvas: Canvas, horizon: float, colours: Sequence[str]) -> None:
    """Draw a plain of paddy below the horizon, with rows that widen towards the viewer."""
    canvas.wash(colours, horizon)
    centre = canvas.width * 0.5
    for row in range(-22, 23):
        near = centre + row * canvas.width * 0.13
        canvas.stroke([(centre + row * canvas.width * 0.022, horizon), (near, canvas.height)], 2, "#3D5A2A30")
    for step in range(9):
        y = horizon + (canvas.height - horizon) * (step / 9) ** 1.8
        canvas.stroke([(0, y), (canvas.width, y)], 1.5 + step * 0.5, "#FFFFFF22")
