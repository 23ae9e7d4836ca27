"""Fields, hills and ponds."""

from __future__ import annotations

import math

from docs.illustrations import nature as n
from docs.illustrations import palette as p
from docs.illustrations import things as t
from docs.illustrations.canvas import Canvas, Point, open_curve
from docs.illustrations.people import Pen, draw_seated, draw_worker


def draw_terraces(canvas: Canvas) -> None:
    """Draw flooded rice terraces under misty mountains, one small house on the slope."""
    canvas.wash(("#8FA9C4", "#F2C9B0", "#FBE7CD"), 0, 520)
    n.draw_sun(canvas, (1090, 330), 54, "#FFF2D0")
    for base, rise, colour in ((400, 210, "#8C9FB8"), (470, 190, "#73909F"), (530, 150, "#5E8487")):
        canvas.polygon(canvas.ridge(base, rise, 5), colour)
        canvas.glow((800, base + 40), 900, "#F7E6D6", 0.28)
    water = ("#F6D9C0", "#BFD0CF", "#8FB7BC")
    for step in range(13):
        _draw_terrace(canvas, step / 12, water[step % 3])
    t.draw_house(canvas, (1240, 640), 150, roof="#8A6A4A", wall="#C9A67C")
    canvas.stroke(open_curve([(1300, 560), (1312, 510), (1290, 470), (1310, 420)]), 10, "#FFFFFF40")
    n.draw_tree(canvas, (1380, 650), 150, "#557F5B")
    n.draw_bamboo(canvas, (1110, 650), 170, "#4B7557")
    pen = Pen(canvas=canvas, at=(520, 850), height=220)
    canvas.smooth([(470, 690), (520, 680), (522, 770), (480, 770)], p.WOOD)
    draw_worker(pen, "#4A3F7A", arms="hold")


def _draw_terrace(canvas: Canvas, depth: float, water: str) -> None:
    """Draw one step of the terraces: its earth wall and the water on it."""
    y = 560 + 560 * depth**1.25
    rise = 22 + 60 * depth
    phase = canvas.random.uniform(0, 6.3)
    edge = [(x, y + math.sin(x / 210 + phase) * rise * 0.55 - (x - 500) * 0.05) for x in range(-40, 1680, 40)]
    canvas.polygon([*edge, (1680, 1067), (-40, 1067)], ("#6E8A4C", "#5C7D45")[round(depth)])
    lower = [(x, yy + rise * 0.34) for x, yy in edge]
    canvas.polygon([*lower, (1680, 1067), (-40, 1067)], water)
    canvas.stroke(lower, 2 + 2 * depth, "#FFFFFF50")


def draw_harvest(canvas: Canvas) -> None:
    """Draw golden paddy to the horizon, people resting on the bank under an umbrella while the harvester works."""
    canvas.wash(("#F4B56E", "#FAD79C", "#FDEFCB"), 0, 400)
    n.draw_sun(canvas, (1270, 300), 70, "#FFF3CC")
    n.draw_cloud(canvas, (500, 140), 640, "#FFFFFF60")
    for x, height in ((90, 250), (250, 200), (380, 160), (1500, 220)):
        n.draw_sugar_palm(canvas, (x, 420), height, "#6F8F58")
    n.draw_paddy(canvas, 400, ("#F0CD6C", "#E4B44A", "#C98F35"))
    _draw_harvester(canvas, (1050, 560))
    canvas.shade([(0, 800), (700, 770), (1600, 850), (1600, 1067), (0, 1067)], ("#9DB05A", "#6E8C45"))
    canvas.stroke([(520, 880), (520, 560)], 8, p.WOOD)
    canvas.smooth([(300, 600), (400, 520), (520, 490), (640, 520), (740, 600), (520, 585)], p.LOTUS)
    for dx in (-110, 0, 110):
        canvas.smooth([(520 + dx - 40, 592), (520 + dx * 0.5, 500), (520 + dx + 20, 592)], p.PINK)
    for x, colour, facing in ((370, p.TEAL, 1), (500, p.GOLD, 1), (690, p.DEEP, -1)):
        draw_seated(Pen(canvas=canvas, at=(x, 900), height=330, facing=facing), colour, hat=facing < 0, arms="hold")
    canvas.block((560, 868, 610, 900), p.CREAM, 8)
    for x in (625, 648):
        canvas.block((x, 884, x + 16, 900), p.FOAM, 3)


