"""A translation is begun beside its original: outside content/ until it is whole, paragraph by paragraph."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.tools import node_module
from tests.browser.windows import open_window
from tests.writing.serving import WritingSession
from tests.writing.test_daily_walks import CLOTHES, MADE, opened
from tests.writing.test_security import state_of
from tests.writing.test_two_computers import Clicks
from tests.writing.test_walk import AXE

pytestmark = pytest.mark.browser

NEWS = "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.en.md"
FESTIVAL = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.en.md"
TITLE = "Ao district: two hundred women at the áo dài festival"
PARAGRAPHS = (
    "In the morning **two hundred** members were there[^1].",
    "## The sewing contest",
    "| Branch | Gowns |\n|--------|------:|\n| Đồng   |    12 |\n| Sông   |     9 |",
    '![A sewing table under the tree](ban-may.jpg "The table of the branch Sông")',
    "See [the mid-term review](../2024-07-10-so-ket-giua-nhiem-ky/index.md).",
    "[^1]: By the list of the committee.",
)


def change(**now: object) -> dict[str, dict[str, object]]:
    """Return the changes of fields that were empty."""
    return {key: {"was": [] if isinstance(value, list) else "", "now": value} for key, value in now.items()}


def test_nothing_is_written_before_it_is_whole(session: WritingSession) -> None:
    """What lacks a field, or would bring an error into the site, is refused in words; content/ stays as it is."""
    before = state_of(session.folder / "content")
    given = session.ask("open", path=NEWS)
    assert (given["isNew"], given["translation"], given["problems"]) == (True, True, [])
    assert given["original"]["values"]["title"] == "Tỉnh Sen sơ kết giữa nhiệm kỳ"
    half = change(title="Mid-term review", summary="Seven of eight.")
    answer = session.ask("save", path=NEWS, changes=half)
    assert [found["code"] for found in answer["problems"]] == ["translation-unfinished"]
    assert "body" in answer["problems"][0]["what"]
    wrong = change(title="Mid-term review", summary="Seven of eight.", body="\nSee [there](khong-co-bai-nay).\n")
    answer = session.ask("save", path=NEWS, changes=wrong)
    assert [found["error"] for found in answer["problems"]] == [True]
    assert "khong-co-bai-nay" in answer["problems"][0]["what"]
    session.ask("keep", path=NEWS, changes=half)
    assert state_of(session.folder / "content") == before
    listed = session.ask("list")
    assert [text["path"] for text in listed["begun"]] == [NEWS]
    assert NEWS not in {text["path"] for text in listed["texts"]}
    whole = half | change(body="\nThe meeting took an afternoon.\n")
    assert session.ask("save", path=NEWS, changes=whole)["saved"]
    assert session.text(NEWS).read_text(encoding="utf-8") == (
        "---\ntitle: Mid-term review\nsummary: Seven of eight.\n---\n\nThe meeting took an afternoon.\n"
    )
    assert session.ask("list")["begun"] == []


def test_a_translation_from_the_list_to_its_page(session: WritingSession, browser: Browser, tmp_path: Path) -> None:
    """Begun, left, gone on with after the original has changed, and saved when whole: its page stands beside it."""
    session.text(FESTIVAL).unlink()
    with open_window(browser, (1280, 900), locale="vi-VN") as window:
        page, clicks, began = window.page, Clicks(), time.monotonic()
        opened(page, session, clicks, CLOTHES)
        clicks(page.get_by_role("link", name="Dịch sang English"))
        expect(page.get_by_text("không cản việc đăng bài gốc")).to_be_visible()
        expect(page.locator(".paragraph")).to_have_count(len(PARAGRAPHS))
        translated = page.frame_locator("iframe").get_by_role("heading", name="Phần thi may")
        expect(translated).to_be_visible(timeout=MADE)
        page.get_by_label("Tiêu đề", exact=True).fill(TITLE)
        page.get_by_label("Bản dịch của đoạn 2").fill(PARAGRAPHS[1])
        expect(translated).to_have_css("outline-style", "dashed")
        expect(page.locator(".state-line")).to_contain_text("đã cất lúc")
        page.screenshot(path=tmp_path / "translating.png")
        page.keyboard.press("Control+s")
        expect(page.locator(".state-line")).to_contain_text("còn thiếu: Tóm tắt (sapo), 5 đoạn")
        expect(page.get_by_label("Tóm tắt (sapo)")).to_be_focused()
        assert not session.text(FESTIVAL).exists()

        kept = session.ask("open", path=FESTIVAL)["unsaved"][0]["changes"]
        session.ask("keep", path=FESTIVAL, changes=kept, window="a window closed since")
        clicks(page.get_by_role("link", name="Viết bài"))
        clicks(page.get_by_role("link", name="English: bản dịch dở dang"))
        expect(page.get_by_label("Bản dịch của đoạn 2")).to_have_value(PARAGRAPHS[1])
        expect(page.get_by_text("Một cửa sổ khác có phần chưa lưu")).to_have_count(0)
        page.get_by_label("Tóm tắt (sapo)").fill("A sewing contest and a small market.")
        for number, text in enumerate(PARAGRAPHS):
            page.get_by_label(f"Bản dịch của đoạn {number + 1}").fill(text)
        cover = page.locator(".field[data-key=cover]")
        expect(cover).to_contain_text("Hai hàng áo dài đi trên con đường hoa")
        cover.locator("[data-part=alt]").fill("Two rows of áo dài on the flower road")
        page.locator(".field[data-key=attachments] [data-part=title]").fill("Plan of the festival")
        page.evaluate(node_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
        assert page.evaluate(AXE) == []
        page.keyboard.press("Control+s")
        expect(page.locator(".state-line")).to_contain_text("Đã lưu lúc", timeout=MADE)
        expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text(TITLE, timeout=MADE)
        expect(page.get_by_text("không cản việc đăng bài gốc")).to_have_count(0)
        sys.stdout.write(f"translation: {clicks.count} clicks, {time.monotonic() - began:.1f} s\n")
        written = session.text(FESTIVAL).read_text(encoding="utf-8")
        assert written.endswith("---\n\n" + "\n\n".join(PARAGRAPHS) + "\n")
        assert "date:" not in written
        page.get_by_label("Bản dịch của đoạn 5").fill("See the review.")
        page.keyboard.press("Control+s")
        expect(page.frame_locator("iframe").get_by_text("See the review.")).to_be_visible(timeout=MADE)
        assert session.text(FESTIVAL).read_text(encoding="utf-8") == written.replace(PARAGRAPHS[4], "See the review.")
        assert window.strays(session.origin) == []


LAWS = """async (bodies) => {
    const { Paragraphs, splitText } = await import('./translation.js');
    const kept = bodies.filter((body) => {
        const { gaps, blocks } = splitText(body);
        return gaps[0] + blocks.map((block, at) => block + gaps[at + 1]).join('') !== body
            || new Paragraphs('x', body, false).body !== body || blocks.some((block) => !block.trim());
    });
    const begun = new Paragraphs('one\\n\\ntwo\\n\\nthree\\n', '', true);
    begun.typed = ['1', '', '3'];
    const shorter = new Paragraphs('three\\n\\none\\n', '', true);
    const lost = shorter.restore({ was: ['one', 'two', 'gone', 'three'], now: ['1', '', 'G', '3'] });
    return [kept, begun.left, begun.body, shorter.typed, lost];
}"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_paragraphs_put_together_are_the_text(session: WritingSession, browser: Browser, end: str) -> None:
    """Taking a text apart and putting it together changes no letter; kept paragraphs find theirs again."""
    texts = [file.read_text(encoding="utf-8") for file in (session.folder / "content").rglob("*.md")]
    texts += ["", "\n\n", " a\n  \n\n\nb", "```\na\n\nb\n```\nc\n\n~~~x\n\n~~~\n", "| a |\n\n\t\n* b\n\n  c\n\n"]
    with open_window(browser) as window:
        window.page.goto(session.page)
        found = window.page.evaluate(LAWS, [text.replace("\n", end) for text in texts])
    assert found == [[], 1, "\n1\n\n3\n", ["3", "1"], ["G"]]
