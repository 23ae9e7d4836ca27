"""A plain static web server on loopback, as any host of the finished site would be: gzip, index.html, 404.html."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKED = ("text/", "application/json", "application/feed+json", "application/atom+xml", "image/svg+xml")
"""What hosts compress on the way: text. Photos and documents are packed already."""
TYPES = {".webp": "image/webp", ".avif": "image/avif", ".xml": "application/atom+xml", ".woff2": "font/woff2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One answer as it went over the wire: `size` is its body's, gzipped where hosts do so, headers left out."""

    path: str
    status: int
    mime: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server. `root` is the address of the site's home page with no slash at its end."""

    origin: str
    base: str
    transfers: list[Transfer] = field(default_factory=list)

    @property
    def root(self) -> str:
        """Return the address of the home page without its last slash."""
        return f"{self.origin}{self.base}"


class Handler(BaseHTTPRequestHandler):
    """Answers GET from a folder, and writes down what it sent."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, *arguments: object, folder: Path, base: str, transfers: list[Transfer]) -> None:
        """Answer one connection."""
        self.folder = folder
        self.base = base
        self.transfers = transfers
        super().__init__(*arguments)  # type: ignore[arg-type]  # the server's own three arguments

    def do_GET(self) -> None:
        """Send a file, or 404.html where there is none."""
        path = unquote(urlsplit(self.path).path)
        file = self.find(path)
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or self.folder / "404.html"
        mime = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        data = file.read_bytes() if file.is_file() else b""
        packed = mime.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", "")
        if packed:
            data = gzip.compress(data, 6, mtime=0)
        self.transfers.append(Transfer(path=path, status=status, mime=mime, size=len(data)))
        self.send_response(status)
        self.send_header("Content-Type", f"{mime}; charset=utf-8" if mime.startswith("text/") else mime)
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def find(self, path: str) -> Path | None:
        """Return the file that an address stands for: nothing outside the base path, nothing outside the folder."""
        if not path.startswith(f"{self.base}/"):
            return None
        file = self.folder / path.removeprefix(f"{self.base}/")
        if path.endswith("/"):
            file /= "index.html"
        inside = file.resolve().is_relative_to(self.folder.resolve())
        return file if inside and file.is_file() else None

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Quiet(ThreadingHTTPServer):
    """A server that takes a browser's hanging up for what it is."""

    def handle_error(self, *_: object) -> None:
        """Say nothing: a window was closed in the middle of an answer."""


@contextmanager
def serve(folder: Path, base: str = "") -> Iterator[Server]:
    """Give a server of a folder below a base path: `` or `/repository`."""
    transfers: list[Transfer] = []
    handler = partial(Handler, folder=folder, base=base, transfers=transfers)
    server = Quiet(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield Server(origin=f"http://127.0.0.1:{server.server_address[1]}", base=base, transfers=transfers)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
