"""One page on the local network, for a telephone: under an address that nobody can guess, and only for a while.

The server listens at this computer's address on that network alone. It knows one path and answers GET and HEAD of it;
it has no way to any other page, file or operation.
"""

from __future__ import annotations

import ipaddress
import secrets
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus

from bulletins.model.problem import Refused, error
from bulletins.preview.responses import CONTENT_TYPES
from bulletins.preview.server import LocalServer, ReadHandler
from bulletins.preview.single_page import POLICY

MOST_SECONDS = 15 * 60
"""How long a page can be seen at most."""
PATIENCE = 90
"""Seconds after which the page is no longer shown where the window that asked for it says nothing more."""
_TICK = 0.25
_MOST_CONNECTIONS = 8
_NOWHERE = ("192.0.2.1", 9)
"""An address that belongs to nobody: asked which way leads there, the system names its own; nothing is sent."""

OnePage = Callable[[], bytes | None]
"""Returns the page as it is now, None where there is none."""


def network_address() -> str:
    """Return this computer's address on its network, empty where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(_NOWHERE)
        return str(probe.getsockname()[0])
    return ""


class PhoneView:
    """Shows one page at a time to telephones; a new one ends the one before."""

    def __init__(self, find_address: Callable[[], str] = network_address, most_seconds: float = MOST_SECONDS) -> None:
        """Show nothing yet."""
        self._find_address = find_address
        self._most_seconds = most_seconds
        self._server: _PhoneServer | None = None

    def show(self, page: OnePage) -> str:
        """Return the address at which a page can be seen from now on; Refused where there is no local network."""
        self.close()
        host = self._find_address()
        if not host or ipaddress.ip_address(host).is_loopback:
            raise Refused((error("phone-no-network", "."),))
        if not ipaddress.ip_address(host).is_private:
            raise Refused((error("phone-open-network", ".", address=host),))
        try:
            server = _PhoneServer(host, page, time.monotonic() + self._most_seconds)
        except OSError as failure:
            reason = failure.strerror or str(failure)
            raise Refused((error("phone-not-served", ".", address=host, reason=reason),)) from failure
        self._server = server
        threading.Thread(target=server.serve, daemon=True).start()
        return server.address

    def state(self) -> tuple[int, bool]:
        """Return for how many seconds more the page can be seen, and whether anybody has; asking keeps it open."""
        server = self._server
        if server is None or server.is_over():
            return 0, server is not None and server.was_seen
        server.asked_at = time.monotonic()
        return max(1, round(server.until - server.asked_at)), server.was_seen

    def close(self) -> None:
        """Show nothing any more."""
        if self._server is not None:
            self._server.until = 0.0


class _PhoneServer(LocalServer):
    """Listens at one address until its time is over."""

    def __init__(self, host: str, page: OnePage, until: float) -> None:
        """Listen at any free port; OSError where the system does not let it."""
        self.page = page
        self.path = f"/{secrets.token_urlsafe(24)}"
        self.until = until
        self.asked_at = time.monotonic()
        self.was_seen = False
        self._room = threading.BoundedSemaphore(_MOST_CONNECTIONS)
        super().__init__((host, 0), _PhoneHandler)
        self.timeout = _TICK

    @property
    def host(self) -> str:
        """Return host and port as a browser writes them."""
        return f"{self.server_name}:{self.server_port}"

    @property
    def address(self) -> str:
        """Return the address of the page."""
        return f"http://{self.host}{self.path}"

    def is_over(self) -> bool:
        """Return whether nothing is shown any more."""
        now = time.monotonic()
        return now >= self.until or now - self.asked_at > PATIENCE

    def serve(self) -> None:
        """Answer until the time is over, then close."""
        with self:
            while not self.is_over():
                self.handle_request()

    def process_request(self, request: object, client_address: object) -> None:
        """Answer a connection; one too many is let go at once."""
        if self._room.acquire(blocking=False):
            super().process_request(request, client_address)  # type: ignore[arg-type]  # typeshed: only passed on
        else:
            self.shutdown_request(request)  # type: ignore[arg-type]  # the same

    def process_request_thread(self, request: object, client_address: object) -> None:
        """Answer in a thread of its own, and make room again."""
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]  # the same
        finally:
            self._room.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over telephones that went away."""


class _PhoneHandler(ReadHandler):
    """One connection of a telephone."""

    server: _PhoneServer
    timeout = 10

    def respond(self, *, with_body: bool) -> None:
        """Send the one page; nothing else is here, whoever asks."""
        server = self.server
        asked = self.path.encode("utf-8", "replace")
        right = secrets.compare_digest(asked, server.path.encode()) and self.headers.get_all("Host") == [server.host]
        page = server.page() if right and not server.is_over() else None
        body = page or b""
        server.was_seen = server.was_seen or page is not None
        self.send_response(HTTPStatus.OK if page is not None else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", CONTENT_TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'; sandbox")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Robots-Tag", "noindex")
        self.end_headers()
        if with_body:
            self.wfile.write(body)
