"""Around a conference: breaks, reports, exhibits, awards, farewells."""

from __future__ import annotations

import math

from docs.illustrations import nature as n
from docs.illustrations import palette as p
from docs.illustrations import things as t
from docs.illustrations.canvas import Canvas, Point, open_curve
from docs.illustrations.people import Pen, draw_ao_dai, draw_back

PORTRAITS = ("draw_farewell_bouquet",)


def draw_coffee_break(canvas: Canvas) -> None:
    """Draw women in áo dài of many colours talking beside a large window on the sea."""
    canvas.wash(("#EFE3D0", "#DCC7AC"))
    canvas.block((180, 70, 1420, 720), "#B79B7C", 6)
    canvas.shade([(204, 94), (1396, 94), (1396, 700), (204, 700)], ("#7FC0D6", "#DCEEE6", "#FBF1D6"))
    canvas.shade([(204, 480), (1396, 480), (1396, 700), (204, 700)], ("#6FB7BE", "#2F8796"))
    n.draw_sun(canvas, (1120, 230), 52, "#FFF8DA")
    n.draw_glints(canvas, 500, 690, "#FFFFFF50", 26)
    t.draw_fishing_boat(canvas, (560, 560), 150, ("#C8322B", p.GOLD))
    canvas.block((0, 94, 180, 720), "#E9DAC2")
    canvas.block((1420, 94, 1600, 720), "#E9DAC2")
    for x in (204, 600, 1000, 1396):
        canvas.block((x - 9, 80, x + 9, 712), "#B79B7C")
    canvas.wash(("#C99A72", "#A9764F"), 780)
    canvas.shade([(260, 800), (1340, 800), (1560, 1067), (40, 1067)], ("#E3BF94", "#B98A62"))
    women = (
        (350, 985, "#9B1150", 1),
        (520, 1005, "#D9922E", -1),
        (770, 970, "#2F8088", 1),
        (960, 1000, "#C2487C", -1),
        (1190, 985, "#5B8F4C", 1),
        (1340, 1010, "#6A4C8C", -1),
    )
    for x, y, colour, facing in women:
        canvas.disc((x, y), 84, 14, "#7A4B3240")
        draw_ao_dai(Pen(canvas=canvas, at=(x, y), height=600, facing=facing), colour, arms="hold")
        canvas.block((x + facing * 10 - 13, y - 372, x + facing * 10 + 13, y - 340), p.WHITE, 5)


def draw_lectern(canvas: Canvas) -> None:
    """Draw a woman in a blue áo dài at a lectern, a bar chart behind her."""
    canvas.wash(("#5A1436", "#7E1C48", "#9B3A56"))
    canvas.block((130, 110, 1010, 700), p.WHITE, 10)
    canvas.block((130, 110, 1010, 124), p.GOLD)
    for row in range(4):
        canvas.stroke([(200, 260 + row * 100), (940, 260 + row * 100)], 2, "#5E4F5738")
    for index, (high, colour) in enumerate(
        ((180, p.BLUSH), (240, p.PINK), (210, p.GOLD), (300, p.PINK), (350, p.TEAL), (390, p.LOTUS), (120, "#D9D0CA"))
    ):
        left = 220 + index * 104
        canvas.block((left, 600 - high, left + 66, 600), colour, 6)
    canvas.stroke([(200, 602), (950, 602)], 5, p.INK)
    canvas.stroke(open_curve([(250, 400), (460, 350), (670, 270), (880, 190)]), 7, p.TEAL)
    canvas.glow((1240, 300), 620, "#FFE2B0", 0.4)
    canvas.wash(("#7A3A3E", "#5A2834"), 900)
    draw_ao_dai(Pen(canvas=canvas, at=(1240, 1010), height=760, facing=-1), "#2F6FB0", arms="work")
    canvas.polygon([(1000, 640), (1240, 640), (1270, 700), (1010, 700)], "#A9714C")
    canvas.shade([(1020, 700), (1260, 700), (1230, 1040), (1050, 1040)], ("#8A5538", "#5E3828"))
    n.draw_lotus(canvas, (1140, 880), 70, (p.GOLD, p.SUN))
    canvas.stroke(open_curve([(1090, 640), (1080, 570), (1110, 530)]), 7, p.INK)
    canvas.disc((1116, 522), 15, 20, p.INK)
    t.draw_bouquet(canvas, (1460, 930), 200, (p.PINK, p.WHITE, p.SUN))


