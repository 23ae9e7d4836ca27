"""Every recipe of the guides for staff is followed here, step by step, with the very lines that they print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bulletins.commands.build import build
from bulletins.commands.check import check
from bulletins.commands.console import Console

from docs.pictures.guides import GUIDES, Guide, lay_out
from tests.browser.tools import program
from tests.publishing.published_site import Desk
from tests.sites import BASE, ROOT, settings_for

PHOTO = BASE / "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/ban-may.jpg"
LATER = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
EACH = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.language)
PUBLIC = ("status: draft\n", "")
DIGEST = "bulletins/2026/2026-03-09-march"


def site_of(guide: Guide, folder: Path, *, photos: bool = True) -> Path:
    """Return the content folder of the guide's site with its bulletin, a draft, and its photos if they are there."""
    names = guide.photos if photos else ()
    return lay_out(guide, folder, {name: PHOTO.read_bytes() for name in names})


def run(command: object, guide: Guide, folder: Path) -> tuple[int, list[str]]:
    """Return the exit code and the lines of a command a few days after the bulletin's date."""
    said: list[str] = []
    assert callable(command)
    code = command(lambda: settings_for(folder), Console(language=guide.language, write=said.append), lambda: LATER)
    return int(code), "".join(said).replace(f"{folder}/", "").splitlines()


def found(lines: list[str]) -> list[str]:
    """Return the problems of a report."""
    return [line for line in lines if line.startswith("content/")]


def publish(guide: Guide, content: Path, body: str = "") -> None:
    """Take out the line that makes the bulletin a draft, and add a body's lines."""
    text = guide.example.replace(*PUBLIC) + body
    (content / guide.bulletin / "index.md").write_text(text, encoding="utf-8", newline="\n")


@EACH
def test_lists_tables_and_links(guide: Guide, tmp_path: Path) -> None:
    """The lines to copy give a list, a table with its head, and links that lead somewhere."""
    content = site_of(guide, tmp_path)
    lines = guide.blocks("md")[0]
    publish(guide, content, f"\n{lines}")
    code, said = run(build, guide, tmp_path)
    assert (code, found(said)) == (0, []), said
    page = (tmp_path / "output" / guide.address.strip("/") / "index.html").read_text(encoding="utf-8")
    for item in re.findall(r"^- (.*)$", lines, re.MULTILINE):
        assert re.search(rf"<li>{re.escape(item)}", page), item
    cells = [cell.strip() for row in re.findall(r"^\| (.*) \|$", lines, re.MULTILINE) for cell in row.split("|")]
    assert len(cells) == 6
    assert [cell for cell in cells if not re.search(rf"<t[hd][^>]*>{re.escape(cell)}<", page)] == []
    words = re.findall(r"\[([^\]]+)\]\(([^)]+)\)", lines)
    assert [word for word, _ in words if not re.search(rf"<a [^>]*>{re.escape(word)}</a>", page)] == []


@EACH
def test_a_link_to_nothing_is_named(guide: Guide, tmp_path: Path) -> None:
    """A bulletin that is not there is an error on the link's line, as the guide says."""
    content = site_of(guide, tmp_path)
    publish(guide, content, "\n[x](2024-01-01-khong-co)\n")
    code, said = run(check, guide, tmp_path)
    assert code == 1
    assert " unknown-bulletin: " in found(said)[0]


@EACH
def test_a_new_unit_and_a_new_campaign(guide: Guide, tmp_path: Path) -> None:
    """Two files with the lines of the guide: a bulletin can name both, and each has its page."""
    content = site_of(guide, tmp_path)
    files = re.findall(r"`content/((?:units|campaigns)/[a-z0-9-]+\.yml)`", guide.text)
    assert [file.partition("/")[0] for file in files] == ["units", "campaigns"]
    for file, lines in zip(files, guide.blocks("yml"), strict=False):
        (content / file).write_text(lines, encoding="utf-8")
    unit, campaign = (Path(file).stem for file in files)
    text = guide.example.replace(*PUBLIC)
    text = re.sub(r"^unit: .*$", f"unit: {unit}", text, flags=re.MULTILINE)
    text = re.sub(r"^  - [a-z0-9-]+$", f"  - {campaign}", text, count=1, flags=re.MULTILINE)
    (content / guide.bulletin / "index.md").write_text(text, encoding="utf-8")
    code, said = run(build, guide, tmp_path)
    assert (code, found(said)) == (0, []), said
    pages = [path.parent.name for path in (tmp_path / "output").rglob("index.html")]
    assert {unit, campaign} <= set(pages)


@EACH
def test_a_digest_and_a_featured_bulletin(guide: Guide, tmp_path: Path) -> None:
    """The digest shows the headlines of its items; a featured bulletin stands on the home page."""
    content = site_of(guide, tmp_path)
    (content / DIGEST).mkdir()
    (content / DIGEST / "index.md").write_text(guide.blocks("md")[1], encoding="utf-8")
    featured = guide.adding(guide.blocks("yml")[2])
    assert "\nfeatured: " in featured
    (content / guide.bulletin / "index.md").write_text(featured, encoding="utf-8")
    code, said = run(build, guide, tmp_path)
    assert (code, found(said)) == (0, []), said
    title = re.search(r"^title: (.*)$", guide.example, re.MULTILINE)
    assert title is not None
    output = tmp_path / "output"
    digest = next(path for path in output.rglob("index.html") if path.parent.name == Path(DIGEST).name)
    assert title[1] in digest.read_text(encoding="utf-8")
    assert title[1] in (output / "index.html").read_text(encoding="utf-8")


