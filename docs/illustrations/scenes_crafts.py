"""Workrooms and dress: embroidery, weaving, sewing, áo dài."""

from __future__ import annotations

import math

from docs.illustrations import nature as n
from docs.illustrations import palette as p
from docs.illustrations import things as t
from docs.illustrations.canvas import Canvas, Point
from docs.illustrations.people import Pen, draw_ao_dai, draw_seated

PORTRAITS = ("draw_ao_dai_and_flowers",)


def draw_embroiderer(canvas: Canvas) -> None:
    """Draw a woman embroidering by a window; outside, limestone hills and a lotus pond."""
    canvas.wash(("#E9D3B8", "#DDBF9B"))
    canvas.block((0, 860, 1600, 1067), "#A9714C")
    for step in range(9):
        canvas.stroke([(step * 200 - 60, 1067), (step * 160 + 140, 860)], 3, "#7A4B3250")
    canvas.block((560, 110, 1400, 700), p.WOOD, 6)
    view = [(590, 140), (1370, 140), (1370, 670), (590, 670)]
    canvas.shade(view, ("#A9D3DA", "#F5EDD2", "#A9C9A8", "#5E9C8F"))
    for x, width, height in ((760, 300, 220), (1040, 360, 290), (1240, 250, 180)):
        n.draw_karst(canvas, (x, 480), width, height, ("#7FA890", "#A9C7AC"))
    for _ in range(22):
        n.draw_lotus_pad(
            canvas,
            (canvas.random.uniform(620, 1340), canvas.random.uniform(520, 655)),
            30,
            canvas.random.choice((p.LEAF, p.DEEP)),
        )
    for x, y in ((700, 560), (860, 620), (1080, 550), (1250, 610)):
        n.draw_lotus(canvas, (x, y), 36)
    for x in (590, 980, 1370):
        canvas.block((x - 9, 130, x + 9, 680), p.WOOD)
    canvas.block((570, 398, 1390, 412), p.WOOD)
    canvas.glow((980, 420), 760, "#FFF6DC", 0.35)
    canvas.smooth([(500, 90), (640, 90), (600, 400), (560, 720), (490, 720)], "#FFFAF3D0")
    canvas.smooth([(1330, 90), (1470, 90), (1480, 720), (1410, 720), (1370, 400)], "#FFFAF3D0")
    pen = Pen(canvas=canvas, at=(560, 930), height=980)
    draw_seated(pen, p.LOTUS, arms="work")
    for x in (720, 1180):
        canvas.stroke([(x, 720), (x - 30, 980)], 18, p.DARK_WOOD)
        canvas.stroke([(x, 720), (x + 40, 980)], 18, p.DARK_WOOD)
    canvas.polygon([(660, 720), (1240, 690), (1290, 750), (700, 790)], p.STRAW_SHADE)
    canvas.polygon([(700, 725), (1220, 700), (1255, 742), (725, 775)], p.WHITE)
    for x in (900, 1010, 1120):
        n.draw_lotus(canvas, (x, 748 - (x - 900) * 0.05), 36)
        canvas.stroke([(x, 748), (x + 20, 764)], 4, p.LEAF)
    for x, colour in ((1330, p.GOLD), (1390, p.TEAL), (1450, p.PINK)):
        canvas.block((x, 880, x + 44, 940), colour, 8)
        canvas.block((x - 4, 872, x + 48, 884), p.WOOD, 3)
        canvas.block((x - 4, 936, x + 48, 948), p.WOOD, 3)


