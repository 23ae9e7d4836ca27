"""Documents into drafts: each read, laid out and written as a folder of its own, with a word on everything lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from bulletins.build.pipeline import read_all
from bulletins.commands.choosing import Ask, Choice, choose, fitting, listed
from bulletins.commands.console import Clock, Console, Load, path_for_people, reporting_failures
from bulletins.commands.import_registry import import_registry, registry_rows_at
from bulletins.commands.import_site import SiteImportTask, import_old_site, old_site_at
from bulletins.importing.content_folder import beside, find_documents, read_named, write_folders
from bulletins.importing.document_import import AskUnit, DocumentImport, ImportWishes, import_site
from bulletins.importing.folder_plan import PlannedFolder
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem, Refused, error
from bulletins.model.settings import BuildSettings
from bulletins.model.site import SiteFacts
from bulletins.model.value import replace
from bulletins.photos import take_photo
from bulletins.reading.legacy import old_encoding
from bulletins.reports import Phrases
from bulletins.reports.import_report import ImportedDocument, ImportReport, import_text
from bulletins.settings.loading import read_now

_PREVIEW_PORT = 8000
_TYPED = "tasks.py import"
"""Where a problem of what was typed stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """The arguments of an import as typed: files or folders, and facts that the documents lack; empty: to be asked."""

    files: tuple[str, ...]
    unit: str = ""
    campaign: str = ""
    date: str = ""
    section: str = ""
    media: str = ""
    """The folder with the pictures of a whole site."""
    trial: bool = False
    digest: bool = False
    """Whether a document with several items becomes a digest and a bulletin for each item."""


def import_files(load: Load, console: Console, choices: ImportChoices, ask: Ask | None, clock: Clock = read_now) -> int:
    """Return 0 when every document was written (or, in a trial, could be), 1 where one could not; all or none of them.

    `ask` puts a question and returns the answer, None where nobody is there.
    """
    return reporting_failures(lambda: _import(load(), console, choices, ask, clock()), console)


def _import(settings: BuildSettings, console: Console, choices: ImportChoices, ask: Ask | None, now: datetime) -> int:
    """Read, lay out, write, report."""
    content = read_all(settings)
    facts = content.facts
    if facts is None:
        raise Refused(content.problems)
    _refuse_own_content(settings.content, choices.files)
    report_language = console.report_language(facts.config.default_language)
    asking = _asking(ask, facts, report_language.phrases)
    take = partial(take_photo, settings=settings.photos)
    site = import_site(facts, now, take, find_encoding=old_encoding, offered=listed(_units(facts)), ask_unit=asking)
    wishes = _wishes(facts, choices)
    if len(choices.files) == 1:
        source = Path(choices.files[0]).expanduser()
        source = source.resolve() if source.name in {"", ".."} else source  # files are written under its name
        rows = registry_rows_at(source)
        if rows is not None:
            return import_registry(
                settings.content, facts, (source.name, rows), (console, report_language), trial=choices.trial
            )
        old = old_site_at(source, choices.media)
        if old is not None:
            task = SiteImportTask(
                content=settings.content,
                facts=facts,
                site=site,
                wishes=wishes,
                console=console,
                report_language=report_language,
                trial=choices.trial,
            )
            return import_old_site(task, source, old)
    paths, missing = find_documents(choices.files)
    taken = {folder.name for folder in (settings.content / "bulletins").glob("*/*")}
    importer = DocumentImport(site=site, wishes=wishes, taken=taken)
    folders, documents = _planned(importer, paths)
    failed = bool(missing) or any(document.problems for document in documents)
    documents += tuple(ImportedDocument(source=found.path, problems=(found,)) for found in missing)
    written = not failed and not choices.trial and bool(folders)
    if written:
        write_folders(settings.content, folders)
    shown = path_for_people(settings.content)
    report = ImportReport(
        documents=tuple(replace(one, folder=f"{shown}/{one.folder}" if one.folder else "") for one in documents),
        written=written,
        files=_shown_texts(folders, shown) if choices.trial else (),
    )
    console.write(import_text(report, report_language, console.style))
    return 1 if failed or not (folders or missing) else 0


