"""What programs leave behind: ignored and listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulletins.model.source import FileStatus
from bulletins.sources import find_sources

from tests.sources.tree import fated, plant

FOLDER = "bulletins/2024/tin"


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (".index.md.swp", "editor-leftover"),
        ("index.md~", "editor-leftover"),
        ("#index.md#", "editor-leftover"),
        ("~$bao-cao.docx", "editor-leftover"),
        (".~lock.bao-cao.docx#", "editor-leftover"),
        ("index.md.bak", "editor-leftover"),
        ("4913", "editor-leftover"),
        (".DS_Store", "system-leftover"),
        ("._index.md", "system-leftover"),
        ("Thumbs.db", "system-leftover"),
        ("desktop.ini", "system-leftover"),
        (".gitkeep", "version-control"),
        (".editorconfig", "hidden-file"),
    ],
)
def test_a_leftover_is_ignored_by_its_rule(tmp_path: Path, name: str, rule: str) -> None:
    """It is no problem, and the ledger says why it was passed over."""
    found = find_sources(plant(tmp_path, f"{FOLDER}/index.md", f"{FOLDER}/{name}"))
    assert found.problems == ()
    assert fated(found, FileStatus.IGNORED) == {f"{FOLDER}/{name}": rule}


@pytest.mark.parametrize(
    ("folder", "rule"),
    [(".git", "version-control"), ("__MACOSX", "system-leftover"), (".obsidian", "hidden-folder")],
)
def test_a_leftover_folder_is_one_entry(tmp_path: Path, folder: str, rule: str) -> None:
    """What lies in it is not even listed."""
    found = find_sources(plant(tmp_path, f"{FOLDER}/index.md", f"{folder}/a/index.md", f"{folder}/b"))
    assert found.problems == ()
    assert fated(found, FileStatus.IGNORED) == {folder: rule}


def test_an_editors_lock_may_be_a_link(tmp_path: Path) -> None:
    """Emacs marks an open file by a link that leads nowhere; that is a leftover, not an attack."""
    plant(tmp_path, f"{FOLDER}/index.md")
    try:
        (tmp_path / FOLDER / ".#index.md").symlink_to("ai-do@may.1234")
    except OSError:
        pytest.skip("this system lets nobody make links")
    found = find_sources(tmp_path)
    assert found.problems == ()
    assert fated(found, FileStatus.IGNORED) == {f"{FOLDER}/.#index.md": "editor-leftover"}


def test_a_hidden_text_is_not_lost(tmp_path: Path) -> None:
    """A dot before a text's name hides it from its author, not from the check."""
    found = find_sources(plant(tmp_path, f"{FOLDER}/index.md", f"{FOLDER}/.tin.md"))
    assert [problem.code for problem in found.problems] == ["stray-text"]
