"""The content's place in Git: its commit, its uncommitted files, and which of two commits is newer."""

from __future__ import annotations

import shutil
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.paths import first_names
from bulletins.model.problem import Problem, error
from bulletins.publishing.git import Git


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The repository that holds a content folder; `root` is None where none does. `commit` may be empty, too."""

    root: Path | None
    commit: str
    uncommitted: tuple[Path, ...] = ()


NO_HISTORY = History(root=None, commit="")
"""Content that no repository holds."""


def read_history(content: Path, *others: Path) -> History:
    """Return repository, commit and uncommitted files of the content and of `others`, which shape the site as well."""
    if shutil.which("git") is None or not content.is_dir():
        return NO_HISTORY
    git = Git(folder=content)
    top = git("rev-parse", "--show-toplevel")
    if top.code:
        return NO_HISTORY
    root = Path(top.text)
    head = git("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    shaping = [path.resolve() for path in (content, *others)]
    inside = [str(path) for path in shaping if path.is_relative_to(root.resolve())]
    return History(root=root, commit="" if head.code else head.text, uncommitted=_uncommitted(root, inside))


def _uncommitted(root: Path, paths: list[str]) -> tuple[Path, ...]:
    """Return the files below paths that differ from the commit, new ones included, in the order of their names."""
    answer = Git(folder=root)("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *paths)
    rows = [row for row in answer.text.split("\0") if row]
    return tuple(sorted(root.resolve() / row[3:] for row in rows))


def check_committed(history: History, ignored: Container[Path], shown: str) -> Iterator[Problem]:
    """Yield a problem where published files are in no commit, `ignored` ones apart: nobody could restore them."""
    if history.root is None or not history.commit:
        yield error("publish-no-history", shown)
        return
    files = [path.relative_to(history.root.resolve()).as_posix() for path in history.uncommitted if path not in ignored]
    if files:
        yield error("publish-uncommitted", shown, count=len(files), examples=first_names(files))


def check_newer(history: History, live: str, shown: str) -> Iterator[Problem]:
    """Yield a problem where the online commit is neither the content's own nor an earlier one."""
    if not live or live == history.commit:
        return
    known = history.root is not None and Git(folder=history.root)("cat-file", "-e", f"{live}^{{commit}}").code == 0
    if not known or history.root is None:
        yield error("publish-unknown-commit", shown, live=live[:12])
        return
    if Git(folder=history.root)("merge-base", "--is-ancestor", live, history.commit or "HEAD").code:
        yield error("publish-older", shown, live=live[:12], ours=history.commit[:12])
