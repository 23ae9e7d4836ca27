"""The words of the site in each language: gettext catalogues in theme/translations, read and kept up with Babel.

    messages.pot    every message the templates and the engine use, with English as its own key
    <lang>.po       one language's translations; a language without a file, and a message without one, stays English

Catalogues are compiled in memory; no .mo file is ever written. Locations carry no line numbers and headers no dates,
so a catalogue changes only when its messages do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from markupsafe import Markup

from bulletins.model.identity import Language
from bulletins.rendering.safe import escape, safe
from bulletins.rendering.theme_folder import Theme

AddedWords = tuple[tuple[str, str, str], ...]
"""What extensions add: (language, English, translation)."""

SOURCE = "en"
"""The language that messages are written in: its catalogue may stay empty."""

FOLDER = "translations"
TEMPLATE = "messages.pot"
CALLS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "words": (2,),
}
"""Functions whose literal arguments are messages, as Babel writes it; `words(language, message)` is the planner's."""

JINJA_OPTIONS = {"extensions": "jinja2.ext.i18n", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
HEADERS = ("Language:", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
"""What a catalogue's header says; dates, people and Babel's version are not in it."""

COMMENT = "# The words of the site: messages that templates and pages show, in one language."


def read_catalogue(theme: Traversable | Theme, language: str) -> NullTranslations:
    """Return a language's catalogue, ready for use; English messages where the theme has none for it."""
    file = theme.joinpath(FOLDER, f"{language}.po")
    return _compiled(file.read_bytes(), language) if file.is_file() else NullTranslations()


@lru_cache(maxsize=16)
def _compiled(data: bytes, language: str) -> GNUTranslations:
    """Return a catalogue's bytes as Python's gettext reads them: a build asks for the same ones a dozen times."""
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(data), locale=language, charset="utf-8", abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)


def read_words(data: bytes) -> tuple[dict[str, str], list[object]]:
    """Return the translations in a catalogue's bytes by English message, and apart those with plurals or a context.

    Both are empty where the catalogue is broken.
    """
    try:
        messages = [each for each in read_po(BytesIO(data), charset="utf-8", abort_invalid=True) if each.id]
    except (PoFileError, ValueError):
        return {}, []
    plain = {each.id: str(each.string) for each in messages if isinstance(each.id, str) and not each.context}
    others: list[object] = [
        (each.id, each.context, each.string) for each in messages if each.context or each.id not in plain
    ]
    return plain, others


def with_words(catalogue: NullTranslations, language: str, added: AddedWords) -> NullTranslations:
    """Return a catalogue with what words that were added are in its language."""
    own = {english: said for code, english, said in added if code == language}
    if not own:
        return catalogue
    words = _AddedCatalogue(own)
    words.add_fallback(catalogue)
    return words


class _AddedCatalogue(NullTranslations):
    """The words that extensions add to one language."""

    def __init__(self, words: dict[str, str]) -> None:
        """Keep the words; all others are the fallback's."""
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        """Return a word in the language."""
        return self._words.get(message) or super().gettext(message)


def interface_words(
    theme: Traversable | Theme, languages: Iterable[str], added: AddedWords = ()
) -> Callable[[Language, str], str]:
    """Return the function that says an English message in one of the languages; any other language gets English."""
    catalogues = {language: with_words(read_catalogue(theme, language), language, added) for language in languages}

    def say(language: Language, message: str) -> str:
        catalogue = catalogues.get(language)
        return catalogue.gettext(message) if catalogue and message else message

    return say


def extract_messages(theme: Path, code: Sequence[Path]) -> Catalog:
    """Return every message of the theme's templates and of the Python under the code roots, in a fixed order."""
    catalogue = _empty(None)
    for file in _files([theme / "templates"], (".html", ".xml", ".txt")):
        _extract("jinja2.ext:babel_extract", file, f"theme/{file.relative_to(theme).as_posix()}", catalogue)
    for root in code:
        for file in _files([root], (".py",)):
            _extract("python", file, f"{root.name}/{file.relative_to(root).as_posix()}", catalogue)
    return catalogue


def update_catalogues(theme: Path, code: Sequence[Path], languages: Iterable[str]) -> tuple[Path, ...]:
    """Write messages.pot and bring each language's catalogue up to it; return the files that changed.

    Translations are kept, messages that are no longer used go, new ones come empty and are never guessed.
    """
    template = extract_messages(theme, code)
    folder = theme / FOLDER
    changed = [_write(folder / TEMPLATE, template)]
    for language in languages:
        file = folder / f"{language}.po"
        catalogue = _read(file, language) if file.is_file() else _empty(language)
        catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
        changed.append(_write(file, catalogue))
    return tuple(file for file in changed if file is not None)


def missing_messages(theme: Path, code: Sequence[Path], language: str) -> tuple[str, ...]:
    """Return the messages in use that a language's catalogue has no translation of, sorted; none for English."""
    if language == SOURCE:
        return ()
    file = theme / FOLDER / f"{language}.po"
    catalogue = _read(file, language) if file.is_file() else _empty(language)
    wanted = (message for message in extract_messages(theme, code) if message.id)
    return tuple(sorted(_key(message) for message in wanted if not _translated(catalogue, message)))


def _translated(catalogue: Catalog, message: Message) -> bool:
    """Return whether a catalogue has all forms of a message."""
    found = catalogue.get(message.id, message.context)
    if found is None or found.fuzzy:
        return False
    return all(found.string) if isinstance(found.string, list | tuple) else bool(found.string)


def _key(message: Message) -> str:
    """Return a message as one names it: its English singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _read(file: Traversable | Theme, language: str) -> Catalog:
    """Return a catalogue file as Babel reads it."""
    with file.open("rb") as data:
        return read_po(data, locale=language, charset="utf-8", abort_invalid=True)


def _empty(language: str | None) -> Catalog:
    """Return a catalogue without messages."""
    return Catalog(locale=language, charset="utf-8", fuzzy=False, header_comment=COMMENT)


def _files(roots: Iterable[Path], endings: tuple[str, ...]) -> list[Path]:
    """Return the files under the roots with one of the endings, sorted."""
    return sorted(path for root in roots for path in root.rglob("*") if path.is_file() and path.suffix in endings)


def _extract(method: str, file: Path, shown: str, catalogue: Catalog) -> None:
    """Add a file's messages to the catalogue."""
    found = extract_from_file(method, file, keywords=CALLS, comment_tags=["i18n:"], options=JINJA_OPTIONS)
    for _line, message, comments, context in found:
        catalogue.add(message, locations=[(shown, 0)], auto_comments=comments, context=context)


def _write(file: Path, catalogue: Catalog) -> Path | None:
    """Write a catalogue if it differs from the file; return the file if so."""
    text = BytesIO()
    write_po(text, catalogue, width=120, sort_output=True, include_lineno=False)
    header, _, messages = text.getvalue().decode("utf-8").partition("\n\n")
    data = f"{_plain_header(header)}\n\n{messages}".encode()
    if file.is_file() and file.read_bytes() == data:
        return None
    temporary = file.with_suffix(".tmp")
    temporary.write_bytes(data)
    temporary.replace(file)
    return file


def _plain_header(header: str) -> str:
    """Return a catalogue's header with the lines that say something about the messages."""
    lines = header.split("\n")
    return "\n".join(line for line in lines if not line.startswith('"') or line[1:].startswith(HEADERS))


class Messages:
    """The messages of one catalogue."""

    def __init__(self, catalogue: NullTranslations) -> None:
        """Keep the catalogue; the messages themselves are trusted."""
        self._catalogue = catalogue
        self._say = lru_cache(maxsize=None)(lambda message: safe(catalogue.gettext(message)))

    def gettext(self, message: str, **values: object) -> Markup:
        """Return a message with values for its `%(name)s`."""
        said: Markup = self._say(message)
        return _filled(said, values) if values else said

    def ngettext(self, one: str, many: str, number: int, **values: object) -> Markup:
        """Return a message in the form that a number asks for."""
        return _filled(self._catalogue.ngettext(one, many, number), values)


def _filled(message: str, values: dict[str, object]) -> Markup:
    """Return a message with its values, each escaped."""
    return safe(str(message) % {name: str(escape(value)) for name, value in values.items()})
