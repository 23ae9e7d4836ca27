"""The findings of an import: everything left out, changed or unknown, each with its place in the document."""

from __future__ import annotations

from enum import StrEnum

from bulletins.model.value import Value, replace


class LossKind(StrEnum):
    """The kind of an import's finding, by what its reader must do; the most urgent first."""

    QUESTION = "question"
    """Something must be written before the bulletin can be published."""
    LOST = "lost"
    """Something of the document is not in the bulletin."""
    CHANGED = "changed"
    """Something stands in the bulletin otherwise than in the document, or was guessed."""


class DocumentPlace(Value, frozen=True, kw_only=True, order=True):
    """A place in a document; numbers count from 1 through the whole of it, 0 where there is none.

    `part` names what lies beside the text (`header`, `footnote`), empty for the text itself.
    """

    paragraph: int = 0
    table: int = 0
    picture: int = 0
    part: str = ""


class Loss(Value, frozen=True, kw_only=True, order=True):
    """One finding, sorted by place; `details` fill the placeholders of the code's sentence.

    `count` says how often the same was found; the place is then that of the first.
    """

    place: DocumentPlace
    code: str
    kind: LossKind
    count: int = 1
    details: tuple[tuple[str, str], ...] = ()


def loss(code: str, kind: LossKind, place: DocumentPlace, **details: object) -> Loss:
    """Return a Loss whose details are given as keywords, sorted by name so that equal findings are equal."""
    pairs = tuple(sorted((name, str(value)) for name, value in details.items()))
    return Loss(place=place, code=code, kind=kind, details=pairs)


def gathered(losses: tuple[Loss, ...]) -> tuple[Loss, ...]:
    """Return the findings sorted by place, those of one code and the same details as one with their number."""
    first: dict[tuple[str, tuple[tuple[str, str], ...]], Loss] = {}
    for found in sorted(losses):
        key = (found.code, found.details)
        known = first.get(key)
        first[key] = found if known is None else replace(known, count=known.count + found.count)
    return tuple(sorted(first.values()))
