"""The preview as staff use it: the real command, a real browser, a save, a mistake, its mending, Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.sites import ROOT, copy_base

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
        assert seconds < 3
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
        assert process.wait(timeout=10) == 130
