"""Photos smaller than their place, and pictures that move."""

from __future__ import annotations

from pathlib import Path

from bulletins.model.problem import warning
from bulletins.photos import inspect_photo
from bulletins.photos.small import picture_warnings

from tests.assembly.builders import bulletin, figure, material, site_of, with_text
from tests.photos.pictures import SETTINGS, encoded, noise, quarters, source_of

PATH = "content/bulletins/2025/tin/index.md"


def test_a_photo_is_held_against_the_place_it_fills(tmp_path: Path) -> None:
    """A cover fills the column, one of several in a row half of it; the line is the photo's own."""
    tin = bulletin("tin")
    tin = with_text(
        tin, cover=figure(tin, "a.jpg", line=7), photos=(figure(tin, "b.jpg"), figure(tin, "c.jpg", line=9))
    )
    names = [f"bulletins/2025/tin/{name}.jpg" for name in "abc"]
    site = site_of(material(tin, assets=names))
    sizes = (600, 600, 300)
    facts = []
    for name, width in zip(names, sizes, strict=True):
        value = inspect_photo(source_of(tmp_path, encoded(quarters(width, 40), "JPEG"), name), SETTINGS).value
        assert value is not None
        facts.append(value)
    assert list(picture_warnings(site, tuple(facts))) == [
        warning("photo-small", PATH, 7, name="a.jpg", width=600, place=720),
        warning("photo-small", PATH, 9, name="c.jpg", width=300, place=360),
    ]
    assert list(picture_warnings(None, tuple(facts))) == []


def test_a_moving_picture_is_known_and_remembered(tmp_path: Path) -> None:
    """Of a GIF of two frames it is said that it moves, also when it is not opened again; of one frame it is not."""
    moving = encoded(quarters(), "GIF", save_all=True, append_images=[noise(96, 64)])
    source = source_of(tmp_path, moving)
    for _ in range(2):
        value = inspect_photo(source, SETTINGS, tmp_path / "state").value
        assert value is not None
        assert value.moves
    still = inspect_photo(source_of(tmp_path, encoded(quarters(), "GIF")), SETTINGS).value
    assert still is not None
    assert not still.moves
