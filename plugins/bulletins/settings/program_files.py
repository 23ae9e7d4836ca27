"""Where the program's files lie that are no code: in the package where it was installed, else in its repository."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def program_file(name: str) -> Path:
    """Return the place of a file or folder of the program by its path in the repository, such as `theme`."""
    installed = _PACKAGE / name
    return installed if installed.exists() else _PACKAGE.parent.parent / name


def is_installed() -> bool:
    """Return whether the program runs from an installed wheel, not from its repository."""
    return (_PACKAGE / "theme").is_dir()
