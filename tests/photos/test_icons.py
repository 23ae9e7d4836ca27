"""A site's logo becomes the icons that browsers and phones ask for by name."""

from __future__ import annotations

from pathlib import Path

from bulletins.photos import plan_logo
from PIL import Image

from tests.photos.pictures import SETTINGS, encoded, facts_of, opened, written


def icons_of(folder: Path, logo: Image.Image) -> dict[str, Image.Image]:
    """Return the icons that are made of a logo, by their addresses."""
    facts = facts_of(folder, encoded(logo, "PNG"))
    made = written(facts, plan_logo(facts, SETTINGS).icons, folder / "state")
    return {output: opened(data) for output, data in made.items()}


def test_a_logo_becomes_three_icons(tmp_path: Path) -> None:
    """One of 32 pixels for tabs, see-through where the logo is; two of 180 and 512 on white for home screens."""
    icons = icons_of(tmp_path, Image.new("RGBA", (400, 400), (0, 0, 0, 0)))
    assert {name: (icon.format, icon.size) for name, icon in icons.items()} == {
        "favicon.ico": ("ICO", (32, 32)),
        "apple-touch-icon.png": ("PNG", (180, 180)),
        "icon-512.png": ("PNG", (512, 512)),
    }
    assert icons["favicon.ico"].convert("RGBA").getpixel((16, 16)) == (0, 0, 0, 0)
    assert icons["apple-touch-icon.png"].convert("RGB").getpixel((90, 90)) == (255, 255, 255)
    assert icons["icon-512.png"].convert("RGB").getpixel((256, 256)) == (255, 255, 255)


def test_a_logo_is_never_stretched(tmp_path: Path) -> None:
    """A wide or a tall logo stands in the middle of the square, whole and as it is."""
    for size, inside, outside in (((400, 200), (90, 90), (90, 20)), ((200, 400), (90, 90), (20, 90))):
        icon = icons_of(tmp_path, Image.new("RGB", size, "red"))["apple-touch-icon.png"].convert("RGB")
        assert icon.size == (180, 180)
        assert [icon.getpixel(point) for point in (inside, outside)] == [(255, 0, 0), (255, 255, 255)]


def test_a_logo_is_shown_small(tmp_path: Path) -> None:
    """Pages get no larger file of it than the masthead can show, and no AVIF."""
    images = plan_logo(facts_of(tmp_path, encoded(Image.new("RGB", (400, 400)), "PNG")), SETTINGS)
    assert [each.width for each in images.variants] == [48, 96, 192]
    assert images.avif == ()
    assert set(images.icons) < set(images.files)
