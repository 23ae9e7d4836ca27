"""Whatever is wrong with the state folder, the site is the same, and it is said once what could not be remembered."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

import pytest
from bulletins.build.made_files import MadeFile
from bulletins.build.pipeline import build_site
from bulletins.cache.seal_key import VARIABLE, seal_key
from bulletins.cache.store import StageFolder, Store
from bulletins.model.bulletin import Html, Manuscript
from bulletins.model.codec import pack, unpack
from bulletins.model.identity import Digest
from bulletins.model.problem import Outcome
from bulletins.model.settings import BuildSettings
from bulletins.model.stamp import stamp_of
from bulletins.model.value import replace
from bulletins.output.scan import digest_of_file

from tests.photos.test_attachments import attach, office
from tests.sites import NOW, copy_base, settings_for, tree

ENDLESS = (
    "CREATE VIEW results AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) "
    "SELECT n AS stage, n AS folder, n AS name, n AS key, n AS seal, n AS value, n AS used FROM r"
)
EVIL = "<script>alert(1)</script>"


def expected(tmp_path: Path) -> dict[str, bytes]:
    """Return the files of the base site, built with a state folder of its own."""
    own = settings_for(tmp_path)
    build_site(replace(own, output=tmp_path / "clean/output", state=tmp_path / "clean/state"), NOW)
    return tree(tmp_path / "clean/output")


def built(own: BuildSettings) -> list[str]:
    """Return the codes of what a build says; its site must have been written."""
    result = build_site(own, NOW)
    assert result.changes is not None, result.problems
    return [problem.code for problem in result.problems]


def test_a_file_in_the_place_of_the_state_folder(tmp_path: Path) -> None:
    """A file called like the state folder is left alone; the site is built without, and it is said."""
    copy_base(tmp_path)
    own = settings_for(tmp_path)
    own.state.write_text("a note of somebody's")
    assert built(own) == ["state-unusable"]
    assert own.state.read_text() == "a note of somebody's"
    assert tree(own.output) == expected(tmp_path)


def test_a_state_folder_that_leads_to_itself(tmp_path: Path) -> None:
    """A link to itself is no folder: the site is built without, and it is said."""
    copy_base(tmp_path)
    own = settings_for(tmp_path)
    own.state.symlink_to(own.state.name)
    assert built(own) == ["state-unusable"]
    assert tree(own.output) == expected(tmp_path)


@pytest.mark.parametrize("name", ["cache.sqlite", "cache.sqlite-journal"])
def test_a_folder_in_the_place_of_the_store(tmp_path: Path, name: str) -> None:
    """A folder called like the store or its journal costs time alone."""
    copy_base(tmp_path)
    own = settings_for(tmp_path)
    (own.state / name).mkdir(parents=True)
    assert built(own) == []
    assert tree(own.output) == expected(tmp_path)


def test_a_view_in_the_store_is_never_asked(tmp_path: Path) -> None:
    """A store that holds a view, which could go on for ever, is no store."""
    copy_base(tmp_path)
    own = settings_for(tmp_path)
    own.state.mkdir()
    with closing(sqlite3.connect(own.state / "cache.sqlite")) as connection:
        connection.execute(ENDLESS)
        connection.execute("PRAGMA user_version = 3")
    assert built(own) == []
    assert tree(own.output) == expected(tmp_path)


def test_what_somebody_else_wrote_is_not_published(tmp_path: Path) -> None:
    """Rows with other words, sealed as well as can be without the key, are read by nobody."""
    copy_base(tmp_path)
    own = settings_for(tmp_path)
    built(own)
    with closing(sqlite3.connect(own.state / "cache.sqlite")) as connection:
        rows = connection.execute("SELECT folder, name, key, value FROM results WHERE stage = 'texts'").fetchall()
        assert rows
        for folder, name, key, value in rows:
            read = unpack(value, Outcome[Manuscript])
            assert read.value is not None
            words = replace(read.value.words, body=(Html(pieces=(EVIL,)),))
            poisoned = pack(replace(read, value=replace(read.value, words=words)))
            seal = blake2b(f"texts\0{folder}\0{name}\0{key}\0".encode() + poisoned, digest_size=16).hexdigest()
            change = "UPDATE results SET value = ?, seal = ? WHERE stage = 'texts' AND folder = ? AND name = ?"
            connection.execute(change, (poisoned, seal, folder, name))
        connection.commit()
    built(replace(own, output=tmp_path / "again"))
    assert tree(tmp_path / "again") == expected(tmp_path)


@pytest.mark.parametrize("link", [False, True])
def test_drawings_and_documents_of_others_are_made_anew(tmp_path: Path, link: bool) -> None:  # noqa: FBT001  (a case)
    """From a foreign state only pictures are taken, never what could run something, nor what a link leads to."""
    attach(tmp_path, "ke-hoach.docx", office())
    own = settings_for(tmp_path)
    built(own)
    store, place = own.state / "cache.sqlite", StageFolder("made", str(own.content))
    (tmp_path / "secret").write_text("SECRET")
    rows = []
    for row in Store(store, seal_key()).read(place):
        file = own.state / "made" / Path(row.name).name
        file.unlink()
        if link:
            file.symlink_to(tmp_path / "secret")
        else:
            file.write_bytes(office(evil="EVIL") if row.name.endswith(".docx") else b"<svg>EVIL</svg>")
        told = MadeFile(digest=Digest(str(digest_of_file(file))), stamp=stamp_of(file.stat()))
        rows.append(row._replace(value=pack(told)))
    Store(store, b"another's").write(place, rows, (), (), max(row.used for row in rows))
    built(replace(own, output=tmp_path / "again"))
    wanted = expected(tmp_path)
    pictures = {path for path in wanted if path.endswith((".jpg", ".webp"))}
    assert {path for path, data in tree(tmp_path / "again").items() if data != wanted[path]} <= (
        set() if link else pictures
    )


@pytest.mark.parametrize("name", ["state", "state/made"])
def test_a_link_into_the_content_clears_nothing(tmp_path: Path, name: str) -> None:
    """Where the state folder leads into somebody's own files, nothing is written there and nothing is removed."""
    content = copy_base(tmp_path)
    for text in content.rglob("*.*"):
        os.utime(text, (10**9, 10**9))
    before, own = tree(content), settings_for(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).symlink_to(content / "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky")
    assert built(own) == ["state-unusable"]
    assert tree(content) == before
    assert tree(own.output) == expected(tmp_path)


