"""One report of one command: problems first, then the ledger, then what was written."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from bulletins.model.identity import OutputPath
from bulletins.model.problem import Problem
from bulletins.model.source import FileStatus, LedgerEntry
from bulletins.reports.phrases import Phrases
from bulletins.reports.sentences import Sentence, Sentences

LISTED = (FileStatus.DRAFT, FileStatus.HELD, FileStatus.WITHDRAWN, FileStatus.REFUSED, FileStatus.IGNORED)
ASIDE = (FileStatus.KEPT, FileStatus.FAULTY)
"""What becomes of files that are set aside: only a publication knows it, other reports leave it out."""


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputSummary:
    """The files that a build added, changed, removed or repaired in the output folder; `kinds` counts pages by kind."""

    output: str
    added: tuple[OutputPath, ...] = ()
    changed: tuple[OutputPath, ...] = ()
    removed: tuple[OutputPath, ...] = ()
    repaired: tuple[OutputPath, ...] = ()
    unchanged: int = 0
    kinds: tuple[tuple[str, int], ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLanguage:
    """The sentences of problems and the phrases of the report, in the language of whoever reads it."""

    sentences: Sentences
    phrases: Phrases

    def words(self, problem: Problem) -> Sentence:
        """Return a problem's sentence in this language."""
        return self.sentences.words(problem, self.phrases.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a command has to say.

    `written` is None where nothing was written; `content` and `output` are the folders as their reader would type them.
    """

    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]
    notes: tuple[str, ...] = ()
    written: OutputSummary | None = None
    content: str = "content"
    output: str = "output"


def report_text(report: Report, report_language: ReportLanguage, style: Format) -> str:
    """Return a report in a format, ending in a newline."""
    if style is Format.JSON:
        return _json(report, report_language)
    if style is Format.GITHUB:
        lines = [_annotation(problem, report, report_language) for problem in report.problems]
    else:
        lines = problem_lines(report, report_language)
    return "\n".join(
        [
            *lines,
            *_count(report, report_language),
            *_ledger(report, report_language),
            *_written(report, report_language),
            "",
        ]
    )


def problem_lines(report: Report, report_language: ReportLanguage) -> list[str]:
    """Return one line a problem: `content/…:4:2: error code: what; what to do`."""
    return [problem_line(problem, report, report_language) for problem in report.problems]


def problem_line(problem: Problem, report: Report, report_language: ReportLanguage) -> str:
    """Return what is wrong, where, and what to do, on one line."""
    words = report_language.words(problem)
    severity = report_language.phrases.say(problem.severity.value)
    return f"{place_of(problem, report)}: {severity} {problem.code}: {words.what}; {words.do}"


def shown_path(path: str, report: Report) -> str:
    """Return a path the way the person who called the command sees the content folder."""
    return report.content + path.removeprefix("content") if path.split("/", maxsplit=1)[0] == "content" else path


def place_of(problem: Problem, report: Report) -> str:
    """Return `path`, `path:line` or `path:line:column`."""
    numbers = [str(number) for number in (problem.line, problem.column if problem.line else 0) if number]
    return ":".join([shown_path(problem.path, report), *numbers])


def _annotation(problem: Problem, report: Report, report_language: ReportLanguage) -> str:
    """Return a problem as a GitHub workflow command."""
    words = report_language.words(problem)
    command = problem.severity.value
    numbers = [("line", problem.line), ("col", problem.column)]
    where = "".join(f",{name}={number}" for name, number in numbers if number)
    file = _escape(shown_path(problem.path, report)).replace(":", "%3A").replace(",", "%2C")
    return f"::{command} file={file}{where},title={problem.code}::{_escape(f'{words.what}; {words.do}')}"


def _escape(text: str) -> str:
    """Return text with what GitHub's workflow commands would misread written as percent codes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _count(report: Report, report_language: ReportLanguage) -> list[str]:
    """Return the line that counts errors and warnings, or nothing where there is neither."""
    errors = sum(problem.is_error for problem in report.problems)
    if not report.problems:
        return []
    return [report_language.phrases.say("count", errors=errors, warnings=len(report.problems) - errors)]


def _ledger(report: Report, report_language: ReportLanguage) -> list[str]:
    """Return the sum of all files, then each file that is not published with the rule."""
    if not report.ledger:
        return []
    counts = Counter(entry.fate for entry in report.ledger)
    parts = " + ".join(
        f"{counts[fate]} {report_language.phrases.say(fate.value)}"
        for fate in FileStatus
        if fate not in ASIDE or counts[fate]
    )
    lines = [report_language.phrases.say("ledger", found=len(report.ledger), parts=parts)]
    for fate in (*ASIDE, *LISTED):
        lines += [
            _entry(entry, report, report_language)
            for entry in sorted(each for each in report.ledger if each.fate is fate)
        ]
    return lines


def _entry(entry: LedgerEntry, report: Report, report_language: ReportLanguage) -> str:
    """Return one file of the ledger with its fate and rule."""
    rule = report_language.phrases.rule(entry.rule, entry.fate.value)
    return f"  {report_language.phrases.say(entry.fate.value)}: {report.content}/{entry.path} ({rule})"


def _written(report: Report, report_language: ReportLanguage) -> list[str]:
    """Return what was written, by kind of page, and the notes."""
    lines = [report_language.phrases.say(note, output=report.output) for note in report.notes]
    written = report.written
    if written is None:
        return lines
    kinds = ", ".join(f"{count} {kind}" for kind, count in written.kinds)
    lines.append(report_language.phrases.say("kinds", kinds=kinds))
    lines.append(
        report_language.phrases.say(
            "written",
            output=written.output,
            added=len(written.added),
            changed=len(written.changed),
            removed=len(written.removed),
            repaired=len(written.repaired),
            unchanged=written.unchanged,
            seconds=f"{written.seconds:.1f}",
        )
    )
    return lines


def _json(report: Report, report_language: ReportLanguage) -> str:
    """Return the whole report as one JSON object."""
    problems = [json_problem(problem, report, report_language) for problem in report.problems]
    ledger = [{"path": entry.path, "fate": entry.fate.value, "rule": entry.rule} for entry in sorted(report.ledger)]
    counts = Counter(entry.fate.value for entry in report.ledger)
    written = report.written
    whole: dict[str, object] = {
        "errors": sum(problem["severity"] == "error" for problem in problems),
        "problems": problems,
        "counts": {fate.value: counts[fate.value] for fate in FileStatus if fate not in ASIDE or counts[fate.value]},
        "ledger": ledger,
        "notes": list(report.notes),
        "written": None,
    }
    if written is not None:
        whole["written"] = {
            "output": written.output,
            "added": list(written.added),
            "changed": list(written.changed),
            "removed": list(written.removed),
            "repaired": list(written.repaired),
            "unchanged": written.unchanged,
            "kinds": dict(written.kinds),
        }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def json_problem(problem: Problem, report: Report, report_language: ReportLanguage) -> dict[str, object]:
    """Return one problem as JSON has it."""
    words = report_language.words(problem)
    return {
        "path": shown_path(problem.path, report),
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "what": words.what,
        "do": words.do,
    }