def draw_product_shelves(canvas: Canvas) -> None:
    """Draw wooden shelves of fish sauce, dried dragon fruit and sedge bags with name tags."""
    canvas.wash(("#F6E6CC", "#E9CFA8", "#D4AE80"))
    canvas.glow((800, 260), 900, "#FFF7DC", 0.5)
    canvas.block((150, 90, 1450, 1010), "#8A5A3C", 8)
    canvas.block((180, 120, 1420, 990), "#6B432F", 4)
    for shelf in range(3):
        y = 390 + shelf * 285
        canvas.shade([(180, y - 260), (1420, y - 260), (1420, y), (180, y)], ("#7E5238", "#9A6A48"))
        canvas.block((160, y, 1440, y + 24), "#B98556", 3)
        for index in range(7 + shelf):
            x = 270 + index * (1060 / (6 + shelf))
            _draw_product(canvas, (x, y), shelf, index)
            canvas.block((x - 34, y + 3, x + 34, y + 34), p.WHITE, 3)
            canvas.stroke([(x - 22, y + 14), (x + 22, y + 14)], 3, "#9B115090")
            canvas.stroke([(x - 22, y + 24), (x + 10, y + 24)], 3, "#5E4F5770")


def _draw_product(canvas: Canvas, at: Point, shelf: int, index: int) -> None:
    x, y = at
    if shelf == 0:
        canvas.block((x - 32, y - 130, x + 32, y), "#8A3A1C", 12)
        canvas.block((x - 13, y - 186, x + 13, y - 120), "#8A3A1C", 5)
        canvas.block((x - 15, y - 200, x + 15, y - 176), p.GOLD if index % 2 else "#C8322B", 4)
        canvas.block((x - 32, y - 98, x + 32, y - 38), p.CREAM)
        n.draw_lotus(canvas, (x, y - 56), 22)
        canvas.block((x - 24, y - 124, x - 16, y - 12), "#FFFFFF30", 4)
    elif shelf == 1:
        canvas.block((x - 44, y - 150, x + 44, y), "#F7E6D6", 10)
        canvas.block((x - 44, y - 150, x + 44, y - 122), p.LOTUS, 8)
        canvas.disc((x, y - 66), 32, None, p.WHITE)
        canvas.disc((x, y - 66), 32, None, "#E0447C60" if index % 2 else "#FFFFFF00")
        for _ in range(22):
            angle, reach = canvas.random.uniform(0, math.tau), canvas.random.uniform(0, 26)
            canvas.disc((x + math.cos(angle) * reach, y - 66 + math.sin(angle) * reach), 2.6, None, p.INK)
    else:
        canvas.stroke(
            open_curve([(x - 32, y - 110), (x - 26, y - 186), (x + 26, y - 186), (x + 32, y - 110)]), 8, p.CLAY
        )
        canvas.polygon(
            [(x - 50, y - 124), (x + 50, y - 124), (x + 42, y), (x - 42, y)], p.STRAW if index % 2 else p.STRAW_SHADE
        )
        for row in range(5):
            canvas.stroke(
                [(x - 48 + row, y - 112 + row * 24), (x + 48 - row, y - 112 + row * 24)],
                5,
                (p.LOTUS, "#FFFFFF50", p.LEAF, "#FFFFFF50", p.LOTUS)[row],
            )


def draw_certificates(canvas: Canvas) -> None:
    """Draw certificates with gold borders laid out on a red cloth."""
    canvas.wash(("#EBD6BA", "#D9B894", "#B98A68"))
    canvas.glow((800, 160), 760, "#FFF4D8", 0.6)
    canvas.shade([(60, 400), (1540, 400), (1760, 1067), (-160, 1067)], ("#A8163F", "#7E0F34"))
    for step in range(9):
        canvas.stroke([(120 + step * 170, 400), (-60 + step * 215, 1067)], 5, "#00000012")
    for row, (y, width, count) in enumerate(((480, 230, 5), (660, 300, 4), (900, 400, 3))):
        for index in range(count):
            x = 800 + (index - (count - 1) / 2) * width * 1.16
            t.draw_certificate(canvas, (x, y), width)
        canvas.glow((800, y), 200 + row * 40, "#FFE9C0", 0.08)
    t.draw_bouquet(canvas, (150, 430), 210, (p.PINK, p.WHITE, p.BLUSH))
    t.draw_bouquet(canvas, (1450, 430), 210, (p.GOLD, p.SUN, p.WHITE))


