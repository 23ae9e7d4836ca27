"""What Pelican runs in place of its own generators: `PELICAN_CLASS = BulletinsSite`.

Pelican and the commands are imported when they are needed: a settings file names this class even where nobody calls
Pelican, and a command must not pay for what it does not use.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from bulletins.settings.program_files import program_file


def program_theme() -> str:
    """Return the folder of the theme that comes with the program."""
    return str(program_file("theme"))


class BulletinsSite:
    """The host's end of the engine: settings in, the build called, exit code out."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Take over Pelican's settings, and let Pelican itself load the plugins they name."""
        from pelican import Pelican  # noqa: PLC0415  (see the module's docstring)

        self.settings = settings
        self.pelican = Pelican(settings)

    def run(self) -> NoReturn:
        """End the process with 0 (published), 1 (refused, nothing changed) or 130 (stopped)."""
        from pelican.plugins import signals  # noqa: PLC0415  (see the module's docstring)

        from bulletins.commands.build import build  # noqa: PLC0415  (see the module's docstring)
        from bulletins.commands.console import Console  # noqa: PLC0415  (see the module's docstring)
        from bulletins.commands.terminal import open_streams  # noqa: PLC0415  (see the module's docstring)
        from bulletins.settings.loading import read_settings  # noqa: PLC0415  (see the module's docstring)

        open_streams()
        code = build(lambda: read_settings(self.settings, Path.cwd()), Console())
        if code == 0:
            signals.finalized.send(self.pelican)
        raise SystemExit(code)
