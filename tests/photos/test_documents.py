"""Which documents may be offered beside a text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from bulletins.model.identity import ContentPath, Digest, Slug
from bulletins.model.problem import error
from bulletins.model.source import Source, SourceKind
from bulletins.photos.documents import DocumentKind, check_document

PLAIN = "<Types><Override PartName='/word/document.xml'/></Types>"
MACROS = "<Types><Default ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"


def office(*parts: str, types: str | None = PLAIN) -> bytes:
    """Return an archive with the list of contents that Word and Excel write, and those parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if types is not None:
            archive.writestr("[Content_Types].xml", types)
        for part in parts:
            archive.writestr(part, "<x/>")
    return buffer.getvalue()


def source_of(folder: Path, name: str, data: bytes) -> Source:
    """Return the source of a document that was written into a folder."""
    file = folder / name
    file.write_bytes(data)
    path = ContentPath(f"bulletins/2024/tin/{name}")
    return Source(
        path=path,
        file=str(file),
        kind=SourceKind.ASSET,
        slug=Slug("tin"),
        language=None,
        digest=Digest("0" * 32),
        size=len(data),
    )


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("ke-hoach.pdf", b"%PDF-1.7\n...", DocumentKind.PDF),
        ("ke-hoach.PDF", b"\xef\xbb\xbf%PDF-1.4\n", DocumentKind.PDF),
        ("Kế hoạch số 5.docx", office("word/document.xml"), DocumentKind.DOCX),
        ("so-lieu.xlsx", office("xl/workbook.xml"), DocumentKind.XLSX),
    ],
)
def test_documents_are_told_by_content(name: str, data: bytes, kind: DocumentKind, tmp_path: Path) -> None:
    """PDF, Word and Excel files are taken where name and content agree."""
    outcome = check_document(source_of(tmp_path, name, data))
    assert outcome.problems == ()
    assert outcome.value == kind


@pytest.mark.parametrize(
    ("name", "data", "code", "detail"),
    [
        ("a.zip", office("word/document.xml"), "document-kind", ("found", "zip")),
        ("a.docm", office("word/document.xml"), "document-kind", ("found", "docm")),
        ("a", b"%PDF-1.7", "document-kind", ("found", "–")),
        ("a.pdf", b"", "document-empty", None),
        ("a.pdf", b"MZ\x90\x00 a program", "document-not-as-named", ("ending", "pdf")),
        ("a.pdf", office("word/document.xml"), "document-not-as-named", ("ending", "pdf")),
        ("a.docx", b"%PDF-1.7", "document-not-as-named", ("ending", "docx")),
        ("a.docx", office("xl/workbook.xml"), "document-not-as-named", ("ending", "docx")),
        ("a.docx", office("word/document.xml", types=None), "document-not-as-named", ("ending", "docx")),
        ("a.xlsx", office("notes.txt", types=None), "document-not-as-named", ("ending", "xlsx")),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "document-old-or-locked", ("ending", "docx")),
        ("a.docx", office("word/document.xml")[:-30], "document-damaged", None),
        ("a.docx", office("word/document.xml", "word/vbaProject.bin"), "document-macros", ("ending", "docx")),
        ("a.docx", office("word/document.xml", types=MACROS), "document-macros", ("ending", "docx")),
        ("a.xlsx", office("xl/workbook.xml", "xl/VBAPROJECT.BIN"), "document-macros", ("ending", "xlsx")),
    ],
)
def test_other_documents_are_refused(
    name: str, data: bytes, code: str, detail: tuple[str, str] | None, tmp_path: Path
) -> None:
    """What is not what its name says, holds macros, is locked or damaged is not offered."""
    outcome = check_document(source_of(tmp_path, name, data))
    details = dict([detail] if detail else [])
    assert outcome.value is None
    assert outcome.problems == (error(code, f"content/bulletins/2024/tin/{name}", 0, 0, **details),)


def test_a_list_of_contents_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    """An archive made to fill the memory is refused before it is unpacked."""
    data = office("word/document.xml", types=" " * 2_000_000)
    outcome = check_document(source_of(tmp_path, "a.docx", data))
    assert [found.code for found in outcome.problems] == ["document-damaged"]


@pytest.mark.parametrize("position", range(0, 300, 7))
def test_any_damage_is_a_problem_or_a_document(position: int, tmp_path: Path) -> None:
    """Flipped bytes anywhere give a kind or a problem, never an exception."""
    data = bytearray(office("word/document.xml"))
    data[position % len(data)] ^= 0xA5
    outcome = check_document(source_of(tmp_path, "a.docx", bytes(data)))
    assert (outcome.value is None) == bool(outcome.problems)


def test_a_document_that_went_away_is_a_problem(tmp_path: Path) -> None:
    """A document that cannot be read is said to be so."""
    source = source_of(tmp_path, "a.pdf", b"%PDF-1.7")
    Path(source.file).unlink()
    assert [found.code for found in check_document(source).problems] == ["document-unreadable"]
