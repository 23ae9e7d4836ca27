"""Documents into drafts: each read, laid out and written as a folder of its own, with a word on everything lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bulletins.build.pipeline import read_all
from bulletins.commands.choosing import Ask, Choice, choose, fitting, listed
from bulletins.commands.console import Clock, Console, Load, path_for_people, reporting_failures
from bulletins.importing.content_folder import write_folders
from bulletins.importing.digest_parts import digest_draft, digest_flows, looks_like_digest
from bulletins.importing.document_reading import read_document
from bulletins.importing.draft import ManuscriptDraft
from bulletins.importing.file_finding import beside, find_documents, read_named
from bulletins.importing.flow import DocumentFlow
from bulletins.importing.folder_plan import (
    FolderChoices,
    PlannedFolder,
    folder_name,
    plan_folder,
    without_repeated_title,
)
from bulletins.importing.unit_guess import guess_unit
from bulletins.importing.walker import WalkContext, draft_of
from bulletins.model.identity import Slug
from bulletins.model.loss import DocumentPlace, Loss, LossKind, gathered, loss
from bulletins.model.photo import IntakePhoto, PhotoEdit
from bulletins.model.problem import Outcome, Problem, Refused, error
from bulletins.model.settings import BuildSettings, PhotoSettings
from bulletins.model.site import Content
from bulletins.model.value import replace
from bulletins.photos import take_photo
from bulletins.reports import Phrases
from bulletins.reports.import_report import ImportedDocument, ImportReport, import_text
from bulletins.settings.loading import read_now

_PREVIEW_PORT = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What was typed: files or folders, and what their documents do not say; empty where it is still to be asked."""

    files: tuple[str, ...]
    unit: str = ""
    campaign: str = ""
    date: str = ""
    section: str = ""
    trial: bool = False
    digest: bool = False
    """Whether a document with several items becomes a digest and a bulletin for each item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Importer:
    """Everything that stays the same from one document to the next."""

    content: Content
    choices: ImportChoices
    today: date
    photos: PhotoSettings
    ask: Ask | None
    phrases: Phrases

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that titles write with capitals: those of units and campaigns."""
        names = [name for unit in self.content.units for name in (unit.name, unit.short_name)]
        names += [name for campaign in self.content.campaigns for name in (campaign.name, campaign.short_name)]
        return tuple(text for name in names for _, text in name.entries)


def import_files(load: Load, speech: Console, choices: ImportChoices, ask: Ask | None, clock: Clock = read_now) -> int:
    """Return 0 when every document was written (or, in a trial, could be), 1 where one could not; all or none of them.

    `ask` puts a question and returns the answer, None where nobody is there.
    """
    return reporting_failures(lambda: _import(load(), speech, choices, ask, clock()), speech)


def _import(settings: BuildSettings, speech: Console, choices: ImportChoices, ask: Ask | None, now: datetime) -> int:
    """Read, lay out, write, report."""
    content = read_all(settings)
    facts = content.facts
    if facts is None:
        raise Refused(content.problems)
    voice = speech.voice(facts.config.default_language)
    importer = _Importer(
        content=facts,
        choices=choices,
        today=now.astimezone(ZoneInfo(facts.config.time_zone)).date(),
        photos=settings.photos,
        ask=ask,
        phrases=voice.phrases,
    )
    paths, missing = find_documents(choices.files)
    folders, documents = _planned(importer, paths, settings.content)
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
    speech.write(import_text(report, voice, speech.style))
    return 1 if failed or not (folders or missing) else 0


def _planned(
    importer: _Importer, paths: tuple[Path, ...], content: Path
) -> tuple[tuple[PlannedFolder, ...], tuple[ImportedDocument, ...]]:
    """Return the folders of all documents, and for each document what is to be said of it."""
    taken = {folder.name for folder in (content / "bulletins").glob("*/*")}
    folders: list[PlannedFolder] = []
    documents: list[ImportedDocument] = []
    for path in paths:
        planned = _planned_document(importer, path, taken)
        if planned.value is None:
            documents.append(ImportedDocument(source=path.name, problems=planned.problems))
            continue
        folders += planned.value
        documents += [
            ImportedDocument(source=path.name, folder=folder.folder, title=folder.title, losses=folder.losses)
            for folder in planned.value
        ]
    return tuple(folders), tuple(documents)


def _planned_document(importer: _Importer, path: Path, taken: set[str]) -> Outcome[tuple[PlannedFolder, ...]]:
    """Return the folder of one document, those of a digest and its items, or why there is none."""
    file = read_named(path)
    if isinstance(file, Problem):
        return Outcome(value=None, problems=(file,))
    flow = read_document(file.name, file.data, beside(path))
    if flow.value is None:
        return Outcome(value=None, problems=flow.problems)
    context = WalkContext(today=importer.today, names=importer.names)
    parts = digest_flows(flow.value)
    if parts and importer.choices.digest:
        return _planned_digest(importer, parts, context, path.name, taken)
    draft = draft_of(flow.value, context)
    if looks_like_digest(parts, flow.value):
        found = loss("import-looks-like-digest", LossKind.CHANGED, DocumentPlace(), count_of=len(parts) - 1)
        draft = replace(draft, losses=gathered((*draft.losses, found)))
    planned = _planned_draft(importer, draft, path.name, taken)
    return Outcome(value=None if planned.value is None else (planned.value,), problems=planned.problems)


