"""A new bulletin: its folder and a first draft that builds, from four answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from slugify import slugify

from plugins.model.identity import Slug
from plugins.model.localized import Localized
from plugins.model.problem import Refused, problem
from plugins.model.settings import BuildSettings
from plugins.model.site import Material
from plugins.reporting import Phrases
from plugins.workflow.commands import Clock, Load, Speech, guarded, shown
from plugins.workflow.gathering import gather
from plugins.workflow.settings import read_now

LONGEST_SLUG = 60

Ask = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the author said, as typed; empty where it is still to be asked."""

    title: str = ""
    unit: str = ""
    campaign: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A unit or campaign that can be named by its slug or by part of its name."""

    slug: Slug
    name: Localized

    def fits(self, typed: str) -> bool:
        """Return whether every word typed occurs in one of its names, marks and case aside."""
        wanted = slugify(typed).split("-")
        return any(all(word in slugify(name) for word in wanted) for _, name in self.name.entries) or self.slug == typed


def new(load: Load, speech: Speech, answers: Answers, ask: Ask | None, clock: Clock = read_now) -> int:
    """Return 0 when the folder is written; `ask` puts a question and returns the answer, None where nobody is there."""
    return guarded(lambda: _new(load(), speech, answers, ask, clock()), speech)


def _new(settings: BuildSettings, speech: Speech, answers: Answers, ask: Ask | None, now: datetime) -> int:
    """Ask what is missing, write the folder and say where it is."""
    gathered = gather(settings)
    material = gathered.material
    if material is None:
        raise Refused(gathered.problems)
    phrases = speech.voice(material.config.default_language).phrases
    answers = _asked(answers, ask, phrases)
    today = now.astimezone(ZoneInfo(material.config.time_zone))
    text, folder = _draft(settings.content, material, answers, today, phrases)
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(text, encoding="utf-8", newline="\n")
    speech.write(phrases.say("new-done", path=shown(folder / "index.md")) + "\n" + phrases.say("new-next") + "\n")
    return 0


def _asked(answers: Answers, ask: Ask | None, phrases: Phrases) -> Answers:
    """Return the answers with those still missing asked for; with nobody there the optional ones stay empty."""
    if ask is None or (answers.title and answers.unit):
        return answers
    return Answers(
        title=answers.title or ask(phrases.say("ask-title")),
        unit=answers.unit or ask(phrases.say("ask-unit")),
        campaign=answers.campaign or ask(phrases.say("ask-campaign")),
        date=answers.date or ask(phrases.say("ask-date")),
    )


def _draft(content: Path, material: Material, answers: Answers, today: datetime, phrases: Phrases) -> tuple[str, Path]:
    """Return the text of the draft and its folder; Refused lists every answer that is not understood."""
    problems = []
    title = " ".join(answers.title.split())
    if not slugify(title):
        problems.append(problem("new-no-title", "new"))
    units = [Choice(slug=unit.slug, name=unit.name) for unit in material.units if unit.valid_to is None]
    campaigns = [Choice(slug=campaign.slug, name=campaign.name) for campaign in material.campaigns]
    unit = _choose(answers.unit, units)
    if len(unit) != 1:
        problems.append(problem("new-unit", "new", typed=answers.unit, choices=_names(unit or units)))
    campaign = _choose(answers.campaign, campaigns) if answers.campaign else ()
    if answers.campaign and len(campaign) != 1:
        problems.append(problem("new-campaign", "new", typed=answers.campaign, choices=_names(campaign or campaigns)))
    day = _day(answers.date, today.date())
    if day is None:
        problems.append(problem("new-date", "new", typed=answers.date))
    if problems or day is None:
        raise Refused(tuple(problems))
    written = f"{day} {today:%H:%M}" if not answers.date else f"{day}"
    return _front_matter(title, written, unit[0], campaign, phrases), _folder(content, day, title)


def _choose(typed: str, choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the choice whose slug was typed, else all that fit."""
    fitting = tuple(choice for choice in choices if typed.strip() and choice.fits(typed.strip()))
    exact = tuple(choice for choice in fitting if choice.slug == typed.strip())
    return exact or fitting


def _names(choices: Iterable[Choice]) -> str:
    """Return slugs and names to choose from, at most eight."""
    rows = [f"{choice.slug} ({choice.name.entries[0][1]})" for choice in choices]
    return ", ".join(rows[:8]) + (" …" if rows[8:] else "")


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


def _folder(content: Path, day: date, title: str) -> Path:
    """Return a folder that is not there yet, and whose name no other year has."""
    stem = f"{day}-{slugify(title, max_length=LONGEST_SLUG, word_boundary=True)}"
    bulletins = content / "bulletins"
    taken = {folder.name for folder in bulletins.glob("*/*")}
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 3))
    return bulletins / f"{day:%Y}" / next(name for name in names if name not in taken)


def _front_matter(title: str, day: str, unit: Choice, campaign: tuple[Choice, ...], phrases: Phrases) -> str:
    """Return the text of index.md: a draft in block style with a hint for the body."""
    lines = ["---", f"title: {title}", f"date: {day}", f"unit: {unit.slug}"]
    lines += ["campaign:", *(f"  - {choice.slug}" for choice in campaign)] if campaign else []
    lines += [f"summary: {phrases.say('new-summary')}", "status: draft", "---", "", phrases.say("new-body"), ""]
    lines += [f'    ![{phrases.say("new-alt")}](hoi-nghi.jpg "{phrases.say("new-caption")}")', ""]
    return "\n".join(lines)
