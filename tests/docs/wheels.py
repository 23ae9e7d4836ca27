"""Which built packages serve which computer: `python -m tests.docs.wheels PYLOCK` writes docs/wheels.md and its list.

The locks name packages by their hashes alone; PYLOCK is the same lock in uv's other format, pylock.toml, with the names
of the files, which tell what each was built for.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

from tests.sites import ROOT

LOCK = ROOT / "requirements.txt"
PAGE = ROOT / "docs/wheels.md"
FILES = ROOT / "docs/wheels.txt"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
NEWEST_GLIBC = 39

HEAD = """\
# Which computers are served

What this program needs is installed from built packages alone (wheels), each by its hash from `requirements.txt`. A
package that is not built for a computer and its Python cannot be installed there; the first start says so. Packages in
Python alone serve every computer; these hold compiled parts. Written by `python -m tests.docs.wheels`, from the names
in [wheels.txt](wheels.txt).

*Mỗi ô là những bản Python dùng được trên loại máy ấy; ô có dấu – là chưa có.*

"""


@dataclass(frozen=True)
class Computer:
    """A kind of computer: the platforms that wheels for it name, and what a lock's conditions ask."""

    name: str
    platforms: tuple[str, ...]
    system: str
    machine: str


def _glibc(machine: str) -> tuple[str, ...]:
    """Return what wheels for a Linux of today may name."""
    numbered = [f"manylinux_2_{minor}_{machine}" for minor in range(NEWEST_GLIBC, 4, -1)]
    return (*numbered, f"manylinux2014_{machine}", f"manylinux1_{machine}", f"linux_{machine}")


COMPUTERS = (
    Computer("Windows x64", ("win_amd64",), "win32", "AMD64"),
    Computer("Windows arm64", ("win_arm64",), "win32", "ARM64"),
    Computer("macOS Intel", tuple(mac_platforms((13, 0), "x86_64")), "darwin", "x86_64"),
    Computer("macOS Apple", tuple(mac_platforms((13, 0), "arm64")), "darwin", "arm64"),
    Computer("Linux x64", _glibc("x86_64"), "linux", "x86_64"),
    Computer("Linux arm64", _glibc("aarch64"), "linux", "aarch64"),
)

Wheels = Mapping[str, tuple[str, ...]]
"""The names of a package's wheels, by `name version`."""


def locked(text: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Return what a lock names: by `name version` the condition under which it is installed, and its hashes."""
    found = {}
    for name, version, condition, rest in re.findall(
        r"^([a-z0-9._-]+)==([^\s;]+)(?: ; ([^\\\n]+?))? \\\n((?:    --hash.*\n)+)", text, re.MULTILINE
    ):
        found[f"{name} {version}"] = (condition, frozenset(re.findall(r"sha256:([0-9a-f]{64})", rest)))
    return found


def gaps(wheels: Wheels, conditions: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give every package, computer and Python for which there is no wheel though the lock wants it there."""
    for package, computer, pythons in served(wheels, conditions):
        yield from ((package, computer.name, python) for python in PYTHONS if python not in pythons)


def served(wheels: Wheels, conditions: Mapping[str, str]) -> Iterator[tuple[str, Computer, tuple[str, ...]]]:
    """Give every package and computer with the Pythons that it serves, those included where it is not wanted."""
    for package, names in wheels.items():
        tags = frozenset(tag for name in names for tag in parse_wheel_filename(name)[3])
        for computer in COMPUTERS:
            yield (
                package,
                computer,
                tuple(
                    python
                    for python in PYTHONS
                    if not _is_wanted(conditions[package], computer, python) or tags & _tags(computer, python)
                ),
            )


def page_of(wheels: Wheels, conditions: Mapping[str, str]) -> str:
    """Return the page: a table of the packages with compiled parts."""
    rows: dict[str, list[str]] = {}
    for package, _, pythons in served(wheels, conditions):
        rows.setdefault(package, []).append(_shown(pythons))
    compiled = {name: cells for name, cells in rows.items() if any(not _is_pure(wheel) for wheel in wheels[name])}
    head = ["package", *(computer.name for computer in COMPUTERS)]
    lines = [head, ["---"] * len(head), *([name, *cells] for name, cells in compiled.items())]
    return HEAD + "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def read_files(text: str) -> tuple[Wheels, dict[str, str]]:
    """Return the wheels by package, and the hash of each, as the list holds them."""
    hashes = {name: digest for digest, name in (line.split("  ") for line in text.splitlines())}
    return _by_package(hashes), hashes


def _by_package(names: Iterable[str]) -> Wheels:
    """Return the names of wheels by package."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(names):
        package, version, _, _ = parse_wheel_filename(name)
        key = f"{package} {version}"
        found[key] = (*found.get(key, ()), name)
    return found


def _is_pure(wheel: str) -> bool:
    """Return whether a wheel holds nothing compiled."""
    return wheel.endswith("-none-any.whl")


def _tags(computer: Computer, python: str) -> frozenset[Tag]:
    """Return what a wheel for a computer and its Python may say of itself."""
    version = tuple(int(part) for part in python.split("."))
    interpreter = f"cp{version[0]}{version[1]}"
    own = cpython_tags(version, [interpreter], computer.platforms)
    return frozenset((*own, *compatible_tags(version, interpreter, computer.platforms)))


def _is_wanted(condition: str, computer: Computer, python: str) -> bool:
    """Return whether a lock's condition holds for a computer and the newest release of its Python."""
    if not condition:
        return True
    system = {"win32": "Windows", "darwin": "Darwin", "linux": "Linux"}[computer.system]
    own = {
        "python_version": python,
        "python_full_version": f"{python}.99",
        "sys_platform": computer.system,
        "platform_system": system,
        "platform_machine": computer.machine,
        "os_name": "nt" if computer.system == "win32" else "posix",
    }
    return Marker(condition).evaluate(own)


def _shown(pythons: tuple[str, ...]) -> str:
    """Return versions in a row as from – to."""
    if not pythons:
        return "–"
    return pythons[0] if len(pythons) == 1 else f"{pythons[0]}–{pythons[-1]}"


def main(pylock: str) -> None:
    """Write the list and the page; ValueError where the two locks are not the same."""
    lock = locked(LOCK.read_text(encoding="utf-8"))
    packages = tomllib.loads(Path(pylock).read_text(encoding="utf-8"))["packages"]
    if {f"{package['name']} {package['version']}" for package in packages} != set(lock):
        message = f"{pylock} and {LOCK.name} name different versions; write both anew"
        raise ValueError(message)
    found = {
        wheel["url"].rpartition("/")[2]: wheel["hashes"]["sha256"]
        for package in packages
        for wheel in package.get("wheels", ())
    }
    useful = {name: digest for name, digest in found.items() if _serves_any(name)}
    FILES.write_text("".join(f"{useful[name]}  {name}\n" for name in sorted(useful)), encoding="utf-8", newline="\n")
    conditions = {package: condition for package, (condition, _) in lock.items()}
    PAGE.write_text(page_of(_by_package(useful), conditions), encoding="utf-8", newline="\n")


def _serves_any(wheel: str) -> bool:
    """Return whether a wheel serves one of the computers."""
    tags = parse_wheel_filename(wheel)[3]
    return any(tags & _tags(computer, python) for computer in COMPUTERS for python in PYTHONS)


if __name__ == "__main__":
    main(sys.argv[1])
