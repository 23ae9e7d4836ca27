"""The HTTP server on this machine alone: turns connections into requests and answers into bytes."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import socketserver
import sys
import threading
from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bulletins.model.problem import Refused, error
from bulletins.preview.client import event
from bulletins.preview.latest import LatestBuild, Snapshot
from bulletins.preview.responses import EventStream, Request, Response
from bulletins.preview.writing_page import WritingPage

LOOPBACK = {"localhost": "127.0.0.1", "127.0.0.1": "127.0.0.1", "::1": "::1", "[::1]": "::1"}
"""Hosts the preview may be bound to, and the address each means."""
FURTHER_PORTS = 10
HIGHEST_PORT = 65535
SILENCE_SECONDS = 15.0
"""How long an open page hears nothing before a sign of life is sent, which also notices that it has gone."""
MOST_CONNECTIONS = 64
"""How many are open at once; a browser opens six. The oldest makes room for a new one; whoever listened asks again."""

Answer = Callable[[Request], Response | EventStream]


class LocalServer(ThreadingHTTPServer):
    """Answers each request in a thread of its own, at a port that it shares with no other program."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which can take seconds."""
        if sys.platform == "win32":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])


class ReadHandler(BaseHTTPRequestHandler):
    """One connection; GET and HEAD are answered alike, and nothing is printed."""

    server_version = "preview"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with headers and body."""
        self.respond(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with the headers GET would give."""
        self.respond(with_body=False)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what is wrong with the content."""

    @abstractmethod
    def respond(self, *, with_body: bool) -> None:
        """Answer the request that was read."""


class PreviewServer(LocalServer):
    """Serves the preview of a site; asks `answer` what to say, and `writing` what to do."""

    request_queue_size = 64

    def __init__(
        self, address: tuple[str, int], board: LatestBuild, answer: Answer, writing: WritingPage | None
    ) -> None:
        """Listen at an address; OSError where it is in use."""
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self.board = board
        self.answer = answer
        self.writing = writing
        self._open: dict[object, socket.socket] = {}
        self._opening = threading.Lock()
        super().__init__(address, PreviewHandler)

    @property
    def origin(self) -> str:
        """Return scheme, host and port as a browser writes them."""
        host, port = self.server_address[:2]
        return f"http://[{host!s}]:{port}" if self.address_family == socket.AF_INET6 else f"http://{host!s}:{port}"

    def process_request(self, request: object, client_address: object) -> None:
        """Answer a connection; where that is one too many the oldest is let go first."""
        assert isinstance(request, socket.socket)  # noqa: S101  (a server of streams has no other)
        with self._opening:
            oldest = self._open.pop(next(iter(self._open))) if len(self._open) >= MOST_CONNECTIONS else None
            self._open[request] = request
        if oldest is not None:
            with contextlib.suppress(OSError):
                oldest.shutdown(socket.SHUT_RDWR)
            self.board.wake()
        super().process_request(request, client_address)

    def shutdown_request(self, request: object) -> None:
        """Close a connection."""
        with self._opening:
            self._open.pop(request, None)
        super().shutdown_request(request)  # type: ignore[arg-type]  # typeshed: only ever passed on

    def is_let_go(self, request: socket.socket) -> bool:
        """Return whether a connection had to make room for another."""
        return request not in self._open

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over browsers that went away; print everything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed: only ever passed on


class PreviewHandler(ReadHandler):
    """One connection of a browser."""

    server: PreviewServer
    timeout = 60

    def do_POST(self) -> None:
        """Do what the writing page asks for; whatever comes from elsewhere is not read."""
        writing = self.server.writing
        if writing is None:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED)
            return
        request = self._request()
        refused = writing.refusal(request)
        if refused is not None:
            self.close_connection = True
            self._send(refused)
            return
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) == length:
            self._send(writing.call(request, body))

    def respond(self, *, with_body: bool) -> None:
        """Answer with what stands at an address, or with news of every build."""
        answer = self.server.answer(self._request())
        if isinstance(answer, EventStream):
            self._send_head(Response(status=HTTPStatus.OK, content_type="text/event-stream; charset=utf-8"))
            if with_body:
                self._send_events()
        elif isinstance(answer.body, Path):
            self._send_file(answer, answer.body, with_body=with_body)
        else:
            self._send(answer, with_body=with_body)

    def _request(self) -> Request:
        """Return what is asked; a header that comes twice is both its values, which nothing is equal to."""
        headers: dict[str, str] = {}
        for name, value in self.headers.items():
            headers[name.lower()] = f"{headers[name.lower()]}, {value}" if name.lower() in headers else value
        return Request(target=self.path, host=headers.get("host", ""), headers=headers)

    def _send(self, answer: Response, *, with_body: bool = True) -> None:
        """Send an answer whose body is at hand."""
        body = answer.body if isinstance(answer.body, bytes) else b""
        self._send_head(answer, len(body))
        if with_body:
            self.wfile.write(body)

    def _send_file(self, answer: Response, path: Path, *, with_body: bool) -> None:
        """Send a file from disk in pieces; 404 where it has just gone."""
        try:
            file = path.open("rb")
        except OSError:
            self._send_head(Response(status=HTTPStatus.NOT_FOUND, content_type=answer.content_type), 0)
            return
        with file:
            self._send_head(answer, os.fstat(file.fileno()).st_size)
            if with_body:
                shutil.copyfileobj(file, self.wfile)

    def _send_head(self, answer: Response, length: int | None = None) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", answer.policy)
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        if length is not None:
            self.send_header("Content-Length", str(length))
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()

    def _send_events(self) -> None:
        """Tell the state now and after every build, until the browser or the preview goes."""
        snapshot = self.server.board.snapshot
        while not snapshot.closed:
            self.wfile.write(event(snapshot))
            newer = self._newer_than(snapshot)
            while newer is None:
                self.wfile.write(b": still here\n\n")
                newer = self._newer_than(snapshot)
            snapshot = newer

    def _newer_than(self, snapshot: Snapshot) -> Snapshot | None:
        """Return the next snapshot, None where it is time for a sign of life; BrokenPipeError where it is let go."""
        is_let_go = partial(self.server.is_let_go, self.connection)
        newer = self.server.board.wait(snapshot.builds, SILENCE_SECONDS, until=is_let_go)
        if is_let_go():
            raise BrokenPipeError
        return newer


def listen(
    host: str, port: int, board: LatestBuild, answer: Answer, writing: WritingPage | None = None
) -> PreviewServer:
    """Return a server on that port or one of the ten after it; Refused where all are in use or the host is not local.

    Port 0 means any free one.
    """
    address = LOOPBACK.get(host.lower())
    if address is None:
        raise Refused((error("preview-not-local", host),))
    last = min(port + FURTHER_PORTS, HIGHEST_PORT) if port else 0
    for candidate in range(port, last + 1):
        try:
            return PreviewServer((address, candidate), board, answer, writing)
        except OSError:
            continue
    raise Refused((error("preview-ports-taken", f"{address}:{port}", first=port, last=last),))
