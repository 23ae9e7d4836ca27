"""Two small sites, and what publishing them takes."""

from __future__ import annotations

import os
from pathlib import Path

from bulletins.model.identity import Digest, OutputPath
from bulletins.model.records import BuildRecord
from bulletins.output import OutputChanges, open_workspace
from bulletins.output.manifest import Manifest, read_manifest

Files = dict[str, bytes]

OLD: Files = {
    "index.html": b"old home" * 40,
    "ban-tin/a/index.html": b"a" * 300,
    "ban-tin/b/index.html": b"b, first wording" * 20,
    "ban-tin/gone/index.html": b"gone" * 30,
    "ban-tin/gone/ke-hoach.pdf": b"%PDF",
    "anh/0123456789abcdef-360.webp": b"RIFF" * 50,
    "feed": b"a file that becomes a folder",
    "theme/site.css/part.css": b"a folder that becomes a file",
    "404.html": b"",
}
NEW: Files = {
    "index.html": b"new home" * 44,
    "ban-tin/a/index.html": OLD["ban-tin/a/index.html"],
    "ban-tin/b/index.html": b"b, other wording" * 20,
    "ban-tin/c/index.html": b"c" * 5000,
    "anh/0123456789abcdef-360.webp": OLD["anh/0123456789abcdef-360.webp"],
    "feed/atom.xml": b"<feed/>",
    "theme/site.css": b"body {}",
    "404.html": b"",
    "don-vi/binh-thuan/2024/index.html": b"unit",
}


def record_of(files: Files) -> BuildRecord:
    """Return the record of a build that left these files."""
    return BuildRecord(
        inputs=Digest(f"{len(files)} files"),
        since=0,
        until=1,
        language="vi",
        problems=(),
        ledger=(),
        notes=(),
        kinds=(),
        site_key=Digest(""),
        bulletin_keys={path: str(len(data)) for path, data in files.items()},
    )


def publish(output: Path, files: Files) -> OutputChanges:
    """Return what publishing these files changed; the manifest keeps the record of the build that left them."""
    with open_workspace(output) as workspace:
        for path, data in sorted(files.items()):
            workspace.stage(OutputPath(path), data)
        return workspace.apply(record_of(files))


def is_intact(output: Path) -> bool:
    """Return whether the output folder holds exactly what was published, untouched since."""
    with open_workspace(output) as workspace:
        return workspace.is_intact


def manifest(output: Path) -> Manifest:
    """Return the manifest of an output folder; it must be there, and whole."""
    found = read_manifest(state(output) / "manifest")
    assert found is not None
    return found


def tree(folder: Path) -> Files:
    """Return every file below a folder; links as what they are."""
    found = {}
    for place, folders, names in os.walk(folder):
        for name in names + [each for each in folders if (Path(place) / each).is_symlink()]:
            file = Path(place) / name
            path = file.relative_to(folder).as_posix()
            found[path] = b"-> " + os.fsencode(file.readlink()) if file.is_symlink() else file.read_bytes()
    return found


def folders(folder: Path) -> set[str]:
    """Return every folder below a folder."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_dir()}


def state(output: Path) -> Path:
    """Return the folder beside the output folder where publishing keeps its things."""
    return output.parent / f".{output.name}.publishing"


def leftovers(output: Path) -> list[str]:
    """Return what lies in the state folder that should not outlive a command."""
    return sorted({each.name for each in state(output).iterdir()} - {"lock", "manifest"})
