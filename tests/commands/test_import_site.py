"""A whole earlier site becomes bulletins: a table first, then every post once, its old address alive."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.commands.test_import_files import import_typed, run_import
from tests.importing.old_sites import PROSE, WordPressItem, attachment, uploads, wordpress, write_files
from tests.importing.word_files import picture_bytes
from tests.sites import copy_base, run_build, run_check, tree

CATEGORY = ("category", "Xã Bến Ao")
POSTS = (
    WordPressItem(
        title="Hội thi áo dài",
        link="https://cu.example/2019/03/hoi-thi/",
        terms=[CATEGORY, ("post_tag", "áo dài")],
        excerpt="Mười hai chi hội đều có bài dự thi.",
        content=f'{PROSE}\n\n[caption id="a" width="300"]'
        '<img src="https://cu.example/wp-content/uploads/2019/03/a-300x200.jpg" '
        'alt="Chị em may áo bên hiên nhà" /> Chị em may áo. Ảnh: Hồng Gấm[/caption]\n\n'
        'Xem <a href="https://cu.example/2019/03/tang-qua/">tin tặng quà</a> và '
        '<a href="/wp-content/uploads/2019/03/ke-hoach.pdf">kế hoạch</a>.',
    ),
    WordPressItem(
        title="TẶNG QUÀ HỘI VIÊN",
        link="https://cu.example/2019/03/tang-qua/",
        day="2019-03-09 00:00:00",
        number=2,
        content=f'{PROSE}\n\nDòng một\nDòng hai [sic] [ninja_form id="3"]',
        terms=[CATEGORY],
        author="admin",
    ),
    WordPressItem(
        title="Bài chưa đăng", link="https://cu.example/?p=3", number=3, status="draft", day="2019-03-10 08:00:00"
    ),
    WordPressItem(
        title="Ngày hội", link="https://cu.example/ngay-hoi.html", number=4, day="2019-04-01 09:00:00",
        content='[gallery ids="11,12"]' + PROSE, meta=[("_thumbnail_id", "11")],
    ),
    WordPressItem(title="Giới thiệu", link="https://cu.example/gioi-thieu-cu/", kind="page", number=5),
    attachment(11, "b.jpg", caption="Lễ khai mạc"),
    attachment(12, "c.jpg", alt="Trẻ em múa lân trước sân nhà văn hóa"),
)  # fmt: skip


def site(folder: Path) -> Path:
    """Write a content folder, an export and its pictures; return the content folder."""
    (folder / "old.xml").write_bytes(wordpress(*POSTS))
    uploads(folder, "a.jpg", "a-300x200.jpg", "b.jpg", "c.jpg", "ke-hoach.pdf")
    return copy_base(folder)


def fill(folder: Path, name: str = "old", unit: str = "Hội Phụ nữ tỉnh Sen") -> None:
    """Fill the table in as a person does: a unit for every post, in the line with the star."""
    table = folder / f"{name}.terms.csv"
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    for row in rows:
        row[3] = unit if row[1] == "*" else row[3]
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def index(content: Path, name: str) -> str:
    """Return the text of the one bulletin whose folder ends so."""
    (found,) = content.glob(f"bulletins/*/*-{name}/index.md")
    return found.read_text(encoding="utf-8")


def test_the_first_run_writes_a_table_and_nothing_else(tmp_path: Path) -> None:
    """Every category and tag has a line with the number of its posts and what its name lets one guess."""
    content = site(tmp_path)
    before = tree(content)
    code, said = run_import(tmp_path, "old.xml")
    assert (code, tree(content)) == (0, before), said
    assert said.startswith("4 posts were found. Open ")
    rows = list(csv.reader(io.StringIO((tmp_path / "old.terms.csv").read_text(encoding="utf-8-sig"))))
    assert rows[1:] == [
        ["", "*", "4", "", "", ""],
        ["category", "Xã Bến Ao", "2", "xa-ben-ao", "", ""],
        ["tag", "áo dài", "1", "", "", ""],
    ]


def test_posts_become_bulletins_with_their_old_addresses(tmp_path: Path) -> None:
    """Text, pictures, captions, documents, dates, authors and addresses are those of the old site; the rest is said."""
    content = site(tmp_path)
    run_import(tmp_path, "old.xml")
    fill(tmp_path)
    code, said = run_import(tmp_path, "old.xml")
    assert code == 0, said
    assert said.splitlines()[-1].startswith("Posts: 2 published, 2 drafts that wait for an answer, 0 imported before")
    assert (
        index(content, "hoi-thi-ao-dai")
        == f"""---
