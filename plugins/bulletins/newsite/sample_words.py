"""The words of a first site in each language, read from `words/<language>.toml`: what staff will write over."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bulletins.model.identity import Language, Slug

FOLDER = Path(__file__).parent / "words"
OTHERWISE = Language("en")
"""The language whose words a site begins with where its own has none."""

SampleNames = Mapping[str, str]
"""Names by slug, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleArticle:
    """A first text; `{name}` stands for the union's name."""

    slug: Slug
    title: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleWords:
    """Everything a first site says in one language. `comments` explain site.yml's keys to staff.

    `description` is the site's own, `{name}` in it the union's.
    """

    language: Language
    name: str
    time_zone: str
    description: str
    photo_folder: Slug
    addresses: SampleNames
    sections: SampleNames
    levels: SampleNames
    campaign_types: SampleNames
    comments: SampleNames
    page: SampleArticle
    bulletin: SampleArticle


@cache
def read_words(language: Language) -> SampleWords | None:
    """Return a language's words, None where there are none yet."""
    file = FOLDER / f"{language}.toml"
    if not file.is_file():
        return None
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    page, bulletin = SampleArticle(**tables.pop("page")), SampleArticle(**tables.pop("bulletin"))
    return SampleWords(language=language, page=page, bulletin=bulletin, **tables)


def words_or_english(language: Language) -> SampleWords:
    """Return a language's words, English where there are none yet."""
    words = read_words(language) or read_words(OTHERWISE)
    assert words is not None  # noqa: S101  (English is part of the program)
    return words
