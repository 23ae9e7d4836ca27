"""The report's own words, read from `phrases.toml`: one table a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "phrases.toml"
LANGUAGES = ("vi", "en")
"""Languages that reports are written in; any other site's reports are in English."""
WRITING_FILE = Path(__file__).parent / "writing.toml"


@cache
def _read_words() -> Mapping[str, Any]:
    """Return the words of all languages; a preview asks for them at every save."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


class Phrases:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        """Read the words of a language, English where reports do not speak it."""
        self.language = language if language in LANGUAGES else "en"
        self._words = _read_words()[self.language]

    def say(self, key: str, **details: object) -> str:
        """Return a phrase with its placeholders filled; KeyError for a key that is not there."""
        return str(self._words[key]).format_map(details)

    def rule(self, rule: str, fate: str) -> str:
        """Return what a ledger rule means, else what the fate alone means: a refusal's code is with its error."""
        rules = self._words["rules"]
        return str(rules.get(rule) or rules[fate])

    def preview(self) -> dict[str, str]:
        """Return the preview's own words, by the names it gives them."""
        return {name: str(words) for name, words in self._words["preview"].items()}


def writing_words(language: str) -> dict[str, str]:
    """Return the writing page's words in one of the languages that reports speak, by the names it gives them."""
    return {
        name: str(words) for name, words in tomllib.loads(WRITING_FILE.read_text(encoding="utf-8"))[language].items()
    }
