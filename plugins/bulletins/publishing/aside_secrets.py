"""The texts of folders that are set aside, which no published byte may hold: the raw files, readable or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bulletins.model.bulletin import Manuscript
from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest, Slug
from bulletins.model.source import Source, SourceKind
from bulletins.publishing.secrets import Secret, phrases_of, written_forms

LONG = 24
WORDS = 4
"""Characters and words from which a piece of a raw text is telling: a shorter one may be a name or an address."""
MOST = 6
"""Pieces of one folder that are looked for: the longest tell as much as all."""
_KEY = re.compile(r"[\W_]*[^\W\d][\w ]{0,30}?\s*[:：]\s+")
_MARKS = re.compile(r"[\[\]()*_`|<>#\"“”{}\\]+|https?://\S+|\s{2,}")
_TEXT_ENDINGS = (".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenFolder:
    """A folder that is set aside: its files that are not published, and those of whose words readers know.

    `slug` is empty where its address may be known.
    """

    path: str
    slug: Slug
    hidden: tuple[tuple[str, bytes], ...]
    known: tuple[tuple[str, bytes], ...] = ()


def find_aside_secrets(
    folders: Iterable[HiddenFolder], manuscripts: Iterable[Manuscript], registries: Iterable[bytes] = ()
) -> tuple[Secret, ...]:
    """Return the secrets in folders that are set aside.

    Words that the published `manuscripts` hold are no secrets, nor are those of the `registries`: an author writes many
    bulletins, and a unit is named in the text of another.
    """
    shown = tuple(manuscripts)
    phrases = [phrase for each in shown for phrase in (*phrases_of(each.text), *(each.facts.shared.authors or ()))]
    lines = [line for data in registries for line in data.decode("utf-8", "ignore").splitlines()]
    public = "\n".join(map(_plain, (*phrases, *lines)))
    slugs = {slug for each in shown for slug in (each.facts.slug, *(each.facts.shared.aliases or ()))}
    return tuple(
        Secret(
            path=folder.path,
            slug=folder.slug,
            address=bool(folder.slug) and folder.slug not in slugs,
            needles=tuple(form for phrase in _telling(folder, public) for form in written_forms(phrase)),
        )
        for folder in folders
    )


def aside_files(folders: Iterable[HiddenFolder], sources: Iterable[Source]) -> frozenset[Digest]:
    """Return the digests of photos and documents in folders that are set aside, except those that are published."""
    public = {source.digest for source in sources if source.kind is SourceKind.ASSET}
    files = (data for folder in folders for name, data in folder.hidden if not name.lower().endswith(_TEXT_ENDINGS))
    return frozenset(digest_of(data) for data in files if data) - public


def _telling(folder: HiddenFolder, public: str) -> list[str]:
    """Return the longest pieces of a folder's texts that no published text holds."""
    known = "\n".join(piece for name, data in folder.known for piece in _pieces(name, data))
    found = {piece for name, data in folder.hidden for piece in _pieces(name, data)}
    secret = [piece for piece in found if piece not in known and piece not in public]
    return sorted(secret, key=lambda piece: (-len(piece), piece))[:MOST]


def _pieces(name: str, data: bytes) -> Iterator[str]:
    """Yield the pieces of a text between its marks, the keys of a head left out."""
    if not name.lower().endswith(_TEXT_ENDINGS):
        return
    for row in data.decode("utf-8", "ignore").splitlines():
        value = _KEY.sub("", row, count=1) if _KEY.match(row) else row
        for piece in _MARKS.split(_plain(value)):
            words = piece.strip(" \t-–.,;:'")
            if len(words) >= LONG and len(words.split()) >= WORDS:
                yield words


def _plain(text: str) -> str:
    """Return a text in one form: composed, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())
