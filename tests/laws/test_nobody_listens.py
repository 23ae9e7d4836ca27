"""What was done is done, whoever listens: closed, full and broken streams change no exit code and give no traceback."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import ROOT, copy_base, tree

DEAD = (">/dev/full", ">&-", "| true")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix is asked")


def run(command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Return a line of a shell, run from the project's root, with the exit code of its first program."""
    line = f"{shlex.quote(sys.executable)} -m {command}; exit ${{PIPESTATUS[0]}}"
    return subprocess.run(
        ["bash", "-c", line],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Give the paths of a site that somebody heard of."""
    folder = tmp_path_factory.mktemp("heard")
    copy_base(folder)
    assert run(words(folder)).returncode == 0
    return set(tree(folder / "output"))


def words(folder: Path) -> str:
    """Return the options of a build in a folder."""
    content, output = folder / "content", folder / "output"
    return f"invoke build --content {shlex.quote(str(content))} --output {shlex.quote(str(output))}"


@pytest.mark.parametrize("dead", DEAD)
def test_a_build_that_nobody_hears(tmp_path: Path, whole: set[str], dead: str) -> None:
    """The site is published, the exit code is 0, and the report goes to the stream that is still open."""
    copy_base(tmp_path)
    done = run(f"{words(tmp_path)} {dead}")
    assert (done.returncode, done.stdout) == (0, "")
    added = f"{tmp_path}/output: thêm {len(whole)}, sửa 0, xóa 0"
    assert done.stderr.splitlines()[-1].startswith(added), done.stderr
    assert "Traceback" not in done.stderr
    assert set(tree(tmp_path / "output")) == whole


@pytest.mark.parametrize("dead", [">/dev/full 2>&1", ">&- 2>&-", "2>&1 | true", "<&- >&- 2>&-"])
def test_a_build_in_silence(tmp_path: Path, whole: set[str], dead: str) -> None:
    """With both streams gone nothing is said, and still the site is whole and the exit code 0."""
    copy_base(tmp_path)
    done = run(f"{words(tmp_path)} {dead}")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert set(tree(tmp_path / "output")) == whole


@pytest.mark.parametrize("dead", DEAD)
def test_a_refusal_that_nobody_hears(tmp_path: Path, dead: str) -> None:
    """Problems go to the other stream, the exit code stays 1, and nothing is written."""
    content = copy_base(tmp_path)
    (content / "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md").write_text("", encoding="utf-8")
    done = run(f"{words(tmp_path)} --lang en {dead}")
    assert done.returncode == 1
    assert "so-ket-giua-nhiem-ky/index.md:1" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("dead", [">/dev/full", ">&-"])
def test_publishing_into_a_folder(tmp_path: Path, dead: str) -> None:
    """A site that was delivered is delivered: with a deaf console and a summary that cannot be written, exit 0."""
    copy_base(tmp_path)
    settings = tmp_path / "conf.py"
    settings.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
        f"PATH = {str(tmp_path / 'content')!r}\nOUTPUT_PATH = {str(tmp_path / 'output')!r}\n"
        f"THEME = {str(ROOT / 'theme')!r}\nSITEURL = 'https://news.union.org'\n",
        encoding="utf-8",
    )
    options = f"--settings {settings} --target {tmp_path / 'online'} --yes --allow uncommitted --lang en"
    done = run(f"invoke publish {options} --summary /dev/full {dead}")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "the summary could not be written here (No space left on device)" in done.stderr
    assert (tmp_path / "online/published.json").is_file()
    told = tmp_path / "summary.md"
    again = run(f"invoke publish {options} --allow unchanged --summary {told} >&- 2>&-")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert "news.union.org" in told.read_text(encoding="utf-8")


@pytest.mark.parametrize("task", ["new", "start"])
def test_nobody_to_ask(tmp_path: Path, task: str) -> None:
    """Where standard input is closed nothing is asked: what is missing is said, without a traceback."""
    copy_base(tmp_path)
    content = f"--content {tmp_path / 'content'}" if task == "new" else ""
    done = run(f"invoke {task} {content} --lang en <&-")
    assert done.returncode == 1
    assert done.stdout != ""
    assert "Traceback" not in done.stdout + done.stderr
