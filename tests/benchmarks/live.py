"""How long a writer waits: from saving a file to the new page coming out of a live server."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil

from tests.benchmarks.bulletins import Bulletin, Corpus
from tests.benchmarks.peers.peer import Peer
from tests.benchmarks.scenarios import edit_body, edit_title

PAUSE = 0.02
"""Seconds between two looks at the page."""
REST = 0.5
"""Seconds between seeing one edit and making the next."""
PATIENCE = 600.0
PAGES = 4
"""Over how many bulletins, the newest ones, the edits go in turns."""
EDITS: tuple[tuple[str, Callable[[Bulletin, str], Bulletin]], ...] = (("body", edit_body), ("title", edit_title))


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """The seconds from save to new bytes of many edits of one kind under one server."""

    server: str
    edit: str
    seconds: tuple[float, ...]

    def percentile(self, share: float) -> float:
        """Return the wait that so large a share of the edits did not exceed."""
        return sorted(self.seconds)[max(0, ceil(share * len(self.seconds)) - 1)]


class NeverServedError(Exception):
    """The server ended, or did not serve what was saved in time."""


def measure_server(
    server: str, peer: Peer, serve: Callable[[int], Sequence[str]], corpus: Corpus, edits: int
) -> Iterator[Waits]:
    """Yield how long edits of bodies and of titles take to be served by one live server, started and ended here."""
    port = _free_port()
    with _running(serve(port), peer) as process:
        _wait_for(process, port, corpus.bulletin(corpus.size.bulletins - 1), "<h1")
        for name, edit in EDITS:
            waits = [_wait_for_edit(process, port, peer, corpus, edit, number) for number in range(edits)]
            yield Waits(server=server, edit=name, seconds=tuple(waits))


def _wait_for_edit(  # noqa: PLR0913, PLR0917  (one edit: of which site, served where, changed how)
    process: subprocess.Popen[bytes],
    port: int,
    peer: Peer,
    corpus: Corpus,
    edit: Callable[[Bulletin, str], Bulletin],
    number: int,
) -> float:
    """Return the seconds from saving one edit to its being served; the page was open before."""
    words = f"benchmark-{edit.__name__}-{number}-"
    bulletin = corpus.bulletin(corpus.size.bulletins - 1 - number % PAGES)
    _fetch(port, bulletin)
    time.sleep(REST)
    began = time.perf_counter()
    peer.save(edit(bulletin, words))
    _wait_for(process, port, bulletin, words)
    return time.perf_counter() - began


def _wait_for(process: subprocess.Popen[bytes], port: int, bulletin: Bulletin, words: str) -> None:
    """Return once a bulletin's page holds some words; NeverServedError where that does not come."""
    end = time.monotonic() + PATIENCE
    while words.encode() not in (_fetch(port, bulletin) or b""):
        if process.poll() is not None or time.monotonic() > end:
            message = f"“{words}” never came out of the server on port {port} (exit code {process.returncode})"
            raise NeverServedError(message)
        time.sleep(PAUSE)


def _fetch(port: int, bulletin: Bulletin) -> bytes | None:
    """Return the bytes of a bulletin's page; None while there is no such page, or no server."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", f"/ban-tin/{bulletin.slug}/")
        response = connection.getresponse()
        data = response.read()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    return data if response.status == http.client.OK else None


@contextmanager
def _running(command: Sequence[str], peer: Peer) -> Iterator[subprocess.Popen[bytes]]:
    """Give a server that runs in its generator's folder, and end it as Ctrl-C would."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=peer.folder, stdout=said, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
