"""Typed readers for everything that is not a date or a photo: slugs, choices, names, addresses, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from bulletins.model.identity import Language, Slug
from bulletins.model.localized import Localized
from bulletins.model.nearest import nearest
from bulletins.model.problem import error, warning
from bulletins.model.slugs import is_slug, slugged
from bulletins.model.source import SourceKind, TypedName
from bulletins.reading.fields import Fields, Reader, as_field, fields_of, items_of
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import Field, Mapping, Node, RawScalar
from bulletins.reading.texts import is_empty, read_text, read_word

_LANGUAGE_KEY = re.compile(r"([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*:(?:\s|$)")
_HTTPS = re.compile(r"https://[^\s\"<>\\^`{|}]+")
_LENGTH = re.compile(r"(?:[0-9]{1,2}:[0-5])?[0-9]:[0-5][0-9]|[1-9][0-9]{1,2}:[0-5][0-9]")
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]+")
_TRUE = ("true", "yes")
_FALSE = ("false", "no")
_LONGEST_SHOWN = 60
_PHONE_DIGITS = 3


def slug_of(text: str) -> str:
    """Return the slug that was probably meant, "" where there is not a letter in the text."""
    name = text.strip().rstrip("/")
    if "/" in name:
        name = name.removesuffix("/index.md").rpartition("/")[2]
    return slugged(name.removesuffix(".md")[:200])


def read_slug(field: Field, problems: FileProblems) -> Slug | None:
    """Return a slug; anything else is reported with the slug that was probably meant."""
    return _slug(field, problems, None)


def read_slug_of(kind: SourceKind) -> Reader[Slug]:
    """Return a reader of the slug of a unit or a campaign; a name in its place is kept as a mention."""
    return lambda field, problems: _slug(field, problems, kind)


def _slug(field: Field, problems: FileProblems, kind: SourceKind | None) -> Slug | None:
    text = read_word(field, problems)
    if text is None:
        return None
    if is_slug(text):
        return Slug(text)
    place = (problems.path, field.value.line, field.value.column)
    shown = text[:_LONGEST_SHOWN]
    meant = slug_of(text)
    if meant and kind is not None:
        slug = Slug(meant)
        line, column = place[1:]
        problems.mention(TypedName(kind=kind, key=field.key, typed=text, slug=slug, line=line, column=column))
    elif meant:
        problems.add(error("not-a-slug", *place, key=field.key, value=shown, suggestion=meant))
    else:
        problems.add(error("value-without-letters", *place, key=field.key, value=shown))
    return None


def read_slugs(field: Field, problems: FileProblems) -> tuple[Slug, ...] | None:
    """Return the slugs of a list, or the ones that stand on one line between commas; each once, in order, and located.

    Wrong ones are reported and left out.
    """
    return _slugs(field, problems, None)


def read_slugs_of(kind: SourceKind) -> Reader[tuple[Slug, ...]]:
    """Return a reader of slugs of units or campaigns; names in their place are kept as mentions."""
    return lambda field, problems: _slugs(field, problems, kind)


def _slugs(field: Field, problems: FileProblems, kind: SourceKind | None) -> tuple[Slug, ...] | None:
    items = items_of(field, problems)
    if items is None:
        return None
    slugs: list[Slug] = []
    for item in items:
        for part in list_parts(field, item):
            _keep_slug(slugs, part, problems, kind)
    return tuple(slugs)


def list_parts(field: Field, node: Node) -> tuple[Field, ...]:
    """Return an item as a field of its own; without brackets, one field for each part between commas."""
    if not isinstance(node, RawScalar) or node.below or "," not in node.beside:
        return (as_field(field, node),)
    parts: list[Field] = []
    column = node.column
    for part in node.beside.split(","):
        start = column + len(part) - len(part.lstrip())
        value = RawScalar(line=node.line, column=start, indent=node.indent, beside=part.strip())
        parts.append(Field(key=field.key, line=node.line, column=start, value=value))
        column += len(part) + 1
    return tuple(parts)


def _keep_slug(slugs: list[Slug], field: Field, problems: FileProblems, kind: SourceKind | None) -> None:
    if report_empty_item(field, problems):
        return
    slug = _slug(field, problems, kind)
    if slug is None:
        return
    if slug in slugs:
        problems.add(warning("repeated-value", problems.path, field.line, field.column, key=field.key, value=slug))
        return
    slugs.append(slug)
    problems.locate(field.key, slug, field.line)


def report_empty_item(field: Field, problems: FileProblems) -> bool:
    """Return whether an item of a list holds nothing, and report that."""
    if not is_empty(field.value):
        return False
    problems.add(error("empty-item", problems.path, field.line, field.column, key=field.key))
    return True


def read_people(field: Field, problems: FileProblems) -> tuple[str, ...] | None:
    """Return the names of a list; several names on one line without brackets are reported, not guessed at."""
    items = items_of(field, problems)
    if items is None:
        return None
    names: list[str] = []
    for item in items:
        part = as_field(field, item)
        if report_empty_item(part, problems):
            continue
        name = read_text(part, problems)
        if name is None:
            continue
        alone = isinstance(item, RawScalar) and not item.item
        if alone and re.search(r"[,;]", name):
            place = (problems.path, item.line, item.column)
            problems.add(error("names-on-one-line", *place, key=field.key, value=name[:_LONGEST_SHOWN]))
        elif name not in names:
            names.append(name)
    return tuple(names)


def read_choice(allowed: Sequence[str]) -> Reader[str]:
    """Return a reader of one word out of a closed list; capitals do not matter."""

    def _read(field: Field, problems: FileProblems) -> str | None:
        text = read_word(field, problems)
        if text is None:
            return None
        if text.lower() in allowed:
            return text.lower()
        place = (problems.path, field.value.line, field.value.column)
        near = nearest(text, allowed)
        words = ", ".join(allowed)
        shown = text[:_LONGEST_SHOWN]
        if near:
            problems.add(error("unknown-value", *place, key=field.key, value=shown, nearest=near, allowed=words))
        else:
            problems.add(error("unknown-value-listed", *place, key=field.key, value=shown, allowed=words))
        return None

    return _read


def read_flag(field: Field, problems: FileProblems) -> bool | None:
    """Return true or false."""
    text = read_word(field, problems)
    if text is None:
        return None
    if text.lower() in _TRUE + _FALSE:
        return text.lower() in _TRUE
    place = (problems.path, field.value.line, field.value.column)
    problems.add(error("not-true-or-false", *place, key=field.key, value=text[:_LONGEST_SHOWN]))
    return None


def is_https(address: str) -> bool:
    """Return whether the text is an https address with a host and nobody's name or password in it."""
    if not _HTTPS.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        return "." in host.strip(".") and parts.username is None and parts.port != 0
    except ValueError:
        return False


