"""Tiny valid sites, and how tests build them: copied, patched, checked or built through the commands themselves."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from bulletins.commands.build import build
from bulletins.commands.check import check
from bulletins.commands.console import Console
from bulletins.model.settings import BuildSettings
from bulletins.reports import Format

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent
BASE = FOLDER / "base"
NAMES = ("base", "khmer", "trade")
NOW = datetime(2026, 1, 15, 8, 0, tzinfo=UTC)


def copy_site(name: str, folder: Path) -> Path:
    """Return the content folder of a fresh copy of one of the tiny sites."""
    shutil.copytree(FOLDER / name / "content", folder / "content")
    return folder / "content"


def copy_base(folder: Path) -> Path:
    """Return the content folder of a fresh copy of the base site."""
    return copy_site("base", folder)


def settings_for(folder: Path, site_url: str = "https://example.org") -> BuildSettings:
    """Return settings for a site whose content lies in `folder`/content."""
    return BuildSettings(
        content=folder / "content",
        output=folder / "output",
        theme=ROOT / "theme",
        state=folder / "state",
        site_url=site_url,
    )


def run_check(folder: Path, language: str = "en") -> tuple[int, list[str]]:
    """Return the exit code and the report's lines of `check`, the content folder shown as `content`."""
    return _run(check, folder, language)


def run_build(folder: Path, language: str = "en", site_url: str = "https://example.org") -> tuple[int, list[str]]:
    """Return the exit code and the report's lines of `build`."""
    return _run(build, folder, language, site_url)


def _run(command: object, folder: Path, language: str, site_url: str = "https://example.org") -> tuple[int, list[str]]:
    """Return a command's exit code and lines, with the folder's own path taken out of them."""
    said: list[str] = []
    speech = Console(style=Format.TEXT, language=language, write=said.append)
    assert callable(command)
    code = int(command(lambda: settings_for(folder, site_url), speech, lambda: NOW))
    return code, "".join(said).replace(f"{folder}/", "").splitlines()


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
