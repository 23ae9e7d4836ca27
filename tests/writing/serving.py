"""A preview with its writing page in a process of its own: `python -m tests.writing.serving FOLDER [PORT]`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bulletins.commands.console import Console
from bulletins.commands.page_publishing import PublishingPlace
from bulletins.commands.preview import write

from tests.sites import ROOT, settings_for

DRAFT = "bulletins/2024/2024-08-05-ban-thao/index.md"
SECONDS = 20.0


@dataclass(slots=True, kw_only=True)
class WritingSession:
    """A running program: its address, the folder of its site, its process, and the token of its writing page."""

    url: str
    folder: Path
    process: subprocess.Popen[str]
    token: str = ""

    @property
    def page(self) -> str:
        """Return the writing page's address."""
        return f"{self.url}__write/"

    @property
    def origin(self) -> str:
        """Return the origin of the program's pages."""
        return self.url.rstrip("/")

    def text(self, path: str) -> Path:
        """Return a text's file."""
        return self.folder / "content" / path

    def request(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes = b""
    ) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body of the answer to a request, sent with exactly these headers."""
        address = urlsplit(self.url)
        connection = HTTPConnection(address.hostname or "", address.port, timeout=SECONDS)
        try:
            connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def own_headers(self, body: bytes) -> dict[str, str]:
        """Return the headers that the page itself sends."""
        return {
            "Host": urlsplit(self.url).netloc,
            "Origin": self.origin,
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "X-Writing-Token": self.token,
        }

    def ask(self, operation: str, **asked: object) -> dict[str, Any]:
        """Return what the program answers to an operation, asked as the page asks."""
        body = json.dumps({"language": "vi", "window": "test", **asked}).encode()
        status, _, answer = self.request("POST", f"/__write/{operation}", self.own_headers(body), body)
        assert status == 200, answer
        read: dict[str, Any] = json.loads(answer)
        return read


@contextmanager
def serving(folder: Path, port: str = "0") -> Iterator[WritingSession]:
    """Give the running program of a site whose content lies in `folder`/content."""
    command = [sys.executable, "-m", "tests.writing.serving", str(folder), port]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "plugins")])
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "BROWSER": "true", "PYTHONPATH": paths}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            found = next(filter(None, (re.search(r"http://127\S+", line) for line in process.stdout)))
            session = WritingSession(url=found[0].removesuffix("__write/"), folder=folder, process=process)
            _, _, page = session.request("GET", "/__write/", {"Host": urlsplit(session.url).netloc})
            token = re.search(r'name="writing-token" content="([^"]+)"', page.decode())
            assert token is not None
            session.token = token[1]
            yield session
        finally:
            process.kill()


if __name__ == "__main__":
    FOLDER = Path(sys.argv[1])
    SETTINGS = settings_for(FOLDER, site_url="")
    PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    CONSOLE = Console(language="vi", write=lambda text: sys.stdout.write(text) and sys.stdout.flush())
    PLACE = PublishingPlace(
        load=lambda: settings_for(FOLDER, "https://hoi.github.io/tin"),
        file=FOLDER / "publishconf.py",
        remote=str(FOLDER / "live.git"),
    )
    sys.exit(write(lambda: SETTINGS, CONSOLE, PLACE, port=PORT, open_browser=PORT > 0))
