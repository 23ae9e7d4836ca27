"""The files of a folder by name."""

from __future__ import annotations

from bulletins.rendering.theme_folder import Theme, ThemeFolder


def list_files(folder: Theme, without: tuple[str, ...] = ()) -> list[str]:
    """Return the files under a folder as relative names with forward slashes, sorted; hidden ones left out."""
    if isinstance(folder, ThemeFolder):
        found = [file.relative_to(place) for file, place in folder.walk()]
    else:
        found = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    names = {path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts)}
    return sorted(name for name in names if not name.startswith(without or "\0"))
