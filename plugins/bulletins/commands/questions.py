"""The questions of a start: each is put until its answer is understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bulletins.commands.choosing import Ask
from bulletins.commands.console import Console
from bulletins.model.localized import NOTHING, Localized
from bulletins.model.problem import Outcome
from bulletins.newsite import AnswerReader, Answers, SiteLanguage
from bulletins.reports import Report

T = TypeVar("T")


class Questions:
    """Puts questions in one language, each until its answer is understood."""

    def __init__(self, ask: Ask, console: Console) -> None:
        """Take who is asked, and how to speak."""
        self._ask = ask
        self._speech = console

    def ask(self, question: str, read: Callable[[str], Outcome[T]], **details: str) -> str:
        """Return an answer that can be read; what is wrong with another is said before the question is put again."""
        voice = self._speech.voice("")
        while True:
            typed = self._ask(voice.phrases.say(question, **details))
            found = read(typed).problems
            if not found:
                return typed
            self._speech.report(Report(problems=found, ledger=()), voice)

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
