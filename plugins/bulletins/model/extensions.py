"""The additions of extensions, as plain values that other processes can be sent: a function is named by its module."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from bulletins.model.bulletin import Facts
from bulletins.model.identity import Digest
from bulletins.model.table import Table
from bulletins.model.value import Value

ORIGIN_USES = ("script", "connect", "img", "style", "font", "frame", "media")
"""What a page may load from elsewhere, as its content security policy calls it."""

KeyValue = str | bool | date | datetime
"""What an extension's key may hold."""


class KeyKind(StrEnum):
    """The type of the value of an extension's key in front matter."""

    TEXT = "text"
    FLAG = "flag"
    DATE = "date"
    MOMENT = "moment"
    ADDRESS = "address"

    def to_text(self, value: KeyValue) -> str:
        """Return a value as it is kept."""
        if isinstance(value, datetime):
            return value.astimezone(UTC).isoformat()
        return value.isoformat() if isinstance(value, date) else str(value)

    def from_text(self, text: str) -> KeyValue:
        """Return a value that was kept."""
        if self is KeyKind.DATE:
            return date.fromisoformat(text)
        if self is KeyKind.MOMENT:
            return datetime.fromisoformat(text)
        return text == str(True) if self is KeyKind.FLAG else text


class Hook(Value, frozen=True, kw_only=True):
    """A function or another object of a module; `item` names one in a dictionary there. `extension` is who asked."""

    extension: str
    module: str
    name: str
    item: str = ""

    def resolve(self) -> Any:  # noqa: ANN401  (whatever an extension registered)
        """Return the object, its module imported where this process has not yet."""
        found = getattr(importlib.import_module(self.module), self.name)
        return found[self.item] if self.item else found


class ExtensionKey(Value, frozen=True, kw_only=True):
    """A key of bulletins' front matter; where it is `translated` each language may say its own.

    `labels` are what the writing page calls it, by language.
    """

    name: str
    kind: KeyKind
    translated: bool = False
    check: Hook | None = None
    labels: tuple[tuple[str, str], ...] = ()


class KeyFacts(Value, frozen=True, kw_only=True):
    """The values that the check of a key is given: a bulletin's file, its facts, and the values of extensions' keys."""

    path: str
    published: datetime
    extra: Table[str, KeyValue]
    facts: Facts

    def line(self, key: str) -> int:
        """Return the line that a key stands on."""
        return self.facts.text.origin.line(key)


class ExtensionModule(Value, frozen=True, kw_only=True):
    """A module that was loaded for an extension: its name, and the file or the package's folder that holds it."""

    name: str
    file: Path


class Extensions(Value, frozen=True, kw_only=True):
    """Everything that all extensions of a site registered. `digest` is that of their modules and settings.

    `templates` and `static` are folders that go before the theme's; `words` are (language, English, translation).
    `sentences` are (code, language, what, do). `origins` are (use, origin) pairs.
    """

    modules: tuple[ExtensionModule, ...] = ()
    digest: Digest = Digest("")
    keys: tuple[ExtensionKey, ...] = ()
    pages: tuple[tuple[str, Hook], ...] = ()
    feeds: tuple[tuple[str, Hook], ...] = ()
    home_parts: tuple[tuple[str, Hook], ...] = ()
    unit_parts: tuple[tuple[str, Hook], ...] = ()
    checks: tuple[Hook, ...] = ()
    filters: tuple[tuple[str, Hook], ...] = ()
    tests: tuple[tuple[str, Hook], ...] = ()
    globals: tuple[tuple[str, Hook], ...] = ()
    templates: tuple[Path, ...] = ()
    static: tuple[Path, ...] = ()
    words: tuple[tuple[str, str, str], ...] = ()
    sentences: tuple[tuple[str, str, str, str], ...] = ()
    origins: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    """Settings of extensions: (name, value as Python writes it)."""


NO_EXTENSIONS = Extensions()


class RegistrationError(ValueError):
    """An extension asked for something that cannot be; `code` is the sentence's, `details` fill it."""

    def __init__(self, sentence: str, **details: object) -> None:
        """Keep what is wrong."""
        super().__init__(sentence)
        self.code = sentence
        self.details = tuple(sorted((name, str(value)) for name, value in details.items()))


