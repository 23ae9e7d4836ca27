"""What is online, asked over a real connection: only 404 means nothing, and not knowing is a problem."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from bulletins.model.table import Table
from bulletins.publishing.live import read_address
from bulletins.publishing.site_record import SiteRecord, dump_record

RECORD = SiteRecord(site_url="https://hoi.vn", commit="c", digest="d", pages=Table())


class Host(BaseHTTPRequestHandler):
    """Answers with one status after the other, the last one for good."""

    def __init__(self, *arguments: object, statuses: list[int]) -> None:
        """Answer one connection."""
        self.statuses = statuses
        super().__init__(*arguments)  # type: ignore[arg-type]  # the server's own three arguments

    def do_GET(self) -> None:
        """Send the next status, with a record where it is 200."""
        status = self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]
        body = dump_record(RECORD) if status == 200 else b""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def host(*statuses: int) -> Iterator[str]:
    """Give the address of a host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, statuses=list(statuses)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_record_is_read() -> None:
    """What the address answers is the record that travelled with the site."""
    with host(200) as address:
        assert read_address(address).record == RECORD


def test_a_host_that_is_busy_for_a_moment_is_asked_again() -> None:
    """Two bad answers and a good one are a good one."""
    waited: list[float] = []
    with host(503, 500, 200) as address:
        assert read_address(address, waited.append).record == RECORD
    assert waited == [1.0, 4.0]


def test_only_404_means_that_nothing_is_online() -> None:
    """A host that says so has nothing: no record, no problem."""
    with host(404) as address:
        found = read_address(address, lambda _: None)
    assert (found.record, found.problems) == (None, ())


@pytest.mark.parametrize("status", [401, 403, 429, 500, 502, 503])
def test_any_other_answer_is_a_problem(status: int) -> None:
    """A host that cannot or will not answer leaves it open what is online."""
    with host(status) as address:
        found = read_address(address, lambda _: None)
    assert found.record is None
    assert [(each.code, dict(each.details)["reason"]) for each in found.problems] == [
        ("publish-live-unreachable", f"HTTP {status}")
    ]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "https://no-such-host.invalid", "file:///etc", "x"])
def test_no_answer_at_all_is_a_problem(address: str) -> None:
    """No network, no host and no such scheme are told, never taken for an empty site."""
    assert [each.code for each in read_address(address, lambda _: None).problems] == ["publish-live-unreachable"]
