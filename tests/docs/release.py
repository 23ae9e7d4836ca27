"""Whether version, tag, changelog and lock agree: `python -m tests.docs.release [TAG] [--notes]`."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from bulletins import __version__
from bulletins.upgrading.new_program import changes_between
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
FIRST_HEAD = re.compile(r"^## (.+)$", re.MULTILINE)
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?: ; ([^\\\n]+?))? \\$", re.MULTILINE)


def disagreements(changelog: str, lock: str, project: str, tag: str = "") -> Iterator[str]:
    """Yield a sentence for everything that does not say the same version, or is not served by the lock."""
    head = FIRST_HEAD.search(changelog)
    found = head[1].split()[0] if head else ""
    if found != __version__:
        yield f"CHANGELOG.md begins with “{found}”, the program is {__version__}"
    if tag and tag != f"v{__version__}":
        yield f"the tag is {tag}, the program is {__version__}"
    locked: dict[str, list[Version]] = {}
    for name, version, _ in LOCKED.findall(lock):
        locked.setdefault(name.lower(), []).append(Version(version))
    for each in tomllib.loads(project)["project"]["dependencies"]:
        wanted = Requirement(each)
        versions = locked.get(wanted.name.lower(), [])
        if not versions or not all(wanted.specifier.contains(version) for version in versions):
            yield f"requirements.txt does not serve {each}"


def notes(changelog: str) -> str:
    """Return what the changelog says of this version, without its heading."""
    return changes_between(changelog, "0", __version__).split("\n## ")[0].partition("\n")[2].strip()


def main(words: list[str]) -> int:
    """Return 0 where everything agrees; with `--notes` print this version's part of the changelog."""
    changelog, lock, project = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("CHANGELOG.md", "requirements.txt", "pyproject.toml")
    )
    tag = next((word for word in words if not word.startswith("-")), "")
    found = list(disagreements(changelog, lock, project, tag))
    sys.stderr.writelines(f"{sentence}\n" for sentence in found)
    if "--notes" in words:
        sys.stdout.write(notes(changelog) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
