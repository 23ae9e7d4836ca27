"""The extensions that a settings file names, loaded: what they register, or what keeps them from being loaded."""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from bulletins.model.codec import digest_value
from bulletins.model.deprecation import DeprecatedUse
from bulletins.model.digest import digest_of
from bulletins.model.extensions import ExtensionModule, Extensions, Hook, RegistrationError, Registry
from bulletins.model.identity import Digest
from bulletins.model.nearest import nearest_by_letters
from bulletins.model.problem import Problem, Refused, error, warning
from bulletins.settings.settings_file import WrittenSettings, failure_in

FOLDER = "extensions"
"""Where extensions lie beside the settings file."""
SENT = frozenset({"initialized", "finalized"})
"""Pelican's signals that are sent."""
JINJA = {"JINJA_FILTERS": "filters", "JINJA_TESTS": "tests", "JINJA_GLOBALS": "globals"}
OURSELVES = "bulletins"
LOADED = "__loaded_as_extension__"
"""Marks a module that was loaded here, and may be loaded anew."""


class LoadedExtensions(NamedTuple):
    """The registrations of all extensions, the names of their settings, and the problems met while loading."""

    extensions: Extensions
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def load_extensions(written: WrittenSettings) -> LoadedExtensions:
    """Return what the extensions register that PLUGINS names; what is wrong with each is among the problems."""
    found: dict[str, list[Any]] = {}
    problems: list[Problem] = []
    modules: dict[str, ExtensionModule] = {}
    plugins = written.values.get("PLUGINS") or ()
    names = [each for each in plugins if isinstance(each, str)] if isinstance(plugins, list | tuple) else []
    paths = _paths(written)
    place = written.at("PLUGINS")
    _forget(paths)
    for number, name in enumerate(names):
        if name == OURSELVES:
            continue
        if name in names[:number]:
            problems.append(error("extension-twice", *place, extension=name))
            continue
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always", DeprecatedUse)
            try:
                module = _load(name, paths, written)
                modules |= _modules_of(module, paths)
                problems += _run(module, name, found, written)
            except Refused as refused:
                problems += refused.problems
        problems += _deprecated(said, written, name)
    if not isinstance(plugins, list | tuple) or len(names) != len(plugins):
        problems.append(error("bad-setting", *place, name="PLUGINS", example='PLUGINS = ["events"]'))
    modules |= _from_settings(written, found)
    extensions = _extensions(found, tuple(modules.values()))
    places = sorted({str(each.file.parent) for each in modules.values()})
    sys.path[:] = [*places, *(each for each in sys.path if each not in places)]  # workers begin with it
    return LoadedExtensions(extensions, tuple(name for name, _ in extensions.values), tuple(problems))