def _draw_harvester(canvas: Canvas, at: Point) -> None:
    x, y = at
    canvas.block((x - 110, y - 110, x + 70, y - 24), "#C8402F", 8)
    canvas.block((x - 20, y - 178, x + 60, y - 104), "#F3E3C3", 6)
    canvas.block((x - 8, y - 166, x + 48, y - 118), "#6A8C94", 4)
    canvas.block((x - 120, y - 32, x + 70, y + 8), "#3C3438", 18)
    canvas.smooth([(x + 70, y - 60), (x + 150, y - 70), (x + 160, y + 4), (x + 70, y - 6)], "#E0A93C")
    canvas.glow((x - 190, y - 40), 120, "#FBE6B0", 0.5)


def draw_tea_hills(canvas: Canvas) -> None:
    """Draw rows of tea curving round the hills, two pickers with baskets, white cloud in the valley."""
    canvas.wash(("#A5CBD8", "#E6EEE2", "#FDF4DF"), 0, 520)
    n.draw_sun(canvas, (420, 240), 50, "#FFF6DA")
    for base, rise, colour in ((420, 150, "#9DBDBE"), (490, 120, "#83AAA0")):
        canvas.polygon(canvas.ridge(base, rise, 4), colour)
    for x, width in ((300, 900), (1150, 1000), (760, 760)):
        n.draw_cloud(canvas, (x, 520), width, "#FFFFFFC8")
    for centre, top, colours in (
        ((1280, 1400), 480, ("#6FA055", "#4E8446")),
        ((330, 1500), 560, ("#7DAE5A", "#4F8747")),
        ((1000, 1800), 720, ("#8FBE62", "#5C944A")),
    ):
        _draw_tea_hill(canvas, centre, top, colours)
    for x, y, height, colour in ((560, 800, 230, p.LOTUS), (1060, 920, 330, "#D08A2E")):
        canvas.smooth(
            [
                (x - height * 0.22, y - height * 0.75),
                (x - height * 0.04, y - height * 0.76),
                (x - height * 0.06, y - height * 0.45),
                (x - height * 0.2, y - height * 0.45),
            ],
            p.WOOD,
        )
        draw_worker(Pen(canvas=canvas, at=(x, y), height=height), colour, arms="work")
        canvas.disc((x, y), height * 0.3, height * 0.08, "#4C8446")


def _draw_tea_hill(canvas: Canvas, centre: Point, top: float, colours: tuple[str, str]) -> None:
    """Draw one round hill with its rows of tea."""
    x, y = centre
    radius = y - top
    dome = [
        (x + math.cos(a / 40 * math.pi) * radius * 1.25, y - math.sin(a / 40 * math.pi) * radius) for a in range(41)
    ]
    canvas.shade(dome, colours)
    for row in range(1, 15):
        inner = radius * (1 - row * 0.052)
        line = [
            (x + math.cos(a / 60 * math.pi) * inner * 1.25, y - math.sin(a / 60 * math.pi) * inner) for a in range(61)
        ]
        canvas.stroke(line, 5 + row * 0.9, "#2F66383C")
        canvas.stroke([(px, py - 7 - row * 0.6) for px, py in line], 3, "#FFFFFF26")


def draw_seedling(canvas: Canvas) -> None:
    """Draw two hands holding up a seedling before the sun rising over a field."""
    canvas.wash(("#F08C7C", "#F9BE86", "#FDE6B4"), 0, 660)
    n.draw_sun(canvas, (800, 500), 190, "#FFE9A8")
    n.draw_cloud(canvas, (330, 210), 520, "#FFFFFF48")
    n.draw_cloud(canvas, (1290, 280), 480, "#FFFFFF40")
    canvas.polygon(canvas.ridge(650, 60, 3), "#C98A6A")
    n.draw_paddy(canvas, 645, ("#B9B95A", "#7FA04C", "#4F7E45"))
    for side in (-1, 1):
        arm = [(230, 420), (170, 300), (95, 190), (10, 150), (0, 215), (60, 270), (110, 420)]
        canvas.smooth([(800 + side * x, 640 + y) for x, y in arm], p.SKIN if side < 0 else "#D29A72")
        for finger in range(4):
            tip = (800 + side * (110 - finger * 26), 790 - finger * 8)
            canvas.stroke(
                [(800 + side * (150 - finger * 18), 850 + finger * 12), tip], 30, p.SKIN if side < 0 else "#D29A72"
            )
    canvas.smooth(
        [(690, 790), (740, 740), (800, 722), (860, 740), (910, 790), (870, 850), (800, 872), (730, 850)], p.DARK_WOOD
    )
    canvas.stroke(open_curve([(800, 745), (796, 640), (804, 560)]), 13, "#6FA04A")
    for angle, length, colour in ((-2.55, 215, "#5C9A48"), (-0.6, 235, "#7DB452")):
        n.draw_leaf(canvas, (804, 566), length, angle, colour)
        n.draw_leaf(canvas, (804, 566), length * 0.5, angle - 0.03, "#FFFFFF20")
    for x, colour in ((490, p.LOTUS), (1110, p.LOTUS)):
        canvas.smooth([(x - 130, 1100), (x - 90, 980), (x + 90, 980), (x + 130, 1100)], colour)


