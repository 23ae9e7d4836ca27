"""Roads, fields and hills."""

from __future__ import annotations

import math

from docs.illustrations import nature as n
from docs.illustrations import palette as p
from docs.illustrations import things as t
from docs.illustrations.canvas import Canvas, Point, open_curve
from docs.illustrations.people import Pen, draw_child, draw_seated, draw_worker

PORTRAITS = ("draw_flower_road_by_dyke",)


def draw_flower_road_by_river(canvas: Canvas) -> None:
    """A riverside road lined with yellow and pink flowers, a bell tower in the distance."""
    canvas.wash(("#9CCBD6", "#DDEBE3", "#FBF1DC"), 0, 470)
    n.draw_cloud(canvas, (420, 140), 560, "#FFFFFFA0")
    n.draw_cloud(canvas, (1220, 210), 420, "#FFFFFF88")
    canvas.polygon(canvas.ridge(470, 34), "#A9C3AE")
    _draw_bell_tower(canvas, (640, 470))
    canvas.wash(("#B9CF84", "#8DB35E", "#6B9A4C"), 465)
    canvas.shade([(700, 468), (1040, 468), (1700, 720), (1700, 1067), (1420, 1067)], ("#BFDCD8", "#6FAAB3", "#3F8390"))
    canvas.shade([(640, 468), (672, 468), (1130, 1067), (380, 1067)], ("#EFE3CB", "#DCC9A8"))
    for step in range(8):
        depth = (step / 8) ** 2
        canvas.stroke([(657 + depth * 100, 480 + depth * 580), (659 + depth * 112, 500 + depth * 640)], 1 + depth * 7, "#FFFFFF90")
    for x, height in ((120, 420), (330, 300), (470, 220), (560, 160)):
        n.draw_areca(canvas, (x, 470 + height * 0.62), height)
    n.draw_flowers(canvas, ((632, 476), (220, 1060)), 190, (p.GOLD, p.SUN, "#F08A3A"), 26)
    n.draw_flowers(canvas, ((684, 476), (1290, 1060)), 190, (p.PINK, p.BLUSH, p.LOTUS), 26)
    draw_worker(Pen(canvas=canvas, at=(735, 760), height=210), p.LOTUS, arms="hold")
    draw_worker(Pen(canvas=canvas, at=(812, 790), height=226, facing=-1), p.TEAL, arms="hold")


def _draw_bell_tower(canvas: Canvas, at: Point) -> None:
    x, y = at
    canvas.block((x - 26, y - 190, x + 26, y), "#D9BFA2")
    canvas.block((x - 80, y - 76, x - 20, y), "#E3CDB2")
    canvas.polygon([(x - 32, y - 188), (x, y - 262), (x + 32, y - 188)], "#8F6A5C")
    canvas.disc((x, y - 140), 10, 14, "#8F6A5C")


def draw_flower_road_by_dyke(canvas: Canvas) -> None:
    """A small road winding below a dyke between yellow and red flowers, someone with a bicycle."""
    canvas.wash(("#F2C79B", "#FBE3C0", "#FDF3DF"), 0, 640)
    n.draw_sun(canvas, (790, 330), 64, "#FFF5D6")
    n.draw_cloud(canvas, (330, 220), 480, "#FFFFFF70")
    canvas.polygon(canvas.ridge(650, 40), "#B9C9A0")
    canvas.shade([(0, 560), (430, 610), (560, 660), (250, 900), (0, 1020)], ("#8CB05E", "#6C954B"))
    canvas.wash(("#A9C477", "#7FA956", "#5C8C46"), 660)
    canvas.shade(open_curve([(0, 520), (300, 590), (560, 662)]) + [(330, 900), (0, 1180)], ("#9CBD69", "#5F8C48"))
    left = open_curve([(560, 662), (640, 760), (470, 920), (560, 1150), (250, 1600)])
    right = open_curve([(860, 1600), (800, 1150), (610, 920), (700, 760), (578, 662)])
    canvas.shade([*left, *right], ("#F3E6CE", "#DEC9A4"))
    for start, end in (((575, 690), (455, 900)), ((450, 930), (520, 1160)), ((500, 1190), (230, 1590))):
        n.draw_flowers(canvas, (start, end), 62, (p.GOLD, p.SUN, "#F4B942"), 12 + end[1] / 90)
    for start, end in (((700, 740), (640, 930)), ((640, 950), (830, 1160)), ((840, 1190), (920, 1590))):
        n.draw_flowers(canvas, (start, end), 62, ("#C8322B", "#D95B4A", p.LOTUS), 12 + end[1] / 90)
    n.draw_bamboo(canvas, (950, 760), 330, "#5D8A52")
    pen = Pen(canvas=canvas, at=(600, 1190), height=300)
    for dx in (60, 210):
        for radius, colour in ((50, "#4A3A3A"), (43, "#CDB58A")):
            canvas.disc((600 + dx, 1150), radius, None, colour)
    canvas.stroke([(660, 1150), (715, 1080), (800, 1080), (810, 1150)], 6, p.LOTUS)
    canvas.stroke([(715, 1080), (735, 1150), (800, 1080)], 6, p.LOTUS)
    draw_worker(pen, p.TEAL, arms="work")


