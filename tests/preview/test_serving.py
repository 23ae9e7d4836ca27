"""What the preview answers over HTTP."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from bulletins.model.identity import OutputPath
from bulletins.model.problem import Refused, error
from bulletins.preview import File, Preview
from bulletins.preview.latest import ENGLISH, Snapshot
from bulletins.preview.responses import Request, Response, answer
from bulletins.preview.server import MOST_CONNECTIONS

from tests.preview.running import Folder, Running, open_url, running, wait_until


def test_serves_page_with_script_before_end_of_body(standing: Running) -> None:
    """A page comes as UTF-8 HTML that no cache keeps, with the script just before the end of its body."""
    with open_url(standing.url) as response:
        assert response.headers["Content-Type"] == "text/html; charset=utf-8"
        assert response.headers["Cache-Control"] == "no-store"
        text = response.read().decode()
    assert "<p>first words</p>" in text
    script, end = text.split('<script src="/__preview/client.js"')[1].split("</script>\n")
    assert 'data-kind="site"' in script
    assert end == "</body></html>\n"


def test_leaves_everything_but_html_as_it_is(tmp_path: Path) -> None:
    """A file on disk is sent byte for byte under its own content type."""
    (tmp_path / "content").mkdir()
    photo = bytes(range(256)) * 1000
    (tmp_path / "content" / "anh.webp").write_bytes(photo)
    with running(tmp_path) as preview:
        reply = preview.get("/files/anh.webp")
    assert (200, "image/webp", str(len(photo))) == (
        reply.status,
        reply.headers["content-type"],
        reply.headers["content-length"],
    )
    assert photo == reply.body


class _Uncounted(dict[OutputPath, File]):
    """Files that cannot be counted without making all of them, as those of the search."""

    def __len__(self) -> int:
        raise AssertionError


def test_a_page_is_given_without_making_the_others() -> None:
    """The page that a writer waits for is looked up alone: no file of the site is made but itself."""
    snapshot = Snapshot(
        run="1", builds=1, version=1, files=_Uncounted({OutputPath("a/index.html"): b"<body>words</body>"})
    )
    given = answer(Request(target="/a/", host="127.0.0.1:8000"), snapshot, "", ENGLISH)
    assert isinstance(given, Response)
    assert isinstance(given.body, bytes)
    assert b"words" in given.body


def test_says_404_for_file_that_has_just_gone(tmp_path: Path) -> None:
    """A file that was removed after the build is a 404, not a broken connection."""
    (tmp_path / "content").mkdir()
    photo = tmp_path / "content" / "anh.webp"
    photo.write_bytes(b"photo")
    with running(tmp_path) as preview:
        photo.unlink()
        assert preview.get("/files/anh.webp").status == 404


def test_head_gives_headers_without_body(standing: Running) -> None:
    """HEAD tells the same length and type as GET and sends nothing."""
    get, head = standing.get("/"), standing.get("/", method="HEAD")
    assert (b"", get.status) == (head.body, head.status)
    assert get.headers["content-length"] == head.headers["content-length"]
    assert standing.get("/__preview/events", method="HEAD").status == 200


def test_leads_folder_without_slash_to_folder_with_one(tmp_path: Path) -> None:
    """An address without its last slash leads to the one with it, query and Vietnamese letters kept."""
    with running(tmp_path, texts={"index.txt": "", "đổi-mới.txt": "x"}) as preview:
        reply = preview.get(f"/{quote('đổi-mới')}?a=1&b=%C4%91")
        nfd = preview.get("/" + quote("đổi-mới") + "/")
    assert (302, f"/{quote('đổi-mới')}/?a=1&b=%C4%91") == (reply.status, reply.headers["location"])
    assert nfd.status == 200


def test_serves_under_base_path_only(tmp_path: Path) -> None:
    """Under /repository/ the site is there and nowhere else; the bare host leads to it."""
    with running(tmp_path, base_path="/repository/") as preview:
        assert preview.url.endswith("/repository/")
        assert preview.get("/repository/").status == 200
        assert [preview.get(path).headers["location"] for path in ("/", "/repository")] == ["/repository/"] * 2
        assert [preview.get(path).status for path in ("/index.html", "/repositoryindex.html")] == [404, 404]
        assert preview.get("/__preview/client.js").status == 200


def test_missing_address_shows_sites_own_404_page(tmp_path: Path) -> None:
    """What is missing shows the site's 404 page, with status 404 and the script."""
    with running(tmp_path, texts={"index.txt": "x", "404.txt": "nothing here"}) as preview:
        reply = preview.get("/no/such/page/")
    assert reply.status == 404
    assert "nothing here" in reply.text
    assert "/__preview/client.js" in reply.text


