"""Roads and paths lined with flowers and trees."""

from __future__ import annotations

from docs.illustrations import nature as n
from docs.illustrations import palette as p
from docs.illustrations import things as t
from docs.illustrations.canvas import Canvas, Point, open_curve
from docs.illustrations.people import Pen, draw_child, draw_worker

PORTRAITS = ("draw_flower_road_by_dyke",)


def draw_flower_road_by_river(canvas: Canvas) -> None:
    """Draw a riverside road lined with yellow and pink flowers, a bell tower in the distance."""
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
        canvas.stroke(
            [(657 + depth * 100, 480 + depth * 580), (659 + depth * 112, 500 + depth * 640)], 1 + depth * 7, "#FFFFFF90"
        )
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
    """Draw a small road winding below a dyke between yellow and red flowers, someone with a bicycle."""
    canvas.wash(("#F2C79B", "#FBE3C0", "#FDF3DF"), 0, 640)
    n.draw_sun(canvas, (790, 330), 64, "#FFF5D6")
    n.draw_cloud(canvas, (330, 220), 480, "#FFFFFF70")
    canvas.polygon(canvas.ridge(650, 40), "#B9C9A0")
    canvas.shade([(0, 560), (430, 610), (560, 660), (250, 900), (0, 1020)], ("#8CB05E", "#6C954B"))
    canvas.wash(("#A9C477", "#7FA956", "#5C8C46"), 660)
    canvas.shade([*open_curve([(0, 520), (300, 590), (560, 662)]), (330, 900), (0, 1180)], ("#9CBD69", "#5F8C48"))
    left = open_curve([(560, 662), (640, 760), (470, 920), (560, 1150), (250, 1600)])
    right = open_curve([(860, 1600), (800, 1150), (610, 920), (700, 760), (578, 662)])
    canvas.shade([*left, *right], ("#F3E6CE", "#DEC9A4"))
    for start, end in (((575, 690), (455, 900)), ((450, 930), (520, 1160)), ((500, 1190), (230, 1590))):
        n.draw_flowers(canvas, (start, end), 62, (p.GOLD, p.SUN, "#F4B942"), 12 + end[1] / 90)
    for start, end in (((700, 740), (640, 930)), ((640, 950), (830, 1160)), ((840, 1190), (920, 1590))):
        n.draw_flowers(canvas, (start, end), 62, ("#C8322B", "#D95B4A", p.LOTUS), 12 + end[1] / 90)
    n.draw_bamboo(canvas, (950, 760), 330, "#5D8A52")
    for x in (640, 820):
        for radius, colour in ((66, "#4A3A3A"), (57, "#D9C29A")):
            canvas.disc((x, 1330), radius, None, colour)
    canvas.stroke([(640, 1330), (715, 1240), (805, 1240), (820, 1330)], 7, p.LOTUS)
    canvas.stroke([(715, 1240), (735, 1330), (805, 1240)], 7, p.LOTUS)
    canvas.stroke([(790, 1222), (826, 1216)], 7, p.INK)
    draw_worker(Pen(canvas=canvas, at=(575, 1385), height=400), p.TEAL, arms="work")


def draw_bougainvillea_road(canvas: Canvas) -> None:
    """Draw a road between pink bougainvillea and a blue sea, basket boats upturned on the sand."""
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
        canvas.polygon(
            [
                (598 + depth * 46, 480 + depth * 580),
                (602 + depth * 60, 480 + depth * 580),
                (604 + depth * 66, 500 + depth * 640),
                (598 + depth * 44, 500 + depth * 640),
            ],
            "#FFFFFFC0",
        )
    canvas.shade([(560, 470), (120, 1067), (0, 1067), (0, 420)], ("#8FB56A", "#5F8D4C"))
    for step in range(46):
        depth = (step / 46) ** 1.5
        x, y = 548 - depth * 520, 470 + depth * 470
        size = 26 + depth * 110
        for _ in range(9):
            at = (x + canvas.random.uniform(-1, 0.6) * size, y - canvas.random.uniform(0, 1.5) * size)
            canvas.disc(
                at, size * 0.3, size * 0.25, canvas.random.choice((p.PINK, p.LOTUS, "#E27AA6", p.BLUSH, p.LEAF))
            )
    for x, y, size in ((980, 700, 66), (1190, 660, 56), (1390, 780, 110)):
        t.draw_round_boat(canvas, (x, y), size, upturned=True)
    n.draw_palm(canvas, (1480, 1000), 620, lean=-0.16)
    draw_worker(Pen(canvas=canvas, at=(660, 800), height=240, facing=-1), "#D08A2E", arms="work")
    canvas.shade([(570, 690), (606, 690), (600, 730), (576, 730)], ("#8A9AA6", "#5E6E7A"))


