"""Publishing as people do it: a look ahead, the guards with their sentences, a folder, and the address asked first."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from bulletins.model.value import replace
from bulletins.output.changes import output_paths
from bulletins.publishing.site_record import load_record
from bulletins.reports import Format

from tests.browser.serving import serve
from tests.publishing.published_site import ADDRESS, TEXT, Desk, codes, git
from tests.sites import NOW, ROOT, run_build, tree


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a site that was never published."""
    return Desk(tmp_path)


@pytest.fixture
def online(desk: Desk) -> Desk:
    """Give a site that is online."""
    assert desk.publish()[0] == 0
    return desk


def test_a_look_ahead_changes_nothing(desk: Desk) -> None:
    """Without the wish to go, everything is said and nothing written outside the output folder."""
    code, lines = desk.publish(go=False)
    assert code == 0
    assert lines[0] == "Nothing is online at www yet: this is the first publication."
    assert lines[1] == "New addresses: 47"
    assert "  /ban-tin/2024-03-08-ngay-hoi-ao-dai/" in lines
    assert "  … and 27 more" in lines
    assert lines[-1] == "So far this was only a look ahead. To publish to www, add --yes."
    assert not desk.target.exists()
    assert not output_paths(desk.target).state.exists()


def test_a_folder_holds_the_site_and_what_travels_with_it(online: Desk) -> None:
    """What is published is the output folder, byte for byte, a record and the word to GitHub to leave it alone."""
    published = tree(online.target)
    record = load_record(published.pop("published.json"))
    assert published.pop(".nojekyll") == b""
    assert published == tree(online.settings.output)
    assert record.commit == git(online.folder, "rev-parse", "HEAD")
    assert record.site_url == ADDRESS
    assert record.pages["/ban-tin/2024-03-08-ngay-hoi-ao-dai/"].kind == "bulletin"  # type: ignore[index]  # a plain str will do


def test_a_second_run_finds_nothing_to_do(online: Desk) -> None:
    """Publishing what is online already says so and touches no file."""
    before = {path: path.stat().st_mtime_ns for path in online.target.rglob("*")}
    code, lines = online.publish()
    assert code == 0
    assert lines[-1] == "Nothing has changed since the last publication; www stays as it is."
    assert before == {path: path.stat().st_mtime_ns for path in online.target.rglob("*")}


def test_a_damaged_folder_is_repaired(online: Desk) -> None:
    """Files that someone changed or deleted in the folder are named and put back, though the record still fits."""
    (online.target / "index.html").write_text("x", encoding="utf-8")
    (online.target / "robots.txt").unlink()
    code, lines = online.publish()
    told = "2 files of the site are not as they were published there, and are put back: index.html, robots.txt; "
    assert f"www: warning publish-repaired: {told}" in lines[0]
    assert (code, lines[-1]) == (0, f"Published to www; readers find it at {ADDRESS}.")
    assert (online.target / "index.html").read_bytes() == (online.settings.output / "index.html").read_bytes()


def test_changes_are_told_by_address(online: Desk) -> None:
    """A changed text and a new one are told apart, with what they change elsewhere."""
    online.edit("title: ", "title: Bản mới – ")
    shutil.copytree(online.content / "pages/gioi-thieu", online.content / "pages/lien-he")
    online.commit()
    code, lines = online.publish(go=False)
    assert code == 0
    added = lines[lines.index("New addresses: 2") + 1 :][:2]
    assert added == ["  /en/lien-he/", "  /lien-he/"]
    assert "  /ban-tin/2024-07-10-so-ket-giua-nhiem-ky/" in lines
    assert any(line.startswith("By kind of page") and "static +2 ~0 −0" in line for line in lines)


def test_sizes_are_told_by_kind_and_year(desk: Desk) -> None:
    """The report says what the photos, cards and pages take, and which year they belong to."""
    _, lines = desk.publish(go=False)
    sizes = [line for line in lines if line.startswith(("The site takes", "  by "))]
    assert len(sizes) == 3
    assert sizes[1].startswith("  by kind: documents 0.0 MB (1), feeds ")
    assert ", photos 0.1 MB (8), theme " in sizes[1]
    assert sizes[2].startswith("  by year: 2024 ")


def test_a_program_reads_one_object(desk: Desk) -> None:
    """As JSON nothing but the publication is printed."""
    said = "\n".join(desk.publish(go=False, style=Format.JSON)[1])
    read = json.loads(said)
    assert read["stage"] == "planned"
    assert len(read["changes"]["added"]) == 47
    assert read["problems"] == []


