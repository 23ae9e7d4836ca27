"""A preview from its start to Ctrl-C: build, serve, wait for a save, build again."""

from __future__ import annotations

import contextlib
import math
import secrets
import threading
import time
import traceback
import webbrowser
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bulletins.preview.latest import ENGLISH, LatestBuild, PreviewBuild, PreviewWords, Saved
from bulletins.preview.responses import EventStream, Request, Response, answer
from bulletins.preview.running import find_running
from bulletins.preview.server import PreviewServer, listen
from bulletins.preview.watching import NOTHING, Saves, follow
from bulletins.preview.writing_page import PREFIX, WritingPage

WAKE_SECONDS = 0.2
"""How often the waiting main thread looks whether it should stop."""
QUIET_SECONDS = 2.0
"""How long nothing may be saved before it is made sure that no save was missed."""


class Preview:
    """Serves what `build` makes, again after every save under the `watched` folders.

    `build` is told what was saved, and returns None where the site is what it was. After saves, when they have come to
    an end, it is asked once more as if anything could have been saved: systems lose some. It runs in the thread that
    called `serve`, one at a time. `report` is told of every build; `say` gets the preview's own lines for the terminal.
    """

    def __init__(
        self,
        build: Callable[[Saved], PreviewBuild | None],
        watched: tuple[Path, ...],
        report: Callable[[PreviewBuild], None],
        *,
        words: PreviewWords = ENGLISH,
        say: Callable[[str], object],
    ) -> None:
        """Keep what a session needs; nothing starts before `serve`."""
        self.build = build
        self.watched = watched
        self.report = report
        self.words = words
        self.say = say
        self._saves = Saves()
        self._writing: WritingPage | None = None
        self._writing_first = False

    def show_writing_page(self, page: WritingPage, *, first: bool) -> None:
        """Answer the writing page too; without it nothing can be sent. A browser opens it `first`."""
        self._writing = page
        self._writing_first = first

    def tell_saved(self, path: str) -> None:
        """Build for a file that this very program has just saved, sooner than the system tells of it."""
        self._saves.add(frozenset((path,)))

    def serve(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 8000,
        base_path: str = "",
        open_browser: bool = False,
        stop: threading.Event | None = None,
    ) -> None:
        """Serve until `stop` is set, or until Ctrl-C, which goes on to the caller as KeyboardInterrupt.

        Takes one of the ten ports after `port` where that is in use, and says so. Refused where none is free.
        """
        stop = stop or threading.Event()
        base_path = "/" + base_path.strip("/") if base_path.strip("/") else ""
        board = LatestBuild(secrets.token_hex(4))
        if self._writing is not None and self._writing_first and self._open_running(port, open_browser=open_browser):
            return
        with listen(host, port, board, partial(self._answer, board, base_path), self._writing) as server:
            if port not in (0, server.server_port):
                self.say(self.words.port_taken.format(wanted=port, port=server.server_port))
            with _serving(server), _following(self.watched, self._saves):
                self._show_build(board, None)
                self._open(f"{server.origin}{base_path}/", f"{server.origin}{PREFIX}", open_browser=open_browser)
                self._rebuild_on_save(board, self._saves, stop)

    def _open_running(self, port: int, *, open_browser: bool) -> bool:
        """Show the writing page of this very site that runs already, and return whether there is one."""
        running = find_running(port, self._writing.site if self._writing is not None else "")
        if not running:
            return False
        self.say(self.words.running.format(url=running))
        if open_browser:
            webbrowser.open(running)
        return True

    def _answer(self, board: LatestBuild, base_path: str, request: Request) -> Response | EventStream:
        own_pages = None if self._writing is None else self._writing.answer
        return answer(request, board.snapshot, base_path, self.words, own_pages)

    def _open(self, url: str, writing_url: str, *, open_browser: bool) -> None:
        """Say where the preview and its writing page are, first the one that is shown in the person's browser."""
        lines = [self.words.serving.format(url=url)]
        if self._writing is not None:
            lines.insert(0 if self._writing_first else 1, self.words.writing.format(url=writing_url))
        for line in lines:
            self.say(line)
        if open_browser:
            shown = writing_url if self._writing_first else url
            threading.Thread(target=webbrowser.open, args=(shown,), daemon=True).start()

    def _rebuild_on_save(self, board: LatestBuild, saves: Saves, stop: threading.Event) -> None:
        """Build once for all saves since the last build began, again and again; and once more when it is quiet."""
        sure_at = math.inf
        while not stop.is_set():
            saved = saves.take(WAKE_SECONDS)
            if saved != NOTHING:
                self._show_build(board, saved)
                sure_at = time.monotonic() + QUIET_SECONDS
            elif time.monotonic() >= sure_at:
                self._show_build(board, None)
                sure_at = math.inf

    def _show_build(self, board: LatestBuild, saved: Saved) -> None:
        """Show what a save has made of the site, and tell of it; nothing where it is what it was."""
        build = self._guarded_build(saved)
        if build is not None:
            board.show(build)
            self.report(build)

    def _guarded_build(self, saved: Saved) -> PreviewBuild | None:
        """Return a build; a failure of the program itself becomes a problem like any other."""
        try:
            return self.build(saved)
        except (Exception, SystemExit) as error:  # noqa: BLE001  (whatever fails, the last good site stays)
            said = self.words.crashed.format(error=type(error).__name__)
            return PreviewBuild(files=None, overlay=f"{said}\n{traceback.format_exc()}".rstrip(), errors=True)


@contextlib.contextmanager
def _serving(server: PreviewServer) -> Iterator[None]:
    """Answer requests in the background; at the end open pages are let go first."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.board.close()
        server.shutdown()
        thread.join()


@contextlib.contextmanager
def _following(watched: tuple[Path, ...], saves: Saves) -> Iterator[None]:
    """Gather saves; from here on none is missed."""
    ready, stop = threading.Event(), threading.Event()
    thread = threading.Thread(target=follow, args=(watched, saves.add, ready, stop), daemon=True)
    thread.start()
    try:
        ready.wait(timeout=5)
        yield
    finally:
        stop.set()
        thread.join()
