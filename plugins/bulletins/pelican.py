"""The class that Pelican runs in place of its own generators: `PELICAN_CLASS = BulletinsSite`.

Pelican and the commands are imported when they are needed: a settings file names this class even where nobody calls
Pelican, and a command must not pay for what it does not use.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from bulletins.settings.program_files import program_file

if TYPE_CHECKING:
    from bulletins.model.problem import Problem
    from bulletins.settings.settings_file import WrittenSettings

PELICANS_OWN = frozenset({"DEBUG", "FEED_DOMAIN"})
"""Names that Pelican adds by itself."""
WATCHING = re.compile(r"--autoreload|-[dDlqv]*r[dDlqv]*")
"""The options with which Pelican calls us again and again."""


def program_theme() -> str:
    """Return the folder of the theme that comes with the program."""
    return str(program_file("theme"))


class BulletinsSite:
    """The host's end of the engine: settings in, the build called, exit code out."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Take over Pelican's settings."""
        from pelican import Pelican  # noqa: PLC0415  (see the module's docstring)

        self.settings = settings
        self.pelican = Pelican({**settings, "PLUGINS": []})  # named ones are extensions: the engine loads them

    def run(self) -> None:
        """End the process with 0 (published), 1 (refused, nothing changed) or 130 (stopped).

        Where Pelican watches the files it is left running: it calls again on the next save.
        """
        from pelican.plugins import signals  # noqa: PLC0415  (see the module's docstring)

        from bulletins.commands.build import build  # noqa: PLC0415  (see the module's docstring)
        from bulletins.commands.console import Console  # noqa: PLC0415  (see the module's docstring)
        from bulletins.commands.terminal import open_streams  # noqa: PLC0415  (see the module's docstring)
        from bulletins.settings.loading import settings_of  # noqa: PLC0415  (see the module's docstring)

        open_streams()
        code = build(lambda: settings_of(_written(self.settings)), Console())
        if code == 0:
            signals.finalized.send(self.pelican)
        if not any(map(WATCHING.fullmatch, sys.argv[1:])):
            raise SystemExit(code)


def refuse(problem: Problem) -> NoReturn:
    """End the process with 1, having said why."""
    from bulletins.commands.console import Console, reporting_failures  # noqa: PLC0415  (see the module's docstring)
    from bulletins.model.problem import Refused  # noqa: PLC0415  (see the module's docstring)

    def say() -> int:
        raise Refused((problem,))

    raise SystemExit(reporting_failures(say, Console()))


def register() -> None:
    """Have Pelican refuse to build a site of ours by its own generators; nothing is to be done where it calls us."""
    from pelican.plugins import signals  # noqa: PLC0415  (see the module's docstring)

    signals.initialized.connect(_refuse_generators)


def _refuse_generators(pelican: Any) -> None:  # noqa: ANN401  (whatever class the settings name)
    """Refuse a Pelican that has its own generators."""
    from bulletins.model.problem import error  # noqa: PLC0415  (see the module's docstring)

    if not isinstance(pelican, BulletinsSite):
        refuse(error("pelican-class-missing", "pelicanconf.py"))


def _written(settings: Mapping[str, Any]) -> WrittenSettings:
    """Return what was written in the settings file and typed after the command; not what Pelican put beside it."""
    from pelican.settings import DEFAULT_CONFIG  # noqa: PLC0415  (see the module's docstring)

    from bulletins.settings.setting_table import setting_names  # noqa: PLC0415  (the same)
    from bulletins.settings.settings_file import WrittenSettings, is_setting_name, written_by  # noqa: PLC0415  (the same)

    ours: Callable[[str], bool] = set(setting_names()).__contains__
    typed = {
        name: value
        for name, value in settings.items()
        if is_setting_name(name) and name not in PELICANS_OWN and value != DEFAULT_CONFIG.get(name)
    }
    module = next(
        (each for each in list(sys.modules.values()) if vars(each).get("PELICAN_CLASS") is BulletinsSite), None
    )
    if module is None or not module.__file__:
        return WrittenSettings(
            {name: value for name, value in typed.items() if name not in DEFAULT_CONFIG or ours(name)}, Path.cwd()
        )
    written = written_by(module, Path(module.__file__))
    by_command = {name: value for name, value in typed.items() if ours(name) or name not in DEFAULT_CONFIG}
    return written._replace(values={**written.values, **by_command})