def test_a_summary_is_added_in_markdown(desk: Desk) -> None:
    """The summary file keeps what it had and gets the counts, the addresses and the sizes."""
    summary = desk.folder / "summary.md"
    summary.write_text("before\n\n", encoding="utf-8")
    desk.publish(go=False, summary=str(summary))
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n\n## So far this was only a look ahead.")
    assert "| kind of page | new | changed | gone |\n|---|---:|---:|---:|\n" in text
    assert "* /ban-tin/\n" in text


# Guards


def test_a_lost_address_is_refused(online: Desk) -> None:
    """A bulletin that was online and is simply gone is refused, and named."""
    shutil.rmtree(online.content / "bulletins/2024/2024-03-08-ngay-hoi-ao-dai")
    online.edit("\n  - 2024-03-08-ngay-hoi-ao-dai", "", "content/bulletins/2024/2024-08-01-diem-tin-thang-7/index.md")
    online.edit("[ngày hội](2024-03-08-ngay-hoi-ao-dai#phan-thi-may)", "ngày hội")
    online.commit()
    code, lines = online.publish()
    assert code == 1
    assert codes(lines) == ["publish-vanished"]
    assert lines[0] == (
        "www: error publish-vanished: 2 addresses that readers may have saved would lead nowhere: "
        "/ban-tin/2024-03-08-ngay-hoi-ao-dai/, /en/bulletins/2024-03-08-ngay-hoi-ao-dai/; bring the files back, or "
        "keep them with “status: withdrawn” and a reason, or name their old folder under “aliases:” of the one that "
        "replaces them; if they are to be lost, add --allow vanished"
    )
    code, lines = online.publish(allow=("vanished",))
    assert code == 0
    assert "Overruled as you asked: vanished." in lines


def test_a_withdrawn_or_renamed_bulletin_is_no_loss(online: Desk) -> None:
    """A notice or a redirect keeps the address; lists that grow shorter are no loss either."""
    online.edit("title: ", "status: withdrawn\nreason: Nhầm số liệu\ntitle: ")
    online.commit()
    code, lines = online.publish()
    assert (code, codes(lines)) == (0, [])


def test_an_older_commit_is_refused(online: Desk) -> None:
    """Whoever did not get the newest content cannot bring back an older site."""
    first = git(online.folder, "rev-parse", "HEAD")
    online.edit("title: ", "title: Mới: ")
    newer = online.commit()
    assert online.publish()[0] == 0
    git(online.folder, "checkout", "--quiet", first)
    code, lines = online.publish()
    assert (code, codes(lines)) == (1, ["publish-older"])
    assert f"was made from {newer[:12]}, which is not part of this history ({first[:12]})" in lines[0]
    assert online.publish(allow=("older",))[0] == 0


def test_an_unknown_commit_is_refused(online: Desk) -> None:
    """A copy that does not know the commit that is online cannot tell that it is newer."""
    shutil.rmtree(online.folder / ".git")
    git(online.folder, "init", "--quiet")
    online.edit("title: ", "title: Mới: ")
    online.commit()
    assert codes(online.publish()[1]) == ["publish-unknown-commit"]


def test_what_no_commit_holds_is_refused(desk: Desk) -> None:
    """A changed and a new file are named; one that is never published is not."""
    desk.edit("title: ", "title: Mới: ")
    (desk.content / "bulletins/2024/.index.md.swp").write_bytes(b"x")
    code, lines = desk.publish()
    assert (code, codes(lines)) == (1, ["publish-uncommitted"])
    assert lines[0] == (
        f"content: error publish-uncommitted: 1 files that shape the site are in no commit yet: {TEXT}; "
        "save them with “git add” and “git commit”, or add --allow uncommitted"
    )
    assert desk.publish(allow=("uncommitted",))[0] == 0