def test_folders_in_the_place_of_made_pictures(tmp_path: Path) -> None:
    """A folder that stands where a picture was kept is cleared away, and the picture made again."""
    copy_base(tmp_path)
    own = settings_for(tmp_path)
    built(own)
    for file in [*(own.state / "made").iterdir()]:
        file.unlink()
        file.mkdir()
        (file / "x").touch()
    built(replace(own, output=tmp_path / "again"))
    assert tree(tmp_path / "again") == expected(tmp_path)


def test_a_store_that_is_held_is_waited_for_once(tmp_path: Path) -> None:
    """Another program that holds the store costs two seconds, not two at every question."""
    copy_base(tmp_path)
    own = settings_for(tmp_path)
    built(own)
    with closing(sqlite3.connect(own.state / "cache.sqlite")) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        store = Store(own.state / "cache.sqlite", seal_key(), patience=0.3)
        begun = time.monotonic()
        for stage in ("texts", "units", "photos", "made", "search"):
            assert [*store.read(StageFolder(stage, ""))] == []
            store.write(StageFolder(stage, ""), (), (), (), 0)
        assert time.monotonic() - begun < 1


def test_the_key_is_kept_for_a_user_and_lies_outside_the_state(tmp_path: Path) -> None:
    """The key is the same each time, another for another user, and only its owner may read it."""
    first, second = ({"XDG_STATE_HOME": str(tmp_path / name), "LOCALAPPDATA": str(tmp_path / name)} for name in "ab")
    assert seal_key(first) == seal_key(first)
    assert len(seal_key(first)) == 32
    assert seal_key(first) != seal_key(second)
    (file,) = (tmp_path / "a").rglob("state.key")
    assert file.stat().st_mode & 0o077 == 0
    assert [each.name for each in file.parent.iterdir()] == ["state.key"]


def test_a_key_can_be_given(tmp_path: Path) -> None:
    """Machines that share a state folder are given one key, and keep none."""
    assert seal_key({VARIABLE: "bí mật", "XDG_STATE_HOME": str(tmp_path)}) == "bí mật".encode()
    assert list(tmp_path.iterdir()) == []


def test_without_a_place_for_the_key_nothing_is_remembered(tmp_path: Path) -> None:
    """Where no key can be kept it is a new one each time, and the build does not fail."""
    (tmp_path / "home").write_text("no folder")
    environment = {"XDG_STATE_HOME": str(tmp_path / "home"), "LOCALAPPDATA": str(tmp_path / "home")}
    assert seal_key(environment) != seal_key(environment)
