"""The problems as the preview shows them: places in words, without codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletins.model.fallback import slug_of
from bulletins.reports.report import Report, ReportLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideForecast:
    """A folder that a publication would set aside now, or a file for which nothing would be published.

    `author` changed it last, on `day`, if commits tell. `is_changed_here` is whether it holds what no commit does.
    """

    path: str
    author: str = ""
    day: str = ""
    is_changed_here: bool = False

    @property
    def is_shared(self) -> bool:
        """Return whether it concerns more than one text, so that nothing can be set aside for it."""
        return not slug_of(self.path.removeprefix("content/"))


def aside_lines(forecasts: Sequence[AsideForecast], voice: ReportLanguage, folder: str) -> list[str]:
    """Return what publishing would make of errors, a line each, in the form of `overlay_lines`."""
    return [_aside_line(each, voice, folder) for each in forecasts]


def _aside_line(forecast: AsideForecast, voice: ReportLanguage, folder: str) -> str:
    """Return what would become of one folder or file, and who changed it last."""
    say = voice.phrases.say
    kind, means = ("overlay-all", "overlay-all-what") if forecast.is_shared else ("overlay-aside", "overlay-aside-what")
    who = ""
    if forecast.is_changed_here:
        who = "; " + say("overlay-changed-here")
    elif forecast.author:
        who = "; " + say("publish-aside-author", author=forecast.author, day=forecast.day)
    name = forecast.path.rpartition("/")[2]
    file = folder + forecast.path.removeprefix("content") if forecast.path.startswith("content") else forecast.path
    return f"{say(kind, file=name)}\t{file}\t{say(means)}{who}".replace("\n", " ")


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
