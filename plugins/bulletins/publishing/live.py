"""The site that is online now, read from its folder or its address. An unknown state never counts as an empty site."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from gzip import GzipFile
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from bulletins.model.identity import OutputPath
from bulletins.model.problem import Problem, error
from bulletins.model.value import replace
from bulletins.publishing.artifact import read_artifact
from bulletins.publishing.git import without_secrets
from bulletins.publishing.site_record import FILE, SiteRecord, bare_record, digest_of_files, load_record

TIMEOUT = 30.0
LARGEST = 50_000_000
"""Bytes of a record that is read: fifty times that of ten thousand bulletins."""
PAUSES = (1.0, 4.0)
"""Seconds between attempts: a host that is busy for a moment is no reason to refuse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineSite:
    """The record of the site that is online, or the problem that hides it; neither where nothing is online.

    `files` are all files there, with the names that Git has for their bytes. `foreign` are those that this program did
    not publish; of these `fixed` cannot be carried into a new publication: links, parts of other repositories, names
    that are no text of one line.
    """

    record: SiteRecord | None = None
    problems: tuple[Problem, ...] = ()
    files: Mapping[OutputPath, str] = field(default_factory=dict)
    foreign: tuple[OutputPath, ...] = ()
    fixed: frozenset[OutputPath] = frozenset()


def read_folder(folder: Path, shown: str) -> OnlineSite:
    """Return the site in a folder: its record with the digest of the real files, or only its pages' addresses."""
    files = read_artifact(folder).files
    if not files:
        return OnlineSite()
    if all(file.path != FILE for file in files):
        return OnlineSite(record=bare_record(file.path for file in files))
    live = loaded((folder / FILE).read_bytes(), f"{shown}/{FILE}")
    record = live.record
    if record is None:
        return live
    own = [file for file in files if record.has(file.path)]
    found = digest_of_files(file for file in own if file.path != FILE)
    foreign = tuple(file.path for file in files if not record.has(file.path))
    blobs = {file.path: file.blob for file in files}
    return OnlineSite(record=replace(record, digest=found), files=blobs, foreign=foreign)


def loaded(data: bytes, shown: str) -> OnlineSite:
    """Return the record in these bytes, or the problem that they are no record."""
    try:
        return OnlineSite(record=load_record(data))
    except ValueError as failure:
        return OnlineSite(problems=(error("publish-live-unreadable", shown, reason=failure),))


def read_address(site_url: str, pause: Callable[[float], None] = time.sleep) -> OnlineSite:
    """Return the site at an address: 404 means a first publication, any other answer without a record is a problem."""
    address = f"{site_url}/{FILE}"
    if urlsplit(site_url).scheme not in {"http", "https"}:
        return OnlineSite(problems=(_unreachable(address, "http, https"),))
    answer = _ask(address)
    for seconds in PAUSES:
        if not isinstance(answer, Problem):
            break
        pause(seconds)
        answer = _ask(address)
    if isinstance(answer, Problem):
        return OnlineSite(problems=(answer,))
    return OnlineSite() if answer is None else loaded(answer, without_secrets(address))


def _ask(address: str) -> bytes | Problem | None:
    """Return the bytes at an address; None where the host says that nothing is there."""
    headers = {"Cache-Control": "no-cache", "Accept-Encoding": "gzip", "User-Agent": "bulletins-publish"}
    request = urllib.request.Request(address, headers=headers)  # noqa: S310  (the scheme was looked at)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310  (the same)
            return _body(response)
    except HTTPError as failure:
        with failure:
            return None if failure.code == HTTPStatus.NOT_FOUND else _unreachable(address, f"HTTP {failure.code}")
    except (URLError, OSError, HTTPException, EOFError) as failure:
        return _unreachable(address, str(getattr(failure, "reason", "") or failure))


def _body(response: HTTPResponse) -> bytes:
    """Return an answer's bytes, unpacked, never more than a record can have."""
    if response.headers.get("Content-Encoding") == "gzip":
        with GzipFile(fileobj=response) as unpacked:
            return unpacked.read(LARGEST)
    return response.read(LARGEST)


def _unreachable(address: str, reason: str) -> Problem:
    """Return the problem that the address cannot be read, so that nobody knows what is online."""
    shown = without_secrets(address)
    return error("publish-live-unreachable", shown, reason=without_secrets(reason))
