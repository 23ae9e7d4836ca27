"""The files of a site that has the program as a wheel beside it: everything but content/."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletins.settings.program_files import program_file

VENDOR = "vendor"
"""The folder of a site in which the program's wheel lies."""
LOCK = "requirements.txt"
_OWN = Path(__file__).parent / "files"
_COPIED = (
    ".gitattributes",
    "Viet-bai.bat",
    "Viet-bai.command",
    "viet-bai.desktop",
    "pelicanconf.py",
    "publishconf.py",
    ".github/workflows/site.yml",
    ".github/workflows/links.yml",
)
_PIN = re.compile(
    r"^(?:pelican-bulletins @ )?(?P<place>\S*pelican_bulletins-(?P<version>[^-\s]+)-\S+\.whl)"
    r"[ \\\r\n]+--hash=sha256:(?P<digest>[0-9a-f]{64})[^\n]*\n",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """The line of a lock that names the program: where its wheel lies, which version it is, its digest (SHA-256)."""

    place: str
    version: str
    digest: str

    @property
    def line(self) -> str:
        """Return the line as pip reads it; the program's name is never said alone, so that no index is asked for it."""
        named = f"pelican-bulletins @ {self.place}" if "://" in self.place else self.place
        return f"{named} --hash=sha256:{self.digest}\n"


def read_pin(lock: str) -> Pin | None:
    """Return the program's line in the text of a lock; None where the program is not a wheel there."""
    found = _PIN.search(lock)
    return None if found is None else Pin(**found.groupdict())


def pin_of(wheel: Path, folder: str = VENDOR) -> Pin:
    """Return the line that names a wheel which lies in a folder of the site."""
    version = wheel.name.split("-")[1]
    return Pin(place=f"./{folder}/{wheel.name}", version=version, digest=hashlib.sha256(wheel.read_bytes()).hexdigest())


def lock_of(pin: Pin, packages: str) -> str:
    """Return the text of a site's lock: the program, then the packages it stands on, as its own lock has them."""
    return f"{pin.line}{packages}"


def thin_files(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file that a site with this wheel has beside its content."""
    yield "tasks.py", (_OWN / "tasks.py.txt").read_bytes()
    yield ".gitignore", (_OWN / "gitignore.txt").read_bytes()
    yield from ((name, program_file(name).read_bytes()) for name in _COPIED)
    packages = program_file(LOCK).read_text(encoding="utf-8")
    yield LOCK, lock_of(pin_of(wheel), packages).encode()
    yield f"{VENDOR}/{wheel.name}", wheel.read_bytes()
