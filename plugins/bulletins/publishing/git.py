"""The calls of the program Git; no other module starts it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bulletins.model.problem import Refused, error

_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")
"""Variables with which a hook would turn every command to its own repository."""


_SECRET = re.compile(r"(?<=://)(?:[^/@\s:]*:\S*|[^/@\s]+)(?=@)|(?<![\w/.@-])[\w.-]+:[^\s/@:]+(?=@[\w.-]+:)")
"""What stands before the host in an address: a name, a password (with any sign in it), a token."""
_ASKED = re.compile(r"(?<=[?&;])([\w-]*(?:token|key|pass|secret|auth|sig)[\w-]*=)[^\s&'\"]+", re.IGNORECASE)
"""What an address is asked with that opens a door."""


def without_secrets(text: str) -> str:
    """Return a text without the passwords and tokens in its addresses."""
    bare = _SECRET.sub(lambda found: found[0] if found[0] == "git" else "***", text)
    return _ASKED.sub(r"\1***", bare)


@dataclass(frozen=True, slots=True, kw_only=True)
class GitOutput:
    """The result of a Git command: its exit code, its output, and its error messages."""

    code: int
    printed: bytes
    complaint: str

    @property
    def text(self) -> str:
        """Return the output as text, without the last line's end."""
        return self.printed.decode("utf-8", "surrogateescape").rstrip("\n")

    @property
    def reason(self) -> str:
        """Return the last line of a complaint that says something, without Git's own first word."""
        lines = [line.strip() for line in self.complaint.splitlines() if line.strip()]
        telling = [line for line in lines if line.startswith(("fatal:", "error:", "! ", "remote:"))] or lines
        told = telling[0].removeprefix("fatal: ").removeprefix("error: ") if telling else str(self.code)
        return without_secrets(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Git:
    """Git at work in a folder; Refused where it is not installed."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str) -> GitOutput:
        """Return the result of a Git command."""
        return self.program("git", *arguments)

    def program(self, *command: str) -> GitOutput:
        """Return the result of a program that calls Git in the folder."""
        if shutil.which("git") is None:
            raise Refused((error("publish-no-git", "."),))
        inherited = {name: value for name, value in os.environ.items() if name not in _OWN}
        done = subprocess.run(  # noqa: S603  (our own commands; nothing goes through a shell)
            command,
            cwd=self.folder,
            env={**inherited, "LC_ALL": "C", **self.variables},
            capture_output=True,
            check=False,
        )
        return GitOutput(code=done.returncode, printed=done.stdout, complaint=done.stderr.decode("utf-8", "replace"))
