"""A tiny site with extensions of its own, and the real ones of `extensions-examples`."""

from __future__ import annotations

from pathlib import Path

from bulletins.build.build_result import BuildResult
from bulletins.build.pipeline import build_site
from bulletins.model.problem import Refused
from bulletins.model.settings import BuildSettings
from bulletins.settings.loading import load_settings
from bulletins.workers.pool import Pool

from tests.sites import NOW, ROOT, copy_base

EXAMPLES = ROOT / "extensions-examples"
FESTIVAL = "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md"
EVENT = "event: 2026-03-08 08:00\nevent_end: 2026-03-08 11:00\nevent_place: Nhà văn hóa xã, thôn 2\n"


def new_site(folder: Path, settings: str, **extensions: str) -> Path:
    """Return a folder with the base site, a settings file, and extensions of one file each."""
    copy_base(folder)
    write_settings(folder, settings)
    for name, code in extensions.items():
        write_extension(folder, name, code)
    return folder


def write_settings(folder: Path, settings: str) -> None:
    """Write the settings file."""
    (folder / "pelicanconf.py").write_text(f'SITEURL = "https://example.org"\n{settings}\n', encoding="utf-8")


def write_extension(folder: Path, name: str, code: str) -> None:
    """Write an extension of one file."""
    file = folder / "extensions" / f"{name}.py"
    file.parent.mkdir(exist_ok=True)
    file.write_text(code, encoding="utf-8")


def write_head(folder: Path, lines: str, name: str = FESTIVAL) -> None:
    """Write lines at the head of a bulletin."""
    file = folder / name
    file.write_text(file.read_text(encoding="utf-8").replace("---\n", f"---\n{lines}", 1), encoding="utf-8")


def settings_in(folder: Path) -> BuildSettings:
    """Return the settings of a site."""
    return load_settings(folder / "pelicanconf.py", {})


def build_in(folder: Path, pool: Pool | None = None) -> BuildResult:
    """Return what a build of a site gives."""
    return build_site(settings_in(folder), NOW, pool=pool)


def said_in(folder: Path) -> list[tuple[str, str, int]]:
    """Return what is said of a site: code, path and line of each problem."""
    try:
        problems = build_in(folder).problems
    except Refused as refused:
        problems = refused.problems
    return [(each.code, each.path, each.line) for each in problems]