def draw_mat_weavers(canvas: Canvas) -> None:
    """Draw two women at a mat loom, bundles of red and yellow sedge against the wall."""
    canvas.wash(("#E7CBA0", "#D8B283", "#C99C6C"), 0, 720)
    canvas.block((0, 720, 1600, 1067), "#B07A50")
    for row in range(7):
        canvas.stroke([(0, 740 + row * row * 8), (1600, 740 + row * row * 8)], 2, "#7A4B3248")
    canvas.shade([(1080, 90), (1480, 90), (1480, 470), (1080, 470)], ("#BFE0DA", "#F7F0D2"))
    n.draw_areca(canvas, (1380, 470), 330)
    for x in (1080, 1280, 1480):
        canvas.block((x - 9, 80, x + 9, 480), p.WOOD)
    canvas.block((1068, 74, 1492, 94), p.WOOD)
    canvas.block((1068, 466, 1492, 486), p.WOOD)
    canvas.glow((1280, 280), 640, "#FFF4D4", 0.35)
    for index in range(9):
        x = 90 + index * 96
        reeds = (("#B8322E", "#8F2330"), ("#E3B23F", "#C08A2A"), ("#7FA04C", "#557F3E"))[index % 3]
        canvas.shade([(x - 26, 300), (x + 40, 280), (x + 30, 720), (x - 22, 720)], reeds)
        for reed in range(7):
            canvas.stroke([(x - 22 + reed * 9, 700), (x - 34 + reed * 13, 270 + 9 * (reed % 3))], 4, reeds[reed % 2])
        canvas.block((x - 30, 470, x + 38, 490), p.STRAW, 4)
    for x in (420, 1290):
        canvas.block((x - 16, 560, x + 16, 960), p.DARK_WOOD, 4)
    canvas.block((400, 610, 1310, 640), p.WOOD, 6)
    canvas.polygon([(440, 800), (1270, 800), (1390, 985), (320, 985)], p.STRAW)
    for step in range(13):
        colour = ("#B8322E", p.STRAW_SHADE, "#7FA04C")[step % 3]
        y = 808 + step * 14
        spread = (y - 800) * 0.65
        canvas.stroke([(440 - spread, y), (1270 + spread, y)], 4, colour)
    for step in range(42):
        thread = 446 + step * 19.6
        canvas.stroke([(thread, 636), (thread, 800)], 2, "#F7EBCF")
    canvas.block((420, 770, 1290, 800), p.WOOD, 8)
    draw_seated(Pen(canvas=canvas, at=(640, 860), height=700), p.LOTUS, arms="work")
    draw_seated(Pen(canvas=canvas, at=(1120, 860), height=700, facing=-1), p.TEAL, arms="work")


def draw_tailor_shop(canvas: Canvas) -> None:
    """Draw a small tailor's shop, a treadle machine by the door, bolts of cloth on the shelf."""
    canvas.wash(("#F3D9B8", "#E6BE94"))
    canvas.block((0, 880, 1600, 1067), "#B98A68")
    canvas.block((120, 110, 1480, 900), "#F7EAD3")
    canvas.block((120, 110, 1480, 150), p.LOTUS)
    for step in range(17):
        canvas.smooth(
            [(120 + step * 80, 150), (200 + step * 80, 150), (190 + step * 80, 196), (130 + step * 80, 196)],
            p.LOTUS if step % 2 else p.BLUSH,
        )
    canvas.block((200, 240, 900, 900), "#5A3B34")
    canvas.block((220, 260, 880, 900), "#8A5F4C")
    for shelf in range(3):
        y = 420 + shelf * 130
        canvas.block((240, y, 860, y + 14), p.DARK_WOOD)
        for step in range(9):
            left = 256 + step * 66
            colour = (p.PINK, p.TEAL, p.GOLD, p.LOTUS, p.LEAF, p.BLUSH, "#6A4C8C")[(step * 2 + shelf) % 7]
            canvas.block((left, y - 84, left + 52, y), colour, 12)
            canvas.disc((left + 26, y - 84), 26, 9, "#FFFFFF50")
    canvas.glow((560, 420), 520, "#FFE2A8", 0.35)
    canvas.block((1000, 260, 1400, 660), p.WOOD, 4)
    canvas.shade([(1020, 280), (1380, 280), (1380, 640), (1020, 640)], ("#BFD9D4", "#F3EAD2"))
    for x, colour in ((1110, p.LOTUS), (1290, p.TEAL)):
        canvas.smooth(
            [
                (x - 24, 330),
                (x - 46, 380),
                (x - 30, 470),
                (x - 52, 620),
                (x + 52, 620),
                (x + 30, 470),
                (x + 46, 380),
                (x + 24, 330),
            ],
            colour,
        )
        canvas.disc((x, 322), 12, None, p.DARK_WOOD)
    _draw_sewing_machine(canvas, (1010, 900))
    draw_seated(Pen(canvas=canvas, at=(700, 960), height=860), p.TEAL, arms="work")
    canvas.block((600, 890, 830, 960), p.DARK_WOOD, 8)
    canvas.smooth([(900, 705), (1080, 716), (1120, 800), (980, 860), (880, 790)], p.PINK)
    n.draw_tree(canvas, (1540, 1000), 330, p.LEAF, p.PINK)


