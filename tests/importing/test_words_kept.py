"""No word of a document is lost unreported: what stands neither in the draft nor in the report is a failure.

With `WORD_FILES` naming a folder, every .docx and .odt in it is compared as well: mammoth's and pandoc's test files
were.
"""

from __future__ import annotations

import html
import os
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree as ET

import pytest
from bulletins.importing.folder_plan import PlannedFolder

from tests.importing.fixtures import WORD_FILES, imported
from tests.importing.open_documents import OPEN_DOCUMENTS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPARED = {**WORD_FILES, **OPEN_DOCUMENTS}
OLD_FONTS = "old-fonts.docx"  # its words are not written as they read
NOT_KEPT = {"7", "fbclid", "abc"}
"""The number of a page, which is a field's, and what an address had for following its reader."""
_FOLDER = Path(os.environ.get("WORD_FILES", "/nonexistent"))
GIVEN = {Path(file) for kind in ("docx", "odt") for file in _FOLDER.rglob(f"*.{kind}")}
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
ANNOTATION = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
STYLE_NAME = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"
NOT_SHOWN = {f"{T}tracked-changes", f"{T}note-citation", f"{T}page-number", ANNOTATION}
"""What an OpenDocument text holds beside what is seen."""


def words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return re.findall(r"[^\W_]+", normalize("NFC", text).lower())


def words_of_file(path: Path) -> Counter[str]:
    """Return the visible words of all parts of a Word file: text boxes once, deletions and hidden text not."""
    if path.suffix == ".odt":
        return words_of_open_document(path)
    found: Counter[str] = Counter()
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if re.fullmatch(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml", name):
                root = ET.fromstring(parts.read(name))  # noqa: S314  (test files)
                for text in paragraphs(root):
                    found.update(words(text))
    return found


def words_of_open_document(path: Path) -> Counter[str]:
    """Return the visible words of a text and of its headers and footers, each paragraph's own."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(path) as parts:
        for name in ("content.xml", "styles.xml"):
            root = ET.fromstring(parts.read(name))  # noqa: S314  (test files)
            hidden = {style for style in root.iter() if any(one.get(f"{T}display") == "none" for one in style)}
            _without(root, {style.get(STYLE_NAME, "") for style in hidden} | {"Old"})
            for paragraph in root.iter():
                if paragraph.tag in {f"{T}p", f"{T}h"}:
                    found.update(words(_own_text(paragraph)))
    return found


def _without(element: ET.Element, styles: set[str]) -> None:
    """Take out what is not shown, or not written as it reads."""
    for child in list(element):
        if child.tag in NOT_SHOWN or child.get(f"{T}style-name") in styles:
            tail, child.text = child.tail, ""
            child[:] = []
            child.tail = tail
        _without(child, styles)


def _own_text(element: ET.Element) -> str:
    """Return the letters of a paragraph, not those of paragraphs in it; blanks, tabs and line breaks part words."""
    text = element.text or ""
    for child in element:
        if child.tag.startswith(T) and child.tag not in {f"{T}p", f"{T}h"}:
            text += " " if child.tag in {f"{T}s", f"{T}tab", f"{T}line-break", f"{T}ruby-text"} else ""
            text += "" if child.tag == f"{T}note" else _own_text(child)
        text += child.tail or ""
    return text


def paragraphs(root: ET.Element) -> Iterator[str]:
    """Give the text of each paragraph, without those within it."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for paragraph in root.iter(f"{W}p"):
        text = ""
        for element in paragraph.iter():
            name = element.tag.rpartition("}")[2]
            text += " " if name in {"tab", "br", "cr", "ptab", "rubyBase"} else ""
            if name == "t" and nearest(element, parents) is paragraph and is_seen(element, parents):
                text += element.text or ""
        yield text


def above(element: ET.Element, parents: dict[ET.Element, ET.Element]) -> Iterator[ET.Element]:
    """Give all elements around one, the nearest first."""
    while element in parents:
        element = parents[element]
        yield element


def nearest(element: ET.Element, parents: dict[ET.Element, ET.Element]) -> ET.Element | None:
    """Return the paragraph that an element stands in."""
    return next((one for one in above(element, parents) if one.tag == f"{W}p"), None)


def is_seen(element: ET.Element, parents: dict[ET.Element, ET.Element]) -> bool:
    """Return whether a text is accepted and shown, and no second version of another."""
    for one in above(element, parents):
        if one.tag.rpartition("}")[2] in {"del", "moveFrom", "Fallback"}:
            return False
        if one.tag == f"{W}r" and one.find(f"{W}rPr/{W}vanish") is not None:
            return False
    return True


def words_kept(folder: PlannedFolder) -> Counter[str]:
    """Return the words of a draft and of its report."""
    text = html.unescape(
        dict(folder.files)["index.md"].decode().replace("\\*", " ").replace("\\", "").replace("<br>", " ")
    )
    kept = Counter(words(re.sub(r"</?(?:em|strong|sup|sub|s)>|(?<!\d)\*+(?!\d)", "", text)))
    for found in folder.losses:
        for _, value in found.details:
            kept.update(words(value))
    return kept


@pytest.mark.parametrize("name", sorted(set(COMPARED) - {OLD_FONTS, "empty-document.docx"}))
def test_no_word_is_lost_unreported(name: str, tmp_path: Path) -> None:
    """Every word of every part stands in the draft or in the report, as often as in the document."""
    data = COMPARED[name]()
    file = tmp_path / name
    file.write_bytes(data)
    folder = imported(name, lambda: data)
    assert isinstance(folder, PlannedFolder)
    missing = words_of_file(file) - words_kept(folder)
    assert {word: count for word, count in missing.items() if word not in NOT_KEPT} == {}


@pytest.mark.parametrize("file", sorted(GIVEN), ids=lambda file: file.name)
def test_files_of_others_lose_no_word_but_numbers_of_pages(file: Path) -> None:
    """Whatever others have put into a Word file is read without an exception, and no kind of word is lost."""
    folder = imported(file.name, file.read_bytes)
    if isinstance(folder, PlannedFolder):
        kept = words_kept(folder)
        assert {word for word in words_of_file(file) if not kept[word] and not word.isdecimal()} <= {
            "split",
            "paragraph",
        }
