"""Rivers, sea and ponds."""

from __future__ import annotations

from docs.illustrations import nature as n
from docs.illustrations import palette as p
from docs.illustrations import things as t
from docs.illustrations.canvas import Canvas
from docs.illustrations.people import Pen, draw_man, draw_seated, draw_worker


def draw_river_at_sunrise(canvas: Canvas) -> None:
    """Draw sunrise over a broad river, a fruit boat in front, palms on the bank."""
    canvas.wash(("#F6A86B", "#FBD29B", "#FDEBCB"), 0, 480)
    n.draw_sun(canvas, (1050, 400), 78, "#FFF0C4")
    n.draw_cloud(canvas, (380, 200), 560, "#FFFFFF60")
    n.draw_cloud(canvas, (1250, 150), 420, "#FFFFFF50")
    canvas.polygon(canvas.ridge(470, 36), "#C98F78")
    canvas.wash(("#F3BC86", "#8FAFA6", "#3F7F88"), 470)
    n.draw_light_path(canvas, 1050, 490, 1000, "#FFF1CC90")
    n.draw_glints(canvas, 500, 1060, "#FFFFFF38")
    for x, height in ((60, 300), (190, 240), (300, 190), (1540, 250)):
        n.draw_palm(canvas, (x, 520), height, lean=0.12, leaf="#3F5F4A")
    canvas.smooth([(-40, 500), (180, 505), (420, 522), (380, 545), (100, 560), (-40, 570)], "#4C6B4B")
    t.draw_sampan(canvas, (620, 640), 250, "#6B4634")
    draw_seated(Pen(canvas=canvas, at=(600, 640), height=170), p.TEAL, hat=True)
    t.draw_sampan(canvas, (900, 900), 760, "#4A2E25")
    for row, count in enumerate((9, 8, 6)):
        for index in range(count):
            at = (690 + index * 48 + row * 26, 858 - row * 40)
            canvas.disc(at, 27, 26, canvas.random.choice((p.GOLD, "#E98A3A", p.PADDY, "#D9603F")))
            canvas.disc((at[0] - 8, at[1] - 9), 7, 5, "#FFFFFF50")
    draw_worker(Pen(canvas=canvas, at=(1180, 885), height=330, facing=-1), p.LOTUS, arms="work")
    canvas.stroke([(1090, 690), (1010, 1010)], 8, p.WOOD)


def draw_island_at_dusk(canvas: Canvas) -> None:
    """Draw a mangrove island in a wide river at dusk, two sampans at the landing."""
    canvas.wash(("#5B3E72", "#B4577E", "#F29A6E", "#FAD08F"), 0, 560)
    n.draw_sun(canvas, (430, 500), 70, "#FFE0A0")
    n.draw_cloud(canvas, (1050, 230), 700, "#F7B48A50")
    n.draw_cloud(canvas, (640, 140), 480, "#F7B48A40")
    canvas.polygon(canvas.ridge(560, 26), "#8A4F78")
    canvas.wash(("#F0A278", "#A85F84", "#4A3A6B"), 555)
    n.draw_light_path(canvas, 430, 570, 1040, "#FFDDA080")
    n.draw_glints(canvas, 600, 1050, "#FFE3B833", 70)
    for step in range(34):
        x = 700 + step * 25
        size = canvas.random.uniform(50, 105) * (1 - abs(step - 17) / 40)
        canvas.disc((x, 585 - size * 0.5), size, size * 0.85, "#3B3350" if step % 2 else "#463A58")
    canvas.smooth([(640, 590), (1100, 570), (1590, 592), (1480, 618), (1100, 628), (760, 618)], "#352C48")
    for step in range(46):
        root = 690 + step * 18.5
        canvas.stroke([(root, 590), (root + canvas.random.uniform(-10, 10), 632)], 3, "#2B2540")
    canvas.smooth([(-20, 930), (280, 900), (560, 950), (640, 1000), (500, 1090), (-20, 1090)], "#2B2238")
    canvas.stroke([(330, 930), (700, 905)], 12, "#3A2A36")
    for x in (420, 540, 680):
        canvas.stroke([(x, 900), (x, 985)], 8, "#3A2A36")
    t.draw_sampan(canvas, (830, 930), 300, "#2E2334")
    t.draw_sampan(canvas, (1000, 975), 340, "#3A2A36")
    n.draw_palm(canvas, (150, 930), 560, lean=0.16, leaf="#241D33")


