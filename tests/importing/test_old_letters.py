"""Texts typed for fonts from before Unicode are read by their letters where no font is named."""

from __future__ import annotations

import pytest
from bulletins.importing.document_reading import read_document
from bulletins.importing.flow import FlowParagraph
from bulletins.reading.legacy import old_encoding

from tests.importing.word_files import WordFile

PLAIN = ["Hội thi áo dài ở Bến Ao", "Hội Phụ nữ xã tổ chức hội thi may áo dài cho mười hai chi hội."]
TCVN3 = ["Héi thi ¸o dµi ë BÕn Ao", "Héi Phô n÷ x· tæ chøc héi thi may ¸o dµi cho m\u00adêi hai chi héi."]
VNI = ["Hoäi thi aùo daøi ôû Beán Ao", "Hoäi Phuï nöõ xaõ toå chöùc hoäi thi may aùo daøi cho möôøi hai chi hoäi."]


def read(name: str, data: bytes) -> tuple[list[str], list[str]]:
    """Return the lines of a document and the codes of what is said of it."""
    flow = read_document(name, data, lambda _: None, old_encoding).value
    assert flow is not None
    lines = [block.text for block in flow.blocks if isinstance(block, FlowParagraph) and block.text]
    return lines, [found.code for found in flow.losses]


@pytest.mark.parametrize("typed", [TCVN3, VNI])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_text_is_rewritten_in_unicode(typed: list[str], encoding: str) -> None:
    """TCVN3 and VNI are told by their letters, saved as UTF-8 or as the old program did, and said."""
    assert read("bai.txt", "\n".join(typed).encode(encoding)) == (PLAIN, ["import-old-encoding"])


def test_only_old_paragraphs_of_a_word_file_are_rewritten() -> None:
    """In a file of both kinds, Unicode paragraphs stay, and those whose font says nothing are rewritten."""
    word = WordFile()
    for line in (*PLAIN, *TCVN3, "Chị Noël dự thi."):
        word.p(line)
    assert read("bai.docx", word.bytes()) == ([*PLAIN, *PLAIN, "Chị Noël dự thi."], ["import-old-encoding"])


def test_a_foreign_text_is_left_alone() -> None:
    """Letters of other languages are no sign of an old font."""
    lines = ["Noël à la grande maison", "Größe und Maß, übermäßig", "piñata mañana"]
    assert read("bai.txt", "\n".join(lines).encode()) == (lines, [])
