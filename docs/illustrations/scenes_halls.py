"""Meetings in rooms and halls."""

from __future__ import annotations

from docs.illustrations import nature as n
from docs.illustrations import palette as p
from docs.illustrations import things as t
from docs.illustrations.canvas import Canvas, Point, open_curve
from docs.illustrations.people import Pen, draw_ao_dai, draw_back, draw_worker


def draw_reading_the_books(canvas: Canvas) -> None:
    """Draw four women at a long wooden table with notebooks and a teapot."""
    canvas.wash(("#DCE6D2", "#C9D8BE"), 0, 760)
    canvas.wash(("#B98A68", "#9C6E50"), 700)
    for left in (150, 1050):
        canvas.block((left, 110, left + 400, 500), p.WOOD, 4)
        canvas.shade([(left + 18, 128), (left + 382, 128), (left + 382, 482), (left + 18, 482)], ("#A9D6DA", "#EEF3DA"))
        n.draw_areca(canvas, (left + 280, 482), 310)
        canvas.block((left + 194, 128, left + 206, 482), p.WOOD)
    canvas.block((660, 150, 940, 350), p.LOTUS, 6)
    n.draw_lotus(canvas, (800, 300), 92, (p.GOLD, p.SUN))
    canvas.glow((800, 420), 800, "#FFF7DC", 0.4)
    for x, colour, facing in ((330, p.LOTUS, 1), (640, p.TEAL, 1), (960, "#D08A2E", -1), (1280, "#6A4C8C", -1)):
        draw_worker(Pen(canvas=canvas, at=(x, 1080), height=680, facing=facing), colour, hat=False, arms="work")
    canvas.polygon([(130, 720), (1470, 720), (1590, 860), (10, 860)], "#A0653F")
    canvas.polygon([(130, 720), (1470, 720), (1490, 744), (110, 744)], "#B87C52")
    canvas.block((10, 860, 1590, 900), "#7A4B32")
    canvas.wash(("#5E3A2C", "#4A2E25"), 900)
    for x, y in ((330, 775), (640, 790), (980, 782), (1270, 778)):
        canvas.polygon([(x - 96, y - 30), (x, y - 20), (x - 6, y + 40), (x - 118, y + 28)], p.WHITE)
        canvas.polygon([(x, y - 20), (x + 96, y - 30), (x + 112, y + 28), (x - 6, y + 40)], "#F1E4D2")
        for row in range(4):
            canvas.stroke([(x - 92, y - 14 + row * 12), (x - 22, y - 7 + row * 12)], 2, "#5E4F5790")
            canvas.stroke([(x + 14, y - 7 + row * 12), (x + 86, y - 14 + row * 12)], 2, "#5E4F5790")
    _draw_teapot(canvas, (805, 790))


def _draw_teapot(canvas: Canvas, at: Point) -> None:
    x, y = at
    canvas.disc((x, y + 34), 66, 10, "#00000030")
    canvas.stroke(open_curve([(x + 44, y - 18), (x + 84, y - 10), (x + 78, y + 20), (x + 44, y + 22)]), 9, "#F7F3EA")
    canvas.stroke([(x - 46, y + 10), (x - 86, y - 26)], 15, "#F7F3EA")
    canvas.disc((x, y), 54, 40, "#FBF8F0")
    canvas.disc((x, y - 38), 27, 9, "#2F6F9A")
    canvas.disc((x, y - 50), 8, None, "#2F6F9A")
    n.draw_lotus(canvas, (x, y + 16), 26, ("#2F6F9A", "#5E9AC0"))
    for dx in (-130, 122):
        canvas.block((x + dx - 17, y + 6, x + dx + 17, y + 36), "#F7F3EA", 7)
        canvas.disc((x + dx, y + 8), 16, 5, "#B8763C")


