"""Where publishing refuses, what it says, and that nothing was changed then."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bulletins.model.identity import OutputPath
from bulletins.model.problem import Problem, Refused, error
from bulletins.output import open_workspace, standing_journal

from tests.output.folders import NEW, OLD, leftovers, publish, state, tree

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from pathlib import Path
from bulletins.output import open_workspace
with open_workspace(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
LIMITED = """
import resource, sys
from pathlib import Path
from bulletins.model.problem import Refused
from tests.output.folders import NEW, publish
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    publish(Path(sys.argv[1]), NEW)
except Refused as refused:
    print(refused.problems[0].code)
"""


def refusal(act: Callable[[], object]) -> Problem:
    """Return the one problem that an action is refused with."""
    with pytest.raises(Refused) as caught:
        act()
    (found,) = caught.value.problems
    return found


def code_of(act: Callable[[], object]) -> str:
    """Return the code of the problem that an action is refused with, empty where it is not."""
    try:
        act()
    except Refused as refused:
        return refused.problems[0].code
    return ""


def enter(output: Path, *, wait_seconds: float = 1.0, apart_from: tuple[Path, ...] = ()) -> None:
    """Open a workspace and close it again."""
    with open_workspace(output, wait_seconds=wait_seconds, apart_from=apart_from):
        pass


def test_someones_own_folder_is_not_emptied(tmp_path: Path) -> None:
    """A folder into which nothing was published, with files that are not the site's, is left alone."""
    output = tmp_path / "Documents"
    output.mkdir()
    for name in ("thư.txt", "a.txt", "b.txt", "index.html", "z.txt"):
        (output / name).write_bytes(b"mine")
    before = tree(output)
    expected = error("output-holds-other-files", str(output), count=4, examples="a.txt, b.txt, thư.txt")
    assert refusal(lambda: publish(output, OLD)) == expected
    assert tree(output) == before
    assert leftovers(output) == []


def test_a_folder_that_was_exchanged_is_not_emptied(tmp_path: Path) -> None:
    """A folder of the same name with nothing of the site in it is someone's own, manifest or not."""
    output = tmp_path / "output"
    publish(output, OLD)
    output.rename(tmp_path / "away")
    output.mkdir()
    (output / "mine.txt").write_bytes(b"mine")
    assert refusal(lambda: publish(output, OLD)).code == "output-holds-other-files"
    assert tree(output) == {"mine.txt": b"mine"}


def test_a_site_whose_manifest_was_lost_is_taken_over(tmp_path: Path) -> None:
    """Where all files are planned ones, a lost manifest does not stand in the way."""
    output = tmp_path / "output"
    publish(output, OLD)
    (state(output) / "manifest").unlink()
    assert publish(output, OLD).unchanged == len(OLD)


def test_the_output_folder_must_be_a_folder(tmp_path: Path) -> None:
    """A file or a link in its place is refused."""
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"mine")
    link.symlink_to(tmp_path)
    assert refusal(lambda: enter(file)) == error("output-is-file", str(file))
    assert refusal(lambda: enter(link)) == error("output-is-link", str(link))
    assert refusal(lambda: enter(file / "output")).code == "output-failed"
    assert file.read_bytes() == b"mine"


@pytest.mark.parametrize(("output", "content"), [("a", "a"), ("a/b", "a"), ("a", "a/b"), ("a/../b", "b")])
def test_the_output_folder_stays_apart_from_what_is_read(output: str, content: str, tmp_path: Path) -> None:
    """The output folder may neither hold nor lie in a folder that is read from."""
    (tmp_path / "a/b").mkdir(parents=True)
    found = refusal(lambda: enter(tmp_path / output, apart_from=(tmp_path / content,)))
    assert (found.code, dict(found.details)) == ("output-overlaps", {"folder": str(tmp_path / content)})
    enter(tmp_path / "c", apart_from=(tmp_path / "a", tmp_path / "b"))


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Give another process that holds the lock on `output` until its input ends."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "output")]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


