"""Lanes, yards and markets."""

from __future__ import annotations

import math

from docs.illustrations import nature as n
from docs.illustrations import palette as p
from docs.illustrations import things as t
from docs.illustrations.canvas import Canvas, Point, open_curve
from docs.illustrations.people import Pen, draw_child, draw_man, draw_seated, draw_worker


def draw_lane_sweeping(canvas: Canvas) -> None:
    """Draw two women in conical hats sweeping a red brick lane under areca palms."""
    canvas.wash(("#A9D3DA", "#E8F0DF", "#FBF3DD"), 0, 560)
    n.draw_sun(canvas, (1120, 190), 54, "#FFF8DC")
    for x in range(0, 1640, 130):
        n.draw_tree(canvas, (x, 560), 250, "#8DB67C" if x % 260 else "#7BA872")
    t.draw_house(canvas, (360, 560), 460)
    canvas.wash(("#9DBF66", "#6E9C4C"), 550)
    canvas.shade([(760, 552), (840, 552), (1330, 1067), (270, 1067)], ("#D08A6A", "#B4664A"))
    for row in range(16):
        depth = (row / 16) ** 1.7
        y = 556 + depth * 520
        half = 40 + depth * 500
        canvas.stroke([(800 - half, y), (800 + half, y)], 1 + depth * 3, "#7A3E2C60")
        for brick in range(7):
            x = 800 - half + half * 2 * (brick + 0.5 * (row % 2)) / 7
            canvas.stroke([(x, y), (x + (x - 800) * 0.06, y + 12 + depth * 32)], 1 + depth * 2, "#7A3E2C50")
    for side in (-1, 1):
        for step in range(5):
            depth = (step / 4) ** 1.3
            x, y = 800 + side * (90 + depth * 560), 580 + depth * 400
            n.draw_areca(canvas, (x, y), 330 + depth * 420)
    n.draw_flowers(canvas, ((740, 575), (250, 1050)), 40, (p.GOLD, p.WHITE), 15)
    for x, y, height, colour, facing in ((690, 830, 300, p.LOTUS, 1), (960, 950, 390, p.TEAL, -1)):
        draw_worker(Pen(canvas=canvas, at=(x, y), height=height, facing=facing), colour, arms="work")
        broom = (x + facing * height * 0.36, y)
        canvas.stroke([(x + facing * height * 0.12, y - height * 0.72), broom], height * 0.022, p.STRAW_SHADE)
        canvas.polygon(
            [
                (broom[0] - height * 0.02, y - height * 0.14),
                (broom[0] + facing * height * 0.12, y + height * 0.02),
                (broom[0] - facing * height * 0.05, y + height * 0.02),
            ],
            p.STRAW,
        )
    for _ in range(26):
        at = (canvas.random.uniform(760, 1200), canvas.random.uniform(880, 1040))
        n.draw_leaf(canvas, at, 26, canvas.random.uniform(0, 6.2), canvas.random.choice((p.GOLD, p.LEAF, "#C98A4B")))


def draw_temple_yard(canvas: Canvas) -> None:
    """Draw a Khmer temple yard in the afternoon, people on mats under sugar palms."""
    canvas.wash(("#F0A66C", "#F8CF96", "#FDEBC8"), 0, 620)
    n.draw_sun(canvas, (300, 380), 70, "#FFF2C8")
    n.draw_cloud(canvas, (1150, 150), 560, "#FFFFFF60")
    for x in range(-20, 1640, 90):
        canvas.disc((x, 610), 80, 46, "#B59A5C")
    _draw_khmer_temple(canvas, (1010, 650))
    canvas.wash(("#EBCB8F", "#D9AE6C", "#C4925A"), 640)
    for x, y, height in ((150, 690, 470), (420, 670, 380), (1470, 720, 560)):
        canvas.disc((x + 120, y), 150, 10, "#8A5A3A40")
        n.draw_sugar_palm(canvas, (x, y), height, "#4F6B42")
    for left, top in ((340, 850), (820, 830)):
        canvas.polygon([(left, top), (left + 420, top), (left + 480, top + 150), (left - 60, top + 150)], p.LOTUS)
        canvas.polygon(
            [(left + 24, top + 12), (left + 396, top + 12), (left + 440, top + 138), (left - 20, top + 138)], "#D9774F"
        )
    spots = (
        (400, 900, 1),
        (540, 880, 1),
        (690, 905, -1),
        (880, 890, 1),
        (1030, 875, -1),
        (1190, 905, -1),
        (470, 985, 1),
        (640, 1000, -1),
        (960, 990, 1),
        (1130, 1000, -1),
    )
    for index, (x, y, facing) in enumerate(spots):
        draw_seated(Pen(canvas=canvas, at=(x, y), height=250, facing=facing), p.BLOUSES[index % 6], arms="hold")


