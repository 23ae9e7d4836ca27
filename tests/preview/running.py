"""A tiny site builder of its own, and a preview of it that runs in a thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

from bulletins.model.identity import OutputPath
from bulletins.model.table import Table
from bulletins.preview import Preview, PreviewBuild, PreviewWords, Saved

WORDS = PreviewWords(serving="{url}")
SECONDS = 10.0
PAGE = "<!doctype html>\n<html lang=en><title>{name}</title>\n<body>\n<p>{text}</p>\n{filling}</body></html>\n"
FILLING = "".join(f"<p>line {number}</p>\n" for number in range(200))


@dataclass(slots=True)
class Folder:
    """Texts on disk that become pages: `x.txt` is `x/index.html`; a line that begins with `!` is an error."""

    path: Path
    pause: float = 0.0
    began: int = 0
    told: list[Saved] = field(default_factory=list)
    shown: dict[str, str] | None = None

    def save(self, name: str, text: str) -> None:
        """Write a text as an editor does: aside, then in its place."""
        aside = self.path / f".{name}.tmp"
        aside.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(text, encoding="utf-8")
        aside.replace(self.path / name)

    def build(self, saved: Saved) -> PreviewBuild | None:
        """Return the folder as a site, or the lines that are errors; `crash` in a text is a bug of this builder.

        None where nobody knows of a save and no text has changed.
        """
        self.told.append(saved)
        if saved is None and self._texts() == self.shown:
            return None
        self.began += 1
        time.sleep(self.pause)
        texts = self.shown = self._texts()
        if any("crash" in text for text in texts.values()):
            message = "a bug <here>"
            raise ValueError(message)
        wrong = [
            f"content/{name}.txt:{number}: error marked: {line[1:]}"
            for name, text in texts.items()
            for number, line in enumerate(text.splitlines(), start=1)
            if line.startswith("!")
        ]
        if wrong:
            return PreviewBuild(files=None, overlay="\n".join(wrong), errors=True)
        warnings = [f"content/{name}.txt:1: warning empty: nothing in it" for name, text in texts.items() if not text]
        pages = [(_place(name), _page(name, text)) for name, text in texts.items()]
        files = [(OutputPath(f"files/{file.name}"), file) for file in sorted(self.path.glob("*.webp"))]
        return PreviewBuild(files=Table([*pages, *files]), overlay="\n".join(warnings), errors=False)

    def _texts(self) -> dict[str, str]:
        """Return every text by its name."""
        return {file.stem: file.read_text(encoding="utf-8") for file in sorted(self.path.glob("*.txt"))}


@dataclass(slots=True, kw_only=True)
class Running:
    """A preview that runs: its address, its folder, and what it told the terminal."""

    folder: Folder
    stop: threading.Event
    url: str = ""
    said: list[str] = field(default_factory=list)
    builds: list[PreviewBuild] = field(default_factory=list)

    def get(self, path: str, *, method: str = "GET", host: str | None = None) -> Reply:
        """Return the reply to a request line's target, sent as it is."""
        address = urlsplit(self.url)
        connection = HTTPConnection(address.hostname or "", address.port, timeout=SECONDS)
        try:
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", address.netloc if host is None else host)
            connection.endheaders()
            return _read(connection.getresponse())
        finally:
            connection.close()

    def wait_for_builds(self, count: int) -> None:
        """Return once that many builds were reported."""
        wait_until(lambda: len(self.builds) >= count)


def open_url(url: str) -> HTTPResponse:
    """Return what a preview sends at an address, still open."""
    response = urlopen(url, timeout=SECONDS)  # noqa: S310  (always the http address of our own server)
    assert isinstance(response, HTTPResponse)
    return response


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An HTTP reply, read to its end."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()


@contextmanager
def running(
    path: Path, *, base_path: str = "", texts: dict[str, str] | None = None, port: int = 0, words: PreviewWords = WORDS
) -> Iterator[Running]:
    """Give a preview of a folder with these texts, after its first build."""
    folder = Folder(path / "content")
    for name, text in ({"index.txt": "first words"} if texts is None else texts).items():
        folder.save(name, text)
    started = Running(folder=folder, stop=threading.Event())
    preview = Preview(folder.build, (folder.path,), started.builds.append, words=words, say=started.said.append)
    options = {"port": port, "base_path": base_path, "stop": started.stop}
    thread = threading.Thread(target=preview.serve, kwargs=options)
    thread.start()
    try:
        wait_until(lambda: bool(started.said) and started.said[-1].endswith("/"))
        started.url = started.said[-1]
        yield started
    finally:
        started.stop.set()
        thread.join(timeout=SECONDS)
    assert not thread.is_alive()


def wait_until(condition: Callable[[], bool]) -> None:
    """Return once a condition holds; fail after ten seconds."""
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def _place(name: str) -> OutputPath:
    return OutputPath({"index": "index.html", "404": "404.html"}.get(name, f"{name}/index.html"))


def _page(name: str, text: str) -> bytes:
    return PAGE.format(name=escape(name), text=escape(text), filling=FILLING).encode()


def _read(response: HTTPResponse) -> Reply:
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Reply(status=response.status, headers=headers, body=response.read())
