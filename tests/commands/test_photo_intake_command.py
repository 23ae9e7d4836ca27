"""Photos in content/ are stripped and bounded after asking; a second run finds nothing to do."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from bulletins.commands.console import Console
from bulletins.commands.photo_intake import take_photos_in
from PIL import Image

from tests.importing.word_files import picture_bytes
from tests.sites import copy_base, settings_for


def take(folder: Path, ask: Callable[[str], str] | None = None, *, yes: bool = False) -> tuple[int, list[str]]:
    """Return the exit code and the lines that were said."""
    said: list[str] = []
    code = take_photos_in(lambda: settings_for(folder), Console(language="en", write=said.append), ask, yes=yes)
    return code, "".join(said).splitlines()


def with_photos(folder: Path) -> tuple[Path, Path]:
    """Return a photo with GPS that lies on its side, and one that is too large, in a folder of the site."""
    place = copy_base(folder) / "bulletins" / "2025" / "2025-12-01-anh"
    place.mkdir(parents=True)
    (place / "a.jpg").write_bytes(picture_bytes("red", orientation=6))
    (place / "b.png").write_bytes(picture_bytes("red", (3000, 100), "PNG"))
    return place / "a.jpg", place / "b.png"


def test_photos_are_taken_in_after_asking(tmp_path: Path) -> None:
    """With a yes the photos are upright, bounded and bare under the names that texts use."""
    turned, large = with_photos(tmp_path)
    code, lines = take(tmp_path, lambda _: "y")
    assert code == 0
    assert lines[-1].startswith(f"{len(lines) - 2} photos: ")
    image = Image.open(io.BytesIO(turned.read_bytes()))
    assert (image.size, dict(image.getexif())) == ((240, 320), {})
    assert Image.open(io.BytesIO(large.read_bytes())).size == (2560, 85)
    assert Image.open(io.BytesIO(large.read_bytes())).format == "PNG"
    assert take(tmp_path)[1][-1].startswith("All photos in ")


def test_without_a_yes_nothing_is_changed(tmp_path: Path) -> None:
    """With a no, and with nobody to ask, every photo stays as it is."""
    turned, _ = with_photos(tmp_path)
    before = turned.read_bytes()
    for ask in (None, lambda _: "n"):
        code, lines = take(tmp_path, ask)
        assert (code, lines[-1]) == (0, "Nothing was changed. Type python3 tasks.py photos --yes to do it.")
    assert turned.read_bytes() == before


def test_a_damaged_photo_is_named_and_left(tmp_path: Path) -> None:
    """A photo that was cut off stays as it is, with its sentence; the others are taken in."""
    turned, large = with_photos(tmp_path)
    cut = picture_bytes("red", (800, 600))
    turned.write_bytes(cut[: len(cut) // 2])
    code, lines = take(tmp_path, yes=True)
    assert code == 1
    assert any("a.jpg: error photo-damaged" in line for line in lines)
    assert turned.read_bytes() == cut[: len(cut) // 2]
    assert Image.open(io.BytesIO(large.read_bytes())).width == 2560
