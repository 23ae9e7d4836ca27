"""A translation that is begun in the form: it has no file before it is whole, so it can neither hold back nor leak.

What is typed meanwhile is kept as all words that are not saved yet, in `.unsaved/` beside content/. The first save
looks at the site as it would be with the translation in it, and writes nothing while that brings an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletins.forms import Form, read_form
from bulletins.model.extensions import ExtensionKey
from bulletins.model.identity import ContentPath, Language
from bulletins.model.problem import Problem, Refused, error
from bulletins.model.source import Source
from bulletins.model.value import replace
from bulletins.writing.package_operations import PackageTools, folder_files
from bulletins.writing.requests import Answered
from bulletins.writing.site_view import WritingSite
from bulletins.writing.text_files import BODY, Beginning

EMPTY = b"---\ntitle:\nsummary:\n---\n"
"""The file that a translation's form begins with; all other keys are the original's."""


def possible_translation(site: WritingSite, path: ContentPath) -> dict[ContentPath, Source]:
    """Return the translation that may be written at a path, by that path; empty where none may."""
    folder, _, name = path.rpartition("/")
    original = site.sources.get(ContentPath(f"{folder}/index.md"))
    code = name.removeprefix("index.").removesuffix(".md")
    others = {each.code for each in site.content.config.languages} - {site.content.config.default_language}
    if original is None or path in site.sources or code not in others or name != f"index.{code}.md":
        return {}
    file = str(Path(original.file).with_name(name))
    return {path: replace(original, path=path, file=file, language=Language(code), data=None)}


def original_text(site: WritingSite, source: Source, keys: tuple[ExtensionKey, ...]) -> Answered | None:
    """Return the original of a translation as the page shows it beside; None for an original, or where none is read."""
    original = site.sources.get(ContentPath(f"{source.path.rpartition('/')[0]}/index.md"))
    if source.language is None or original is None:
        return None
    try:
        read = read_form(replace(original, data=Path(original.file).read_bytes()), keys).value
    except OSError:
        return None
    if read is None or read.is_whole:
        return None
    return {
        "path": original.path,
        "language": site.content.config.default_language,
        "page": site.pages.get(f"content/{original.path}", ""),
        "values": {**read.values, BODY: read.body},
    }


def begun_translations(site: WritingSite, unsaved: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    """Return the translations that were begun and have no file yet, each once."""
    found: dict[ContentPath, dict[str, object]] = {}
    for kept in unsaved:
        for path, source in possible_translation(site, ContentPath(str(kept.get("path")))).items():
            row = {"path": path, "slug": source.slug, "kind": source.kind.value, "language": source.language}
            found.setdefault(path, {**row, "at": str(kept.get("at"))})
    return list(found.values())


def beginning_of(site: WritingSite, source: Source, tools: PackageTools) -> Beginning | None:
    """Return what a translation begins with and how its first save is checked; None for a text that has a file."""
    if source.language is None or source.path in site.sources or Path(source.file).exists():
        return None
    original = original_text(site, source, ())
    values = original["values"] if original is not None else {}
    needs_body = isinstance(values, dict) and bool(str(values.get(BODY, "")).strip())

    def check(form: Form, data: bytes) -> None:
        shown = f"content/{source.path}"
        missing = [key for key in ("title", "summary") if not form.values.get(key)]
        missing += [BODY] if needs_body and not form.body.strip() else []
        if missing:
            raise Refused((error("translation-unfinished", shown, keys=", ".join(missing)),))
        folder, _, name = source.path.rpartition("/")
        files = {**folder_files(Path(source.file).resolve().parent), name: data}
        known: frozenset[Problem] = frozenset(site.problems)
        wrong = [found for found in tools.show(folder, files).problems if found.is_error and found not in known]
        if wrong:
            raise Refused(tuple(wrong))

    return Beginning(EMPTY, check)
