"""The languages of site.yml, the words that their addresses are made of, and its lists of terms."""

from __future__ import annotations

import re

from bulletins.model.config import AddressWords, LanguageConfig, SiteConfig, Term
from bulletins.model.identity import Language, Slug
from bulletins.model.localized import NOTHING, Localized
from bulletins.model.nearest import nearest_by_letters
from bulletins.model.problem import error
from bulletins.model.slugs import is_slug
from bulletins.reading.fields import Fields, Reader, fields_of, open_fields
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import Field
from bulletins.reading.texts import read_text, read_word
from bulletins.reading.values import read_choice, read_localized, read_slug, slug_of

LANGUAGE_KEYS = ("name", "addresses", "direction")
"""The keys of a language."""

ADDRESS_KEYS = AddressWords.__struct_fields__
"""What an address word can stand for."""

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
TAKEN_WORDS = ("theme", "index", "404", "robots", "sitemap")
"""Names that the engine itself writes at the top of the site."""
_NEEDED = "sections"
"""The list that no site.yml may leave out."""


def read_languages(field: Field, problems: FileProblems) -> tuple[LanguageConfig, ...] | None:
    """Return the languages in the order they stand in; the first is the default. None where a code cannot be read."""
    record = open_fields(field, problems)
    if record is None:
        return None
    languages = [_language(code, record, problems) for code in record.names]
    for language in languages:
        if language is not None:
            _check_addresses(language, record.names, record, problems)
    read = tuple(language for language in languages if language is not None)
    return read if len(read) == len(languages) else None


def _language(code: str, record: Fields, problems: FileProblems) -> LanguageConfig | None:
    """Return one language, None where its code cannot be told; a code in capitals is taken for its small letters."""
    field = record.field(code)
    line = record.line if field is None else field.line
    meant = code if _CODE.fullmatch(code) else code.lower()
    if meant != code or not _CODE.fullmatch(code):
        problems.add(error("not-a-language-code", problems.path, line, value=code[:40]))
    fields = record.read(code, fields_of)
    if not _CODE.fullmatch(meant):
        return None
    if fields is None and record.has(code):
        return LanguageConfig(code=Language(meant), name=meant, direction="ltr", addresses=_addresses({}))
    inner = Fields(fields or (), LANGUAGE_KEYS, line, problems)
    return LanguageConfig(
        code=Language(meant),
        name=inner.require("name", read_text) or code,
        direction=inner.read("direction", read_choice(("ltr", "rtl"))) or "ltr",
        addresses=inner.read("addresses", _read_addresses) or _addresses({}),
    )


def _read_addresses(field: Field, problems: FileProblems) -> AddressWords | None:
    record = open_fields(field, problems, ADDRESS_KEYS)
    if record is None:
        return None
    return _addresses({key: record.read(key, read_slug) or "" for key in ADDRESS_KEYS})


def _addresses(words: dict[str, str]) -> AddressWords:
    """Return the words with `bulletins`, `units`, … themselves for those that are not given."""
    return AddressWords(**{key: words.get(key) or key for key in ADDRESS_KEYS})


def _check_addresses(language: LanguageConfig, codes: tuple[str, ...], record: Fields, problems: FileProblems) -> None:
    """Report words that two kinds of pages would share, and words that are taken at the top of the site."""
    field = record.field(language.code)
    line = record.line if field is None else field.line
    seen: dict[str, str] = {}
    for key in ADDRESS_KEYS:
        word = getattr(language.addresses, key)
        if word in seen:
            details = {"word": word, "first": seen[word], "second": key, "language": language.code}
            problems.add(error("repeated-address-word", problems.path, line, **details))
        elif word in codes or word in TAKEN_WORDS:
            problems.add(error("taken-address-word", problems.path, line, word=word, language=language.code))
        seen.setdefault(word, key)


def read_terms(languages: tuple[Language, ...]) -> Reader[tuple[Term, ...]]:
    """Return a reader of a closed list: slugs, each with its name; an empty list is reported."""

    def _read(field: Field, problems: FileProblems) -> tuple[Term, ...] | None:
        record = open_fields(field, problems)
        if record is None:
            return None
        if not record.names:
            problems.add(error("empty-key", problems.path, field.line, field.column, key=field.key))
        terms = [_term(slug, field.key, record, languages, problems) for slug in record.names]
        return tuple(term for term in terms if term is not None)

    return _read


def _term(slug: str, key: str, record: Fields, languages: tuple[Language, ...], problems: FileProblems) -> Term | None:
    """Return an entry, its name empty and its slug the one that was meant where they cannot be read."""
    field = record.field(slug)
    line = record.line if field is None else field.line
    name: Localized = record.require(slug, read_localized(languages)) or NOTHING
    meant = slug if is_slug(slug) else slug_of(slug)
    if not meant:
        problems.add(error("value-without-letters", problems.path, line, key=key, value=slug[:60]))
        return None
    if meant != slug:
        problems.add(error("not-a-slug", problems.path, line, key=key, value=slug[:60], suggestion=meant))
    problems.locate(key, meant, line)
    return Term(slug=Slug(meant), name=name)


def _choose(field: Field, terms: tuple[Term, ...], problems: FileProblems) -> Slug | None:
    """Return one word of a closed list; another one is answered with the entry that bears its name, or with all."""
    text = read_word(field, problems)
    word = (text or "").lower()
    if text is None or word in {term.slug for term in terms}:
        return None if text is None else Slug(word)
    place = (problems.path, field.value.line, field.value.column)
    named = [term for term in terms if _is_called(term, word)]
    if len(named) == 1:
        name = named[0].name.entries[0][1]
        problems.add(error("name-for-value", *place, key=field.key, value=text[:60], slug=named[0].slug, name=name))
        return None
    near = nearest_by_letters(text, [term.slug for term in terms])
    allowed = ", ".join(_shown(term) if named or field.key == "type" else term.slug for term in terms)
    if near:
        problems.add(error("unknown-value", *place, key=field.key, value=text[:60], nearest=near, allowed=allowed))
    else:
        problems.add(error("unknown-value-listed", *place, key=field.key, value=text[:60], allowed=allowed))
    return None


def _is_called(term: Term, typed: str) -> bool:
    """Return whether what was typed is the name of an entry or whole words of it, in any language."""
    words = f" {' '.join(typed.replace('-', ' ').split())} "
    return any(words in f" {name.casefold()} " or f" {name.casefold()} " in words for _, name in term.name.entries)


def _shown(term: Term) -> str:
    """Return an entry as it is offered: its word, and the name that readers see where that is another."""
    name = term.name.entries[0][1] if term.name.entries else ""
    return term.slug if name.casefold() in ("", term.slug) else f"{term.slug} ({name})"


def read_term(terms: tuple[Term, ...], key: str, config: SiteConfig) -> Reader[Slug]:
    """Return a reader of one word out of a closed list of site.yml, whose key is `key`.

    Where the list could not be read, or lacks though every site needs it, site.yml is reported and any word will do.
    """

    def _read(field: Field, problems: FileProblems) -> Slug | None:
        if terms:
            return _choose(field, terms, problems)
        if key == _NEEDED or config.origin.has(key):
            word = read_word(field, problems)
            return None if word is None else Slug(word)
        problems.add(error("no-list-to-choose-from", problems.path, field.line, field.column, key=field.key, list=key))
        return None

    return _read
