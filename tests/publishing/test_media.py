"""Pictures on another host: one setting moves them out of the site, and every page finds them there."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from bulletins.commands.build import build
from bulletins.commands.console import Console
from bulletins.model.value import replace
from bulletins.reports import Format

from tests.publishing.published_site import Desk, codes, git
from tests.sites import NOW, copy_base, settings_for, tree

FESTIVAL = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai"
PAGE = "ban-tin/2024-03-08-ngay-hoi-ao-dai/index.html"
BASE = "https://anh.hoi-phu-nu.vn/kho"
PICTURE = re.compile(rf'{re.escape(BASE)}/(anh/[^"\s,<]+)')


NAMED = re.compile(rf'{re.escape(BASE)}/((?:anh|images)/[^"\s,<]+)')


def built(folder: Path, base: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files of the site and of the pictures' own folder."""
    settings = replace(settings_for(folder, "https://hoi.github.io/tin"), media_base=base, share_cards=True)
    said: list[str] = []
    assert build(lambda: settings, Console(style=Format.TEXT, language="en", write=said.append), lambda: NOW) == 0, said
    return tree(settings.output), tree(settings.media_output) if settings.media_output.exists() else {}


def test_pictures_leave_the_site_and_are_found_where_they_went(tmp_path: Path) -> None:
    """Photos and cards lie in their own folder, as many as before; every address of one leads to such a file."""
    copy_base(tmp_path / "a")
    copy_base(tmp_path / "b")
    whole, none = built(tmp_path / "a", "")
    site, media = built(tmp_path / "b", BASE)
    assert none == {}
    assert {path: data for path, data in whole.items() if path.startswith("anh/")} == media
    assert sorted(site) == sorted(path for path in whole if not path.startswith("anh/"))
    named = {found for data in site.values() for found in PICTURE.findall(data.decode("utf-8", "ignore"))}
    assert named == set(media)
    assert not any(b'"/tin/anh/' in data or b"hoi.github.io/tin/anh/" in data for data in site.values())


def test_the_site_names_the_folder_of_its_pictures(tmp_path: Path) -> None:
    """With `photo_folder: images` photos and cards, the same bytes as before, lie there, and no page names another."""
    copy_base(tmp_path / "a")
    with (copy_base(tmp_path / "b") / "site.yml").open("a", encoding="utf-8") as file:
        file.write("photo_folder: images\n")
    whole, none = built(tmp_path / "a", "")
    site, media = built(tmp_path / "b", BASE)
    before = {path: data for path, data in whole.items() if path.startswith("anh/")}
    assert none == {}
    assert media == {re.sub("^anh/(the(?=/))?", _in_english, path): data for path, data in before.items()}
    assert any(path.startswith("images/cards/") for path in media)
    named = {found for data in site.values() for found in NAMED.findall(data.decode("utf-8", "ignore"))}
    assert named == set(media)


def _in_english(found: re.Match[str]) -> str:
    return "images/cards" if found[1] else "images/"


def test_machines_are_told_where_pictures_are(tmp_path: Path) -> None:
    """The card of those who share and the picture in structured data stand in full at the other host."""
    copy_base(tmp_path)
    site, media = built(tmp_path, BASE)
    html = site["ban-tin/2024-03-08-ngay-hoi-ao-dai/index.html"].decode()
    card = re.search(r'property="og:image" content="([^"]+)"', html)
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert card is not None
    assert data is not None
    assert card[1].removeprefix(f"{BASE}/") in media
    pictures = re.findall(rf"{BASE}/[^\"]+", json.dumps(json.loads(data[1])))
    assert pictures
    assert all(picture.removeprefix(f"{BASE}/") in media for picture in pictures)


def test_the_setting_changes_every_page_that_shows_a_picture(tmp_path: Path) -> None:
    """What was built without it and is built again with it is what a first build with it gives, and back again."""
    copy_base(tmp_path / "a")
    copy_base(tmp_path / "b")
    before, _ = built(tmp_path / "a", "")
    assert built(tmp_path / "a", BASE) == built(tmp_path / "b", BASE)
    assert built(tmp_path / "a", "")[0] == before


