"""The differences that another version makes for readers, page by page, and in theme files changed by the site."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from bulletins.model.identity import SitePath
from bulletins.publishing.guards import compare
from bulletins.upgrading.engine import TrialBuild
from bulletins.upgrading.side_by_side import ComparedPage

EXAMPLES = 2
"""Pages of a kind whose changes are shown in the terminal."""
COMPARED = 4
"""Pages of a kind that are set side by side."""
SHOWN_LINES = 6
_STABLE = (".xml", ".json")
_OWN_NAMES = ("theme/", "search/", "sw.js")
"""Files of which readers see nothing: of the theme and the search, which pages alone name, and the service worker."""
_UNSEEN = frozenset({"script", "style", "template"})
_BLOCKS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "tr", "div", "dt", "dd", "title", "figcaption", "a", "button", "time"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChanges:
    """The pages of one kind that are new, have other words, only look different, or are gone."""

    kind: str
    added: tuple[SitePath, ...] = ()
    reworded: tuple[SitePath, ...] = ()
    redrawn: tuple[SitePath, ...] = ()
    removed: tuple[SitePath, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChanges:
    """The changes that readers would notice, by kind, and the addresses that would lead nowhere."""

    kinds: tuple[KindChanges, ...]
    vanished: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedOriginal:
    """A file of the site's own theme whose original a new version changes; without a difference it is gone."""

    path: str
    difference: tuple[str, ...]


def compare_builds(old: TrialBuild, new: TrialBuild) -> SiteChanges:
    """Return the changes for readers between two versions' builds of one site."""
    before, after = old.record, new.record
    assert before is not None  # noqa: S101  (only sites that were built are compared)
    assert after is not None  # noqa: S101  (the same)
    changes = compare(before, after)
    kinds: dict[str, dict[str, list[SitePath]]] = defaultdict(lambda: defaultdict(list))
    for address in changes.added:
        kinds[after.pages[address].kind]["added"].append(address)
    for address in changes.removed:
        kinds[before.pages[address].kind]["removed"].append(address)
    for address in changes.changed:
        sort = "reworded" if any(changed_lines(old, new, address)) else "redrawn"
        kinds[after.pages[address].kind][sort].append(address)
    found = tuple(
        KindChanges(kind=kind, **{sort: tuple(each) for sort, each in sorts.items()})
        for kind, sorts in sorted(kinds.items())
    )
    return SiteChanges(kinds=found, vanished=(*changes.vanished, *_vanished_files(old.folder, new.folder)))


def compared_pages(old: TrialBuild, new: TrialBuild, kinds: Sequence[KindChanges]) -> Iterator[ComparedPage]:
    """Yield a few pages of each kind whose words differ, with their lines before and after."""
    for kind in kinds:
        for address in kind.reworded[:COMPARED]:
            before, after = _lines_in(old, address), _lines_in(new, address)
            yield ComparedPage(kind=kind.kind, address=address, before=tuple(before), after=tuple(after))


def changed_lines(old: TrialBuild, new: TrialBuild, address: SitePath) -> Iterator[str]:
    """Yield the lines of a page that differ, `−` before old lines and `+` before new ones."""
    for line in difflib.unified_diff(_lines_in(old, address), _lines_in(new, address), n=0, lineterm=""):
        if line[:1] in "+-" and not line.startswith(("+++", "---")):
            yield ("− " if line[0] == "-" else "+ ") + line[1:]


def changed_originals(own: Path, before: Path, after: Path) -> Iterator[ChangedOriginal]:
    """Yield the files of a site's own theme whose original differs between two versions."""
    for file in sorted(path for path in own.rglob("*") if path.is_file()):
        path = file.relative_to(own)
        old, new = _text(before / path), _text(after / path)
        if old is not None and old != new:
            lines = () if new is None else tuple(difflib.unified_diff(old, new, "−", "+", n=1, lineterm=""))[2:]
            yield ChangedOriginal(path=path.as_posix(), difference=lines)


def _lines_in(build: TrialBuild, address: SitePath) -> list[str]:
    """Return the lines of a page in a build."""
    return visible_lines((build.folder / _file(address)).read_text(encoding="utf-8"))


def visible_lines(html: str) -> list[str]:
    """Return the words of a page that readers see, line by line."""
    reader = _VisibleText()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return [line for line in lines if line]


class _VisibleText(HTMLParser):
    """Reads what readers see of a page."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line with a block; take what is said of a picture."""
        self._unseen += tag in _UNSEEN
        self.parts += ["\n"] if tag in _BLOCKS else []
        self.parts += [f" {value} " for name, value in attrs if name in {"alt", "aria-label", "placeholder"} and value]

    def handle_endtag(self, tag: str) -> None:
        """End a line with a block."""
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        self.parts += ["\n"] if tag in _BLOCKS else []

    def handle_data(self, data: str) -> None:
        """Take words."""
        self.parts += [] if self._unseen else [data.replace("\n", " ")]


def _file(address: SitePath) -> str:
    """Return the file behind an address of a page."""
    return address.lstrip("/") + ("index.html" if address.endswith("/") else "")


def _vanished_files(old: Path, new: Path) -> Iterator[str]:
    """Yield the addresses of feeds and the like that a version no longer makes."""
    for file in sorted(path for path in old.rglob("*") if path.suffix in _STABLE):
        path = file.relative_to(old)
        if not path.as_posix().startswith(_OWN_NAMES) and not (new / path).exists():
            yield f"/{path.as_posix()}"


def _text(file: Path) -> list[str] | None:
    """Return the lines of a file, None where there is none; one that is no text has a single line."""
    return file.read_bytes().decode("utf-8", "replace").splitlines() if file.is_file() else None
