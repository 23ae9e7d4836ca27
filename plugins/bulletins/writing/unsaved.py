"""The words that are not saved yet, kept in `.unsaved/` beside content/ at every pause, one file a window and text.

A window is named by the page; what one window keeps no other one changes. Nothing here is ever published.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bulletins.model.digest import digest_of
from bulletins.output.durable import write_durably

MOST_KEPT = 40
"""Of one text; the oldest give way."""


@dataclass(frozen=True, slots=True)
class UnsavedTexts:
    """The folder of texts that are not saved yet."""

    folder: Path

    def keep(self, path: str, window: str, changes: Mapping[str, object]) -> None:
        """Keep a window's changes of a text; none of them forgets it."""
        file = self._file(path, window)
        if not changes:
            with suppress(FileNotFoundError):
                file.unlink()
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        kept = {"path": path, "window": window, "at": at, "changes": changes}
        write_durably(file, json.dumps(kept, ensure_ascii=False).encode("utf-8", "backslashreplace"))

    def kept(self, path: str) -> list[dict[str, object]]:
        """Return the changes that windows kept of a text, the newest first; unreadable files are skipped."""
        found = [kept for kept in self._read(f"{digest_of(path.encode())}-*.json") if kept["path"] == path]
        return found[:MOST_KEPT]

    def all(self) -> list[dict[str, object]]:
        """Return the changes that windows kept of any text, the newest first."""
        return self._read("*.json")

    def _read(self, names: str) -> list[dict[str, object]]:
        """Return what the files of these names hold, the newest first."""
        found = []
        for file in self.folder.glob(names):
            with suppress(OSError, ValueError):
                kept = json.loads(file.read_bytes())
                if isinstance(kept, dict) and "path" in kept and isinstance(kept.get("changes"), dict):
                    found.append(kept)
        return sorted(found, key=lambda kept: str(kept.get("at")), reverse=True)

    def _file(self, path: str, window: str) -> Path:
        return self.folder / f"{digest_of(path.encode())}-{digest_of(window.encode())[:8]}.json"
