"""What lies in an output folder: how many files of each kind, and how large they are.

A file's kind is told by its address alone, so that every generator that keeps our addresses is counted by one rule.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

PAGED = r"((trang|page)-\d+/)?index\.html"
KINDS = (
    ("home", r"index\.html"),
    ("listing", rf"(ban-tin|bulletins)/{PAGED}"),
    ("bulletin", r"(ban-tin|bulletins)/[^/]+/index\.html"),
    ("units", r"(don-vi|units)/index\.html"),
    ("unit-year", rf"(don-vi|units)/[^/]+/\d{{4}}/{PAGED}"),
    ("unit", r"(don-vi|units)/[^/]+/index\.html"),
    ("campaigns", r"(phong-trao|campaigns)/index\.html"),
    ("campaign", rf"(phong-trao|campaigns)/[^/]+/{PAGED}"),
    ("section", rf"(chuyen-muc|sections)/[^/]+/{PAGED}"),
    ("archive", r"(luu-tru|archive)/index\.html"),
    ("archive-year", r"(luu-tru|archive)/\d{4}/index\.html"),
    ("archive-month", rf"(luu-tru|archive)/\d{{4}}/\d\d/{PAGED}"),
    ("search", r"(tim-kiem|search)/index\.html"),
    ("not-found", r"404\.html"),
    ("static", r"(gioi-thieu|lien-he)/index\.html"),
    ("atom", r"(.+/)?feed\.xml"),
    ("json", r"(.+/)?feed\.json"),
    ("sitemap", r"sitemap(-(?!news)[^/]*)?\.xml"),
    ("robots", r"robots\.txt"),
    ("theme", r"theme/.+"),
    ("search-index", r"search/.+"),
    ("follow", r"feed/index\.html"),
    ("news-sitemap", r"sitemap-news\.xml"),
    ("opml", r"(.+/)?feed\.opml"),
    ("manifest", r"site\.webmanifest"),
    ("worker", r"sw\.js"),
)
OURS_ALONE = ("search-index",)
"""The kinds that no other generator makes; they are counted, and left out where sites are compared."""
OTHER = "other"
HASH = re.compile(r"(?<=\.)[0-9a-f]{8}(?=\.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The files of one kind."""

    files: int
    size: int

    @property
    def mean(self) -> float:
        """Return the mean size of a file in bytes."""
        return self.size / self.files


class UnequalSitesError(Exception):
    """Two sites that were to have the same files do not; names the kinds and some of the files."""


def kind_of(path: str) -> str:
    """Return the kind of page that an output path is in either language."""
    plain = path.removeprefix("en/")
    return next((kind for kind, pattern in KINDS if re.fullmatch(pattern, plain)), OTHER)


def list_output(folder: Path) -> dict[str, int]:
    """Return the size of every file of an output folder by its path with forward slashes."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.stat().st_size for file in files}


def tally(output: Mapping[str, int]) -> dict[str, Tally]:
    """Return the files of every kind that there is, in the order of KINDS."""
    sizes: dict[str, list[int]] = defaultdict(list)
    for path, size in output.items():
        sizes[kind_of(path)].append(size)
    return {
        kind: Tally(files=len(sizes[kind]), size=sum(sizes[kind]))
        for kind in (*(kind for kind, _ in KINDS), OTHER)
        if kind in sizes
    }


def check_equal(first: Mapping[str, int], second: Mapping[str, int]) -> None:
    """Raise UnequalSitesError unless both sites have the same files; kinds in OURS_ALONE are not compared.

    They must have as many files of every kind, at the same addresses. Hashes in the names of theme files may differ.
    """
    first, second = ({HASH.sub("", path): size for path, size in _shared(site)} for site in (first, second))
    counts = [{kind: each.files for kind, each in tally(site).items()} for site in (first, second)]
    kinds = sorted(kind for kind in {**counts[0], **counts[1]} if counts[0].get(kind) != counts[1].get(kind))
    if kinds:
        said = ", ".join(f"{kind}: {counts[0].get(kind, 0)} and {counts[1].get(kind, 0)}" for kind in kinds)
        message = f"not as many files of each kind: {said}"
        raise UnequalSitesError(message)
    missing, added = sorted(set(first) - set(second)), sorted(set(second) - set(first))
    if missing or added:
        message = f"not the same addresses: {_some(missing)} only in the first, {_some(added)} only in the second"
        raise UnequalSitesError(message)


def _shared(site: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the paths and sizes of a site without the kinds that only this program makes."""
    return [(path, size) for path, size in site.items() if kind_of(path) not in OURS_ALONE]


def _some(paths: Iterable[str]) -> str:
    """Return the first few paths of many."""
    return " ".join(list(paths)[:5]) or "none"