class Registry:
    """The registry that an extension adds to: each call adds one thing; a name that is taken is refused."""

    def __init__(self, extension: str, found: dict[str, list[Any]], settings: Mapping[str, object]) -> None:
        """Collect into `found`; `settings` are the names that the settings file says."""
        self._extension = extension
        self._found = found
        self._settings = settings

    def key(
        self,
        name: str,
        kind: KeyKind,
        *,
        translated: bool = False,
        check: Callable[..., Any] | None = None,
        label: Mapping[str, str] | None = None,
    ) -> None:
        """Add a key to bulletins' front matter; `check(facts)` yields problems for each bulletin that has it.

        `label` is what the writing page calls its field, by language: `{"vi": "Ngày họp", "en": "Day of the meeting"}`.
        """
        hook = None if check is None else self._hook(check)
        labels = tuple(sorted((label or {}).items()))
        self._add("keys", name, ExtensionKey(name=name, kind=kind, translated=translated, check=hook, labels=labels))

    def pages(self, kind: str, plan: Callable[..., Any]) -> None:
        """Add a kind of page: `plan(context)` yields planned pages, called once for each language."""
        self._add("pages", kind, (kind, self._hook(plan)))

    def feed(self, kind: str, plan: Callable[..., Any]) -> None:
        """Add a feed: as `pages`, where there is a site address, since everything in a feed is absolute."""
        self._add("feeds", kind, (kind, self._hook(plan)))

    def home_part(self, name: str, plan: Callable[..., Any]) -> None:
        """Add a part to the home page: `plan(context)` gives it planned, or None where there is nothing to show."""
        self._add("home_parts", name, (name, self._hook(plan)))

    def unit_part(self, name: str, plan: Callable[..., Any]) -> None:
        """Add a part to units' own pages: `plan(context, unit)` is called for each unit, as for a part of home."""
        self._add("unit_parts", name, (name, self._hook(plan)))

    def check(self, check: Callable[..., Any]) -> None:
        """Add a check: `check(site)` yields problems of the assembled site."""
        self._found.setdefault("checks", []).append(self._hook(check))

    def filter(self, name: str, function: Callable[..., Any]) -> None:
        """Add a filter to templates."""
        self._add("filters", name, (name, self._hook(function)))

    def test(self, name: str, function: Callable[..., Any]) -> None:
        """Add a test to templates."""
        self._add("tests", name, (name, self._hook(function)))

    def global_(self, name: str, function: Callable[..., Any]) -> None:
        """Add a function that templates may call."""
        self._add("globals", name, (name, self._hook(function)))

    def templates(self, folder: Path) -> None:
        """Put a folder of templates before the theme's; `!theme/NAME` is the theme's own."""
        self._found.setdefault("templates", []).append(self._folder(folder))

    def static(self, folder: Path) -> None:
        """Put a folder of static files before the theme's: `css/` and `js/` go into the site's, the rest is copied."""
        self._found.setdefault("static", []).append(self._folder(folder))

    def words(self, language: str, words: Mapping[str, str]) -> None:
        """Add what English words of templates are in another language."""
        self._found.setdefault("words", []).extend((language, english, said) for english, said in words.items())

    def sentence(self, code: str, **said: tuple[str, str]) -> None:
        """Add the sentences of a problem: for each language what is wrong and what to do; `vi` and `en` are needed."""
        if not {"vi", "en"} <= said.keys():
            self._refuse("extension-sentence", code=code)
        self._add("sentences", code, *((code, language, what, do) for language, (what, do) in sorted(said.items())))

    def allow_origin(self, origin: str, *uses: str) -> None:
        """Let every page load from another origin, `https://host`: the uses are of ORIGIN_USES, `script` by default."""
        host = origin.removeprefix("https://")
        is_origin = origin != host and re.fullmatch(r"[A-Za-z0-9.:-]+", host)
        if not is_origin or not set(uses) <= set(ORIGIN_USES):
            self._refuse("extension-origin", origin=" ".join([origin, *uses]))
        self._found.setdefault("origins", []).extend((use, origin) for use in uses or ("script",))

    def setting(self, name: str, default: Any) -> Any:  # noqa: ANN401  (the type of the default)
        """Return what the settings file says under a name of the extension's own; of the default's type."""
        value = self._settings.get(name, default)
        if type(value) is not type(default) or not name.isupper():
            self._refuse("extension-setting", name=name, example=repr(default))
        self._add("values", name, (name, repr(value)))
        return value

    def _add(self, part: str, name: str, *rows: object) -> None:
        """Keep something under a name; RegistrationError where another has it."""
        taken = self._found.setdefault(f"{part} taken", [])
        if name in taken:
            self._refuse("extension-name-taken", name=name)
        taken.append(name)
        self._found.setdefault(part, []).extend(rows)

    def _refuse(self, sentence: str, **details: object) -> NoReturn:
        """Say that this extension asked for what cannot be."""
        raise RegistrationError(sentence, extension=self._extension, **details)

    def _hook(self, function: Callable[..., Any]) -> Hook:
        """Return the name of a function; RegistrationError for one that other processes would not find."""
        module, name = inspect.getmodule(function), getattr(function, "__qualname__", "")
        if not isinstance(module, ModuleType) or getattr(module, name, None) is not function:
            self._refuse("extension-function", name=name or repr(function))
        return Hook(extension=self._extension, module=module.__name__, name=name)

    def _folder(self, folder: Path) -> Path:
        """Return a folder; RegistrationError where it is none."""
        if not Path(folder).is_dir():
            self._refuse("extension-folder", folder=folder)
        return Path(folder).absolute()
