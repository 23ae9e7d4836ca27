"""Documents of every kind that offices have, made by a script; names and figures are made up.

`python -m tests.importing.fixtures` writes the expected results anew; their diff is to be reviewed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bulletins.importing.document_reading import read_document
from bulletins.importing.folder_plan import FolderChoices, PlannedFolder, plan_folder
from bulletins.importing.walker import WalkContext, draft_of
from bulletins.model.photo import IntakePhoto, PhotoEdit
from bulletins.model.problem import Outcome
from bulletins.model.settings import PhotoSettings
from bulletins.photos import take_photo

from tests.importing.documents import DOCUMENTS
from tests.importing.office_habits import HABITS
from tests.importing.open_documents import OPEN_DOCUMENTS
from tests.importing.web_pages import BESIDE, PAGES

FOLDER = Path(__file__).parent / "expected"
WORD_FILES = {**DOCUMENTS, **HABITS}
ALL = {**WORD_FILES, **OPEN_DOCUMENTS, **PAGES}
DAY = date(2026, 1, 15)


def take(name: str, data: bytes, edit: PhotoEdit) -> Outcome[IntakePhoto]:
    """Return a photo as it is kept."""
    return take_photo(name, data, edit, PhotoSettings())


def imported(name: str, build: Callable[[], bytes]) -> PlannedFolder | str:
    """Return the folder that a document becomes, or the codes of why it becomes none."""
    outcome = read_document(name, build(), BESIDE.get)
    if outcome.value is None:
        return " ".join(found.code for found in outcome.problems)
    draft = draft_of(outcome.value, WalkContext(today=DAY, names=("Bến Ao", "Hội Phụ nữ xã Bến Ao")))
    choices = FolderChoices(units=("xa-ben-ao",), day=draft.published or DAY)
    return plan_folder(draft, "bai", choices, take)


def result_text(folder: PlannedFolder | str) -> str:
    """Return everything that a reviewer must see: files, text, findings."""
    if isinstance(folder, str):
        return f"{folder}\n"
    files = [name for name, _ in folder.files]
    text = dict(folder.files)["index.md"].decode()
    findings = [
        f"{found.kind.value} {found.code} x{found.count}"
        f" paragraph={found.place.paragraph} table={found.place.table} picture={found.place.picture} {found.place.part}"
        f" {dict(found.details) or ''}".rstrip()
        for found in folder.losses
    ]
    return "\n".join([f"files: {' '.join(files)}", "=====", text.rstrip("\n"), "=====", *findings, ""])


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for known in FOLDER.glob("*.txt"):
        known.unlink()
    for document, make in ALL.items():
        (FOLDER / f"{document}.txt").write_text(result_text(imported(document, make)), encoding="utf-8", newline="\n")
