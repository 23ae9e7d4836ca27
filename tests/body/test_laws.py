"""What holds for every text: bounded time, no exception, no danger, no broken references, no mark left."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from bulletins.body import Body
from bulletins.model.bulletin import Html
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.body.bodies import findings, read
from tests.body.strategies import TEXTS


class _Inspector(HTMLParser):
    """Collects the elements and attributes of HTML."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag says."""
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.addresses.extend(value or "" for name, value in attrs if name in {"href", "src"})


def _pieces(body: Body) -> list[Html]:
    """Return the blocks of HTML."""
    return [block for block in body.blocks if isinstance(block, Html)]


@settings(max_examples=400)
@given(TEXTS)
@example("[[[[[![(\"](]('(")
def test_any_text_gives_safe_whole_html(text: str) -> None:
    """No exception, no program, no foreign address, one piece more than references, and no mark of ours left."""
    body = read(text)
    details = "".join(value for problem in body.problems for _, value in problem.details)
    assert not re.search("[\ufdd0-\ufdef]", details)
    for block in _pieces(body):
        assert len(block.references) + 1 == len(block.pieces)
        joined = "#".join(block.pieces)
        assert not re.search("[\ufdd0-\ufdef]", joined)
        inspector = _Inspector()
        inspector.feed(joined)
        inspector.close()
        assert set() == inspector.elements & {
            "script",
            "style",
            "iframe",
            "svg",
            "object",
            "embed",
            "form",
            "input",
            "base",
        }
        assert [name for name in inspector.attributes if name.startswith("on") or name in {"style", "srcset"}] == []
        assert [address for address in inspector.addresses if not re.match(r"#|https?://|mailto:|tel:", address)] == []


@settings(max_examples=150)
@given(TEXTS)
def test_lines_of_problems_lie_in_the_text(text: str) -> None:
    """Every problem names a line that the text has."""
    last = 10 + text.count("\n")
    assert [found for found in read(text).problems if not 10 <= found.line <= last] == []


@settings(max_examples=150)
@given(TEXTS)
def test_reading_leaves_nothing_behind(text: str) -> None:
    """The parser that is kept gives the same for the same text, whatever was read in between."""
    first = read(text)
    read("A[^1] [b]\n\n[^1]: x\n\n[b]: y.pdf")
    assert first == read(text)


@settings(max_examples=150)
@given(st.lists(st.text(alphabet="aăâbcdđ eêhg.,:“”-–%/()0123456789", min_size=1, max_size=60), min_size=1, max_size=8))
def test_no_word_of_plain_text_is_lost(paragraphs: list[str]) -> None:
    """What has no markup is all there, in order."""
    words = [word for paragraph in paragraphs for word in re.findall(r"[^\W\d_]+", paragraph)]
    body = read("\n\n".join(paragraphs))
    shown = re.sub(r"<[^>]*>", " ", "".join("".join(block.pieces) for block in _pieces(body)))
    assert words == re.findall(r"[^\W\d_]+", shown.replace("&nbsp;", " "))


NASTY = {
    "brackets": "[" * 20_000,
    "brackets on many lines": ("[" * 90 + "\n") * 200,
    "one line of ten megabytes": "a" * 10_000_000,
    "links without end": "[a](" * 300,
    "quotations": ">" * 15_000,
    "bullets": "* " * 9_000 + "x",
    "stars": "*a **b " * 2_500,
    "marks": ("*[_`<" * 100 + "\n\n") * 180,
    "tags": ("<b>" * 30 + "\n\n") * 200,
    "comments": "<!--" * 4_000,
    "tables": "a|b\n-|-\n" + "c|d\n" * 3_990,
    "tables in HTML": "\n\n".join(["<table><tr><td>x"] * 1_999),
    "headings": "## a\n" * 4_000,
    "empty headings": "#\n" * 4_000,
    "underlined headings": "a\n---\n\n" * 1_333,
    "lists in quotations": "> - > - a\n" * 3_900,
    "lists in lists": "\n\n".join("    " * (number % 12) + "- a" for number in range(1_999)),
    "footnotes": " ".join(f"[^{n}]" for n in range(900)) + "\n\n" + "\n".join(f"[^{n}]: x" for n in range(900)),
    "definitions": "\n".join(f"[a{n}]: x{n}.pdf" for n in range(3_000)),
    "attributes": "## a {: " + "a=b " * 4_000 + "}",
    "backticks": " ".join("`" * n + "a" for n in range(150)),
    "blank lines": "\n" * 3_999,
    "blanks": " " * 19_000 + "x",
    "office lists": "a) x\n- y\n" * 1_999,
    "office lists ever further in": "".join(f"{' ' * (2 * step)}a) x\n" for step in range(300)),
    "lines": "Chị em\n" * 3_999,
    "wrapped lines": "hội viên phụ nữ xã\n" * 3_999,
    "code over lines": "`a\n" * 2_000,
    "fences": "```a\n" * 3_999,
    "bars": "| a | b\n" * 3_999,
    "ragged rows": "| a |\n| a | b |\n" * 1_999,
    "tabs": "a\tb\n" * 3_999,
    "dialogue": "- a?\n" * 3_999,
}


@pytest.mark.parametrize("name", sorted(NASTY))
def test_nasty_texts_take_bounded_time(name: str) -> None:
    """Less than a second of processor time each, however they are made (a busy machine gets a second try)."""
    assert min(_seconds(NASTY[name]) for _ in range(2)) < 1


def _seconds(text: str) -> float:
    """Return the processor time of reading a text."""
    began = time.process_time()
    read(text)
    return time.process_time() - began


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n" + "[" * 20_000, [(11, "text-too-tangled")]),
        ("a\n" + "b" * 20_001, [(11, "line-too-long")]),
        (("a" * 100 + "\n") * 1_000, [(10, "text-too-long")]),
        ("a\n" * 4_000, [(10, "text-too-many-lines")]),
        ("a\n" + "> " * 13 + "b", [(11, "text-too-nested")]),
        ("a\n" + "* - " * 7 + "b", [(11, "text-too-nested")]),
        ("> " * 12 + "b", []),
        ("- - -\n\n" + "*" * 60 + "\n\n" + " " * 80 + "Ký tên", []),
    ],
)
def test_bounds_are_said_with_their_line(text: str, expected: list[tuple[int, str]]) -> None:
    """A text over a bound is refused before anything else looks at it; rules and signatures are no nesting."""
    assert expected == findings(text)


def test_a_bulletin_is_read_in_milliseconds() -> None:
    """Three and a half kilobytes take about two; ten times that means that something went wrong."""
    text = ("Hội Liên hiệp Phụ nữ tỉnh tổ chức **hội nghị** sơ kết [công tác](x.pdf). " * 6 + "\n\n") * 7 + "- a\n- b\n"
    assert min(_seconds(text) for _ in range(5)) < 0.02