def draw_bay_after_storm(canvas: Canvas) -> None:
    """Draw rocky islands in a bay under breaking clouds, a small boat with crates heading in."""
    canvas.wash(("#56697A", "#93A8AE", "#E9D9BC"), 0, 560)
    canvas.glow((1120, 330), 640, "#FFF1CF", 0.85)
    for x, y, width in ((260, 130, 900), (820, 90, 700), (1400, 190, 640), (600, 250, 560)):
        n.draw_cloud(canvas, (x, y), width, "#3F505F78")
    for x, width, height in ((180, 300, 210), (470, 240, 150), (1480, 330, 230)):
        n.draw_karst(canvas, (x, 560), width, height, ("#8C9DA3", "#A9B5B4"))
    canvas.wash(("#B9C4BC", "#5E8E96", "#2E5F70"), 555)
    n.draw_light_path(canvas, 1120, 570, 800, "#FFF4D870")
    for x, width, height in ((320, 360, 330), (1320, 300, 300), (20, 260, 260)):
        n.draw_karst(canvas, (x, 620), width, height, ("#5E7F6B", "#466A66", "#35545C"))
        canvas.disc((x, 622), width * 0.52, 9, "#24434B80")
    n.draw_glints(canvas, 640, 1060, "#FFFFFF30", 90)
    t.draw_fishing_boat(canvas, (560, 800), 330, (p.TEAL, p.GOLD))
    t.draw_sampan(canvas, (1010, 925), 620, "#5A382B")
    for index, colour in enumerate((p.STRAW_SHADE, "#C98A4B", p.STRAW_SHADE, "#B87D45", p.STRAW_SHADE)):
        left = 800 + index * 74
        canvas.block((left, 828 - 34 * (index % 2), left + 66, 900), colour, 3)
        canvas.stroke([(left + 33, 830 - 34 * (index % 2)), (left + 33, 898)], 7, "#FFFFFF50")
    draw_man(Pen(canvas=canvas, at=(1225, 905), height=250, facing=-1), "#D9772E", arms="work")
    draw_worker(Pen(canvas=canvas, at=(760, 905), height=235), p.PINK, arms="hold")


def draw_fishing_harbour(canvas: Canvas) -> None:
    """Draw a fishing harbour at sunrise, boats side by side with flags on their masts."""
    canvas.wash(("#7FB4C4", "#F8D7B0", "#FBE8CE"), 0, 500)
    n.draw_sun(canvas, (330, 420), 64, "#FFF3CE")
    n.draw_cloud(canvas, (980, 170), 620, "#FFFFFF70")
    canvas.polygon(canvas.ridge(500, 90, 3), "#9DB4B0")
    canvas.wash(("#BFD5CC", "#5FA3AC", "#23697A"), 498)
    n.draw_light_path(canvas, 330, 510, 760, "#FFF3D080")
    hulls = (("#2F6F9A", "#C8322B"), ("#B5402F", "#F0C24B"), ("#2C7A6E", "#F3E3C3"), ("#31517F", p.GOLD))
    for index, x in enumerate((700, 930, 1160, 1390)):
        t.draw_fishing_boat(canvas, (x, 590 + index * 8), 270, hulls[index])
    n.draw_glints(canvas, 620, 1060, "#FFFFFF40", 70)
    for index, x in enumerate((330, 830, 1340)):
        t.draw_fishing_boat(canvas, (x, 840 + 30 * (index % 2)), 480, hulls[(index + 1) % 4])
    t.draw_round_boat(canvas, (580, 985), 80)
    t.draw_round_boat(canvas, (1130, 1010), 86)
    draw_man(Pen(canvas=canvas, at=(1130, 985), height=180), p.CREAM, arms="work")


