"""Publishing stopped at every point: by SIGKILL, which nobody can catch, and by Ctrl-C, which people press."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from bulletins.model.stamp import NO_FILE, stamp_of
from bulletins.model.value import replace
from bulletins.output import OutputChanges, open_workspace, standing_journal

from tests.output.folders import NEW, OLD, Files, leftovers, manifest, publish, record_of, tree

ROOT = Path(__file__).resolve().parents[2]
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="This system has no fork: nothing is stopped midway.")


def stop_everywhere(base: Path, scene: str, number: int) -> list[tuple[Path, int]]:
    """Return the output folders of a scene stopped at each of its points, with the exit codes."""
    command = [sys.executable, "-m", "tests.output.stopping", str(base), scene, str(number)]
    ended = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=300)
    count = int(ended.stdout)
    return [(base / str(at) / "output", int((base / str(at) / "exit").read_text())) for at in range(1, count + 1)]


def complete(output: Path) -> Files:
    """Return the tree after the next command has opened the folder; a standing journal must be gone then."""
    with open_workspace(output):
        pass
    assert not standing_journal(output)
    assert leftovers(output) == []
    return tree(output)


def check_manifest(output: Path, files: Files) -> None:
    """Check that the manifest is the one that a build leaves which was not stopped, but for the moments of its files.

    That is: the build record, and of every file its digest and the stamp that it has.
    """
    left = manifest(output)
    assert left.build == record_of(files)
    assert {path: record.stamp for path, record in left.files.items()} == {
        path: stamp_of((output / path).stat()) for path in sorted(files)
    }
    whole = output.parent / "whole"
    publish(whole, files)
    assert {path: replace(record, stamp=NO_FILE) for path, record in left.files.items()} == {
        path: replace(record, stamp=NO_FILE) for path, record in manifest(whole).files.items()
    }


def check_publishing_goes_on(output: Path, files: Files) -> None:
    """Publish twice: the first gives exactly the site, the second finds nothing to do."""
    publish(output, files)
    assert tree(output) == files
    assert publish(output, files) == OutputChanges(unchanged=len(files))
    assert leftovers(output) == []


@needs_fork
def test_a_kill_while_renewing_leaves_old_new_or_a_journal(tmp_path: Path) -> None:
    """Killed at any call, the folder holds the old site, the new one, or a mixture with a journal that makes it new."""
    stopped = stop_everywhere(tmp_path, "renew", signal.SIGKILL)
    assert len(stopped) >= 60
    assert {code for _, code in stopped} == {-signal.SIGKILL}
    seen = {"old": 0, "new": 0, "journal": 0, "mixture": 0}
    for output, _ in stopped:
        before = tree(output)
        if standing_journal(output):
            seen["journal"] += 1
            seen["mixture"] += before not in (OLD, NEW)
            assert complete(output) == NEW
            check_manifest(output, NEW)
        else:
            seen["old" if before == OLD else "new"] += 1
            assert before in (OLD, NEW)
            assert complete(output) == before
            check_manifest(output, before)
        check_publishing_goes_on(output, NEW)
    assert min(seen.values()) > 0


@needs_fork
def test_a_kill_while_publishing_first_leaves_nothing_all_or_a_journal(tmp_path: Path) -> None:
    """Killed at any call of the first publishing, there is no site, the whole, or a journal that makes it whole."""
    stopped = stop_everywhere(tmp_path, "first", signal.SIGKILL)
    assert len(stopped) >= 60
    for output, _ in stopped:
        before = tree(output)
        if standing_journal(output):
            assert complete(output) == OLD
            check_manifest(output, OLD)
        else:
            assert before in ({}, OLD)
            assert complete(output) == before
            if before:
                check_manifest(output, OLD)
        check_publishing_goes_on(output, OLD)


@needs_fork
@pytest.mark.parametrize("scene", ["recover", "resume"])
def test_a_kill_while_completing_is_completed_again(scene: str, tmp_path: Path) -> None:
    """Killed while it completes what was cut short, the next command completes that just as well."""
    stopped = stop_everywhere(tmp_path, scene, signal.SIGKILL)
    assert len(stopped) >= 10
    for output, _ in stopped:
        before = tree(output)
        assert standing_journal(output) or before == NEW
        assert complete(output) == NEW
        check_manifest(output, NEW)
        check_publishing_goes_on(output, NEW)


@needs_fork
@pytest.mark.parametrize(("scene", "before", "after"), [("first", {}, OLD), ("renew", OLD, NEW)])
def test_ctrl_c_changes_nothing_or_comes_too_late(scene: str, before: Files, after: Files, tmp_path: Path) -> None:
    """Stopped by Ctrl-C the old site stands untouched; pressed once changes are made, they are all made."""
    stopped = stop_everywhere(tmp_path, scene, signal.SIGINT)
    codes = {code for _, code in stopped}
    assert codes == {0, 130}
    for output, code in stopped:
        assert tree(output) == (before if code else after)
        if tree(output):
            check_manifest(output, before if code else after)
        assert not standing_journal(output)
        if output.parent.joinpath(".output.publishing").exists():
            assert leftovers(output) == []


@needs_fork
def test_ctrl_c_while_completing_leaves_it_complete(tmp_path: Path) -> None:
    """Ctrl-C in the middle of completing what was cut short does not cut it short again."""
    for output, code in stop_everywhere(tmp_path, "recover", signal.SIGINT):
        assert code in {0, 130}
        assert standing_journal(output) or tree(output) == NEW
        assert complete(output) == NEW
        check_manifest(output, NEW)
