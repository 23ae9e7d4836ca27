"""How the files of a photo look, and that each holds the same bytes wherever it is made."""

from __future__ import annotations

import io
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from bulletins.model.problem import error
from bulletins.model.settings import PhotoSettings
from bulletins.photos import make_derivatives, plan_images
from PIL import Image, ImageCms

from tests.photos.pictures import (
    BLUE,
    CORNERS,
    GREEN,
    RED,
    SETTINGS,
    WHITE,
    encoded,
    exif,
    facts_of,
    made,
    near,
    noise,
    opened,
    planned,
    quarters,
    written,
)

STORED = {
    1: (RED, GREEN, BLUE, WHITE),
    2: (GREEN, RED, WHITE, BLUE),
    3: (WHITE, BLUE, GREEN, RED),
    4: (BLUE, WHITE, RED, GREEN),
    5: (RED, BLUE, GREEN, WHITE),
    6: (GREEN, WHITE, RED, BLUE),
    7: (WHITE, GREEN, BLUE, RED),
    8: (BLUE, RED, WHITE, GREEN),
}
"""How the quarters lie in a file of each orientation that shows red top left and white bottom right."""


def stored(orientation: int) -> Image.Image:
    """Return the quarters as a camera stores them that was held that way."""
    small = Image.new("RGB", (2, 2))
    small.putdata(STORED[orientation])
    return small.resize((64, 96) if orientation >= 5 else (96, 64), Image.Resampling.NEAREST)


