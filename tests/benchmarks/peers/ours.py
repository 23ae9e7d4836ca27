"""Our own side: a copy of the program with the corpus as its content."""

from __future__ import annotations

import compileall
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.bulletins import Bulletin, Corpus
from tests.benchmarks.corpus import bulletin_files, content_files, write_files
from tests.benchmarks.peers.peer import SITE_URL, set_aside

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = ("plugins", "theme", "tasks.py", "pelicanconf.py", "publishconf.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """A copy of this program, so that neither its caches nor its output touch those of the working tree.

    `search` is the setting SEARCH: without it there is no search index, which no other generator makes.
    """

    folder: Path
    name: str = "ours"
    search: bool = True

    @property
    def output(self) -> Path:
        """Return the folder it writes the site to."""
        return self.folder / "output"

    @property
    def command(self) -> tuple[str, ...]:
        """Return `inv build` as it is inside .venv."""
        options = ("--content", str(self.folder / "content"), "--output", str(self.output), "--site-url", SITE_URL)
        return (sys.executable, "-m", "invoke", "build", *options)

    def serve(self, port: int) -> tuple[str, ...]:
        """Return the command that serves the site and follows edits."""
        options = ("--content", str(self.folder / "content"), "--port", str(port), "--no-browser")
        return (sys.executable, "-m", "invoke", "preview", *options, "--site-url", SITE_URL)

    def prepare(self, corpus: Corpus) -> None:
        """Copy the program, compiled, and write the content folder."""
        self.folder.mkdir(parents=True)
        for name in PROGRAM:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, self.folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(ROOT / name, self.folder / name)
        if not self.search:
            with (self.folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
                settings.write("SEARCH = False\n")
        compileall.compile_dir(str(self.folder), quiet=1)
        write_files(self.folder / "content", content_files(corpus))

    def save(self, bulletin: Bulletin) -> None:
        """Write a bulletin's folder."""
        write_files(self.folder / "content", bulletin_files(bulletin))

    def forget(self) -> None:
        """Remove the output, what publishing keeps beside it, and the cache."""
        set_aside(self.folder, self.output, self.folder / ".state", *self.folder.glob(".output*"))

    def page(self, bulletin: Bulletin) -> Path:
        """Return the file that a bulletin's page in the first language becomes."""
        return self.output / "ban-tin" / bulletin.slug / "index.html"
