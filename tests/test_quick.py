"""The quick run takes what was changed first, and ends in time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.publishing.published_site import git
from tests.quick import ALWAYS, ROOT, quick_tests, touched_rooms


def test_rooms_are_those_of_changed_files(tmp_path: Path) -> None:
    """What is not committed counts; where all is, the last commit does; a folder without Git has none."""
    assert touched_rooms(tmp_path) == frozenset()
    git(tmp_path, "init", "--quiet")
    for path in ("plugins/bulletins/body/reader.py", "plugins/bulletins/api.py", "README.md"):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("a", encoding="utf-8")
    assert touched_rooms(tmp_path) == {"body"}
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=a")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/mới.html").write_text("b", encoding="utf-8")
    (tmp_path / "README.md").unlink()
    assert touched_rooms(tmp_path) == {"rendering"}
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=b")
    assert touched_rooms(tmp_path) == {"rendering"}
    assert quick_tests(tmp_path) == [*ALWAYS]
    (tmp_path / "tests/rendering").mkdir(parents=True)
    assert quick_tests(tmp_path) == ["tests/rendering", *ALWAYS]


@pytest.mark.parametrize(("seconds", "said"), [("0.001", "tests were not begun"), ("600", "passed")])
def test_no_test_is_begun_when_time_is_over(seconds: str, said: str) -> None:
    """The tests that were not begun are counted, and it is said how to run them."""
    words = ("-q", "-p", "no:cacheprovider", "--seconds", seconds, "tests/model/test_yaml_text.py")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert said in done.stdout