def _forget(paths: list[Path]) -> None:
    """Have extensions and the modules beside them loaded anew: their files may have changed, or be those of another."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        is_beside = file and any(Path(file).is_relative_to(path) for path in paths) and _is_theirs(name, file)
        if is_beside or hasattr(module, LOADED):
            del sys.modules[name]
    importlib.invalidate_caches()


def _is_theirs(name: str, file: str) -> bool:
    """Return whether a module is an extension's, and neither ours nor a library's that lies in the same folder."""
    return name.partition(".")[0] != OURSELVES and "site-packages" not in file


def _paths(written: WrittenSettings) -> list[Path]:
    """Return the folders in which extensions are looked for: those that PLUGIN_PATHS names, and `extensions`."""
    given = written.values.get("PLUGIN_PATHS", ())
    folders = [given] if isinstance(given, str | Path) else given
    if not isinstance(folders, list | tuple) or not all(isinstance(each, str | Path) for each in folders):
        raise Refused(
            (error("bad-setting", *written.at("PLUGIN_PATHS"), name="PLUGIN_PATHS", example='["extensions"]'),)
        )
    return [*((written.root / each).absolute() for each in folders), written.root / FOLDER]


def _load(name: str, paths: list[Path], written: WrittenSettings) -> ModuleType:
    """Return the module of an extension, loaded anew; Refused where there is none, or it cannot be loaded."""
    place = written.at("PLUGINS")
    here = [str(path) for path in paths]
    spec = importlib.machinery.PathFinder.find_spec(name, here) if "." not in name else None
    if spec is not None and (name in sys.stdlib_module_names or name in sys.modules):
        raise Refused((error("extension-name-of-module", *place, extension=name),))
    try:
        if spec is None:
            return importlib.import_module(name)
        module = importlib.util.module_from_spec(spec)
        setattr(module, LOADED, True)
        sys.modules[name] = module
        if spec.loader is not None:
            spec.loader.exec_module(module)
    except ModuleNotFoundError as failure:
        sys.modules.pop(name, None)
        if failure.name != name:
            raise Refused((_failure(failure, written, name),)) from failure
        near = nearest_by_letters(name, sorted({each.stem for path in paths for each in path.glob("[!_.]*")}))
        code = "extension-missing-near" if near else "extension-missing"
        raise Refused((error(code, *place, extension=name, nearest=near),)) from failure
    except Exception as failure:
        sys.modules.pop(name, None)
        raise Refused((_failure(failure, written, name),)) from failure
    return module


def _failure(failure: BaseException, written: WrittenSettings, name: str) -> Problem:
    """Return what went wrong in an extension, with its file and line."""
    found = failure_in(failure, written.root, f"{FOLDER}/{name}", "extension-fails")
    return error(found.code, found.path, found.line, extension=name, reason=dict(found.details)["reason"])


def _run(module: ModuleType, name: str, found: dict[str, list[Any]], written: WrittenSettings) -> list[Problem]:
    """Have an extension register what it adds; return what is to be said of it."""
    extend, register = getattr(module, "extend", None), getattr(module, "register", None)
    place = written.at("PLUGINS")
    if not callable(extend) and not callable(register):
        return [error("extension-without-function", *place, extension=name)]
    before = _receivers()
    try:
        if callable(extend):
            extend(Registry(name, found, written.values))
        if callable(register):
            register()
    except RegistrationError as failure:
        path, line = _place_of(failure, written, name)
        return [Problem(path=path, line=line, code=failure.code, details=failure.details)]
    except Exception as failure:  # noqa: BLE001  (whatever it raises is said)
        return [_failure(failure, written, name)]
    unheard = sorted(key for key, count in _receivers().items() if count > before.get(key, 0) and key not in SENT)
    return [warning("extension-unheard", *place, extension=name, signals=", ".join(unheard))] if unheard else []


def _deprecated(said: Iterable[warnings.WarningMessage], written: WrittenSettings, name: str) -> Iterator[Problem]:
    """Yield a warning for each use of what a later version will not know; what others warn of goes its way."""
    for each in said:
        if not isinstance(each.message, DeprecatedUse):
            warnings.warn_explicit(each.message, each.category, each.filename, each.lineno)
            continue
        file, use = Path(each.filename), each.message
        path = file.relative_to(written.root).as_posix() if file.is_relative_to(written.root) else str(file)
        gone_in, instead = use.deprecation
        details = {"extension": name, "name": use.name, "gone_in": gone_in, "instead": instead}
        yield warning("extension-deprecated", path, each.lineno, 0, **details)


def _place_of(failure: RegistrationError, written: WrittenSettings, name: str) -> tuple[str, int]:
    """Return file and line at which an extension asked for what cannot be."""
    found = failure_in(failure, written.root, f"{FOLDER}/{name}")
    return found.path, found.line


def _receivers() -> Mapping[str, int]:
    """Return how many functions listen to each of Pelican's signals, where those are loaded."""
    signals = sys.modules.get("pelican.plugins.signals")
    names = vars(signals) if signals else {}
    return {name: len(each.receivers) for name, each in names.items() if hasattr(each, "receivers")}


def _modules_of(module: ModuleType, paths: list[Path]) -> dict[str, ExtensionModule]:
    """Return an extension's module, and those it imported that lie beside it."""
    found = {module.__name__.partition(".")[0]: _place_of_module(module)} if module.__file__ else {}
    for name, other in list(sys.modules.items()):
        file = getattr(other, "__file__", None)
        if (
            file
            and "." not in name
            and any(Path(file).is_relative_to(path) for path in paths)
            and _is_theirs(name, file)
        ):
            found[name] = _place_of_module(other)
    return {name: ExtensionModule(name=name, file=file) for name, file in sorted(found.items()) if name != OURSELVES}


def _place_of_module(module: ModuleType) -> Path:
    """Return the file of a module, the folder of a package."""
    file = Path(str(module.__file__))
    return file.parent if file.name == "__init__.py" else file


def _from_settings(written: WrittenSettings, found: dict[str, list[Any]]) -> dict[str, ExtensionModule]:
    """Take in Pelican's JINJA_… and THEME_TEMPLATES_OVERRIDES; return the settings file as a module if it is needed."""
    name = Path(written.shown).stem
    needed = False
    for setting, part in JINJA.items():
        given = written.values.get(setting)
        for item in given if isinstance(given, dict) else ():
            found.setdefault(part, []).append((item, Hook(extension=setting, module=name, name=setting, item=item)))
            needed = True
    overrides = written.values.get("THEME_TEMPLATES_OVERRIDES", ())
    folders = overrides if isinstance(overrides, list | tuple) else [overrides]
    found.setdefault("templates", [])[:0] = [(written.root / str(folder)).absolute() for folder in folders]
    file = written.root / written.shown
    if not (needed and file.is_file()):
        return {}
    files = {at.path for at in written.lines.values()} | {written.shown}
    return {Path(each).stem: ExtensionModule(name=Path(each).stem, file=written.root / each) for each in files}


def _extensions(found: dict[str, list[Any]], modules: tuple[ExtensionModule, ...]) -> Extensions:
    """Return everything that was registered, with the digest of the modules' files."""
    parts = {part: tuple(rows) for part, rows in found.items() if not part.endswith(" taken")}
    files = [(file.name, digest_of(file.read_bytes())) for module in modules for file in _files(module.file)]
    digest = digest_value(files) if modules else Digest("")
    return Extensions(modules=modules, digest=digest, **parts)


def _files(place: Path) -> Iterator[Path]:
    """Yield the files of a module or a package."""
    if place.is_file():
        yield place
    else:
        yield from sorted(file for file in place.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
