"""The checks of a text's words: lost letters, words of the template, notes, marks that readers would see."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.model.bulletin import Text
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.front_matter import FrontMatter
from bulletins.reading.lost_letters import report_lost_letters
from bulletins.reading.prose import prose_lines
from bulletins.reading.unfinished import (
    LONGEST_NOTE_ALONE,
    may_have_marks,
    may_have_note,
    may_have_template_code,
    may_have_template_summary,
    may_have_template_words,
    report_notes,
    report_shown_marks,
    report_template_code,
    report_template_words,
)

_SPOKEN = frozenset(("sum", "alt", "cap", "- a", "- s", "- c"))
"""How lines of front matter begin that may hold words of the template."""


def check_wording(parts: FrontMatter, text: Text, problems: FileProblems, *, draft: bool) -> None:
    """Report what readers should not see; a draft may hold words of the template and notes, that is what it is for.

    Each kind is asked for in the whole text first: most texts hold none of them, and need not be cut into lines.
    """
    body, title, summary = parts.body, text.title, text.summary
    head = f"{title}\n{summary}"
    if may_have_marks(head):
        report_shown_marks("title", title, (text.origin.line("title"), 0), problems)
        report_shown_marks("summary", summary, (text.origin.line("summary"), 0), problems)
    if "?" in body or "?" in head:
        vietnamese = text.language.partition("-")[0] == "vi"
        report_lost_letters(_all_lines(parts, text), problems, vietnamese=vietnamese)
    if not draft:
        _check_finished(parts, problems)
    if may_have_template_code(body) or may_have_template_code(head):
        report_template_code(_all_lines(parts, text), problems)
    if not draft and (may_have_note(body) or may_have_note(head) or may_have_note(summary[:LONGEST_NOTE_ALONE])):
        report_notes(_all_lines(parts, text), problems)


def _all_lines(parts: FrontMatter, text: Text) -> Iterator[tuple[int, str]]:
    """Give the title, the summary and every line of the text that readers see as words, each with its number."""
    yield text.origin.line("title"), text.title
    yield text.origin.line("summary"), text.summary
    yield from prose_lines(parts.body, parts.body_line)


def _check_finished(parts: FrontMatter, problems: FileProblems) -> None:
    """Report words of the template wherever in a file they stand."""
    spoken = [line for line in parts.lines if line.text[:3] in _SPOKEN and may_have_template_summary(line.text)]
    if spoken:
        report_template_words(((line.number, line.text) for line in spoken), problems)
    if may_have_template_words(parts.body):
        report_template_words(enumerate(parts.body.split("\n"), parts.body_line), problems)
