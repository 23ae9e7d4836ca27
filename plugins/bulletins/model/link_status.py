"""What came of asking after a link that leads out of the site."""

from __future__ import annotations

from enum import StrEnum

from bulletins.model.value import Value


class LinkStatus(StrEnum):
    """What is known of an address: it answers, it moved for good, it is gone, or nobody can tell."""

    FINE = "fine"
    MOVED = "moved"
    GONE = "gone"
    UNSURE = "unsure"


class LinkResult(Value, frozen=True, kw_only=True):
    """What came of asking after one address. `places` are files and lines as people see them.

    `detail` is the new address of what moved, else what the host or the network said.
    """

    address: str
    verdict: LinkStatus
    detail: str
    places: tuple[tuple[str, int], ...]
