"""What was done is done, whoever listens: closed, full and broken streams change no exit code and give no traceback."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.tools import program
from tests.git import git
from tests.sites import ROOT, copy_base, tree

NEW_SITE = (
    "--languages vi --name A --unit A --level province --colour '#005a9c' --address https://a.org"
    " --zone Asia/Ho_Chi_Minh --anyway"
)
DONE = {"import": r"/index\.md$", "photos": r"/to\.jpg$", "start": "^site/content/site.yml$", "links": r"^asked\.md$"}
"""What each command makes or changes."""
DEAD = (">/dev/full", ">&-", "| true")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix is asked")


def run(command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Return a line of a shell, run from the project's root, with the exit code of its first program."""
    line = f"{shlex.quote(sys.executable)} -m {command}; exit ${{PIPESTATUS[0]}}"
    return subprocess.run(
        [program("bash", "bash"), "-c", line],
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


def write_settings(folder: Path) -> Path:
    """Return a settings file beside a copy of the base site, which has an address."""
    settings = folder / "conf.py"
    settings.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
        f"PATH = {str(folder / 'content')!r}\nOUTPUT_PATH = {str(folder / 'output')!r}\n"
        f"THEME = {str(ROOT / 'theme')!r}\nSITEURL = 'https://news.union.org'\n",
        encoding="utf-8",
    )
    return settings


@pytest.mark.parametrize("dead", [">/dev/full", ">&-", "| true"])
def test_publishing_into_a_folder(tmp_path: Path, dead: str) -> None:
    """A site that was delivered is delivered: with a deaf console and a summary that cannot be written, exit 0."""
    copy_base(tmp_path)
    settings = write_settings(tmp_path)
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


def test_publishing_to_a_branch(tmp_path: Path) -> None:
    """What was pushed is pushed, and what was refused is not: the exit code tells, and the other stream says why."""
    content, live = copy_base(tmp_path), tmp_path / "live.git"
    text = content / "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md"
    git(tmp_path, "init", "--quiet", "--bare", str(live))
    options = f"--settings {write_settings(tmp_path)} --target github --remote {live} --yes --lang en"
    for number, dead in enumerate(DEAD):
        with text.open("a", encoding="utf-8") as file:
            file.write(f"\nThêm câu {number}.\n")
        done = run(f"invoke publish {options} --allow uncommitted {dead}")
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert f"Published to {live} (gh-pages)" in done.stderr
        assert "Traceback" not in done.stderr
        page = git(live, "show", f"gh-pages:ban-tin/{text.parent.name}/index.html")
        assert f"Thêm câu {number}." in page
    tip = git(live, "rev-parse", "gh-pages")
    done = run(f"invoke publish {options} >/dev/full")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert ": error publish-no-history: " in done.stderr
    assert git(live, "rev-parse", "gh-pages") == tip


@pytest.mark.parametrize(
    ("task", "options", "dead", "said"),
    [
        ("import", "{0}/tin.txt --content {0}/content --unit tinh-sen --date 2024-07-10", ">&-", "Drafts written: 1."),
        ("photos", "--yes --content {0}/content", ">/dev/full", "1 photos: "),
        ("start", f"{NEW_SITE} --folder {{0}}/site", "| true", "git add -A, git commit, git push."),
        ("links", "--settings {0}/conf.py --summary {0}/asked.md", ">/dev/full", "asked after: 0"),
    ],
)
def test_what_was_done_is_said_elsewhere(tmp_path: Path, task: str, options: str, dead: str, said: str) -> None:
    """Each command that changes or asks something ends with 0 once that was done, and is heard on the other stream."""
    content = copy_base(tmp_path)
    photo = content / "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/to.jpg"
    (tmp_path / "tin.txt").write_text("Hội nghị sơ kết\n\nSáng 10/7/2024, Hội họp.\n", encoding="utf-8")
    Image.new("RGB", (3000, 40)).save(photo)
    write_settings(tmp_path)
    film = content / "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md"  # nobody is to be asked after it
    lines = film.read_text(encoding="utf-8").splitlines(keepends=True)
    film.write_text("".join(line for line in lines if not line.startswith("video")), encoding="utf-8")
    site = (content / "site.yml").read_text(encoding="utf-8")
    (content / "site.yml").write_text(
        site.replace("https://creativecommons.org/", "http://127.0.0.1:9/"), encoding="utf-8"
    )
    before = tree(tmp_path)
    done = run(f"invoke {task} {options.format(tmp_path)} --lang en {dead}")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    made = [path for path, data in tree(tmp_path).items() if before.get(path) != data]
    assert any(re.search(DONE[task], path) for path in made), made


@pytest.mark.parametrize("dead", [">/dev/full", "> >(true)"])
def test_a_preview_that_nobody_hears(tmp_path: Path, dead: str) -> None:
    """It serves, says its address on the other stream, and ends at Ctrl-C as ever."""
    content = copy_base(tmp_path)
    line = f"exec {shlex.quote(sys.executable)} -m invoke preview --no-browser --port 8760 --content {content} {dead}"
    with subprocess.Popen(
        [program("bash", "bash"), "-c", line],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        found = next(filter(None, (re.search(r"http://\S+", line) for line in process.stderr)))
        with urllib.request.urlopen(found[0], timeout=60) as answer:  # noqa: S310  (the preview's own address)
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == 130


@pytest.mark.parametrize("task", ["new", "start"])
def test_nobody_to_ask(tmp_path: Path, task: str) -> None:
    """Where standard input is closed nothing is asked: what is missing is said, without a traceback."""
    copy_base(tmp_path)
    content = f"--content {tmp_path / 'content'}" if task == "new" else ""
    done = run(f"invoke {task} {content} --lang en <&-")
    assert done.returncode == 1
    assert done.stdout != ""
    assert "Traceback" not in done.stdout + done.stderr
