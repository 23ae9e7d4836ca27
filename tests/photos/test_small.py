"""Photos smaller than their place, and pictures that move."""

from __future__ import annotations

from pathlib import Path

from bulletins.model.bulletin import Figure, Gallery, Words
from bulletins.model.photo import PhotoFacts
from bulletins.model.problem import warning
from bulletins.photos import measure_photo
from bulletins.photos.small import picture_warnings

from tests.assembly.builders import bulletin, figure, material, site_of, with_text
from tests.photos.pictures import SETTINGS, encoded, inspected, noise, quarters, source_of

PATH = "content/bulletins/2025/tin/index.md"


def photo(folder: Path, name: str, width: int) -> PhotoFacts:
    """Return the facts of a photo of that width beside the bulletin."""
    value = inspected(source_of(folder, encoded(quarters(width, 40), "JPEG"), name), SETTINGS).value
    assert value is not None
    return value


def words(*blocks: Figure | Gallery) -> dict[str, Words]:
    """Return the words of the bulletin, whose body holds these blocks."""
    return {PATH: Words(title="Tin", summary="Tin.", body=blocks)}


def test_a_photo_is_held_against_the_place_it_fills(tmp_path: Path) -> None:
    """A cover fills the column, one of several in a row half of it; the line is the photo's own."""
    tin = bulletin("tin")
    tin = with_text(
        tin, cover=figure(tin, "a.jpg", line=7), photos=(figure(tin, "b.jpg"), figure(tin, "c.jpg", line=9))
    )
    names = [f"bulletins/2025/tin/{name}.jpg" for name in "abc"]
    site = site_of(material(tin, assets=names))
    facts = tuple(photo(tmp_path, name, width) for name, width in zip(names, (600, 600, 300), strict=True))
    assert list(picture_warnings(site, words(), facts)) == [
        warning("photo-small", PATH, 7, name="a.jpg", width=600, place=720),
        warning("photo-small", PATH, 9, name="c.jpg", width=300, place=360),
    ]


def test_photos_in_the_text_are_held_against_their_places(tmp_path: Path) -> None:
    """A photo that stands alone in the text fills the column, one in a row half of it."""
    tin = bulletin("tin")
    a, b, c = (figure(tin, f"{name}.jpg", line=line) for name, line in (("a", 12), ("b", 14), ("c", 15)))
    names = [f"bulletins/2025/tin/{name}.jpg" for name in "abc"]
    site = site_of(material(with_text(tin, figures=(a, b, c)), assets=names))
    facts = tuple(photo(tmp_path, name, width) for name, width in zip(names, (600, 600, 300), strict=True))
    assert list(picture_warnings(site, words(a, Gallery(figures=(b, c))), facts)) == [
        warning("photo-small", PATH, 12, name="a.jpg", width=600, place=720),
        warning("photo-small", PATH, 15, name="c.jpg", width=300, place=360),
    ]


def test_a_moving_picture_is_known(tmp_path: Path) -> None:
    """Of a GIF of two frames it is known that it moves, with its size and in its facts; of one frame it is not."""
    source = source_of(tmp_path, encoded(quarters(), "GIF", save_all=True, append_images=[noise(96, 64)]))
    size, facts = measure_photo(source, SETTINGS).value, inspected(source, SETTINGS).value
    assert size is not None
    assert facts is not None
    assert (size.moves, facts.moves) == (True, True)
    still = inspected(source_of(tmp_path, encoded(quarters(), "GIF")), SETTINGS).value
    assert still is not None
    assert not still.moves