def draw_duck_pond(canvas: Canvas) -> None:
    """Draw white ducks on a pond, a thatched shelter on its bank."""
    canvas.wash(("#B5D6DC", "#EAF0DC", "#FBF2D9"), 0, 430)
    n.draw_cloud(canvas, (1060, 130), 560, "#FFFFFFA0")
    for step in range(26):
        canvas.disc((step * 64, 420), 62, 50 + 26 * (step % 3), "#93B583" if step % 2 else "#83A878")
    canvas.wash(("#C6D287", "#A5C069"), 425, 600)
    t.draw_house(canvas, (1180, 560), 360, roof="#B08A4E", wall="#D9BC8C")
    for step in range(26):
        x = 968 + step * 17
        canvas.stroke([(x, 446), (x - 6, 476)], 4, "#8C6A3A80")
    n.draw_areca(canvas, (880, 560), 400)
    n.draw_areca(canvas, (1440, 570), 460)
    n.draw_tree(canvas, (250, 570), 330)
    canvas.smooth([(-60, 640), (400, 580), (900, 600), (1400, 580), (1680, 640), (1680, 1120), (-60, 1120)], "#86AFA2")
    canvas.shade(
        [*open_curve([(0, 660), (420, 600), (900, 620), (1400, 600), (1600, 640)]), (1600, 1067), (0, 1067)],
        ("#B9D5C2", "#6FA9A0", "#3C7D7F"),
    )
    n.draw_glints(canvas, 660, 1060, "#FFFFFF50", 60)
    spots = sorted((canvas.random.uniform(690, 1000), canvas.random.uniform(120, 1480)) for _ in range(17))
    for level, along in spots:
        _draw_duck(canvas, (along, level), 34 + (level - 690) * 0.16, canvas.random.choice((-1, 1)))
    draw_worker(Pen(canvas=canvas, at=(640, 640), height=230), p.LOTUS, arms="work")


def _draw_duck(canvas: Canvas, at: Point, size: float, facing: int) -> None:
    x, y = at
    canvas.disc((x, y + size * 0.42), size * 1.15, size * 0.12, "#FFFFFF40")
    body = [(-1.1, -0.25), (-0.7, 0.3), (0.3, 0.42), (0.9, 0.15), (0.75, -0.3), (0, -0.25)]
    canvas.smooth([(x + dx * size * facing, y + dy * size) for dx, dy in body], p.WHITE)
    canvas.smooth(
        [(x + dx * size * facing, y + dy * size) for dx, dy in ((-0.7, -0.1), (0.3, -0.15), (0.2, 0.2), (-0.4, 0.2))],
        "#E3DDD0",
    )
    neck = [(0.6, -0.1), (0.72, -0.6), (0.85, -0.8)]
    canvas.stroke(open_curve([(x + dx * size * facing, y + dy * size) for dx, dy in neck]), size * 0.3, p.WHITE)
    canvas.disc((x + 0.85 * size * facing, y - 0.85 * size), size * 0.24, None, p.WHITE)
    canvas.polygon(
        [(x + dx * size * facing, y + dy * size) for dx, dy in ((1.0, -0.95), (1.4, -0.8), (1.0, -0.72))], "#E98A3A"
    )
    canvas.disc((x + 0.9 * size * facing, y - 0.9 * size), size * 0.05, None, p.INK)
