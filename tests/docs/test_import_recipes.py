"""Every import that the guides describe is done here as they say it: their commands, their steps, their report."""

from __future__ import annotations

import csv
import io
import re
import shlex
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bulletins.commands.build import build
from bulletins.commands.check import check
from bulletins.commands.console import Console
from bulletins.commands.import_files import ImportChoices, import_files
from invoke.parser import Parser

import tasks
from docs.pictures.guides import GUIDES, Guide, lay_out
from tests.commands.test_import_registry import workbook
from tests.importing.old_sites import WordPressItem, attachment, uploads, wordpress
from tests.importing.word_files import WordFile, picture_bytes
from tests.sites import settings_for

LATER = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
EACH = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.language)
UNIT = {"vi": "Hội Phụ nữ xã Bến Ao", "en": "Quayside Branch"}
SLUG = {"vi": "xa-ben-ao", "en": "quayside"}
PARENT = {"vi": ("Hội Phụ nữ tỉnh Sen", "tinh-sen"), "en": ("Harbour and Rail Workers, national office", "national")}
LEVEL = {"vi": "Cấp xã", "en": "Branch"}
LEAD = {
    "vi": "Sáng 6/3/2026, mười hai chi hội của Hội Phụ nữ xã Bến Ao thi áo dài may từ vải cũ ở nhà văn hóa.",
    "en": "On 6 March 2026 forty members of the Quayside Branch cleared a berth in eleven minutes, and nobody ran.",
}
TITLE = {"vi": "Bến Ao trao giải hội thi áo dài", "en": "Quayside clears a berth in eleven minutes"}
ALT = {"vi": "Bốn chị em mặc áo dài đứng hai bên bàn máy may", "en": "Four people with helmets stand beside a crane"}