def _planned_digest(
    importer: _Importer, parts: tuple[DocumentFlow, ...], context: WalkContext, source: str, taken: set[str]
) -> Outcome[tuple[PlannedFolder, ...]]:
    """Return the folders of the items in their order, and that of the digest which names them."""
    head, *items = parts
    drafts = [draft_of(item, context) for item in items]
    digest = digest_draft(head, drafts, context)
    drafts = [replace(draft, published=draft.published or digest.published) for draft in drafts]
    planned = [_planned_draft(importer, draft, source, taken) for draft in drafts]
    folders = tuple(outcome.value for outcome in planned if outcome.value is not None)
    slugs = tuple(folder.folder.rpartition("/")[2] for folder in folders)
    whole = _planned_draft(importer, digest, source, taken, slugs)
    problems = tuple(found for outcome in (*planned, whole) for found in outcome.problems)
    return Outcome(value=None if problems or whole.value is None else (*folders, whole.value), problems=problems)


def _planned_draft(
    importer: _Importer, draft: ManuscriptDraft, source: str, taken: set[str], items: tuple[str, ...] = ()
) -> Outcome[PlannedFolder]:
    """Return the folder of one draft, whose name is taken from now on, or what is unclear about it."""
    chosen = _chosen(importer, without_repeated_title(draft), source)
    if chosen.value is None:
        return Outcome(value=None, problems=chosen.problems)
    draft, choices = chosen.value
    take = partial(_taken, settings=importer.photos)
    name = folder_name(draft, choices.day, taken)
    taken.add(name)
    return Outcome(value=plan_folder(draft, name, replace(choices, items=items), take))


def _taken(name: str, data: bytes, edit: PhotoEdit, *, settings: PhotoSettings) -> Outcome[IntakePhoto]:
    return take_photo(name, data, edit, settings)


@dataclass(slots=True)
class _Unclear:
    """What was guessed for one document, and what is unclear."""

    source: str
    guesses: list[Loss] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def guess(self, found: Loss) -> None:
        """Note a guess."""
        self.guesses.append(found)


def _chosen(importer: _Importer, draft: ManuscriptDraft, source: str) -> Outcome[tuple[ManuscriptDraft, FolderChoices]]:
    """Return the draft with what was guessed said, and the choices of its folder; problems of what is unclear."""
    findings = _Unclear(source)
    day = _day(importer, draft, findings)
    unit = _unit(importer, draft, day, findings)
    campaign = _campaign(importer, findings)
    section, sections = importer.choices.section, [term.slug for term in importer.content.config.sections]
    if section and section not in sections:
        allowed = ", ".join(sections)
        findings.problems.append(error("import-section", source, typed=section, allowed=allowed))
    if findings.problems or unit is None:
        return Outcome(value=None, problems=tuple(findings.problems))
    draft = replace(draft, losses=gathered((*draft.losses, *findings.guesses)))
    return Outcome(value=(draft, FolderChoices(units=(unit,), day=day, campaigns=campaign, section=section)))


def _day(importer: _Importer, draft: ManuscriptDraft, findings: _Unclear) -> date:
    """Return the day a bulletin is dated: typed, else the document's own, else today."""
    typed = importer.choices.date.strip()
    if typed:
        try:
            return date.fromisoformat(typed)
        except ValueError:
            findings.problems.append(error("import-date", findings.source, typed=typed))
    if draft.published is not None:
        findings.guess(loss("import-date-read", LossKind.CHANGED, DocumentPlace(), day=draft.published))
        return draft.published
    findings.guess(loss("import-date-today", LossKind.CHANGED, DocumentPlace(), day=importer.today))
    return importer.today


def _unit(importer: _Importer, draft: ManuscriptDraft, day: date, findings: _Unclear) -> Slug | None:
    """Return the unit: the one typed, else the one that the document names, else the one that is answered."""
    choices = tuple(Choice(slug=unit.slug, name=unit.name) for unit in importer.content.units)
    typed = importer.choices.unit
    if typed:
        found = fitting(typed, choices)
        if len(found) != 1:
            offered = listed(found or choices)
            findings.problems.append(error("import-unit", findings.source, typed=typed, choices=offered))
        return found[0].slug if len(found) == 1 else None
    guess = guess_unit(draft.unit_hints, importer.content.units, draft.event or day)
    if guess is not None:
        findings.guess(loss("import-unit-read", LossKind.CHANGED, DocumentPlace(), unit=guess))
        return guess
    if importer.ask is not None:
        question = importer.phrases.say("import-ask-unit", source=findings.source, title=draft.title)
        return Slug(choose(importer.ask, question, importer.phrases.say("choose"), choices, optional=False))
    findings.problems.append(error("import-unit-unknown", findings.source, choices=listed(choices)))
    return None


def _campaign(importer: _Importer, findings: _Unclear) -> tuple[Slug, ...]:
    """Return the campaign that was typed, none where none was."""
    typed = importer.choices.campaign
    if not typed:
        return ()
    choices = tuple(Choice(slug=one.slug, name=one.name) for one in importer.content.campaigns)
    found = fitting(typed, choices)
    if len(found) != 1:
        findings.problems.append(error("new-campaign", findings.source, typed=typed, choices=listed(found or choices)))
        return ()
    return (found[0].slug,)


def _shown_texts(folders: tuple[PlannedFolder, ...], content: str) -> tuple[tuple[str, str], ...]:
    """Return the texts that a trial shows, by path."""
    return tuple(
        (f"{content}/{folder.folder}/{name}", data.decode())
        for folder in folders
        for name, data in folder.files
        if name.endswith(".md")
    )


def import_then_preview(load: Load, speech: Console, choices: ImportChoices, ask: Ask | None, *, shows: bool) -> int:
    """Return the exit code of an import; where it wrote something and `shows` is said, the preview opens after it."""
    code = import_files(load, speech, choices, ask)
    if code or not shows:
        return code
    from bulletins.commands.preview import preview  # noqa: PLC0415  (it loads all that makes pages)

    return preview(load, speech, port=_PREVIEW_PORT, open_browser=True)
