"""Links to other sites: found where they were typed, and asked after on a real server, one at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from bulletins.linkcheck import ExternalLink, RequestLimits, ask_all, find_links
from bulletins.model.identity import ContentPath, Digest, Slug
from bulletins.model.link_status import LinkResult, LinkStatus
from bulletins.model.source import Source, SourceKind
from hypothesis import given
from hypothesis import strategies as st

QUICK = RequestLimits(timeout=0.5, pause=0.0)


def source(text: str, path: str = "pages/x/index.md") -> Source:
    """Return a text as it is found."""
    return Source(
        path=ContentPath(path),
        file="",
        kind=SourceKind.PAGE,
        slug=Slug("x"),
        language=None,
        digest=Digest(""),
        size=0,
        data=text.encode(),
    )


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://a.vn/x.", "https://a.vn/x"),
        ("[x](https://a.vn/b_(c)), y", "https://a.vn/b_(c)"),
        ("<https://a.vn/?q=1&r=2>", "https://a.vn/?q=1&r=2"),
        ('video: "https://a.vn/xem"', "https://a.vn/xem"),
        ("[x](https://a.vn/y#phan-2)", "https://a.vn/y"),
        ("[x]: https://a.vn/đường-dẫn", "https://a.vn/đường-dẫn"),
        ("http://[ and https://a.vn", "https://a.vn"),
        ("xem www.a.vn/x.", "https://www.a.vn/x"),
        ("xem (a.org.vn), index.md", "https://a.org.vn"),
        ("xem https://a.vn/?utm_source=b&c=d http://192.168.1.5/ http://127.0.0.1:8000/x/", "https://a.vn/?c=d"),
    ],
)
def test_an_address_is_read_without_what_stands_around_it(text: str, address: str) -> None:
    """Brackets, quotes and the sentence's own marks are no part of it, an anchor neither."""
    assert [ExternalLink(address=address, path="content/pages/x/index.md", line=1)] == list(
        find_links([source(text)], "")
    )


def test_lines_are_counted_and_the_site_itself_is_not_outside() -> None:
    """Each place is told; what lies below the site's own address is left out."""
    text = "a\nhttps://hoi.vn/tin/x https://hoi.vn/tinh\n\nhttps://b.vn https://b.vn\n"
    found = [(mention.address, mention.line) for mention in find_links([source(text)], "https://hoi.vn/tin")]
    assert found == [("https://b.vn", 4), ("https://hoi.vn/tinh", 2)]