def draw_meeting_room(canvas: Canvas) -> None:
    """Draw a meeting room with a U-shaped table, a vase of pink lotus and windows on a river."""
    canvas.wash(("#F3E9DA", "#E6D5BE"), 0, 700)
    for index in range(3):
        left = 130 + index * 470
        canvas.block((left, 90, left + 400, 480), "#C9B49A", 4)
        canvas.shade(
            [(left + 14, 104), (left + 386, 104), (left + 386, 466), (left + 14, 466)],
            ("#A9D6E0", "#F3EED6", "#8CBFC0", "#4F929C"),
        )
        t.draw_sampan(canvas, (left + 120 + index * 70, 400), 120)
        n.draw_palm(canvas, (left + 330 - index * 90, 350), 150)
        canvas.block((left + 195, 104, left + 205, 466), "#C9B49A")
    canvas.wash(("#C69B74", "#A97B58"), 620)
    canvas.glow((800, 300), 900, "#FFFBE8", 0.35)
    for index, facing in enumerate((1, 1, 1, -1, -1, -1, -1)):
        draw_worker(
            Pen(canvas=canvas, at=(290 + index * 170, 900), height=480, facing=facing),
            p.BLOUSES[index % 6],
            hat=False,
            arms="hold",
        )
    canvas.polygon([(190, 640), (1410, 640), (1450, 700), (150, 700)], p.WHITE)
    canvas.block((150, 700, 1450, 770), "#D9CBB8")
    canvas.polygon([(150, 700), (400, 700), (240, 1067), (-200, 1067)], "#F6EBDD")
    canvas.polygon([(1450, 700), (1200, 700), (1360, 1067), (1800, 1067)], "#F6EBDD")
    canvas.polygon([(400, 700), (420, 760), (310, 1067), (240, 1067)], "#C9B7A2")
    canvas.polygon([(1200, 700), (1180, 760), (1290, 1067), (1360, 1067)], "#C9B7A2")
    for index in range(7):
        x = 290 + index * 170
        canvas.polygon([(x - 44, 660), (x + 44, 660), (x + 50, 686), (x - 50, 686)], "#FFFFFF")
        canvas.block((x + 60, 640, x + 76, 682), "#8FC0CC", 4)
    canvas.disc((800, 960), 150, 26, "#00000024")
    t.draw_vase(canvas, (800, 970), 330)


def draw_cluster_meeting(canvas: Canvas) -> None:
    """Draw a hall seen from the back, nine rows of chairs facing a stage with a lotus on it."""
    canvas.wash(("#7C2A4A", "#A8486A", "#D9A08A"), 0, 640)
    canvas.polygon([(0, 0), (1600, 0), (1180, 120), (420, 120)], "#F3DCC0")
    for step in range(5):
        y = 14 + step * 22
        inset = 60 + step * 82
        canvas.stroke([(inset + 40, y), (1560 - inset, y)], 5, "#FFF7DCC0")
    t.draw_stage(canvas, (420, 120, 1180, 440), ("#A01240", "#6E0F38"))
    canvas.block((380, 440, 1220, 490), p.WOOD)
    canvas.block((380, 436, 1220, 450), p.GOLD)
    for x in (450, 1150):
        t.draw_bouquet(canvas, (x, 420), 92, (p.PINK, p.SUN, p.WHITE))
    canvas.block((560, 372, 640, 446), "#8A5F4C", 4)
    draw_ao_dai(Pen(canvas=canvas, at=(600, 446), height=150), p.TEAL, arms="hold")
    canvas.block((568, 392, 632, 446), "#8A5F4C", 3)
    canvas.wash(("#B0674E", "#7A3E46"), 490)
    for row in range(9):
        _draw_audience_row(canvas, row)