def _refuse_own_content(content: Path, files: tuple[str, ...]) -> None:
    """Refuse a folder in which this site's own content lies: its bulletins would be taken for those of another site."""
    own = content.resolve()
    folders = [Path(file).expanduser() for file in files]
    found = [folder for folder in folders if folder.is_dir() and own.is_relative_to(folder.resolve())]
    if found:
        problems = (error("import-own-content", str(folder), content=path_for_people(content)) for folder in found)
        raise Refused(tuple(problems))


def _units(facts: SiteFacts) -> tuple[Choice, ...]:
    return tuple(Choice(slug=unit.slug, name=unit.name) for unit in facts.units)


def _asking(ask: Ask | None, facts: SiteFacts, phrases: Phrases) -> AskUnit | None:
    """Return what asks for the unit of a document, None where nobody is there."""
    if ask is None:
        return None

    def ask_unit(source: str, title: str) -> Slug:
        question = phrases.say("import-ask-unit", source=source, title=title)
        return Slug(choose(ask, question, phrases.say("choose"), _units(facts), optional=False))

    return ask_unit


def _wishes(facts: SiteFacts, choices: ImportChoices) -> ImportWishes:
    """Return what was typed for all documents; Refused, with every part of it that names nothing."""
    problems: list[Problem] = []
    campaigns = tuple(Choice(slug=one.slug, name=one.name) for one in facts.campaigns)
    unit = _named(choices.unit, _units(facts), "import-unit", problems)
    campaign = _named(choices.campaign, campaigns, "new-campaign", problems)
    sections = [term.slug for term in facts.config.sections]
    if choices.section and choices.section not in sections:
        problems.append(error("import-section", _TYPED, typed=choices.section, allowed=", ".join(sections)))
    day = None
    try:
        day = date.fromisoformat(choices.date.strip()) if choices.date.strip() else None
    except ValueError:
        problems.append(error("import-date", _TYPED, typed=choices.date))
    if problems:
        raise Refused(tuple(problems))
    return ImportWishes(
        unit=unit,
        campaigns=(campaign,) if campaign else (),
        section=choices.section,
        day=day,
        digest=choices.digest,
    )


def _named(typed: str, choices: tuple[Choice, ...], code: str, problems: list[Problem]) -> Slug | None:
    """Return the one entry that was typed, None where none was or it is not clear, which is a problem."""
    if not typed:
        return None
    found = fitting(typed, choices)
    if len(found) != 1:
        problems.append(error(code, _TYPED, typed=typed, choices=listed(found or choices)))
    return found[0].slug if len(found) == 1 else None


def _planned(
    importer: DocumentImport, paths: tuple[Path, ...]
) -> tuple[tuple[PlannedFolder, ...], tuple[ImportedDocument, ...]]:
    """Return the folders of all documents, and for each document what is to be said of it."""
    folders: list[PlannedFolder] = []
    documents: list[ImportedDocument] = []
    for path in paths:
        file = read_named(path)
        if isinstance(file, Problem):
            documents.append(ImportedDocument(source=path.name, problems=(file,)))
            continue
        planned = importer.plan_document(file.name, file.data, beside(path))
        if planned.value is None:
            documents.append(ImportedDocument(source=path.name, problems=planned.problems))
            continue
        folders += planned.value
        documents += [
            ImportedDocument(source=path.name, folder=folder.folder, title=folder.title, losses=folder.losses)
            for folder in planned.value
        ]
    return tuple(folders), tuple(documents)


def _shown_texts(folders: tuple[PlannedFolder, ...], content: str) -> tuple[tuple[str, str], ...]:
    """Return the texts that a trial shows, by path."""
    return tuple(
        (f"{content}/{folder.folder}/{name}", data.decode())
        for folder in folders
        for name, data in folder.files
        if name.endswith(".md")
    )


def import_then_preview(load: Load, console: Console, choices: ImportChoices, ask: Ask | None, *, shows: bool) -> int:
    """Return the exit code of an import; where it wrote something and `shows` is said, the preview opens after it."""
    code = import_files(load, console, choices, ask)
    if code or not shows:
        return code
    from bulletins.commands.preview import preview  # noqa: PLC0415  (it loads all that makes pages)

    return preview(load, console, port=_PREVIEW_PORT, open_browser=True)
