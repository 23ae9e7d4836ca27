"""Small changes to a content folder, as values: each is a function of the folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Patch = Callable[[Path], None]

FESTIVAL = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai"
REVIEW = "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky"
DIGEST = "bulletins/2024/2024-08-01-diem-tin-thang-7"
DRAFT = "bulletins/2024/2024-08-05-ban-thao"
WITHDRAWN = "bulletins/2024/2024-08-09-tin-da-go"


@dataclass(frozen=True, slots=True)
class Case:
    """One refusal: a name that starts with its number in the list of faults, and what brings it about."""

    name: str
    patches: tuple[Patch, ...]

    def apply(self, content: Path) -> None:
        """Change a content folder."""
        for patch in self.patches:
            patch(content)


def case(name: str, *patches: Patch) -> Case:
    """Return a case of one or more patches."""
    return Case(name, patches)


def edit(path: str, old: str, new: str) -> Patch:
    """Return a patch that replaces the one occurrence of a text in a file."""

    def apply(content: Path) -> None:
        text = (content / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, (path, old, text.count(old))
        (content / path).write_text(text.replace(old, new), encoding="utf-8")

    return apply


def append(path: str, text: str) -> Patch:
    """Return a patch that adds text at the end of a file."""

    def apply(content: Path) -> None:
        with (content / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return apply


def write(path: str, data: str | bytes) -> Patch:
    """Return a patch that writes a whole file, its folders too."""

    def apply(content: Path) -> None:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(data.encode() if isinstance(data, str) else data)

    return apply


def cut(path: str) -> Patch:
    """Return a patch that leaves the first third of a file."""

    def apply(content: Path) -> None:
        data = (content / path).read_bytes()
        (content / path).write_bytes(data[: len(data) // 3])

    return apply


def delete(path: str) -> Patch:
    """Return a patch that removes a file or a folder."""

    def apply(content: Path) -> None:
        target = content / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()

    return apply


def move(path: str, new: str) -> Patch:
    """Return a patch that renames a file or a folder."""

    def apply(content: Path) -> None:
        (content / new).parent.mkdir(parents=True, exist_ok=True)
        (content / path).rename(content / new)

    return apply


def link(path: str, target: str) -> Patch:
    """Return a patch that makes a symbolic link."""

    def apply(content: Path) -> None:
        (content / path).symlink_to(target)

    return apply
