"""The import of one document: from its bytes to drafts, and from drafts to planned folders with all losses.

The command and every other place that takes documents in call `plan_document`, then `write_folders`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bulletins.importing.datelines import guess_unit
from bulletins.importing.digest_parts import digest_draft, digest_flows, looks_like_digest
from bulletins.importing.document_reading import FindFile, read_document
from bulletins.importing.draft import ManuscriptDraft
from bulletins.importing.flow import DocumentFlow
from bulletins.importing.folder_plan import (
    FolderChoices,
    PlannedFolder,
    TakePhoto,
    folder_name,
    plan_folder,
    without_repeated_title,
)
from bulletins.importing.old_fonts import FindEncoding
from bulletins.importing.walker import WalkContext, draft_of
from bulletins.model.identity import Slug
from bulletins.model.loss import DocumentPlace, Loss, LossKind, gathered, loss
from bulletins.model.problem import Outcome, error
from bulletins.model.registry import Unit
from bulletins.model.site import SiteFacts
from bulletins.model.value import replace

AskUnit = Callable[[str, str], Slug]
"""Asks for the unit of a document, given its name and title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSite:
    """The site's values that an import needs: today, the units, names written with capitals, and how photos are kept.

    `offered` is the list of units as shown to people; `find_encoding` knows texts from before Unicode;
    `ask_unit` is None where nobody can be asked.
    """

    today: date
    units: tuple[Unit, ...]
    names: tuple[str, ...]
    offered: str
    take: TakePhoto
    find_encoding: FindEncoding
    ask_unit: AskUnit | None = None


def import_site(  # noqa: PLR0913  (all that documents do not say themselves)
    facts: SiteFacts,
    now: datetime,
    take: TakePhoto,
    *,
    find_encoding: FindEncoding,
    offered: str,
    ask_unit: AskUnit | None = None,
) -> ImportSite:
    """Return the site's values for an import, taken from the content that was read."""
    named = [(unit.name, unit.short_name) for unit in facts.units]
    named += [(campaign.name, campaign.short_name) for campaign in facts.campaigns]
    return ImportSite(
        today=now.astimezone(ZoneInfo(facts.config.time_zone)).date(),
        units=facts.units,
        names=tuple(text for pair in named for name in pair for _, text in name.entries),
        offered=offered,
        take=take,
        find_encoding=find_encoding,
        ask_unit=ask_unit,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWishes:
    """The values that the user gives for all documents of an import; where one is empty, each document decides.

    `digest`: a document with several items becomes a digest and a bulletin for each item.
    """

    unit: Slug | None = None
    campaigns: tuple[Slug, ...] = ()
    section: str = ""
    day: date | None = None
    digest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentImport:
    """Plans folders for documents, one after another; no folder's name is used twice or is among the `taken` ones."""

    site: ImportSite
    wishes: ImportWishes
    taken: set[str]

    def plan_document(self, name: str, data: bytes, find: FindFile) -> Outcome[tuple[PlannedFolder, ...]]:
        """Return the planned folder of one document, or its problems; of a digest, first its items' folders."""
        flow = read_document(name, data, find, self.site.find_encoding)
        if flow.value is None:
            return Outcome(value=None, problems=flow.problems)
        context = WalkContext(today=self.wishes.day or self.site.today, names=self.site.names)
        parts = digest_flows(flow.value)
        if parts and self.wishes.digest:
            return self._digest(parts, context, name)
        draft = draft_of(flow.value, context)
        if looks_like_digest(parts, flow.value):
            found = loss("import-looks-like-digest", LossKind.CHANGED, DocumentPlace(), count_of=len(parts) - 1)
            draft = replace(draft, losses=gathered((*draft.losses, found)))
        planned = self.plan_draft(draft, name)
        return Outcome(value=None if planned.value is None else (planned.value,), problems=planned.problems)

    def _digest(
        self, parts: tuple[DocumentFlow, ...], context: WalkContext, source: str
    ) -> Outcome[tuple[PlannedFolder, ...]]:
        """Return the folders of the items in their order, then the folder of the digest that lists them."""
        head, *items = parts
        drafts = [draft_of(item, context) for item in items]
        digest = digest_draft(head, drafts, context)
        drafts = [replace(draft, published=draft.published or digest.published) for draft in drafts]
        planned = [self._item(draft, source) for draft in drafts]
        folders = tuple(outcome.value for outcome in planned if outcome.value is not None)
        whole = self.plan_draft(digest, source, tuple(folder.folder.rpartition("/")[2] for folder in folders))
        problems = tuple(found for outcome in (*planned, whole) for found in outcome.problems)
        return Outcome(value=None if problems or whole.value is None else (*folders, whole.value), problems=problems)

    def _item(self, item: ManuscriptDraft, source: str) -> Outcome[PlannedFolder]:
        """Return the planned folder of a digest's item: a unit that its heading names goes before the typed one."""
        headings = tuple(hint for hint in item.unit_hints if not item.summary.startswith(hint))
        day = item.event or self._day(item)[0]
        if self.wishes.unit is None:
            planned = self.plan_draft(item, source)
            unknown = error("import-item-unit-unknown", source, title=item.title, choices=self.site.offered)
            return Outcome(value=planned.value, problems=(unknown,) if planned.problems else ())
        if guess_unit(headings, self.site.units, day) is None:
            said = loss("import-item-unit", LossKind.CHANGED, DocumentPlace(), unit=self.wishes.unit)
            return self.plan_draft(replace(item, losses=gathered((*item.losses, said))), source)
        without = replace(self, wishes=replace(self.wishes, unit=None))
        return without.plan_draft(replace(item, unit_hints=headings), source)

    def plan_draft(self, draft: ManuscriptDraft, source: str, items: tuple[str, ...] = ()) -> Outcome[PlannedFolder]:
        """Return the planned folder of one draft, whose name counts as taken then; a problem where no unit is known."""
        draft = without_repeated_title(draft)
        day, dated = self._day(draft)
        unit, guessed = self._unit(draft, day, source)
        if unit is None:
            return Outcome(value=None, problems=(error("import-unit-unknown", source, choices=self.site.offered),))
        draft = replace(draft, losses=gathered((*draft.losses, *dated, *guessed)))
        choices = FolderChoices(
            units=(unit,), day=day, campaigns=self.wishes.campaigns, section=self.wishes.section, items=items
        )
        name = folder_name(draft.title, day, self.taken)
        self.taken.add(name)
        return Outcome(value=plan_folder(draft, name, choices, self.site.take))

    def _day(self, draft: ManuscriptDraft) -> tuple[date, tuple[Loss, ...]]:
        """Return a bulletin's date: the typed one, else the document's own, else today; and the finding of a guess."""
        if self.wishes.day is not None:
            return self.wishes.day, ()
        if draft.published is not None:
            found = loss("import-date-read", LossKind.CHANGED, DocumentPlace(), day=draft.published)
            return draft.published, (found,)
        return self.site.today, (loss("import-date-today", LossKind.CHANGED, DocumentPlace(), day=self.site.today),)

    def _unit(self, draft: ManuscriptDraft, day: date, source: str) -> tuple[Slug | None, tuple[Loss, ...]]:
        """Return the unit: the typed one, else the one that the document names, else the answer to a question."""
        if self.wishes.unit is not None:
            return self.wishes.unit, ()
        guess = guess_unit(draft.unit_hints, self.site.units, draft.event or day)
        if guess is not None:
            return guess, (loss("import-unit-read", LossKind.CHANGED, DocumentPlace(), unit=guess),)
        return (None if self.site.ask_unit is None else self.site.ask_unit(source, draft.title)), ()
