"""A program that publishes in child processes, each of which sends itself a signal at another of its system calls.

Run as `python -m tests.output.stopping FOLDER SCENE SIGNAL`. For n = 1, 2, … it prepares FOLDER/n/output, and a child
process publishes there that stops before its n-th call that changes or syncs anything (a write is cut in half). The
child's exit code goes to FOLDER/n/exit. It ends with the first n that no child reaches, and prints how many did.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bulletins.output import open_workspace, standing_journal

from tests.output.folders import NEW, OLD, publish

INTERRUPTED = 130
NOT_STOPPED = 2
CALLS = ("replace", "unlink", "rmdir", "mkdir", "open", "write", "fsync", "sync", "posix_fallocate")
INERT = {"fsync", "sync"}
"""Calls that change nothing a process can see; left out to spare the disk."""


class Stopper:
    """Counts calls over all the functions it stands before, and sends a signal at one of them."""

    def __init__(self, number: int, is_time: Callable[[int], bool]) -> None:
        """Prepare to send signal `number` before the call whose number `is_time` accepts first."""
        self.number = number
        self.is_time = is_time
        self.calls = 0
        self.sent = False

    def before(self, name: str) -> Callable[..., Any]:
        """Return the function of module os of that name with the counting put before it."""
        function = getattr(os, name)

        def counted(*args: Any, **options: Any) -> Any:  # noqa: ANN401  (stands for nine functions)
            self.calls += 1
            if not self.sent and self.is_time(self.calls):
                self.sent = True
                if name == "write":
                    written = function(args[0], bytes(args[1])[: len(args[1]) // 2])
                    os.kill(os.getpid(), self.number)
                    return written
                os.kill(os.getpid(), self.number)
            return None if name in INERT else function(*args, **options)

        return counted


def child(output: Path, act: Callable[[Path], object], number: int, is_time: Callable[[int], bool]) -> int:
    """Return how a child process ended that acted on an output folder.

    That is 0, 130 after Ctrl-C, −9 if it was killed, or 2 if it ended before it was time to stop it.
    """
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    signal.signal(signal.SIGINT, signal.default_int_handler)
    stopper = Stopper(number, is_time)
    for name in CALLS:
        if hasattr(os, name):
            setattr(os, name, stopper.before(name))
    code = 1
    try:
        act(output)
        code = 0 if stopper.sent else NOT_STOPPED
    except KeyboardInterrupt:
        code = INTERRUPTED
    finally:
        os._exit(code)


def renew(output: Path) -> None:
    """Publish the new site."""
    publish(output, NEW)


def leave(_output: Path) -> None:
    """Do nothing: there is no site yet."""


def begin(output: Path) -> None:
    """Publish the old site."""
    publish(output, OLD)


def cut_short(output: Path) -> None:
    """Leave the old site with a publishing of the new one that was killed in the middle of its moves."""
    begin(output)
    code = child(output, renew, signal.SIGKILL, lambda _: (output / "don-vi/binh-thuan/2024/index.html").exists())
    assert code == -signal.SIGKILL
    assert standing_journal(output)


def recover(output: Path) -> None:
    """Only open the output folder, which completes what was cut short."""
    with open_workspace(output):
        pass


SCENES: dict[str, tuple[Callable[[Path], object], Callable[[Path], object]]] = {
    "first": (leave, begin),
    "renew": (begin, renew),
    "recover": (cut_short, recover),
    "resume": (cut_short, renew),
}
"""How a folder is prepared, and what the child then does to it."""


def main(base: Path, scene: str, number: int) -> int:
    """Return at how many points a child was stopped."""
    prepare, act = SCENES[scene]
    for name in INERT & set(dir(os)):
        setattr(os, name, lambda *_: None)
    at = 0
    code = 0
    while code != NOT_STOPPED:
        at += 1
        output = base / str(at) / "output"
        output.parent.mkdir(parents=True)
        prepare(output)
        code = child(output, act, number, at.__eq__)
        (output.parent / "exit").write_text(str(code), encoding="ascii")
    return at - 1


if __name__ == "__main__":
    sys.stdout.write(str(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))))
