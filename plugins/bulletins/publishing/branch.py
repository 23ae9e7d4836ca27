"""The branch that GitHub Pages serves: its content read, and one new commit pushed with ghp-import.

Everything happens in a bare repository of its own, so that nothing in the project's is touched. Of what is online only
the names are fetched where the host can do so, never the photos.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletins.model.identity import OutputPath
from bulletins.model.problem import Problem, Refused, error
from bulletins.model.value import replace
from bulletins.publishing.artifact import Artifact
from bulletins.publishing.git import Git, GitOutput, without_secrets
from bulletins.publishing.live import OnlineSite, loaded
from bulletins.publishing.site_record import FILE, HostingFile, bare_record

_REMOTE = "live"
_NO_SUCH_BRANCH = 2
_SCRATCH = ".bulletins-publish-"
_FILES = ("100644", "100755")
"""Git's modes of files; others are links and parts of other repositories."""
_UNUSUAL = re.compile(r"[\x00-\x1f\x7f\"\ud800-\udfff]")
"""What in a name cannot be written into a commit as a line of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A branch of a remote repository. `scratch` is the bare repository through which it is reached."""

    url: str
    name: str
    scratch: Path

    @property
    def shown(self) -> str:
        """Return what people call it."""
        return f"{without_secrets(self.url)} ({self.name})"

    @property
    def tracked(self) -> str:
        """Return the local Git name of the online branch."""
        return f"refs/remotes/{_REMOTE}/{self.name}"


@contextmanager
def open_branch(project: Path, remote: str, name: str) -> Iterator[Branch]:
    """Open a branch of a remote; the remote is a name in the project's repository, or an address."""
    url = remote_address(project, remote)
    if Git(folder=project)("check-ref-format", "--branch", name).code:
        raise Refused((error("publish-bad-branch", name),))
    with TemporaryDirectory(prefix=_SCRATCH) as folder:
        branch = Branch(url=url, name=name, scratch=Path(folder))
        git = Git(folder=branch.scratch)
        git("init", "--bare", "--quiet", ".")
        git("remote", "add", _REMOTE, url)
        yield branch


def remote_address(project: Path, remote: str) -> str:
    """Return the address of a remote: the project's for a name, else the text itself (a folder as its full path)."""
    answer = Git(folder=project)("remote", "get-url", "--push", remote)
    url = remote if answer.code else answer.text
    return str((project / url).resolve()) if (project / url).is_dir() else url


def read_branch(branch: Branch) -> OnlineSite:
    """Return the site in a branch; an empty one only where the remote itself says that the branch does not exist."""
    git = Git(folder=branch.scratch)
    found = git("ls-remote", "--exit-code", "--heads", _REMOTE, f"refs/heads/{branch.name}")
    if found.code == _NO_SUCH_BRANCH:
        return OnlineSite()
    fetched = found if found.code else _fetch(git, branch)
    if fetched.code:
        return OnlineSite(problems=(_unreachable(branch, fetched.reason),))
    listed = git("ls-tree", "-r", "-z", branch.tracked)
    if listed.code:
        return OnlineSite(problems=(_unreachable(branch, listed.reason),))
    entries = [entry.partition("\t") for entry in listed.text.split("\0") if entry]
    blobs = {OutputPath(path): told.split()[-1] for told, _, path in entries}
    fixed = frozenset(OutputPath(path) for mode, _, path in entries if mode[:6] not in _FILES or _UNUSUAL.search(path))
    record = git("cat-file", "blob", f"{branch.tracked}:{FILE}")
    online = OnlineSite(record=bare_record(blobs)) if record.code else loaded(record.printed, f"{branch.shown} {FILE}")
    known = online.record
    if known is None:
        return online
    return replace(online, files=blobs, foreign=tuple(path for path in blobs if not known.has(path)), fixed=fixed)