@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever follows the scheme, nothing fails, and what is found stands in the text."""
    for mention in find_links([source(f"https://{text}".encode("utf-8", "ignore").decode())], ""):
        assert mention.address.startswith("https://")


@dataclass(slots=True, kw_only=True)
class Log:
    """What a host was asked, and how many questions were open at once."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    together: int = 0
    most: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Host(BaseHTTPRequestHandler):
    """A host of which every path is an answer."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, log: Log) -> None:
        """Answer one connection."""
        self.log = log
        super().__init__(*arguments)  # type: ignore[arg-type]  # the server's own three arguments

    def answer(self) -> None:
        """Answer as the path says: `/404`, `/get-only`, `/slow`, `/301/there`."""
        with self.log.lock:
            self.log.asked.append((self.command, self.path))
            self.log.together += 1
            self.log.most = max(self.log.most, self.log.together)
        time.sleep(2.0 if self.path == "/slow" else 0.02)
        with self.log.lock:
            self.log.together -= 1
        status, _, turn = self.path.strip("/").partition("/")
        number = {"get-only": 405 if self.command == "HEAD" else 200, "slow": 200, "loop": 301}.get(status) or int(
            status
        )
        self.send_response(number)
        if turn or status == "loop":
            self.send_header("Location", f"/{turn or 'loop'}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        """Answer a question for the page."""
        self.answer()

    def do_HEAD(self) -> None:
        """Answer a question whether there is a page."""
        self.answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that takes a client's hanging up for what it is."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def host() -> Iterator[tuple[str, Log]]:
    """Give the address of a host, and its log."""
    log = Log()
    server = Server(("127.0.0.1", 0), partial(Host, log=log))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", log
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ask(address: str, *paths: str) -> list[LinkResult]:
    """Return what comes of asking after paths of a host."""
    mentions = [ExternalLink(address=f"{address}{path}", path="content/x.md", line=1) for path in paths]
    return list(ask_all(mentions, QUICK))


@pytest.mark.parametrize(
    ("path", "verdict", "detail"),
    [
        ("/200", LinkStatus.FINE, ""),
        ("/get-only", LinkStatus.FINE, ""),
        ("/302/200", LinkStatus.FINE, ""),
        ("/301/200", LinkStatus.MOVED, "{host}/200"),
        ("/308/301/200", LinkStatus.MOVED, "{host}/200"),
        ("/301/302/200", LinkStatus.FINE, ""),
        ("/404", LinkStatus.GONE, "HTTP 404"),
        ("/301/410", LinkStatus.GONE, "HTTP 410"),
        ("/403", LinkStatus.UNSURE, "HTTP 403"),
        ("/503", LinkStatus.UNSURE, "HTTP 503"),
        ("/loop", LinkStatus.UNSURE, "{host}/loop"),
        ("/slow", LinkStatus.UNSURE, "timed out"),
    ],
)
def test_an_answer_gives_one_verdict(path: str, verdict: LinkStatus, detail: str) -> None:
    """Gone is only what the host says is gone; what moved for good tells where; all else is left open."""
    with host() as (address, _):
        (found,) = ask(address, path)
    assert (found.verdict, found.detail) == (verdict, detail.format(host=address))


def test_head_goes_first_and_get_only_where_it_must() -> None:
    """A host that answers HEAD is not asked for the page."""
    with host() as (address, log):
        ask(address, "/200", "/get-only")
    assert log.asked == [("HEAD", "/200"), ("HEAD", "/get-only"), ("GET", "/get-only")]


def test_a_host_is_asked_one_question_at_a_time() -> None:
    """However many addresses it has, questions to one host never overlap, and there is a pause between them."""
    pauses: list[float] = []
    with host() as (address, log):
        mentions = [ExternalLink(address=f"{address}/200?{n}", path="content/x.md", line=1) for n in range(5)]
        answers = ask_all(mentions, RequestLimits(pause=0.25), pauses.append)
    assert (len(answers), log.most, pauses) == (5, 1, [0.25] * 4)


def test_several_hosts_are_asked_at_once() -> None:
    """A host that keeps silent does not hold up the others."""
    with host() as (first, _), host() as (second, _):
        begun = time.monotonic()
        found = ask_all([ExternalLink(address=f"{each}/slow", path="x", line=1) for each in (first, second)], QUICK)
    assert time.monotonic() - begun < 4 * QUICK.timeout
    assert [each.verdict for each in found] == [LinkStatus.UNSURE] * 2


def test_an_address_is_asked_after_once_and_all_its_places_are_told() -> None:
    """Two texts that name one address cost one question."""
    with host() as (address, log):
        mentions = [ExternalLink(address=f"{address}/404", path=path, line=line) for path, line in (("b", 2), ("a", 1))]
        (found,) = ask_all(mentions, QUICK)
    assert found.places == (("a", 1), ("b", 2))
    assert log.asked == [("HEAD", "/404"), ("GET", "/404")]


def test_no_answer_leaves_it_open() -> None:
    """A host that does not exist, a port that is closed and an address that is none are never called gone."""
    addresses = ("http://no-such-host.invalid/", "http://127.0.0.1:9/", "http://[/", "http://a:b/")
    found = ask_all([ExternalLink(address=each, path="x", line=1) for each in addresses], QUICK)
    assert {each.verdict for each in found} == {LinkStatus.UNSURE}
