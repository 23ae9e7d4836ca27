"""The preview as staff use it: the real command, a real browser, a save, a mistake, its mending, Ctrl-C."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bulletins.commands.console import Console
from bulletins.commands.preview import PreviewBuilds
from playwright.sync_api import Browser, expect

from tests.publishing.published_site import TEXT, Desk, git
from tests.sites import NOW, ROOT, copy_base

DRAFT = "bulletins/2024/2024-08-05-ban-thao/index.md"


@contextmanager
def preview(content: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Give the address of a running `inv preview`, and its process."""
    command = [sys.executable, "-m", "invoke", "preview", "--content", str(content), "--no-browser", "--port", "8790"]
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            found = next(filter(None, (re.search(r"http://\S+", line) for line in process.stdout)))
            yield found[0], process
        finally:
            process.kill()


def shown(desk: Desk, language: str) -> list[list[str]]:
    """Return what a preview lists below the errors themselves: the place, the file to open, what becomes of it."""
    live = PreviewBuilds(desk.settings, Console(language=language), lambda: NOW).build()
    assert live is not None
    rows = [line.replace(f"{desk.folder}/", "").split("\t") for line in live.shown.splitlines()]
    return [row for row in rows if not row[0].startswith(("To put right", "To look at", "Cần sửa", "Nên xem"))]


def test_the_list_says_what_would_be_set_aside_and_who_changed_it_last(tmp_path: Path) -> None:
    """Each folder with an error is named with its author, then those that need it; Git must know.

    An error that concerns all is told apart.
    """
    desk = Desk(tmp_path)
    assert shown(desk, "en") == []
    desk.edit("date: 2024-07-10", "date: 31/02/2024")
    desk.commit()
    festival = "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai"
    desk.edit("title: ", "tilte: ", f"{festival}/index.md")
    today = git(desk.folder, "log", "-1", "--format=%as")
    needs = "it needs a text that has errors; where that was never online, this one "
    needs += "waits with it, or goes online without it"
    keep = "all else goes online; readers keep the version they know of this, and see nothing of a new one"
    assert shown(desk, "en") == [
        [
            "Set aside if published now: 2024-03-08-ngay-hoi-ao-dai",
            festival,
            f"{keep}; changed on this computer, not in any commit yet",
        ],
        [
            "Set aside if published now: 2024-07-10-so-ket-giua-nhiem-ky",
            TEXT.removesuffix("/index.md"),
            f"{keep}; last changed by A on {today}",
        ],
        [
            "Perhaps set aside, too: 2024-08-01-diem-tin-thang-7",
            "content/bulletins/2024/2024-08-01-diem-tin-thang-7",
            f"{needs}; last changed by A on {today}",
        ],
    ]
    unit = "content/units/tinh-sen.yml"
    desk.edit("level: province", "level: provinz", unit)
    desk.commit()
    assert shown(desk, "vi") == [
        [
            "Lúc này chưa đăng được gì: tinh-sen.yml",
            unit,
            f"lỗi này liên quan đến nhiều bài; người sửa cuối: A, ngày {today}",
        ]
    ]
    shutil.rmtree(desk.folder / ".git")
    assert shown(desk, "vi") == []


@pytest.mark.browser
def test_a_save_reloads_and_a_mistake_is_shown_over_the_last_good_page(tmp_path: Path, browser: Browser) -> None:
    """A draft is shown marked; a save is there at once; its faults are named over it, its head's over the old page."""
    content = copy_base(tmp_path)
    text = (content / DRAFT).read_text(encoding="utf-8")
    with preview(content) as (address, process):
        page = browser.new_page()
        with page.expect_response(lambda answer: "/__preview/" in answer.url):
            page.goto(f"{address.rstrip('/')}/ban-tin/2024-08-05-ban-thao/")
        expect(page.get_by_text("Chữ của bản nháp.")).to_be_visible()
        page.wait_for_timeout(500)
        began = time.perf_counter()
        (content / DRAFT).write_text(text.replace("Chữ của", "Chữ mới của"), encoding="utf-8")
        expect(page.get_by_text("Chữ mới của bản nháp.")).to_be_visible()
        seconds = time.perf_counter() - began
        sys.stdout.write(f"save to reloaded page: {seconds * 1000:.0f} ms\n")
        assert seconds < 10
        (content / DRAFT).write_text(text.replace("unit: tinh-sen", "unit: tinh-sem"), encoding="utf-8")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("tinh-sem")
        expect(alert).to_contain_text("2024-08-05-ban-thao/index.md, dòng 4")
        expect(page.get_by_text("Chữ của bản nháp.")).to_be_visible()
        (content / DRAFT).write_text(text.replace("unit: tinh-sen", "unitt tinh-sen"), encoding="utf-8")
        expect(page.get_by_role("heading", name="Chưa thể đăng")).to_be_visible()
        expect(page.get_by_text("Chữ của bản nháp.")).to_be_attached()
        (content / DRAFT).write_text(text, encoding="utf-8")
        expect(page.get_by_text("Chữ của bản nháp.")).to_be_visible()
        expect(alert).to_have_count(0)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
