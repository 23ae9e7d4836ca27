"""A new union's site: what it is called, and the rest of seven answers, become the content this copy begins with."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bulletins.commands.check import check
from bulletins.commands.choosing import Ask
from bulletins.commands.console import Clock, Console, Load, reporting_failures
from bulletins.commands.questions import Questions
from bulletins.model.problem import Problem, Refused, error
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.newsite import (
    KEPT,
    REPLACED,
    SAMPLE,
    AnswerReader,
    Answers,
    NewSite,
    finish,
    is_unfinished,
    lay_aside,
    plan_files,
    strangers,
    take_place,
    with_address,
)
from bulletins.output.durable import interrupts_held
from bulletins.publishing.git import Git
from bulletins.rendering import describe_language, read_grounds
from bulletins.reports import LANGUAGES
from bulletins.settings.loading import read_now

__all__ = ["Answers", "Start", "start"]

_SETTINGS = "publishconf.py"
_GITHUB = re.compile(r"github\.com[:/]([^/]+)/([^/]+?)(?:\.git)?/?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What to start: where, from which answers, and whether content that is not the sample may be replaced.

    `ask` puts a question and returns the answer, None where nobody is there: then what is not answered is as usual.
    `sample` lists what the sample holds.
    """

    root: Path
    answers: Answers
    ask: Ask | None
    anyway: bool = False
    sample: Path = SAMPLE


def start(load: Load, console: Console, wanted: Start, clock: Clock = read_now) -> int:
    """Return 0 when content/ is a new union's whole first site, checked; else 1 with nothing changed."""
    return reporting_failures(lambda: _start(load(), console, wanted, clock), console)


def _start(settings: BuildSettings, console: Console, wanted: Start, clock: Clock) -> int:
    """Finish what an earlier start began, or find out the languages and go on in the first of them."""
    if is_unfinished(wanted.root):
        finish(wanted.root)
        console.write(console.voice("").phrases.say("start-finished") + "\n")
        return 0
    reader = AnswerReader(read_grounds(settings.theme), describe_language)
    answers = wanted.answers
    if wanted.ask is not None and not answers.languages:
        questions = Questions(wanted.ask, console)
        answers = replace(answers, languages=questions.ask("start-languages", reader.languages))
    tongues = reader.languages(answers.languages).value
    if tongues is not None and not console.language:
        console = replace(console, language=tongues[0].code if tongues[0].code in LANGUAGES else "en")
    wanted = replace(wanted, answers=answers)
    return reporting_failures(lambda: _begin(settings, console, wanted, reader, clock), console)


def _begin(settings: BuildSettings, console: Console, wanted: Start, reader: AnswerReader, clock: Clock) -> int:
    """Make sure that nothing is lost, ask what is missing, write everything aside, check it, and move it in place."""
    strange = strangers(wanted.root / "content", wanted.sample)
    _refuse_losses(wanted, strange)
    answers, offered = wanted.answers, _offered(wanted.root)
    tongues = reader.languages(answers.languages).value
    if wanted.ask is not None and tongues is not None:
        answers = Questions(wanted.ask, console).rest(answers, tongues, reader, offered)
    read = reader.beginning(replace(answers, address=answers.address or offered))
    if read.value is None:
        raise Refused(read.problems)
    files = _files(wanted.root, read.value, clock())
    aside = lay_aside(wanted.root, files)
    said: list[str] = []
    code = check(lambda: replace(settings, content=aside / "content"), replace(console, write=said.append), clock)
    if code:
        console.write("".join(said))
        shutil.rmtree(aside.parent)
        return code
    with interrupts_held():
        take_place(wanted.root, keep=bool(strange))
    console.write("\n".join(_told(settings, console, read.value, files, kept=bool(strange))) + "\n")
    return 0


def _files(root: Path, beginning: NewSite, now: datetime) -> list[tuple[str, str]]:
    """Return every file to write, the settings for publishing among them where the address is known."""
    files = list(plan_files(beginning, now))
    if beginning.address:
        text = with_address((root / _SETTINGS).read_text(encoding="utf-8"), beginning.address)
        if text is None:
            raise Refused((error("start-no-settings-line", _SETTINGS),))
        files.append((_SETTINGS, text))
    return files


def _refuse_losses(wanted: Start, strange: tuple[str, ...]) -> None:
    """Raise Refused where something would be lost that is neither the sample nor in the history."""
    problems: list[Problem] = []
    if strange and not wanted.anyway:
        shown = ", ".join(strange[:3])
        problems.append(error("start-not-the-sample", "content", count=len(strange), files=shown, kept=KEPT))
    changed = _uncommitted(wanted.root)
    if changed and not wanted.anyway:
        problems.append(error("start-uncommitted", "start", files=", ".join(changed[:3])))
    if strange and wanted.anyway and (wanted.root / KEPT).exists():
        problems.append(error("start-kept-already", KEPT, kept=KEPT))
    if problems:
        raise Refused(tuple(problems))


def _told(
    settings: BuildSettings, console: Console, beginning: NewSite, files: list[tuple[str, str]], *, kept: bool
) -> list[str]:
    """Return what to tell whoever started: what is there, what is still missing, what to do next."""
    phrases = console.voice("").phrases
    lines = [phrases.say("start-done", files=", ".join(path for path, _ in files))]
    lines += [phrases.say("start-kept", folder=KEPT)] if kept else []
    codes = [tongue.code for tongue in beginning.tongues]
    wordless = [code for code in codes if not (settings.theme / "translations" / f"{code}.po").is_file()]
    lines += [phrases.say("start-english", language=code) for code in wordless]
    lines += [] if beginning.address else [phrases.say("start-no-address")]
    return [*lines, phrases.say("start-next")]


def _uncommitted(root: Path) -> tuple[str, ...]:
    """Return the files that a start would replace and that Git has not kept; none where there is no Git."""
    lines = _git(root, "-c", "core.quotepath=off", "status", "--porcelain", "--", *REPLACED).splitlines()
    return tuple(line[3:] for line in lines)


def _offered(root: Path) -> str:
    """Return the address GitHub Pages gives a repository that was cloned from GitHub, else nothing."""
    found = _GITHUB.search(_git(root, "remote", "get-url", "origin").strip())
    if found is None:
        return ""
    owner, name = found[1].lower(), found[2]
    return f"https://{owner}.github.io" + ("" if name.lower() == f"{owner}.github.io" else f"/{name}")


def _git(root: Path, *arguments: str) -> str:
    """Return what Git says in a folder, nothing where there is no Git or no repository."""
    if shutil.which("git") is None:
        return ""
    answer = Git(folder=root)(*arguments)
    return answer.text if answer.code == 0 else ""
