"""Addresses of other sites as authors typed them, with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.source import Source, SourceKind
from bulletins.model.web_addresses import BARE_DOMAIN, host_in, is_inside_house, may_hold_domain, without_tracking

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\^{}|\x00-\x1f]+", re.IGNORECASE)
_TRAILING = ".,;:!?*_…"
_PAIRS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ExternalLink:
    """One place where an address of another site was typed."""

    address: str
    path: str
    line: int


def find_links(sources: Iterable[Source], own: str) -> tuple[ExternalLink, ...]:
    """Return every mention in texts and registries, sorted; the site's `own` address, empty if unknown, is none."""
    return tuple(sorted({mention for source in sources for mention in _mentions(source, own)}))


def _mentions(source: Source, own: str) -> Iterator[ExternalLink]:
    """Yield the addresses that one file names."""
    if source.kind is SourceKind.ASSET:
        return
    data = Path(source.file).read_bytes() if source.data is None else source.data
    text = data.decode("utf-8", "replace")
    for number, line in enumerate(text.splitlines(), start=1):
        for found in _typed_addresses(line, source.kind):
            address = without_tracking(_trimmed(found))[0].partition("#")[0]
            host = host_in(address)
            if host and not is_inside_house(host) and not (own and f"{address}/".startswith(f"{own}/")):
                yield ExternalLink(address=address, path=f"content/{source.path}", line=number)


def _typed_addresses(line: str, kind: SourceKind) -> Iterator[str]:
    """Yield the addresses in a line; in texts those too that were typed without `https://` and become links."""
    yield from _ADDRESS.findall(line)
    if kind in {SourceKind.BULLETIN, SourceKind.PAGE} and may_hold_domain(line):
        for start in BARE_DOMAIN.finditer(line):
            yield from _ADDRESS.findall(f"https://{line[start.start() :]}")[:1]


def _trimmed(address: str) -> str:
    """Return an address without what belongs to the sentence or the link around it."""
    depth = dict.fromkeys(_PAIRS, 0)
    for position, letter in enumerate(address):
        for close, opening in _PAIRS.items():
            depth[close] += (letter == opening) - (letter == close)
            if depth[close] < 0:
                return address[:position].rstrip(_TRAILING)
    return address.rstrip(_TRAILING)
