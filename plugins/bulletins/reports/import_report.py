"""The report of an import in words: everything lost, changed or still open, by file and place, most urgent first."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from bulletins.model.loss import DocumentPlace, Loss, LossKind
from bulletins.model.problem import Problem
from bulletins.reports.phrases import Phrases
from bulletins.reports.report import Format, ReportLanguage

_LONGEST_SHOWN = 300
_KINDS = {
    LossKind.QUESTION: "import-question",
    LossKind.LOST: "import-lost",
    LossKind.CHANGED: "import-changed",
}
_PARTS = {
    "header": "import-part-header",
    "footer": "import-part-footer",
    "footnote": "import-part-footnote",
    "endnote": "import-part-endnote",
    "end": "import-part-end",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedDocument:
    """One source: its name, where its bulletin was or would be written, its title, and the findings."""

    source: str
    folder: str = ""
    title: str = ""
    losses: tuple[Loss, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """All sources of one import; `written` is False for a trial; `files` are the texts that a trial shows.

    `closing` is the last line, where it says more than how many drafts were written.
    """

    documents: tuple[ImportedDocument, ...]
    written: bool
    files: tuple[tuple[str, str], ...] = ()
    closing: str = ""


def import_text(report: ImportReport, report_language: ReportLanguage, style: Format) -> str:
    """Return the report of an import, ending in a newline."""
    if style is Format.JSON:
        return _json(report, report_language)
    lines: list[str] = []
    for document in report.documents:
        lines += _document_lines(document, report_language)
    for path, text in report.files:
        lines += [f"--- {path} ---", text.rstrip("\n")]
    counts = Counter(found.kind for document in report.documents for found in document.losses)
    refused = sum(len(document.problems) for document in report.documents)
    lines.append(
        report_language.phrases.say(
            "import-count",
            questions=counts[LossKind.QUESTION],
            lost=counts[LossKind.LOST],
            changed=counts[LossKind.CHANGED],
            refused=refused,
        )
    )
    folders = [document for document in report.documents if document.folder]
    if report.closing:
        lines.append(report.closing)
    elif folders:
        lines.append(
            report_language.phrases.say("import-written" if report.written else "import-trial", count=len(folders))
        )
    return "\n".join([*lines, ""])


def place_text(place: DocumentPlace, phrases: Phrases) -> str:
    """Return a place in words, `đoạn 14, bảng 2`; empty where none is known."""
    numbers = (
        ("import-paragraph", place.paragraph),
        ("import-table", place.table),
        ("import-picture", place.picture),
    )
    parts = [phrases.say(_PARTS[place.part])] if place.part in _PARTS else []
    parts += [phrases.say(phrase, number=number) for phrase, number in numbers if number]
    return ", ".join(parts)


def _document_lines(document: ImportedDocument, report_language: ReportLanguage) -> list[str]:
    """Return what is to be said of one source."""
    head = (
        report_language.phrases.say("import-into", source=document.source, folder=document.folder)
        if document.folder
        else ""
    )
    lines = [head] if head else []
    for found in document.problems:
        words = report_language.words(found)
        lines.append(f"{document.source}: {report_language.phrases.say('error')}: {words.what}; {words.do}")
    for kind in LossKind:
        of_kind = [found for found in document.losses if found.kind is kind]
        lines += [f"  {report_language.phrases.say(_KINDS[kind], count=len(of_kind))}"] if of_kind else []
        told: set[str] = set()
        lines += [_loss_line(document, found, report_language, told) for found in of_kind]
    return lines


def _loss_line(document: ImportedDocument, found: Loss, report_language: ReportLanguage, told: set[str]) -> str:
    """Return one finding on one line: its place, what it is, and what to do, unless that was told in lines above."""
    words = report_language.words(_as_problem(document, found))
    place = place_text(found.place, report_language.phrases)
    times = f" {report_language.phrases.say('import-times', count=found.count)}" if found.count > 1 else ""
    where = f"    {place}: " if place else "    "
    advice = "" if words.do in told else f"; {words.do}"
    told.add(words.do)
    return f"{where}{words.what}{times}{advice}"


def _as_problem(document: ImportedDocument, found: Loss) -> Problem:
    """Return a finding as what sentences are made for; words of the document are shown up to a length."""
    details = tuple((name, _shortened(value)) for name, value in found.details)
    return Problem(path=document.source, code=found.code, details=details)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]} …"


def _json(report: ImportReport, report_language: ReportLanguage) -> str:
    """Return the report as one JSON object; words of the document are whole there."""
    documents = [
        {
            "source": document.source,
            "folder": document.folder,
            "title": document.title,
            "problems": [_json_problem(found, report_language) for found in document.problems],
            "losses": [loss_words(document, found, report_language) for found in document.losses],
        }
        for document in report.documents
    ]
    whole = {"written": report.written, "documents": documents, "files": dict(report.files)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _json_problem(found: Problem, report_language: ReportLanguage) -> dict[str, object]:
    words = report_language.words(found)
    return {"code": found.code, "severity": "error", "what": words.what, "do": words.do}


def loss_words(document: ImportedDocument, found: Loss, report_language: ReportLanguage) -> dict[str, object]:
    """Return a finding in words as JSON has it."""
    words = report_language.words(_as_problem(document, found))
    place = found.place
    return {
        "code": found.code,
        "kind": found.kind.value,
        "severity": "error" if found.kind is LossKind.QUESTION else "warning",
        "place": {
            "text": place_text(place, report_language.phrases),
            "part": place.part,
            "paragraph": place.paragraph,
            "table": place.table,
            "picture": place.picture,
        },
        "count": found.count,
        "details": dict(found.details),
        "what": words.what,
        "do": words.do,
    }
