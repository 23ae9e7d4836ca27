"""The move of a site out of a full copy of the program: the files to take along, and the notes for its staff.

A changed file is one that differs from the file that the copy began with, its original. A changed template or style
becomes an overlay where the program still has that original. Where the program has changed the original since, the
site's own version is kept apart, because it would hide the new version.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from bulletins.settings.setting_table import setting_names
from bulletins.settings.unknown_names import SHARED_WITH_PELICAN

LAID_ASIDE = "from-the-copy"
"""The folder of what is not in use and should be looked at by somebody."""
EXTENSION = "own_theme"
"""The extension that puts the site's own templates and styles before the theme's."""
SETTINGS = ("pelicanconf.py", "publishconf.py")
_OVERLAID = {"theme/templates/": "templates", "theme/static/": "static"}
_OWN_PLACES = ("content/", "extensions/")
_PROGRAM = ("plugins/", "tests/", "docs/", "extensions-examples/", ".github/", "theme/", "node_modules/", "vendor/")
_PROGRAM_FILES = ("tasks.py", "pyproject.toml", "package.json", "package-lock.json", ".gitignore", ".gitattributes")
_LOCKS = "requirements"
_NOT_TAKEN = {"THEME", "PELICAN_CLASS"}
_MODULE = '''"""What this site shows otherwise: each file stands in for the theme's of its name."""

from pathlib import Path

_HERE = Path(__file__).parent / "{folder}"


