"""A new union's site: what it is called, and the rest of eight answers, become the content that it begins with.

It is made in a folder of its own, with the program as a wheel in it; `full`, it takes the sample's place in this copy.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from bulletins.commands.check import check
from bulletins.commands.choosing import Ask
from bulletins.commands.console import Clock, Console, Load, path_for_people, reporting_failures
from bulletins.commands.logo import read_logo
from bulletins.commands.own_wheel import own_wheel
from bulletins.model.localized import NOTHING, Localized
from bulletins.model.problem import Outcome, Problem, Refused, error
from bulletins.model.settings import BuildSettings
from bulletins.model.slugs import slugged
from bulletins.model.value import replace
from bulletins.newsite import (
    KEPT,
    REPLACED,
    SAMPLE,
    AnswerReader,
    Answers,
    NewSite,
    SiteLanguage,
    finish,
    is_unfinished,
    plan_files,
    stage_first_files,
    strangers,
    take_place,
    with_address,
)
from bulletins.newsite.first_files import LOGO
from bulletins.newsite.install import is_free
from bulletins.newsite.thin_site import thin_files
from bulletins.output.durable import interrupts_held
from bulletins.publishing.git import Git
from bulletins.publishing.site_address import check_address
from bulletins.rendering import describe_language, read_grounds
from bulletins.reports import LANGUAGES, Report
from bulletins.settings.loading import read_now
from bulletins.settings.program_files import is_installed, program_file

T = TypeVar("T")
__all__ = ["Answers", "Start", "start"]
_SETTINGS = "publishconf.py"
_GITHUB = re.compile(r"github\.com[:/]([^/]+)/([^/]+?)(?:\.git)?/?$")


class Questions:
    """Puts questions in one language, each until its answer is understood."""

    def __init__(self, ask: Ask, console: Console) -> None:
        """Take who is asked, and how to speak."""
        self._ask = ask
        self._speech = console

    def ask(self, question: str, read: Callable[[str], Outcome[T]], **details: str) -> str:
        """Return an answer that can be read; what is wrong with another is said before the question is put again."""
        report_language = self._speech.report_language("")
        while True:
            typed = self._ask(report_language.phrases.say(question, **details))
            found = read(typed).problems
            if not found:
                return typed
            self._speech.report(Report(problems=found, ledger=()), report_language)

    def rest(self, answers: Answers, tongues: tuple[SiteLanguage, ...], reader: AnswerReader, offered: str) -> Answers:
        """Return the answers with all that are missing asked for."""
        level = reader.levels(tongues)
        zone = reader.usual_zone(tongues)
        shown = f" [{offered}]" if offered else ""
        return Answers(
            languages=answers.languages,
            name=answers.name or self._names(("start-name", "start-name-too"), tongues, reader, optional=False),
            unit=answers.unit or self._names(("start-unit", "start-unit-too"), tongues, reader, optional=True),
            level=answers.level or self.ask("start-level", lambda text: reader.level(text, tongues), levels=level),
            colour=answers.colour or self.ask("start-colour", reader.colour),
            address=answers.address or self.ask("start-address", reader.address, offered=shown),
            zone=answers.zone or self.ask("start-zone", lambda text: reader.zone(text, tongues), offered=zone),
            logo=answers.logo or self.ask("start-logo", reader.logo),
        )

    def _names(
        self, questions: tuple[str, str], tongues: tuple[SiteLanguage, ...], reader: AnswerReader, *, optional: bool
    ) -> str:
        """Return a name in every language, in their order; where the first may be left out, no other is asked for."""
        first, *others = ((tongue,) for tongue in tongues)
        usual = NOTHING if optional else None
        names = [self.ask(questions[0], lambda text: reader.names(text, first, usual), language=first[0].name)]
        if optional and not names[0].strip():
            return ""
        names += [self.ask(questions[1], _further_names(reader, one), language=one[0].name) for one in others]
        return " | ".join(names)


def _further_names(reader: AnswerReader, tongues: tuple[SiteLanguage, ...]) -> Callable[[str], Outcome[Localized]]:
    """Return what reads the name in a further language, which may be left out."""
    return lambda text: reader.names(text, tongues, NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The arguments of a new site: its folder, the answers, and whether content that is not the sample may be replaced.

    `root` is the folder that the program was called in. `folder` is the new site's folder; where it is empty, a folder
    beside this copy gets the site's name.
    With `full` the site replaces the sample in this copy of the program; else `wheel` is put into the site's folder, or
    this program's own wheel where `wheel` is empty.
    `ask` puts a question and returns the answer; it is None where nobody can be asked: open questions get usual values.
    `sample` lists the files of the sample.
    """

    root: Path
    answers: Answers
    ask: Ask | None
    folder: str = ""
    full: bool = False
    wheel: str = ""
    anyway: bool = False
    sample: Path = SAMPLE