@pytest.fixture
def place(guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the guide's site, in which its commands are typed."""
    lay_out(guide, tmp_path, {})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands(guide: Guide) -> list[str]:
    """Return the imports that a guide has one type: Word, Zalo, a page, Google Docs, a site, a table."""
    found = re.findall(r"`python3 tasks\.py (import [^`]+)`", guide.text)
    assert len(found) == 6, found
    return found


def follow(guide: Guide, place: Path, command: str) -> str:
    """Type a command as the guide prints it, and return what is said; it must end well."""
    (typed,) = Parser(contexts=tasks.namespace.to_contexts()).parse_argv(shlex.split(command))
    words = typed.as_kwargs
    choices = ImportChoices(files=(words["source"],), media=words["media"])
    return run(import_files, guide, place, choices, None)


def run(command: object, guide: Guide, place: Path, *typed: object) -> str:
    """Return what a command says, which must end well."""
    said: list[str] = []
    assert callable(command)
    console = Console(language=guide.language, write=said.append)
    code = command(lambda: settings_for(place), console, *typed, lambda: LATER)
    assert code == 0, said
    return "".join(said)


def written(place: Path, name: str) -> Path:
    """Return the text of the one bulletin whose folder has this in its name."""
    (found,) = place.glob(f"content/bulletins/*/*{name}*/index.md")
    return found


@EACH
def test_from_word_to_a_page(guide: Guide, place: Path) -> None:
    """The report is that of the guide; with the question answered and the line taken out, readers see the bulletin."""
    command = commands(guide)[0]
    report = guide.blocks("report")[0]
    (capitals,) = re.findall(r"“([^”a-z]+)”", report)
    file = WordFile()
    for line in ("", ""):
        file.p(line)
    file.p(capitals, bold=True, align="center")
    file.p(LEAD[guide.language], bold=True)
    file.p("1240 * 2")
    file.picture(picture_bytes("red", (900, 600)))
    (place / shlex.split(command)[1]).write_bytes(file.bytes())
    said = follow(guide, place, command)
    assert [line for line in report.splitlines() if line not in said.splitlines()] == [], said
    draft = next(path for path in place.glob("content/bulletins/2026/2026-03-10-*/index.md"))
    text = draft.read_text(encoding="utf-8")
    assert f"summary: {LEAD[guide.language]}\n" in text
    assert "status: draft\n" in text
    run(check, guide, place)
    answered = text.replace("![](", f"![{ALT[guide.language]}](").replace("status: draft\n", "")
    draft.write_text(answered, encoding="utf-8")
    run(build, guide, place)
    page = next(path for path in (place / "output").rglob("index.html") if path.parent.name == draft.parent.name)
    assert ALT[guide.language] in page.read_text(encoding="utf-8")


@EACH
def test_a_message_a_page_and_a_document_of_google(guide: Guide, place: Path) -> None:
    """Each becomes a draft with what the guide promises: lines, emoji and hashtags; pictures that were saved beside."""
    _, message, page, document, *_ = commands(guide)
    title, lead = TITLE[guide.language], LEAD[guide.language]
    lines = f"[20:15, 06/03/2026] Lan: 🌸 {title} 🌸\r\n{lead}\r\n👉 10 – 12 – 40\r\n#Hoi #Union\r\n"
    (place / shlex.split(message)[1]).write_text(lines, encoding="utf-8-sig", newline="")
    said = follow(guide, place, message)
    assert ("[20:15, 06/03/2026] Lan:" in said, "🌸" in said) == (True, True)
    text = next(path for path in place.glob("content/bulletins/2026/2026-03-10-*/index.md")).read_text(encoding="utf-8")
    assert f"title: {title}\n" in text
    assert "👉 10 – 12 – 40\n\n\\#Hoi #Union\n" in text
    saved = Path(shlex.split(page)[1])
    (place / f"{saved.stem}_files").mkdir()
    (place / f"{saved.stem}_files" / "a.jpg").write_bytes(picture_bytes("red", (900, 600)))
    (place / saved).write_text(_page(title, lead, f"./{saved.stem}_files/a.jpg"), encoding="utf-8")
    follow(guide, place, page)
    with zipfile.ZipFile(place / shlex.split(document)[1], "w") as archive:
        archive.writestr("a.html", _page(title, lead, "images/image1.jpg"))
        archive.writestr("images/image1.jpg", picture_bytes("blue", (900, 600)))
    follow(guide, place, document)
    drafts = sorted(place.glob("content/bulletins/2026/2026-03-10-*"))
    assert [sorted(path.suffix for path in draft.iterdir()) for draft in drafts] == [
        [".md"],
        [".jpg", ".md"],
        [".jpg", ".md"],
    ]
    run(check, guide, place)


def _page(title: str, lead: str, picture: str) -> str:
    """Return a page as a browser saves it: the menu around, the picture beside."""
    return (
        "<!DOCTYPE html>\n<!-- saved from url=(0030)https://cu.example/tin/1234.html -->\n"
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><nav><a href="/">1</a></nav>'
        f'<h1>{title}</h1><p><b>{lead}</b></p><p>1240 * 2</p><p><img src="{picture}" alt=""></p></body></html>'
    )


@EACH
def test_a_whole_old_site(guide: Guide, place: Path) -> None:
    """A table, filled in; then bulletins under their old addresses, report and list; nothing edited changes again."""
    command = commands(guide)[4]
    export = Path(shlex.split(command)[1])
    posts = [
        WordPressItem(
            title=f"Post {number}",
            link=f"https://cu.example/2019/03/post-{number}/",
            number=number,
            content=f"{LEAD[guide.language]}\n\n1240 * {number}",
            status="draft" if number == 3 else "publish",
        )
        for number in (1, 2, 3)
    ]
    photo = WordPressItem(
        title="Photo",
        link="https://cu.example/?p=4",
        number=4,
        content=f'{LEAD[guide.language]}\n\n<img src="https://cu.example/wp-content/uploads/2019/03/a.jpg" alt="" />',
    )
    page = WordPressItem(title="About us", link="https://cu.example/about/", kind="page", number=5)
    (place / export).write_bytes(wordpress(*posts, photo, page, attachment(6, "a.jpg")))
    uploads(place, "a.jpg")
    (place / "wp-content" / "uploads").rename(place / shlex.split(command)[3])
    follow(guide, place, command)
    assert not list(place.glob("content/bulletins/2019"))
    table = place / f"{export.stem}.terms.csv"
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    for row in rows:
        row[3] = PARENT[guide.language][0] if row[1] == "*" else row[3]
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    follow(guide, place, command)
    drafts = {
        path.parent.name[11:]: "status: draft" in path.read_text(encoding="utf-8")
        for path in place.glob("content/bulletins/2019/*/index.md")
    }
    assert drafts == {"post-1": False, "post-2": False, "post-3": True, "photo": True}
    assert "2019-03-08-post-2" in (place / f"{export.stem}.report.txt").read_text(encoding="utf-8")
    assert "/?p=4" in (place / f"{export.stem}.posts.csv").read_text(encoding="utf-8-sig")
    edited = written(place, "post-1")
    edited.write_text(edited.read_text(encoding="utf-8").replace("Post 1", "Edited"), encoding="utf-8")
    gone = written(place, "post-3")
    gone.unlink()
    gone.parent.rmdir()
    follow(guide, place, command)
    assert (gone.exists(), "title: Edited\n" in edited.read_text(encoding="utf-8")) == (False, True)
    run(build, guide, place)
    assert "post-2" in (place / "output" / "2019" / "03" / "post-2" / "index.html").read_text(encoding="utf-8")


@EACH
def test_units_of_a_table(guide: Guide, place: Path) -> None:
    """The columns are those that the guide names; the same command with a corrected cell changes that file."""
    command = commands(guide)[5]
    found = re.search(r"^\* (?:Dòng đầu|The first row)[^:]*: ([^;]+);", guide.text, re.MULTILINE)
    assert found is not None
    head = tuple(name.strip().strip("`") for name in found[1].split(","))
    parent, slug = PARENT[guide.language]
    file = place / shlex.split(command)[1]
    values = [f"{UNIT[guide.language]} 2", LEVEL[guide.language], parent, "1/7/2025", "", ""]
    file.write_bytes(workbook([head, tuple(values)]))
    follow(guide, place, command)
    run(check, guide, place)
    (unit,) = (path for path in (place / "content" / "units").glob("*.yml") if path.stem.endswith("-2"))
    assert f"parent: {slug}\nvalid_from: 2025-07-01\n" in unit.read_text(encoding="utf-8")
    values[3] = "2025-07-02"
    file.write_bytes(workbook([head, tuple(values)]))
    follow(guide, place, command)
    assert "valid_from: 2025-07-02\n" in unit.read_text(encoding="utf-8")
