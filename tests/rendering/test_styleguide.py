"""The style guide: complete, and every example stands by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bulletins.model.identity import Language

from tests.rendering.samples.things import EN, VI
from tests.rendering.styleguide import (
    COMPONENTS,
    Component,
    component_names,
    read_components,
    render_styleguide,
    write_styleguide,
)

MACRO = re.compile(r"\{% macro (?P<name>\w+)\((?P<parameters>[^)]*)\)")


def macros(name: str) -> list[tuple[str, str]]:
    """Return the macros of a component, each with its parameters as they are written."""
    text = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
    return [(found["name"], found["parameters"]) for found in MACRO.finditer(text)]


@pytest.fixture(scope="module", params=[VI, EN])
def components(request: pytest.FixtureRequest) -> tuple[Component, ...]:
    """Every component with its examples, in each language."""
    language: Language = request.param
    return read_components(language)


@pytest.mark.parametrize("name", component_names())
def test_documented(name: str) -> None:
    """A component's comment names each of its macros with the very parameters it takes."""
    text = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
    comment = text.partition("#}")[0]
    missing = [macro for macro, parameters in macros(name) if f"  {macro}({parameters}):" not in comment]
    assert missing == []


@pytest.mark.parametrize("name", component_names())
def test_every_macro_has_an_example(name: str) -> None:
    """Each macro is shown by an example beside its component."""
    text = (COMPONENTS / "examples" / f"{name}.html").read_text(encoding="utf-8")
    assert [macro for macro, _ in macros(name) if f"{{{{ {macro}(" not in text] == []


def test_examples_stand_alone(components: tuple[Component, ...]) -> None:
    """Each example shows something, closes what it opens, and has pictures with sizes and words."""
    for example in (example for component in components for example in component.examples):
        tree = BeautifulSoup(example.html, "html.parser")
        assert tree.select("*"), example.title
        opened = re.findall(r"<(figure|section|article|ul|ol|p|a|div|nav|picture|details)\b", example.html)
        closed = re.findall(r"</(figure|section|article|ul|ol|p|a|div|nav|picture|details)>", example.html)
        assert sorted(opened) == sorted(closed), example.title
        pictures = [tag for tag in tree.find_all("img") if not tag.find_parent(class_="brand")]
        assert all(tag.get("width") and tag.get("alt") is not None for tag in pictures), example.title


@pytest.mark.parametrize("language", [VI, EN])
def test_page(language: Language) -> None:
    """The style guide is a page like any other, out of search engines' sight, with every component on it."""
    tree = BeautifulSoup(render_styleguide(language), "html.parser")
    assert [tag.get_text() for tag in tree.find_all("h1")] == ["Style guide"]
    assert tuple(tag.get_text() for tag in tree.select("main > .section > h2")) == component_names()
    assert tree.select("meta[name=robots][content=noindex]")


def test_written(tmp_path: Path) -> None:
    """It is written with the theme's files and a photo for every picture, so that it can be looked at."""
    pages = write_styleguide(tmp_path)
    assert [page.name for page in pages] == ["styleguide-vi.html", "styleguide-en.html"]
    tree = BeautifulSoup(pages[0].read_text(encoding="utf-8"), "html.parser")
    wanted = [str(tag["href"]) for tag in tree.select("link[rel=stylesheet]")]
    wanted += [str(tag["src"]) for tag in tree.find_all(src=True)]
    assert [address for address in wanted if not (tmp_path / address.lstrip("/")).is_file()] == []
