"""A mistake holds back itself alone: what stays, what goes, what is said, and when all is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from bulletins.model.value import replace
from bulletins.reports import Format

from tests.publishing.published_site import TEXT, Desk, codes, git
from tests.sites import tree

FOLDER = "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky"
FESTIVAL = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai"
DIGEST = "bulletins/2024/2024-08-01-diem-tin-thang-7"
NEW = "bulletins/2024/2024-09-09-tin-moi"
PAGE = "ban-tin/2024-07-10-so-ket-giua-nhiem-ky/index.html"
SOUND = """---
title: Tin mới của huyện
date: 2024-09-09
unit: tinh-sen
summary: Một câu tóm tắt.
---
Một câu thân bài.
"""
FAULTY = SOUND.replace("date: 2024-09-09", "date: 31/02/2024")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a site that was never published."""
    return Desk(tmp_path)


@pytest.fixture
def online(desk: Desk) -> Desk:
    """Give a site that is online."""
    assert desk.publish()[0] == 0
    return desk


def write(desk: Desk, folder: str, text: str = SOUND, name: str = "index.md") -> None:
    """Write a text of a bulletin."""
    place = desk.content / folder
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(text, encoding="utf-8")


def around(desk: Desk, **wishes: Any) -> list[str]:  # noqa: ANN401  (a command's options)
    """Return the lines after the build's report of a publication around its faults, which must go."""
    desk.commit()
    code, lines = desk.publish(set_aside=True, **wishes)
    assert code == 0, lines
    return lines


def refused(desk: Desk, **wishes: Any) -> list[str]:  # noqa: ANN401  (the same)
    """Return the errors of a publication around its faults that is refused, with nothing changed."""
    before = tree(desk.target)
    code, lines = desk.publish(set_aside=True, **wishes)
    assert code == 1, lines
    assert tree(desk.target) == before
    return codes(lines)


