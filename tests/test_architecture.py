"""The rooms import one way only, each library has one room, nothing grows past its size: read from the code itself."""

from __future__ import annotations

import ast
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLUGINS = ROOT / "plugins/bulletins"
MODULES = sorted(PLUGINS.rglob("*.py"))
ALONE = {name: f"{name}.py" for name in ("api", "pelican", "installing", "switching", "tasks", "__main__")}
"""The modules that stand beside the rooms."""
ROOMS = sorted([*(folder.name for folder in PLUGINS.iterdir() if (folder / "__init__.py").exists()), *ALONE.values()])

ON_MODEL_ALONE = {
    "sources",
    "body",
    "assembly",
    "pages",
    "rendering",
    "photos",
    "cache",
    "workers",
    "output",
    "settings",
    "preview",
    "linkcheck",
    "reports",
    "importing",
    "search",
}
STAGES = {"sources", "reading", "assembly", "pages", "checking", "rendering", "photos", "cards", "search"}
MAY_IMPORT = {
    "model": set(),
    **{room: {"model"} for room in ON_MODEL_ALONE},
    "newsite": {"model", "settings"},
    "reading": {"model", "body"},
    "forms": {"model", "reading"},
    "writing": {"model", "forms", "output", "reports"},
    "checking": {"model", "pages"},
    "cards": {"model", "photos"},
    "publishing": {"model", "output"},
    "build": {"model", "cache", "workers", "output", *STAGES},
    "commands": {
        *("model", "build", "publishing", "newsite", "forms", "writing", "upgrading", "switching.py"),
        *STAGES,
        *ON_MODEL_ALONE,
    },
    "pelican.py": {"model", "commands", "settings"},
    "api.py": {"model", "pages"},
    "upgrading": {"model", "newsite", "publishing", "switching.py"},
    "switching.py": set(),
    "installing.py": {"commands", "switching.py"},
    "tasks.py": {"commands", "installing.py"},
    "__main__.py": {"commands", "switching.py", "tasks.py"},
}
ONE_ROOM = {
    "pelican": {"pelican.py"},
    "PIL": {"photos", "cards"},
    "pypdf": {"photos"},
    "segno": {"cards"},
    "markdown": {"body"},
    "yaml": {"reading"},
    "nh3": {"body"},
    "linkify_it": {"body"},
    "phonenumbers": {"body"},
    "jinja2": {"rendering"},
    "babel": {"rendering"},
    "feedgenerator": {"rendering"},
    "numpy": {"search"},
    "filelock": {"output"},
    "dask": {"workers"},
    "distributed": {"workers"},
    "watchfiles": {"preview"},
    "bs4": {"importing"},
    "defusedxml": {"importing"},
    "msgspec": {"model", "cache"},
}
PAGE_KINDS = {
    *("archive", "bulletin", "campaign", "feeds", "home", "indexes", "lists", "redirects", "search"),
    *("sitemap", "static", "unit"),
}
"""Modules of the room `pages` that are called what readers call their pages."""
MODULES_TWICE = {"dates", "documents", "links", "live", "references", "share_cards"}
"""Names of modules that two rooms have; none may be added."""
LONGEST_FUNCTION = 50
LONGEST_MODULE = 300
LONGEST_HOST = 150
LONGEST_P90 = 25


