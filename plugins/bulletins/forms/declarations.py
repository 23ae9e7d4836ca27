"""The fields of a form: one for each key that a text may have; its kind follows from the key's type in the model.

A key that is added to the model and to its reader appears here by itself.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import NamedTuple, Union, get_args, get_origin, get_type_hints

from bulletins.model.bulletin import Attachment, Correction, Figure, SharedFields, Status, TextFacts, Words
from bulletins.model.extensions import ExtensionKey, KeyKind
from bulletins.model.identity import ContentPath, Slug
from bulletins.reading.manuscript import BULLETIN_KEYS, LONGEST_SUMMARY, LONGEST_TITLE, PAGE_KEYS
from bulletins.reading.photo_keys import ATTACHMENT_KEYS, FIGURE_KEYS


class FieldKind(StrEnum):
    """The kind of value that a form field holds."""

    LINE = "line"
    PROSE = "prose"
    MOMENT = "moment"
    DAY = "day"
    DAY_OR_FLAG = "day_or_flag"
    FLAG = "flag"
    STATUS = "status"
    TERM = "term"
    SLUGS = "slugs"
    NAMES = "names"
    PHOTO = "photo"
    PHOTOS = "photos"
    PHOTO_FILE = "photo_file"
    """The name of a photo's file beside the text."""
    DOCUMENTS = "documents"
    CORRECTIONS = "corrections"
    LINES = "lines"
    """The lines of the file as they are: what stands there cannot be told apart."""


class FormField(NamedTuple):
    """One field: its key in the file, the kind of its value, and whether a text needs it.

    `shared` fields belong to all languages of a bulletin. `choices` are the words that may stand there, empty where
    other than closed lists are meant; `parts` are the keys of each photo, document or correction, and `needed` those
    of them that are written even where they are empty; `limit` is how many letters readers take at most, 0 for any.
    """

    key: str
    kind: FieldKind
    required: bool = False
    shared: bool = False
    choices: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    limit: int = 0
    labels: tuple[tuple[str, str], ...] = ()
    """What a key of an extension is called, by language."""


MAPPING_KINDS = frozenset({FieldKind.PHOTOS, FieldKind.DOCUMENTS, FieldKind.CORRECTIONS})
LIST_KINDS = frozenset({FieldKind.SLUGS, FieldKind.NAMES})
WORD_KINDS = frozenset(
    {FieldKind.MOMENT, FieldKind.DAY, FieldKind.DAY_OR_FLAG, FieldKind.FLAG, FieldKind.STATUS, FieldKind.TERM}
)
"""Kinds that hold no prose: a comment may stand behind them."""

WORD_PARTS = frozenset({"src", "focus", "date"})
"""Keys of photos, documents and corrections that hold no prose."""

_ATTRIBUTES = {"date": "published", "unit": "units", "campaign": "campaigns"}
"""What the model calls the value of a key, where it has another name."""

_REQUIRED = frozenset({"title", "date", "unit", "summary"})
_PROSE = frozenset({"summary", "reason"})
_LIMITS = {"title": LONGEST_TITLE, "summary": LONGEST_SUMMARY}
_KINDS: dict[object, FieldKind] = {
    str: FieldKind.LINE,
    ContentPath: FieldKind.PHOTO_FILE,
    datetime: FieldKind.MOMENT,
    date: FieldKind.DAY,
    Status: FieldKind.STATUS,
    Slug: FieldKind.TERM,
    bool: FieldKind.FLAG,
    tuple[Slug, ...]: FieldKind.SLUGS,
    tuple[str, ...]: FieldKind.NAMES,
    Figure: FieldKind.PHOTO,
    tuple[Figure, ...]: FieldKind.PHOTOS,
    tuple[Attachment, ...]: FieldKind.DOCUMENTS,
    tuple[Correction, ...]: FieldKind.CORRECTIONS,
}
_EXTENSION_KINDS = {
    KeyKind.TEXT: FieldKind.LINE,
    KeyKind.FLAG: FieldKind.FLAG,
    KeyKind.DATE: FieldKind.DAY,
    KeyKind.MOMENT: FieldKind.MOMENT,
    KeyKind.ADDRESS: FieldKind.LINE,
}
_PARTS = {
    FieldKind.PHOTO: (FIGURE_KEYS, ("src", "alt")),
    FieldKind.PHOTOS: (FIGURE_KEYS, ("src", "alt")),
    FieldKind.DOCUMENTS: (ATTACHMENT_KEYS, ATTACHMENT_KEYS),
    FieldKind.CORRECTIONS: (("date", "text"), ("date", "text")),
}


@cache
def form_fields(extra: tuple[ExtensionKey, ...] = (), *, page: bool = False) -> tuple[FormField, ...]:
    """Return the fields of a bulletin, or of a static page, in the order in which new files have them.

    A bulletin has those of extensions' keys too, `extra`, behind its own.
    """
    shared = get_type_hints(SharedFields)
    own = get_type_hints(Words) | get_type_hints(TextFacts)
    fields = tuple(_field(key, shared, own) for key in (PAGE_KEYS if page else BULLETIN_KEYS))
    return fields if page else (*fields, *map(_extension_field, extra))


def _extension_field(key: ExtensionKey) -> FormField:
    """Return the field of an extension's key."""
    kind = _EXTENSION_KINDS[key.kind]
    return FormField(key=key.name, kind=kind, shared=not key.translated, labels=key.labels)


def lines_field(key: str) -> FormField:
    """Return the field of lines that no other field could read."""
    return FormField(key=key, kind=FieldKind.LINES)


def _field(key: str, shared: dict[str, object], own: dict[str, object]) -> FormField:
    name = _ATTRIBUTES.get(key, key)
    kind = FieldKind.PROSE if key in _PROSE else kind_of(shared[name] if name in shared else own[name])
    parts, needed = _PARTS.get(kind, ((), ()))
    return FormField(
        key=key,
        kind=kind,
        required=key in _REQUIRED,
        shared=name in shared,
        choices=tuple(status.value for status in Status) if kind is FieldKind.STATUS else (),
        parts=parts,
        needed=needed,
        limit=_LIMITS.get(key, 0),
    )


def kind_of(declared: object) -> FieldKind:
    """Return the kind of field for values of a type; KeyError for a type that forms do not know."""
    members = [declared]
    if get_origin(declared) in (Union, UnionType):
        members = [member for member in get_args(declared) if member is not NoneType]
    if set(members) == {bool, date}:
        return FieldKind.DAY_OR_FLAG
    (member,) = members
    return _KINDS[member]
