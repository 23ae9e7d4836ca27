"""What publishing writes, what it leaves alone, and what it repairs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bulletins.model.codec import pack
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.stamp import NO_FILE
from bulletins.output import OutputChanges, open_workspace, standing_journal
from bulletins.output.journal import FileMove, Journal, journal_bytes
from bulletins.output.manifest import FileRecord, Manifest, manifest_bytes, sealed
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.output.folders import NEW, OLD, folders, is_intact, leftovers, manifest, publish, record_of, state, tree

HOME = OutputPath("index.html")
GUARDED = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no change time: only size and time are compared.")


def parents(files: dict[str, bytes]) -> set[str]:
    """Return every folder that files need."""
    return {str(folder) for path in files for folder in Path(path).parents if folder.name}


def test_the_first_publishing_writes_everything(tmp_path: Path) -> None:
    """Where there was no folder, the whole site is there afterwards and nothing else."""
    applied = publish(tmp_path / "output", OLD)
    assert tree(tmp_path / "output") == OLD
    assert applied == OutputChanges(added=tuple(OutputPath(path) for path in sorted(OLD)))
    assert leftovers(tmp_path / "output") == []


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """A folder that was made beforehand is used as it is."""
    output = tmp_path / "output"
    output.mkdir()
    output.chmod(0o750)
    publish(output, OLD)
    assert tree(output) == OLD
    assert output.stat().st_mode & 0o777 == 0o750


def test_renewing_reports_what_changed(tmp_path: Path) -> None:
    """Files are added, changed, removed or left; folders and files may swap places; empty folders go."""
    output = tmp_path / "output"
    publish(output, OLD)
    assert publish(output, NEW) == OutputChanges(
        added=(
            OutputPath("ban-tin/c/index.html"),
            OutputPath("don-vi/binh-thuan/2024/index.html"),
            OutputPath("feed/atom.xml"),
            OutputPath("theme/site.css"),
        ),
        changed=(OutputPath("ban-tin/b/index.html"), HOME),
        removed=(
            OutputPath("ban-tin/gone/index.html"),
            OutputPath("ban-tin/gone/ke-hoach.pdf"),
            OutputPath("feed"),
            OutputPath("theme/site.css/part.css"),
        ),
        unchanged=3,
    )
    assert tree(output) == NEW
    assert "ban-tin/gone" not in folders(output)
    publish(output, OLD)
    assert tree(output) == OLD


def test_unchanged_files_are_not_written(tmp_path: Path) -> None:
    """Publishing the same site again touches no file, not even the manifest."""
    output = tmp_path / "output"
    publish(output, OLD)
    files = [state(output) / "manifest", *(output / path for path in OLD)]
    before = [(file.stat().st_mtime_ns, file.stat().st_ino) for file in files]
    assert publish(output, OLD) == OutputChanges(unchanged=len(OLD))
    assert [(file.stat().st_mtime_ns, file.stat().st_ino) for file in files] == before


def test_damage_is_repaired(tmp_path: Path) -> None:
    """A file that was changed, one that was removed and one that was added by hand are put right."""
    output = tmp_path / "output"
    publish(output, OLD)
    (output / "index.html").write_bytes(b"damaged")
    (output / "ban-tin/a/index.html").unlink()
    (output / "ban-tin/them.txt").write_bytes(b"added")
    (output / "trong/rong").mkdir(parents=True)
    applied = publish(output, OLD)
    assert applied.repaired == ("ban-tin/a/index.html", "index.html")
    assert applied.removed == ("ban-tin/them.txt",)
    assert (applied.added, applied.changed) == ((), ())
    assert tree(output) == OLD
    assert "trong" not in folders(output)


@GUARDED
def test_damage_that_hides_is_repaired(tmp_path: Path) -> None:
    """Damage that keeps the size and puts the modification time back is seen by the change time."""
    output = tmp_path / "output"
    publish(output, OLD)
    file = output / "index.html"
    status = file.stat()
    with file.open("r+b") as stream:
        stream.write(b"X")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert publish(output, OLD).repaired == (HOME,)
    assert tree(output) == OLD


def test_a_folder_that_was_left_alone_is_known_to_stand(tmp_path: Path) -> None:
    """A folder stands as it was published: file by file, folder by folder, with the record of its build."""
    output = tmp_path / "output"
    publish(output, OLD)
    assert is_intact(output)
    assert manifest(output).build == record_of(OLD)
    publish(output, NEW)
    assert is_intact(output)
    assert manifest(output).build == record_of(NEW)
    assert (tree(output), folders(output)) == (NEW, parents(NEW))


@pytest.mark.parametrize(
    "damage",
    [
        lambda output: (output / "feed/atom.xml").write_bytes(b"<FEED/>"),
        lambda output: (output / "feed/atom.xml").unlink(),
        lambda output: (output / "feed/rss.xml").write_bytes(b""),
        lambda output: (output / "trong").mkdir(),
        lambda output: (output.parent / ".output.publishing/manifest").unlink(),
        lambda output: (output.parent / ".output.publishing/journal").write_bytes(b""),
    ],
)
def test_a_folder_that_was_touched_does_not_stand(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    """A file changed, lost or added, a new folder, a lost manifest or a standing journal: the folder is looked over."""
    output = tmp_path / "output"
    publish(output, NEW)
    damage(output)
    assert not is_intact(output)
    publish(output, NEW)
    assert tree(output) == NEW
    assert is_intact(output)


def test_a_build_without_a_record_leaves_none(tmp_path: Path) -> None:
    """Where it is not said what a site was made from, the record of an earlier build does not stay."""
    output = tmp_path / "output"
    publish(output, OLD)
    with open_workspace(output) as workspace:
        for path, data in sorted(OLD.items()):
            workspace.stage(OutputPath(path), data)
        assert workspace.apply() == OutputChanges(unchanged=len(OLD))
    assert manifest(output).build is None


def test_new_times_alone_change_nothing(tmp_path: Path) -> None:
    """A folder that was copied elsewhere and back, its times lost, holds the same site: nothing is written."""
    output = tmp_path / "output"
    publish(output, OLD)
    for path in OLD:
        os.utime(output / path, ns=(1, 1))
    assert publish(output, OLD) == OutputChanges(unchanged=len(OLD))
    assert (output / "index.html").stat().st_mtime_ns == 1


def test_links_in_the_output_folder_are_removed_and_not_followed(tmp_path: Path) -> None:
    """A link put in place of a file or a folder goes; what it leads to stays as it is."""
    output, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    publish(output, OLD)
    elsewhere.mkdir()
    (elsewhere / "index.html").write_bytes(b"mine")
    (elsewhere / "other").write_bytes(b"mine too")
    (output / "ban-tin/a/index.html").unlink()
    (output / "ban-tin/a").rmdir()
    (output / "ban-tin/a").symlink_to(elsewhere)
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(elsewhere / "index.html")
    (output / "all").symlink_to(elsewhere)
    publish(output, NEW)
    assert tree(output) == NEW
    assert tree(elsewhere) == {"index.html": b"mine", "other": b"mine too"}


def test_a_repository_in_the_output_folder_stays(tmp_path: Path) -> None:
    """A Git repository that someone made there to push the site is no file of the site."""
    output = tmp_path / "output"
    publish(output, OLD)
    (output / ".git").mkdir()
    (output / ".git/HEAD").write_bytes(b"ref: refs/heads/main")
    assert publish(output, OLD) == OutputChanges(unchanged=len(OLD))
    assert (output / ".git/HEAD").exists()


def test_a_name_that_differs_in_case_gives_way_first(tmp_path: Path) -> None:
    """Where letter case counts for nothing, the old spelling must not take the new file with it."""
    output = tmp_path / "output"
    publish(output, {"Anh.txt": b"old"})
    publish(output, {"anh.txt": b"new"})
    assert tree(output) == {"anh.txt": b"new"}


def test_files_are_copied_and_not_read_again(tmp_path: Path) -> None:
    """A file is copied by its bytes; while it and its copy stay untouched it is not even opened."""
    output, photo = tmp_path / "output", tmp_path / "photo.webp"
    photo.write_bytes(b"RIFF" * 100_000)

    def copy() -> OutputChanges:
        with open_workspace(output) as workspace:
            workspace.stage_file(OutputPath("anh/a.webp"), photo)
            return workspace.apply()

    assert copy().added == ("anh/a.webp",)
    assert tree(output) == {"anh/a.webp": photo.read_bytes()}
    mode = photo.stat().st_mode
    assert copy() == OutputChanges(unchanged=1)
    os.utime(photo, ns=(5, 5))
    assert copy() == OutputChanges(unchanged=1)
    (output / "anh/a.webp").write_bytes(b"FFIR" * 100_000)
    assert copy().repaired == ("anh/a.webp",)
    photo.write_bytes(b"other")
    assert copy().changed == ("anh/a.webp",)
    assert tree(output) == {"anh/a.webp": b"other"}
    assert photo.stat().st_mode == mode


def manifest_of(**files: Digest) -> bytes:
    """Return a whole manifest that names these files, each by its digest."""
    records = {name: FileRecord(digest=digest, stamp=NO_FILE) for name, digest in files.items()}
    return manifest_bytes(Manifest(files=records, build=record_of(OLD)))


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\xff",
        manifest_of()[:-1],
        manifest_of() + b" ",
        pack(Manifest(files={})),
        sealed(b""),
        sealed(b"\xc1"),
        sealed(pack(None)),
        sealed(pack([])),
        sealed(pack(["Manifest", {"index.html": ["FileRecord", "", [1, 1, 1, "1"]]}])),
        sealed(pack(["Manifest", {"index.html": None}])),
        manifest_of(**{"../x": Digest("")}),
    ],
)
def test_a_damaged_manifest_is_discarded(damage: bytes, tmp_path: Path) -> None:
    """Without a manifest that makes sense, files are compared by their bytes and only what differs is written."""
    output = tmp_path / "output"
    publish(output, OLD)
    (output / "index.html").write_bytes(b"damaged")
    (state(output) / "manifest").write_bytes(damage)
    assert not is_intact(output)
    applied = publish(output, OLD)
    assert (applied.changed, applied.unchanged) == ((HOME,), len(OLD) - 1)
    assert tree(output) == OLD
    assert publish(output, OLD) == OutputChanges(unchanged=len(OLD))
    assert manifest(output).build == record_of(OLD)


@given(st.data())
@settings(max_examples=50)
def test_a_manifest_with_a_byte_changed_is_no_manifest(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever byte of a manifest or a journal was changed, nothing it says is believed."""
    output = tmp_path_factory.mktemp("site") / "output"
    publish(output, OLD)
    for name, written in (
        ("manifest", (state(output) / "manifest").read_bytes()),
        ("journal", journal_bytes(Journal(removals=("index.html",), manifest=manifest(output)))),
    ):
        place, bit = data.draw(st.integers(0, len(written) - 1)), data.draw(st.integers(1, 255))
        damaged = written[:place] + bytes([written[place] ^ bit]) + written[place + 1 :]
        (state(output) / name).write_bytes(damaged)
        assert not is_intact(output)
        assert tree(output) == OLD
        assert publish(output, OLD) == OutputChanges(unchanged=len(OLD))
        assert is_intact(output)


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"\xff", sealed(b""), sealed(pack([])), sealed(pack(["Journal", [], [], [], []]))]
)
def test_a_damaged_journal_stands_until_the_site_is_whole(damage: bytes, tmp_path: Path) -> None:
    """A journal that cannot be read forbids deploying until the next publishing has compared every file."""
    output = tmp_path / "output"
    publish(output, OLD)
    (output / "index.html").unlink()
    (state(output) / "journal").write_bytes(damage)
    with open_workspace(output):
        assert standing_journal(output)
    assert standing_journal(output)
    publish(output, OLD)
    assert tree(output) == OLD
    assert not standing_journal(output)