def draw_basket_boats(canvas: Canvas) -> None:
    """Draw round boats on orange sand, people picking up old nets, the sun just above the sea."""
    canvas.wash(("#F29C76", "#FBCB99", "#FDE9C9"), 0, 400)
    n.draw_sun(canvas, (1180, 350), 66, "#FFF3CF")
    n.draw_cloud(canvas, (420, 160), 640, "#FFFFFF58")
    canvas.wash(("#F7CFA4", "#6FB4B4", "#3D93A0"), 395, 640)
    n.draw_light_path(canvas, 1180, 405, 600, "#FFF3D0A0")
    n.draw_glints(canvas, 420, 620, "#FFFFFF50", 50)
    shore = [(0, 640), (300, 612), (700, 640), (1150, 606), (1600, 634), (1600, 1067), (0, 1067)]
    canvas.smooth([(-60, 628), (300, 596), (700, 626), (1150, 592), (1660, 620), (1660, 700), (-60, 700)], "#F6EBDA")
    canvas.shade(shore, ("#E9A765", "#DE8F4F", "#C9733D"))
    for step in range(9):
        y = 700 + step * 42
        canvas.stroke([(0, y), (500, y - 14), (1000, y + 8), (1600, y - 10)], 2, "#FFFFFF26")
    t.draw_round_boat(canvas, (260, 760), 110, upturned=True)
    t.draw_round_boat(canvas, (520, 700), 74)
    t.draw_round_boat(canvas, (1380, 800), 140)
    t.draw_round_boat(canvas, (1130, 720), 84, upturned=True)
    for x, y, height, colour in ((690, 830, 240, p.LOTUS), (905, 800, 220, p.TEAL), (600, 960, 300, p.LEAF)):
        draw_worker(Pen(canvas=canvas, at=(x, y), height=height, facing=1), colour, arms="work")
        net = [
            (x + height * 0.12, y),
            (x + height * 0.25, y - height * 0.2),
            (x + height * 0.45, y - height * 0.05),
            (x + height * 0.5, y + 8),
        ]
        canvas.smooth(net, "#2F6F7690")
    draw_man(Pen(canvas=canvas, at=(1010, 985), height=320, facing=-1), "#E9D3A8", arms="work")
    canvas.smooth([(770, 1010), (820, 930), (900, 950), (960, 1010)], "#2F6F76")


def draw_night_river(canvas: Canvas) -> None:
    """Draw a cable-stayed bridge at night mirrored in a river, small boats with lamps."""
    canvas.wash(("#10163A", "#27306A", "#5A4A86"), 0, 560)
    n.draw_stars(canvas, 150, 420)
    n.draw_sun(canvas, (1320, 170), 46, "#F6EBC8")
    for step in range(40):
        left = step * 41
        top = 545 - canvas.random.uniform(10, 74)
        canvas.block((left, top, left + 37, 565), "#1B1F49")
        for _ in range(4):
            at = (left + canvas.random.uniform(5, 32), canvas.random.uniform(top + 6, 556))
            canvas.disc(at, 2.4, None, "#FFD27A")
    canvas.wash(("#4A4380", "#232A5C", "#0F1436"), 560)
    for tower in (520, 1060):
        canvas.polygon([(tower - 16, 620), (tower - 5, 190), (tower + 5, 190), (tower + 16, 620)], "#D8C7C4")
        for index in range(1, 12):
            for side in (-1, 1):
                canvas.stroke([(tower, 200 + index * 9), (tower + side * index * 24, 500)], 2, "#F5D9A8A0")
        canvas.glow((tower, 200), 90, "#FF9CC5", 0.8)
    canvas.block((0, 496, 1600, 514), "#C9B2B2")
    for step in range(27):
        x = 30 + step * 60
        canvas.glow((x, 492), 34, "#FFD58A", 0.9)
        canvas.disc((x, 492), 4, None, "#FFF1CC")
        n.draw_light_path(canvas, x, 590, 760 + 90 * (step % 3), "#FFC97A1C")
    n.draw_glints(canvas, 600, 1060, "#C9C2FF22", 90)
    for x, y, length in ((330, 780, 300), (820, 900, 460), (1290, 760, 260)):
        t.draw_sampan(canvas, (x, y), length, "#0B0F2A")
        draw_seated(Pen(canvas=canvas, at=(x - length * 0.12, y - 4), height=length * 0.6), "#3A2F5C", hat=True)
        t.draw_lantern(canvas, (x + length * 0.24, y - length * 0.2), length * 0.05)
        n.draw_light_path(canvas, x + length * 0.24, y + 20, y + 130, "#FFC97A50")


