"""The pages of a listing: counted from the oldest, so that each keeps its bulletins for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bulletins.model.identity import SitePath
from bulletins.model.views.parts import Href, Pager

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Generic[T]):
    """One page of a listing, its items newest first.

    `number` counts from 1, the oldest; 0 is the listing's own address. `newer` and `older` are the numbers of the
    neighbours, None where the listing ends.
    """

    number: int
    items: tuple[T, ...]
    newer: int | None
    older: int | None


def paginate(items: Sequence[T], size: int) -> tuple[ListPage[T], ...]:
    """Return the pages of a listing whose items come oldest first: its own address, then the full pages from page 1.

    Page n holds the items from (n-1)·size on and never changes once full; the listing's own address holds the
    newest size to 2·size-1, or all there are where they are fewer than 2·size.
    """
    full = max(0, len(items) // size - 1)
    head = ListPage(number=0, items=tuple(reversed(items[full * size :])), newer=None, older=full or None)
    return (
        head,
        *(
            ListPage(
                number=number,
                items=tuple(reversed(items[(number - 1) * size : number * size])),
                newer=number + 1 if number < full else 0,
                older=number - 1 or None,
            )
            for number in range(1, full + 1)
        ),
    )


def make_pager(list_page: ListPage[T], address: Callable[[int], SitePath]) -> Pager:
    """Return the links of one page of a listing to its neighbours."""
    return Pager(
        number=list_page.number or None,
        newer=None if list_page.newer is None else Href(path=address(list_page.newer)),
        older=None if list_page.older is None else Href(path=address(list_page.older)),
    )
