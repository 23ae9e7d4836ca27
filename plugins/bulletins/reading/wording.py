"""What the words of a text show: letters that were lost, words of the template, notes, marks that readers would see."""

from __future__ import annotations

from itertools import chain

from bulletins.model.bulletin import Text
from bulletins.reading.front_matter import FrontMatter
from bulletins.reading.lost_letters import report_lost_letters
from bulletins.reading.prose import prose_lines
from bulletins.reading.report import FileProblems
from bulletins.reading.unfinished import (
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


def check_wording(parts: FrontMatter, text: Text, report: FileProblems, *, draft: bool) -> None:
    """Report what readers should not see; a draft may hold words of the template and notes, that is what it is for."""
    head = ((text.origin.line("title"), text.title), (text.origin.line("summary"), text.summary))
    report_shown_marks("title", text.title, (head[0][0], 0), report)
    report_shown_marks("summary", text.summary, (head[1][0], 0), report)
    first = parts.body_line
    if "?" in parts.body or "?" in text.title or "?" in text.summary:
        vietnamese = text.language.partition("-")[0] == "vi"
        report_lost_letters(chain(head, prose_lines(parts.body, first)), report, vietnamese=vietnamese)
    texts = (parts.body, text.title, text.summary)
    if not draft:
        _check_finished(parts, texts, report)
    if may_have_template_code(parts.body) or may_have_template_code(text.summary):
        report_template_code((head[1], *prose_lines(parts.body, first)), report)
    if not draft and any(map(may_have_note, texts)):
        report_notes((*head, *prose_lines(parts.body, first)), report)


def _check_finished(parts: FrontMatter, texts: tuple[str, ...], report: FileProblems) -> None:
    """Report words of the template wherever in a file they stand."""
    spoken = [line for line in parts.lines if line.text[:3] in _SPOKEN and may_have_template_summary(line.text)]
    report_template_words(((line.number, line.text) for line in spoken), report)
    if may_have_template_words(texts[0]):
        report_template_words(enumerate(texts[0].split("\n"), parts.body_line), report)
