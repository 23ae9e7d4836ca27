"""Files made of photos and cards are kept, made again where they were touched, and nobody's are taken away."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bulletins.build.made_files import MadeFiles
from bulletins.build.pipeline import build_site
from bulletins.cache.results import Results
from bulletins.cache.seal_key import seal_key
from bulletins.cache.store import Store
from bulletins.model.digest import digest_of
from bulletins.model.identity import OutputPath
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace

from tests.sites import NOW, copy_site, settings_for, tree

PHOTO = OutputPath("anh/0123456789abcdef-360.webp")
CARD = OutputPath("anh/the/0123456789abcdef.jpg")
WANTED = {PHOTO: "webp 1", CARD: "jpeg 1"}
LONG_AGO = time.time() - 3 * 86_400


def open_made(settings: BuildSettings) -> MadeFiles:
    """Return the made files as a build that begins now knows them."""
    return MadeFiles(settings, Results(Store(settings.state / "cache.sqlite", seal_key())))


def make(settings: BuildSettings, wanted: dict[OutputPath, str]) -> frozenset[OutputPath]:
    """Return which files had to be made, and make them as a build does."""
    made = open_made(settings)
    missing = made.missing(wanted)
    made.folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        made.file(path).write_bytes(path.encode())
    made.note(((path, digest_of(path.encode())) for path in sorted(missing)), wanted)
    made.finish()
    return missing


def test_a_file_is_made_once(tmp_path: Path) -> None:
    """What was made is at hand for the next build, unless other versions of the libraries would make it."""
    settings = settings_for(tmp_path)
    assert make(settings, WANTED) == {PHOTO, CARD}
    assert make(settings, WANTED) == frozenset()
    assert make(settings, {**WANTED, CARD: "jpeg 2"}) == {CARD}
    assert make(settings, {**WANTED, CARD: "jpeg 2"}) == frozenset()


def rewritten(file: Path) -> None:
    """Put other bytes of the same length there, and the old time."""
    status = file.stat()
    file.write_bytes(bytes(byte ^ 0x5A for byte in file.read_bytes()))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def shortened(file: Path) -> None:
    """Cut the file short."""
    file.write_bytes(file.read_bytes()[:-1])


@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        shortened,
        pytest.param(rewritten, marks=pytest.mark.skipif(os.name == "nt", reason="Windows keeps no change time.")),
    ],
)
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    """A file that is gone or holds other bytes is made again, and it alone."""
    settings = settings_for(tmp_path)
    make(settings, WANTED)
    damage(open_made(settings).file(PHOTO))
    assert make(settings, WANTED) == {PHOTO}
    assert open_made(settings).file(PHOTO).read_bytes() == PHOTO.encode()
    assert make(settings, WANTED) == frozenset()


def test_a_touched_file_that_holds_the_same_stays(tmp_path: Path) -> None:
    """New times alone cost one look at the bytes."""
    settings = settings_for(tmp_path)
    make(settings, WANTED)
    os.utime(open_made(settings).file(PHOTO), (5, 5))
    assert make(settings, WANTED) == frozenset()
    assert open_made(settings).file(PHOTO).stat().st_mtime == 5


def test_where_nothing_is_remembered_all_is_made_again(tmp_path: Path) -> None:
    """A file that lies there without a record is not believed, whatever its name."""
    settings = settings_for(tmp_path)
    make(settings, WANTED)
    (settings.state / "cache.sqlite").unlink()
    assert make(settings, WANTED) == {PHOTO, CARD}


def test_files_that_nobody_remembers_go_after_a_day(tmp_path: Path) -> None:
    """A file without a record goes, unless it is so new that another build may be making it."""
    settings = settings_for(tmp_path)
    make(settings, WANTED)
    old, new = (settings.state / "made" / name for name in ("old.webp", "new.webp"))
    for file in (old, new):
        file.write_bytes(b"")
    os.utime(old, (LONG_AGO, LONG_AGO))
    os.utime(open_made(settings).file(CARD), (LONG_AGO, LONG_AGO))
    make(settings, {PHOTO: WANTED[PHOTO]})
    assert sorted(file.name for file in (settings.state / "made").iterdir()) == sorted(
        [Path(PHOTO).name, Path(CARD).name, "new.webp"]
    )


def test_two_content_folders_never_remove_each_others_files(tmp_path: Path) -> None:
    """Files that another content folder's builds made stay, however old, and are at hand for it."""
    one = settings_for(tmp_path)
    other = replace(one, content=tmp_path / "other")
    make(one, {PHOTO: "webp 1"})
    make(other, {CARD: "jpeg 1"})
    for path in WANTED:
        os.utime(open_made(one).file(path), (LONG_AGO, LONG_AGO))
    assert make(one, {PHOTO: "webp 1"}) == frozenset()
    assert make(other, {CARD: "jpeg 1"}) == frozenset()


def test_two_sites_with_one_state_folder_draw_nothing_twice(tmp_path: Path) -> None:
    """Whole builds of two content folders in turns make every photo once; damage to one is put right in the output."""
    first, second = (
        replace(settings_for(tmp_path), content=copy_site(name, tmp_path / name), output=tmp_path / f"output-{name}")
        for name in ("base", "trade")
    )
    for own in (first, second):
        assert build_site(own, NOW).changes is not None
    kept = {file: file.stat().st_mtime_ns for file in (first.state / "made").iterdir()}
    expected = tree(first.output)
    for own in (first, second):
        content = own.content / "site.yml"
        content.write_text(content.read_text("utf-8") + "\n", "utf-8")
        assert build_site(own, NOW).changes is not None
    assert {file: file.stat().st_mtime_ns for file in (first.state / "made").iterdir()} == kept
    damaged = min(file for file in kept if f"anh/{file.name}" in expected)
    damaged.write_bytes(b"damaged")
    (first.output / "anh" / damaged.name).unlink()
    assert build_site(first, NOW).changes is not None
    assert tree(first.output) == expected
    assert damaged.read_bytes() == expected[f"anh/{damaged.name}"]