def imports(path: Path) -> Iterator[str]:
    """Return the dotted names a module imports, wherever in it they stand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""


def room(path: Path) -> str:
    """Return the room a module of plugins/ stands in."""
    return path.relative_to(PLUGINS).parts[0]


def edges() -> set[tuple[str, str]]:
    """Return every pair of rooms of which the first imports the second, the settings file and tasks.py included."""
    found = set()
    doors = [ROOT / "tasks.py", ROOT / "pelicanconf.py"]
    for path in [*(module for module in MODULES if module.name != "__init__.py" or module.parent != PLUGINS), *doors]:
        here = path.name if path in doors else room(path)
        names = {name.split(".")[1] for name in imports(path) if name.startswith("bulletins.")}
        found |= {(here, ALONE.get(name, name)) for name in names}
    return {(here, there) for here, there in found if here != there}


def functions() -> Iterator[tuple[str, int]]:
    """Return every function of the engine with its length in lines, docstring not counted."""
    for path in [*MODULES, *ROOT.glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[0]
                said = ast.get_docstring(node, clean=False) is not None
                doc = (first.end_lineno or 0) - first.lineno + 1 if said else 0
                yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1 - doc


def class_names() -> Iterator[str]:
    """Return the name of every class and type alias at the top of a module, without a leading underscore."""
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield node.name.lstrip("_")
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = (target.id.lstrip("_") for target in targets if isinstance(target, ast.Name))
                yield from (name for name in names if re.fullmatch(r"[A-Z]\w*[a-z]\w*", name))


def twice(names: Iterable[str]) -> set[str]:
    """Return the names that come more than once."""
    return {name for name, count in Counter(names).items() if count > 1}


def test_rooms_import_one_way() -> None:
    """A room imports only the rooms below it."""
    inside = {(here, there) for here, there in edges() if here in MAY_IMPORT}
    assert {(here, there) for here, there in inside if there not in MAY_IMPORT[here]} == set()


def test_every_room_is_ruled() -> None:
    """No room stands outside the rules."""
    assert sorted(MAY_IMPORT) == ROOMS


def test_a_class_name_has_one_meaning() -> None:
    """No two modules call a class or a type alias alike, be it public or private."""
    assert twice(class_names()) == set()


def test_a_module_name_has_one_meaning() -> None:
    """No two modules are called alike, `__init__` and the kinds of pages excepted."""
    pages = {PLUGINS / "pages" / f"{kind}.py" for kind in PAGE_KINDS}
    assert pages <= set(MODULES)
    assert twice(path.stem for path in MODULES if path.stem != "__init__" and path not in pages) == MODULES_TWICE


@pytest.mark.parametrize("library", sorted(ONE_ROOM))
def test_a_library_has_one_room(library: str) -> None:
    """A library is imported by the room that hides it from the others."""
    users = {room(path) for path in MODULES if library in {name.split(".")[0] for name in imports(path)}}
    assert users <= ONE_ROOM[library]
    assert users


def test_values_are_changed_in_one_way() -> None:
    """`replace` of module dataclasses fails on the model's Structs, and no type checker sees that."""
    named = {
        path.relative_to(PLUGINS).as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        if any(name.name == "replace" for name in node.names)
    }
    assert named == set()


def test_tasks_imports_no_engine_at_module_level() -> None:
    """The door opens with nothing but Python: the engine is imported inside tasks."""
    for file, imported in ((ROOT / "tasks.py", ["bulletins.tasks"]), (PLUGINS / "tasks.py", [])):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = [node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)]
        assert [name for name in names if name.startswith("bulletins")] == imported


def test_functions_and_modules_stay_small() -> None:
    """No function passes 50 lines, nine in ten stay under 25, no module passes 300."""
    lengths = list(functions())
    assert [name for name, lines in lengths if lines > LONGEST_FUNCTION] == []
    assert statistics.quantiles([lines for _, lines in lengths], n=10)[8] <= LONGEST_P90
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in [*MODULES, *ROOT.glob("*.py")]}
    assert [str(path) for path, lines in sizes.items() if lines > LONGEST_MODULE] == []


def test_the_host_stays_thin() -> None:
    """What sits on Pelican is at most 150 lines."""
    host = (PLUGINS / "pelican.py").read_text(encoding="utf-8")
    assert len(host.splitlines()) <= LONGEST_HOST


def test_room_doors_only_open() -> None:
    """A room's `__init__.py` holds a docstring and imports, at most 25 lines."""
    for path in PLUGINS.glob("*/__init__.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 25, path
        assert all(isinstance(node, ast.Expr | ast.ImportFrom | ast.Assign) for node in tree.body), path


def test_the_readme_draws_the_rooms_as_they_are() -> None:
    """The arrows of the README's drawing are exactly the imports between rooms."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    drawing = re.search(r"```mermaid\n(.*?)```", readme, re.DOTALL)
    assert drawing is not None
    arrows = set()
    for line in drawing[1].splitlines():
        if "-->" in line:
            here, _, there = line.strip().rstrip(";").partition("-->")
            arrows |= {(a.strip(), b.strip()) for a in here.split("&") for b in there.split("&")}
    # every room stands on model; the drawing says so in words instead of twelve arrows
    assert arrows == {(here, there) for here, there in edges() if there != "model"}
