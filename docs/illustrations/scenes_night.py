"""Evenings and nights: moon, lamps, lit windows, rain."""

from __future__ import annotations

from docs.illustrations import nature as n
from docs.illustrations import palette as p
from docs.illustrations import things as t
from docs.illustrations.canvas import Canvas, Point, open_curve
from docs.illustrations.people import Pen, draw_child, draw_seated, draw_worker

PORTRAITS = ("draw_mother_under_moon",)


def draw_mother_under_moon(canvas: Canvas) -> None:
    """Draw a woman leading a child by the hand along a paddy dyke under a full moon."""
    canvas.wash(("#141B45", "#2C3A78", "#6A6CA4", "#B9A5BE"), 0, 1000)
    n.draw_stars(canvas, 140, 800)
    n.draw_sun(canvas, (690, 420), 130, "#FFF1C9")
    for x, y in ((640, 390), (730, 470), (700, 350)):
        canvas.disc((x, y), 24, 20, "#F1DDAA60")
    n.draw_cloud(canvas, (300, 620), 620, "#C9C2E030")
    n.draw_cloud(canvas, (860, 720), 520, "#C9C2E028")
    canvas.polygon(canvas.ridge(1010, 130, 3), "#4A4F88")
    canvas.polygon(canvas.ridge(1030, 60, 4), "#353E70")
    canvas.wash(("#4E5E90", "#2C4468", "#152840"), 1020)
    n.draw_light_path(canvas, 690, 1040, 1330, "#FFF1C970")
    for row in range(9):
        level = 1040 + row**2 * 6.5
        canvas.stroke([(0, level), (1067, level - 12)], 2 + row * 0.6, "#1B325060")
    for _ in range(150):
        at = (canvas.random.uniform(0, 1067), canvas.random.uniform(1080, 1300))
        canvas.stroke([at, (at[0] + canvas.random.uniform(-6, 6), at[1] - (at[1] - 1000) * 0.12)], 3, "#22486090")
    dyke = open_curve([(-20, 1330), (300, 1290), (700, 1310), (1090, 1270)])
    canvas.shade([*dyke, (1090, 1620), (-20, 1620)], ("#2F5550", "#12262E"))
    draw_worker(Pen(canvas=canvas, at=(470, 1330), height=440), "#C2487C", hat=True, arms="lead", trousers="#1B2140")
    draw_child(Pen(canvas=canvas, at=(605, 1334), height=245), p.GOLD)
    n.draw_palm(canvas, (930, 1310), 620, lean=-0.12, leaf="#0F2530")
    for _ in range(46):
        at = (canvas.random.uniform(0, 1067), canvas.random.uniform(1090, 1560))
        canvas.glow(at, 14, "#F6F29A", 0.9)
    for x in range(-10, 1080, 14):
        tip = (x + canvas.random.uniform(-18, 18), 1600 - canvas.random.uniform(50, 150))
        canvas.stroke([(x, 1610), tip], 6, "#0D1E28")