def draw_raised_certificates(canvas: Canvas) -> None:
    """Draw raised arms holding certificates and bouquets before a bright stage."""
    canvas.wash(("#FBD9A0", "#F2A07A", "#B83A5E", "#6E1440"))
    canvas.glow((800, 260), 900, "#FFF6D6", 0.9)
    for _ in range(120):
        at = (canvas.random.uniform(0, 1600), canvas.random.uniform(0, 620))
        size = canvas.random.uniform(5, 12)
        n.draw_leaf(
            canvas,
            at,
            size * 2,
            canvas.random.uniform(0, 6.2),
            canvas.random.choice((p.GOLD, p.LOTUS, p.WHITE, p.PINK, p.TEAL)),
        )
    for index, x in enumerate((170, 430, 690, 940, 1190, 1440)):
        colour, y = p.BLOUSES[index], 620 + 50 * (index % 2)
        for side in (-1, 1):
            hand = (x + side * 74, y - 240)
            canvas.stroke(
                open_curve([(x + side * 95, 1000), (x + side * 118, y + 110), (x + side * 96, y - 60)]), 66, colour
            )
            canvas.stroke([(x + side * 94, y - 80), hand], 36, p.SKIN)
            canvas.disc(hand, 25, None, p.SKIN)
        if (index + 1) % 3 == 0:
            t.draw_bouquet(canvas, (x, y - 240), 200, (p.PINK, p.WHITE, p.SUN, p.BLUSH))
        else:
            t.draw_certificate(canvas, (x, y - 290), 236)
        draw_back(Pen(canvas=canvas, at=(x, 1085), height=430), colour, ("long", "bun", "short")[index % 3])


def draw_farewell_bouquet(canvas: Canvas) -> None:
    """Draw a bouquet of lotus and roses on a wooden chair, the sea beyond the open door."""
    canvas.wash(("#EAD9C0", "#DABF9C"))
    canvas.block((250, 130, 900, 1130), "#8A5A3C", 4)
    canvas.shade([(280, 160), (870, 160), (870, 1120), (280, 1120)], ("#F6B98C", "#FCE3BB", "#FDF1D6"))
    n.draw_sun(canvas, (690, 560), 64, "#FFF6D2")
    canvas.shade([(280, 690), (870, 690), (870, 1120), (280, 1120)], ("#8CC6C2", "#3F97A4", "#2F7F90"))
    for row in range(16):
        y = 706 + row * 24
        canvas.stroke([(690 - 20 - row * 6, y), (690 + 16 + row * 7, y)], 5, "#FFF6D290")
    canvas.shade([(280, 1040), (560, 1020), (870, 1050), (870, 1130), (280, 1130)], ("#F3D9A8", "#E3BE86"))
    canvas.shade([(110, 120), (250, 160), (250, 1130), (110, 1190)], ("#A9714C", "#7A4B32"))
    canvas.wash(("#B9835C", "#9A6644"), 1126)
    canvas.shade([(300, 1130), (880, 1130), (1067, 1520), (380, 1600)], ("#F9DDB0", "#C9956A"))
    for x, y in ((330, 1500), (700, 1500), (390, 1400), (650, 1400)):
        canvas.stroke([(x, 1090), (x, y)], 24, p.DARK_WOOD)
    canvas.block((300, 1090, 730, 1126), p.DARK_WOOD, 8)
    canvas.block((320, 1080, 710, 1100), p.WOOD, 8)
    for x in (330, 700):
        canvas.stroke([(x, 760), (x, 1090)], 24, p.DARK_WOOD)
    for y in (790, 880):
        canvas.block((330, y, 700, y + 34), p.WOOD, 10)
    t.draw_bouquet(canvas, (520, 1010), 300, ("#C8322B", "#E0556E", p.BLUSH))
    for x, y, size in ((440, 860, 96), (600, 850, 100), (520, 800, 110)):
        n.draw_lotus(canvas, (x, y), size)
