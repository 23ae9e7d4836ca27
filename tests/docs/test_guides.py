"""The guides for staff show what happens: their bulletin builds, mistakes are answered in the words they quote."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bulletins.commands.check import check
from bulletins.commands.console import Console
from bulletins.commands.new import NewBulletin, new
from bulletins.reading.manuscript import BULLETIN_KEYS
from bulletins.reading.registries import CAMPAIGN_KEYS, UNIT_KEYS
from bulletins.reading.site_file import SITE_KEYS
from bulletins.reports import Phrases

from docs.pictures.guides import FOLDER, GUIDES, Guide, lay_out
from tests.sites import BASE, NOW, ROOT, copy_site, settings_for

PHOTO = BASE / "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/ban-may.jpg"
DOCUMENT = BASE / "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/ke-hoach.pdf"
LATER = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
LARGEST_PICTURE = 60 * 1024
FIGURE_KEYS = ("alt",)
EACH = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.language)


def shown(guide: Guide, folder: Path, *, attached: bool = False) -> Path:
    """Return the file of the guide's bulletin, in a copy of its site, with the documents `attached` later on or not."""
    files = {name: PHOTO.read_bytes() for name in guide.photos}
    documents = re.findall(r"src: (\S+\.pdf)", guide.text) if attached else []
    content = lay_out(guide, folder, {**files, **dict.fromkeys(documents, DOCUMENT.read_bytes())})
    return content / guide.bulletin / "index.md"


def checked(guide: Guide, folder: Path) -> tuple[int, list[str]]:
    """Return the exit code and the lines of `check` a few days after the bulletin's date."""
    said: list[str] = []
    code = check(lambda: settings_for(folder), Console(language=guide.language, write=said.append), lambda: LATER)
    return code, "".join(said).replace(f"{folder}/", "").splitlines()


@EACH
def test_the_bulletin_of_the_guide_is_in_order(guide: Guide, tmp_path: Path) -> None:
    """It is a draft as it stands; without that line it is published."""
    file = shown(guide, tmp_path)
    code, lines = checked(guide, tmp_path)
    assert code == 0, lines
    assert any(f"{guide.bulletin}/index.md" in line for line in lines), "it is not held to be a draft"
    file.write_text(guide.example.replace("status: draft\n", ""), encoding="utf-8")
    code, lines = checked(guide, tmp_path)
    assert code == 0, lines
    assert [line for line in lines if guide.bulletin in line and "/index.md" in line] == []


@EACH
def test_mistakes_are_answered_as_the_guide_says(guide: Guide, tmp_path: Path) -> None:
    """Every line that is quoted is printed, word for word, and no other."""
    file = shown(guide, tmp_path)
    file.write_text(guide.wrong, encoding="utf-8")
    code, lines = checked(guide, tmp_path)
    assert code == 1
    assert guide.blocks("text")[0].splitlines() == [line for line in lines if line.startswith("content/")]


@EACH
def test_what_the_guide_says_of_success_is_said(guide: Guide) -> None:
    """The sentence to wait for is the program's."""
    assert guide.blocks("text")[1:] == (Phrases(guide.language).say("checked") + "\n",)


@EACH
def test_lines_to_add_can_be_added(guide: Guide, tmp_path: Path) -> None:
    """Attachments, an embargo, a correction and a withdrawal: each leaves the bulletin in order."""
    file = shown(guide, tmp_path, attached=True)
    additions = guide.blocks("yaml")
    assert [lines.split(":")[0] for lines in additions] == ["attachments", "date", "corrections", "status"]
    for lines in additions:
        file.write_text(guide.adding(lines), encoding="utf-8")
        code, said = checked(guide, tmp_path)
        assert code == 0, said


@EACH
def test_a_new_bulletin_is_asked_for_as_the_guide_shows(guide: Guide, tmp_path: Path) -> None:
    """Its questions, in their order, the answers, and what is said at the end."""
    copy_site(guide.site, tmp_path)
    session, said = list[str](), list[str]()
    typed = iter(re.findall(r"^.*?: (?!content/)(.*)$", guide.blocks("console")[0], re.MULTILINE)[:4])
    answers = {
        "title": re.search(r"^title: (.*)$", guide.example, re.MULTILINE),
        "date": re.search(r"^date: (.*)$", guide.example, re.MULTILINE),
    }

    def ask(question: str) -> str:
        answer = str(next(typed)).rpartition("): ")[2]
        session.append(f"{question}{answer}\n")
        return answer

    speech = Console(language=guide.language, write=said.append)
    assert new(lambda: settings_for(tmp_path), speech, NewBulletin(), ask, lambda: NOW) == 0
    assert guide.blocks("console")[0] == "".join([*session, *said]).replace(f"{tmp_path}/", "")
    written = (tmp_path / "content" / guide.bulletin / "index.md").read_text(encoding="utf-8")
    head = written.split("summary:")[0]
    assert guide.example.startswith(head)
    assert all(found is not None and found[0] in head for found in answers.values())


@EACH
def test_pictures_are_there_and_small(guide: Guide) -> None:
    """Each has words for those who cannot see it; none is too large for a phone; none lies about unused."""
    pictures = re.findall(r"^!\[([^\]]+)\]\((pictures/[^)]+)\)$", guide.text, re.MULTILINE)
    files = {FOLDER / path for _, path in pictures}
    assert files == set((FOLDER / "pictures").glob(f"*.{guide.language}.webp"))
    assert [path.name for path in files if path.stat().st_size > LARGEST_PICTURE] == []
    assert min(len(words.split()) for words, _ in pictures) >= 6


@EACH
def test_keys_are_keys(guide: Guide) -> None:
    """What stands in the text as a key can be written in a bulletin's head, in site.yml, or in a registry's file."""
    spans = set(re.findall(r"`([a-z_]+)`", guide.text)) - {"cmd", "py", "python3", "warning"}
    spans -= {"name_en"}  # a column of a table: a key and a language
    assert sorted(spans - {*BULLETIN_KEYS, *FIGURE_KEYS, *SITE_KEYS, *UNIT_KEYS, *CAMPAIGN_KEYS, "code"}) == []


@EACH
def test_the_step_to_look_into_has_that_name(guide: Guide) -> None:
    """The guide names a step of the workflow that checks the site."""
    step = re.search(r"\*\*(Check [^*]+)\*\*", guide.text)
    workflow = (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
    assert step is not None
    assert f"- name: {step[1]}\n" in workflow


def test_both_guides_say_the_same() -> None:
    """They have the same sections, lists and pictures in the same order; a language may not lag behind."""
    shapes = [_shape(guide.text) for guide in GUIDES]
    assert shapes[0] == shapes[1]


def _shape(text: str) -> list[str]:
    """Return what each line of a guide begins with, running text and the insides of examples left out."""
    outside = re.sub(r"^```.*?^```$", "```", text, flags=re.MULTILINE | re.DOTALL)
    marks = (re.match(r"#+ |\d+\. |\* |!\[|```|`|\*\*", line) for line in outside.splitlines())
    return [mark[0] for mark in marks if mark is not None]
