"""Publishing from the writing page: a look ahead, then the publication, one at a time, told line by line."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from bulletins.commands.console import Clock, Console, Load, load, reporting_failures
from bulletins.commands.publish import Destination, PublishOptions, publish
from bulletins.commands.roll_back import commit_content, earlier_states, roll_back
from bulletins.commands.text_pages import code_of
from bulletins.model.problem import Refused, error
from bulletins.model.value import replace
from bulletins.publishing.history import read_history
from bulletins.publishing.targets import GITHUB
from bulletins.writing.requests import Answered, Asked, asked_text

_LONGEST_TARGET = 1_000
_REMOTE = "origin"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingPlace:
    """The settings that a site is published with: how they are loaded, and the file that they stand in.

    `remote` is what the branch of GitHub Pages is pushed to.
    """

    load: Load
    file: Path
    remote: str = _REMOTE


def publishing_place(root: Path) -> PublishingPlace:
    """Return how the site in a folder is published."""
    file = root / "publishconf.py"
    return PublishingPlace(load=load(file), file=file)


@dataclass(slots=True, kw_only=True)
class _PublishingRun:
    """A look ahead or a publication under way: what it has said, and how it ended.

    `back` is the commit with the texts that the site returns to, empty where it goes on from today's.
    """

    go: bool
    target: str
    back: str
    began: float
    said: list[str] = field(default_factory=list)
    code: int | None = None
    address: str = ""
    seconds: float = 0.0


class PagePublishing:
    """Publishes in a thread of its own, while the site is not built for the preview."""

    def __init__(self, place: PublishingPlace, one_at_a_time: Lock, clock: Clock) -> None:
        """Keep what publishing needs; `one_at_a_time` keeps the preview from building meanwhile."""
        self._place = place
        self._one_at_a_time = one_at_a_time
        self._clock = clock
        self._last: _PublishingRun | None = None

    @property
    def by_name(self) -> dict[str, Callable[[Asked], Answered]]:
        """Return the operations under the names that the page calls them by."""
        return {"publish": self._begin, "publish-state": lambda _: self._state(), "publish-earlier": self._earlier}

    def _begin(self, asked: Asked) -> Answered:
        """Begin to look ahead or to publish; answer with its state."""
        target, language = _asked_target(asked), asked_text(asked, "language")
        back = asked_text(asked, "back") if "back" in asked else ""
        if self._last is not None and self._last.code is None:
            raise Refused((error("publish-running", "."),))
        self._last = _PublishingRun(go=asked.get("go") is True, target=target, back=back, began=time.monotonic())
        console = Console(language=language if language in {"vi", "en"} else "", write=self._last.said.append)
        threading.Thread(target=self._run, args=(self._last, console), daemon=True).start()
        return self._state()

    def _state(self) -> Answered:
        """Answer with what the last publication has said, and how it ended."""
        last = self._last
        if last is None:
            return {"running": False, "text": "", "code": None, "go": False, "address": "", "qr": "", "seconds": 0}
        return {
            "running": last.code is None,
            "text": "".join(last.said),
            "code": last.code,
            "go": last.go,
            "address": last.address,
            "qr": code_of(last.address) if last.address.startswith(("https://", "http://")) else "",
            "seconds": round(last.seconds if last.code is not None else time.monotonic() - last.began),
        }

    def _run(self, publication: _PublishingRun, console: Console) -> None:
        """Publish; whatever fails is said."""
        code = 1
        try:
            with self._one_at_a_time:
                code = reporting_failures(lambda: self._publish(publication, console), console)
        except Exception as failure:  # noqa: BLE001  (the page must hear of it)
            traceback.print_exc(file=sys.stderr)
            publication.said.append(f"{type(failure).__name__}\n")
        publication.seconds = time.monotonic() - publication.began
        publication.code = code

    def _publish(self, publication: _PublishingRun, console: Console) -> int:
        """Return the exit code of a publication; what is written under content/ is kept in the history before."""
        settings = self._place.load()
        history = read_history(settings.content)
        if publication.go and history.root is not None and history.uncommitted:
            message = console.report_language("").phrases.say("publish-commit", count=len(history.uncommitted))
            commit_content(settings.content, message, self._clock)
            console.write(message + "\n")
        elif history.uncommitted:
            phrases = console.report_language("").phrases
            console.write(phrases.say("publish-will-commit", count=len(history.uncommitted)) + "\n")
        wishes = replace(
            self._wishes(publication.target),
            go=publication.go,
            allow=("uncommitted",) if history.root is not None and not publication.go else (),
        )
        if publication.back:
            code = roll_back(lambda: settings, console, wishes, publication.back, self._clock)
        else:
            code = publish(lambda: settings, console, wishes, self._clock)
        if code == 0 and publication.go:
            publication.address = settings.site_url if publication.target == GITHUB else publication.target
        return code

    def _wishes(self, target: str) -> PublishOptions:
        """Return how a look ahead to a target is made."""
        destination = Destination(name=target, project=self._place.file.parent, remote=self._place.remote)
        return PublishOptions(file=self._place.file, destination=destination, names_options=False)

    def _earlier(self, asked: Asked) -> Answered:
        """Answer with the states of the site that it can return to, the newest first: the first is online now."""
        settings = self._place.load()
        states = earlier_states(settings, self._wishes(_asked_target(asked)))
        rows = [{"commit": one.commit, "who": one.author, "when": one.time, "what": one.title} for one in states]
        return {"states": rows}


def _asked_target(asked: Asked) -> str:
    """Return where to publish; ValueError for what is no target."""
    target = asked_text(asked, "target").strip()
    if len(target) > _LONGEST_TARGET:
        message = "no target"
        raise ValueError(message)
    return target
