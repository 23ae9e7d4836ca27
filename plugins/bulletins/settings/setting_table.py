"""The one table of settings: every name with its type, default and bounds, and how its value is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from bulletins.model.identity import Language
from bulletins.model.settings import BuildSettings, Declared, PhotoSettings

_FONTS = tuple[tuple[Language, Path], ...]


class SettingRow(NamedTuple):
    """One setting: its field, which of the two structs has it, what is declared of it, its type and its default."""

    field: str
    is_photo: bool
    declared: Declared
    kind: Any
    default: Any

    @property
    def written(self) -> str:
        """Return the line of a settings file that says the default."""
        default = "{}" if self.kind == _FONTS else _literal(self.default)
        return f"{self.declared.name} = {default}"

    @property
    def bounds(self) -> str:
        """Return the least and the most that a number may be, empty for what is no number."""
        declared = self.declared
        return f"{declared.least}–{declared.most}" if declared.most else ""


@cache
def setting_rows() -> tuple[SettingRow, ...]:
    """Return every setting, in the order in which they are declared."""
    return (*_rows(BuildSettings(), is_photo=False), *_rows(PhotoSettings(), is_photo=True))


def setting_names() -> tuple[str, ...]:
    """Return the upper-case names of all settings."""
    return tuple(row.declared.name for row in setting_rows())


class WrongSetting(ValueError):  # noqa: N818  (it says what was found)
    """A value is not of its setting's kind; `out_of_bounds` where it is but for its size."""

    def __init__(self, *, out_of_bounds: bool = False) -> None:
        """Keep what is wrong."""
        super().__init__()
        self.out_of_bounds = out_of_bounds


def read_value(row: SettingRow, value: object, root: Path) -> object:
    """Return a setting's value as its field has it, paths below `root`; WrongSetting for any other value."""
    return _READERS[row.kind](row, value, root)


def _rows(defaults: object, *, is_photo: bool) -> Iterator[SettingRow]:
    """Yield the settings that a struct declares."""
    for field, hint in get_type_hints(type(defaults), include_extras=True).items():
        if get_origin(hint) is Annotated:
            kind, declared = get_args(hint)
            yield SettingRow(field, is_photo, declared, kind, getattr(defaults, field))


def _literal(value: object) -> str:
    """Return a default as one would type it."""
    if isinstance(value, Path):
        return f'"{value.as_posix()}"'
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(_literal, value))}]"
    return repr(value)


def _text(_row: SettingRow, value: object, _root: Path) -> object:
    if not isinstance(value, str):
        raise WrongSetting
    return value


def _flag(_row: SettingRow, value: object, _root: Path) -> object:
    if not isinstance(value, bool):
        raise WrongSetting
    return value


def _number(row: SettingRow, value: object, _root: Path) -> object:
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongSetting
    if not row.declared.least <= value <= (row.declared.most or value):
        raise WrongSetting(out_of_bounds=True)
    return value


def _path(_row: SettingRow, value: object, root: Path) -> object:
    if not isinstance(value, str | Path) or not str(value):
        raise WrongSetting
    return (root / value).absolute()


def _texts(_row: SettingRow, value: object, _root: Path) -> object:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise WrongSetting
    return tuple(value)


def _numbers(row: SettingRow, value: object, root: Path) -> object:
    if not isinstance(value, list | tuple) or not value:
        raise WrongSetting
    return tuple(sorted({_number(row, item, root) for item in value}))  # type: ignore[type-var]  # they are numbers


def _files(_row: SettingRow, value: object, root: Path) -> object:
    if not isinstance(value, Mapping) or not all(
        isinstance(each, str | Path) for pair in value.items() for each in pair
    ):
        raise WrongSetting
    return tuple((Language(str(code)), (root / file).absolute()) for code, file in sorted(value.items()))


_READERS: dict[Any, Callable[[SettingRow, object, Path], object]] = {
    str: _text,
    bool: _flag,
    int: _number,
    Path: _path,
    tuple[str, ...]: _texts,
    tuple[int, ...]: _numbers,
    _FONTS: _files,
}
"""How values of each type are read."""
