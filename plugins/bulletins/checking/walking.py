"""Links found in views: every Href that a view holds, without knowing what kind of view it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from bulletins.model.identity import OutputPath
from bulletins.model.page import View
from bulletins.model.value import Value
from bulletins.model.views.parts import Card, Chrome, Href, Image, Link

SHARED = frozenset({Card, Chrome, Image, Link})
"""What the pages of one site have in common."""

_hints = cache(get_type_hints)


class LinkWalker:
    """Walks views for their links. What many pages share (chrome, cards, links) is walked once, and kept until then."""

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        """Start with nothing seen."""
        self._seen: dict[int, tuple[object, OutputPath]] = {}

    def links(self, view: View, page: OutputPath) -> Iterator[Href]:
        """Yield the links of a page's view, but for those shared with a page whose path comes before, seen already."""
        stack: list[object] = [view]
        while stack:
            value = stack.pop()
            kind: type = type(value)
            if kind is tuple:
                stack.extend(value)  # type: ignore[arg-type]  # it is one
            elif kind is Href:
                yield value  # type: ignore[misc]  # it is one
            elif value is not None and not (kind in SHARED and self._was_seen(value, page)):
                stack.extend([getattr(value, name) for name in _names(kind)])

    def _was_seen(self, value: object, page: OutputPath) -> bool:
        """Return whether a shared value was walked for a page before this one; else from now on it was for this."""
        seen = self._seen.get(id(value))
        if seen is not None and seen[1] <= page:
            return True
        self._seen[id(value)] = (value, page)
        return False


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a class that may hold links."""
    return _linking_fields(kind) if issubclass(kind, Value) else ()


def _linking_fields(kind: type[Value], parents: frozenset[type] = frozenset()) -> tuple[str, ...]:
    """Return the fields of a class whose values are links or may hold some, told from their types."""
    hints = _hints(kind)
    inside = parents | {kind}
    return tuple(name for name in kind.__struct_fields__ if any(_links(part, inside) for part in _parts(hints[name])))


def _links(kind: type[Value], parents: frozenset[type]) -> bool:
    """Return whether a class is a link or may hold some; one that holds itself adds nothing by that."""
    return kind is Href or (kind not in parents and bool(_linking_fields(kind, parents)))


def _parts(hint: Any) -> Iterator[type[Value]]:  # noqa: ANN401  (a type as it was written has no narrower type)
    """Yield every class of values that a type mentions."""
    if isinstance(hint, type) and issubclass(hint, Value):
        yield hint
    for part in get_args(hint):
        yield from _parts(part)