@pytest.mark.usefixtures("holder")
def test_a_second_command_gives_up_after_a_while(tmp_path: Path) -> None:
    """While another command publishes, the second says so, waits, and ends with a problem."""
    said: list[str] = []

    def wait() -> None:
        with open_workspace(tmp_path / "output", wait_seconds=0.3, on_wait=lambda: said.append("waiting")):
            pass

    begun = time.monotonic()
    assert refusal(wait) == error("output-locked", str(tmp_path / "output"), seconds="0.3")
    assert time.monotonic() - begun >= 0.3
    assert said == ["waiting"]


def test_a_second_command_goes_on_when_the_first_ends(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    """The second command publishes as soon as the first is done."""
    assert holder.stdin is not None
    said: list[str] = []

    def end_the_first() -> None:
        said.append("waiting")
        threading.Timer(0.3, holder.stdin.close if holder.stdin else str).start()

    with open_workspace(tmp_path / "output", wait_seconds=20, on_wait=end_the_first) as workspace:
        workspace.stage(OutputPath("index.html"), b"second")
        workspace.apply()
    assert said == ["waiting"]
    assert tree(tmp_path / "output") == {"index.html": b"second"}


def test_a_lock_whose_holder_was_killed_is_free(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    """A command that was killed locks nobody out."""
    holder.kill()
    holder.wait()
    publish(tmp_path / "output", OLD)
    assert tree(tmp_path / "output") == OLD


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on file sizes that a test could set.")
@pytest.mark.parametrize("limit", [0, 100, 1000, 4000, 6000, 20_000])
def test_files_that_cannot_be_written_change_nothing(limit: int, tmp_path: Path) -> None:
    """Wherever writing ends, in a page or in the journal, the old site stands and nothing is left behind."""
    output = tmp_path / "output"
    publish(output, OLD)
    command = [sys.executable, "-c", LIMITED, str(output), str(limit)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert said == "disk-full\n"
    assert tree(output) == OLD
    assert not standing_journal(output)
    assert leftovers(output) == []
    publish(output, NEW)
    assert tree(output) == NEW


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a small disk of its own, where this process may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    can_mount = sys.platform == "linux" and shutil.which("mount") is not None
    if not can_mount or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("No small disk can be mounted here: it takes Linux and root.")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_changes_nothing(disk: Path) -> None:
    """However little room is left, the site is renewed or stands as it was."""
    output, filler = disk / "output", disk / "filler"
    ends = set()
    publish(output, OLD)
    page = 4096
    for left in range(0, 120, 3):
        filler.write_bytes(b"")
        free = os.statvfs(disk).f_bavail
        filler.write_bytes(bytes(max(0, free - left) * page))
        said = code_of(lambda: publish(output, NEW))
        assert tree(output) == (OLD if said else NEW)
        assert not standing_journal(output)
        assert leftovers(output) == []
        ends.add(said)
        filler.unlink()
        publish(output, OLD)
    assert ends == {"disk-full", ""}


def test_a_read_only_disk_changes_nothing(disk: Path) -> None:
    """A disk that may only be read is refused before anything is rendered."""
    output = disk / "output"
    publish(output, OLD)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert refusal(lambda: enter(output)).code == "output-read-only"
    assert refusal(lambda: enter(disk / "other")).code == "output-read-only"
    assert tree(output) == OLD


def test_a_disk_of_its_own_is_refused(disk: Path) -> None:
    """A folder that is a disk cannot be renewed by renames from beside it."""
    assert refusal(lambda: enter(disk)) == error("output-other-disk", str(disk))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="Root and Windows write where others may not.")
def test_a_read_only_folder_changes_nothing(tmp_path: Path) -> None:
    """A folder inside the site that may not be written is found before anything is changed."""
    output = tmp_path / "output"
    publish(output, OLD)
    (output / "ban-tin/b").chmod(0o555)
    found = refusal(lambda: publish(output, NEW))
    assert (found.code, dict(found.details)["file"]) == ("output-read-only", str(output / "ban-tin/b"))
    assert tree(output) == OLD
    (output / "ban-tin/b").chmod(0o755)
