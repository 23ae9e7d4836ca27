"""The page that shows other pages before and after in two columns, for those who decide about another version."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

_AROUND = 1
"""Lines that are shown before and after a change."""
_MOST_ROWS = 40
_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 75rem; padding: 1rem; font: 1rem/1.6 system-ui, sans-serif; }
h2 { margin: 2.5rem 0 0; font-size: 1.1rem; }
h2 small { font-weight: normal; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; }
th, td { padding: .3rem .6rem; border: 1px solid GrayText; text-align: start; vertical-align: top; }
td { overflow-wrap: anywhere; }
del, ins { text-decoration: none; border-radius: .2rem; padding: 0 .1rem; }
del { background: light-dark(#fbd9d6, #6b2420); }
ins { background: light-dark(#d0f0d8, #1d5130); }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPage:
    """One page in two versions: its kind and address, and the lines that readers see."""

    kind: str
    address: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonWords:
    """The words of the page."""

    language: str
    title: str
    before: str
    after: str


def side_by_side(pages: Sequence[ComparedPage], words: ComparisonWords) -> str:
    """Return a page that shows the lines of each page in both versions; changed words are marked in both columns."""
    tables = "".join(_table(page, words) for page in pages)
    return (
        f'<!doctype html><html lang="{escape(words.language)}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(words.title)}</title>'
        f"<style>{_STYLE}</style><h1>{escape(words.title)}</h1>{tables}</html>\n"
    )


def _table(page: ComparedPage, words: ComparisonWords) -> str:
    rows = list(_rows(page.before, page.after))
    left_out = "<tr><td>…<td>…" if len(rows) > _MOST_ROWS else ""
    return (
        f"<h2>{escape(page.address)} <small>({escape(page.kind)})</small></h2><table>"
        f"<tr><th>{escape(words.before)}<th>{escape(words.after)}{''.join(rows[:_MOST_ROWS])}{left_out}</table>"
    )


def _rows(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Yield the rows around each change."""
    for group in difflib.SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(_AROUND):
        for kind, first, last, start, end in group:
            count = max(last - first, end - start)
            for number in range(count):
                old = before[first + number] if first + number < last else ""
                new = after[start + number] if start + number < end else ""
                yield _row(old, new, changed=kind != "equal")


def _row(old: str, new: str, *, changed: bool) -> str:
    """Return one row; of a changed line the words that differ are marked."""
    if not changed:
        return f"<tr><td>{escape(old)}<td>{escape(new)}"
    words, others = old.split(), new.split()
    left: list[str] = []
    right: list[str] = []
    for kind, first, last, start, end in difflib.SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        gone, come = (escape(" ".join(part)) for part in (words[first:last], others[start:end]))
        left += [gone if kind == "equal" else f"<del>{gone}</del>"] if gone else []
        right += [come if kind == "equal" else f"<ins>{come}</ins>"] if come else []
    return f"<tr><td>{' '.join(left)}<td>{' '.join(right)}"
