"""Names that no setting has: misspelt ones, Pelican's own that have no use here, and misspelt environment variables."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bulletins.model.nearest import nearest_by_letters
from bulletins.model.problem import Problem, error, warning
from bulletins.settings.setting_table import SettingRow, setting_names, setting_rows
from bulletins.settings.settings_file import WrittenSettings

SHARED_WITH_PELICAN = (
    "PELICAN_CLASS",
    "PLUGINS",
    "PLUGIN_PATHS",
    "THEME_TEMPLATES_OVERRIDES",
    "JINJA_FILTERS",
    "JINJA_TESTS",
    "JINJA_GLOBALS",
)
"""Names that are Pelican's and work here as they do there, beside those in the table of settings."""
VARIABLES = ("SOURCE_DATE_EPOCH", "STATE_KEY")
"""Environment variables that are read beside those that the table of settings names."""
ALIKE = 1
"""How many letters a misspelt variable may have too many, too few or wrong: others' names are left alone."""
PELICAN_CODES = (
    "pelican-in-site",
    "pelican-in-settings",
    "pelican-in-text",
    "pelican-by-extension",
    "pelican-by-itself",
)
"""What is said of a setting of Pelican's, by the table of `pelican_names.toml` that has it."""


def deprecated_settings(written: WrittenSettings, rows: Iterable[SettingRow]) -> Iterator[Problem]:
    """Yield a warning for every setting that is written and that a later version will no longer know."""
    for declared in (row.declared for row in rows):
        if declared.deprecated is not None and declared.name in written.values:
            gone_in, instead = declared.deprecated
            place = written.at(declared.name)
            yield warning("setting-deprecated", *place, name=declared.name, gone_in=gone_in, instead=instead)


class PelicanName(NamedTuple):
    """A setting of Pelican's that has no use here: its default there, what to say of it, and what does it here."""

    default: object
    code: str
    here: str


@cache
def pelican_names() -> Mapping[str, PelicanName]:
    """Return Pelican's settings that have no use here, and those of its themes."""
    read = tomllib.loads((Path(__file__).parent / "pelican_names.toml").read_text(encoding="utf-8"))
    return {
        name: PelicanName(ast.literal_eval(row["default"]), code, row.get("here", ""))
        for code in PELICAN_CODES
        for name, row in read[code].items()
    }


def unknown_names(written: WrittenSettings, known: Collection[str] = ()) -> Iterator[Problem]:
    """Yield each name that no setting has; `known` are the names of extensions' settings.

    A value that is Pelican's own default counts as not said.
    """
    ours = (*setting_names(), *SHARED_WITH_PELICAN, *known)
    for name in sorted(written.values.keys() - set(ours)):
        path, line = written.at(name)
        theirs = pelican_names().get(name)
        near = nearest_by_letters(name, [each.lower() for each in ours]).upper()
        if theirs is None and near:
            yield error("unknown-setting", path, line, name=name, nearest=near)
        elif theirs is None:
            yield error("unknown-setting-listed", path, line, name=name)
        elif written.values[name] != theirs.default:
            yield error(theirs.code, path, line, name=name, here=theirs.here)


def misspelt_variables(environment: Mapping[str, str]) -> Iterator[Problem]:
    """Yield each environment variable that is one of ours but for a letter or an underscore, where ours is not set."""
    for ours in (*(row.declared.name for row in setting_rows() if row.declared.variable), *VARIABLES):
        if ours not in environment:
            alike = (name for name in environment if _is_misspelt(name, ours))
            yield from (error("misspelt-variable", name, nearest=ours) for name in sorted(alike))


def _is_misspelt(name: str, ours: str) -> bool:
    """Return whether a name is another one with a letter too many, too few or wrong, underscores aside."""
    typed, meant = name.upper().replace("_", ""), ours.replace("_", "")
    if typed == meant:
        return True
    if abs(len(typed) - len(meant)) > ALIKE:
        return False
    alike = (at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other)
    start = next(alike, min(len(typed), len(meant)))
    rest, other = typed[start:], meant[start:]
    is_swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return is_swapped or other in {rest[1:], f"{other[:1]}{rest}", f"{other[:1]}{rest[1:]}"}
