"""A new bulletin: its folder and a first draft that builds, from four answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bulletins.build.pipeline import read_all
from bulletins.commands.choosing import Ask, Choice, choose, fitting, listed
from bulletins.commands.console import Clock, Console, Load, path_for_people, reporting_failures
from bulletins.model.problem import Problem, Refused, error
from bulletins.model.prompts import PROMPTS
from bulletins.model.settings import BuildSettings
from bulletins.model.slugs import slugged
from bulletins.reading.dates import meant_date
from bulletins.reports import Phrases, read_sentences
from bulletins.settings.loading import read_now

LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBulletin:
    """The author's answers as typed: title, unit, campaign and date; empty ones are still to be asked."""

    title: str = ""
    unit: str = ""
    campaign: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The lists to choose from for a new bulletin: the units that are open, and all campaigns."""

    units: tuple[Choice, ...]
    campaigns: tuple[Choice, ...]


def new(load: Load, console: Console, answers: NewBulletin, ask: Ask | None, clock: Clock = read_now) -> int:
    """Return 0 when the folder is written; `ask` puts a question and returns the answer, None where nobody is there."""
    return reporting_failures(lambda: _new(load(), console, answers, ask, clock()), console)


def _new(settings: BuildSettings, console: Console, answers: NewBulletin, ask: Ask | None, now: datetime) -> int:
    """Ask what is missing, write the folder and say where it is."""
    content = read_all(settings)
    facts = content.facts
    if facts is None:
        raise Refused(content.problems)
    phrases = console.report_language(facts.config.default_language).phrases
    choices = Choices(
        units=tuple(Choice(slug=unit.slug, name=unit.name) for unit in facts.units if unit.valid_to is None),
        campaigns=tuple(Choice(slug=campaign.slug, name=campaign.name) for campaign in facts.campaigns),
    )
    if ask is not None:
        answers = _asked(answers, choices, ask, phrases)
    today = now.astimezone(ZoneInfo(facts.config.time_zone))
    text, folder = _draft(settings.content, choices, answers, today, phrases)
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(text, encoding="utf-8", newline="\n")
    console.write(
        phrases.say("new-done", path=path_for_people(folder / "index.md")) + "\n" + phrases.say("new-next") + "\n"
    )
    return 0


def _asked(answers: NewBulletin, choices: Choices, ask: Ask, phrases: Phrases) -> NewBulletin:
    """Return the answers with those still missing asked for, each until it is understood."""
    title, day = answers.title, answers.date
    if not slugged(title):
        title = _ask_until(ask, phrases, "ask-title", _title_problems)
    several = phrases.say("choose")
    unit = answers.unit or choose(ask, phrases.say("ask-unit"), several, choices.units, optional=False)
    campaign = answers.campaign or choose(ask, phrases.say("ask-campaign"), several, choices.campaigns, optional=True)
    if not answers.date:
        day = _ask_until(ask, phrases, "ask-date", _day_problems)
    return NewBulletin(title=title, unit=unit, campaign=campaign, date=day)


def _ask_until(ask: Ask, phrases: Phrases, question: str, wrong: Callable[[str], Problem | None]) -> str:
    """Return the first answer with which nothing is wrong; with the question put again it is said what was."""
    typed = ask(phrases.say(question))
    while (found := wrong(typed)) is not None:
        words = read_sentences().words(found, phrases.language)
        typed = ask(f"{words.what}; {words.do}\n{phrases.say(question)}")
    return typed


def _title_problems(typed: str) -> Problem | None:
    """Return what is wrong with a title that was typed as an answer."""
    return None if slugged(typed) else error("new-ask-title", "new")


def _day_problems(typed: str) -> Problem | None:
    """Return what is wrong with a date that was typed as an answer, with the date that was probably meant."""
    if _day(typed, date.min) is not None:
        return None
    meant = meant_date(typed.strip())
    if meant:
        return error("new-ask-date-order", "new", typed=typed.strip(), suggestion=meant)
    return error("new-date", "new", typed=typed.strip())


def _draft(
    content: Path, choices: Choices, answers: NewBulletin, today: datetime, phrases: Phrases
) -> tuple[str, Path]:
    """Return the text of the draft and its folder; Refused lists every answer that is not understood."""
    problems = []
    title = " ".join(answers.title.split())
    if not slugged(title):
        problems.append(error("new-no-title", "new"))
    unit = fitting(answers.unit, choices.units)
    if len(unit) != 1:
        problems.append(error("new-unit", "new", typed=answers.unit, choices=listed(unit or choices.units)))
    campaign = fitting(answers.campaign, choices.campaigns)
    if answers.campaign and len(campaign) != 1:
        shown_campaigns = listed(campaign or choices.campaigns)
        problems.append(error("new-campaign", "new", typed=answers.campaign, choices=shown_campaigns))
    day = _day(answers.date, today.date())
    if day is None:
        problems.append(error("new-date", "new", typed=answers.date))
    if problems or day is None:
        raise Refused(tuple(problems))
    written = f"{day}" if answers.date.strip() else f"{day} {today:%H:%M}"
    return _front_matter(title, written, unit[0], campaign, phrases), new_folder(content, day, title)


def _day(typed: str, today: date) -> date | None:
    """Return the day that was typed, today for nothing, None for what is no date."""
    if not typed.strip():
        return today
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed.strip()):
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        return None


def new_folder(content: Path, day: date, title: str) -> Path:
    """Return a folder that is not there yet, and whose name no other year has."""
    stem = f"{day}-{slugged(title, longest=LONGEST_SLUG)}"
    bulletins = content / "bulletins"
    taken = {folder.name for folder in bulletins.glob("*/*")}
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 3))
    return bulletins / f"{day:%Y}" / next(name for name in names if name not in taken)


def _front_matter(title: str, day: str, unit: Choice, campaign: tuple[Choice, ...], phrases: Phrases) -> str:
    """Return the text of index.md: a draft in block style with a hint for the body."""
    lines = ["---", f"title: {title}", f"date: {day}", f"unit: {unit.slug}"]
    lines += ["campaign:", *(f"  - {choice.slug}" for choice in campaign)] if campaign else []
    prompts = PROMPTS[phrases.language]
    lines += [f"summary: {prompts.summary}", "status: draft", "---", "", prompts.body, ""]
    lines += [f'`![{prompts.alt}](hoi-nghi.jpg "{prompts.caption}")`', ""]
    return "\n".join(lines)