def _draw_khmer_temple(canvas: Canvas, at: Point) -> None:
    x, y = at
    canvas.block((x - 260, y - 150, x + 260, y), "#F3D9A2")
    for step in range(7):
        left = x - 245 + step * 78
        canvas.block((left, y - 150, left + 20, y), "#E0B86A")
    for tier, (half, top) in enumerate(((310, 150), (230, 225), (150, 300))):
        eaves, peak = y - top, y - top - 110
        canvas.polygon(
            [
                (x - half, eaves),
                (x - half * 0.5, peak + 20),
                (x, peak - 10),
                (x + half * 0.5, peak + 20),
                (x + half, eaves),
            ],
            ("#C0562F", "#CF6B35", "#DE8440")[tier],
        )
        for side in (-1, 1):
            canvas.stroke(
                open_curve(
                    [
                        (x + side * half * 0.96, eaves),
                        (x + side * half * 1.06, eaves - 16),
                        (x + side * half * 1.08, eaves - 52),
                    ]
                ),
                7,
                p.GOLD,
            )
    canvas.polygon([(x - 26, y - 405), (x, y - 540), (x + 26, y - 405)], p.GOLD)
    canvas.block((x - 48, y - 110, x + 48, y), "#8A4A2C", 4)


def draw_fair_at_dusk(canvas: Canvas) -> None:
    """Draw striped stalls hung with lanterns along a canal, sugar palms against the sunset."""
    canvas.wash(("#4A3A78", "#A04E7C", "#EE8A63", "#FBC985"), 0, 640)
    n.draw_sun(canvas, (960, 560), 80, "#FFE3A2")
    for x, height in ((100, 420), (300, 330), (1260, 380), (1480, 470), (720, 250)):
        n.draw_sugar_palm(canvas, (x, 660), height, "#3A2A4E")
    canvas.block((0, 640, 1600, 800), "#5A3A52")
    pairs = ((p.LOTUS, p.CREAM), (p.TEAL, p.CREAM), ("#D08A2E", p.CREAM), (p.LOTUS, p.BLUSH), (p.DEEP, p.CREAM))
    for index, x in enumerate((150, 470, 790, 1110, 1430)):
        t.draw_stall(canvas, (x, 790), 260, pairs[index])
    for index, x in enumerate((290, 330, 640, 950, 1260, 1310)):
        pen = Pen(canvas=canvas, at=(x, 815), height=210, facing=1 if index % 2 else -1)
        if index % 3 == 1:
            draw_man(pen, "#5E7B9A")
        else:
            draw_worker(pen, p.BLOUSES[index % 6], hat=index % 2 == 0, arms="hold")
    canvas.block((0, 800, 1600, 838), "#7A5240")
    canvas.wash(("#8A4E70", "#5A3A72", "#2C2450"), 836)
    for index, x in enumerate((150, 470, 790, 1110, 1430)):
        n.draw_light_path(canvas, x, 850, 1020, "#FFC97A50")
        if index % 2:
            n.draw_light_path(canvas, x + 140, 850, 960, "#F08A9A30")
    n.draw_glints(canvas, 850, 1060, "#FFE3B82A", 60)
    t.draw_sampan(canvas, (560, 985), 420, "#1F1838")
    draw_seated(Pen(canvas=canvas, at=(520, 980), height=230), "#3A2A5A", hat=True)


