"""Every page of the documentation: commands can be typed as they stand, links lead somewhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

import tasks
from tests.sites import ROOT

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
EACH = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
TASKS = tasks.namespace


@EACH
def test_commands_can_be_typed(page: Path) -> None:
    """Every `python3 tasks.py …` names a task and options that it has."""
    for command in _commands(page):
        name, *rest = shlex.split(command)
        assert name in TASKS.task_names, command
        options = {f"--{name.replace('_', '-')}" for argument in TASKS[name].get_arguments() for name in argument.names}
        assert {word.partition("=")[0] for word in rest if word.startswith("--")} <= options, command


@EACH
def test_links_lead_somewhere(page: Path) -> None:
    """A file that is named is there, and a place in it, too."""
    for target in re.findall(r"\]\((?!https?:|<)([^)\s\"]+)\)", _prose(page)):
        path, _, anchor = target.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), target
        assert not anchor or anchor in _anchors(file), target


def _commands(page: Path) -> Iterator[str]:
    """Give what follows `tasks.py` in code, without what it prints."""
    text = page.read_text(encoding="utf-8")
    spans = [span for span in re.findall(r"`([^`]+)`", _prose(page)) if "tasks.py" in span]
    blocks = re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    for span in [*spans, *lines]:
        found = re.search(r"(?:python3|py) tasks\.py ((?:[a-z]|\s).*)", re.sub(r"\s+", " ", span))
        if found is not None:
            yield found[1]


def _prose(page: Path) -> str:
    """Return a page without its fenced blocks, and without images in code."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`]*`", lambda span: "" if "](" in span[0] else span[0], text)


def _anchors(page: Path) -> set[str]:
    """Return the places that GitHub gives a page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
