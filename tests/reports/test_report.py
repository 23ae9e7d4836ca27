"""One report as text, JSON and GitHub annotations: exact words, every file counted."""

from __future__ import annotations

import json

from bulletins.model.identity import ContentPath, OutputPath
from bulletins.model.problem import Problem, error
from bulletins.model.source import FileStatus, LedgerEntry
from bulletins.reports import Format, OutputSummary, Phrases, Report, ReportLanguage, read_sentences, report_text

WRONG = error("new-date", "content/bulletins/2024/a, b/index.md", 3, 7, typed="50%\n31/2")
LEDGER = (
    LedgerEntry(path=ContentPath("bulletins/2024/a/index.md"), fate=FileStatus.PUBLISHED),
    LedgerEntry(path=ContentPath("bulletins/2024/b/index.md"), fate=FileStatus.HELD),
    LedgerEntry(path=ContentPath("bulletins/2024/b/x.jpg"), fate=FileStatus.IGNORED, rule="unused-file"),
)
WRITTEN = OutputSummary(
    output="output",
    added=(OutputPath("index.html"),),
    repaired=(OutputPath("404.html"),),
    unchanged=4,
    kinds=(("bulletin", 2), ("home", 1)),
    seconds=1.25,
)


def said(language: str, style: Format, problems: tuple[Problem, ...] = ()) -> str:
    """Return a report on one held bulletin, in a language and a format."""
    report = Report(problems=problems, ledger=LEDGER, notes=("no-site-url",), written=WRITTEN, content="nội-dung")
    return report_text(report, ReportLanguage(sentences=read_sentences(), phrases=Phrases(language)), style)


def test_text_in_english() -> None:
    """Problems come first, then the count, the ledger, the notes and what was written."""
    assert said("en", Format.TEXT, (WRONG,)).splitlines() == [
        "nội-dung/bulletins/2024/a, b/index.md:3:7: error new-date: “50%",
        "31/2” is not a date; type year-month-day, such as 2026-03-08",
        "errors: 1; warnings: 0",
        "3 files found = 1 published + 0 draft + 1 held + 0 withdrawn + 0 refused + 1 ignored",
        "  held: nội-dung/bulletins/2024/b/index.md (its date lies ahead)",
        "  ignored: nội-dung/bulletins/2024/b/x.jpg (no text uses it)",
        (
            "Without a site address (--site-url, or SITEURL in publishconf.py) feeds, sitemap and share addresses "
            "are left out."
        ),
        "pages: 2 bulletin, 1 home",
        "output: 1 added, 0 changed, 0 removed, 1 repaired, 4 unchanged, in 1.2 s",
    ]


def test_text_in_vietnamese() -> None:
    """The same in Vietnamese; without problems nothing is counted."""
    assert said("vi", Format.TEXT).splitlines()[:3] == [
        "Tìm thấy 3 tệp = 1 đăng + 0 nháp + 1 chờ đến ngày + 0 đã gỡ + 0 bị từ chối + 1 bỏ qua",
        "  chờ đến ngày: nội-dung/bulletins/2024/b/index.md (ngày đăng chưa tới)",
        "  bỏ qua: nội-dung/bulletins/2024/b/x.jpg (không bài nào dùng)",
    ]


def test_any_other_language_reads_english() -> None:
    """A site in a language that reports do not speak gets English ones."""
    assert said("km", Format.TEXT) == said("en", Format.TEXT)


def test_github_annotations_escape_what_would_break_them() -> None:
    """A comma in a path, a percent sign and a line break travel as percent codes."""
    assert said("en", Format.GITHUB, (WRONG,)).splitlines()[0] == (
        "::error file=nội-dung/bulletins/2024/a%2C b/index.md,line=3,col=7,title=new-date::"
        "“50%25%0A31/2” is not a date; type year-month-day, such as 2026-03-08"
    )


def test_json_holds_everything() -> None:
    """Programs read problems, counts, the ledger and what was written from one object."""
    read = json.loads(said("en", Format.JSON, (WRONG,)))
    assert (read["errors"], read["counts"]["held"], read["counts"]["ignored"]) == (1, 1, 1)
    assert read["problems"][0]["code"] == "new-date"
    assert read["problems"][0]["line"] == 3
    assert len(LEDGER) == len(read["ledger"])
    assert read["written"]["repaired"] == ["404.html"]