@EACH
def test_a_bulletin_by_browser_alone(guide: Guide, tmp_path: Path) -> None:
    """The text is saved before its photos are there, then they are uploaded, then it is published: all is green."""
    content = site_of(guide, tmp_path, photos=False)
    code, said = run(check, guide, tmp_path)
    assert code == 0, said
    assert len(found(said)) == len(guide.photos)
    for name in guide.photos:
        (content / guide.bulletin / name).write_bytes(PHOTO.read_bytes())
    assert run(check, guide, tmp_path)[0] == 0
    publish(guide, content)
    code, said = run(build, guide, tmp_path)
    assert (code, found(said)) == (0, []), said
    assert (tmp_path / "output" / guide.address.strip("/") / "index.html").exists()


@EACH
def test_who_changed_what_and_how_to_take_it_back(guide: Guide, tmp_path: Path) -> None:
    """The first command names the author and the sentence; the second brings the old words back."""
    content = site_of(guide, tmp_path)
    file = content / guide.bulletin / "index.md"
    who = {"GIT_AUTHOR_NAME": "Ba", "GIT_AUTHOR_EMAIL": "ba@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    who |= {"GIT_COMMITTER_NAME": "Ba", "GIT_COMMITTER_EMAIL": "ba@example.org", "GIT_CONFIG_NOSYSTEM": "1"}

    def git(command: str) -> str:
        environment = {**os.environ, **who}
        _, *words = shlex.split(command)
        done = subprocess.run(
            [program("git", "git"), *words], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    for command in ("git init -q", "git add -A", "git commit -q -m first"):
        git(command)
    publish(guide, content)
    git("git commit -q -a -m second")
    log, revert = guide.blocks("sh")[0].splitlines()
    assert [line.partition(" ")[2] for line in git(log).splitlines()] == ["Ba: second", "Ba: first"]
    git(revert)
    assert file.read_text(encoding="utf-8") == guide.example


@EACH
def test_an_editor_approves_a_draft(guide: Guide, tmp_path: Path) -> None:
    """A draft is nowhere on the site until the line is taken out; requests to merge are checked on GitHub."""
    content = site_of(guide, tmp_path)
    assert run(build, guide, tmp_path)[0] == 0
    page = tmp_path / "output" / guide.address.strip("/") / "index.html"
    assert not page.exists()
    publish(guide, content)
    assert run(build, guide, tmp_path)[0] == 0
    assert page.exists()
    workflow = (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
    assert "\n  pull_request:\n" in workflow


@EACH
def test_a_colleagues_mistake_holds_back_itself_alone(guide: Guide, tmp_path: Path) -> None:
    """Readers keep the old version of a bulletin with an error, and find the new one of another writer."""
    content = site_of(guide, tmp_path)
    publish(guide, content)
    desk = Desk(tmp_path, lay_out=False)
    desk.commit()
    assert desk.publish(set_aside=True, now=LATER)[0] == 0
    page = desk.target / guide.address.strip("/") / "index.html"
    before = page.read_bytes()
    publish(guide, content, "\n[x](2024-01-01-khong-co)\n")
    (content / DIGEST).mkdir()
    (content / DIGEST / "index.md").write_text(guide.blocks("md")[1], encoding="utf-8")
    desk.commit()
    assert desk.publish(set_aside=True, now=LATER)[0] == 0
    assert "khong-co" not in page.read_text(encoding="utf-8")
    assert before.partition(b"<article")[2][:400] == page.read_bytes().partition(b"<article")[2][:400]
    assert any(path.parent.name == Path(DIGEST).name for path in desk.target.rglob("index.html"))
    (content / guide.bulletin / "index.md").write_text(guide.example, encoding="utf-8")  # it says: status: draft
    desk.commit()
    assert desk.publish(set_aside=True, now=LATER)[0] == 0
    assert 'content="noindex' in page.read_text(encoding="utf-8")


@EACH
def test_what_a_colleagues_mistake_does(guide: Guide, tmp_path: Path) -> None:
    """At home an error stops everything, a half-written draft nothing; a head that nobody understands is an error."""
    content = site_of(guide, tmp_path, photos=False)
    file = content / guide.bulletin / "index.md"
    assert run(check, guide, tmp_path)[0] == 0
    file.write_text("---\ntitle: x\nstatus: draft\n---\n", encoding="utf-8")
    assert run(check, guide, tmp_path)[0] == 0
    file.write_text("---\ntitle: x\nxyz: y\nstatus: draft\n---\n", encoding="utf-8")
    assert run(check, guide, tmp_path)[0] == 1
    publish(guide, content)
    assert run(check, guide, tmp_path)[0] == 1
