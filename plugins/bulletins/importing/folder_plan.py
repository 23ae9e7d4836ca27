"""A draft → the files of a bulletin's folder, as values: nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bulletins.importing.draft import DraftGallery, DraftPhoto, ManuscriptDraft
from bulletins.importing.flow import PictureSpot
from bulletins.importing.markdown_text import body_text, shared_words
from bulletins.model.loss import Loss, LossKind, gathered, loss
from bulletins.model.photo import IntakePhoto, PhotoEdit
from bulletins.model.problem import Outcome
from bulletins.model.slugs import slugged
from bulletins.model.value import replace
from bulletins.model.yaml_text import in_double_quotes, is_plain


def value_text(text: str) -> str:
    """Return a text as a value that is read back unchanged; an old site's address, `/tin/1.html`, needs no quotes."""
    is_address = text.startswith("/")
    return text if is_plain(text.removeprefix("/"), word=is_address) else in_double_quotes(text)


def list_lines(key: str, values: Iterable[str]) -> list[str]:
    """Return a key with a list in block style, nothing where the list is empty."""
    items = [f"  - {value_text(value)}" for value in values]
    return [f"{key}:", *items] if items else []


def cover_lines(photo: DraftPhoto, file: str) -> list[str]:
    """Return the lines of a cover."""
    return ["cover:", *(f"  {line}" for line in _photo(photo, file))]


def photos_lines(photos: Iterable[tuple[DraftPhoto, str]]) -> list[str]:
    """Return the lines of a gallery below the text, nothing where there is none."""
    lines: list[str] = []
    for photo, file in photos:
        first, *others = _photo(photo, file)
        lines += [f"  - {first}", *(f"    {line}" for line in others)]
    return ["photos:", *lines] if lines else []


def attachment_lines(attachments: Iterable[tuple[str, str]]) -> list[str]:
    """Return the lines of documents, given as file and title; nothing where there is none."""
    lines: list[str] = []
    for file, title in attachments:
        lines += [f"  - src: {file}", f"    title: {value_text(title)}"]
    return ["attachments:", *lines] if lines else []


def _photo(photo: DraftPhoto, file: str) -> list[str]:
    """Return the keys of a photo; a description that is still missing has its key all the same."""
    lines = [f"src: {file}", f"alt: {value_text(photo.alt)}" if photo.alt else "alt:"]
    lines += [f"caption: {value_text(photo.caption)}"] if photo.caption else []
    lines += [f"credit: {value_text(photo.credit)}"] if photo.credit else []
    return lines


LONGEST_SLUG = 60

TakePhoto = Callable[[str, bytes, PhotoEdit], Outcome[IntakePhoto]]
"""Makes of a picture's name, bytes and edit the photo that is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFolder:
    """A folder under content/ and its files by name; `losses` hold all that the draft lost and what was lost since."""

    folder: str
    files: tuple[tuple[str, bytes], ...]
    losses: tuple[Loss, ...]
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderChoices:
    """The values of a planned folder that are not the draft's; empty lists and None keep the draft's own."""

    units: tuple[str, ...]
    day: date
    campaigns: tuple[str, ...] = ()
    section: str = ""
    items: tuple[str, ...] = ()
    attachments: tuple[tuple[str, str, bytes], ...] = ()
    clock: str = ""
    """The time of the day, `14:30`, where it is known."""
    publishes: bool = False
    """Whether the bulletin is no draft where it leaves no question open."""


def folder_name(title: str, day: date, taken: Collection[str]) -> str:
    """Return a folder's name that is not taken: the day and the title's letters."""
    stem = f"{day}-{slugged(title, longest=LONGEST_SLUG)}".rstrip("-")
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 3))
    return next(name for name in names if name not in taken)


def plan_folder(draft: ManuscriptDraft, name: str, choices: FolderChoices, take: TakePhoto) -> PlannedFolder:
    """Return the files of a bulletin: its text, its photos in order, documents beside it."""
    photos, files, lost = _photos(draft, take)
    cover, below = _cover_number(draft, files), _below_numbers(draft, files)
    shown = {number: file for number, file in files.items() if number != cover and number not in below}
    head = _head(draft, choices)
    if cover is not None:
        head += cover_lines(draft.photos[cover], files[cover])
    head += photos_lines((draft.photos[number], files[number]) for number in below)
    head += attachment_lines((file, title) for file, title, _ in choices.attachments)
    losses = gathered((*draft.losses, *lost, *_questions(draft, files)))
    is_open = any(found.kind is LossKind.QUESTION for found in losses)
    head += [] if choices.publishes and not is_open else ["status: draft"]
    body = body_text(draft, shown)
    text = "\n".join(["---", *head, "---", *([body, ""] if body else [""])])
    documents = tuple((file, data) for file, _, data in choices.attachments)
    return PlannedFolder(
        folder=f"bulletins/{choices.day:%Y}/{name}",
        files=(("index.md", text.encode()), *photos, *documents),
        losses=losses,
        title=draft.title,
    )


def _head(draft: ManuscriptDraft, choices: FolderChoices) -> list[str]:
    """Return the front matter but for photos, documents and status."""
    lines = [f"title: {value_text(draft.title)}", f"date: {choices.day} {choices.clock}".rstrip()]
    event = draft.event
    lines += [f"event_date: {event}"] if event is not None and event <= choices.day else []
    first, *others = choices.units
    lines += [f"unit: {first}"] if not others else list_lines("unit", choices.units)
    lines += list_lines("campaign", choices.campaigns)
    lines += [f"section: {choices.section}"] if choices.section else []
    lines += [f"summary: {value_text(draft.summary)}" if draft.summary else "summary:"]
    lines += list_lines("authors", draft.authors)
    lines += list_lines("items", choices.items)
    lines += list_lines("aliases", draft.aliases)
    return lines


def _photos(draft: ManuscriptDraft, take: TakePhoto) -> tuple[list[tuple[str, bytes]], dict[int, str], list[Loss]]:
    """Return the photos' files, the file of each photo by its number in the text, and what could not be kept."""
    media = dict(draft.media)
    made: dict[tuple[str, PhotoEdit], str | None] = {}
    written: list[tuple[str, bytes]] = []
    files: dict[int, str] = {}
    lost: list[Loss] = []
    for number, photo in enumerate(draft.photos):
        spot = photo.picture
        key = (spot.media, spot.edit)
        if key not in made:
            kept, found = _taken(spot, media.get(spot.media, b""), take)
            made[key] = None if kept is None else f"anh-{len(written) + 1}.{kept.suffix}"
            written += [(made[key] or "", kept.data)] if kept is not None else []
            lost += found
        file = made[key]
        if file is not None:
            files[number] = file
        elif photo.caption or photo.credit:
            words = f"{photo.caption} {photo.credit}".strip()
            lost.append(loss("import-caption-lost", LossKind.LOST, spot.place, text=words))
    return written, files, lost


