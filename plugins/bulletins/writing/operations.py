"""The operations of the writing page, by name: JSON in, JSON out. Only paths that the last build read are accepted."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from bulletins.forms import FormField
from bulletins.model.extensions import ExtensionKey
from bulletins.model.identity import ContentPath, Language
from bulletins.model.loss import Loss
from bulletins.model.problem import Outcome, Problem, Refused, error
from bulletins.model.source import Source, SourceKind
from bulletins.model.value import replace
from bulletins.reports import ReportLanguage
from bulletins.reports.import_report import ImportedDocument, loss_words
from bulletins.writing.package_merge import text_source
from bulletins.writing.package_operations import PackageOperations, PackageTools
from bulletins.writing.photo_editing import EditPhoto, PhotoOperations
from bulletins.writing.requests import Answered, Asked, asked_bytes, asked_changes, asked_source, asked_text
from bulletins.writing.site_view import WritingSite, named_choices, unit_choices
from bulletins.writing.text_files import BODY, Opened, SavedText, TextFiles
from bulletins.writing.text_list import list_texts
from bulletins.writing.text_translation import beginning_of, begun_translations, original_text, possible_translation
from bulletins.writing.unsaved import UnsavedTexts


class DocumentDraft(NamedTuple):
    """A draft made of a document: the path of its text, its title, and the findings of the import."""

    path: ContentPath
    title: str
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingTools:
    """The functions and folders that the writing page works with.

    `site` returns the last build's content; it is None before the first build or where site.yml is broken.
    `report_language` returns the words of problems in a language. `take_document` writes drafts of a document;
    `take_file` puts a photo or a document for download beside a text and returns its name; `new_text` writes an empty
    draft, given its title and its unit. Each of the three returns problems where it cannot. `packages` are the tools
    for packages.
    """

    content: Path
    output: Path
    site: Callable[[], WritingSite | None]
    report_language: Callable[[str], ReportLanguage]
    take_document: Callable[[str, bytes], Outcome[tuple[DocumentDraft, ...]]]
    take_file: Callable[[Source, str, bytes], Outcome[str]]
    edit_photo: EditPhoto
    new_text: Callable[[str, str], Outcome[ContentPath]]
    packages: PackageTools
    single_page: Callable[[str], bytes | None]
    """Returns the page at an address of the site as one file."""
    tell_saved: Callable[[str], None]
    """Called with each file that was written."""
    more: Mapping[str, Callable[[Asked], Answered]]
    """Operations that do not concern a text, by name."""
    keys: tuple[ExtensionKey, ...] = ()
    """The keys that extensions add to front matter."""


class WritingOperations:
    """All operations that the writing page can call."""

    def __init__(self, tools: WritingTools) -> None:
        """Keep the tools; words that are not saved yet are kept beside content/.

        Texts that were begun here can be opened at once; the build that reads them first makes their photos.
        """
        self._tools = tools
        self._files = TextFiles(content=tools.content, output=tools.output, one_at_a_time=Lock(), keys=tools.keys)
        self._begun: dict[ContentPath, Source] = {}
        self._unsaved = UnsavedTexts(tools.content.absolute().parent / ".unsaved")
        self._packages = PackageOperations(
            tools.packages, lambda asked: self._source(asked, self._site()), self._words, self._begin
        )
        self._photos = PhotoOperations(
            tools.content,
            tools.output,
            tools.edit_photo,
            lambda asked: self._source(asked, self._site()),
            tools.tell_saved,
        )

    @property
    def by_name(self) -> dict[str, Callable[[Asked], Answered]]:
        """Return the operations under the names that the page calls them by."""
        named = {
            "list": self._list,
            "open": self._open,
            "save": self._save,
            "keep": self._keep,
            "add-file": self._add_file,
            "add-document": self._add_document,
            "new": self._new,
            "save-page": self._save_page,
            **self._packages.by_name,
            **self._photos.by_name,
            **self._tools.more,
        }
        return {name: self._saying_problems(operation) for name, operation in named.items()}

    def _saying_problems(self, operation: Callable[[Asked], Answered]) -> Callable[[Asked], Answered]:
        """Return an operation that answers a refusal with its problems in words."""

        def answer(asked: Asked) -> Answered:
            try:
                return operation(asked)
            except Refused as refused:
                return {"problems": [self._words(found, asked) for found in refused.problems]}

        return answer

    def _list(self, asked: Asked) -> Answered:
        """Answer with a row for each text, and with the choices for new texts and filters."""
        site = self._site()
        language = Language(asked_text(asked, "language"))
        config = site.content.config
        people = {name for fact in site.content.bulletins for name in fact.shared.authors or ()}
        return {
            "texts": list_texts(site),
            "begun": begun_translations(site, self._unsaved.all()),
            "units": unit_choices(site, language),
            "levels": named_choices([(each.slug, each.name) for each in config.levels], language),
            "campaigns": named_choices([(each.slug, each.name) for each in site.content.campaigns], language),
            "sections": named_choices([(each.slug, each.name) for each in config.sections], language),
            "people": sorted(people),
            "languages": {each.code: each.name for each in config.languages},
            "language": config.default_language,
            "publishes": "publish" in self._tools.more,
        }

    def _open(self, asked: Asked) -> Answered:
        """Answer with a text as a form, its problems, and its changes that are not saved yet."""
        site = self._site()
        source = self._source(asked, site)
        begun = beginning_of(site, source, self._tools.packages)
        read = self._files.open(source, begun)
        if read.value is None:
            raise Refused(read.problems)
        opened = read.value
        own = site.problems_of(source.path)
        return {
            "path": source.path,
            "version": opened.version,
            "language": site.language_of(source),
            "translation": source.language is not None,
            "isNew": begun is not None,
            "original": original_text(site, source, self._tools.keys),
            "bulletin": source.kind is SourceKind.BULLETIN,
            "slug": source.slug,
            "state": site.fates.get(source.path, ""),
            "page": site.pages.get(f"content/{source.path}", ""),
            "fields": [_field(entry.field, str(asked.get("language", ""))) for entry in opened.form.entries],
            "values": opened.values,
            "problems": [self._placed(found, opened, asked) for found in own],
            "elsewhere": sum(found.is_error for found in site.problems if found.path != f"content/{source.path}"),
            "unsaved": self._unsaved.kept(source.path),
            "notes": self._packages.notes(source.path),
        }

    def _save(self, asked: Asked) -> Answered:
        """Answer with the result of a save: the values in the file now, or the reasons why it was not saved."""
        site = self._site()
        source = self._source(asked, site)
        self._packages.remember(source)
        begun = beginning_of(site, source, self._tools.packages)
        saved: SavedText = self._files.save(source, asked_changes(asked), begun)
        if not saved.conflicts and not saved.unwritable:
            if begun is not None:
                self._begin((source.path,))
            self._tools.tell_saved(source.file)
            self._unsaved.keep(source.path, asked_text(asked, "window"), {})
        return {
            "saved": not saved.conflicts and not saved.unwritable,
            "version": saved.opened.version,
            "values": saved.opened.values,
            "fields": [_field(entry.field, str(asked.get("language", ""))) for entry in saved.opened.form.entries],
            "conflicts": list(saved.conflicts),
            "unwritable": list(saved.unwritable),
        }

    def _keep(self, asked: Asked) -> Answered:
        """Keep a window's changes that are not saved yet."""
        source = self._source(asked, self._site())
        try:
            self._unsaved.keep(source.path, asked_text(asked, "window"), asked_changes(asked))
        except OSError as failure:
            reason = failure.strerror or str(failure)
            raise Refused((error("unsaved-not-kept", ".unsaved", reason=reason),)) from failure
        return {"kept": True}

    def _add_file(self, asked: Asked) -> Answered:
        """Put a photo or a document beside a text; answer with its name."""
        source = self._source(asked, self._site())
        taken = self._tools.take_file(source, asked_text(asked, "name"), asked_bytes(asked))
        if taken.value is None:
            raise Refused(taken.problems)
        return {"src": taken.value}

    def _add_document(self, asked: Asked) -> Answered:
        """Make drafts of a document; answer with their paths, and with what was lost as a list to tick off."""
        name = asked_text(asked, "name")
        taken = self._tools.take_document(name, asked_bytes(asked))
        if taken.value is None:
            raise Refused(taken.problems)
        self._begin(draft.path for draft in taken.value)
        report_language = self._tools.report_language(asked_text(asked, "language"))
        drafts = [
            {
                "path": draft.path,
                "title": draft.title,
                "report": [loss_words(ImportedDocument(source=name), found, report_language) for found in draft.losses],
            }
            for draft in taken.value
        ]
        return {"drafts": drafts}

    def _save_page(self, asked: Asked) -> Answered:
        """Answer with the page of a saved text as one file, marked as a draft."""
        site = self._site()
        source = self._source(asked, site)
        address = site.pages.get(f"content/{source.path}", "")
        page = self._tools.single_page(address) if address else None
        if page is None:
            raise Refused((error("text-without-page", f"content/{source.path}"),))
        return {"name": f"{source.slug}.html", "data": base64.b64encode(page).decode(), "size": len(page)}

    def _new(self, asked: Asked) -> Answered:
        """Write an empty draft; answer with its path."""
        made = self._tools.new_text(asked_text(asked, "title"), asked_text(asked, "unit"))
        if made.value is None:
            raise Refused(made.problems)
        self._begin((made.value,))
        return {"path": made.value}

    def _begin(self, paths: Iterable[ContentPath]) -> None:
        """Add new texts to the known ones until a build has read them."""
        for path in paths:
            folder, _, name = path.rpartition("/")
            self._packages.records.begin(folder, {})
            file = str(self._tools.content.absolute() / path)
            self._begun[path] = replace(text_source(folder, name, b""), file=file, data=None)

    def _site(self) -> WritingSite:
        site = self._tools.site()
        if site is None:
            raise Refused((error("site-not-read", "content/site.yml"),))
        return site

    def _source(self, asked: Asked, site: WritingSite) -> Source:
        path = ContentPath(asked_text(asked, "path"))
        return asked_source(asked, site.sources, self._begun, possible_translation(site, path))

    def _words(self, found: Problem, asked: Asked) -> dict[str, object]:
        """Return a problem in words."""
        language = asked.get("language")
        words = self._tools.report_language(language if isinstance(language, str) else "").words(found)
        return {"what": words.what, "do": words.do, "error": found.is_error, "code": found.code, "line": found.line}

    def _placed(self, found: Problem, opened: Opened, asked: Asked) -> dict[str, object]:
        """Return a problem in words, with its field and which of its items."""
        key, item = opened.form.place(found.line) if found.line else ("", 0)
        named = dict(found.details).get("key", "")
        if key in ("", BODY) and named in opened.form.values:
            key, item = named, 0
        return {**self._words(found, asked), "field": key, "item": item}


def _field(field: FormField, language: str) -> dict[str, object]:
    """Return a field's declaration as the page needs it; the page itself has the names of the program's own keys."""
    labels = dict(field.labels)
    return {
        "key": field.key,
        "kind": field.kind.value,
        "required": field.required,
        "shared": field.shared,
        "choices": list(field.choices),
        "parts": list(field.parts),
        "limit": field.limit,
        "label": labels.get(language) or labels.get("en", ""),
    }
