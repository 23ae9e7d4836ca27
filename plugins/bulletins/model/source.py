"""Files as they were found, before anyone has read them."""

from __future__ import annotations

from enum import StrEnum

from bulletins.model.identity import ContentPath, Digest, Language, Slug
from bulletins.model.value import Value, replace


class SourceKind(StrEnum):
    """The kind of a file under content/, told from its place and name alone."""

    SITE = "site"
    UNIT = "unit"
    CAMPAIGN = "campaign"
    BULLETIN = "bulletin"
    PAGE = "page"
    ASSET = "asset"


class FileStatus(StrEnum):
    """The status of a file that was found; every file has exactly one."""

    PUBLISHED = "published"
    DRAFT = "draft"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    IGNORED = "ignored"
    KEPT = "kept"
    FAULTY = "faulty"


class Source(Value, frozen=True, kw_only=True):
    """One file: where it lies, what it is, the digest of its bytes.

    `data` holds the bytes of texts and registries and is None for assets, which are opened by `file`, the absolute
    path on disk (whose spelling may be NFD). `slug` is the folder's name for bulletins, pages and the assets in their
    folders, the file's stem for units and campaigns, and empty for site.yml. `language` is None without a language
    in the file's name.
    """

    path: ContentPath
    file: str
    kind: SourceKind
    slug: Slug
    language: Language | None
    digest: Digest
    size: int
    data: bytes | None = None

    def without_data(self) -> Source:
        """Return the source without its bytes, so that they are held no longer than they are needed."""
        return self if self.data is None else replace(self, data=None)


class LedgerEntry(Value, frozen=True, kw_only=True, order=True):
    """The status of one file, and the rule that gave it (a stable code such as `editor-leftover`, `unused-photo`)."""

    path: ContentPath
    fate: FileStatus
    rule: str = ""


class TypedName(Value, frozen=True, kw_only=True):
    """The text that was typed where a unit's or a campaign's slug belongs, when it is no slug: most often a name.

    One file alone cannot tell whose name it is. `slug` is the name written as a slug.
    """

    kind: SourceKind
    key: str
    typed: str
    slug: Slug
    line: int
    column: int


class SourceLines(Value, frozen=True, kw_only=True):
    """Where a value was read: the path a person sees and the line of each key it was written with.

    `entries` are the lines of what stands in lists, as (key, value, line); `mentions` are left out of the value.
    """

    path: str
    lines: tuple[tuple[str, int], ...] = ()
    entries: tuple[tuple[str, str, int], ...] = ()
    mentions: tuple[TypedName, ...] = ()

    def line(self, key: str) -> int:
        """Return the line that key stands on, else 1."""
        return next((number for name, number in self.lines if name == key), 1)

    def entry(self, key: str, value: str) -> int:
        """Return the line that a value stands on in a key's list, else the key's line."""
        found = (number for name, written, number in self.entries if name == key and written == value)
        return next(found, self.line(key))

    def has(self, key: str) -> bool:
        """Return whether the key was written at all."""
        return any(name == key for name, _ in self.lines)