def _draw_audience_row(canvas: Canvas, row: int) -> None:
    """Draw one row of an audience from behind, larger the nearer it is."""
    depth = row / 8
    size = 54 + 190 * depth**1.3
    y = 545 + 540 * depth**1.25
    step = size * 0.98
    count = int(1750 // step) + 1
    for index in range(count):
        x = 800 + (index - (count - 1) / 2) * step
        if abs(x - 800) > 46 + 60 * depth:
            colour = canvas.random.choice((*p.BLOUSES, "#D4578A", "#3F6E9A"))
            draw_back(
                Pen(canvas=canvas, at=(x, y + size * 0.12), height=size),
                colour,
                canvas.random.choice(("bun", "long", "long", "short")),
            )
        canvas.block(
            (x - size * 0.36, y - size * 0.18, x + size * 0.36, y + size * 0.36),
            "#8E3248" if row % 2 else "#83293F",
            size * 0.08,
        )


def draw_provincial_hall(canvas: Canvas) -> None:
    """Draw a full hall before a dark red stage with a golden lotus and baskets of flowers."""
    canvas.wash(("#3A1A2E", "#5A2440", "#7A3448"))
    for x in (200, 500, 800, 1100, 1400):
        canvas.glow((x, 0), 420, "#FFD9A0", 0.3)
    t.draw_stage(canvas, (170, 60, 1430, 560), ("#8A1038", "#5A0C2E"))
    for side in (-1, 1):
        edge = [
            (800 + side * 800, 0),
            (800 + side * 560, 0),
            (800 + side * 610, 300),
            (800 + side * 590, 620),
            (800 + side * 800, 620),
        ]
        canvas.shade(edge, ("#C2A04A", "#8A5A2A"))
        for fold in range(5):
            x = 800 + side * (610 + fold * 40)
            canvas.stroke([(x, 0), (x + side * 8, 620)], 6, "#5A341838")
    canvas.block((150, 560, 1450, 640), "#7A4B32")
    canvas.block((150, 554, 1450, 572), p.GOLD)
    for x in (260, 420, 1180, 1340):
        t.draw_bouquet(canvas, (x, 540), 150, (p.PINK, p.WHITE, p.SUN, p.BLUSH))
    for x, colour in ((690, "#D4578A"), (800, "#E6A93C"), (910, "#2F8088")):
        draw_ao_dai(Pen(canvas=canvas, at=(x, 566), height=260), colour, arms="hold")
    for row, (y, size) in enumerate(((770, 150), (900, 190), (1090, 250))):
        step = size * 0.92
        for index in range(-7, 8):
            seat = 800 + (index + 0.5 * (row % 2)) * step
            draw_back(
                Pen(canvas=canvas, at=(seat, y), height=size),
                canvas.random.choice((*p.BLOUSES, "#D4578A")),
                canvas.random.choice(("bun", "long", "short")),
            )


def draw_front_rows(canvas: Canvas) -> None:
    """Draw three rows of delegates looking up at the stage, many taking notes."""
    canvas.wash(("#F1E2CE", "#DDBFA6", "#B98A7A"))
    for x in range(80, 1600, 240):
        canvas.block((x, 60, x + 150, 360), "#F9EFDC", 4)
        canvas.shade([(x + 12, 72), (x + 138, 72), (x + 138, 348), (x + 12, 348)], ("#BFDCE0", "#F3F1E0"))
    for row, (y, height) in enumerate(((700, 430), (880, 520), (1090, 640))):
        step = height * 0.46
        for index in range(-4, 5):
            seat = 800 + (index + 0.5 * (row % 2)) * step
            _draw_delegate(canvas, (seat, y), height, (index * 3 + row * 2 + 12) % 6)


def _draw_delegate(canvas: Canvas, at: Point, height: float, kind: int) -> None:
    """Draw a seated delegate from the front behind the back of the next row, with or without a notebook."""
    x, y = at
    canvas.block((x - height * 0.2, y - height * 0.42, x + height * 0.2, y + 40), "#7A2A44", height * 0.05)
    pen = Pen(canvas=canvas, at=(x, y + height * 0.34), height=height, facing=1 if kind % 2 else -1)
    draw_ao_dai(pen, p.BLOUSES[kind], arms="hold")
    if kind % 3 != 1:
        book = pen.place((0.02, 0.58))
        canvas.polygon(
            [
                (book[0] - height * 0.09, book[1] - height * 0.03),
                (book[0] + height * 0.09, book[1] - height * 0.03),
                (book[0] + height * 0.11, book[1] + height * 0.06),
                (book[0] - height * 0.11, book[1] + height * 0.06),
            ],
            p.WHITE,
        )
        canvas.stroke(
            [(book[0] + height * 0.04, book[1] + height * 0.02), (book[0] + height * 0.09, book[1] - height * 0.05)],
            height * 0.012,
            p.INK,
        )
    canvas.block((x - height * 0.24, y + height * 0.02, x + height * 0.24, y + height * 0.6), "#8E3350", height * 0.05)
