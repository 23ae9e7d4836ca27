"""The languages of the site and the words their addresses are made of."""

from __future__ import annotations

import re

from bulletins.model.config import AddressWords, LanguageConfig
from bulletins.model.identity import Language
from bulletins.model.problem import error
from bulletins.reading.fields import Fields, fields_of
from bulletins.reading.lines import Field
from bulletins.reading.report import FileProblems
from bulletins.reading.texts import read_text
from bulletins.reading.values import read_choice, read_slug

LANGUAGE_KEYS = ("name", "addresses", "direction")
"""The keys of a language."""

ADDRESS_KEYS = AddressWords.__struct_fields__
"""What an address word can stand for."""

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
TAKEN_WORDS = ("theme", "index", "404", "robots", "sitemap")
"""Names that the engine itself writes at the top of the site."""


def read_languages(field: Field, report: FileProblems) -> tuple[LanguageConfig, ...] | None:
    """Return the languages in the order they stand in; the first is the default. None where a code cannot be read."""
    fields = fields_of(field, report)
    if fields is None:
        return None
    codes = tuple(dict.fromkeys(entry.key for entry in fields))
    record = Fields(fields, codes, field.line, report)
    languages = [_language(code, record, report) for code in codes]
    for language in languages:
        if language is not None:
            _check_addresses(language, codes, record, report)
    read = tuple(language for language in languages if language is not None)
    return read if len(read) == len(languages) else None


def _language(code: str, record: Fields, report: FileProblems) -> LanguageConfig | None:
    """Return one language, None where its code cannot be told; a code in capitals is taken for its small letters."""
    field = record.field(code)
    line = record.line if field is None else field.line
    meant = code if _CODE.fullmatch(code) else code.lower()
    if meant != code or not _CODE.fullmatch(code):
        report.add(error("not-a-language-code", report.path, line, value=code[:40]))
    fields = record.read(code, fields_of)
    if not _CODE.fullmatch(meant):
        return None
    if fields is None and record.has(code):
        return LanguageConfig(code=Language(meant), name=meant, direction="ltr", addresses=_addresses({}))
    inner = Fields(fields or (), LANGUAGE_KEYS, line, report)
    return LanguageConfig(
        code=Language(meant),
        name=inner.require("name", read_text) or code,
        direction=inner.read("direction", read_choice(("ltr", "rtl"))) or "ltr",
        addresses=inner.read("addresses", _read_addresses) or _addresses({}),
    )


def _read_addresses(field: Field, report: FileProblems) -> AddressWords | None:
    fields = fields_of(field, report)
    if fields is None:
        return None
    record = Fields(fields, ADDRESS_KEYS, field.line, report)
    return _addresses({key: record.read(key, read_slug) or "" for key in ADDRESS_KEYS})


def _addresses(words: dict[str, str]) -> AddressWords:
    """Return the words with `bulletins`, `units`, … themselves for those that are not given."""
    return AddressWords(**{key: words.get(key) or key for key in ADDRESS_KEYS})


def _check_addresses(language: LanguageConfig, codes: tuple[str, ...], record: Fields, report: FileProblems) -> None:
    """Report words that two kinds of pages would share, and words that are taken at the top of the site."""
    field = record.field(language.code)
    line = record.line if field is None else field.line
    seen: dict[str, str] = {}
    for key in ADDRESS_KEYS:
        word = getattr(language.addresses, key)
        if word in seen:
            details = {"word": word, "first": seen[word], "second": key, "language": language.code}
            report.add(error("repeated-address-word", report.path, line, **details))
        elif word in codes or word in TAKEN_WORDS:
            report.add(error("taken-address-word", report.path, line, word=word, language=language.code))
        seen.setdefault(word, key)