@pytest.mark.parametrize("target", ["pictures", "pictures.git"])
def test_pictures_are_published_before_the_site(tmp_path: Path, target: str) -> None:
    """They go to a folder or to a repository's branch, once; a second publication leaves them alone."""
    desk = Desk(tmp_path)
    git(tmp_path, "init", "--quiet", "--bare", str(tmp_path / "pictures.git"))
    (tmp_path / ".gitignore").write_text("*\n", encoding="utf-8")
    goes = target if target == "pictures" else str(tmp_path / target)
    desk.settings = replace(desk.settings, media_base=BASE, media_target=goes)
    code, lines = desk.publish(allow=("uncommitted",))
    assert (code, codes(lines)) == (0, [])
    assert any(line.startswith(f"Pictures that are read from {BASE}: 0.1 MB in 8 files.") for line in lines)
    desk.edit("Hội nghị diễn ra", "Hội nghị đã diễn ra")
    assert desk.publish(allow=("uncommitted",))[0] == 0
    if target == "pictures":
        found = set(tree(tmp_path / target))
    else:
        assert git(tmp_path / target, "rev-list", "--count", "gh-pages") == "1"
        found = set(git(tmp_path / target, "ls-tree", "-r", "--name-only", "gh-pages").splitlines())
    assert found == {*tree(desk.settings.media_output), ".nojekyll", "published.json"}


def test_edits_of_others_to_pictures_keep_the_site_back(tmp_path: Path) -> None:
    """A picture that somebody deleted on the pictures' branch is put back only where that is wished."""
    desk = Desk(tmp_path)
    git(tmp_path, "init", "--quiet", "--bare", str(tmp_path / "pictures.git"))
    (tmp_path / ".gitignore").write_text("*\n", encoding="utf-8")
    desk.settings = replace(desk.settings, media_base=BASE, media_target=str(tmp_path / "pictures.git"))
    assert desk.publish(allow=("uncommitted",))[0] == 0
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", "pictures.git", "theirs")
    picture = min(path for path in tree(tmp_path / "theirs") if path.startswith("anh/"))
    git(tmp_path / "theirs", "rm", "--quiet", picture)
    git(tmp_path / "theirs", "commit", "--quiet", "--message", "x")
    git(tmp_path / "theirs", "push", "--quiet")
    desk.edit("Hội nghị diễn ra", "Hội nghị đã diễn ra")
    code, lines = desk.publish(allow=("uncommitted",))
    assert (code, codes(lines)) == (1, ["publish-edited"])
    assert picture in lines[0]
    assert "đã diễn ra" not in str(tree(desk.target))
    assert desk.publish(allow=("uncommitted", "others"))[0] == 0
    assert picture in git(tmp_path / "pictures.git", "ls-tree", "-r", "--name-only", "gh-pages")


def test_pictures_that_cannot_be_published_keep_the_site_back(tmp_path: Path) -> None:
    """A site whose pictures are nowhere is not put online."""
    desk = Desk(tmp_path)
    desk.settings = replace(desk.settings, media_base=BASE, media_target=str(tmp_path / "away.git"))
    code, lines = desk.publish(language="en")
    assert code == 1
    assert "publish-live-unreachable" in lines[0]
    assert not desk.target.exists()


def test_pictures_of_what_is_set_aside_stay_as_readers_know_them(tmp_path: Path) -> None:
    """Beside a fault no new picture goes online and no old one goes; a withdrawal takes its own pictures along."""
    desk = Desk(tmp_path)
    desk.settings = replace(desk.settings, media_base=BASE, media_target=str(tmp_path / "pictures"))
    allowed = ("uncommitted",)  # the pictures' own folder lies here, too
    assert desk.publish(allow=allowed)[0] == 0
    before, page = tree(tmp_path / "pictures"), tree(desk.target)[PAGE]
    folder = desk.content / FESTIVAL
    shutil.copyfile(folder / "ban-may.jpg", folder / "ngay-hoi.jpg")
    desk.edit("unit: ", "unitt: ", f"content/{FESTIVAL}/index.md")
    desk.edit("Tỉnh Sen sơ kết", "Tỉnh Sen tổng kết")
    desk.commit()
    code, lines = desk.publish(set_aside=True, allow=allowed)
    assert (code, lines[0]) == (0, "Set aside because of errors, all else is published: 1")
    assert tree(tmp_path / "pictures") == before
    assert tree(desk.target)[PAGE] == page
    desk.edit("unitt: ", "status: gỡ\nunitt: ", f"content/{FESTIVAL}/index.md")
    desk.commit()
    code, lines = desk.publish(set_aside=True, allow=allowed)
    assert (code, "a notice of withdrawal stands there" in lines[1]) == (0, True)
    pictures = {path for path in tree(tmp_path / "pictures") if path.endswith((".jpg", ".webp"))}
    assert not pictures & {path for path in before if f"/anh/{path.rpartition('/')[2]}".encode() in page}
    assert PICTURE.search(tree(desk.target)[PAGE].decode()) is None