def start(load: Load, console: Console, wanted: Start, clock: Clock = read_now) -> int:
    """Return 0 when content/ is a new union's whole first site, checked; else 1 with nothing changed."""
    return reporting_failures(lambda: _start(load(), console, wanted, clock), console)


def _start(settings: BuildSettings, console: Console, wanted: Start, clock: Clock) -> int:
    """Finish what an earlier start began, or find out the languages and go on in the first of them."""
    begun = wanted.root if wanted.full or not wanted.folder else Path(wanted.folder).absolute()
    if is_unfinished(begun):
        finish(begun)
        console.write(console.report_language("").phrases.say("start-finished") + "\n")
        return 0
    if wanted.full and is_installed():
        raise Refused((error("start-not-a-copy", "start"),))
    reader = AnswerReader(read_grounds(settings.theme), describe_language, _address_problems)
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
    """Make sure that nothing is lost, ask what is missing, write all to a folder of its own, check it, and move it."""
    strange = strangers(wanted.root / "content", wanted.sample) if wanted.full else ()
    if wanted.full:
        _refuse_losses(wanted, strange)
    answers, offered = wanted.answers, _offered(wanted.root) if wanted.full else ""
    tongues = reader.languages(answers.languages).value
    if wanted.ask is not None and tongues is not None:
        answers = Questions(wanted.ask, console).rest(answers, tongues, reader, offered)
    read = reader.beginning(replace(answers, address=answers.address or offered))
    if read.value is None:
        raise Refused(read.problems)
    root = wanted.root if wanted.full else _new_folder(wanted, console, read.value)
    files = dict(_files(wanted, read.value, clock()))
    staged = stage_first_files(root, files.items())
    said: list[str] = []
    code = check(lambda: replace(settings, content=staged / "content"), replace(console, write=said.append), clock)
    if code:
        console.write("".join(said))
        shutil.rmtree(staged.parent)
        return code
    with interrupts_held():
        take_place(root, keep=bool(strange))
    told = _told(settings, console, read.value, [path for path in files if path.startswith("content/")])
    kept = [console.report_language("").phrases.say("start-kept", folder=KEPT)] if strange else []
    where = (
        []
        if wanted.full
        else [console.report_language("").phrases.say("start-folder-done", folder=path_for_people(root))]
    )
    console.write("\n".join([told[0], *kept, *where, *told[1:]]) + "\n")
    return 0


def _address_problems(address: str) -> tuple[Problem, ...]:
    """Return what `publish` would say of an address."""
    return tuple(check_address(address, "start"))


def _new_folder(wanted: Start, console: Console, beginning: NewSite) -> Path:
    """Return the folder of the new site, asked for where it was not typed; Refused where something lies in it."""
    name = slugged(beginning.name.entries[0][1], longest=40) or "site"
    beside = (wanted.root if is_installed() else wanted.root.parent) / name
    usual = os.path.relpath(beside)

    def read(typed: str) -> Outcome[Path]:
        folder = Path(typed.strip() or usual).expanduser().absolute()
        if is_free(folder):
            return Outcome(value=folder)
        return Outcome(value=None, problems=(error("start-folder-taken", "start", folder=path_for_people(folder)),))

    typed = wanted.folder
    if wanted.ask is not None and not typed:
        typed = Questions(wanted.ask, console).ask("start-folder", read, offered=usual)
    found = read(typed)
    if found.value is None:
        raise Refused(found.problems)
    return found.value


def _files(wanted: Start, beginning: NewSite, now: datetime) -> Iterator[tuple[str, str | bytes]]:
    """Yield every file to write, the settings for publishing among them where the address is known."""
    yield from plan_files(beginning, now)
    if beginning.logo is not None:
        yield f"content/{LOGO}", read_logo(beginning.logo)
    if not wanted.full:
        with TemporaryDirectory(prefix="wheel-") as scratch:
            yield from thin_files(own_wheel(wanted.wheel, Path(scratch)))
    if beginning.address:
        settings = wanted.root / _SETTINGS if wanted.full else program_file(_SETTINGS)
        text = with_address(settings.read_text(encoding="utf-8"), beginning.address)
        if text is None:
            raise Refused((error("start-no-settings-line", _SETTINGS),))
        yield _SETTINGS, text


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


def _told(settings: BuildSettings, console: Console, beginning: NewSite, files: list[str]) -> list[str]:
    """Return what to tell whoever started: what is there, what is still missing, what to do next."""
    phrases = console.report_language("").phrases
    lines = [phrases.say("start-done", files=", ".join(files))]
    lines += [phrases.say("start-drawn")] if beginning.logo and beginning.logo.suffix.lower() == ".svg" else []
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