title: Hội thi áo dài
date: 2019-03-08 14:30
event_date: 2019-03-08
unit: xa-ben-ao
summary: Mười hai chi hội đều có bài dự thi.
authors:
  - Thùy Linh
aliases:
  - /2019/03/hoi-thi/
attachments:
  - src: ke-hoach.pdf
    title: kế hoạch
---
{PROSE}

![Chị em may áo bên hiên nhà](anh-1.jpg "Chị em may áo. | Ảnh: Hồng Gấm")

Xem [tin tặng quà](2019-03-09-tang-qua-hoi-vien) và kế hoạch.
"""
    )
    gift = index(content, "tang-qua-hoi-vien")
    assert "title: Tặng quà hội viên\ndate: 2019-03-09\n" in gift
    assert "Dòng một\\\nDòng hai \\[sic\\]" in gift
    assert "authors:" not in gift
    assert "status: draft" in index(content, "bai-chua-dang")
    festival = index(content, "ngay-hoi")
    assert festival.count("![") + festival.count("src:") == 2
    assert "aliases:\n  - /ngay-hoi.html\n" in festival
    report = (tmp_path / "old.report.txt").read_text(encoding="utf-8")
    for sentence in (
        "the shortcode “ninja_form” means something only on the old site",
        "what is no post is not imported: 1 of the kind “page”: Giới thiệu",
        "the author “admin” is an account",
        "the old address /?p=3 cannot lead here",
        "nobody has said yet what is to be seen on this photo",
    ):
        assert sentence in report, sentence
    posts = list(csv.reader(io.StringIO((tmp_path / "old.posts.csv").read_text(encoding="utf-8-sig"))))
    assert [row[2] for row in posts[1:]] == ["published", "published", "draft", "draft"]
    assert posts[3][3] == "/?p=3"
    assert run_check(tmp_path)[0] == 0
    run_build(tmp_path)
    assert 'url=/ban-tin/2019-03-08-hoi-thi-ao-dai/"' in (tmp_path / "output/2019/03/hoi-thi/index.html").read_text(
        "utf-8"
    )


def test_a_second_run_changes_nothing_that_people_edited_and_goes_on_where_one_stopped(tmp_path: Path) -> None:
    """Edited, renamed and deleted bulletins stay so; only what is not there yet is written."""
    content = site(tmp_path)
    run_import(tmp_path, "old.xml")
    fill(tmp_path)
    assert run_import(tmp_path, "old.xml")[0] == 0
    edited = next(content.glob("bulletins/2019/*hoi-thi-ao-dai"))
    (edited / "index.md").write_text("một dòng", encoding="utf-8")
    gone = next(content.glob("bulletins/2019/*bai-chua-dang"))
    (gone / "index.md").unlink()
    gone.rmdir()
    edited.rename(edited.with_name("2019-03-08-ten-khac"))
    before = tree(content)
    code, said = run_import(tmp_path, "old.xml")
    assert (code, tree(content)) == (0, before), said
    assert "Posts: 0 published, 0 drafts that wait for an answer, 4 imported before" in said
    (tmp_path / "old.posts.csv").unlink()
    for folder in content.glob("bulletins/2019/*tang-qua*"):
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
    (edited.with_name("2019-03-08-ten-khac")).rename(edited)
    code, said = run_import(tmp_path, "old.xml")
    assert code == 0, said
    assert "2 imported before" in said
    assert (edited / "index.md").read_text(encoding="utf-8") == "một dòng"


def test_a_trial_and_a_wrong_cell_write_nothing(tmp_path: Path) -> None:
    """A trial says what would be written; a cell that names nothing is told with its line."""
    content = site(tmp_path)
    before = tree(content)
    code, said = run_import(tmp_path, "old.xml", trial=True, unit="tinh-sen")
    assert (code, tree(content)) == (0, before), said
    assert said.splitlines()[-1] == (
        "Posts that would be written: 2 published, 2 drafts that wait for an answer; 0 imported before, "
        "0 could not be. Nothing was written."
    )
    assert not (tmp_path / "old.terms.csv").exists()
    run_import(tmp_path, "old.xml")
    fill(tmp_path, unit="Xã Không Có")
    code, said = run_import(tmp_path, "old.xml")
    assert (code, tree(content)) == (1, before)
    assert "old.terms.csv:2: error import-term-unknown: “Xã Không Có” under “unit” is not known here" in said


BLOGS: dict[str, dict[str, str | bytes]] = {
    "jekyll": {
        "_config.yml": "url: https://cu.example\nbaseurl: /tin\n",
        "_posts/2019-03-08-hoi-thi.md": f"---\ntitle: 'Hội thi: áo dài'\ncategories: [Xã Bến Ao]\n---\n{PROSE}\n\n"
        "* TOC\n{:toc}\n\n{% include ad.html %}\n\n"
        '![Chị em may áo bên hiên nhà](/images/a.jpg "May áo")\n',
        "about.md": "---\ntitle: Giới thiệu\n---\nHội thành lập năm 1990.\n",
        "README.md": "# Trang cũ\n",
        "_drafts/nhap.md": f"---\ntitle: Nháp\n---\n{PROSE}\n",
    },
    "hugo": {
        "hugo.toml": 'baseURL = "https://cu.example/tin/"\n[permalinks]\nbai = "/:year/:month/:day/:slug.html"\n',
        "content/bai/hoi-thi/index.md": f"+++\ntitle = 'Hội thi: áo dài'\ndate = 2019-03-08T14:30:00+07:00\n"
        f"tags = ['Xã Bến Ao']\nslug = 'hoi-thi'\naliases = ['/cu/1/']\n+++\n{PROSE}\n\n"
        '{{< figure src="a.jpg" alt="Chị em may áo bên hiên nhà" caption="May áo" attr="Thu Hà" >}}\n\n'
        "{{< youtube x >}}\n\n- [x] Cắt vải\n- [ ] Đính cúc\n",
        "content/bai/nhap.md": f"---\ntitle: Nháp\ndate: 2019-03-09\ndraft: true\n---\n{PROSE}\n",
    },
    "hexo": {
        "_config.yml": "url: https://cu.example\nroot: /tin/\npermalink: :year/:month/:day/:title.html\n",
        "source/_posts/hoi-thi.md": f"title: 'Hội thi: áo dài'\ndate: 2019-03-08 14:30:00\ntags:\n  - Xã Bến Ao\n---\n"
        f"{PROSE}\n\n"
        "![Chị em may áo bên hiên nhà](/images/a.jpg)\n",
        "source/_drafts/nhap.md": f"title: Nháp\n---\n{PROSE}\n",
    },
    "pelican": {
        "pelicanconf.py": 'SITEURL = "https://cu.example"\n'
        'ARTICLE_URL = "tin/{date:%Y}/{date:%m}/{date:%d}/{slug}.html"\n',
        "content/hoi-thi.md": f"Title: Hội thi: áo dài\nDate: 2019-03-08 14:30\nSlug: hoi-thi\nTags: Xã Bến Ao, thi\n\n"
        f"{PROSE}\n\n"
        "![Chị em may áo bên hiên nhà]({static}/images/a.jpg)\n",
        "content/nhap.md": f"Title: Nháp\nDate: 2019-03-09\nStatus: draft\n\n{PROSE}\n",
        "content/cu.rst": "Bài cũ\n======\n",
    },
}
PICTURES = {
    "jekyll": "images/a.jpg",
    "hugo": "content/bai/hoi-thi/a.jpg",
    "hexo": "source/images/a.jpg",
    "pelican": "content/images/a.jpg",
}


@pytest.mark.parametrize("program", sorted(BLOGS))
def test_folders_of_other_programs_become_bulletins(program: str, tmp_path: Path) -> None:
    """Head, text, picture, tags, drafts and the addresses that the program made are read; its templates are named."""
    content = copy_base(tmp_path)
    blog = write_files(tmp_path / "blog", BLOGS[program])
    uploads(tmp_path, "a.jpg")
    picture = blog / PICTURES[program]
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes((tmp_path / "wp-content/uploads/2019/03/a.jpg").read_bytes())
    assert run_import(tmp_path, "blog")[0] == 0
    fill(tmp_path, "blog")
    code, said = run_import(tmp_path, "blog")
    assert code == 0, said
    assert "Posts: 1 published, 1 drafts that wait" in said
    text = index(content, "hoi-thi-ao-dai")
    clock = "" if program == "jekyll" else " 14:30"
    address = "/tin/xa-ben-ao/2019/03/08/hoi-thi.html" if program == "jekyll" else "/tin/2019/03/08/hoi-thi.html"
    old = f"aliases:\n  - {address}\n" + ("  - /cu/1/\n" if program == "hugo" else "")
    assert (
        text.startswith("---\ntitle: 'Hội thi: áo dài'\n".replace("'", "") + f"date: 2019-03-08{clock}\n")
        or '"Hội' in text
    )
    assert old in text
    assert "unit: xa-ben-ao\n" in text
    caption = {"jekyll": ' "May áo"', "hugo": ' "May áo (Thu Hà)"'}.get(program, "")
    assert f"![Chị em may áo bên hiên nhà](anh-1.jpg{caption})" in text
    assert ("TOC" in text, "- ☑ Cắt vải\n- ☐ Đính cúc\n" in text) == (False, program == "hugo")
    assert "status: draft" in index(content, "nhap")
    report = (tmp_path / "blog.report.txt").read_text(encoding="utf-8")
    assert ("the shortcode “" in report) is (program in {"jekyll", "hugo"})
    assert ("in a markup that is not read" in report) is (program == "pelican")
    assert ("1 of the kind “page”: about.md" in report) is (program == "jekyll")
    assert run_check(tmp_path)[0] == 0


@pytest.mark.parametrize("name", [".", "content", "content/.."])
def test_a_site_is_not_imported_into_itself(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of the site itself has a Pelican settings file and posts, too: it is refused, and nothing written."""
    copy_base(tmp_path)
    (tmp_path / "pelicanconf.py").write_text('SITENAME = "Hội"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    code, said = import_typed(tmp_path, name)
    assert code == 1
    assert said == (
        f"{name}: error import-own-content: the content of this very site lies in this folder (content), and a site "
        "cannot be imported into itself; name the folder or file of the other site or the document that you want to "
        "bring in\nerrors: 1; warnings: 0\n"
    )
    assert tree(tmp_path) == before


def test_the_folder_one_stands_in_gives_the_files_their_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`import .` in the folder of the old site writes the table beside that folder, under its name."""
    copy_base(tmp_path)
    write_files(tmp_path / "blog", {"pelicanconf.py": 'SITENAME = "Hội"', "content/a.md": f"Title: A\n\n{PROSE}"})
    monkeypatch.chdir(tmp_path / "blog")
    assert import_typed(tmp_path, ".")[0] == 0
    assert (tmp_path / "blog.terms.csv").is_file()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (wordpress(*POSTS)[:-400], "import-damaged"),
        (wordpress(*POSTS).replace(b"<rss", b'<!DOCTYPE x [<!ENTITY a "b">]><rss', 1), "import-bomb"),
        (wordpress(WordPressItem(title="a", link="b", extra="<x>" * 1_000_000 + "</x>" * 1_000_000)), "import-bomb"),
    ],
)
def test_a_damaged_export_is_a_sentence(data: bytes, code: str, tmp_path: Path) -> None:
    """Cut off, with entities, or nested a million times: refused, nothing written."""
    content = copy_base(tmp_path)
    before = tree(content)
    (tmp_path / "old.xml").write_bytes(data)
    exit_code, said = run_import(tmp_path, "old.xml")
    assert (exit_code, tree(content)) == (1, before)
    assert code in said


def imported_folder(folder: Path, files: dict[str, str | bytes]) -> tuple[Path, str]:
    """Return the content folder after both runs over a blog's folder, and what the second one said."""
    content = copy_base(folder)
    write_files(folder / "old", files)
    assert run_import(folder, "old")[0] == 0
    fill(folder)
    return content, run_import(folder, "old")[1]


def test_links_between_files_of_a_blog_lead_to_its_bulletins(tmp_path: Path) -> None:
    """Pelican's `{filename}`, from its folder or the root; a link to a list of the old site is dropped and said."""
    text = "[a]({filename}/tin/hai.md), [b]({filename}hai.md#x), [c](|filename|/ba.md), [d]({category}tin)"
    photo = "![Trẻ em múa lân]({attach}b.jpg) ![Chị em múa]({static}../images/a.jpg)"
    files: dict[str, str | bytes] = {
        "pelicanconf.py": 'SITEURL = "https://cu.example"',
        "content/tin/mot.md": f"Title: Bài một\nDate: 2019-01-02\nAuthors: Lan, webmaster\n\n{PROSE}\n\n{text}.\n\n"
        f"{photo}\n",
        "content/tin/hai.md": f"Title: Bài hai\nDate: 2019-02-02\n\n{PROSE}\n",
        "content/ba.md": f"Title: Bài ba\nDate: 2019-03-02\n\n{PROSE}\n",
        "content/tin/b.jpg": picture_bytes("red"),
        "content/images/a.jpg": picture_bytes("green"),
    }
    content, said = imported_folder(tmp_path, files)
    written = index(content, "bai-mot")
    assert "[a](2019-02-02-bai-hai), [b](2019-02-02-bai-hai), [c](2019-03-02-bai-ba), d." in written
    assert "authors:\n  - Lan\n" in written
    assert {file.name for file in content.glob("bulletins/*/*bai-mot/*")} == {"index.md", "anh-1.jpg", "anh-2.jpg"}
    assert ("the link at “d”" in said, "“webmaster” is an account" in said) == (True, True)


@pytest.mark.parametrize(
    ("files", "link"),
    [
        ({"_config.yml": "url: https://cu.example", "_posts/2019-02-02-hai.md": ""}, "{% post_url 2019-02-02-hai %}"),
        (
            {"_config.yml": "url: https://cu.example", "_posts/2019-02-02-hai.md": ""},
            "{% link _posts/2019-02-02-hai.md %}",
        ),
        ({"hugo.toml": "", "content/tin/2019/hai/index.md": ""}, '{{< ref "/tin/2019/hai" >}}'),
        ({"hugo.toml": "", "content/tin/2019/hai/index.md": ""}, '{{< relref "hai" >}}'),
        ({"_config.yml": "", "source/_posts/hai.md": ""}, "{% post_path hai %}"),
    ],
)
def test_links_by_template_lead_to_bulletins(files: dict[str, str], link: str, tmp_path: Path) -> None:
    """Jekyll's post_url and link, Hugo's ref and relref, Hexo's post_path."""
    (post,) = (name for name in files if name.endswith(".md"))
    other = post.replace("2019-02-02-hai.md", "2019-01-01-mot.md").replace("hai", "mot")
    head = "---\ntitle: Bài {}\ndate: 2019-0{}-02\n---\n"
    texts: dict[str, str | bytes] = {**files, post: head.format("hai", 2) + PROSE}
    texts[other] = f"{head.format('một', 1)}{PROSE}\n\nXem [bài]({link}).\n"
    content, _ = imported_folder(tmp_path, texts)
    assert "Xem [bài](2019-02-02-bai-hai)." in index(content, "bai-mot")


def test_addresses_of_hugo_and_what_cannot_lead_on(tmp_path: Path) -> None:
    """A bundle's address is its folder's; aliases may stand beside it; `?id=3` and a second post's address are said."""
    head = "---\ntitle: Bài {}\ndate: 2019-01-0{}\n"
    files: dict[str, str | bytes] = {
        "hugo.toml": '[permalinks.page]\nchung = "/:year/:slug/"',
        "content/tin/2019/mot/index.md": head.format("một", 1)
        + f"aliases: [/cu/mot, mot-cu, '/tin.php?id=3']\nexpiryDate: 2020-01-01\n---\n{PROSE}",
        "content/chung/hai.md": head.format("hai", 2) + f"url: /tin/2019/mot/\nexpiryDate: 2030-01-01\n---\n{PROSE}",
        "content/chung/ba.md": head.format("ba", 3) + f"---\n{PROSE}",
    }
    content, said = imported_folder(tmp_path, files)
    first = index(content, "bai-mot")
    assert "aliases:\n  - /tin/2019/mot/\n  - /cu/mot/\n  - /tin/2019/mot-cu/\nstatus: draft\n" in first
    assert "aliases:" not in index(content, "bai-hai")
    assert "  - /2019/bai-ba/\n" in index(content, "bai-ba")
    for words in (
        "/tin.php?id=3 cannot lead here",
        "/tin/2019/mot/ leads to another bulletin",
        "on 2020-01-01, so it is a draft",
        "stopped showing this post on 2030-01-01",
    ):
        assert words in said
    assert "/tin.php?id=3" in (tmp_path / "old.posts.csv").read_text(encoding="utf-8")
    before = tree(content)
    assert "3 imported before" in run_import(tmp_path, "old")[1]
    assert tree(content) == before


def test_what_wordpress_puts_around_files_and_pictures(tmp_path: Path) -> None:
    """The button beside a file is said and gone, the library describes pictures, and short links lead to bulletins."""
    library = "https://cu.example/wp-content/uploads/2019/03"
    first = WordPressItem(
        title="Một",
        link="https://cu.example/mot/",
        content=f'{PROSE}\n\n<div class="wp-block-file"><a href="{library}/a.pdf">Kế hoạch năm</a>'
        f'<a href="{library}/a.pdf" class="wp-block-file__button" download>Tải về</a></div>\n\n'
        f'<img class="wp-image-8" src="{library}/b.jpg" alt="" />',
    )
    second = WordPressItem(
        title="Hai",
        link="https://cu.example/hai/",
        number=2,
        content=f'{PROSE} <a href="https://cu.example/?p=1">Xem</a>',
    )
    photo = attachment(8, "b.jpg", alt="Một phụ nữ nhận túi quà")
    (tmp_path / "old.xml").write_bytes(wordpress(first, second, photo))
    uploads(tmp_path, "a.pdf", "b.jpg")
    content = copy_base(tmp_path)
    run_import(tmp_path, "old.xml")
    fill(tmp_path)
    said = run_import(tmp_path, "old.xml")[1]
    assert "what stood around the text of the page was left out: Tải về" in said
    text = index(content, "mot")
    assert ("Kế hoạch năm\n" in text, "![Một phụ nữ nhận túi quà](anh-1.jpg)" in text) == (True, True)
    assert "[Xem](2019-03-08-mot)" in index(content, "hai")


def test_blocks_that_wordpress_fills_in_are_named(tmp_path: Path) -> None:
    """A shared block's text is put in; one made for each reader is named; another site's list is none."""
    blocks = '<!-- wp:latest-posts {"postsToShow":3} /--><!-- wp:block {"ref":9} /-->'
    post = WordPressItem(
        title="Một", link="https://cu.example/mot/", content=f"<!-- wp:paragraph --><p>{PROSE}</p>{blocks}"
    )
    shared = WordPressItem(title="x", link="x", kind="wp_block", number=9, content="<p>Khối chung.</p>")
    (tmp_path / "old.xml").write_bytes(wordpress(post, shared))
    content = copy_base(tmp_path)
    run_import(tmp_path, "old.xml")
    fill(tmp_path)
    said = run_import(tmp_path, "old.xml")[1]
    assert "the block “latest-posts” was filled in anew" in said
    assert "Khối chung." in index(content, "mot")
    another = tmp_path / "another"
    another.mkdir()
    copy_base(another)
    assert "not in this site" in import_typed(another, str(tmp_path / "old.xml"))[1]
    assert list((another / "content/bulletins/2019").glob("*-mot"))
