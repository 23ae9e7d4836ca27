"""A tiny site in a repository of its own, and publishing it as people do, without a process for each call."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from bulletins.commands.console import Console
from bulletins.commands.publish import Destination, PublishOptions, publish
from bulletins.model.value import replace
from bulletins.reports import Format

from tests.git import git as printed_by_git
from tests.sites import NOW, copy_base, settings_for

ADDRESS = "https://hoi.github.io/tin"
TEXT = "content/bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md"


def git(folder: Path, *arguments: str) -> str:
    """Return what a git command prints, without the blanks around it; fails where it fails."""
    return printed_by_git(folder, *arguments).strip()


class Desk:
    """A copy of the base site, committed, and where it is published."""

    def __init__(self, folder: Path, site_url: str = ADDRESS, *, lay_out: bool = True) -> None:
        """Commit the site: a copy of the base site, unless one lies there already."""
        self.folder = folder
        self.content = copy_base(folder) if lay_out else folder / "content"
        self.settings = settings_for(folder, site_url)
        self.target = folder / "www"
        self.remote = folder / "live.git"
        self.origin = str(self.remote)
        (folder / ".gitignore").write_text("output/\n.output.publishing/\nstate/\nwww/\n.www.publishing/\nlive.git/\n")
        git(folder, "init", "--quiet", "--initial-branch", "main")
        git(folder, "init", "--quiet", "--bare", str(self.remote))
        self.commit()

    def commit(self) -> str:
        """Return the commit of everything as it stands now."""
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--allow-empty", "--message", "x")
        return git(self.folder, "rev-parse", "HEAD")

    def edit(self, old: str, new: str, file: str = TEXT) -> None:
        """Change words of one file."""
        text = (self.folder / file).read_text(encoding="utf-8")
        assert old in text
        (self.folder / file).write_text(text.replace(old, new), encoding="utf-8")

    def publish(
        self,
        target: str = "",
        *,
        now: datetime = NOW,
        language: str = "en",
        **wishes: Any,  # noqa: ANN401  (a command's options)
    ) -> tuple[int, list[str]]:
        """Return the exit code and the lines after the build's report, the folder's own path taken out of them."""
        code, _, lines = self.publish_report(target, now=now, language=language, **wishes)
        return code, lines

    def publish_report(
        self,
        target: str = "",
        *,
        now: datetime = NOW,
        language: str = "vi",
        **wishes: Any,  # noqa: ANN401  (a command's options)
    ) -> tuple[int, str, list[str]]:
        """Return the exit code, the build's report, and the lines after it."""
        said: list[str] = []
        style = wishes.pop("style", Format.TEXT)
        history = bool(wishes.pop("history", False))
        place = target or str(self.target)
        destination = Destination(name=place, project=self.folder, remote=self.origin, history=history)
        wanted = PublishOptions(file=self.folder / "publishconf.py", destination=destination, **{"go": True, **wishes})
        speech = Console(style=style, language=language, write=said.append)
        code = publish(lambda: self.settings, speech, wanted, lambda: now)
        report, lines = (part.replace(f"{self.folder}/", "") for part in ("".join(said[:-1]), said[-1]))
        return code, report, lines.splitlines()

    def at(self, site_url: str) -> None:
        """Publish under another address from now on."""
        self.settings = replace(self.settings, site_url=site_url)


def codes(lines: list[str]) -> list[str]:
    """Return the codes of the errors among a report's lines."""
    return [line.split(": error ")[1].split(":")[0] for line in lines if ": error " in line]
