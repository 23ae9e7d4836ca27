"""The reports of commands: problems, the ledger and the written files, as text, JSON or GitHub annotations."""

from bulletins.reports.link_report import outside_summary, outside_text
from bulletins.reports.phrases import LANGUAGES, Phrases, writing_words
from bulletins.reports.publication_report import publication_summary, publication_text
from bulletins.reports.report import Format, OutputSummary, Report, ReportLanguage, problem_lines, report_text
from bulletins.reports.sentences import Sentences, read_sentences

__all__ = [
    "LANGUAGES",
    "Format",
    "OutputSummary",
    "Phrases",
    "Report",
    "ReportLanguage",
    "Sentences",
    "outside_summary",
    "outside_text",
    "problem_lines",
    "publication_summary",
    "publication_text",
    "read_sentences",
    "report_text",
    "writing_words",
]