def _taken(spot: PictureSpot, data: bytes, take: TakePhoto) -> tuple[IntakePhoto | None, list[Loss]]:
    """Return a photo that can be kept, and the findings about it."""
    outcome = take(spot.name or spot.media.rpartition("/")[2], data, spot.edit)
    if outcome.value is None:
        return None, [
            Loss(place=spot.place, code=found.code, kind=LossKind.LOST, details=found.details)
            for found in outcome.problems
        ]
    moving = outcome.value.frames > 1
    return outcome.value, [loss("import-moving-picture", LossKind.LOST, spot.place)] if moving else []


def _cover_number(draft: ManuscriptDraft, files: Mapping[int, str]) -> int | None:
    """Return the number of the photo that stands alone above all text, None where there is none."""
    first = draft.blocks[0] if draft.blocks else None
    alone = isinstance(first, DraftGallery) and len(first.photos) == 1
    return 0 if alone and 0 in files else None


def _below_numbers(draft: ManuscriptDraft, files: Mapping[int, str]) -> tuple[int, ...]:
    """Return the numbers of photos that stand below the last text, apart from the first group of them.

    Where a group shares a caption, all stay in the text: the front matter has no caption for a group.
    """
    groups: list[DraftGallery] = []
    for block in reversed(draft.blocks):
        if not isinstance(block, DraftGallery):
            break
        groups.insert(0, block)
    first_is_cover = len(groups) == len(draft.blocks) and bool(groups) and len(groups[0].photos) == 1
    groups = groups[1:] if first_is_cover else groups
    if any(shared_words(group.photos) for group in groups[1:]):
        return ()
    count = sum(len(group.photos) for group in groups[1:])
    numbers = range(len(draft.photos) - count, len(draft.photos))
    return tuple(number for number in numbers if number in files)


def _questions(draft: ManuscriptDraft, files: Mapping[int, str]) -> list[Loss]:
    """Return the open questions of a draft: photos that nobody has described."""
    return [
        loss("import-alt-missing", LossKind.QUESTION, photo.picture.place, file=files[number])
        for number, photo in enumerate(draft.photos)
        if number in files and not photo.alt
    ]


def without_repeated_title(draft: ManuscriptDraft) -> ManuscriptDraft:
    """Return a draft in which no photo's description repeats the title, as the reader of front matter demands."""

    def checked(photo: DraftPhoto) -> DraftPhoto:
        return replace(photo, alt="") if photo.alt.casefold() == draft.title.casefold() else photo

    blocks = tuple(
        replace(block, photos=tuple(map(checked, block.photos))) if isinstance(block, DraftGallery) else block
        for block in draft.blocks
    )
    return replace(draft, blocks=blocks)