def draw_bougainvillea_road(canvas: Canvas) -> None:
    """A road between pink bougainvillea and a blue sea, basket boats upturned on the sand."""
    canvas.wash(("#6FB7D0", "#BFE0E2", "#F3EFDD"), 0, 430)
    n.draw_cloud(canvas, (1050, 150), 560, "#FFFFFFB0")
    canvas.polygon(canvas.ridge(430, 54, 3), "#8DB5B5")
    canvas.wash(("#7FC4C8", "#2F8FA2"), 428, 700)
    n.draw_glints(canvas, 440, 660, "#FFFFFF60", 60)
    canvas.shade([(760, 560), (1600, 520), (1600, 1067), (500, 1067)], ("#F7E3BE", "#EBC58C"))
    canvas.smooth([(700, 600), (1100, 556), (1660, 500), (1660, 540), (1100, 585), (740, 640)], "#F4FAF4")
    canvas.shade([(560, 470), (640, 470), (1180, 1067), (120, 1067)], ("#D8D2C8", "#B8B0A8"))
    for step in range(9):
        depth = (step / 9) ** 1.8
        canvas.polygon([(598 + depth * 46, 480 + depth * 580), (602 + depth * 60, 480 + depth * 580), (604 + depth * 66, 500 + depth * 640), (598 + depth * 44, 500 + depth * 640)], "#FFFFFFC0")
    canvas.shade([(560, 470), (120, 1067), (0, 1067), (0, 420)], ("#8FB56A", "#5F8D4C"))
    for step in range(46):
        depth = (step / 46) ** 1.5
        x, y = 548 - depth * 520, 470 + depth * 470
        size = 26 + depth * 110
        for _ in range(9):
            at = (x + canvas.random.uniform(-1, 0.6) * size, y - canvas.random.uniform(0, 1.5) * size)
            canvas.disc(at, size * 0.3, size * 0.25, canvas.random.choice((p.PINK, p.LOTUS, "#E27AA6", p.BLUSH, p.LEAF)))
    for x, y, size in ((980, 700, 66), (1190, 660, 56), (1390, 780, 110)):
        t.draw_round_boat(canvas, (x, y), size, upturned=True)
    n.draw_palm(canvas, (1480, 1000), 620, lean=-0.16)
    draw_worker(Pen(canvas=canvas, at=(660, 800), height=240, facing=-1), "#D08A2E", arms="work")
    canvas.shade([(570, 690), (606, 690), (600, 730), (576, 730)], ("#8A9AA6", "#5E6E7A"))


def draw_terraces(canvas: Canvas) -> None:
    """Flooded rice terraces under misty mountains, one small house on the slope."""
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
    canvas.polygon([*edge, (1680, 1067), (-40, 1067)], "#6E8A4C" if depth < 0.5 else "#5C7D45")  # noqa: PLR2004  (half-way down the grass is darker)
    lower = [(x, yy + rise * 0.34) for x, yy in edge]
    canvas.polygon([*lower, (1680, 1067), (-40, 1067)], water)
    canvas.stroke(lower, 2 + 2 * depth, "#FFFFFF50")


def draw_village_road(canvas: Canvas) -> None:
    """Ripe paddy, a straight village road and a line of people in conical hats going to the communal house."""
    canvas.wash(("#9FC7D6", "#E4E9DC", "#FBEFD4"), 0, 430)
    n.draw_cloud(canvas, (360, 120), 520, "#FFFFFFA0")
    n.draw_cloud(canvas, (1240, 190), 600, "#FFFFFF80")
    for step in range(34):
        canvas.disc((step * 49, 415), 46, 30 + 14 * (step % 4), "#86A87C" if step % 2 else "#7A9E75")
    n.draw_paddy(canvas, 430, ("#E3C668", "#DDB24C", "#C8963A"))
    canvas.block((690, 372, 910, 436), "#C98A6C")
    canvas.shade([(640, 380), (720, 312), (880, 312), (960, 380), (935, 390), (665, 390)], ("#A34A38", "#7F352C"))
    for side in (-1, 1):
        canvas.smooth([(800 + side * 168, 364), (800 + side * 130, 378), (800 + side * 90, 390), (800 + side * 140, 392)], "#7F352C")
    canvas.shade([(778, 436), (822, 436), (1120, 1067), (480, 1067)], ("#EFE2C6", "#D9C49C"))
    spots = ((800, 470, 60), (792, 500, 76), (812, 540, 98), (790, 596, 128), (822, 668, 168), (780, 770, 226), (850, 915, 310))
    for index, (x, y, height) in enumerate(spots):
        draw_worker(Pen(canvas=canvas, at=(x, y), height=height), p.BLOUSES[index % 6], arms="hold")
    for _ in range(160):
        side = canvas.random.choice((-1, 1))
        at = (800 + side * canvas.random.uniform(330, 900), canvas.random.uniform(940, 1090))
        canvas.stroke(open_curve([at, (at[0] + 8, at[1] - 60), (at[0] + 34, at[1] - 92)]), 3, "#A97F2C")
        for dot in range(4):
            canvas.disc((at[0] + 16 + dot * 6, at[1] - 80 + dot * 7), 5, 4, "#F0CE74")