@pytest.mark.parametrize(
    "changes",
    [
        {"removals": ("../mine.txt",)},
        {"blockers": ("../mine.txt",)},
        {"folders": ("..",)},
        {"moves": (FileMove(path="../mine.txt", size=0, digest=Digest("")),)},
    ],
)
def test_a_journal_that_leads_elsewhere_is_not_obeyed(tmp_path: Path, changes: dict[str, Any]) -> None:
    """A journal that someone made up removes and moves nothing outside the output folder."""
    output, mine = tmp_path / "output", tmp_path / "mine.txt"
    mine.write_bytes(b"mine")
    publish(output, OLD)
    journal = Journal(**changes, manifest=manifest(output))
    (state(output) / "journal").write_bytes(journal_bytes(journal))
    publish(output, OLD)
    assert mine.read_bytes() == b"mine"
    assert tree(output) == OLD
    assert not standing_journal(output)


def test_a_journal_whose_files_are_gone_stands_until_the_site_is_whole(tmp_path: Path) -> None:
    """Where staged files were lost, what is there is no site: the journal stays, and the folder has no build record."""
    output = tmp_path / "output"
    publish(output, OLD)
    before = manifest(output)
    files = before.files | {"index.html": FileRecord(digest=Digest("0" * 32), stamp=NO_FILE)}
    lost = Journal(
        moves=(FileMove(path="index.html", size=3, digest=Digest("0" * 32)),),
        removals=("404.html",),
        manifest=Manifest(files={path: files[path] for path in files if path != "404.html"}, build=record_of(NEW)),
    )
    (state(output) / "journal").write_bytes(journal_bytes(lost))
    for _ in range(2):
        with open_workspace(output) as workspace:
            assert workspace.build is None
        assert standing_journal(output)
        assert manifest(output).build is None
        assert manifest(output).files.keys() == before.files.keys() - {"404.html", "index.html"}
    publish(output, NEW)
    assert tree(output) == NEW
    assert not standing_journal(output)
    assert manifest(output).build == record_of(NEW)


