"""The sample content's files as plain data, read with nothing of the engine."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import yaml

CONTENT = Path(__file__).resolve().parents[2] / "content"
FENCE = "---\n"
PHOTO = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)\s]+)(?:\s+\"(?P<caption>[^\"]*)\")?\)")
SHARED = re.compile(r"^\*(?P<caption>[^*\n]+)\*$", re.MULTILINE)
"""The caption that the photos above it share."""
LINK = re.compile(r"\[(?P<words>[^\]]*)\]\([^)]*\)")
SENTENCE_END = re.compile(r"(?<=[.!?…:;])\s+|\n+|\|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One Markdown file: where it is, its front matter and its text."""

    path: Path
    fields: dict[str, object]
    body: str

    @property
    def slug(self) -> str:
        """Return the folder's name."""
        return self.path.parent.name

    @property
    def language(self) -> str:
        """Return "vi" for `index.md`, else the code in the file's name."""
        return "vi" if self.path.name == "index.md" else self.path.name.split(".")[1]

    def text(self, key: str) -> str:
        """Return a field as text, empty where it is missing."""
        return str(self.fields.get(key, ""))


def read_entry(path: Path) -> Entry:
    """Return a Markdown file split into front matter and body."""
    _, front, body = path.read_text(encoding="utf-8").split(FENCE, 2)
    return Entry(path=path, fields=read_mapping(front), body=body)


def read_mapping(text: str) -> dict[str, object]:
    """Return a YAML mapping; ValueError where the text holds anything else."""
    value = yaml.safe_load(text)
    if not isinstance(value, dict):
        message = "front matter is not a mapping"
        raise ValueError(message)  # noqa: TRY004  (it is the file that is wrong, not a type in the program)
    return value


def read_entries(folder: str) -> tuple[Entry, ...]:
    """Return the Markdown files below a folder of content/, in order of their paths."""
    return tuple(read_entry(path) for path in sorted((CONTENT / folder).rglob("*.md")))


def read_registry(folder: str) -> dict[str, dict[str, object]]:
    """Return the registry files of a folder of content/ by slug."""
    return {path.stem: read_mapping(path.read_text(encoding="utf-8")) for path in sorted((CONTENT / folder).iterdir())}


def sentences(entry: Entry) -> frozenset[str]:
    """Return the sentences of five words or more in summary, captions and body, folded for comparison."""
    captions = (figure["caption"] for figure in figures(entry))
    text = "\n".join((entry.text("summary"), *captions, LINK.sub(r"\g<words>", PHOTO.sub("", entry.body))))
    folded = (" ".join(words(part)) for part in SENTENCE_END.split(text))
    return frozenset(part for part in folded if len(part.split()) >= 5)


def figures(entry: Entry) -> list[dict[str, str]]:
    """Return every picture of a file: cover, gallery and those in the text."""
    cover = entry.fields.get("cover")
    photos = entry.fields.get("photos")
    found = [cover] if isinstance(cover, dict) else []
    found += photos if isinstance(photos, list) else []
    for match in PHOTO.finditer(entry.body):
        shared = SHARED.search(entry.body, match.end())
        caption, _, credit = (match["caption"] or (shared["caption"] if shared else "")).partition(" | ")
        found.append({"src": match["file"], "alt": match["alt"], "caption": caption, "credit": credit})
    return found


def words(text: str) -> list[str]:
    """Return the words of a text in lower case and NFC, without punctuation."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())
