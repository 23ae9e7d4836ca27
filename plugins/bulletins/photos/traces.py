"""The traces in a document: data about people that nobody meant to publish, and active parts such as macros."""

from __future__ import annotations

from enum import StrEnum


class Trace(StrEnum):
    """One thing that was found in a document."""

    AUTHOR = "author"
    PICTURE = "picture"
    COMMENTS = "comments"
    REVISIONS = "revisions"
    ATTACHED = "attached"
    HIDDEN = "hidden"
    LINKED = "linked"
    SIGNED = "signed"
    LOCKED = "locked"
    LARGE = "large"
    DAMAGED = "damaged"
    SCRIPTS = "scripts"
    RUNS = "runs"
