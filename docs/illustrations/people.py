"""People in a few simple shapes, faceless: in áo dài, at work, seated, from behind, children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docs.illustrations import palette as p
from docs.illustrations.canvas import Canvas, Point, open_curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Draws in a figure's own measure: feet at (0, 0), crown at (0, 1), `facing` 1 to the right, −1 to the left."""

    canvas: Canvas
    at: Point
    height: float
    facing: int = 1

    def place(self, point: Point) -> Point:
        """Return where a point of the figure lies on the canvas."""
        return (self.at[0] + point[0] * self.height * self.facing, self.at[1] - point[1] * self.height)

    def smooth(self, points: Sequence[Point], colour: str) -> None:
        """Fill a closed curve."""
        self.canvas.smooth([self.place(point) for point in points], colour)

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        """Fill a shape with straight sides."""
        self.canvas.polygon([self.place(point) for point in points], colour)

    def disc(self, centre: Point, across: float, upright: float, colour: str) -> None:
        """Fill an ellipse."""
        self.canvas.disc(self.place(centre), across * self.height, upright * self.height, colour)

    def limb(self, points: Sequence[Point], width: float, colour: str) -> None:
        """Draw an arm, a leg or a stick as a soft line."""
        self.canvas.stroke(open_curve([self.place(point) for point in points]), width * self.height, colour)


def draw_ao_dai(pen: Pen, colour: str, *, hat: bool = False, arms: str = "down") -> None:
    """Draw a woman in a long tunic over white trousers; `arms` are down, hold, raised or bouquet."""
    pen.smooth([(-0.07, 0.5), (-0.1, 0.02), (-0.01, 0.02), (0, 0.3), (0.03, 0.02), (0.12, 0.02), (0.07, 0.5)], p.WHITE)
    pen.smooth([(-0.08, 0.52), (-0.17, 0.14), (-0.1, 0.1), (-0.02, 0.3), (0.02, 0.5)], _darker(colour))
    body = [(-0.025, 0.845), (-0.1, 0.815), (-0.078, 0.7), (-0.058, 0.62), (-0.088, 0.5), (-0.1, 0.3), (-0.09, 0.09)]
    front = [(0.02, 0.075), (0.115, 0.1), (0.1, 0.3), (0.088, 0.5), (0.06, 0.62), (0.08, 0.7), (0.1, 0.815)]
    pen.smooth([*body, *front, (0.025, 0.845)], colour)
    draw_head(pen, hat=hat, hair="long")
    pen.polygon([(-0.028, 0.835), (0.028, 0.835), (0.024, 0.862), (-0.024, 0.862)], colour)
    _draw_arms(pen, colour, arms)


def draw_worker(pen: Pen, blouse: str, *, hat: bool = True, arms: str = "down", trousers: str = p.INK) -> None:
    """Draw a woman in a short blouse and dark trousers, with or without a conical hat."""
    pen.smooth(
        [(-0.08, 0.5), (-0.095, 0.02), (-0.015, 0.02), (0, 0.36), (0.02, 0.02), (0.1, 0.02), (0.085, 0.5)], trousers
    )
    left = [(-0.03, 0.845), (-0.105, 0.81), (-0.09, 0.68), (-0.085, 0.56), (-0.105, 0.42)]
    pen.smooth([*left, *((-x, y) for x, y in reversed(left))], blouse)
    draw_head(pen, hat=hat, hair="bun")
    _draw_arms(pen, blouse, arms)


def draw_man(pen: Pen, shirt: str, *, arms: str = "down", trousers: str = "#3B4256") -> None:
    """Draw a man in a shirt."""
    pen.polygon(
        [(-0.085, 0.5), (-0.09, 0.01), (-0.015, 0.01), (0, 0.42), (0.02, 0.01), (0.095, 0.01), (0.085, 0.5)], trousers
    )
    left = [(-0.03, 0.845), (-0.125, 0.815), (-0.105, 0.64), (-0.095, 0.46)]
    pen.smooth([*left, *((-x, y) for x, y in reversed(left))], shirt)
    draw_head(pen, hat=False, hair="short")
    _draw_arms(pen, shirt, arms)


def draw_child(pen: Pen, shirt: str, *, scarf: bool = False) -> None:
    """Draw a pupil: larger head, short limbs, a red scarf where wanted."""
    pen.polygon(
        [(-0.1, 0.45), (-0.1, 0.01), (-0.02, 0.01), (0, 0.36), (0.03, 0.01), (0.11, 0.01), (0.1, 0.45)], p.INDIGO
    )
    pen.smooth([(-0.04, 0.72), (-0.14, 0.68), (-0.12, 0.4), (0.12, 0.4), (0.14, 0.68), (0.04, 0.72)], shirt)
    for side in (-1, 1):
        pen.limb([(0.12 * side, 0.66), (0.17 * side, 0.52), (0.16 * side, 0.4)], 0.065, shirt)
        pen.disc((0.16 * side, 0.38), 0.032, 0.032, p.SKIN)
    pen.disc((0, 0.86), 0.125, 0.13, p.HAIR)
    pen.disc((0.015, 0.835), 0.1, 0.105, p.SKIN)
    pen.smooth([(-0.11, 0.86), (-0.06, 0.98), (0.07, 0.985), (0.12, 0.87), (0.03, 0.915)], p.HAIR)
    if scarf:
        pen.polygon(
            [(-0.06, 0.72), (0.06, 0.72), (0.02, 0.66), (0.05, 0.54), (0, 0.6), (-0.04, 0.54), (-0.015, 0.66)], p.BRICK
        )


