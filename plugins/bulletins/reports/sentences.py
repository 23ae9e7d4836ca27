"""The sentences of all problem codes, in every language the reports speak, read from `messages/*.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from bulletins.model.problem import Problem

FOLDER = Path(__file__).parent / "messages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One code in one language: what is wrong and what to do, with `{placeholders}` still open."""

    what: str
    do: str


class Sentences:
    """The sentences of every code, read when the first is asked for: most builds have nothing to say."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder of the TOML files, one a room: code → one table a language."""
        self._folder = folder

    @cached_property
    def _tables(self) -> dict[str, dict[str, object]]:
        """Return the tables of all rooms; ValueError where two files define one code."""
        tables: dict[str, dict[str, object]] = {}
        for file in sorted(self._folder.glob("*.toml")):
            read = tomllib.loads(file.read_text(encoding="utf-8"))
            twice = sorted(tables.keys() & read.keys())
            if twice:
                message = f"{file.name}: defined twice: {', '.join(twice)}"
                raise ValueError(message)
            tables.update(read)
        return tables

    @property
    def codes(self) -> tuple[str, ...]:
        """Return all codes, sorted."""
        return tuple(sorted(self._tables))

    def sentence(self, code: str, language: str) -> Sentence:
        """Return a code's sentence in a language; KeyError where the code or the language is missing."""
        words = self._tables[code][language]
        if not isinstance(words, dict):
            raise KeyError(language)
        return Sentence(what=str(words["what"]), do=str(words["do"]))

    def words(self, problem: Problem, language: str) -> Sentence:
        """Return the sentence of a problem with its details filled in."""
        details = dict(problem.details)
        if problem.code not in self._tables:
            return self._own(problem, details, language)
        sentence = self.sentence(problem.code, language)
        return Sentence(what=sentence.what.format_map(details), do=sentence.do.format_map(details))

    @staticmethod
    def _own(problem: Problem, details: dict[str, str], language: str) -> Sentence:
        """Return the sentence that the problem of an extension carries with it; its bare code where it has none."""
        what, do = details.get(f"{language}.what", problem.code), details.get(f"{language}.do", "")
        plain = {name: value for name, value in details.items() if "." not in name}
        return Sentence(what=_filled(what, plain), do=_filled(do, plain))


def _filled(sentence: str, details: dict[str, str]) -> str:
    """Return the sentence of an extension with its details; as it stands where one is missing."""
    try:
        return sentence.format_map(details)
    except (KeyError, ValueError, IndexError):
        return sentence


@cache
def read_sentences(folder: Path = FOLDER) -> Sentences:
    """Return the sentences of all rooms; this process reads each folder once."""
    return Sentences(folder)
