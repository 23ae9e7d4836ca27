"""The list and the form know a text's past: who changed it last, what is stale, and the way back to a version."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.tools import node_module, program
from tests.browser.windows import open_window
from tests.publishing.published_site import Desk, git
from tests.writing.serving import DRAFT, WritingSession, serving
from tests.writing.test_walk import AXE

TRANSLATED = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md"
ENGLISH = TRANSLATED.replace("index.md", "index.en.md")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WritingSession]:
    """Give the writing page of a site in a repository, in which one original was changed by somebody else."""
    site = Desk(tmp_path_factory.mktemp("desk"))
    file = site.folder / "content" / TRANSLATED
    file.write_text(file.read_text(encoding="utf-8") + "\nĐoạn thêm của chị Mai.\n", encoding="utf-8")
    commit(site.folder, "Trần Thị Mai", "2026-05-06T07:08:00+07:00")
    with serving(site.folder) as started:
        yield started


def commit(folder: Path, who: str, when: str) -> None:
    """Keep what is changed in the history, by somebody at some time."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x", f"--author={who} <a@b.vn>", f"--date={when}")


def test_the_list_knows_who_changed_a_text_and_what_is_stale(desk: WritingSession) -> None:
    """Name and time come from the newest commit; the translation that stayed behind its original is stale."""
    told = desk.ask("changes")
    newest = {"who": "Trần Thị Mai", "when": "2026-05-06T07:08:00+07:00", "place": 0}
    assert told["texts"][TRANSLATED] == newest
    assert told["texts"][ENGLISH]["who"] != "Trần Thị Mai"
    assert told["stale"] == [ENGLISH]
    assert told["here"] == []


def test_without_a_history_nothing_is_told(session: WritingSession) -> None:
    """A site in no repository has neither names nor versions; nothing fails."""
    assert session.ask("changes") == {"known": False}
    assert session.ask("versions", path=TRANSLATED) == {"known": False, "versions": []}
    program("git", "git")  # without it, that is what the answer says
    answer = session.ask("version", path=TRANSLATED, commit="0" * 40)
    assert [found["code"] for found in answer["problems"]] == ["version-unknown"]


def test_the_list_knows_photos_without_words_and_broken_links(session: WritingSession) -> None:
    """A photo that says nothing and a link to no bulletin are named in the list as soon as the file is saved."""
    file = session.text(DRAFT)
    before = file.read_bytes()
    file.write_bytes(before + "\n![](ngay-hoi.jpg)\n\nXem [tin này](2019-01-01-khong-co-tin-nay).\n".encode())
    end = time.monotonic() + 20
    concerns: list[str] = []
    while concerns != ["alt", "links"] and time.monotonic() < end:
        concerns = next(text["concerns"] for text in session.ask("list").get("texts", ()) if text["path"] == DRAFT)
        time.sleep(0.1)
    file.write_bytes(before)
    assert concerns == ["alt", "links"]


@pytest.mark.browser
def test_the_list_is_narrowed_and_a_version_comes_back(desk: WritingSession, browser: Browser) -> None:
    """Stale translations and a unit narrow the list; a version is shown word by word and saved as a new edit."""
    with open_window(browser, (1280, 900), locale="vi-VN") as window:
        page = window.page
        page.goto(desk.page)
        rows = page.locator(".text")
        page.get_by_role("button", name="Bản dịch cũ hơn bản gốc 1").click()
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text("Trần Thị Mai sửa lần cuối")
        page.get_by_role("button", name="Tất cả").click()
        unit = page.get_by_role("combobox", name="Đơn vị").first
        unit.fill("huyen ao")
        unit.press("Enter")
        expect(page.locator(".filters .chosen")).to_contain_text("huyện Ao")
        expect(rows).not_to_have_count(0)
        shown, whole = re.findall(r"\d+", page.locator(".count").inner_text())
        assert 0 < int(shown) < int(whole)
        page.goto(f"{desk.page}#/{TRANSLATED}")
        page.get_by_role("button", name="Các bản trước").click()
        dialog = page.get_by_role("dialog", name="Các bản trước")
        dialog.locator(".found button").last.click()
        expect(dialog.locator("del")).to_contain_text("Đoạn thêm của chị Mai.")
        page.evaluate(node_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
        assert page.evaluate(AXE) == []
        before = git(desk.folder, "rev-parse", "HEAD")
        dialog.get_by_role("button", name="Lấy lại bản này").click()
        expect(page.locator(".state-line")).to_contain_text("Chưa lưu: 1 ô")
        page.keyboard.press("Control+s")
        expect(page.locator(".state-line")).to_contain_text("Đã lưu lúc")
        assert "Đoạn thêm" not in desk.text(TRANSLATED).read_text(encoding="utf-8")
        assert git(desk.folder, "rev-parse", "HEAD") == before
        assert git(desk.folder, "diff", "HEAD~1", "--stat", "--", "content") == ""
        page.goto(desk.page)
        expect(rows.filter(has_text="chưa đưa vào lịch sử")).to_have_count(1)
        assert window.strays(desk.origin) == []
    git(desk.folder, "checkout", "--quiet", "--", "content")