@pytest.mark.parametrize(
    "path", ["", "/etc/x", "../x", "a/../x", "a//b", "./a", "a/", "a\\b", "C:/x", "c:x", "a\0b", ".git/config"]
)
def test_paths_that_lead_elsewhere_are_bugs(path: str, tmp_path: Path) -> None:
    """A planned path outside the output folder is a mistake of the program and never written."""
    with open_workspace(tmp_path / "output") as workspace, pytest.raises(ValueError, match="inside the output folder"):
        workspace.stage(OutputPath(path), b"x")


def test_a_path_is_staged_once(tmp_path: Path) -> None:
    """Two pages for one path, or a file where a folder must be, are mistakes of the program."""
    with open_workspace(tmp_path / "output") as workspace:
        workspace.stage(OutputPath("a"), b"x")
        with pytest.raises(ValueError, match="staged twice"):
            workspace.stage(OutputPath("a"), b"x")
    publish(tmp_path / "output", {"a": b"x"})
    with open_workspace(tmp_path / "output") as workspace:
        workspace.stage(OutputPath("a"), b"x")
        workspace.stage(OutputPath("a/b"), b"x")
        with pytest.raises(ValueError, match="both a file and a folder"):
            workspace.apply()
    assert tree(tmp_path / "output") == {"a": b"x"}


