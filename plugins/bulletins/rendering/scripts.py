"""A theme's scripts as they are sent: small, their words filled in, under a name that changes with their bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import blake2b

from bulletins.model.identity import Language, OutputPath
from bulletins.rendering.catalogues import SOURCE, interface_words
from bulletins.rendering.stylesheet import list_files
from bulletins.rendering.theme_folder import Theme

Speak = Callable[[Language, str], str]
"""Gives an English word of the interface in a language."""

WORDS = "WORDS"
"""What stands in a script for the words that it shows, in every language the theme speaks."""
SEARCH = "SEARCH"
"""What stands in a script for the names of the search's own files."""
VIEWER = "VIEWER"
"""What stands in a script for the name of the one that large photos need."""
STYLE = "STYLE"
"""What stands in a script for the name of the style sheet."""
LATER = "LATER"
"""What stands in a script of the search for the name of the one that it loads when it needs it."""


_TOKEN = re.compile(
    r"(?P<text>\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`)"
    r"|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<space>\s+)|(?P<code>[^\s\"'`/]+|.)",
    re.DOTALL,
)
_PATTERN = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_OPENS_PATTERN = frozenset("(,=:[!&|?{};")
"""Signs after which `/` begins a regular expression; after everything else it divides."""
_GOES_ON = frozenset("{[(,;:?=&|<>*!.")
"""Signs after which a line break ends no statement."""
_BELONGS = frozenset(")],;:?=&|<>*.")
"""Signs before which a line break ends no statement."""


@lru_cache(maxsize=64)
def lean(script: str) -> str:
    """Return a script without comments and needless blanks; line breaks stay where they may end a statement."""
    pieces: list[str] = []
    at, blank = 0, ""
    while at < len(script):
        last = pieces[-1][-1] if pieces else ";"
        found = _PATTERN.match(script, at) if script[at] == "/" and last in _OPENS_PATTERN else None
        kind = "text" if found else ""
        if found is None or script.startswith(("//", "/*"), at):
            found = _TOKEN.match(script, at)
            kind = (found.lastgroup or "") if found else ""
        if found is None:
            break
        at = found.end()
        if kind in {"comment", "space"}:
            blank = "\n" if "\n" in f"{blank}{found[0]}" else " "
            continue
        pieces.append(_between(last, blank, found[0][0]) + found[0])
        blank = ""
    return "".join(pieces) + "\n" if pieces else ""


def _between(last: str, blank: str, first: str) -> str:
    """Return what has to stand between two signs that a blank or a line break stood between."""
    if not blank:
        return ""
    if blank == "\n":
        return "" if last in _GOES_ON or first in _BELONGS else "\n"
    are_words = (last.isalnum() or last in "_$") and (first.isalnum() or first in "_$")
    return " " if are_words or (last == first and last in "+-") else ""


def compose_script(folder: Theme, filled: Mapping[str, object]) -> bytes:
    """Return all scripts right in a folder as one, by name, without comments and spaces; empty where there is none.

    Names that are `filled` are replaced by their values.
    """
    names = [name for name in list_files(folder) if name.endswith(".js") and "/" not in name]
    text = "\n".join(lean((folder / name).read_text(encoding="utf-8")) for name in names)
    for name, value in filled.items():
        text = text.replace(name, json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return text.encode()


def words_by_language(
    theme: Theme, languages: tuple[Language, ...], choose: Callable[[Language, Speak], object]
) -> dict[str, object]:
    """Return what a script says in each language, as `choose` names it; in English where no language is named."""
    words = interface_words(theme, languages)
    return {language: choose(language, words) for language in languages or (Language(SOURCE),)}


def named_file(stem: str, ending: str, data: bytes) -> tuple[OutputPath, bytes]:
    """Return a file of the theme under a name that changes with its bytes."""
    digest = blake2b(data, digest_size=4).hexdigest()
    return (OutputPath(f"theme/{stem}.{digest}.{ending}"), data)
