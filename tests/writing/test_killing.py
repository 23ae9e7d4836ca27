"""The browser or the program is killed while somebody types and saves: two seconds of typing at most are lost."""

from __future__ import annotations

import json
import os
import random
import re
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.windows import open_window
from tests.sites import copy_base
from tests.writing.serving import WritingSession, serving

pytestmark = pytest.mark.browser

KILLS = 50 if os.environ.get("FULL") else 5
NEWS = "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md"
LOST_SECONDS = 2.0
STEP_SECONDS = 0.05
LABEL = "Tóm tắt (sapo)"


class Typed:
    """What was typed in one round, with the time of each word, and how long the machine stood still at most."""

    def __init__(self, page: Page, start: str, chance: random.Random) -> None:
        """Type words for some seconds, saving now and then."""
        field = page.get_by_label(LABEL)
        field.fill(start)
        self.words = [(time.monotonic(), start)]
        until = time.monotonic() + chance.uniform(0.5, 3.5)
        while time.monotonic() < until:
            text = f"{self.words[-1][1]} {len(self.words)}"
            page.keyboard.type(text[len(self.words[-1][1]) :])
            self.words.append((time.monotonic(), text))
            if chance.random() < 1 / 15:
                page.keyboard.press("Control+s")
            time.sleep(STEP_SECONDS)
        self.stood = max(
            (one[0] - other[0] for other, one in zip(self.words, self.words[1:], strict=False)), default=0.0
        )
        self.page = page

    def sure(self, killed: float) -> str:
        """Return what must be there after a kill at that moment: typed two seconds before, or earlier."""
        before = killed - LOST_SECONDS - max(0.0, self.stood - STEP_SECONDS)
        return next((text for when, text in reversed(self.words) if when < before), "")


def crash(page: Page) -> None:
    """Kill the process of a page, so that nothing of it runs any more; the answer never comes."""
    with suppress(Error):
        page.goto("chrome://crash", timeout=3_000)


def held(folder: Path) -> list[str]:
    """Return the lead in the file, and those that are kept aside; every file must be whole."""
    data = (folder / "content" / NEWS).read_text(encoding="utf-8")
    found = re.fullmatch(r"(---\ntitle: .*\n.*\n.*\nsummary: )(.*)(\nsection: .*---\n.+nhắc lại\.\n)", data, re.DOTALL)
    assert found is not None, data
    kept = [json.loads(file.read_bytes()) for file in (folder / ".unsaved").glob("*.json")]
    return [found[2].strip("'\""), *(one["changes"]["summary"]["now"] for one in kept)]


def offered(session: WritingSession) -> list[str]:
    """Return the lead in the form, and those that it offers again."""
    given = session.ask("open", path=NEWS)
    return [given["values"]["summary"], *(one["changes"]["summary"]["now"] for one in given["unsaved"])]


def test_two_seconds_of_typing_are_lost_at_most(browser: Browser, tmp_path: Path) -> None:
    """After each kill all words older than that are in the file or offered again, and every file is whole."""
    copy_base(tmp_path)
    seed = int(os.environ.get("KILL_SEED", random.randrange(10_000)))  # noqa: S311  (moments, no secrets)
    chance = random.Random(seed)  # noqa: S311  (the same)
    sys.stdout.write(f"KILL_SEED={seed}\n")
    others = {file: file.read_bytes() for file in (tmp_path / "content").rglob("*.*") if not file.match(NEWS)}
    with ExitStack() as stack:
        session: WritingSession | None = None
        worst = 0.0
        for number in range(KILLS):
            session = session or stack.enter_context(serving(tmp_path))
            with open_window(browser, (1280, 900), locale="vi-VN") as window:
                window.page.goto(f"{session.page}#/{NEWS}")
                expect(window.page.get_by_label(LABEL)).to_be_visible(timeout=20_000)
                typed = Typed(window.page, f"Vòng {number}:", chance)
                killed = time.monotonic()
                if number % 2:
                    session.process.kill()
                    session.process.wait()
                else:
                    crash(window.page)
            sure = typed.sure(killed)
            texts = held(tmp_path) if number % 2 else offered(session)
            there = max(texts, key=lambda text: len(text) if text.startswith(f"Vòng {number}:") else -1)
            assert there.startswith(sure), (number, sure, there)
            times = [when for when, text in typed.words if len(text) > len(there)] if sure else []
            worst = max([worst, *(killed - when for when in times[:1])])
            assert all(file.read_bytes() == data for file, data in others.items())
            assert all(file.name.startswith(".") for file in (tmp_path / "content").rglob("*.tmp"))
            if number % 2:
                session = None
        session = session or stack.enter_context(serving(tmp_path))
        assert set(offered(session)) <= set(held(tmp_path))
        sys.stdout.write(f"{KILLS} kills, most lost: {worst:.2f} s\n")