def _draw_sewing_machine(canvas: Canvas, at: Point) -> None:
    x, y = at
    canvas.block((x - 190, y - 200, x + 230, y - 176), p.WOOD, 4)
    for dx in (-160, 190):
        canvas.stroke([(x + dx, y - 180), (x + dx - 26, y + 40)], 12, p.INK)
        canvas.stroke([(x + dx, y - 180), (x + dx + 26, y + 40)], 12, p.INK)
    canvas.disc((x + 130, y - 70), 62, None, p.INK)
    canvas.disc((x + 130, y - 70), 50, None, "#C9A98A")
    canvas.block((x - 100, y + 10, x + 60, y + 26), p.INK, 4)
    canvas.smooth(
        [
            (x - 70, y - 205),
            (x - 66, y - 300),
            (x + 90, y - 320),
            (x + 140, y - 290),
            (x + 140, y - 205),
            (x + 92, y - 205),
            (x + 86, y - 262),
            (x - 34, y - 262),
            (x - 40, y - 205),
        ],
        p.INK,
    )
    canvas.disc((x + 152, y - 262), 34, None, p.STONE)
    canvas.disc((x + 152, y - 262), 20, None, p.INK)
    canvas.stroke([(x - 55, y - 215), (x - 55, y - 190)], 5, p.STONE)


def draw_ao_dai_garden(canvas: Canvas) -> None:
    """Draw three women in red, yellow and jade áo dài under longan trees."""
    canvas.wash(("#BFE0D2", "#E9F2DA", "#FBF4DE"), 0, 640)
    canvas.glow((860, 330), 760, "#FFFBE0", 0.7)
    for x, size in ((80, 330), (420, 280), (760, 260), (1120, 290), (1480, 340)):
        n.draw_tree(canvas, (x, 640), size, "#A5C58F")
    canvas.wash(("#B9D084", "#8FB75F", "#6A9A4C"), 620)
    canvas.shade([(720, 622), (880, 622), (1300, 1067), (300, 1067)], ("#F3E6C8", "#E0CB9E"))
    for x, y, size in ((130, 820, 660), (1480, 840, 700)):
        canvas.disc((x, y), 330, 34, "#3F6A3840")
        n.draw_tree(canvas, (x, y), size, "#5F924E", "#E3C27A")
    women = ((590, 950, "#B8232F", 1), (800, 990, "#E2A93A", 1), (1015, 955, "#2F9186", -1))
    for x, y, colour, facing in women:
        canvas.disc((x, y), 90, 14, "#3F5A2A40")
        draw_ao_dai(
            Pen(canvas=canvas, at=(x, y), height=560, facing=facing), colour, hat=colour == "#E2A93A", arms="hold"
        )
    for _ in range(40):
        at = (canvas.random.uniform(300, 1300), canvas.random.uniform(700, 1050))
        canvas.disc(at, 5, 3, "#F6E3A880")


def draw_ao_dai_and_flowers(canvas: Canvas) -> None:
    """Draw a woman in a deep pink áo dài with a bunch of yellow chrysanthemums before a lime-washed wall."""
    canvas.wash(("#F2D88F", "#EBC873", "#DDB45C"))
    canvas.block((600, 330, 1000, 1330), "#5E8C86", 6)
    for row in range(16):
        canvas.block((625, 360 + row * 60, 975, 396 + row * 60), "#4A7670", 3)
    canvas.block((790, 330, 810, 1330), "#3C625E")
    canvas.block((0, 1330, 1067, 1600), "#C9A27C")
    canvas.block((0, 1322, 1067, 1346), "#B48A62")
    for _ in range(150):
        part = canvas.random.random()
        at = (canvas.random.uniform(-20, 1080), 30 + 260 * canvas.random.random() ** 1.6 + 120 * (1 - part))
        n.draw_leaf(
            canvas,
            at,
            canvas.random.uniform(50, 90),
            canvas.random.uniform(0, 6.2),
            canvas.random.choice((p.LEAF, p.DEEP, "#7DA956")),
        )
    for _ in range(90):
        at = (canvas.random.uniform(-20, 1080), 20 + 380 * canvas.random.random() ** 1.5)
        for turn in range(3):
            angle = turn * 2.1
            canvas.disc(
                (at[0] + math.cos(angle) * 13, at[1] + math.sin(angle) * 13),
                15,
                13,
                canvas.random.choice((p.PINK, p.LOTUS, "#E27AA6")),
            )
    canvas.disc((420, 1470), 260, 34, "#7A4B3248")
    pen = Pen(canvas=canvas, at=(420, 1480), height=1020)
    draw_ao_dai(pen, "#B8326E", arms="hold")
    t.draw_bouquet(canvas, (455, 905), 250, (p.GOLD, p.SUN, "#F4B942"))
    for x in (425, 475):
        canvas.disc((x, 905), 27, 24, p.SKIN)
