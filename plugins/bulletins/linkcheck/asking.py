"""Asking other sites whether an address still leads anywhere, without being a burden to them.

Of each host one address is asked at a time, with a pause between; several hosts are asked at once. HEAD goes first; a
host that does not like it is asked with GET, of which only the first bytes are read.
"""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from bulletins.linkcheck.finding import ExternalLink
from bulletins.model.link_status import LinkResult, LinkStatus

_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_FOR_GOOD = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
_TURNS = {*_FOR_GOOD, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}
_REDIRECTS = 5
_FIRST_BYTES = 1024
_SAFE = "/~:@!$&'()*,;=+%?"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLimits:
    """How hosts are asked: seconds to wait for an answer, seconds between two questions to a host, hosts at once."""

    timeout: float = 20.0
    pause: float = 1.0
    hosts: int = 8
    agent: str = "bulletins-link-check"


def ask_all(
    mentions: Iterable[ExternalLink], limits: RequestLimits, pause: Callable[[float], None] = time.sleep
) -> tuple[LinkResult, ...]:
    """Return what came of each address once, in the order of addresses, whatever order hosts answered in."""
    places: dict[str, list[tuple[str, int]]] = {}
    for mention in sorted(set(mentions)):
        places.setdefault(mention.address, []).append((mention.path, mention.line))
    hosts: dict[str, list[str]] = {}
    for address in places:
        hosts.setdefault(address.lower().split("/")[2], []).append(address)

    def ask_host(addresses: list[str]) -> list[tuple[str, LinkStatus, str]]:
        return list(_in_turn(addresses, limits, pause))

    with ThreadPoolExecutor(max(1, min(limits.hosts, len(hosts)))) as pool:
        answers = [answer for group in pool.map(ask_host, hosts.values()) for answer in group]
    return tuple(
        LinkResult(address=address, verdict=verdict, detail=detail, places=tuple(places[address]))
        for address, verdict, detail in sorted(answers)
    )


def _in_turn(
    addresses: list[str], limits: RequestLimits, pause: Callable[[float], None]
) -> Iterator[tuple[str, LinkStatus, str]]:
    """Yield what came of one host's addresses, asked one after the other."""
    for number, address in enumerate(addresses):
        if number:
            pause(limits.pause)
        yield address, *_judge(address, limits)


def _judge(address: str, limits: RequestLimits) -> tuple[LinkStatus, str]:
    """Return what is known of an address after following it wherever it leads."""
    here, lasting = address, True
    for _ in range(_REDIRECTS):
        status, said = _ask(here, limits)
        if status in _TURNS and said:
            lasting = lasting and status in _FOR_GOOD
            here = urljoin(here, said)
            continue
        if status in _GONE:
            return LinkStatus.GONE, f"HTTP {status}"
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            moved = lasting and here != address
            return (LinkStatus.MOVED, here) if moved else (LinkStatus.FINE, "")
        return LinkStatus.UNSURE, f"HTTP {status}" if status else said
    return LinkStatus.UNSURE, here


def _ask(address: str, limits: RequestLimits) -> tuple[int, str]:
    """Return the status an address answers with, and where it redirects; 0 and the reason where nothing answers."""
    status, said = _request("HEAD", address, limits)
    fine = status in _TURNS or HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES
    return (status, said) if fine or not status else _request("GET", address, limits)


def _request(method: str, address: str, limits: RequestLimits) -> tuple[int, str]:
    """Return the status and the turn of one request."""
    headers = {"User-Agent": limits.agent, "Accept": "*/*", "Range": f"bytes=0-{_FIRST_BYTES - 1}"}
    try:
        request = urllib.request.Request(_encoded(address), method=method, headers=headers)  # noqa: S310  (see _encoded)
        with _opener().open(request, timeout=limits.timeout) as response:
            response.read(_FIRST_BYTES)
            return response.status, ""
    except HTTPError as error:
        with error:
            return error.code, error.headers.get("Location") or ""
    except (URLError, OSError, HTTPException, ValueError) as error:
        return 0, str(getattr(error, "reason", "") or error or type(error).__name__)


def _encoded(address: str) -> str:
    """Return an address as it goes over the wire; ValueError for any scheme but http and https."""
    parts = urlsplit(address)
    if parts.scheme.lower() not in {"http", "https"}:
        raise ValueError(address)
    host = parts.netloc.encode("idna").decode("ascii")
    return urlunsplit((parts.scheme, host, quote(parts.path, _SAFE), quote(parts.query, _SAFE), ""))


class _Still(urllib.request.HTTPRedirectHandler):
    """Follows no redirect by itself: which ones are for good is what is asked."""

    def redirect_request(self, *_: object) -> None:
        """Return nothing, so that the redirect itself is the answer."""


def _opener() -> urllib.request.OpenerDirector:
    """Return what opens addresses without following redirects."""
    return urllib.request.build_opener(_Still)