def test_missing_address_without_404_page_says_so(standing: Running) -> None:
    """A site without a 404 page still says what happened, and the page reloads once the address exists."""
    reply = standing.get("/no/such/page/")
    assert reply.status == 404
    assert "There is no page at this address" in reply.text
    assert "/__preview/client.js" in reply.text


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/content/index.txt",
        "/%00",
        "/%ff",
        "*",
        "http://localhost/secret.txt",
        "/__preview/server.py",
        "/__preview/../client.py",
        "/" + "a" * 5000,
    ],
)
def test_reaches_nothing_but_the_site(standing: Running, target: str) -> None:
    """No address leads to a file that is not of the site."""
    (standing.folder.path.parent / "secret.txt").write_text("secret", encoding="utf-8")
    reply = standing.get(target)
    assert reply.status == 404
    assert "secret" not in reply.text.replace("/__preview/client.js", "")


@pytest.mark.parametrize("host", ["example.org", "localhost.example.org", "127.0.0.1.nip.io", "", "localhost:80:80"])
@pytest.mark.parametrize("path", ["/", "/__preview/events", "/__preview/client.js", "/none"])
def test_refuses_foreign_host_names(standing: Running, host: str, path: str) -> None:
    """A name that another site made point at this computer is refused, for every address."""
    assert standing.get(path, host=host).status == 403


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:1", "[::1]:8000"])
def test_answers_to_names_of_this_computer(standing: Running, host: str) -> None:
    """Every way to write this computer's own address is answered."""
    assert standing.get("/", host=host).status == 200


def test_other_methods_are_refused(standing: Running) -> None:
    """Nothing can be sent to the preview."""
    assert standing.get("/", method="POST").status == 501


def test_takes_next_port_and_says_which(tmp_path: Path) -> None:
    """Where the port is in use the next free one is taken, and both are named."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with running(tmp_path, port=port) as preview:
            chosen = urlsplit(preview.url).port or 0
            assert preview.get("/").status == 200
    assert port < chosen <= port + 10
    assert f"Port {port} is in use; taking {chosen} instead." == preview.said[0]


def test_refuses_when_all_ports_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none of the ports is free the preview does not start and names the range."""
    monkeypatch.setattr("bulletins.preview.server.FURTHER_PORTS", 0)
    folder = Folder(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Refused) as refusal:
            _preview(folder).serve(port=port)
    expected = error("preview-ports-taken", f"127.0.0.1:{port}", first=port, last=port)
    assert (expected,) == refusal.value.problems
    assert folder.began == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "::", "example.org"])  # noqa: S104  (that it is refused)
def test_is_never_open_to_other_computers(tmp_path: Path, host: str) -> None:
    """An address that others could reach is refused."""
    with pytest.raises(Refused) as refusal:
        _preview(Folder(tmp_path)).serve(host=host, port=0)
    assert (error("preview-not-local", host),) == refusal.value.problems


def test_stops_while_a_page_listens(preview: Running) -> None:
    """An open event stream does not hold the preview up when it stops; the stream ends."""
    with open_url(f"{preview.url}__preview/events") as events:
        assert events.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        assert events.readline() == b"retry: 500\n"
        assert events.readline().startswith(b'data: {"build": ')
        preview.stop.set()
        assert events.read() == b"\n"


@contextmanager
def _many_files() -> Iterator[None]:
    """Let this process hold as many open connections as a flood takes."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4096 if hard == resource.RLIM_INFINITY else min(4096, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_flood_of_connections_drowns_nobody(preview: Running) -> None:
    """A thousand connections that listen, stall in a request or say nothing: pages, saves and the end come as ever."""
    address = urlsplit(preview.url)
    host, port = address.hostname or "", address.port or 0
    events = f"GET /__preview/events HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode()
    with _many_files(), ExitStack() as flood:
        for number in range(1000):
            connection = flood.enter_context(socket.create_connection((host, port), timeout=10))
            connection.sendall((events, b"GET / HT", b"")[number % 3])
        began = time.monotonic()
        assert preview.get("/").status == 200
        assert time.monotonic() - began < 10
        wait_until(lambda: _answering() <= MOST_CONNECTIONS)
        with open_url(f"{preview.url}__preview/events") as listening:
            preview.folder.save("index.txt", "words after the flood")
            preview.wait_for_builds(2)
            told = [listening.readline() for _ in range(5)]
        assert [line[:5] for line in told] == [b"retry", b"data:", b"\n", b"retry", b"data:"]
        assert "words after the flood" in preview.get("/").text
    assert preview.get("/").status == 200


def _answering() -> int:
    """Return how many threads answer a connection."""
    return sum("process_request_thread" in each.name for each in threading.enumerate())


def _preview(folder: Folder) -> Preview:
    return Preview(folder.build, (folder.path,), lambda _: None, say=lambda _: None)


def test_stop_before_start_builds_once(tmp_path: Path) -> None:
    """A preview that is told to stop before it starts builds once and returns."""
    folder = Folder(tmp_path)
    stop = threading.Event()
    stop.set()
    _preview(folder).serve(port=0, stop=stop)
    assert folder.began == 1
