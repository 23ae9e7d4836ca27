"""Documents become drafts in content/: all of them or none, asked for what they do not say, told what was lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bulletins.commands.console import Console
from bulletins.commands.import_files import ImportChoices, import_files
from bulletins.importing.document_reading import read_document
from bulletins.reports import Format

from tests.importing.documents import DOCUMENTS
from tests.importing.word_files import WordFile
from tests.sites import NOW, copy_base, run_check, settings_for, tree

ROOT = Path(__file__).resolve().parents[2]
PLAIN = "plain-first-line.docx"
WITH_PHOTOS = "captions.docx"


def run_import(
    folder: Path,
    *names: str,
    style: Format = Format.TEXT,
    ask: Callable[[str], str] | None = None,
    trial: bool = False,
    digest: bool = False,
    **typed: str,
) -> tuple[int, str]:
    """Return the exit code and what was said, with the documents written into a folder first."""
    files = []
    for name in names:
        file = folder / name
        if name in DOCUMENTS:
            file.write_bytes(DOCUMENTS[name]())
        files.append(str(file))
    return import_typed(folder, *files, style=style, ask=ask, trial=trial, digest=digest, **typed)


def import_typed(
    folder: Path,
    *files: str,
    style: Format = Format.TEXT,
    ask: Callable[[str], str] | None = None,
    trial: bool = False,
    digest: bool = False,
    **typed: str,
) -> tuple[int, str]:
    """Return the exit code and what was said for files as they were typed."""
    said: list[str] = []
    speech = Console(style=style, language="en", write=said.append)
    choices = ImportChoices(files=files, trial=trial, digest=digest, **typed)
    return import_files(lambda: settings_for(folder), speech, choices, ask, lambda: NOW), "".join(said)


def test_a_document_becomes_a_draft_that_passes_the_check(tmp_path: Path) -> None:
    """The unit is read from the text, the folder named by day and title, and `check` finds nothing wrong."""
    content = copy_base(tmp_path)
    code, said = run_import(tmp_path, PLAIN)
    assert code == 0, said
    folder = "bulletins/2026/2026-01-15-ben-ao-trao-giai-hoi-thi-ao-dai"
    assert said.splitlines()[0] == f"{PLAIN} → {content}/{folder}"
    assert said.splitlines()[-2:] == [
        "questions: 0; left out: 0; changed or guessed: 4; files refused: 0",
        "Drafts written: 1. Answer the questions, then take out the line “status: draft”.",
    ]
    code, lines = run_check(tmp_path)
    assert (code, any(f"draft: content/{folder}/index.md" in line for line in lines)) == (0, True)


def test_the_report_has_headings_and_tells_the_same_advice_once(tmp_path: Path) -> None:
    """No code stands before a sentence; what to do about photos is said at the first, all have their places."""
    copy_base(tmp_path)
    lines = run_import(tmp_path, WITH_PHOTOS, unit="xa-ben-ao")[1].splitlines()
    photos = [line for line in lines if "nobody has said yet" in line]
    assert lines[1] == f"  To be answered before it can be published ({len(photos)}):"
    assert ["square brackets" in line for line in photos] == [True, *[False] * (len(photos) - 1)]
    assert all(line.startswith("    paragraph ") for line in photos)
    assert not [line for line in lines if "import-" in line]


def test_a_photo_that_waits_for_its_words_is_its_drafts(tmp_path: Path) -> None:
    """`check` counts it to the draft that shows it; it was called ignored, and used by no text."""
    content = copy_base(tmp_path)
    assert run_import(tmp_path, WITH_PHOTOS, unit="xa-ben-ao")[0] == 0
    photo = next(content.glob("bulletins/2026/*/anh-*.jpg")).relative_to(tmp_path).as_posix()
    _, lines = run_check(tmp_path)
    assert f"  draft: {photo} (it says status: draft)" in lines
    assert not [line for line in lines if "anh-" in line and "ignored" in line]


def test_a_document_without_a_unit_is_asked_for(tmp_path: Path) -> None:
    """With somebody there the unit is asked; with nobody the units are named and nothing is written."""
    content = copy_base(tmp_path)
    before = tree(content)
    assert run_import(tmp_path, "no-title.docx")[0] == 1
    assert tree(content) == before
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "tinh-sen"

    assert run_import(tmp_path, "no-title.docx", ask=answer)[0] == 0
    assert len(asked) == 1
    written = next(file for file in tree(content) if file not in before and file.endswith("index.md"))
    assert "unit: tinh-sen" in (content / written).read_text(encoding="utf-8").splitlines()


def test_options_come_before_what_was_read(tmp_path: Path) -> None:
    """What is typed stands in the draft."""
    content = copy_base(tmp_path)
    other = WordFile()
    for line in ("Hội thi áo dài", "Sáng 10/7, mười hai chi hội dự hội thi áo dài ở nhà văn hóa xã Bến Ao."):
        other.p(line, bold=True)
    (tmp_path / "khong-nam.docx").write_bytes(other.bytes())
    code, said = run_import(tmp_path, "khong-nam.docx", unit="tinh-sen", date="2024-07-10")
    assert code == 0, said
    text = next(content.glob("bulletins/2024/2024-07-10-hoi-thi*/index.md")).read_text(encoding="utf-8")
    assert "event_date: 2024-07-10\n" in text  # the year is that of the typed day
    code, said = run_import(tmp_path, PLAIN, unit="tinh-sen", campaign="dự án", date="2025-12-01")
    assert code == 0, said
    text = next(content.glob("bulletins/2025/2025-12-01-*/index.md")).read_text(encoding="utf-8")
    assert text.splitlines()[2:6] == ["date: 2025-12-01", "unit: tinh-sen", "campaign:", "  - du-an-8"]


def test_the_options_are_told_where_a_file_is_expected() -> None:
    """`inv import --help` lists what can be typed, and looks for no file of that name."""
    command = [sys.executable, "-m", "invoke", "import", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "--dry-run" in done.stdout, "--media" in done.stdout) == (0, True, True), done.stderr


def test_a_document_of_nothing_but_a_note_keeps_the_note() -> None:
    """Words that stand in a footnote alone are no reason to call a document empty."""
    word = WordFile()
    sign = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    word.raw(sign)
    word.notes("footnote", ["Chỉ có chú thích."])
    assert read_document("a.docx", word.bytes(), lambda _: None).value is not None


def test_a_trial_writes_nothing(tmp_path: Path) -> None:
    """With --dry-run the text is shown and the content folder stays as it was."""
    content = copy_base(tmp_path)
    before = tree(content)
    code, said = run_import(tmp_path, WITH_PHOTOS, unit="xa-ben-ao", trial=True)
    assert (code, tree(content)) == (0, before)
    assert "title: Bến Ao trao giải hội thi áo dài" in said.splitlines()
    assert said.splitlines()[-1] == "Drafts that would be written: 1. Nothing was written."


def test_all_documents_are_written_or_none(tmp_path: Path) -> None:
    """One file that cannot be read keeps the others from being written."""
    content = copy_base(tmp_path)
    before = tree(content)
    (tmp_path / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    code, said = run_import(tmp_path, PLAIN, "b.doc", "khong-co.docx")
    assert (code, tree(content)) == (1, before)
    assert "b.doc: error: this is a document of Word 97–2003 (.doc)" in said
    assert "khong-co.docx: error: there is no such file or folder" in said
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".importing")] == []


def test_a_folder_is_imported_whole_and_twice_the_same_name_is_not_taken(tmp_path: Path) -> None:
    """Every document of a folder becomes a draft; a title that is there already gets another folder."""
    content = copy_base(tmp_path)
    inside = tmp_path / "word"
    inside.mkdir()
    for name in ("a.docx", "b.docx"):
        (inside / name).write_bytes(DOCUMENTS[PLAIN]())
    (inside / "~$a.docx").write_bytes(b"lock")
    assert run_import(tmp_path, "word")[0] == 0
    assert sorted(folder.name for folder in content.glob("bulletins/2026/2026-01-15-ben-ao*")) == [
        "2026-01-15-ben-ao-trao-giai-hoi-thi-ao-dai",
        "2026-01-15-ben-ao-trao-giai-hoi-thi-ao-dai-2",
    ]


def test_the_report_as_json_holds_places_counts_and_whole_words(tmp_path: Path) -> None:
    """Machines get every finding with its kind, place and details."""
    copy_base(tmp_path)
    code, said = run_import(tmp_path, WITH_PHOTOS, unit="xa-ben-ao", style=Format.JSON)
    report = json.loads(said)
    assert (code, report["written"]) == (0, True)
    questions = [found for found in report["documents"][0]["losses"] if found["kind"] == "question"]
    assert [(found["code"], found["place"]["text"], found["details"]) for found in questions] == [
        ("import-alt-missing", "paragraph 7, picture 2", {"file": "anh-2.jpg"}),
        ("import-alt-missing", "paragraph 11, picture 3", {"file": "anh-3.jpg"}),
        ("import-alt-missing", "paragraph 13, picture 4", {"file": "anh-4.jpg"}),
    ]


def test_pictures_beside_a_page_are_found_and_nothing_outside_its_folder(tmp_path: Path) -> None:
    """A page's own pictures come with it; an address that leads out of its folder is named and not followed."""
    content = copy_base(tmp_path)
    (tmp_path / "secret.jpg").write_bytes(DOCUMENTS[PLAIN]())
    inside = tmp_path / "page"
    inside.mkdir()
    page = "<h1>Hội thi áo dài xã Bến Ao</h1><p>Chị em rất vui.</p><img src='../secret.jpg'><img src='/etc/passwd'>"
    (inside / "bai.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    code, said = run_import(tmp_path, "page/bai.html", unit="xa-ben-ao")
    assert code == 0, said
    assert said.count("a picture is not in the file") == 2
    assert [file for file in tree(content) if "hoi-thi-ao-dai-xa" in file and not file.endswith("index.md")] == []


def digest_file(parted_by: str) -> bytes:
    """Return a document with two items, each with its unit in the heading, parted by stars, numbers or headings."""
    word = WordFile()
    word.p("Bản tin tổng hợp tháng 3", style="Title")
    for number, unit in enumerate(("Xã Bến Ao", "Tỉnh Sen"), 1):
        title = f"{unit} trao giải hội thi áo dài"
        if parted_by == "numbers":
            word.p(f"{number}. {title}", bold=True)
        elif parted_by == "headings":
            word.p(title, style="Heading 1")
        else:
            word.p("* * *", align="center")
            word.p(title, bold=True)
        word.p("Chị em góp vải từ tháng Giêng, may vào buổi tối, mỗi chi hội một bộ.")
        word.p("Ban giám khảo chấm theo ba tiêu chí: sáng tạo, tiết kiệm, đúng dáng áo.")
    return word.bytes()


@pytest.mark.parametrize("parted_by", ["stars", "numbers", "headings"])
def test_a_digest_in_one_file_becomes_a_digest_and_its_bulletins(parted_by: str, tmp_path: Path) -> None:
    """On request each item is a bulletin of its own, and the digest names them in their order."""
    content = copy_base(tmp_path)
    (tmp_path / "tong-hop.docx").write_bytes(digest_file(parted_by))
    code, said = run_import(tmp_path, "tong-hop.docx", unit="tinh-sen", digest=True)
    assert code == 0, said
    names = ["2026-01-15-xa-ben-ao-trao-giai-hoi-thi-ao-dai", "2026-01-15-tinh-sen-trao-giai-hoi-thi-ao-dai"]
    whole = (content / "bulletins/2026/2026-01-15-ban-tin-tong-hop-thang-3/index.md").read_text(encoding="utf-8")
    assert f"items:\n  - {names[0]}\n  - {names[1]}\n" in whole
    for name in names:
        text = (content / "bulletins/2026" / name / "index.md").read_text(encoding="utf-8")
        assert text.splitlines()[-3:] == [
            "Chị em góp vải từ tháng Giêng, may vào buổi tối, mỗi chi hội một bộ.",
            "",
            "Ban giám khảo chấm theo ba tiêu chí: sáng tạo, tiết kiệm, đúng dáng áo.",
        ]
    assert run_check(tmp_path)[0] == 0


def test_a_digest_that_becomes_one_bulletin_is_told(tmp_path: Path) -> None:
    """Without the request the document is one bulletin, and the report says that it could be several."""
    copy_base(tmp_path)
    (tmp_path / "tong-hop.docx").write_bytes(digest_file("headings"))
    code, said = run_import(tmp_path, "tong-hop.docx", unit="tinh-sen")
    assert (code, said.count("the document holds several items (")) == (0, 1)


def test_an_item_of_an_unknown_unit_is_told(tmp_path: Path) -> None:
    """With --unit the item gets the typed unit and the report says so; without, the item is named that needs one."""
    word = WordFile()
    word.p("TIN VẮN THÁNG 3", bold=True)
    for number, place in enumerate(("Bến Ao", "Bến Cát"), 1):
        word.p(f"{number}. Hội Phụ nữ xã {place} tặng quà", bold=True)
        word.p("Sáng 8/9, chị em góp vải từ tháng Giêng, may vào buổi tối, mỗi chi hội một bộ áo dài.")
    (tmp_path / "tin.docx").write_bytes(word.bytes())
    copy_base(tmp_path)
    code, said = run_import(tmp_path, "tin.docx", digest=True)
    assert (code, "the item “Hội Phụ nữ xã Bến Cát tặng quà” does not say clearly" in said) == (1, True)
    code, said = run_import(tmp_path, "tin.docx", digest=True, unit="tinh-sen")
    assert (
        code,
        said.count("the heading of this item names no unit"),
        "typed for the whole document: tinh-sen" in said,
    ) == (0, 1, True)
