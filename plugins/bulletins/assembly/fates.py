"""What becomes of a text: published, draft, held until its date, or withdrawn."""

from __future__ import annotations

from datetime import datetime

from bulletins.model.bulletin import Status
from bulletins.model.source import FileStatus


def fate_of(status: Status | None, published: datetime | None, now: datetime) -> FileStatus:
    """Return the fate of a text by what its author says and its date; without a date it is never held."""
    if status is Status.DRAFT:
        return FileStatus.DRAFT
    if status is Status.WITHDRAWN:
        return FileStatus.WITHDRAWN
    return FileStatus.HELD if published is not None and published > now else FileStatus.PUBLISHED


def is_shown(fate: FileStatus, *, preview: bool) -> bool:
    """Return whether a text of that fate has a page of its own; in a preview drafts and held ones have."""
    return fate is FileStatus.PUBLISHED or (preview and fate in {FileStatus.DRAFT, FileStatus.HELD})


def is_hidden(fate: FileStatus, *, preview: bool) -> bool:
    """Return whether a text of that fate leaves nothing at all, not even a notice."""
    return fate in {FileStatus.DRAFT, FileStatus.HELD} and not preview
