"""Which answer a request gets. Pure: a snapshot and a request in, status, headers and body out.

Only keys of the snapshot's mapping can be reached, so no address leads to any other file of the machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from bulletins.model.identity import OutputPath
from bulletins.preview.client import CLIENT_FILES, EVENTS, mark_page, waiting_page
from bulletins.preview.latest import File, PreviewWords, Snapshot

LOCAL_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE | re.ASCII)

CONTENT_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
}
"""Written out because the machine's own table of types differs from office to office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A browser's request: the target of the request line, the Host header, and all headers by name in lower case."""

    target: str
    host: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The answer to a browser's request.

    `location` is set on redirects; a body on disk is sent as it is. `policy` is the content security policy: what the
    page may load, and which pages may frame it.
    """

    status: HTTPStatus
    content_type: str = "text/plain; charset=utf-8"
    body: File = b""
    location: str = ""
    policy: str = "frame-ancestors 'self'"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventStream:
    """The answer that stays open and tells of every build."""


OwnPages = Callable[[Request, str], Response | None]
"""Answers a request whose path is one of the preview's own pages; None where it is not."""


def answer(
    request: Request, snapshot: Snapshot, base_path: str, words: PreviewWords, own_pages: OwnPages | None = None
) -> Response | EventStream:
    """Return the answer to a request. `base_path` is empty or begins with a slash and does not end with one."""
    refusal = _refusal(request)
    if refusal:
        return Response(status=HTTPStatus.FORBIDDEN, body=refusal)
    path = _read_path(request.target)
    if path == EVENTS:
        return EventStream()
    found = None if own_pages is None else own_pages(request, path)
    if found is not None:
        return found
    if path in CLIENT_FILES:
        return _found(path, CLIENT_FILES[path])
    if snapshot.files is None:
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return Response(status=status, content_type=CONTENT_TYPES[".html"], body=waiting_page(snapshot, words))
    return _site_answer(request, path, _Shown(snapshot, base_path, words))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A snapshot with the place it is served at."""

    snapshot: Snapshot
    base_path: str
    words: PreviewWords

    def file(self, key: str) -> File | None:
        """Return what stands at a path of the output, None where nothing does."""
        files = self.snapshot.files
        return None if files is None else files.get(OutputPath(key))  # to ask whether it is empty would make the search

    def page(self, key: str, file: File, status: HTTPStatus = HTTPStatus.OK) -> Response:
        """Return a file as an answer, HTML with the script that keeps it up to date."""
        if not key.endswith(".html"):
            return _found(key, file)
        try:
            html = file if isinstance(file, bytes) else file.read_bytes()
        except OSError:
            return Response(status=HTTPStatus.NOT_FOUND)
        return Response(
            status=status, content_type=CONTENT_TYPES[".html"], body=mark_page(html, self.snapshot, self.words)
        )

    def missing(self) -> Response:
        """Return the site's own page for missing addresses, else a plain one."""
        plain = f"<!doctype html><title>404</title><p>{self.words.not_found}</p>".encode()
        page = self.file("404.html")
        return self.page("404.html", plain if page is None else page, HTTPStatus.NOT_FOUND)


def _site_answer(request: Request, path: str, shown: _Shown) -> Response:
    """Return the file at a path under the base path, its folder's index, a redirect there, or the 404 page."""
    base = shown.base_path
    if base and path in (base, "/"):
        return _redirect(f"{base}/", request)
    if not path.startswith(f"{base}/"):
        return shown.missing()
    key = path[len(base) + 1 :]
    if key.endswith("/") or not key:
        key += "index.html"
    file = shown.file(key)
    if file is not None:
        return shown.page(key, file)
    if shown.file(f"{key}/index.html") is not None:
        return _redirect(f"{path}/", request)
    return shown.missing()


def _refusal(request: Request) -> bytes:
    """Return why a request is not answered: it names another host, or another origin asks for more than a window."""
    if not LOCAL_HOST.fullmatch(request.host):
        return b"This preview answers to localhost only.\n"
    headers = request.headers
    own = f"http://{request.host}"
    elsewhere = headers.get("sec-fetch-site", "none") not in ("same-origin", "none")
    if headers.get("origin", own) != own or (elsewhere and headers.get("sec-fetch-dest") != "document"):
        return b"Other pages cannot use this preview.\n"
    return b""


def _read_path(target: str) -> str:
    """Return the path of a request target, decoded and NFC; empty where it is not UTF-8 or no path."""
    path = target.partition("#")[0].partition("?")[0]
    try:
        return unicodedata.normalize("NFC", unquote(path, errors="strict"))
    except UnicodeDecodeError:
        return ""


def _redirect(path: str, request: Request) -> Response:
    """Return a redirect to a path of this server, the query kept."""
    _, mark, query = request.target.partition("#")[0].partition("?")
    return Response(status=HTTPStatus.FOUND, location=quote(path) + mark + quote(query, safe="=&%+/:;,"))


def _found(path: str, file: File) -> Response:
    """Return a file under the content type its name calls for."""
    content_type = CONTENT_TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")
    return Response(status=HTTPStatus.OK, content_type=content_type, body=file)
