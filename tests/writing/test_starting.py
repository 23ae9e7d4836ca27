"""The writing page is opened by double-click, from any folder, once: a second start shows the one that runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bulletins.newsite.install import stage_first_files

from tests.browser.tools import program
from tests.sites import ROOT, copy_base
from tests.writing.serving import serving

STARTERS = ("Viet-bai.bat", "Viet-bai.command", "viet-bai.desktop")
FOLDER = "Bản tin của Hội (2026) & bạn"
TASKS = "import os, sys; print(os.path.basename(os.getcwd()), *sys.argv[1:])\n"


def site_with_starters(place: Path) -> Path:
    """Return a folder with blanks and Vietnamese letters that holds the starters and a tasks.py."""
    folder = place / FOLDER
    folder.mkdir()
    for name in STARTERS:
        shutil.copy(ROOT / name, folder / name)
    (folder / "tasks.py").write_text(TASKS, encoding="utf-8")
    return folder


def run(command: list[str], place: Path, path: str = "") -> tuple[int, str]:
    """Return exit code and output of a starter that is run in another folder than its own."""
    environment = {**os.environ, "PYTHONUTF8": "1", **({"PATH": path} if path else {})}
    done = subprocess.run(
        command, cwd=place, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.mark.skipif(sys.platform == "win32", reason="this one is for other systems")
def test_a_double_click_runs_the_task_in_its_own_folder(tmp_path: Path) -> None:
    """The starters of macOS and Linux find Python and call `tasks.py write` where they lie."""
    folder = site_with_starters(tmp_path)
    assert run([program("sh", "dash"), str(folder / "Viet-bai.command")], tmp_path) == (0, f"{FOLDER} write\n")
    entry = re.search("^Exec=(.*)$", (folder / "viet-bai.desktop").read_text(encoding="utf-8"), re.MULTILINE)
    assert entry is not None
    quoted = re.fullmatch(r'(\S+) -c "([^"`$\\\\]*)" %k', entry[1])
    assert quoted is not None
    assert "%" not in quoted[2]
    for written in (str(folder / "viet-bai.desktop"), (folder / "viet-bai.desktop").as_uri()):
        assert run([sys.executable, "-c", quoted[2], written], tmp_path) == (0, f"{FOLDER} write\n")


@pytest.mark.skipif(sys.platform == "win32", reason="this one is for other systems")
def test_where_python_is_missing_or_old_it_is_said_where_to_get_it(tmp_path: Path) -> None:
    """One link, in Vietnamese first; nothing is run."""
    folder, tools = site_with_starters(tmp_path), tmp_path / "bin"
    tools.mkdir()
    for name, package in (("sh", "dash"), ("dirname", "coreutils")):
        (tools / name).symlink_to(program(name, package))
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tools / "python3").chmod(0o755)
    text = (folder / "Viet-bai.command").read_text(encoding="utf-8")
    alone = re.sub("^PATH=.*$", "", text, flags=re.MULTILINE)
    (folder / "Viet-bai.command").write_text(alone, encoding="utf-8")
    code, said = run(["sh", str(folder / "Viet-bai.command")], tmp_path, path=str(tools))
    assert code == 1
    assert said.startswith("Máy này chưa có Python 3.11 hoặc mới hơn.")
    assert said.count("https://") == 1


@pytest.mark.skipif(sys.platform != "win32", reason="this one is for Windows")
def test_a_double_click_on_windows_runs_the_task_in_its_own_folder(tmp_path: Path) -> None:
    """The starter of Windows finds Python and calls `tasks.py write` where it lies."""
    folder = site_with_starters(tmp_path)
    code, said = run(["cmd", "/c", str(folder / "Viet-bai.bat")], tmp_path)
    assert (code, said.strip()) == (0, f"{FOLDER} write")


def test_the_starter_of_windows_is_one_that_cmd_reads() -> None:
    """Its lines end in CRLF, each label that is gone to is there, and only what is said has Vietnamese letters."""
    data = (ROOT / "Viet-bai.bat").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 0
    lines = data.decode("utf-8").split("\r\n")
    wanted = {found for line in lines for found in re.findall(r"(?:goto |call :)(\w+)", line)}
    assert wanted == {line[1:] for line in lines if line.startswith(":")}
    assert all(line.isascii() for line in lines if not line.startswith(("echo ", "rem ")))
    assert not [line for line in lines if line.startswith("echo ") and set(line) & set("&|<>^%()")]


def test_a_new_site_has_starters_that_can_be_run(tmp_path: Path) -> None:
    """What `start` writes may be opened by double-click where systems ask for that."""
    aside = stage_first_files(tmp_path, [(name, (ROOT / name).read_bytes()) for name in STARTERS])
    if os.name != "nt":
        assert [os.access(aside / name, os.X_OK) for name in STARTERS] == [False, True, True]
        assert os.access(ROOT / "Viet-bai.command", os.X_OK)
    assert b"\r" not in (aside / "Viet-bai.command").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="browsers are named otherwise there")
def test_a_second_start_opens_the_page_that_runs(tmp_path: Path) -> None:
    """It ends at once, the browser shows the running page; another site's page takes the next port."""
    copy_base(tmp_path / "one")
    copy_base(tmp_path / "two")
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened}"\n')
    browser.chmod(0o755)
    with serving(tmp_path / "one") as first:
        port = first.url.rstrip("/").rpartition(":")[2]
        paths = os.pathsep.join([str(ROOT), str(ROOT / "plugins")])
        environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": paths, "BROWSER": f"{browser} %s"}
        again = [sys.executable, "-m", "tests.writing.serving", str(tmp_path / "one"), port]
        done = subprocess.run(again, cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False)
        assert done.returncode == 0
        assert done.stdout.decode() == f"Trang viết bài đang mở sẵn: {first.page}\n"
        assert opened.read_text() == first.page
        with serving(tmp_path / "two", port) as other:
            assert other.origin != first.origin