def draw_harvest(canvas: Canvas) -> None:
    """Golden paddy to the horizon, people resting on the bank under an umbrella while the harvester works."""
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
        draw_seated(Pen(canvas=canvas, at=(x, 900), height=330, facing=facing), colour, hat=x == 690, arms="hold")  # noqa: PLR2004  (the one who turns round wears the hat)
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
    """Rows of tea curving round the hills, two pickers with baskets, white cloud in the valley."""
    canvas.wash(("#A5CBD8", "#E6EEE2", "#FDF4DF"), 0, 520)
    n.draw_sun(canvas, (420, 240), 50, "#FFF6DA")
    for base, rise, colour in ((420, 150, "#9DBDBE"), (490, 120, "#83AAA0")):
        canvas.polygon(canvas.ridge(base, rise, 4), colour)
    for x, width in ((300, 900), (1150, 1000), (760, 760)):
        n.draw_cloud(canvas, (x, 520), width, "#FFFFFFC8")
    for centre, top, colours in (((1280, 1400), 480, ("#6FA055", "#4E8446")), ((330, 1500), 560, ("#7DAE5A", "#4F8747")), ((1000, 1800), 720, ("#8FBE62", "#5C944A"))):
        _draw_tea_hill(canvas, centre, top, colours)
    for x, y, height, colour in ((560, 800, 230, p.LOTUS), (1060, 920, 330, "#D08A2E")):
        canvas.smooth([(x - height * 0.22, y - height * 0.75), (x - height * 0.04, y - height * 0.76), (x - height * 0.06, y - height * 0.45), (x - height * 0.2, y - height * 0.45)], p.WOOD)
        draw_worker(Pen(canvas=canvas, at=(x, y), height=height), colour, arms="work")
        canvas.disc((x, y), height * 0.3, height * 0.08, "#4C8446")


def _draw_tea_hill(canvas: Canvas, centre: Point, top: float, colours: tuple[str, str]) -> None:
    """Draw one round hill with its rows of tea."""
    x, y = centre
    radius = y - top
    dome = [(x + math.cos(a / 40 * math.pi) * radius * 1.25, y - math.sin(a / 40 * math.pi) * radius) for a in range(41)]
    canvas.shade(dome, colours)
    for row in range(1, 15):
        inner = radius * (1 - row * 0.052)
        line = [(x + math.cos(a / 60 * math.pi) * inner * 1.25, y - math.sin(a / 60 * math.pi) * inner) for a in range(61)]
        canvas.stroke(line, 5 + row * 0.9, "#2F66383C")
        canvas.stroke([(px, py - 7 - row * 0.6) for px, py in line], 3, "#FFFFFF26")


def draw_seedling(canvas: Canvas) -> None:
    """Two hands hold up a seedling before the sun rising over a field."""
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
            canvas.stroke([(800 + side * (150 - finger * 18), 850 + finger * 12), tip], 30, p.SKIN if side < 0 else "#D29A72")
    canvas.smooth([(690, 790), (740, 740), (800, 722), (860, 740), (910, 790), (870, 850), (800, 872), (730, 850)], p.DARK_WOOD)
    canvas.stroke(open_curve([(800, 745), (796, 640), (804, 560)]), 13, "#6FA04A")
    for angle, length, colour in ((-2.55, 215, "#5C9A48"), (-0.6, 235, "#7DB452")):
        n.draw_leaf(canvas, (804, 566), length, angle, colour)
        n.draw_leaf(canvas, (804, 566), length * 0.5, angle - 0.03, "#FFFFFF20")
    for x, colour in ((490, p.LOTUS), (1110, p.LOTUS)):
        canvas.smooth([(x - 130, 1100), (x - 90, 980), (x + 90, 980), (x + 130, 1100)], colour)


