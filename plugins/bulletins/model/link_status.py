"""The results of checking links that lead out of the site."""

from __future__ import annotations

from enum import StrEnum

from bulletins.model.value import Value


class LinkStatus(StrEnum):
    """The status of an outside address: it answers, it has moved for good, it is gone, or nobody can tell."""

    FINE = "fine"
    MOVED = "moved"
    GONE = "gone"
    UNSURE = "unsure"


class LinkResult(Value, frozen=True, kw_only=True):
    """The result of checking one outside address; `places` are files and lines as people see them.

    `detail` is the new address of a moved page, else the answer of the host or the error of the network.
    """

    address: str
    verdict: LinkStatus
    detail: str
    places: tuple[tuple[str, int], ...]
