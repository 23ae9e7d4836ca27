"""A site changes its program: everything is laid ready, then moved; whatever cuts it off, the next command ends it.

.upgrading/new/     being written; what ends here has changed nothing
.upgrading/ready/   whole; from here on every command of the site first makes the moves that are still to be made

This runs before anything is installed: it needs nothing but the standard library.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ASIDE = ".upgrading"
FILES = "files"
MESSAGE = "message.txt"
REMOVED = "removed.txt"
NOT_COMMITTED = (
    "Chương trình đã đổi, nhưng Git chưa ghi được / The program was changed, but Git could not commit it: {reason}\n"
    "Hãy sửa rồi gọi lại lệnh bất kỳ / Mend that, then call any command again."
)


def finish_switch(root: Path) -> str:
    """Make all moves of a switch that are still to be made, and the commit; return what hinders it, else nothing.

    Each move can be made again where it was cut off. Without a switch that is ready nothing is done.
    """
    ready = root / ASIDE / "ready"
    if not ready.is_dir():
        return ""
    files = ready / FILES
    moves = sorted(path for path in files.rglob("*") if path.is_file())
    for path in sorted(moves, key=lambda path: path.parent == files):  # the lock, which names the others, comes last
        target = root / path.relative_to(files)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    for name in (ready / REMOVED).read_text(encoding="utf-8").splitlines():
        (root / name).unlink(missing_ok=True)
    reason = _commit(root, (ready / MESSAGE).read_text(encoding="utf-8").splitlines())
    if reason:
        return NOT_COMMITTED.format(reason=reason)
    done = root / ASIDE / "done"
    shutil.rmtree(done, ignore_errors=True)
    ready.rename(done)
    shutil.rmtree(root / ASIDE, ignore_errors=True)
    return ""


def _commit(root: Path, lines: list[str]) -> str:
    """Commit what a switch has changed, in one; return why that cannot be, else nothing.

    The first of the lines says whether there is a repository, the second is the message, the others are paths.
    """
    repository, message, *paths = lines
    if repository != "git":
        return ""
    there = [path for path in paths if (root / path).exists()]
    known = _git(root, "ls-files", "--", *paths)[1].splitlines()
    code, said = _git(root, "add", "--", *there)
    wanted = sorted({*there, *known})
    if code == 0 and _git(root, "diff", "--quiet", "HEAD", "--", *wanted)[0] != 0:
        code, said = _git(root, "commit", "--quiet", "-m", message, "--", *wanted)
    return "" if code == 0 else (said.strip().splitlines() or ["?"])[0]


def _git(root: Path, *arguments: str) -> tuple[int, str]:
    """Return Git's exit code, and what it says."""
    command = ["git", "-c", "core.quotepath=off", *arguments]
    done = subprocess.run(command, cwd=str(root), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)  # noqa: S603  (our own commands)
    return done.returncode, done.stdout.decode("utf-8", "replace")
