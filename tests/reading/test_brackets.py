"""What stands in brackets is read alike by both of PyYAML's parsers, in bounded time."""

from __future__ import annotations

import time

import pytest
import yaml
from bulletins.reading import brackets
from bulletins.reading.brackets import read_brackets
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import Node, RawScalar
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.samples import bulletin, said


def _read(text: str) -> tuple[Node | None, list[str]]:
    problems = FileProblems(bulletin())
    node = read_brackets(RawScalar(line=3, column=9, indent=0, beside=text), problems)
    return node, said(problems.found)


@pytest.mark.parametrize("text", ["[", "[{", "{a: [", "[[", '["', "[a, ", "{a: b, ", "[a: "])
def test_endless_brackets_take_little_time(text: str) -> None:
    """Sixty thousand signs are refused in well under a second."""
    start = time.perf_counter()
    node, problems = _read((text * 60_000)[:60_000])
    assert node is None
    assert [problem.split()[1] for problem in problems] == ["unreadable-brackets"]
    assert time.perf_counter() - start < 5


@given(
    st.lists(st.text("aăđê 019_", min_size=1, max_size=6).filter(lambda word: word.strip()), max_size=4),
)
def test_plain_lists_are_read_as_yaml_reads_them(words: list[str]) -> None:
    """The short way for plain words gives what YAML gives, places included."""
    text = f"[{','.join(words)}]"
    built = brackets._Builder(RawScalar(line=3, column=9, indent=0, beside=text)).build()
    assert (built, []) == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "[a, 'b c', \"d\"]",
        "{src: a.jpg, alt: Chị Ba, focus: 50% 30%}",
        "[{src: á.jpg, alt: 'Một, hai'}, b]",
        "{a: , b: [c, d]}",
        "[a: b, c]",
    ],
)
def test_both_parsers_agree(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Values and places do not depend on whether libyaml is installed."""
    fast = _read(text)
    monkeypatch.setattr(brackets, "_LOADER", yaml.BaseLoader)
    assert fast == _read(text)
