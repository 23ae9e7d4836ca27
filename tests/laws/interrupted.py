"""A program that builds and publishes a whole site in child processes, each of which is stopped at another moment.

Run as `python -m tests.laws.interrupted FOLDER SCENE FAULT POINTS`. SCENE is `build` or `publish`; FAULT is `kill`
(SIGKILL before a call that changes files), or the name of an errno (`ENOSPC`, `EIO`): from that call on every call
that takes room on the disk fails with it. The moments are spread evenly over all such calls of a whole run. After each
the next command runs undisturbed. It prints, as JSON, how often each outcome was seen, and every outcome that is wrong.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bulletins.commands.build import build
from bulletins.commands.console import Console
from bulletins.model.value import replace
from bulletins.output import standing_journal
from bulletins.reports import Format

from tests.publishing.published_site import Desk
from tests.sites import NOW, tree

FILLING = ("open", "write", "mkdir", "posix_fallocate", "sendfile", "copy_file_range")
CHANGING = (*FILLING, "replace", "rename", "unlink", "rmdir", "link")
ENDED_EARLY = 99
"""Exit code of a child that ended before its moment."""


class Disturber:
    """Counts the calls of module os that change files, and disturbs them from one of them on."""

    def __init__(self, fault: str, moment: int) -> None:
        """Prepare the fault before call number `moment`; 0 means never."""
        self.fault = fault
        self.moment = moment
        self.calls = 0

    def install(self) -> None:
        """Put the counting before the functions of module os."""
        for name in CHANGING if self.fault == "kill" else FILLING:
            if hasattr(os, name):
                setattr(os, name, self._before(name))

    def _before(self, name: str) -> Callable[..., Any]:
        """Return a function of module os with the counting put before it; reading an open file changes nothing."""
        function = getattr(os, name)

        def counted(*args: Any, **options: Any) -> Any:  # noqa: ANN401  (stands for all of them)
            if name == "open" and not (args[1:] and args[1] & os.O_CREAT):
                return function(*args, **options)
            if name == "write" and args[0] <= 2:
                return function(*args, **options)
            self.calls += 1
            if self.moment and self.calls >= self.moment:
                if self.fault == "kill":
                    os.kill(os.getpid(), signal.SIGKILL)
                raise OSError(getattr(errno, self.fault), os.strerror(getattr(errno, self.fault)))
            return function(*args, **options)

        return counted


class Scene:
    """A site that is published in its first form and has been edited since; `act` makes or publishes the second."""

    def __init__(self, folder: Path, *, publishes: bool) -> None:
        """Prepare the site, and note both forms of what readers get."""
        self.folder, self.publishes = folder, publishes
        self.desk = Desk(folder / "desk")
        self.desk.settings = replace(self.desk.settings, share_cards=True)
        self.served = self.desk.target if publishes else self.desk.settings.output
        assert self.act()[0] == 0
        self.old = tree(self.served)
        self.desk.edit("Tỉnh Sen sơ kết", "Tỉnh Sen tổng kết")
        photos = self.desk.content / "bulletins/2024/2024-03-08-ngay-hoi-ao-dai"
        shutil.copyfile(photos / "ban-may.jpg", photos / "ngay-hoi.jpg")
        (photos / "ke-hoach.pdf").unlink()
        text = photos / "index.md"
        head, _, rest = text.read_text(encoding="utf-8").partition("attachments:\n")
        text.write_text(head + rest.partition("---\n")[1] + rest.partition("---\n")[2], encoding="utf-8")
        self.desk.commit()
        shutil.copytree(self.desk.folder, folder / "before", symlinks=True)
        assert self.act()[0] == 0
        self.new = tree(self.served)
        assert self.old != self.new

    def act(self) -> tuple[int, str]:
        """Return the exit code and the words of the command."""
        if self.publishes:
            code, lines = self.desk.publish()
            return code, "\n".join(lines)
        return self.build()

    def build(self) -> tuple[int, str]:
        """Return the exit code and the words of a build."""
        said: list[str] = []
        speech = Console(style=Format.TEXT, language="en", write=said.append)
        return build(lambda: self.desk.settings, speech, lambda: NOW), "".join(said)

    def after_a_build(self) -> tuple[int, str]:
        """Build first, as `publish` asks for where a build was cut off, and then publish."""
        code, words = self.build()
        return self.act() if code == 0 else (code, words)

    def reset(self) -> None:
        """Bring back the first form, published, with the edits made."""
        shutil.rmtree(self.desk.folder)
        shutil.copytree(self.folder / "before", self.desk.folder, symlinks=True)

    def disturbed(self, disturber: Disturber) -> tuple[int, str]:
        """Return how a child ended that was disturbed (negative: the signal), and what it said."""
        report = self.folder / "report"
        report.unlink(missing_ok=True)
        process = os.fork()
        if process:
            return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), report.read_text() if report.exists() else ""
        code = ENDED_EARLY
        disturber.install()
        try:
            code, words = self.act()
        except BaseException as failure:  # noqa: BLE001  (a traceback is what is looked for)
            code, words = 70, f"traceback: {failure!r}"
        os.write = REAL_WRITE
        os.open = REAL_OPEN
        report.write_text(f"{disturber.calls}\n{words}")
        os._exit(code)


REAL_WRITE, REAL_OPEN = os.write, os.open


def outcome(scene: Scene, fault: str, ended: int, said: str) -> str:
    """Return what a disturbed run left: `old`, `new`, `journal`, or a sentence on what is wrong with it."""
    kind = left_behind(scene)
    if "traceback" in said.lower():
        return f"a traceback: {said}"
    if fault != "kill" and (ended not in {0, 1} or (ended == 0) != (kind == "new")):
        return f"exit {ended}, and there stands: {kind}"
    if kind not in {"old", "new", "journal"}:
        return kind
    code, words = scene.act()
    if code and "publish-journal" in words:
        code, words = scene.after_a_build()
    if code or tree(scene.served) != scene.new:
        return f"the next command does not mend it: exit {code}: {words}"
    return kind


def left_behind(scene: Scene) -> str:
    """Return which site stands, or that a journal does, or that neither is so."""
    left = tree(scene.served)
    if standing_journal(scene.served) or standing_journal(scene.desk.settings.output):
        return "journal"
    if left == scene.old:
        return "old"
    return "new" if left == scene.new else "a mixture without a journal"


def main(folder: Path, name: str, fault: str, points: int) -> None:
    """Print the outcomes."""
    scene = Scene(folder, publishes=name == "publish")
    scene.reset()
    code, said = scene.disturbed(Disturber(fault, 0))
    assert code == 0, said
    calls = int(said.split("\n", 1)[0])
    seen: Counter[str] = Counter()
    wrong: list[str] = []
    moments = sorted({1 + calls * at // points for at in range(points)})
    for moment in moments:
        scene.reset()
        ended, said = scene.disturbed(Disturber(fault, moment))
        found = outcome(scene, fault, ended, said)
        if found in {"old", "new", "journal"}:
            seen[found] += 1
        else:
            wrong.append(f"{moment} of {calls}: {found}")
    sys.stdout.write(json.dumps({"calls": calls, "points": len(moments), "seen": seen, "wrong": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
