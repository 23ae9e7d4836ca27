"""From the bytes of a photo to clean pixels: upright, in sRGB, 8 bits a channel, without anything that came along."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import Image, ImageCms

from bulletins.photos.formats import FORMATS

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = {5, 6, 7, 8}
_GAP = 3.0
"""How much larger than wanted a photo may still be when it is scaled by the slow, good method."""
_SIXTEEN_BITS = 257
_SIXTEEN_BIT_MODES = {"I", "I;16", "I;16B", "I;16L", "I;16N"}
_PLAIN_MODES = {
    "L": "L",
    "1": "L",
    "P": "RGB",
    "RGB": "RGB",
    "RGBX": "RGB",
    "YCbCr": "RGB",
    "HSV": "RGB",
    "RGBA": "RGBA",
    "RGBa": "RGBA",
    "LA": "RGBA",
    "La": "RGBA",
    "PA": "RGBA",
    "CMYK": "CMYK",
    "LAB": "LAB",
}
"""Modes of Pillow that photographs come in, and the mode each is scaled in."""
_SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "Lab": "LAB"}
DAMAGE = (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError, MemoryError)
"""What Pillow raises where a file is not what it claims to be; struct.error and zlib.error come as one of these."""


class NoPixels(Exception):  # noqa: N818  (it says what the file lacks)
    """The photo's kind of pixels has no plain meaning as a photograph (floating point, for one)."""


@contextmanager
def open_image(data: bytes) -> Iterator[Image.Image]:
    """Give the photo with its header read and no pixel yet; Pillow's warnings on odd files are not passed on."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            yield image


def orientation(image: Image.Image) -> int:
    """Return how the camera was held, 1 to 8, told from a loaded image; 1 where it does not say or makes no sense."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001  (EXIF comes from anywhere, and what it breaks is only the direction)
        return 1
    return value if value in _TURNS else 1


def is_lying(turn: int) -> bool:
    """Return whether width and height change places when the photo is turned upright."""
    return turn in _LYING


def scaled(
    image: Image.Image, width: int, height: int, turn: int, way: Image.Resampling = Image.Resampling.LANCZOS
) -> Image.Image:
    """Return a loaded photo upright at that size, clean, in RGB, or RGBA where something is transparent."""
    size = (height, width) if is_lying(turn) else (width, height)
    plain = _plain(image)
    small = plain if plain.size == size else plain.resize(size, way, reducing_gap=_GAP)
    coloured = _in_srgb(small, image.info.get("icc_profile"))
    upright = coloured.transpose(_TURNS[turn]) if turn in _TURNS else coloured
    return _clean(upright)


def _plain(image: Image.Image) -> Image.Image:
    """Return the photo in a mode that can be scaled: L, RGB, RGBA, CMYK or LAB."""
    see_through = "transparency" in image.info
    if image.mode in _SIXTEEN_BIT_MODES:
        return image.convert("I").point(_to_eight_bits).convert("L")
    if image.mode not in _PLAIN_MODES:
        raise NoPixels(image.mode)
    mode = _PLAIN_MODES[image.mode]
    if see_through and mode in {"L", "RGB"}:
        mode = "RGBA"
    return image if mode == image.mode else image.convert(mode)


def _to_eight_bits(value: Any) -> Any:  # noqa: ANN401  (Pillow passes a formula, not a number)
    """Return a 16-bit brightness as an 8-bit one."""
    return value * (1 / _SIXTEEN_BITS) + 0.5


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Return the photo in RGB or RGBA, its colours as its profile means them; a useless profile is not heeded."""
    colours = image.convert("RGB") if image.mode == "RGBA" else image
    converted = _converted(colours, profile)
    if converted is None:
        converted = colours.convert("RGB")
    if image.mode == "RGBA":
        converted.putalpha(image.getchannel("A"))
    return converted


def _converted(image: Image.Image, profile: object) -> Image.Image | None:
    """Return an image in sRGB as its profile says, None where there is none, or one meant for other pixels."""
    try:
        source = _profile(image, profile)
        if source is None:
            return None
        space = source.profile.xcolor_space.strip()
        if space == "RGB" and image.mode == "L":
            image = image.convert("RGB")
        if image.mode != _SPACES.get(space):
            return None
        return ImageCms.profileToProfile(
            image,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _profile(image: Image.Image, profile: object) -> ImageCms.ImageCmsProfile | None:
    """Return the meaning of an image's numbers: its profile's, or that of LAB, which needs none."""
    if image.mode == "LAB":
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    return ImageCms.ImageCmsProfile(io.BytesIO(profile)) if isinstance(profile, bytes) else None


def _clean(image: Image.Image) -> Image.Image:
    """Return a new image made of the pixels alone; RGB unless something is transparent."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    return Image.frombytes(image.mode, image.size, image.tobytes())


def on_white(image: Image.Image) -> Image.Image:
    """Return the photo without transparency, on white paper."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper
