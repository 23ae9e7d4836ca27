"""A settings file run as Python: its upper-case names with their values and lines, or what keeps it from running."""

from __future__ import annotations

import ast
import importlib.util
import sys
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from bulletins.model.problem import Problem, Refused, error


class WrittenAt(NamedTuple):
    """Where a name was written: the file as a person sees it, and the line."""

    path: str
    line: int


class WrittenSettings(NamedTuple):
    """The values in a settings file; `root` is its folder, `shown` its name, `lines` the place of each name."""

    values: Mapping[str, object]
    root: Path
    shown: str = "pelicanconf.py"
    lines: Mapping[str, WrittenAt] = {}

    def at(self, name: str) -> WrittenAt:
        """Return where a name was written; line 0 of the file where that is not known."""
        return self.lines.get(name, WrittenAt(self.shown, 0))


def run_settings_file(file: Path) -> WrittenSettings:
    """Return what a settings file says; Refused, with file and line, where it cannot be run."""
    if not file.is_file():
        raise Refused((error("no-settings", str(file)),))
    spec = importlib.util.spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        raise Refused((error("no-settings", str(file)),))
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module  # functions that it defines are found by this name, also in other processes
    try:
        spec.loader.exec_module(module)
    except Exception as failure:
        raise Refused((failure_in(failure, file.resolve().parent, file.name),)) from failure
    return written_by(module, file)


def written_by(module: ModuleType, file: Path) -> WrittenSettings:
    """Return what a settings file says that was run as a module."""
    found = _Assignments(file.resolve().parent)
    found.read(file.resolve())
    names = {
        name: value for name, value in vars(module).items() if is_setting_name(name) and name not in found.imported
    }
    return WrittenSettings(names, file.resolve().parent, file.name, found.lines)


def is_setting_name(name: str) -> bool:
    """Return whether a name says a setting: in capitals, and no name of one's own, which begins with `_`."""
    return name.isupper() and not name.startswith("_")


def failure_in(failure: BaseException, root: Path, shown: str, code: str = "settings-fail") -> Problem:
    """Return what went wrong in Python that others wrote: file and line, and Python's own words for it."""
    reason = f"{type(failure).__name__}: {failure}" if str(failure) else type(failure).__name__
    if isinstance(failure, SyntaxError) and failure.filename:
        return error(code, _shown(Path(failure.filename), root), failure.lineno or 0, reason=reason)
    frames = traceback.extract_tb(failure.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(root) and not _is_ours(frame.filename)]
    if not own:
        return error(code, shown, reason=reason)
    return error(code, _shown(Path(own[-1].filename), root), own[-1].lineno or 0, reason=reason)


def _is_ours(file: str) -> bool:
    """Return whether a file belongs to the program or to Python."""
    return (
        Path(file).is_relative_to(Path(__file__).resolve().parent.parent) or "site-packages" in file or ".venv" in file
    )


def _shown(file: Path, root: Path) -> str:
    """Return a file as a person sees it from the folder of the settings file."""
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)


class _Assignments:
    """Where names are written: in a file, and in those beside it from which it imports all."""

    def __init__(self, root: Path) -> None:
        """Know nothing yet."""
        self.root = root
        self.lines: dict[str, WrittenAt] = {}
        self.imported: set[str] = set()

    def read(self, file: Path) -> None:
        """Note the names of a file; an earlier note of a name is kept."""
        own: dict[str, WrittenAt] = {}
        tree = ast.parse(file.read_bytes())
        for node in ast.walk(tree):
            own.update((name, WrittenAt(_shown(file, self.root), node.lineno)) for name in _assigned(node))  # type: ignore[attr-defined]  # statements have lines
        self.lines = {**own, **self.lines}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.asname or alias.name for alias in node.names}
                self.imported |= names - self.lines.keys()
            if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
                other = self.root / f"{node.module}.py"
                if other.is_file():
                    self.read(other)


def _assigned(node: ast.AST) -> Iterator[str]:
    """Yield the names that a statement gives values."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from (each.id for each in ast.walk(target) if isinstance(each, ast.Name))
    elif isinstance(node, ast.AnnAssign | ast.AugAssign) and isinstance(node.target, ast.Name):
        yield node.target.id
