"""Every document of the fixtures gives exactly the draft and the findings that are written down for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bulletins.importing.content_folder import write_folders
from bulletins.importing.folder_plan import PlannedFolder

from tests.importing.fixtures import ALL, FOLDER, imported, result_text
from tests.sites import copy_base, run_check

ALT = "Chị em cùng may áo bên hiên nhà"


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_document_gives_its_draft(name: str) -> None:
    """Front matter, body, photos in order and every finding with its place are as expected, byte for byte."""
    assert result_text(imported(name, ALL[name])) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_every_expected_result_has_its_document() -> None:
    """No result is left over from a document that is gone."""
    assert sorted(file.stem for file in FOLDER.glob("*.txt")) == sorted(ALL)


@pytest.mark.parametrize("name", ["captions.docx", "photo-table.docx", "crops.docx", "google-docs.zip"])
def test_importing_twice_gives_the_same_bytes(name: str) -> None:
    """The same document gives the same files, photos included."""
    first, second = imported(name, ALL[name]), imported(name, ALL[name])
    assert isinstance(first, PlannedFolder)
    assert first == second


def test_what_was_imported_passes_the_check_once_the_questions_are_answered(tmp_path: Path) -> None:
    """Where descriptions, titles and summaries that the report asks for are filled in, `check` finds no error."""
    content = copy_base(tmp_path)
    for number, name in enumerate(sorted(ALL)):
        folder = imported(name, ALL[name])
        if isinstance(folder, PlannedFolder):
            write_folders(content, (_answered(folder, f"bulletins/2026/2026-01-15-bai-{number}"),))
    code, lines = run_check(tmp_path)
    assert [line for line in lines if ": error " in line] == []
    assert code == 0


def _answered(folder: PlannedFolder, place: str) -> PlannedFolder:
    """Return a folder at another place with every open question answered."""
    files = dict(folder.files)
    text = files["index.md"].decode().replace("![](", f"![{ALT}](")
    text = re.sub(r"^( *)alt:$", rf"\1alt: {ALT}", text, flags=re.MULTILINE)
    files["index.md"] = re.sub(r"^summary:$", "summary: Chị em dự hội thi.", text, flags=re.MULTILINE).encode()
    return PlannedFolder(folder=place, files=tuple(files.items()), losses=(), title=folder.title)