def draw_night_nursery(canvas: Canvas) -> None:
    """Draw a small lit house among lodgings at night, a mother with a child at the gate, a factory behind."""
    canvas.wash(("#161C42", "#2F3668", "#6B5A86"), 0, 620)
    n.draw_stars(canvas, 90, 300)
    n.draw_sun(canvas, (240, 170), 40, "#F3E9CF")
    for x, wide, high in ((860, 300, 250), (1180, 360, 190), (600, 220, 170)):
        canvas.block((x, 600 - high, x + wide, 620), "#232A58")
        for row in range(int(high // 46)):
            for step in range(int(wide // 44)):
                if canvas.random.random() < 0.6:  # noqa: PLR2004  (six windows in ten are lit)
                    left = x + 14 + step * 44
                    canvas.block((left, 614 - high + row * 46, left + 26, 634 - high + row * 46), "#BFD3E6A0")
    for x in (930, 1010):
        canvas.block((x, 200, x + 34, 360), "#2C3366")
        canvas.block((x, 214, x + 34, 228), "#C8574A")
    canvas.smooth([(950, 195), (990, 150), (1090, 140), (1180, 90), (1150, 150), (1040, 185)], "#8A86B040")
    canvas.wash(("#3A3A62", "#2A2B50", "#1C1D3C"), 615)
    for x in (110, 360, 1270, 1500):
        canvas.block((x - 130, 480, x + 130, 760), "#3C3E6C")
        canvas.polygon([(x - 146, 486), (x - 120, 430), (x + 146, 446), (x + 146, 486)], "#2A2C54")
        canvas.block((x - 90, 560, x - 30, 620), "#55588A")
        canvas.block((x + 20, 580, x + 84, 760), "#2A2C54")
        canvas.stroke([(x - 120, 540), (x + 124, 536)], 2, "#8A86B0")
    t.draw_house(canvas, (800, 800), 440, roof="#8E3B48", wall="#F0C88A", lit=True)
    canvas.glow((800, 720), 460, "#FFC565", 0.4)
    for index in range(8):
        canvas.disc((620 + index * 51, 668 + (index % 2) * 12), 11, None, (p.PINK, p.SUN, p.FOAM, p.GOLD)[index % 4])
    canvas.shade([(720, 800), (880, 800), (1130, 1067), (470, 1067)], ("#C9985E", "#4A3F62"))
    for step in range(17):
        x = 180 + step * 80
        if not 640 < x < 960:  # noqa: PLR2004  (the fence leaves a gate)
            canvas.block((x - 7, 830, x + 7, 930), "#6A5A80", 3)
            canvas.block((x - 40, 850, x + 40, 860), "#6A5A80")
    draw_worker(Pen(canvas=canvas, at=(770, 990), height=350), "#7FA0C4", hat=False, arms="hold", trousers="#232A58")
    canvas.smooth([(752, 760), (776, 726), (816, 726), (834, 764), (828, 842), (786, 852), (756, 820)], p.GOLD)
    canvas.stroke([(768, 840), (764, 880)], 17, "#B8732E")
    canvas.disc((818, 706), 27, 28, p.HAIR)
    canvas.disc((812, 711), 21, 22, p.SKIN)
    canvas.stroke(open_curve([(733, 752), (744, 812), (808, 822)]), 18, "#6D8AA8")
    canvas.disc((812, 822), 9, None, p.SKIN)


def draw_lit_orchard(canvas: Canvas) -> None:
    """Draw a dragon-fruit orchard lit at night, a woman holding up a telephone to film ripe fruit."""
    canvas.wash(("#0F1638", "#2A2F63", "#6A4F78"), 0, 460)
    n.draw_stars(canvas, 110, 330)
    canvas.polygon(canvas.ridge(450, 80, 3), "#20264F")
    canvas.wash(("#7A6A4C", "#5A4E3C", "#332C34"), 446)
    for row in range(6):
        depth = row / 5
        y, spread = 480 + 420 * depth**1.6, 150 + 330 * depth
        for index in range(-4, 5):
            x = 800 + (index + 0.5) * spread
            if abs(x - 1040) > 150 or depth < 0.7:  # noqa: PLR2004  (room for the woman in front)
                _draw_dragon_tree(canvas, (x, y), 90 + 250 * depth)
        for index in range(-5, 6):
            lamp = (800 + index * spread, y - 110 - 250 * depth)
            canvas.glow(lamp, 60 + 110 * depth, "#FFCB5E", 0.55)
            canvas.disc(lamp, 4 + 9 * depth, 5 + 11 * depth, "#FFF3CF")
    pen = Pen(canvas=canvas, at=(1020, 1040), height=560, facing=-1)
    draw_worker(pen, p.PINK, hat=False, arms="phone")
    phone = pen.place((0.25, 0.9))
    canvas.glow(phone, 110, "#CFE6FF", 0.8)
    canvas.block((phone[0] - 22, phone[1] - 42, phone[0] + 22, phone[1] + 36), p.INK, 7)
    canvas.block((phone[0] - 17, phone[1] - 36, phone[0] + 17, phone[1] + 28), "#DDEEFF", 3)


def _draw_dragon_tree(canvas: Canvas, foot: Point, height: float) -> None:
    x, y = foot
    canvas.block((x - height * 0.05, y - height * 0.75, x + height * 0.05, y), "#8C8893")
    for step in range(13):
        reach = (step - 6) / 6
        end = (x + reach * height * 0.52, y - height * (0.28 + 0.12 * canvas.random.random()))
        middle = (x + reach * height * 0.36, y - height * (0.92 - abs(reach) * 0.16))
        branch = open_curve([(x, y - height * 0.75), middle, end])
        canvas.stroke(branch, height * 0.06, canvas.random.choice(("#4F8A52", "#3F7548", "#66A05A")))
        if step % 3 == 1:
            canvas.disc((end[0], end[1] + height * 0.03), height * 0.065, height * 0.08, "#E0336E")
            canvas.disc((end[0] - height * 0.02, end[1]), height * 0.025, height * 0.03, "#FF8FB0")


def draw_rice_cakes(canvas: Canvas) -> None:
    """Draw hands wrapping square rice cakes round a tray of leaves by lamplight."""
    canvas.wash(("#2A1C2C", "#4A2E34", "#5E3A34"))
    canvas.glow((800, 240), 900, "#FFB45A", 0.75)
    canvas.disc((800, 690), 690, 330, "#7A4B32")
    canvas.disc((800, 672), 690, 325, "#A56E45")
    canvas.disc((800, 672), 640, 296, "#8F5C3A")
    for angle, length in (
        (-2.6, 300),
        (-0.5, 310),
        (0.4, 290),
        (2.8, 280),
        (-1.2, 220),
        (-1.9, 230),
        (1.2, 240),
        (2.0, 240),
    ):
        n.draw_leaf(canvas, (800, 680), length * 1.5, angle, canvas.random.choice((p.DEEP, p.LEAF, "#3F7548")))
    for x, y, size in ((800, 640, 105), (560, 700, 92), (1040, 705, 92), (700, 800, 98), (920, 805, 98)):
        _draw_rice_cake(canvas, (x, y), size)
    arms = (
        ((-40, 560), (230, 590), (440, 680), p.LOTUS),
        ((1640, 560), (1370, 590), (1160, 680), p.TEAL),
        ((330, 1120), (480, 980), (600, 850), p.GOLD),
        ((1270, 1120), (1120, 980), (1010, 860), "#6A4C8C"),
    )
    for start, middle, end, sleeve in arms:
        canvas.stroke(
            open_curve([middle, ((middle[0] + end[0]) / 2, (middle[1] + end[1]) / 2 - 14), end]), 66, p.SKIN_SHADE
        )
        canvas.stroke([start, middle], 130, sleeve)
        for finger in range(4):
            tip = (end[0] + (800 - end[0]) * 0.17 + finger * 5, end[1] - 30 + finger * 21)
            canvas.stroke([end, tip], 21, p.SKIN)
        canvas.disc(end, 42, 38, p.SKIN)
    canvas.glow((800, 200), 330, "#FFD98A", 0.9)
    canvas.block((740, 250, 860, 300), p.WOOD, 10)
    canvas.disc((800, 240), 62, 30, "#C98A3A")
    canvas.smooth([(752, 230), (738, 150), (768, 80), (832, 80), (862, 150), (848, 230)], "#FFF3D080")
    canvas.smooth([(800, 110), (822, 170), (812, 214), (788, 214), (778, 170)], "#FFE08A")


def _draw_rice_cake(canvas: Canvas, at: Point, size: float) -> None:
    x, y = at
    canvas.polygon([(x - size, y), (x, y - size * 0.42), (x + size, y), (x, y + size * 0.42)], "#5F9A4E")
    canvas.polygon([(x - size, y), (x, y + size * 0.42), (x, y + size * 0.8), (x - size, y + size * 0.36)], "#3F7548")
    canvas.polygon([(x + size, y), (x, y + size * 0.42), (x, y + size * 0.8), (x + size, y + size * 0.36)], "#2C5A3E")
    canvas.stroke(
        [(x - size * 0.5, y - size * 0.21), (x + size * 0.5, y + size * 0.21), (x + size * 0.5, y + size * 0.58)],
        5,
        p.STRAW,
    )
    canvas.stroke(
        [(x + size * 0.5, y - size * 0.21), (x - size * 0.5, y + size * 0.21), (x - size * 0.5, y + size * 0.58)],
        5,
        p.STRAW,
    )


def draw_porch_in_drizzle(canvas: Canvas) -> None:
    """Draw women round trays of sliced roots under a lit porch; drizzle and areca palms outside."""
    canvas.wash(("#3A4A68", "#5E7088", "#8A96A0"), 0, 700)
    for x, height in ((90, 620), (260, 520), (1530, 640)):
        n.draw_areca(canvas, (x, 760), height, "#2C4A50")
    canvas.wash(("#5E6E66", "#4A5A54", "#37463F"), 700)
    canvas.block((420, 330, 1400, 820), "#E8BE82")
    canvas.block((420, 330, 1400, 820), "#C9803018")
    canvas.polygon([(330, 350), (470, 150), (1350, 150), (1490, 350)], "#8A4038")
    for step in range(30):
        x = 345 + step * 39
        canvas.stroke([(x, 346), (470 + (x - 330) * 0.759, 154)], 3, "#5E2A2A70")
    for x in (470, 800, 1350):
        canvas.block((x - 14, 350, x + 14, 840), p.WOOD)
    canvas.block((880, 440, 1050, 820), "#FFE0A0")
    canvas.block((1130, 470, 1290, 640), "#FFE7B4", 3)
    canvas.block((1205, 470, 1213, 640), p.WOOD)
    canvas.block((545, 610, 735, 820), "#D9DEE0", 10)
    canvas.disc((640, 690), 58, None, "#5E6C78")
    canvas.disc((640, 690), 46, None, "#FFB45A")
    canvas.block((565, 770, 715, 784), "#8A98A0")
    canvas.polygon([(380, 820), (1440, 820), (1520, 960), (300, 960)], "#B5805A")
    canvas.glow((860, 480), 640, "#FFC766", 0.5)
    t.draw_lantern(canvas, (800, 420), 24)
    for index, (x, y, facing) in enumerate(((520, 935, 1), (760, 905, 1), (1010, 910, -1), (1250, 940, -1))):
        draw_seated(Pen(canvas=canvas, at=(x, y), height=370, facing=facing), p.BLOUSES[index], arms="work")
    for x, y in ((650, 935), (890, 955), (1130, 940)):
        canvas.disc((x, y), 92, 28, p.STRAW_SHADE)
        canvas.disc((x, y - 4), 80, 22, "#F3E3C0")
        for _ in range(24):
            at = (x + canvas.random.uniform(-62, 62), y - 4 + canvas.random.uniform(-12, 12))
            canvas.disc(at, 11, 6, canvas.random.choice(("#F08A3A", p.WHITE, "#FFE0B0", "#E9783A")))
    for _ in range(240):
        at = (canvas.random.uniform(0, 1600), canvas.random.uniform(0, 1060))
        canvas.stroke([at, (at[0] - 7, at[1] + 30)], 1.4, "#FFFFFF38")


def draw_night_class(canvas: Canvas) -> None:
    """Draw a lit village hall among dark mountains under the stars, figures on the path with torches."""
    canvas.wash(("#0D1433", "#1F2C5E", "#46508A"), 0, 640)
    n.draw_stars(canvas, 260, 560)
    for base, rise, colour in ((520, 330, "#26336A"), (600, 260, "#1D2A58"), (680, 170, "#172347")):
        canvas.polygon(canvas.ridge(base, rise, 5), colour)
    canvas.shade([(0, 700), (400, 660), (900, 650), (1600, 690), (1600, 1067), (0, 1067)], ("#20404A", "#10222E"))
    for step in range(14):
        n.draw_tree(canvas, (step * 130 - 30, 690 + 12 * (step % 3)), 150, "#173640")
    t.draw_house(canvas, (880, 740), 520, roof="#5E3A44", wall="#E5B878", lit=True)
    canvas.glow((880, 660), 520, "#FFC565", 0.42)
    canvas.stroke([(1180, 740), (1180, 430)], 7, "#8C8893")
    canvas.smooth([(1180, 436), (1235, 446), (1290, 432), (1290, 500), (1235, 512), (1180, 500)], "#A83232")
    left = open_curve([(850, 742), (820, 800), (600, 880), (430, 1067)])
    right = open_curve([(760, 1067), (830, 910), (960, 810), (910, 742)])
    canvas.shade([*left, *right], ("#D9A660", "#4A4A58"))
    spots = ((862, 800, 110, 1), (800, 850, 140, 1), (715, 910, 185, 1), (640, 1010, 260, 1))
    for index, (x, y, height, facing) in enumerate(spots):
        draw_worker(
            Pen(canvas=canvas, at=(x, y), height=height, facing=facing),
            ("#3F4E86", "#6A3A66", "#2F5E6A", "#7A3A5A")[index],
            hat=False,
            arms="work",
            trousers="#10182E",
        )
        torch = (x + height * 0.24, y - height * 0.56)
        canvas.glow(torch, height * 0.45, "#FFF3C4", 0.9)
        canvas.disc(torch, height * 0.025, None, "#FFFBE6")
    for x in range(-10, 1620, 15):
        if not 400 < x < 790:  # noqa: PLR2004  (no grass on the path)
            canvas.stroke(
                [(x, 1075), (x + canvas.random.uniform(-20, 20), 1067 - canvas.random.uniform(20, 90))], 6, "#0A1820"
            )
