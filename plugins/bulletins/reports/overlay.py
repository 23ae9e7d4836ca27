"""What is wrong as the preview shows it: places in words, without codes."""

from __future__ import annotations

from bulletins.reports.report import Report, ReportLanguage


def overlay_lines(report: Report, voice: ReportLanguage, folder: str) -> list[str]:
    """Return one line a problem as the preview shows it: the place in words, the file to open, what and what to do.

    The three stand between tabs. `folder` is the absolute path of the content folder.
    """
    lines = []
    for problem in report.problems:
        words = voice.words(problem)
        kind = voice.phrases.say("overlay-error" if problem.is_error else "overlay-warning")
        name = "/".join(problem.path.split("/")[-2:])
        place = voice.phrases.say("overlay-line" if problem.line else "overlay-file", file=name, line=problem.line)
        file = folder + problem.path.removeprefix("content") if problem.path.startswith("content") else problem.path
        lines.append(f"{kind} {place}\t{file}\t{words.what}; {words.do}".replace("\n", " "))
    return lines
