"""The problems as the preview shows them: places in words, without codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletins.model.fallback import slug_of
from bulletins.reports.report import Report, ReportLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideForecast:
    """A folder that a publication would set aside now, or a file for which nothing would be published.

    `author` changed it last, on `day`, if commits tell. `is_changed_here` is whether it holds what no commit does;
    `is_sound` where nothing is wrong in it, but in a text that it needs.
    """

    path: str
    author: str = ""
    day: str = ""
    is_changed_here: bool = False
    is_sound: bool = False

    @property
    def is_shared(self) -> bool:
        """Return whether it concerns more than one text, so that nothing can be set aside for it."""
        return not slug_of(self.path.removeprefix("content/"))


def aside_lines(forecasts: Sequence[AsideForecast], report_language: ReportLanguage, folder: str) -> list[str]:
    """Return what publishing would make of errors, a line each, in the form of `overlay_lines`."""
    lines = []
    for each in forecasts:
        place, what = aside_words(each, report_language)
        lines.append(f"{place}\t{_file_of(each.path, folder)}\t{what}".replace("\n", " "))
    return lines


def aside_words(forecast: AsideForecast, report_language: ReportLanguage) -> tuple[str, str]:
    """Return the name of one folder or file, and what would become of it with the person who changed it last."""
    say = report_language.phrases.say
    kind, means = "overlay-aside", "overlay-aside-what"
    if forecast.is_shared:
        kind, means = "overlay-all", "overlay-all-what"
    elif forecast.is_sound:
        kind, means = "overlay-needing", "overlay-needing-what"
    who = ""
    if forecast.is_changed_here:
        who = "; " + say("overlay-changed-here")
    elif forecast.author:
        who = "; " + say("publish-aside-author", author=forecast.author, day=forecast.day)
    name = forecast.path.rpartition("/")[2]
    return say(kind, file=name), f"{say(means)}{who}"


def overlay_lines(report: Report, report_language: ReportLanguage, folder: str) -> list[str]:
    """Return one line a problem as the preview shows it: the place in words, the file to open, what and what to do.

    The three stand between tabs. `folder` is the absolute path of the content folder.
    """
    lines = []
    for problem in report.problems:
        words = report_language.words(problem)
        kind = report_language.phrases.say("overlay-error" if problem.is_error else "overlay-warning")
        name = "/".join(problem.path.split("/")[-2:])
        place = report_language.phrases.say(
            "overlay-line" if problem.line else "overlay-file", file=name, line=problem.line
        )
        file = _file_of(problem.path, folder)
        lines.append(f"{kind} {place}\t{file}\t{words.what}; {words.do}".replace("\n", " "))
    return lines


def _file_of(path: str, folder: str) -> str:
    """Return the file that a path of a problem names, under the content folder where it begins with `content`."""
    return folder + path.removeprefix("content") if path.startswith("content") else path