def draw_village_road(canvas: Canvas) -> None:
    """Draw ripe paddy, a straight village road and a line of people in conical hats going to the communal house."""
    canvas.wash(("#9FC7D6", "#E4E9DC", "#FBEFD4"), 0, 430)
    n.draw_cloud(canvas, (360, 120), 520, "#FFFFFFA0")
    n.draw_cloud(canvas, (1240, 190), 600, "#FFFFFF80")
    for step in range(34):
        canvas.disc((step * 49, 415), 46, 30 + 14 * (step % 4), "#86A87C" if step % 2 else "#7A9E75")
    n.draw_paddy(canvas, 430, ("#E3C668", "#DDB24C", "#C8963A"))
    canvas.block((690, 372, 910, 436), "#C98A6C")
    canvas.shade([(640, 380), (720, 312), (880, 312), (960, 380), (935, 390), (665, 390)], ("#A34A38", "#7F352C"))
    for side in (-1, 1):
        canvas.smooth(
            [(800 + side * 168, 364), (800 + side * 130, 378), (800 + side * 90, 390), (800 + side * 140, 392)],
            "#7F352C",
        )
    canvas.shade([(778, 436), (822, 436), (1120, 1067), (480, 1067)], ("#EFE2C6", "#D9C49C"))
    spots = (
        (800, 470, 60),
        (792, 500, 76),
        (812, 540, 98),
        (790, 596, 128),
        (822, 668, 168),
        (780, 770, 226),
        (850, 915, 310),
    )
    for index, (x, y, height) in enumerate(spots):
        draw_worker(Pen(canvas=canvas, at=(x, y), height=height), p.BLOUSES[index % 6], arms="hold")
    for _ in range(160):
        side = canvas.random.choice((-1, 1))
        at = (800 + side * canvas.random.uniform(330, 900), canvas.random.uniform(940, 1090))
        canvas.stroke(open_curve([at, (at[0] + 8, at[1] - 60), (at[0] + 34, at[1] - 92)]), 3, "#A97F2C")
        for dot in range(4):
            canvas.disc((at[0] + 16 + dot * 6, at[1] - 80 + dot * 7), 5, 4, "#F0CE74")


def draw_ditch_trees(canvas: Canvas) -> None:
    """Draw young staked trees along a ditch, children with watering cans, bamboo behind."""
    canvas.wash(("#8CC6DA", "#D9EEE6", "#F7F4DC"), 0, 520)
    n.draw_sun(canvas, (1180, 170), 58, "#FFF7D6")
    n.draw_cloud(canvas, (480, 170), 520, "#FFFFFFB0")
    for clump in range(15):
        at = (40 + clump * 110, 520)
        n.draw_bamboo(canvas, at, canvas.random.uniform(210, 300), ("#7FAE74", "#6BA069")[clump % 2])
    canvas.wash(("#BFD37A", "#94BC5C", "#6C9C4A"), 505)
    canvas.shade([(0, 690), (1600, 560), (1600, 640), (0, 860)], ("#9CCBC6", "#4F97A0"))
    n.draw_glints(canvas, 650, 780, "#FFFFFF50", 14)
    for step in range(7):
        _draw_young_tree(canvas, step / 6)
    for x, y, height, shirt in ((690, 890, 270, p.GOLD), (1010, 800, 210, p.PINK), (430, 985, 320, p.WHITE)):
        draw_child(Pen(canvas=canvas, at=(x, y), height=height), shirt)
        can = (x - height * 0.2, y - height * 0.28)
        canvas.block(
            (can[0] - height * 0.1, can[1] - height * 0.06, can[0] + height * 0.06, can[1] + height * 0.1), p.TEAL, 5
        )
        canvas.stroke(
            [(can[0] - height * 0.1, can[1] + height * 0.06), (can[0] - height * 0.22, can[1] - height * 0.05)],
            height * 0.03,
            p.TEAL,
        )


def _draw_young_tree(canvas: Canvas, depth: float) -> None:
    """Draw one staked tree of the row, from far (0) to near (1)."""
    x, y, height = 1500 - 1330 * depth, 660 + 250 * depth, 120 + 210 * depth
    canvas.stroke([(x + height * 0.12, y), (x + height * 0.1, y - height * 0.7)], height * 0.035, p.STRAW_SHADE)
    canvas.stroke([(x, y), (x, y - height * 0.75)], height * 0.03, p.CLAY)
    for _ in range(16):
        at = (x + canvas.random.uniform(-0.14, 0.14) * height, y - height * canvas.random.uniform(0.6, 1))
        green = canvas.random.choice((p.LEAF, "#7DB452", p.DEEP))
        n.draw_leaf(canvas, at, height * 0.2, canvas.random.uniform(-2.8, -0.3), green)
    canvas.disc((x, y), height * 0.16, height * 0.04, p.CLAY)
