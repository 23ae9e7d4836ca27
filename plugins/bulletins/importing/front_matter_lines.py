"""A draft's front matter in block style, each value as the reader of front matter takes it back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bulletins.importing.draft import DraftPhoto

_PLAIN = re.compile(r"[^\W_](?:[^:#\"\\]|:(?! |$)|(?<! )#)*")
_RESERVED = {"true", "false", "yes", "no", "null"}


def value_text(text: str) -> str:
    """Return a text as it is read back: in quotes where something in it would be taken for more than a letter."""
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def list_lines(key: str, values: Iterable[str]) -> list[str]:
    """Return a key with a list in block style, nothing where the list is empty."""
    items = [f"  - {value_text(value)}" for value in values]
    return [f"{key}:", *items] if items else []


def cover_lines(photo: DraftPhoto, file: str) -> list[str]:
    """Return the lines of a cover."""
    return ["cover:", *(f"  {line}" for line in _photo(photo, file))]


def photos_lines(photos: Iterable[tuple[DraftPhoto, str]]) -> list[str]:
    """Return the lines of a gallery below the text, nothing where there is none."""
    lines: list[str] = []
    for photo, file in photos:
        first, *others = _photo(photo, file)
        lines += [f"  - {first}", *(f"    {line}" for line in others)]
    return ["photos:", *lines] if lines else []


def attachment_lines(attachments: Iterable[tuple[str, str]]) -> list[str]:
    """Return the lines of documents, given as file and title; nothing where there is none."""
    lines: list[str] = []
    for file, title in attachments:
        lines += [f"  - src: {file}", f"    title: {value_text(title)}"]
    return ["attachments:", *lines] if lines else []


def _photo(photo: DraftPhoto, file: str) -> list[str]:
    """Return the keys of a photo; a description that is still missing has its key all the same."""
    lines = [f"src: {file}", f"alt: {value_text(photo.alt)}" if photo.alt else "alt:"]
    lines += [f"caption: {value_text(photo.caption)}"] if photo.caption else []
    lines += [f"credit: {value_text(photo.credit)}"] if photo.credit else []
    return lines