def _fetch(git: Git, branch: Branch) -> GitOutput:
    """Fetch the newest commit of a branch, without its files where the host can leave them out."""
    refs = f"+refs/heads/{branch.name}:{branch.tracked}"
    return git("fetch", "--quiet", "--depth=1", "--filter=blob:none", "--no-tags", _REMOTE, refs)


def _unreachable(branch: Branch, reason: str) -> Problem:
    """Return the problem that the branch cannot be read, so that nobody knows what is online."""
    return error("publish-live-unreachable", branch.shown, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The name and address of the person who publishes, and the time."""

    name: str
    email: str
    moment: datetime

    @property
    def variables(self) -> dict[str, str]:
        """Return the environment variables that Git reads a signature from."""
        return {
            "GIT_COMMITTER_NAME": self.name,
            "GIT_COMMITTER_EMAIL": self.email,
            "GIT_COMMITTER_DATE": format_datetime(self.moment),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One site to be published: its files, the files published beside it, and others' files that stay."""

    artifact: Artifact
    extras: tuple[HostingFile, ...]
    message: str
    signed: Signature
    keep: tuple[OutputPath, ...] = ()


def push_site(branch: Branch, delivery: Delivery, *, history: bool) -> None:
    """Put a site on the branch as one commit; without `history` the branch holds that one commit alone.

    Refused where the remote does not take it: nobody's work is overwritten, and where the branch has moved on since it
    was read, it stays as it is.
    """
    git = Git(folder=branch.scratch, variables=delivery.signed.variables)
    with TemporaryDirectory(prefix=_SCRATCH) as folder:
        whole = Path(folder) / "site"
        shutil.copytree(delivery.artifact.folder, whole, copy_function=_link, ignore=shutil.ignore_patterns(".git"))
        for extra in delivery.extras:
            (whole / extra.path).unlink(missing_ok=True)
            (whole / extra.path).write_bytes(extra.data)
        _lay_beside(git, branch, whole, delivery.keep)
        command = [sys.executable, "-m", "ghp_import", "--remote", _REMOTE, "--branch", branch.name]
        alone = [] if history else ["--no-history"]
        committed = git.program(*command, *alone, "--message", delivery.message, str(whole))
    lease = f"--force-with-lease=refs/heads/{branch.name}:{tip_of(branch)}"
    options = () if history else (lease,)
    ref = f"refs/heads/{branch.name}"
    pushed = committed if committed.code else git("push", "--quiet", *options, _REMOTE, f"{ref}:{ref}")
    if pushed.code:
        raise Refused((error("publish-push-refused", branch.shown, reason=pushed.reason),))


def _lay_beside(git: Git, branch: Branch, whole: Path, keep: Iterable[OutputPath]) -> None:
    """Put files that lie on the branch beside those of the site; Refused where one cannot be fetched."""
    for path in keep:
        blob = git("cat-file", "blob", f"{branch.tracked}:{path}")
        if blob.code:
            raise Refused((error("publish-live-unreachable", f"{branch.shown} {path}", reason=blob.reason),))
        place = whole / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(blob.printed)


def tip_of(branch: Branch) -> str:
    """Return the newest commit of a branch that was read; empty where the branch did not exist."""
    return Git(folder=branch.scratch)("rev-parse", "--verify", "--quiet", branch.tracked).text


def has_history(branch: Branch) -> bool:
    """Return whether the branch that was read holds earlier publications."""
    tip = tip_of(branch)
    written = Git(folder=branch.scratch)("cat-file", "-p", tip).text if tip else ""
    return any(line.startswith("parent ") for line in written.partition("\n\n")[0].splitlines())


def _link(source: str, target: str) -> None:
    """Put a file in a second place without copying it where the disk can do so."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def sign(project: Path, moment: datetime) -> Signature:
    """Return the signature of the project's Git user; the program's own where Git has no user's name."""
    git = Git(folder=project)
    name, email = git("config", "user.name").text, git("config", "user.email").text
    return Signature(name=name or "Bulletins", email=email or "bulletins@localhost", moment=moment)