def draw_school_yard(canvas: Canvas) -> None:
    """Draw pupils in white shirts and red scarves in a circle in a school yard, a flame tree over one corner."""
    canvas.wash(("#8FC8DA", "#D6EAE2", "#F9F1DA"), 0, 560)
    n.draw_cloud(canvas, (1080, 110), 520, "#FFFFFFB0")
    canvas.block((330, 210, 1600, 560), "#F3D79C")
    canvas.polygon([(290, 215), (390, 130), (1640, 130), (1640, 215)], p.BRICK)
    canvas.block((330, 378, 1600, 396), "#D9B273")
    for row in (240, 412):
        for step in range(8):
            left = 372 + step * 158
            canvas.block((left, row, left + 96, row + 112), "#5E8C94", 4)
            canvas.block((left + 45, row, left + 51, row + 112), p.CREAM)
    for step in range(9):
        canvas.block((338 + step * 158, 215, 352 + step * 158, 560), "#E5C180")
    canvas.wash(("#E9CDA0", "#DDB583", "#CFA06E"), 556)
    canvas.stroke([(1490, 640), (1490, 190)], 8, p.STONE)
    canvas.smooth([(1490, 196), (1420, 206), (1350, 192), (1350, 280), (1420, 294), (1490, 282)], "#C8322B")
    canvas.disc((330, 690), 360, 40, "#8A5A3A38")
    n.draw_tree(canvas, (190, 690), 620, "#6FA055", "#D8402F")
    canvas.disc((870, 850), 470, 120, "#F3DDB6")
    for step in range(15):
        angle = math.tau * step / 15 - math.pi / 2
        at = (870 + math.cos(angle) * 450, 860 + math.sin(angle) * 118)
        if math.sin(angle) < 0:
            draw_child(Pen(canvas=canvas, at=at, height=150 + 60 * (math.sin(angle) + 1)), p.WHITE, scarf=True)
    draw_child(Pen(canvas=canvas, at=(870, 880), height=232), p.WHITE, scarf=True)
    canvas.stroke([(898, 762), (888, 728)], 9, p.INK)
    canvas.disc((886, 720), 11, None, p.STONE)
    for step in range(8):
        angle = math.pi * (step + 0.5) / 8
        at = (870 + math.cos(angle) * 450, 870 + math.sin(angle) * 120 + 60)
        draw_child(Pen(canvas=canvas, at=at, height=235 + 35 * math.sin(angle)), p.WHITE, scarf=True)


def draw_supplies(canvas: Canvas) -> None:
    """Draw cartons, water and life jackets in rows in a temple yard, volunteers among them."""
    canvas.wash(("#8FA3AC", "#C5CDC8", "#EDE3CF"), 0, 560)
    for x, y in ((300, 120), (900, 80), (1350, 180)):
        n.draw_cloud(canvas, (x, y), 620, "#6E808A60")
    canvas.block((360, 330, 1240, 560), "#C98A6C")
    for step in range(7):
        canvas.block((400 + step * 130, 350, 424 + step * 130, 560), "#8A4A35")
    canvas.shade([(260, 345), (430, 200), (1170, 200), (1340, 345), (1290, 365), (310, 365)], ("#9A4636", "#74302A"))
    for side in (-1, 1):
        canvas.smooth(
            [(800 + side * 566, 318), (800 + side * 500, 342), (800 + side * 400, 366), (800 + side * 520, 368)],
            "#74302A",
        )
    canvas.wash(("#D8C3A0", "#BFA37E"), 556)
    for row in range(3):
        y, size = 690 + row * 135, 64 + row * 20
        for index in range(9 - row):
            _draw_carton(canvas, (170 + row * 30 + index * (size * 1.75 + 22), y), size, index + row)
    draw_worker(Pen(canvas=canvas, at=(420, 760), height=270), p.LOTUS, arms="hold")
    draw_worker(Pen(canvas=canvas, at=(1180, 740), height=250, facing=-1), "#2F6F9A", hat=False, arms="hold")
    draw_worker(Pen(canvas=canvas, at=(820, 1000), height=400, facing=-1), p.TEAL, hat=False, arms="hold")
    canvas.block((800, 730, 880, 800), p.WHITE, 3)
    for row in range(4):
        canvas.stroke([(810, 745 + row * 13), (868, 745 + row * 13)], 3, "#C8322B" if row % 2 else p.STONE)
    draw_man(Pen(canvas=canvas, at=(1400, 960), height=380, facing=-1), "#D9772E", arms="hold")


def _draw_carton(canvas: Canvas, at: Point, size: float, kind: int) -> None:
    x, y = at
    if (kind + 1) % 3 == 0:
        canvas.smooth(
            [
                (x - size * 0.6, y),
                (x - size * 0.5, y - size),
                (x - size * 0.15, y - size * 0.7),
                (x + size * 0.15, y - size * 0.7),
                (x + size * 0.5, y - size),
                (x + size * 0.6, y),
            ],
            "#E2702C",
        )
        canvas.block((x - size * 0.5, y - size * 0.45, x + size * 0.5, y - size * 0.32), "#F3E3C3")
        return
    colour = ("#C99A5E", "#8FB8C4")[kind % 3]
    canvas.block((x - size * 0.75, y - size, x + size * 0.75, y), colour, 3)
    canvas.block((x - size * 0.75, y - size, x + size * 0.75, y - size * 0.8), "#FFFFFF30")
    canvas.block((x - size * 0.1, y - size, x + size * 0.1, y), "#FFFFFF50")