def corners(image: Image.Image) -> list[object]:
    """Return the colours in the middle of the four quarters."""
    width, height = image.size
    plain = image.convert("RGB")
    return [plain.getpixel((width * x // 4, height * y // 4)) for y in (1, 3) for x in (1, 3)]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("style", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_photos_are_turned_upright(style: str, orientation: int, tmp_path: Path) -> None:
    """However the camera was held, what was top left is top left."""
    options = {"quality": 95} if style in {"JPEG", "WEBP"} else {}
    data = encoded(stored(orientation), style, exif=exif(orientation), **options)
    for file in made(tmp_path, data):
        image = opened(file)
        assert image.width * 2 == image.height * 3
        assert all(near(expected, actual) for expected, actual in zip(CORNERS, corners(image), strict=True))


@pytest.mark.parametrize("orientation", [0, 9, 400])
def test_an_orientation_that_is_none_is_not_heeded(orientation: int, tmp_path: Path) -> None:
    """A camera's nonsense leaves the photo as it is stored."""
    image = opened(made(tmp_path, encoded(quarters(), "JPEG", exif=exif(orientation)))[-1])
    assert all(near(expected, actual) for expected, actual in zip(CORNERS, corners(image), strict=True))


def test_photos_come_in_the_planned_sizes_and_formats(tmp_path: Path) -> None:
    """Each file has the measures and the format that pages announce."""
    facts = facts_of(tmp_path, encoded(noise(200, 133), "JPEG"))
    derivatives = planned(facts)
    files = written(facts, derivatives, tmp_path / "state")
    assert list(files) == [each.output for each in derivatives]
    for derivative in derivatives:
        image = opened(files[derivative.output])
        assert (image.width, image.height) == (derivative.width, derivative.height)
        assert Image.MIME[image.format or ""] == derivative.mime


@pytest.mark.parametrize(
    ("image", "style"),
    [
        (quarters().convert("CMYK"), "JPEG"),
        (quarters().convert("CMYK"), "TIFF"),
        (quarters().convert("YCbCr"), "TIFF"),
        (quarters().quantize(), "PNG"),
        (quarters().quantize(), "GIF"),
        (quarters().convert("RGBA"), "PNG"),
        (quarters().convert("RGBA"), "TIFF"),
    ],
)
def test_every_kind_of_colour_becomes_plain_rgb(image: Image.Image, style: str, tmp_path: Path) -> None:
    """Printers' colours, palettes and needless transparency come out as the same picture in RGB."""
    for file in made(tmp_path, encoded(image, style)):
        result = opened(file)
        assert result.mode == "RGB"
        assert all(near(expected, actual, 40) for expected, actual in zip(CORNERS, corners(result), strict=True))


@pytest.mark.parametrize(("mode", "style"), [("I;16", "PNG"), ("I;16", "TIFF"), ("I;16B", "TIFF")])
def test_sixteen_bits_become_eight(mode: str, style: str, tmp_path: Path) -> None:
    """A 16-bit grey keeps its brightness and is not cut off to white."""
    for value, expected in ((0, 0), (25700, 100), (51400, 200), (65535, 255)):
        data = encoded(Image.new(mode, (40, 30), value), style)
        assert near((expected,) * 3, opened(made(tmp_path, data)[-1]).getpixel((20, 15)), 3)


@pytest.mark.parametrize("mode", ["1", "L"])
def test_black_and_white_stays_so(mode: str, tmp_path: Path) -> None:
    """Grey pictures come out grey."""
    data = encoded(Image.new("L", (40, 30), 255).convert(mode), "PNG")
    assert near(WHITE, opened(made(tmp_path, data)[-1]).getpixel((5, 5)), 3)


def transparent(mode: str) -> bytes:
    """Return a PNG that is red on the left and see-through on the right."""
    image = Image.new("RGBA", (96, 64), (*RED, 255))
    image.paste((0, 0, 0, 0), (48, 0, 96, 64))
    if mode == "P":
        palette = Image.new("P", (96, 64), 0)
        palette.putpalette([*RED, 0, 0, 0])
        palette.paste(1, (48, 0, 96, 64))
        return encoded(palette, "PNG", transparency=1)
    return encoded(image.convert(mode), "PNG")


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_is_kept_in_webp_and_white_in_jpeg(mode: str, tmp_path: Path) -> None:
    """What is see-through stays so where it can, and lies on white paper where it cannot."""
    *webps, jpeg = map(opened, made(tmp_path, transparent(mode)))
    for webp in webps:
        assert webp.mode == "RGBA"
        assert webp.getchannel("A").getpixel((webp.width - 4, 10)) == 0
        assert webp.getchannel("A").getpixel((4, 10)) == 255
    assert near(WHITE, jpeg.getpixel((jpeg.width - 4, 10)), 8)
    assert not near(WHITE, jpeg.getpixel((4, 10)))


def test_colour_profiles_are_applied(tmp_path: Path) -> None:
    """Numbers that mean other colours than sRGB's are turned into sRGB's, and the profile is gone."""
    lab = ImageCms.createProfile("LAB")
    srgb = ImageCms.createProfile("sRGB")
    picture = ImageCms.profileToProfile(quarters(), srgb, lab, outputMode="LAB")
    assert picture is not None
    for file in made(tmp_path, encoded(picture, "TIFF")):
        result = opened(file)
        assert "icc_profile" not in result.info
        assert all(near(expected, actual, 40) for expected, actual in zip(CORNERS, corners(result), strict=True))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "RGBA"])
@pytest.mark.parametrize("profile", ["srgb", "garbage", "lab"])
def test_a_useless_profile_is_not_heeded(mode: str, profile: str, tmp_path: Path) -> None:
    """A profile that is damaged, or meant for other pixels, leaves the colours as they are."""
    profiles = {
        "srgb": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        "lab": ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(),
        "garbage": b"no profile at all",
    }
    image = quarters().convert(mode)
    data = encoded(image, "TIFF", icc_profile=profiles[profile])
    expected = corners(image)
    actual = corners(opened(made(tmp_path, data)[-1]))
    assert all(near(a, b, 40) for a, b in zip(expected, actual, strict=True) if isinstance(a, tuple))


def test_the_first_picture_of_an_animation_is_shown(tmp_path: Path) -> None:
    """An animation becomes its first picture."""
    frames = [Image.new("RGB", (96, 64), colour) for colour in (RED, BLUE)]
    for style in ("GIF", "WEBP", "PNG"):
        data = encoded(frames[0], style, save_all=True, append_images=frames[1:])
        image = opened(made(tmp_path, data)[-1])
        assert getattr(image, "n_frames", 1) == 1
        assert near(RED, image.getpixel((48, 32)), 40)


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two machines with the same libraries make the same files."""
    data = encoded(noise(), "JPEG", exif=exif(6))
    assert made(tmp_path / "a", data) == made(tmp_path / "b", data)


def test_each_file_depends_on_its_own_size_alone(tmp_path: Path) -> None:
    """A width that is added to the settings leaves the bytes of the others as they are."""
    facts = facts_of(tmp_path, encoded(noise(2600, 300), "JPEG"))
    few = planned(facts, PhotoSettings(widths=(36, 108)))
    many = planned(facts, PhotoSettings(widths=(36, 72, 108, 1900)))
    one = written(facts, few[:1], tmp_path / "one")
    all_files = written(facts, many, tmp_path / "all")
    assert len(one) == 1
    assert {output: all_files[output] for output in one} == one


def test_the_same_photo_in_two_folders_is_made_once(tmp_path: Path) -> None:
    """What counts is the bytes, not where they lie."""
    data = encoded(noise(), "JPEG")
    one = facts_of(tmp_path, data, "bulletins/2024/a/anh.jpg")
    two = facts_of(tmp_path, data, "bulletins/2024/b/khac.jpg")
    assert plan_images(one, SETTINGS).variants == plan_images(two, SETTINGS).variants
    assert plan_images(one, SETTINGS).fallback == plan_images(two, SETTINGS).fallback


def test_a_photo_that_broke_since_is_a_problem(tmp_path: Path) -> None:
    """A photo that changed after it was found is reported with its file, not shown."""
    facts = facts_of(tmp_path, encoded(noise(), "JPEG"))
    Path(facts.file).write_bytes(b"gone")
    outcome = make_derivatives(facts, planned(facts), tmp_path / "state")
    assert outcome.value is None
    assert outcome.problems == (error("photo-changed-meanwhile", "content/bulletins/2024/tin/hoi-nghi.jpg"),)


def test_photo_work_travels_to_other_processes(tmp_path: Path) -> None:
    """A photo can be made in a worker, with the same bytes."""
    facts = facts_of(tmp_path, encoded(noise(), "JPEG"))
    assert pickle.loads(pickle.dumps(make_derivatives)) is make_derivatives  # noqa: S301  (our own bytes)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        there = pool.submit(make_derivatives, facts, planned(facts), tmp_path / "there").result()
    here = make_derivatives(facts, planned(facts), tmp_path / "here")
    assert here == there
    files = {file.name: file.read_bytes() for file in (tmp_path / "here").iterdir()}
    assert len(files) == len(planned(facts))
    assert files == {file.name: file.read_bytes() for file in (tmp_path / "there").iterdir()}


def test_a_profile_of_another_space_changes_the_numbers(tmp_path: Path) -> None:
    """A wide-gamut profile makes colours stronger in sRGB than the bare numbers."""
    profile = ImageCms.ImageCmsProfile(io.BytesIO(_swapped_srgb()))
    data = encoded(Image.new("RGB", (40, 30), (200, 60, 60)), "JPEG", icc_profile=profile.tobytes(), quality=95)
    pixel = opened(made(tmp_path, data)[-1]).getpixel((20, 15))
    assert isinstance(pixel, tuple)
    assert pixel[1] > pixel[0]


def _swapped_srgb() -> bytes:
    """Return sRGB's profile with red and green exchanged, as no printer would have it."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return data.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")
