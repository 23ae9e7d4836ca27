"""Made-up photos: distinct JPEGs of the size a phone sends."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

SIZE = (1600, 1067)
SHAPES = 60


def jpeg(random: Random) -> bytes:
    """Return a JPEG of coloured shapes over a slope of light; equal for an equal generator."""
    slope = Image.linear_gradient("L").resize(SIZE)
    image = Image.merge("RGB", [slope.point([_tone(level, random.random()) for level in range(256)]) for _ in "RGB"])
    draw = ImageDraw.Draw(image)
    for _ in range(SHAPES):
        left, top = random.randrange(SIZE[0]), random.randrange(SIZE[1])
        box = (left, top, left + random.randint(10, 300), top + random.randint(10, 300))
        draw.ellipse(box, fill=(random.randrange(256), random.randrange(256), random.randrange(256)))
    file = BytesIO()
    image.save(file, "JPEG", quality=85)
    return file.getvalue()


def _tone(level: int, strength: float) -> int:
    return int(40 + level * strength * 0.8)
