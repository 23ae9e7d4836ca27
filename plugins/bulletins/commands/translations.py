"""The theme's catalogues, kept in step with the words that templates and pages use."""

from __future__ import annotations

from pathlib import Path

from bulletins.rendering import update_catalogues


def update(root: Path, added: str = "") -> None:
    """Write the template of all messages and merge it into every catalogue of the theme, one that is `added` too."""
    languages = {file.stem for file in (root / "theme" / "translations").glob("*.po")} | ({added} if added else set())
    update_catalogues(root / "theme", (root / "plugins",), sorted(languages))