def record(desk: Desk) -> dict[str, object]:
    """Return what is online as its record says it."""
    read = json.loads((desk.target / "published.json").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


def shown(desk: Desk, page: str) -> str:
    """Return a page that readers see."""
    return (desk.target / page).read_text("utf-8")


def test_everything_else_is_published(online: Desk) -> None:
    """The old version stays, a new bulletin comes, and it is said who changed what, and how to mend it, in English."""
    before = git(online.folder, "rev-parse", "HEAD")
    online.edit("buổi chiều", "buổi sáng")
    online.edit("date: 2024-07-10", "date: 31/02/2024")
    write(online, NEW)
    lines = around(online)
    assert "Tin mới của huyện" in shown(online, "index.html")
    assert "buổi chiều" in shown(online, PAGE)
    day = git(online.folder, "log", "-1", "--format=%as")
    assert lines[:4] == [
        "Set aside because of errors, all else is published: 1",
        f"  content/{FOLDER}: readers keep the old version (of commit {before[:12]}); last changed by A on {day}",
        f"    {TEXT}:3:7: write it as year-month-day, such as 2024-07-10 (where a time is wanted: 2024-07-10 15:15)",
        "Put these right, commit and push: the next publication takes the new texts by itself.",
    ]
    assert record(online)["aside"] == {FOLDER: ["last", before]}


def test_it_is_said_in_vietnamese_in_the_ledger_on_the_lines_and_in_the_summary(online: Desk) -> None:
    """What GitHub shows names the line; the summary lists every error; the ledger adds up; the workflow is told."""
    before = git(online.folder, "rev-parse", "HEAD")
    online.edit("date: 2024-07-10", "date: 31/02/2024")
    write(online, NEW, FAULTY.replace("title", "tilte"))
    online.commit()
    summary, outputs = online.folder / "summary.md", online.folder / "outputs"
    wishes: dict[str, Any] = {"summary": str(summary), "outputs": str(outputs), "style": Format.GITHUB}
    code, report, lines = online.publish_report(set_aside=True, **wishes)
    assert code == 0
    assert f"::error file={TEXT},line=3,col=7,title=not-a-date::" in report
    assert "17 tệp = 13 đăng + 1 nháp + 0 chờ đến ngày + 1 đã gỡ + 0 bị từ chối + 0 bỏ qua" in report
    assert " + 1 giữ bản cũ + 1 chưa đăng vì có lỗi\n" in report
    assert f"  giữ bản cũ: {TEXT} (bản mới có lỗi)" in report
    assert f"  chưa đăng vì có lỗi: content/{NEW}/index.md (xem các lỗi ở trên)" in report
    assert lines[0] == "Để riêng vì có lỗi, mọi thứ khác vẫn đăng: 2"
    day = git(online.folder, "log", "-1", "--format=%as")
    assert f"  content/{NEW}: chưa đăng vì có lỗi; người sửa cuối: A, ngày {day}" in lines
    assert "    và 1 lỗi nữa, đã nêu ở trên" in lines
    told = summary.read_text("utf-8")
    assert "### Để riêng vì có lỗi, mọi thứ khác vẫn đăng: 2\n" in told
    assert f"giữ bản cũ (của lần ghi {before[:12]}); người sửa cuối: A" in told
    assert told.count(f"content/{NEW}/index.md") == len(["unknown key", "bad date"])
    assert outputs.read_text("utf-8") == "aside=new\n"
    assert online.publish(set_aside=True, **wishes)[0] == 0
    assert outputs.read_text("utf-8") == "aside=new\naside=same\n"


def test_the_second_run_still_finds_what_readers_saw(online: Desk) -> None:
    """After the record's own commit holds the fault, the text is taken from the commit that is kept for its folder."""
    before = git(online.folder, "rev-parse", "HEAD")
    online.edit("date: 2024-07-10", "date: 31/02/2024")
    around(online)
    online.edit("Hội nghị", "Hội nghị lớn")
    write(online, NEW)
    around(online)
    assert record(online)["aside"] == {FOLDER: ["last", before]}
    assert "Hội nghị lớn" not in shown(online, PAGE)
    online.edit("date: 31/02/2024", "date: 2024-07-10")
    lines = around(online)
    assert "Hội nghị lớn" in shown(online, PAGE)
    assert not any("Set aside" in line for line in lines)
    assert "aside" not in record(online)


def test_a_new_bulletin_with_a_fault_is_as_if_it_were_not_there(online: Desk) -> None:
    """A digest leaves it out and says so, as does the choice of the home page; nothing names it, its record neither."""
    write(online, NEW, FAULTY)
    name = NEW.rpartition("/")[2]
    (online.content / DIGEST / "index.md").write_text(
        (online.content / DIGEST / "index.md").read_text("utf-8").replace("items:\n", f"items:\n  - {name}\n"), "utf-8"
    )
    online.edit("menu:", f"featured: [{name}]\nmenu:", "content/site.yml")
    online.commit()
    code, report, _ = online.publish_report(set_aside=True, language="en")
    assert code == 0
    assert report.count(" warning named-set-aside: ") == 2
    files = tree(online.target).items()
    assert [path for path, data in files if name.encode() in data or "Tin mới của".encode() in data] == []


def test_a_link_of_the_author_s_own_holds_a_text_back(online: Desk) -> None:
    """A sound text that links to what is not published stays as readers know it, and its own neighbours do not."""
    write(online, NEW, FAULTY)
    online.edit("Hội nghị", f"[Tin mới]({NEW.rpartition('/')[2]}) Hội nghị")
    write(online, "bulletins/2024/2024-09-08-tin-khac")
    lines = around(online)
    assert lines[0] == "Set aside because of errors, all else is published: 2"
    assert "tin-moi" not in shown(online, PAGE)
    assert (online.target / "ban-tin/2024-09-08-tin-khac/index.html").exists()


def test_what_may_be_meant_to_be_hidden_leaves_a_notice(online: Desk) -> None:
    """No old version stays where the head says so, or the date lies ahead; the notice stays until all is sound."""
    write(online, NEW)
    online.edit("unit: ", "status: gỡ\nunit: ")
    online.edit("date: 2024-03-08 09:30", "date: 2027-03-08", f"content/{FESTIVAL}/index.md")
    lines = around(online)
    assert "a notice of withdrawal stands there, the reason to follow; last changed by A" in lines[1]
    assert "a notice of withdrawal stands there, the reason to follow; last changed by A" in lines[3]
    assert f"content/{DIGEST}: a notice of withdrawal stands there" in lines[5]  # none of its items is left
    assert "Sẽ được thông báo tại đây sau." in shown(online, PAGE)
    assert "It will be given here later." in shown(online, "en/bulletins/2024-03-08-ngay-hoi-ao-dai/index.html")
    gone = ["Bảy trong tám".encode(), "một buổi chiều".encode()]
    assert not any(word in data for word in gone for data in tree(online.target).values())
    online.edit("status: gỡ\n", "tilte: x\n")
    around(online)
    assert "Sẽ được thông báo tại đây sau." in shown(online, PAGE)
    online.edit("tilte: x\n", "")
    around(online)
    assert "một buổi chiều" in shown(online, PAGE)


def test_a_head_that_cannot_be_parsed_is_looked_at_all_the_same(online: Desk) -> None:
    """A status in a head without an end leaves a notice; a word that only looks so, in a title, does not."""
    online.edit("section: thong-bao\naliases:\n  - so-ket-cu\n---\n", "section: thong-bao\nstatus: nhap\n")
    around(online)
    assert "Sẽ được thông báo tại đây sau." in shown(online, PAGE)
    online.edit("status: nhap\n", "---\n")
    around(online, allow=("vanished",))
    online.edit("title: Tỉnh Sen sơ kết", "title: Tỉnh Sen tháo gỡ khó khăn, sơ kết")
    online.edit("section: ", "secton: ")
    lines = around(online)
    assert "readers keep the old version" in lines[1]


def test_a_lost_folder_and_a_lost_translation_come_back(online: Desk) -> None:
    """What was deleted or renamed by mistake stays online; the new name waits; on purpose it goes."""
    (online.content / FOLDER).rename(online.content / f"{FOLDER}-moi")
    (online.content / FESTIVAL / "index.en.md").unlink()
    lines = around(online)
    assert lines[0] == "Set aside because of errors, all else is published: 3"
    assert (online.target / PAGE).exists()
    assert (online.target / "en/bulletins/2024-03-08-ngay-hoi-ao-dai/index.html").exists()
    assert not (online.target / f"ban-tin/{Path(FOLDER).name}-moi").exists()
    assert around(online)[0] == lines[0]
    (online.content / f"{FOLDER}-moi").rename(online.content / FOLDER)
    around(online, allow=("vanished",))
    assert not (online.target / "en/bulletins/2024-03-08-ngay-hoi-ao-dai/index.html").exists()


def test_a_former_name_that_is_taken_out_holds_its_own_text_back(desk: Desk) -> None:
    """Readers keep the old version, from whose former addresses they come; all else goes, and so does who withdraws."""
    named = "aliases:\n  - so-ket-cu\n  - /2019/so-ket.html\n---\n"
    desk.edit("aliases:\n  - so-ket-cu\n---\n", named)
    desk.commit()
    assert desk.publish()[0] == 0
    desk.edit(named, "---\n")
    desk.edit("Tỉnh Sen sơ kết", "Tỉnh Sen tổng kết")
    write(desk, NEW)
    for _ in range(2):
        lines = around(desk)
        assert lines[0] == "Set aside because of errors, all else is published: 1"
        assert lines[1].startswith(f"  content/{FOLDER}: readers keep the old version")
        assert lines[2] == f"    {TEXT}:1: bring the text or the alias back that was there".replace("/index.md:1", "")
        assert "Tỉnh Sen sơ kết" in shown(desk, PAGE)
        assert "Tin mới của huyện" in shown(desk, f"ban-tin/{Path(NEW).name}/index.html")
        assert (desk.target / "ban-tin/so-ket-cu/index.html").exists()
        assert (desk.target / "2019/so-ket.html").exists()
        desk.edit("summary: ", "summary:  ")
    desk.edit("section: ", "status: withdrawn\nreason: Sai số liệu.\nsection: ")
    assert "a notice of withdrawal stands there" in around(desk)[1]
    assert "sơ kết" not in shown(desk, PAGE)
    desk.edit("status: withdrawn\nreason: Sai số liệu.\nsection: ", f"{named.removesuffix('---' + chr(10))}section: ")
    assert not any(line.startswith("Set aside") for line in around(desk))
    assert "Tỉnh Sen tổng kết" in shown(desk, PAGE)


def test_two_folders_of_one_name(online: Desk) -> None:
    """Where a new folder has the name of one that is online, the new one waits."""
    write(online, FOLDER.replace("2024/", "2023/", 1))
    lines = around(online)
    assert lines[:2][0] == "Set aside because of errors, all else is published: 1"
    assert lines[1].startswith(f"  content/{FOLDER.replace('2024/', '2023/', 1)}: not published yet")


def test_the_first_publication_leaves_out_what_is_faulty(desk: Desk) -> None:
    """Nothing is online yet, so nothing of it stays."""
    write(desk, NEW, FAULTY)
    lines = around(desk)
    assert lines[1].startswith(f"  content/{NEW}: not published yet; last changed by A on ")
    assert record(desk)["faults"]


def test_what_others_refer_to_refuses_the_whole(online: Desk) -> None:
    """An error in a unit, or in site.yml, is no matter of one text."""
    online.edit("level: province", "level: provinz", "content/units/tinh-sen.yml")
    online.edit("date: 2024-07-10", "date: 31/02/2024")
    online.commit()
    found = refused(online)
    assert "aside-shared" in found
    assert "not-a-date" in found


def test_a_commit_that_is_not_known_is_refused_in_words(online: Desk) -> None:
    """An old version is never taken from a history that was rewritten, nor from none at all; all errors are said."""
    online.edit("date: 2024-07-10", "date: 31/02/2024")
    online.edit("title: ", "title: x\ntitle: ", f"content/{FESTIVAL}/index.md")
    online.commit()
    git(online.folder, "checkout", "--quiet", "--orphan", "new")
    online.commit()
    found = refused(online, allow=("older",))
    assert found.count("aside-unknown-commit") == 2
    assert set(found) == {"aside-unknown-commit", "duplicate-key", "not-a-date"}
    shutil.rmtree(online.folder / ".git")
    assert refused(online, allow=("older", "uncommitted"))[:1] == ["aside-no-history"]


def test_a_broken_photo_is_told_and_set_aside(online: Desk) -> None:
    """A photo that stops in the middle keeps its own bulletin back, whatever notices it."""
    photo = online.content / FESTIVAL / "ngay-hoi.jpg"
    photo.write_bytes(photo.read_bytes()[: photo.stat().st_size // 2])
    lines = around(online)
    assert f"content/{FESTIVAL}" in lines[1]
    assert "readers keep the old version" in lines[1]


def test_the_guard_knows_the_words_of_what_is_set_aside(online: Desk) -> None:
    """A sentence of a faulty text that somebody copied into another one is found, parsed or not."""
    sentence = "Câu này chưa ai ngoài tòa soạn được đọc trước thứ hai."
    write(online, NEW, FAULTY.replace("Một câu thân bài.", sentence).replace("---\nCâu", "Câu"))
    theme = online.folder / "theme"
    shutil.copytree(online.settings.theme, theme)
    online.settings = replace(online.settings, theme=theme)
    (theme / "static/ghi-chu.txt").write_text(sentence, encoding="utf-8")
    online.commit()
    assert refused(online) == ["publish-confidential"]


def test_an_author_and_a_unit_that_readers_know_are_no_secret(online: Desk) -> None:
    """An author who signs a published bulletin too, and a unit's whole name in the text, keep nothing from going."""
    author = "Ban Tuyên giáo Hội Liên hiệp Phụ nữ tỉnh Sen"
    unit = "Hội Liên hiệp Phụ nữ phường Ao Sen, tỉnh Sen"
    registry = f"name: {unit}\nlevel: commune\nparent: tinh-sen\n"
    (online.content / "units/ao-sen.yml").write_text(registry, encoding="utf-8")
    signed = SOUND.replace("summary", f"authors:\n  - {author}\nsummary")
    write(online, f"{NEW}-hai", signed.replace("Tin mới", "Tin hai"))
    write(online, NEW, signed.replace("date: 2024-09-09", "date: 31/02/2024").replace("thân", f"**{unit}** thân"))
    around(online)
    assert author in shown(online, "ban-tin/2024-09-09-tin-moi-hai/index.html")
    assert not (online.target / "ban-tin/2024-09-09-tin-moi/index.html").exists()


def test_without_the_mode_all_or_nothing_stands(online: Desk) -> None:
    """`publish` alone refuses as before."""
    online.edit("date: 2024-07-10", "date: 31/02/2024")
    online.commit()
    before = tree(online.target)
    assert online.publish()[0] == 1
    assert tree(online.target) == before


def test_a_branch_keeps_what_readers_saw(desk: Desk) -> None:
    """The record on the branch of GitHub Pages is read as that of a folder is."""
    assert desk.publish("github")[0] == 0
    desk.edit("date: 2024-07-10", "date: 31/02/2024")
    desk.commit()
    code, lines = desk.publish("github", set_aside=True)
    assert (code, lines[0]) == (0, "Set aside because of errors, all else is published: 1")
    told = json.loads(git(desk.remote, "show", "gh-pages:published.json"))
    assert list(told["aside"]) == [FOLDER]
