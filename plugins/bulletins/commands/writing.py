"""The tools of the writing page, connected to the preview's builds, the importer and the intake of photos."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bulletins.commands.console import Clock, Console
from bulletins.commands.new import new_folder
from bulletins.commands.text_pages import TextPages
from bulletins.forms import FormValue, new_text
from bulletins.importing.content_folder import write_folders
from bulletins.importing.document_import import DocumentImport, ImportWishes, import_site
from bulletins.importing.folder_plan import PlannedFolder
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.photo import NO_EDIT, PhotoEdit
from bulletins.model.problem import Outcome, error
from bulletins.model.settings import BuildSettings
from bulletins.model.slugs import slugged
from bulletins.model.source import Source
from bulletins.output.durable import write_content
from bulletins.photos import take_photo
from bulletins.photos.bare_files import bare_file
from bulletins.reading.legacy import old_encoding
from bulletins.reading.photo_keys import DOCUMENT_TYPES
from bulletins.writing import PackageTools, WritingSite, WritingTools
from bulletins.writing.operations import DocumentDraft

LONGEST_NAME = 60


def writing_tools(
    settings: BuildSettings, site: Callable[[], WritingSite | None], pages: TextPages, console: Console, clock: Clock
) -> WritingTools:
    """Return the tools of a writing page over a preview's builds."""
    intake = _Intake(settings=settings, site=site, clock=clock)
    return WritingTools(
        content=settings.content,
        output=settings.output,
        site=site,
        report_language=console.voice_in,
        take_document=intake.take_document,
        take_file=intake.take_file,
        edit_photo=intake.edit_photo,
        new_text=intake.new_text,
        packages=PackageTools(
            content=settings.content,
            output=settings.output,
            strip=partial(bare_file, settings=settings),
            show=pages.show,
            known_keys=frozenset(key.name for key in settings.extensions.keys),
        ),
        single_page=pages.page,
        more={},
        tell_saved=lambda _: None,
        keys=settings.extensions.keys,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Intake:
    """Takes documents and photos into content/, and begins new texts there."""

    settings: BuildSettings
    site: Callable[[], WritingSite | None]
    clock: Clock

    def take_document(self, name: str, data: bytes) -> Outcome[tuple[DocumentDraft, ...]]:
        """Return the drafts that were made of a document; its unit stays open where the document names none."""
        site = self.site()
        if site is None:
            return Outcome(value=None, problems=(error("site-not-read", "content/site.yml"),))
        take = partial(take_photo, settings=self.settings.photos)
        known = import_site(
            site.content, self.clock(), take, find_encoding=old_encoding, offered="", ask_unit=lambda *_: Slug("")
        )
        taken = {folder.name for folder in (self.settings.content / "bulletins").glob("*/*")}
        planned = DocumentImport(site=known, wishes=ImportWishes(), taken=taken).plan_document(
            name, data, lambda _: None
        )
        if planned.value is None:
            return Outcome(value=None, problems=planned.problems)
        write_folders(self.settings.content, planned.value)
        drafts = tuple(
            DocumentDraft(ContentPath(f"{folder.folder}/index.md"), folder.title, folder.losses)
            for folder in planned.value
        )
        return Outcome(value=drafts)

    def take_file(self, source: Source, name: str, data: bytes) -> Outcome[str]:
        """Return the name of a photo, stripped and bounded, or of a document that was put beside a text."""
        stem, _, suffix = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
        kept, kind = data, suffix.lower()
        if kind not in DOCUMENT_TYPES:
            taken = take_photo(name[:LONGEST_NAME], data, NO_EDIT, self.settings.photos)
            if taken.value is None:
                return Outcome(value=None, problems=taken.problems)
            kept, kind = taken.value.data, taken.value.suffix
        folder = Path(source.file).resolve().parent
        stem = slugged(stem, longest=LONGEST_NAME) or "tep"
        names = (f"{stem}{number}.{kind}" for number in ("", *(f"-{count}" for count in range(2, 1_000))))
        file = next(folder / each for each in names if not (folder / each).exists())
        write_content(file, kept)
        return Outcome(value=file.name)

    def edit_photo(self, path: str, data: bytes, edit: PhotoEdit) -> Outcome[bytes]:
        """Return a photo turned or cropped, of its own format, with nothing in it but pixels."""
        taken = take_photo(path, data, edit, self.settings.photos, keep_format=True)
        return Outcome(value=None if taken.value is None else taken.value.data, problems=taken.problems)

    def new_text(self, title: str, unit: str) -> Outcome[ContentPath]:
        """Return the path of a new draft of today, whose folder is named by its title."""
        site = self.site()
        title = " ".join(title.split())
        if site is None or not slugged(title):
            return Outcome(value=None, problems=(error("new-without-title", "content"),))
        units: list[str] = [each.slug for each in site.content.units if each.slug == unit]
        today = self.clock().astimezone(ZoneInfo(site.content.config.time_zone))
        values: dict[str, FormValue] = {
            "title": title,
            "date": f"{today:%Y-%m-%d %H:%M}",
            "unit": units,
            "status": "draft",
        }
        data = new_text(values, "")
        folder = self._folder(today.date(), title)
        write_folders(
            self.settings.content, (PlannedFolder(folder=folder, files=(("index.md", data),), losses=(), title=title),)
        )
        return Outcome(value=ContentPath(f"{folder}/index.md"))

    def _folder(self, day: date, title: str) -> str:
        return new_folder(self.settings.content, day, title).relative_to(self.settings.content).as_posix()