def draw_boat_between_hills(canvas: Canvas) -> None:
    """Draw a bamboo boat on a narrow river between limestone hills, water lilies around it."""
    canvas.wash(("#A9D3D0", "#DDEBDA", "#F7F0D8"), 0, 600)
    canvas.glow((800, 320), 560, "#FFFBE6", 0.8)
    for x, width, height in ((620, 360, 250), (980, 420, 300), (330, 420, 330), (1290, 380, 360)):
        n.draw_karst(canvas, (x, 590), width, height, ("#9CBDB0", "#C4D6C4"))
    for x, width, height in ((120, 560, 520), (1500, 600, 580)):
        n.draw_karst(canvas, (x, 640), width, height, ("#5F8F6E", "#3F7263", "#7FA58C"))
    canvas.wash(("#D5E3CC", "#7FB3A2", "#3E8279", "#2C6A68"), 600)
    for x, width, height in ((120, 500, 240), (1500, 540, 260)):
        canvas.smooth(
            [
                (x - width / 2, 630),
                (x - width / 4, 630 + height),
                (x + width / 5, 630 + height * 0.9),
                (x + width / 2, 630),
            ],
            "#2E665C50",
        )
    n.draw_glints(canvas, 630, 1060, "#FFFFFF40", 70)
    t.draw_sampan(canvas, (800, 800), 520, "#7A5636")
    draw_seated(Pen(canvas=canvas, at=(720, 796), height=300), p.LOTUS, hat=True, arms="hold")
    draw_seated(Pen(canvas=canvas, at=(930, 796), height=300, facing=-1), p.TEAL, hat=True)
    canvas.stroke([(866, 700), (800, 905)], 7, p.WOOD)
    for _ in range(34):
        at = (canvas.random.uniform(0, 1600), canvas.random.uniform(880, 1060))
        n.draw_lotus_pad(canvas, at, canvas.random.uniform(30, 66), canvas.random.choice((p.LEAF, p.DEEP, "#6FA05A")))
    for x, y in ((150, 950), (430, 1010), (1180, 960), (1430, 1020), (640, 1040), (1010, 1045)):
        n.draw_lotus(canvas, (x, y), 38, (p.WHITE, p.BLUSH))


def draw_market_by_sampan(canvas: Canvas) -> None:
    """Draw a man rowing a sampan with vegetables and a small child past houses on stilts."""
    canvas.wash(("#BFE0DE", "#E9F1DD", "#FBF3DC"), 0, 480)
    n.draw_cloud(canvas, (1100, 130), 520, "#FFFFFF90")
    for step in range(30):
        canvas.disc((step * 56, 455), 60, 42 + 24 * (step % 3), "#8DB58A" if step % 2 else "#7DA97E")
    canvas.wash(("#A9CDBD", "#6FAE9F", "#37817D"), 480)
    for x, roof in ((230, p.BRICK), (560, "#9A7B4F"), (1360, p.BRICK)):
        for dx in (-90, -30, 30, 90):
            canvas.stroke([(x + dx, 440), (x + dx, 540)], 9, p.WOOD)
        t.draw_house(canvas, (x, 460), 250, roof=roof)
        canvas.block((x - 150, 456, x + 150, 470), p.WOOD)
    for x in (60, 760, 900, 1130, 1560):
        for angle in (-2.3, -1.9, -1.57, -1.25, -0.85):
            n.draw_leaf(canvas, (x, 560), 190, angle, p.DEEP)
    n.draw_glints(canvas, 560, 1060, "#FFFFFF48", 70)
    t.draw_sampan(canvas, (800, 880), 880, p.DARK_WOOD)
    canvas.disc((640, 815), 100, 40, "#A8763F")
    for _ in range(36):
        at = (canvas.random.uniform(560, 720), canvas.random.uniform(745, 800))
        n.draw_leaf(canvas, at, 58, canvas.random.uniform(-2.8, -0.3), canvas.random.choice((p.LEAF, p.PADDY, p.DEEP)))
    from_boat = Pen(canvas=canvas, at=(1080, 855), height=420, facing=-1)
    draw_man(from_boat, "#6B86A8", arms="work")
    canvas.stroke([(985, 616), (890, 1000)], 9, p.WOOD)
    draw_seated(Pen(canvas=canvas, at=(860, 850), height=230, facing=-1), p.GOLD, arms="hold")


def draw_lotus_pond(canvas: Canvas) -> None:
    """Draw a pond of pink lotus in the morning, a flower picker in a small boat, a temple roof beyond."""
    canvas.wash(("#CFE5E0", "#FBEBD9", "#FDF5E6"), 0, 470)
    n.draw_sun(canvas, (1210, 260), 60, "#FFF6DC")
    for step in range(28):
        canvas.disc((step * 60, 440), 66, 48 + 20 * (step % 3), "#A9C6A0" if step % 2 else "#98BA94")
    canvas.block((300, 380, 640, 470), "#C9886A")
    canvas.shade([(230, 385), (330, 300), (610, 300), (710, 385), (690, 392), (250, 392)], ("#A34A38", "#7F352C"))
    canvas.smooth([(222, 372), (262, 384), (330, 392), (260, 396), (226, 386)], "#7F352C")
    canvas.smooth([(718, 372), (678, 384), (610, 392), (680, 396), (714, 386)], "#7F352C")
    canvas.wash(("#BFD8C6", "#7FB3A0", "#3F7F76"), 468)
    n.draw_glints(canvas, 490, 900, "#FFFFFF48", 50)
    spots = sorted(canvas.random.uniform(0, 1) ** 0.8 for _ in range(120))
    for depth in spots[:60]:
        _draw_lotus_spot(canvas, depth)
    t.draw_sampan(canvas, (930, 745), 520, p.DARK_WOOD)
    draw_seated(Pen(canvas=canvas, at=(960, 742), height=330, facing=-1), p.LOTUS, hat=True)
    for dx in (0, 32, 60, 92):
        n.draw_lotus(canvas, (760 + dx, 706 - dx * 0.06), 40)
    for depth in spots[60:]:
        _draw_lotus_spot(canvas, depth)


def _draw_lotus_spot(canvas: Canvas, depth: float) -> None:
    """Draw one leaf or flower of the pond, larger the nearer it is."""
    at = (canvas.random.uniform(-20, 1620), 500 + 590 * depth)
    size = 14 + 84 * depth
    n.draw_lotus_pad(canvas, at, size, canvas.random.choice((p.LEAF, p.DEEP, "#6FA05A", "#4A7F5F")))
    if canvas.random.random() < 0.4:  # noqa: PLR2004  (two spots in five carry a flower)
        flower = (at[0], at[1] - size * 0.9)
        canvas.stroke([at, flower], 2 + 3 * depth, p.LEAF)
        n.draw_lotus(canvas, flower, size * 0.62)


def draw_spring_ferry(canvas: Canvas) -> None:
    """Draw a river ferry in spring under a red-flowering kapok tree, a few passengers in hats."""
    canvas.wash(("#C6D9DD", "#E9E6DC", "#F6EBDD"), 0, 520)
    canvas.polygon(canvas.ridge(520, 70, 3), "#A9B9B4")
    canvas.polygon(canvas.ridge(540, 30, 4), "#8FA78F")
    canvas.wash(("#CFD9CE", "#8FB0AC", "#4D8088"), 535)
    n.draw_glints(canvas, 560, 1060, "#FFFFFF50", 80)
    canvas.smooth([(-40, 900), (220, 850), (470, 900), (560, 980), (480, 1100), (-40, 1100)], "#7C8F55")
    canvas.polygon([(215, 900), (240, 420), (262, 420), (300, 900)], "#6E5248")
    for start, end in (
        ((250, 640), (60, 520)),
        ((252, 600), (440, 480)),
        ((250, 520), (120, 380)),
        ((252, 500), (390, 330)),
        ((250, 440), (250, 260)),
    ):
        canvas.stroke([start, end], 14, "#6E5248")
        for _ in range(26):
            part = canvas.random.uniform(0.35, 1.1)
            at = (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
            spot = (at[0] + canvas.random.uniform(-40, 40), at[1] + canvas.random.uniform(-28, 28))
            canvas.disc(spot, 12, 10, canvas.random.choice(("#C8322B", "#E0553A", "#A82424")))
    t.draw_sampan(canvas, (980, 800), 640, "#5A3D30")
    for index, x in enumerate((820, 930, 1030)):
        draw_seated(Pen(canvas=canvas, at=(x, 795), height=270), p.BLOUSES[index], hat=True, arms="hold")
    draw_worker(Pen(canvas=canvas, at=(1220, 792), height=300, facing=-1), p.DEEP, arms="work")
    canvas.stroke([(1150, 620), (1080, 930)], 7, p.WOOD)
    n.draw_flowers(canvas, ((60, 930), (420, 1040)), 50, ("#C8322B", "#E0553A"), 12)
