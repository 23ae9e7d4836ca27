"""A photo as it comes from a camera or a document → the photo that is kept: upright, cropped, bounded, pixels alone."""

from __future__ import annotations

import io
import math
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from PIL import Image, UnidentifiedImageError

from bulletins.model.photo import IntakePhoto, PhotoEdit
from bulletins.model.problem import Outcome, Problem, error
from bulletins.model.settings import PhotoSettings
from bulletins.model.value import replace
from bulletins.photos.formats import FORMATS, wrong_kind
from bulletins.photos.pixels import DAMAGE, NoPixels, is_lying, on_white, orientation, scaled

_FORMATS = (*FORMATS, "BMP", "DIB")
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_MILLION = 1_000_000
_BOX = 8
_QUALITY = 88
_FEW_COLOURS = 2_048
_QUARTER = 90
_NO_TURN = 0.05
_SMALLEST = 1
_SIDES = ("left", "top", "right", "bottom")
_TURNED_SIDES = {
    5: ("top", "left", "bottom", "right"),
    6: ("bottom", "left", "top", "right"),
    7: ("bottom", "right", "top", "left"),
    8: ("top", "right", "bottom", "left"),
}
"""Which side of the stored photo each side of the upright one was, by the orientation that EXIF gives."""
_HARMLESS = frozenset(
    {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "transparency", "dpi"}
    | {"adobe", "adobe_transform", "icc_profile", "gamma", "srgb", "interlace", "aspect", "background", "chromaticity"}
)
"""What a file may say beside its pixels that tells nothing of who took it, where, or with what."""


def take_photo(
    path: str, data: bytes, edit: PhotoEdit, settings: PhotoSettings, *, keep_format: bool = False
) -> Outcome[IntakePhoto]:
    """Return a photo ready to be kept, or why it cannot be; `path` is how the report calls it.

    The same bytes and edit give the same bytes. Drawings and screenshots of few colours stay PNG, all other is JPEG;
    with `keep_format` every PNG stays one.
    """
    try:
        with _opened(data) as image:
            found = wrong_kind(path, data) if image is None else _too_large(path, image, settings)
            if image is None or found is not None:
                return Outcome(value=None, problems=(found,) if found else ())
            frames = getattr(image, "n_frames", 1) if image.format in {"GIF", "PNG", "WEBP"} else 1
            shown = _edited(image, edit, settings.longest_side)
            as_png = image.format == "PNG" if keep_format else image.format != "JPEG" and _is_drawn(shown)
            return Outcome(value=_kept(shown, frames, as_png=as_png))
    except Image.DecompressionBombError:
        return _refused(error("photo-too-large", path, allowed=settings.max_megapixels))
    except NoPixels:
        return _refused(error("photo-unusual", path))
    except (*DAMAGE, struct.error, zlib.error):
        return _refused(error("photo-damaged", path))


def _refused(found: Problem) -> Outcome[IntakePhoto]:
    return Outcome(value=None, problems=(found,))


def is_bare(data: bytes, settings: PhotoSettings) -> bool:
    """Return whether a JPEG or PNG holds nothing but pixels, upright and within the bound; True for what is neither."""
    try:
        with _opened(data) as image:
            if image is None or image.format not in {"JPEG", "PNG", "MPO"}:
                return True
            holds_more = image.format == "MPO" or bool(set(image.info) - _HARMLESS)
            return not holds_more and max(image.size) <= settings.longest_side
    except (*DAMAGE, struct.error, zlib.error, Image.DecompressionBombError):
        return True


def tells_of_people(data: bytes) -> bool:
    """Return whether a photo of any format holds more than pixels."""
    try:
        with _opened(data) as image:
            return image is not None and bool({"exif", "xmp", "XML:com.adobe.xmp", "photoshop"} & set(image.info))
    except (*DAMAGE, struct.error, zlib.error, Image.DecompressionBombError):
        return True


def _too_large(path: str, image: Image.Image, settings: PhotoSettings) -> Problem | None:
    """Return the problem of a photo with more pixels than are decoded, None for any other."""
    if image.width * image.height <= settings.max_megapixels * _MILLION:
        return None
    return error("photo-too-large", path, allowed=settings.max_megapixels)


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image | None]:
    """Give the photo with its header read, None for what is no photo that can be read here."""
    formats: tuple[str, ...] = _FORMATS
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        if not _reads_heic():
            yield None
            return
        formats = ("HEIF",)
        if _is_cut_off(data):
            raise OSError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(data), formats=formats)
        except UnidentifiedImageError:
            yield None
            return
        with image:
            yield image