def draw_seated(pen: Pen, blouse: str, *, hat: bool = False, arms: str = "work") -> None:
    """Draw a woman on the ground with folded legs; her height is measured as if she stood."""
    pen.smooth(
        [(-0.15, 0.06), (-0.12, 0.17), (0.02, 0.2), (0.2, 0.15), (0.27, 0.05), (0.2, 0.005), (-0.1, 0.005)], p.INK
    )
    back = [(-0.03, 0.5), (-0.105, 0.47), (-0.1, 0.32), (-0.12, 0.12), (0.09, 0.12), (0.085, 0.32), (0.1, 0.47)]
    pen.smooth([*back, (0.03, 0.5)], blouse)
    lowered = Pen(canvas=pen.canvas, at=pen.place((0, -0.34)), height=pen.height, facing=pen.facing)
    draw_head(lowered, hat=hat, hair="bun")
    _draw_arms(lowered, blouse, arms)


def draw_back(pen: Pen, colour: str, hair: str = "bun") -> None:
    """Draw head and shoulders from behind, as an audience shows them; the bust's foot is at (0, 0)."""
    pen.smooth(
        [(-0.42, 0), (-0.4, 0.3), (-0.25, 0.44), (-0.08, 0.5), (0.08, 0.5), (0.25, 0.44), (0.4, 0.3), (0.42, 0)], colour
    )
    pen.polygon([(-0.07, 0.45), (0.07, 0.45), (0.07, 0.6), (-0.07, 0.6)], p.SKIN_SHADE)
    pen.disc((0, 0.75), 0.17, 0.2, p.HAIR)
    if hair == "bun":
        pen.disc((0, 0.62), 0.1, 0.09, "#3A2A32")
    if hair == "long":
        pen.smooth([(-0.16, 0.75), (-0.14, 0.2), (0, 0.14), (0.14, 0.2), (0.16, 0.75)], p.HAIR)
    if hair == "short":
        pen.disc((0, 0.66), 0.12, 0.08, p.SKIN_SHADE)
        pen.disc((0, 0.72), 0.15, 0.12, p.HAIR)


def draw_head(pen: Pen, *, hat: bool, hair: str) -> None:
    """Draw neck, head and hair (long, bun or short) and, where wanted, a conical hat."""
    if hair == "long":
        pen.smooth([(-0.06, 0.95), (-0.08, 0.8), (-0.06, 0.62), (-0.01, 0.63), (0.02, 0.8), (0.02, 0.95)], p.HAIR)
    pen.polygon([(-0.02, 0.83), (0.022, 0.83), (0.02, 0.9), (-0.018, 0.9)], p.SKIN_SHADE)
    if hair == "bun":
        pen.disc((-0.058, 0.925), 0.028, 0.028, p.HAIR)
    pen.disc((-0.006, 0.932), 0.053, 0.06, p.HAIR)
    pen.disc((0.008, 0.918), 0.041, 0.05, p.SKIN)
    pen.smooth([(-0.05, 0.92), (-0.03, 0.985), (0.03, 0.985), (0.05, 0.935), (0.02, 0.957), (-0.02, 0.95)], p.HAIR)
    if hat:
        pen.smooth(
            [(-0.15, 0.935), (-0.07, 0.918), (0.07, 0.918), (0.15, 0.935), (0.06, 0.95), (-0.06, 0.95)], p.STRAW_SHADE
        )
        pen.polygon([(-0.152, 0.937), (0, 1.055), (0.152, 0.937), (0.07, 0.948), (-0.07, 0.948)], p.STRAW)
        pen.polygon([(-0.152, 0.937), (0, 1.055), (-0.03, 0.946)], "#F4DFAE")


def _draw_arms(pen: Pen, colour: str, arms: str) -> None:
    """Draw both arms: down, hold (before the body), raised, work (forwards and low) or bouquet."""
    far, near = {
        "down": (((-0.09, 0.79), (-0.125, 0.64), (-0.11, 0.49)), ((0.09, 0.79), (0.125, 0.64), (0.11, 0.49))),
        "hold": (((-0.09, 0.79), (-0.12, 0.66), (-0.01, 0.6)), ((0.09, 0.79), (0.13, 0.66), (0.04, 0.59))),
        "raised": (((-0.09, 0.79), (-0.16, 0.9), (-0.13, 1.05)), ((0.09, 0.79), (0.16, 0.9), (0.14, 1.05))),
        "work": (((-0.09, 0.79), (-0.05, 0.65), (0.13, 0.58)), ((0.09, 0.79), (0.12, 0.65), (0.23, 0.57))),
        "phone": (((-0.09, 0.79), (-0.12, 0.65), (-0.1, 0.5)), ((0.09, 0.79), (0.16, 0.74), (0.24, 0.88))),
        "lead": (((-0.09, 0.79), (-0.12, 0.65), (-0.11, 0.5)), ((0.09, 0.79), (0.15, 0.62), (0.22, 0.47))),
    }[arms]
    for arm in (far, near):
        pen.limb(arm, 0.052, _darker(colour))
        pen.disc(arm[-1], 0.024, 0.024, p.SKIN)


def _darker(colour: str) -> str:
    """Return a colour a little deeper, for folds and arms."""
    channels = (int(colour[index : index + 2], 16) for index in (1, 3, 5))
    return "#" + "".join(f"{round(channel * 0.86):02X}" for channel in channels)
