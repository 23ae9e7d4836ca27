"""Photos are upright, cropped, bounded and bare of metadata before anything of them is written."""

from __future__ import annotations

import io

import pytest
from bulletins.model.photo import NO_EDIT, PhotoEdit
from bulletins.model.settings import PhotoSettings
from bulletins.photos import take_photo
from PIL import Image

from tests.importing.word_files import picture_bytes

RED, BLACK = (254, 0, 0), (0, 0, 0)


def kept(data: bytes, edit: PhotoEdit = NO_EDIT, longest: int = 2560) -> Image.Image:
    """Return the photo that is kept, opened."""
    outcome = take_photo("a.jpg", data, edit, PhotoSettings(longest_side=longest))
    assert outcome.value is not None
    image = Image.open(io.BytesIO(outcome.value.data))
    assert image.size == (outcome.value.width, outcome.value.height)
    assert outcome.value.suffix == ("png" if image.format == "PNG" else "jpg")
    return image


def colours(image: Image.Image) -> tuple[bool, bool, bool, bool]:
    """Return for the corners (top left, top right, bottom left, bottom right) whether they are red."""
    right, bottom = image.width - 3, image.height - 3
    found = [image.convert("RGB").getpixel(at) for at in ((2, 2), (right, 2), (2, bottom), (right, bottom))]
    first, second, third, fourth = (isinstance(one, tuple) and one[0] > 128 for one in found)
    return first, second, third, fourth


def test_orientation_is_applied_and_metadata_gone() -> None:
    """A photo taken with the camera on its side stands upright, and says neither where nor by what it was taken."""
    image = kept(picture_bytes("red", (320, 240), orientation=6))
    assert image.size == (240, 320)
    assert colours(image) == (True, True, False, False)
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize(
    ("edit", "size", "red"),
    [
        (PhotoEdit(left=0.5), (160, 240), (False, False, False, False)),
        (PhotoEdit(right=0.5, top=0.25), (160, 180), (True, True, True, True)),
        (PhotoEdit(mirrored=True), (320, 240), (False, True, False, True)),
        (PhotoEdit(turn=90.0), (240, 320), (True, True, False, False)),
        (PhotoEdit(turn=270.0), (240, 320), (False, False, True, True)),
        (PhotoEdit(turn=180.0), (320, 240), (False, True, False, True)),
        (PhotoEdit(mirrored=True, turn=90.0), (240, 320), (False, False, True, True)),
    ],
)
def test_a_photo_is_kept_as_its_document_shows_it(
    edit: PhotoEdit, size: tuple[int, int], red: tuple[bool, bool, bool, bool]
) -> None:
    """Crop, mirror and turn are in the pixels; what was cut off is in no byte."""
    image = kept(picture_bytes("red"), edit)
    assert (image.size, colours(image)) == (size, red)


@pytest.mark.parametrize(
    ("ratio", "size", "red"),
    [
        (4 / 3, (240, 240), (True, True, False, False)),  # the left quarter of the stored photo is the upper one
        (2 / 3, (180, 320), (True, True, False, False)),
        (0.0, (180, 320), (True, True, False, False)),
    ],
)
def test_a_crop_counts_on_the_photo_as_its_frame_shows_it(
    ratio: float, size: tuple[int, int], red: tuple[bool, bool, bool, bool]
) -> None:
    """A lying frame shows the photo as the camera stored it, a standing one shows it upright; so was it cropped."""
    image = kept(picture_bytes("red", orientation=6), PhotoEdit(left=0.25, ratio=ratio))
    assert (image.size, colours(image)) == (size, red)


def test_a_slant_stands_on_white() -> None:
    """A photo turned by a few degrees is kept whole, on white paper."""
    image = kept(picture_bytes("red"), PhotoEdit(turn=10.0))
    assert image.size > (320, 240)
    assert image.convert("RGB").getpixel((1, 1)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP", "TIFF"])
def test_the_longest_side_is_bounded(kind: str) -> None:
    """A photo of twelve megapixels is made smaller, whatever its format; the bound counts after the crop."""
    data = picture_bytes("red", (4000, 3000), kind)
    assert kept(data).size == (2560, 1920)
    assert kept(data, PhotoEdit(left=0.5)).size == (1707, 2560)
    assert kept(data, longest=400).size == (400, 300)


def test_a_small_photo_is_not_made_larger() -> None:
    """A photo within the bound keeps its size."""
    assert kept(picture_bytes("red", (300, 200))).size == (300, 200)


def test_drawings_stay_sharp() -> None:
    """A picture of few colours stays PNG, with what is transparent in it."""
    file = io.BytesIO()
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(file, "PNG")
    image = kept(file.getvalue())
    assert (image.format, image.mode) == ("PNG", "RGBA")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo-empty"),
        (b"text", "photo-no-image"),
        (picture_bytes("red")[:300], "photo-damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo-svg"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(20), "photo-heic"),
    ],
)
def test_what_is_no_photo_is_named(data: bytes, code: str) -> None:
    """A file that cannot be kept as a photo has its sentence."""
    outcome = take_photo("a", data, NO_EDIT, PhotoSettings())
    assert (outcome.value, [found.code for found in outcome.problems]) == (None, [code])


def test_the_same_photo_gives_the_same_bytes() -> None:
    """Nothing but the bytes and the edit decides what is kept."""
    one, other = (take_photo("a", picture_bytes("red"), PhotoEdit(left=0.1), PhotoSettings()) for _ in range(2))
    assert one == other