def _is_cut_off(data: bytes) -> bool:
    """Return whether a box of an HEIC file ends behind the file: its library fills what is missing with green."""
    at = 0
    while at + _BOX <= len(data):
        length = int.from_bytes(data[at : at + 4])
        if length == 1:  # the length stands behind the name
            length = int.from_bytes(data[at + _BOX : at + 2 * _BOX])
        if length < _BOX:  # 0: the rest of the file
            return length != 0
        at += length
    return at > len(data)


def _reads_heic() -> bool:
    """Return whether the library that reads HEIC is installed; it is nobody's duty, as not every system has it."""
    try:
        import_module("pi_heif").register_heif_opener()
    except ImportError:
        return False
    return True


def _edited(image: Image.Image, edit: PhotoEdit, longest: int) -> Image.Image:
    """Return the pixels that are shown, no side longer than the bound."""
    turn = orientation(image)
    width, height = image.size
    edit = _upright_crop(edit, turn, width / height)
    shown = (1 - edit.left - edit.right, 1 - edit.top - edit.bottom)
    across, down = (height, width) if is_lying(turn) else (width, height)
    factor = min(1.0, longest / max(across * shown[0], down * shown[1], _SMALLEST))
    image.draft(None, (round(width * factor), round(height * factor)))
    image.load()
    size = (max(_SMALLEST, round(across * factor)), max(_SMALLEST, round(down * factor)))
    upright = scaled(image, *size, turn)
    return _turned(_cropped(upright, edit), edit)


def _upright_crop(edit: PhotoEdit, turn: int, stored: float) -> PhotoEdit:
    """Return an edit whose crop is that of the upright photo, whichever the frame shows that it was made on.

    `stored` is the width of the photo by its height as the camera stored it.
    """
    if turn not in _TURNED_SIDES or not edit.ratio:
        return edit
    across, down = 1 - edit.left - edit.right, 1 - edit.top - edit.bottom
    as_stored, upright = stored * across / down, across / (stored * down)
    if abs(math.log(edit.ratio / as_stored)) > abs(math.log(edit.ratio / upright)):
        return edit
    sides = {name: getattr(edit, source) for name, source in zip(_SIDES, _TURNED_SIDES[turn], strict=True)}
    return replace(edit, **sides)


def _cropped(image: Image.Image, edit: PhotoEdit) -> Image.Image:
    """Return what a crop leaves, at least a pixel."""
    width, height = image.size
    left, top = round(width * edit.left), round(height * edit.top)
    right = max(left + 1, width - round(width * edit.right))
    bottom = max(top + 1, height - round(height * edit.bottom))
    return image.crop((left, top, right, bottom))


def _turned(image: Image.Image, edit: PhotoEdit) -> Image.Image:
    """Return a photo mirrored, flipped and turned; at a slant it stands on white."""
    if edit.mirrored:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if edit.flipped:
        image = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    if edit.turn % _QUARTER < _NO_TURN or edit.turn % _QUARTER > _QUARTER - _NO_TURN:
        quarters = round(edit.turn / _QUARTER) % 4
        turns = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
        turn = turns[quarters]
        return image if turn is None else image.transpose(turn)
    return on_white(image).rotate(-edit.turn, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def _is_drawn(image: Image.Image) -> bool:
    """Return whether a picture is a drawing or a screenshot: see-through somewhere, or of few colours."""
    return image.mode == "RGBA" or image.getcolors(_FEW_COLOURS) is not None


def _kept(image: Image.Image, frames: int, *, as_png: bool) -> IntakePhoto:
    """Return the file that is kept."""
    file = io.BytesIO()
    if as_png:
        image.save(file, "PNG", optimize=True)
    else:
        on_white(image).save(file, "JPEG", quality=_QUALITY)
    width, height = image.size
    return IntakePhoto(
        data=file.getvalue(), suffix="png" if as_png else "jpg", width=width, height=height, frames=frames
    )