def test_content_without_a_repository_is_refused(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Content that no repository holds can be published only on purpose."""
    bare = tmp_path_factory.mktemp("bare")
    shutil.copytree(desk.content, bare / "content")
    desk.settings = replace(desk.settings, content=bare / "content")
    assert codes(desk.publish()[1]) == ["publish-no-history"]
    assert desk.publish(allow=("uncommitted",))[0] == 0


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "publish-no-address"),
        ("http://localhost:8000", "publish-local-address"),
        ("https://192.168.1.5/tin", "publish-local-address"),
        ("https://example.org", "publish-local-address"),
        ("https://tin_hoi.vn", "publish-bad-domain"),
        ("https://tin.hoi.vn:8443", "publish-bad-domain"),
        ("http://hoi.github.io/tin", "publish-insecure-address"),
    ],
)
def test_a_wrong_address_is_refused(desk: Desk, address: str, code: str) -> None:
    """An address that readers cannot use is refused, unless on purpose."""
    desk.at(address)
    assert codes(desk.publish(go=False)[1]) == [code]
    assert codes(desk.publish(go=False, allow=("address",))[1]) == []


def test_a_site_that_would_move_is_refused(online: Desk) -> None:
    """The site that is online tells where it lives; another address is refused, unless on purpose."""
    online.at("https://hoi.github.io/ban-tin")
    code, lines = online.publish()
    assert (code, codes(lines)) == (1, ["publish-moved"])
    assert online.publish(allow=("address",))[0] == 0


def test_a_template_that_forgets_the_base_path_is_refused(desk: Desk) -> None:
    """A link of the built home page that leads out of the base path is seen in its bytes, and cannot be overruled."""
    theme = desk.folder / "theme"
    shutil.copytree(ROOT / "theme", theme)
    home = theme / "templates/home.html"
    text = home.read_text(encoding="utf-8")
    home.write_text(text.replace("{% block main %}", '{% block main %}<a href="/don-vi/">x</a>', 1), encoding="utf-8")
    desk.settings = replace(desk.settings, theme=theme)
    desk.commit()
    code, lines = desk.publish()
    assert (code, codes(lines)) == (1, ["publish-base-path"])
    assert "leads to “/don-vi/”, but the site has no such file below “/tin/”" in lines[0]


def test_a_standing_journal_is_refused(desk: Desk) -> None:
    """A build that was cut short is finished by a build, never put online; what else is wrong is said with it."""
    desk.publish(go=False)
    output_paths(desk.settings.output).journal.write_text("{}", encoding="utf-8")
    desk.at("http://localhost")
    code, lines = desk.publish(allow=("uncommitted",))
    assert code == 1
    assert sorted(codes(lines)) == ["publish-journal", "publish-local-address"]
    assert "output: error publish-journal: a build of this folder was cut short" in lines[0]


def test_words_of_a_draft_are_refused_wherever_they_come_from(desk: Desk) -> None:
    """A theme that prints a draft's title is refused for each file that holds it."""
    theme = desk.folder / "theme"
    shutil.copytree(ROOT / "theme", theme)
    draft = desk.content / "bulletins/2024/2024-08-05-ban-thao/index.md"
    title = next(line for line in draft.read_text(encoding="utf-8").splitlines() if line.startswith("title: "))[7:]
    found = theme / "templates/not-found.html"
    text = found.read_text(encoding="utf-8")
    found.write_text(text.replace("{% block main %}", "{% block main %}" + title, 1), encoding="utf-8")
    desk.settings = replace(desk.settings, theme=theme)
    desk.commit()
    code, lines = desk.publish(allow=("vanished", "size", "address", "uncommitted", "older", "unknown"))
    assert (code, codes(lines)) == (1, ["publish-confidential"])
    assert lines[0].startswith(
        "output/404.html: error publish-confidential: this file holds something of "
        "content/bulletins/2024/2024-08-05-ban-thao/index.md"
    )


def test_a_bulletin_dated_ahead_goes_online_when_its_time_has_come(desk: Desk) -> None:
    """Held back it is nowhere in what is published; an hour later the same command publishes it."""
    source = desk.content / "bulletins/2024/2024-03-08-ngay-hoi-ao-dai"
    held = desk.content / "bulletins/2026/2026-01-15-hen-gio"
    held.mkdir(parents=True)
    shutil.copyfile(source / "ke-hoach.pdf", held / "rieng.pdf")
    (held / "index.md").write_text(
        "---\ntitle: Bản tin hẹn giờ đăng\ndate: 2026-01-15 16:00\nunit: tinh-sen\n"
        "summary: Chưa ai được đọc câu này trước giờ.\n---\nThân bài.\n",
        encoding="utf-8",
    )
    desk.commit()
    assert desk.publish()[0] == 0
    assert not any("hen-gio" in path or "hẹn giờ".encode() in data for path, data in tree(desk.target).items())
    code, lines = desk.publish(now=NOW + timedelta(hours=1))
    assert code == 0
    assert "  /ban-tin/2026-01-15-hen-gio/" in lines


def test_all_guards_speak_at_once(desk: Desk) -> None:
    """Whatever is wrong is said in one report, in the language that was asked for."""
    desk.edit("title: ", "title: Mới: ")
    desk.at("http://localhost")
    code, lines = desk.publish(live="http://127.0.0.1:9", language="vi")
    assert code == 1
    found = [line.split(": lỗi ")[1].split(":")[0] for line in lines if ": lỗi " in line]
    assert sorted(found) == ["publish-live-unreachable", "publish-local-address", "publish-uncommitted"]
    assert lines[-1] == "Chưa xuất bản: xem các lỗi ở trên. www vẫn như cũ."


def test_options_are_checked(desk: Desk) -> None:
    """A guard that cannot be overruled is no value of --allow, and a target must be named."""
    code, lines = desk.publish(allow=("draft",))
    assert (code, codes(lines)) == (1, ["bad-option"])
    assert lines[0].endswith("type one of: vanished, size, address, uncommitted, older, unknown, others, unchanged")


# Asking the address


def test_a_fresh_machine_asks_the_address(online: Desk) -> None:
    """With nothing but the content, what is online is compared through the site's address."""
    fresh = online.folder / "www2"
    with serve(online.target, "/tin") as server:
        code, lines = online.publish(str(fresh), live=server.root)
        assert (code, lines[-1]) == (0, "Nothing has changed since the last publication; www2 stays as it is.")
        assert not fresh.exists()
        online.edit("title: ", "title: Mới: ")
        online.commit()
        code, lines = online.publish(str(fresh), live=server.root)
    assert code == 0
    assert "Changed pages: " in "\n".join(lines)
    assert (fresh / "published.json").is_file()


def test_nothing_at_the_address_is_a_first_publication(desk: Desk, tmp_path: Path) -> None:
    """404 is the one answer that means that nothing is online."""
    (tmp_path / "empty").mkdir()
    with serve(tmp_path / "empty") as server:
        code, lines = desk.publish(live=server.root)
    assert code == 0
    assert lines[1] == "New addresses: 47"


def test_another_answer_is_refused(desk: Desk, tmp_path: Path) -> None:
    """A page of someone else's where the record should be is no record, and nothing is published."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other/published.json").write_text("<html>", encoding="utf-8")
    with serve(tmp_path / "other") as server:
        code, lines = desk.publish(live=server.root)
        assert (code, codes(lines)) == (1, ["publish-live-unreadable"])
        assert desk.publish(live=server.root, allow=("unknown",))[0] == 0


def test_files_of_others_in_a_folder_stay(desk: Desk) -> None:
    """What somebody put into the folder beside the site is named and stays, until it is given up."""
    assert desk.publish()[0] == 0
    theirs = desk.target / ".well-known/security.txt"
    theirs.parent.mkdir()
    theirs.write_text("theirs", encoding="utf-8")
    (desk.target / "google1a2b.html").write_text("theirs", encoding="utf-8")
    assert desk.publish()[1][-1].startswith("Nothing has changed")
    desk.edit("Hội nghị diễn ra", "Hội nghị đã diễn ra")
    desk.commit()
    code, lines = desk.publish()
    told = "2 files there were not published by this program, and stay: .well-known/security.txt, google1a2b.html"
    assert code == 0
    assert any(told in line for line in lines), lines
    assert theirs.read_text(encoding="utf-8") == "theirs"
    desk.edit("Hội nghị đã diễn ra", "Hội nghị diễn ra")
    desk.commit()
    assert desk.publish(allow=("others",))[0] == 0
    assert not theirs.exists()
    assert not (desk.target / "google1a2b.html").exists()


def test_what_a_host_asks_for_stays_in_the_output_folder(tmp_path: Path) -> None:
    """A CNAME put into output/ by hand is named, stays and goes online, until it is deleted there; other files go."""
    desk = Desk(tmp_path)
    assert run_build(tmp_path, site_url=ADDRESS)[0] == 0
    names = [".well-known/security.txt", "CNAME", "google1a2b.html", "zalo_verifierX1.html"]
    for name in [*names, "ghi-chu.txt", ".well-known-cu/x"]:
        (desk.settings.output / name).parent.mkdir(exist_ok=True)
        (desk.settings.output / name).write_text("tin.hoi-phu-nu.vn", encoding="utf-8")
    for _ in range(2):
        code, lines = run_build(tmp_path, site_url=ADDRESS)
        assert code == 0
        (said,) = (line for line in lines if "output-keeps-others" in line)
        assert "published with the site (4): .well-known/security.txt, CNAME, google1a2b.html …; nothing, if" in said
        assert all((desk.settings.output / name).exists() for name in names)
        assert not (desk.settings.output / "ghi-chu.txt").exists()
        assert not (desk.settings.output / ".well-known-cu").exists()
    assert desk.publish()[0] == 0
    assert (desk.target / "CNAME").read_text(encoding="utf-8") == "tin.hoi-phu-nu.vn"
    assert (desk.target / names[0]).exists()
    shutil.rmtree(desk.settings.output / ".well-known")
    (desk.settings.output / "CNAME").unlink()
    assert desk.publish()[0] == 0
    assert not (desk.target / "CNAME").exists()
    assert not (desk.target / ".well-known").exists()
    assert (desk.target / "google1a2b.html").exists()