def draw_ditch_trees(canvas: Canvas) -> None:
    """Young staked trees along a ditch, children with watering cans, bamboo behind."""
    canvas.wash(("#8CC6DA", "#D9EEE6", "#F7F4DC"), 0, 520)
    n.draw_sun(canvas, (1180, 170), 58, "#FFF7D6")
    n.draw_cloud(canvas, (480, 170), 520, "#FFFFFFB0")
    for x in range(40, 1640, 110):
        n.draw_bamboo(canvas, (x, 520), canvas.random.uniform(210, 300), "#7FAE74" if x % 220 else "#6BA069")
    canvas.wash(("#BFD37A", "#94BC5C", "#6C9C4A"), 505)
    canvas.shade([(0, 690), (1600, 560), (1600, 640), (0, 860)], ("#9CCBC6", "#4F97A0"))
    n.draw_glints(canvas, 650, 780, "#FFFFFF50", 14)
    for step in range(7):
        depth = step / 6
        x, y, height = 1500 - 1330 * depth, 660 + 250 * depth, 120 + 210 * depth
        canvas.stroke([(x + height * 0.12, y), (x + height * 0.1, y - height * 0.7)], height * 0.035, p.STRAW_SHADE)
        canvas.stroke([(x, y), (x, y - height * 0.75)], height * 0.03, p.CLAY)
        for _ in range(16):
            at = (x + canvas.random.uniform(-0.14, 0.14) * height, y - height * canvas.random.uniform(0.6, 1))
            n.draw_leaf(canvas, at, height * 0.2, canvas.random.uniform(-2.8, -0.3), canvas.random.choice((p.LEAF, "#7DB452", p.DEEP)))
        canvas.disc((x, y), height * 0.16, height * 0.04, p.CLAY)
    for x, y, height, shirt in ((690, 890, 270, p.GOLD), (1010, 800, 210, p.PINK), (430, 985, 320, p.WHITE)):
        draw_child(Pen(canvas=canvas, at=(x, y), height=height), shirt)
        can = (x - height * 0.2, y - height * 0.28)
        canvas.block((can[0] - height * 0.1, can[1] - height * 0.06, can[0] + height * 0.06, can[1] + height * 0.1), p.TEAL, 5)
        canvas.stroke([(can[0] - height * 0.1, can[1] + height * 0.06), (can[0] - height * 0.22, can[1] - height * 0.05)], height * 0.03, p.TEAL)


def draw_duck_pond(canvas: Canvas) -> None:
    """White ducks on a pond, a thatched shelter on its bank."""
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
    canvas.shade(open_curve([(0, 660), (420, 600), (900, 620), (1400, 600), (1600, 640)]) + [(1600, 1067), (0, 1067)], ("#B9D5C2", "#6FA9A0", "#3C7D7F"))
    n.draw_glints(canvas, 660, 1060, "#FFFFFF50", 60)
    spots = sorted((canvas.random.uniform(690, 1000), canvas.random.uniform(120, 1480)) for _ in range(17))
    for y, x in spots:
        _draw_duck(canvas, (x, y), 34 + (y - 690) * 0.16, canvas.random.choice((-1, 1)))
    draw_worker(Pen(canvas=canvas, at=(640, 640), height=230), p.LOTUS, arms="work")


def _draw_duck(canvas: Canvas, at: Point, size: float, facing: int) -> None:
    x, y = at
    canvas.disc((x, y + size * 0.42), size * 1.15, size * 0.12, "#FFFFFF40")
    body = [(-1.1, -0.25), (-0.7, 0.3), (0.3, 0.42), (0.9, 0.15), (0.75, -0.3), (0, -0.25)]
    canvas.smooth([(x + dx * size * facing, y + dy * size) for dx, dy in body], p.WHITE)
    canvas.smooth([(x + dx * size * facing, y + dy * size) for dx, dy in ((-0.7, -0.1), (0.3, -0.15), (0.2, 0.2), (-0.4, 0.2))], "#E3DDD0")
    neck = [(0.6, -0.1), (0.72, -0.6), (0.85, -0.8)]
    canvas.stroke(open_curve([(x + dx * size * facing, y + dy * size) for dx, dy in neck]), size * 0.3, p.WHITE)
    canvas.disc((x + 0.85 * size * facing, y - 0.85 * size), size * 0.24, None, p.WHITE)
    canvas.polygon([(x + dx * size * facing, y + dy * size) for dx, dy in ((1.0, -0.95), (1.4, -0.8), (1.0, -0.72))], "#E98A3A")
    canvas.disc((x + 0.9 * size * facing, y - 0.9 * size), size * 0.05, None, p.INK)