def extend(registry):
    """Put what is the site's own before what is the theme's."""
{calls}'''
_TRANSLATION = re.compile(r"theme/translations/([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.po")

FileBytes = Callable[[str], bytes | None]
"""Gives a file by its path in the copy, None where there is none."""
ReadWords = Callable[[bytes], tuple[Mapping[str, str], object]]
"""Reads a catalogue of translations: what each English message is, and all that is no such message, to compare.

There is no message where the catalogue is broken.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenAlong:
    """Files of the new site by path, and what somebody must be told: the code of a phrase, a path or name, details."""

    files: tuple[tuple[str, bytes], ...]
    told: tuple[tuple[str, str], ...]


def take_along(
    own: Mapping[str, bytes],
    original: FileBytes,
    program: FileBytes,
    read_words: ReadWords,
    began: Collection[str] = (),
) -> TakenAlong:
    """Return what becomes of all files of a copy.

    `original` gives what it began with, `program` what the program has now; `began` are the paths that it began with.
    """
    taking = _Taking(files={}, told=[], overlays=set(), words={}, read_words=read_words)
    for path, data in sorted(own.items()):
        if path.startswith(_OWN_PLACES):
            taking.files[path] = data
        elif path in SETTINGS or data in {original(path), program(path)}:
            continue
        elif (translation := _TRANSLATION.fullmatch(path)) is not None:
            taking.translated(path, translation[1], data, original(path) or program(path) or b"")
        else:
            taking.changed(path, data, has_same_original=original(path) == program(path))
    gone = (path for path in sorted(began) if path.startswith("theme/") and path not in own)
    taking.told.extend([("start-copy-gone", path) for path in gone if program(path) is not None])
    for name in SETTINGS:
        text, said = _settings(name, own.get(name, b""), original(name) or b"", program(name) or b"")
        taking.files[name] = text.encode()
        taking.told.extend(said)
    if taking.overlays or taking.words:
        taking.files[f"extensions/{EXTENSION}.py"] = _extension(taking.overlays, taking.words).encode()
        taking.files["pelicanconf.py"] = _with_extension(taking.files["pelicanconf.py"].decode()).encode()
    return TakenAlong(files=tuple(sorted(taking.files.items())), told=tuple(taking.told))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taking:
    """Collects what goes along and what is told.

    `overlays` are the folders of the extension that are needed, `words` what it says otherwise in each language.
    """

    files: dict[str, bytes]
    told: list[tuple[str, str]]
    overlays: set[str]
    words: dict[str, dict[str, str]]
    read_words: ReadWords

    def translated(self, path: str, language: str, data: bytes, original: bytes) -> None:
        """Take the words that the site has changed; plural forms, which no extension says, are kept apart."""
        (mine, own_rest), (theirs, rest) = self.read_words(data), self.read_words(original)
        changed = {english: said for english, said in mine.items() if said and said != theirs.get(english)}
        if changed:
            self.words[language] = changed
            self.told.extend(("start-copy-words", f"{language}: {each} → {said}") for each, said in changed.items())
        if not mine or own_rest != rest:
            self.files[f"{LAID_ASIDE}/{path}"] = data
            self.told.append(("start-copy-aside", path))

    def changed(self, path: str, data: bytes, *, has_same_original: bool) -> None:
        """Take a file that the site has changed or added: as an overlay, as it is, kept apart, or not at all."""
        prefix = next((each for each in _OVERLAID if path.startswith(each)), "")
        if prefix and has_same_original:
            self.overlays.add(_OVERLAID[prefix])
            self.files[f"extensions/{EXTENSION}/{_OVERLAID[prefix]}/{path.removeprefix(prefix)}"] = data
            self.told.append(("start-copy-overlay", path))
        elif path.startswith("theme/"):
            self.files[f"{LAID_ASIDE}/{path}"] = data
            self.told.append(("start-copy-aside", path))
        elif PurePosixPath(path).name.startswith(_LOCKS) or path.startswith(_PROGRAM) or path in _PROGRAM_FILES:
            self.told.append(("start-copy-left", path))
        else:
            self.files[path] = data
            self.told.append(("start-copy-kept", path))


def _extension(overlays: set[str], words: Mapping[str, Mapping[str, str]]) -> str:
    """Return the module that registers the folders and the words."""
    calls = "".join(f'    registry.{each}(_HERE / "{each}")\n' for each in sorted(overlays))
    for language, changed in sorted(words.items()):
        rows = "".join(
            f"            {json.dumps(english, ensure_ascii=False)}: {json.dumps(said, ensure_ascii=False)},\n"
            for english, said in changed.items()
        )
        calls += f'    registry.words(\n        "{language}",\n        {{\n{rows}        }},\n    )\n'
    return _MODULE.format(folder=EXTENSION, calls=calls)


def _with_extension(text: str) -> str:
    """Return settings that name the extension, before those that they name already."""
    found = _assignments(text).get("PLUGINS")
    if found is None:
        return f'{text.rstrip()}\nPLUGINS = ["{EXTENSION}"]\n'
    return text.replace(found, f'PLUGINS = ["{EXTENSION}", *{found.partition("=")[2].strip()}]')


def _settings(name: str, own: bytes, original: bytes, program: bytes) -> tuple[str, list[tuple[str, str]]]:
    """Return the program's settings with what the site has changed, and what could not be carried over."""
    text = program.decode()
    mine, before, now = (_assignments(each.decode("utf-8", "replace")) for each in (own, original, program))
    if not mine:
        return text, [] if not own else [("start-copy-settings", name)]
    told: list[tuple[str, str]] = []
    for setting, line in mine.items():
        if line in {before.get(setting), now.get(setting)}:
            continue
        if setting in _NOT_TAKEN or setting not in {*setting_names(), *SHARED_WITH_PELICAN}:
            told.append(("start-copy-no-setting", f"{name}: {line}"))
            continue
        told.append(("start-copy-setting", f"{name}: {line}"))
        text = text.replace(now[setting], line) if setting in now else f"{text.rstrip()}\n{line}\n"
    if _rest(own, mine) not in {_rest(original, before), _rest(program, now)}:
        told.append(("start-copy-settings", name))
    return text, told


def _assignments(text: str) -> dict[str, str]:
    """Return the lines in which a settings file gives each upper-case name its value; none for what is no Python."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return {}
    found: dict[str, str] = {}
    for node in tree.body:
        target = (
            node.targets[0]
            if isinstance(node, ast.Assign)
            else node.target
            if isinstance(node, ast.AnnAssign)
            else None
        )
        if isinstance(target, ast.Name) and target.id.isupper() and not target.id.startswith("_"):
            found[target.id] = ast.get_source_segment(text, node) or ""
    return found


def _rest(data: bytes, assignments: Mapping[str, str]) -> str:
    """Return what a settings file does beside giving names their values, comments apart."""
    text = data.decode("utf-8", "replace")
    for line in assignments.values():
        text = text.replace(line, "")
    try:
        return ast.unparse(ast.parse(text))
    except (SyntaxError, ValueError):
        return text
