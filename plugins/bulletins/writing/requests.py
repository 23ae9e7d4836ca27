"""The reader of the writing page's requests: each value with its type; ValueError where a value has another type."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from bulletins.model.identity import ContentPath
from bulletins.model.problem import Refused, error
from bulletins.model.source import Source

Asked = Mapping[str, object]
Answered = dict[str, object]


def asked_text(asked: Asked, key: str) -> str:
    """Return a text that was sent."""
    value = asked.get(key)
    if not isinstance(value, str):
        message = f"no text: {key}"
        raise ValueError(message)  # noqa: TRY004  (what comes from outside is wrong, not the program)
    return value


def asked_source(asked: Asked, *known: Mapping[ContentPath, Source]) -> Source:
    """Return the text whose path was sent, from the first table that has it; Refused where none has."""
    path = ContentPath(asked_text(asked, "path"))
    for sources in known:
        if path in sources:
            return sources[path]
    raise Refused((error("text-unknown", f"content/{path[:200]}"),))


def asked_changes(asked: Asked) -> Mapping[str, object]:
    """Return the changes of fields that were sent."""
    value = asked.get("changes")
    if not isinstance(value, dict):
        message = "no changes"
        raise ValueError(message)  # noqa: TRY004  (the same)
    return value


def asked_texts(asked: Asked, key: str) -> dict[str, str]:
    """Return a table of texts that was sent, an empty one where none was."""
    value = asked.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        message = f"no table: {key}"
        raise ValueError(message)
    return value


def asked_bytes(asked: Asked) -> bytes:
    """Return the bytes of a file that was sent."""
    return base64.b64decode(asked_text(asked, "data"), validate=True)
