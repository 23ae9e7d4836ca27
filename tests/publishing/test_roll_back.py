"""Going back to what was published before: what comes back, what stays away, and that nothing is deleted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bulletins.commands.console import Console
from bulletins.commands.publish import Destination, PublishOptions
from bulletins.commands.roll_back import list_earlier, roll_back

from tests.importing.word_files import picture_bytes
from tests.publishing.published_site import TEXT, Desk, codes, git
from tests.sites import NOW, tree

PAGE = "ban-tin/2024-07-10-so-ket-giua-nhiem-ky/index.html"
FESTIVAL = "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai"
NEW = "content/bulletins/2024/2024-08-20-tin-moi"
SOUND = """---
title: Tin mới của {place}
date: 2024-08-20
unit: tinh-sen  # nơi đăng
summary: Một câu tóm tắt.
---
Một câu thân bài.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a site that was never published."""
    return Desk(tmp_path)


def options(
    desk: Desk,
    target: str = "",
    **wishes: Any,  # noqa: ANN401  (a command's options)
) -> PublishOptions:
    """Return what is typed to publish."""
    destination = Destination(name=target or str(desk.target), project=desk.folder, remote=desk.origin)
    return PublishOptions(file=desk.folder / "publishconf.py", destination=destination, **wishes)


def back(desk: Desk, commit: str, target: str = "", **wishes: bool) -> tuple[int, list[str]]:
    """Return the exit code of going back to a commit, and the lines that it says."""
    said: list[str] = []
    speech = Console(language="en", write=said.append)
    code = roll_back(lambda: desk.settings, speech, options(desk, target, **wishes), commit, lambda: NOW)
    return code, "".join(said).replace(f"{desk.folder}/", "").splitlines()


def write(desk: Desk, folder: str, text: str, name: str = "index.md") -> None:
    """Write a text of a bulletin."""
    (desk.folder / folder).mkdir(parents=True, exist_ok=True)
    (desk.folder / folder / name).write_text(text, encoding="utf-8")


def go_on(desk: Desk, target: str = "") -> None:
    """Publish edits, a new photo, a new bulletin with its translation; then write what is not published."""
    desk.edit("buổi chiều", "buổi sáng")
    (desk.folder / FESTIVAL / "ngay-hoi.jpg").write_bytes(picture_bytes("#224466", (800, 600)))
    write(desk, NEW, SOUND.format(place="huyện"))
    write(desk, NEW, "---\ntitle: News\nsummary: One sentence.\n---\nA body.\n", "index.en.md")
    desk.edit("status: draft\n", "", "content/bulletins/2024/2024-08-05-ban-thao/index.md")
    desk.commit()
    assert desk.publish(target)[0] == 0
    desk.edit("title: Tin đã gỡ", "title: Tin nay đã gỡ", "content/bulletins/2024/2024-08-09-tin-da-go/index.md")
    desk.edit("date: 2024-08-20", "date: 2024-08-21", f"{NEW}/index.md")
    write(desk, f"{NEW}-2", SOUND.format(place="xã"))
    desk.commit()


def test_what_was_published_comes_back(desk: Desk) -> None:
    """A look ahead writes nothing; then the old texts are online, what came since is withdrawn, no file is gone."""
    first = git(desk.folder, "rev-parse", "HEAD")
    assert desk.publish()[0] == 0
    go_on(desk)
    before, content = tree(desk.target), tree(desk.content)
    code, lines = back(desk, first[:10])
    assert (code, tree(desk.target), tree(desk.content)) == (0, before, content), lines
    told = lines[1 : lines.index(next(line for line in lines if line.startswith("Nothing is deleted")))]
    assert told == [
        "The old text comes back: 2",
        f"  Huyện Ao: hai trăm chị em dự ngày hội áo dài ({FESTIVAL})",
        f"  Tỉnh Sen sơ kết giữa nhiệm kỳ ({TEXT.removesuffix('/index.md')})",
        "Readers got to know it since, so it is withdrawn and a notice stays: 2",
        "  Bản thảo chưa xong (content/bulletins/2024/2024-08-05-ban-thao)",
        f"  Tin mới của huyện ({NEW})",
        "Written since and not online yet, so it becomes a draft: 1",
        f"  Tin mới của xã ({NEW}-2)",
        "Withdrawn, made a draft or dated ahead since; stays so: 1",
        "  Tin nay đã gỡ có tên riêng (content/bulletins/2024/2024-08-09-tin-da-go)",
    ]
    assert lines[-1].endswith("add --yes.")

    code, lines = back(desk, first[:10], go=True)
    assert code == 0, lines
    assert "buổi chiều" in (desk.target / PAGE).read_text("utf-8")
    new = (desk.target / "ban-tin/2024-08-20-tin-moi/index.html").read_text("utf-8")
    assert "Bài được rút khi trang tin trở lại nội dung ngày" in new
    assert "thân bài" not in new
    assert "Withdrawn when" in (desk.target / "en/bulletins/2024-08-20-tin-moi/index.html").read_text("utf-8")
    assert not (desk.target / "ban-tin/2024-08-20-tin-moi-2").exists()
    assert "Chữ của bản nháp" not in "".join(
        file.read_text("utf-8") for file in desk.target.rglob("*.html") if file.is_file()
    )
    written = (desk.folder / NEW / "index.md").read_text("utf-8")
    assert "unit: tinh-sen  # nơi đăng\n" in written
    assert "Một câu thân bài." in written
    assert git(desk.folder, "status", "--porcelain", "content") == ""
    assert git(desk.folder, "diff", "--name-only", "--diff-filter=D", "HEAD~1", "HEAD") == ""
    assert git(desk.folder, "diff", "--name-only", first, "HEAD", "--", FESTIVAL) == ""


def test_a_branch_goes_back_and_forth(desk: Desk) -> None:
    """The states are listed; the way forth is a return, too, but what was withdrawn by the first stays withdrawn."""
    first = git(desk.folder, "rev-parse", "HEAD")
    assert desk.publish("github")[0] == 0
    go_on(desk, "github")
    second = git(desk.folder, "rev-parse", "HEAD~1")
    assert back(desk, first, "github", go=True)[0] == 0
    said: list[str] = []
    assert list_earlier(lambda: desk.settings, Console(language="en", write=said.append), options(desk, "github")) == 0
    rows = "".join(said).splitlines()[1:]
    assert [row.split()[0] for row in rows][1:] == [
        git(desk.folder, "rev-parse", f"HEAD~{number}")[:12] for number in range(1, len(rows))
    ]
    assert "Back to the texts of" in rows[0]
    assert rows[0].endswith("← online now")
    shown = git(desk.remote, "show", f"gh-pages:{PAGE}")
    assert "buổi chiều" in shown
    code, lines = back(desk, second, "github", go=True)
    assert code == 0, lines
    assert "buổi sáng" in git(desk.remote, "show", f"gh-pages:{PAGE}")
    assert "thân bài" not in git(desk.remote, "show", "gh-pages:ban-tin/2024-08-20-tin-moi/index.html")


def test_what_was_deleted_or_renamed_since_stays_so(desk: Desk) -> None:
    """Neither shows its old text again; a unit that came since stays, for texts may need it."""
    write(desk, NEW, SOUND.format(place="huyện"))
    write(desk, f"{NEW}-2", SOUND.format(place="xã") + "\nMột câu nữa của xã.\n" * 3)
    first = desk.commit()
    assert desk.publish()[0] == 0
    (desk.folder / NEW / "index.md").unlink()
    (desk.folder / f"{NEW}-2").rename(desk.folder / f"{NEW}-3")
    desk.edit("unit: tinh-sen", "aliases:\n  - 2024-08-20-tin-moi-2\nunit: tinh-sen", f"{NEW}-3/index.md")
    desk.edit("buổi chiều", "buổi sáng")
    (desk.content / "units/xa-moi.yml").write_text("name: Xã Mới\nlevel: commune\nparent: huyen-ao\n", encoding="utf-8")
    desk.commit()
    assert desk.publish(allow=("vanished",))[0] == 0
    code, lines = back(desk, first, go=True)
    assert code == 0, lines
    assert [line for line in lines[:11] if not line.startswith("  ")][1:5] == [
        "The old text comes back: 1",
        "Deleted since; stays deleted: 1",
        "Has another folder name since; stays as it is: 1",
        "No text (units, campaigns, settings); stays as it is: 1",
    ]
    assert "buổi chiều" in (desk.target / PAGE).read_text("utf-8")
    assert not (desk.target / "ban-tin/2024-08-20-tin-moi").exists()
    assert (desk.target / "ban-tin/2024-08-20-tin-moi-3/index.html").exists()


def test_what_cannot_go_back_changes_nothing(desk: Desk) -> None:
    """Nothing online, letters of no commit, and an old text that is wrong today: each is said."""
    first = git(desk.folder, "rev-parse", "HEAD")
    assert codes(back(desk, first, go=True)[1]) == ["back-nothing-online"]
    assert desk.publish()[0] == 0
    assert codes(back(desk, "abcdef123456", go=True)[1]) == ["back-unknown"]
    assert codes(back(desk, first, set_aside=True)[1]) == ["back-set-aside"]
    desk.edit("section: thong-bao", "section: hoat-dong")
    desk.edit("buổi chiều", "buổi sáng")
    words = (desk.content / "site.yml").read_text("utf-8")
    (desk.content / "site.yml").write_text(words.replace("thong-bao", "thong-cao"), encoding="utf-8")
    desk.commit()
    before, content = tree(desk.target), tree(desk.content)
    code, lines = back(desk, first, go=True)
    assert code == 1
    assert codes(lines), lines
    assert any(line.startswith(f"{TEXT}:6:") for line in lines), lines
    assert (tree(desk.target), tree(desk.content)) == (before, content)
