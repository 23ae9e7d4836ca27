"""What a document may tell readers that nobody meant to tell them, and what it may do."""

from __future__ import annotations

from enum import StrEnum


class Trace(StrEnum):
    """One thing that was found in a document."""

    AUTHOR = "author"
    PICTURE = "picture"
    COMMENTS = "comments"
    REVISIONS = "revisions"
    ATTACHED = "attached"
    SIGNED = "signed"
    LOCKED = "locked"
    LARGE = "large"
    DAMAGED = "damaged"
    SCRIPTS = "scripts"
    RUNS = "runs"