def test_what_is_staged_and_not_applied_leaves_nothing(tmp_path: Path) -> None:
    """An error between staging and applying changes nothing and leaves nothing behind."""
    output = tmp_path / "output"
    publish(output, OLD)

    def fail() -> None:
        with open_workspace(output) as workspace:
            workspace.stage(HOME, b"half a site")
            message = "rendering failed"
            raise RuntimeError(message)

    with pytest.raises(RuntimeError, match="rendering failed"):
        fail()
    assert tree(output) == OLD
    assert leftovers(output) == []


names = st.sampled_from(["a", "b", "c", "A"])
paths = st.lists(names, min_size=1, max_size=3).map("/".join)


def without_clashes(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files whose path is not also a folder, and no two of which differ in case alone."""
    kept: dict[str, bytes] = {}
    for path, data in sorted(files.items()):
        folded = path.casefold()
        if not any(
            f"{each.casefold()}/".startswith(f"{folded}/") or f"{folded}/".startswith(f"{each.casefold()}/")
            for each in kept
        ):
            kept[path] = data
    return kept


sites = st.dictionaries(paths, st.sampled_from([b"", b"1", b"2", b"3" * 9]), max_size=6).map(without_clashes)


@given(st.lists(sites, min_size=1, max_size=4), st.data())
@settings(max_examples=25)
def test_whatever_was_there_the_folder_becomes_the_site(
    tmp_path_factory: pytest.TempPathFactory, versions: list[dict[str, bytes]], data: st.DataObject
) -> None:
    """After any row of sites, with any damage between them, the folder holds exactly the last one."""
    output = tmp_path_factory.mktemp("site") / "output"
    for version in versions:
        publish(output, version)
        assert tree(output) == version
        for path in sorted(version):
            if data.draw(st.booleans()):
                (output / path).write_bytes(b"9" * len(version[path]))
    publish(output, versions[-1])
    assert tree(output) == versions[-1]