def read_https(field: Field, problems: FileProblems) -> str | None:
    """Return an https address."""
    text = read_word(field, problems)
    if text is None or is_https(text):
        return text
    place = (problems.path, field.value.line, field.value.column)
    problems.add(error("not-https", *place, key=field.key, value=text[:_LONGEST_SHOWN]))
    return None


def read_length(field: Field, problems: FileProblems) -> str | None:
    """Return how long a film is, as `3:45` or `1:02:30`."""
    text = read_word(field, problems)
    if text is None or _LENGTH.fullmatch(text):
        return text
    place = (problems.path, field.value.line, field.value.column)
    problems.add(error("not-a-length", *place, key=field.key, value=text[:_LONGEST_SHOWN]))
    return None


def read_email(field: Field, problems: FileProblems) -> str | None:
    """Return an e-mail address."""
    text = read_word(field, problems)
    if text is None or _EMAIL.fullmatch(text):
        return text
    place = (problems.path, field.value.line, field.value.column)
    problems.add(error("not-an-email", *place, value=text[:_LONGEST_SHOWN]))
    return None


def read_phone(field: Field, problems: FileProblems) -> str | None:
    """Return a telephone number as it was written."""
    text = read_text(field, problems)
    if text is None or sum(letter.isdecimal() for letter in text) >= _PHONE_DIGITS:
        return text
    place = (problems.path, field.value.line, field.value.column)
    problems.add(error("not-a-phone", *place, value=text[:_LONGEST_SHOWN]))
    return None


def read_localized(languages: tuple[Language, ...]) -> Reader[Localized]:
    """Return a reader of a text by language, or of one text in the default language (the first of `languages`).

    Without languages (site.yml names none that can be read) every code is accepted.
    """

    def _read(field: Field, problems: FileProblems) -> Localized | None:
        if not _is_by_language(field):
            text = read_text(field, problems)
            default = languages[0] if languages else Language("und")
            return None if text is None else Localized(entries=((default, text),))
        fields = fields_of(field, problems)
        return None if fields is None else _by_language(field, fields, languages, problems)

    return _read


def _is_by_language(field: Field) -> bool:
    """Return whether the value is a mapping by language rather than a text."""
    node = field.value
    if isinstance(node, RawScalar) and not node.beside:
        first = next((line for line in node.below if not line.is_comment), None)
        return first is not None and bool(_LANGUAGE_KEY.match(first.text))
    return isinstance(node, Mapping) or (isinstance(node, RawScalar) and node.beside.startswith("{"))


def _by_language(
    field: Field, fields: tuple[Field, ...], languages: tuple[Language, ...], problems: FileProblems
) -> Localized | None:
    codes = languages or tuple(dict.fromkeys(Language(entry.key) for entry in fields))
    record = Fields(fields, codes, field.line, problems)
    texts = tuple((code, record.read(code, read_text) or "") for code in codes)
    if languages and not texts[0][1]:
        place = (problems.path, field.line, field.column)
        problems.add(error("no-default-language", *place, key=field.key, language=languages[0]))
        return None
    return Localized(entries=tuple((code, text) for code, text in texts if text))
