"""What every generator that is measured can do."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol
from uuid import uuid4

from tests.benchmarks.bulletins import Bulletin, Corpus

SITE_URL = "https://example.org"
HERE = Path(__file__).resolve().parents[1]
"""Where the templates of the others lie."""


class Peer(Protocol):
    """A generator with a folder of its own, in which it builds a site from files."""

    @property
    def name(self) -> str:
        """Return what it is called in tables, with its version."""

    @property
    def folder(self) -> Path:
        """Return the folder its command runs in."""

    @property
    def output(self) -> Path:
        """Return the folder it writes the site to."""

    @property
    def command(self) -> tuple[str, ...]:
        """Return the command that builds the site."""

    def prepare(self, corpus: Corpus) -> None:
        """Write the whole site's sources into the folder, which is empty or missing."""

    def save(self, bulletin: Bulletin) -> None:
        """Write a bulletin anew, or one more, newer than all before."""

    def forget(self) -> None:
        """Take away the output and everything kept from one build to the next."""

    def page(self, bulletin: Bulletin) -> Path:
        """Return the file that a bulletin's page in the first language becomes."""


def set_aside(folder: Path, *gone: Path) -> None:
    """Move folders that may be missing out of a generator's folder; they are removed when all is measured.

    A file system is slow to give out again what was just freed (ext4 for half a minute), and whoever was measured next
    would pay for that.
    """
    aside = folder.with_name("aside")
    aside.mkdir(exist_ok=True)
    for each in gone:
        if each.exists():
            each.rename(aside / uuid4().hex)
