"""Posts of earlier sites that nobody should see unasked: without a day, behind a password, private, not finished."""

from __future__ import annotations

from pathlib import Path

from tests.commands.test_import_files import run_import
from tests.commands.test_import_site import CATEGORY, POSTS, fill, index, site
from tests.importing.documents import TEXT
from tests.importing.old_sites import PROSE, WordPressItem, wordpress, write_files
from tests.importing.word_files import WordFile
from tests.sites import copy_base, run_check


def test_a_post_without_a_day_is_no_news_of_today(tmp_path: Path) -> None:
    """A page such as “About us” in a blog's folder, and a post without a date, become drafts, and this is said."""
    content = copy_base(tmp_path)
    write_files(
        tmp_path / "blog",
        {
            "hugo.toml": 'baseURL = "https://cu.example/"\n',
            "content/about.md": f"---\ntitle: Giới thiệu Hội\n---\n{PROSE}\n",
            "content/tin.md": f"---\ntitle: Hội thi áo dài\ndate: 2019-03-08\n---\n{PROSE} Xem [hội](/about/).\n",
        },
    )
    run_import(tmp_path, "blog")
    fill(tmp_path, "blog")
    code, said = run_import(tmp_path, "blog")
    assert code == 0, said
    assert "the old site gives this text no day" in said
    assert "Posts: 1 published, 1 drafts that wait" in said
    assert "status: draft" in index(content, "gioi-thieu-hoi")
    news = index(content, "hoi-thi-ao-dai")
    assert "status: draft" not in news
    assert "gioi-thieu-hoi" not in news  # no link to what readers cannot see
    assert run_check(tmp_path)[0] == 0


def test_each_post_that_was_not_public_says_why_it_is_a_draft(tmp_path: Path) -> None:
    """Drafts, posts that wait for approval or a day, private ones and those with a password have a reason each."""
    content = copy_base(tmp_path)
    reasons = {"draft": "draft", "pending": "pending", "future": "future", "private": "private", "publish": "password"}
    sentences = {
        "draft": "the old site kept this post as a draft",
        "pending": "this post waited for somebody's approval",
        "future": "had this post wait for a day to come",
        "private": "only its editors could see this post",
        "password": "this post was behind a password",
    }
    behind = "<wp:post_password><![CDATA[mat-khau]]></wp:post_password>"
    posts = [
        WordPressItem(
            title=f"Bài {reason}", link=f"https://cu.example/{reason}/", number=number, status=status,
            terms=[CATEGORY], extra=behind if reason == "password" else "",
        )
        for number, (status, reason) in enumerate(reasons.items(), 1)
    ]  # fmt: skip
    undated = WordPressItem(title="Bài không ngày", link="https://cu.example/k/", number=9, day="0000-00-00 00:00:00")
    (tmp_path / "old.xml").write_bytes(wordpress(*posts, undated))
    run_import(tmp_path, "old.xml")
    fill(tmp_path)
    code, said = run_import(tmp_path, "old.xml")
    assert code == 0, said
    assert "Posts: 0 published, 6 drafts" in said
    parts = (tmp_path / "old.report.txt").read_text(encoding="utf-8").split(" → ")
    for reason in reasons.values():
        assert "status: draft" in index(content, f"bai-{reason}")
        assert any(f"bai-{reason}\n" in part and sentences[reason] in part for part in parts), reason
    assert any("bai-khong-ngay\n" in part and "the old site gives this text no day" in part for part in parts)


def test_the_report_keeps_what_earlier_runs_said(tmp_path: Path) -> None:
    """A later run adds what it did, one that did nothing adds nothing; published posts are not called drafts."""
    content = site(tmp_path)
    run_import(tmp_path, "old.xml")
    fill(tmp_path)
    assert run_import(tmp_path, "old.xml")[0] == 0
    file = tmp_path / "old.report.txt"
    first = file.read_text(encoding="utf-8")
    assert first.startswith("== Import of 2026-01-15 ==\n")
    assert first.splitlines()[-1].startswith("Posts: 2 published, 2 drafts")
    assert "Drafts written" not in first
    run_import(tmp_path, "old.xml")
    assert file.read_text(encoding="utf-8") == first
    more = WordPressItem(title="Bài mới", link="https://cu.example/moi/", number=20, terms=[CATEGORY])
    (tmp_path / "old.xml").write_bytes(wordpress(*POSTS, more))
    assert run_import(tmp_path, "old.xml")[0] == 0
    later = file.read_text(encoding="utf-8")
    assert later.startswith(first)
    assert "bai-moi" in later[len(first) :]
    assert list(content.glob("bulletins/*/*-bai-moi"))


def test_a_digest_keeps_the_units_that_its_headings_name(tmp_path: Path) -> None:
    """The unit typed for all is the digest's and that of items whose heading names none; others keep theirs, said."""
    content = copy_base(tmp_path)
    word = WordFile()
    word.p("Điểm tin tuần 42", style="Title")
    for heading in ("Hội Phụ nữ xã Bến Ao: Ra quân dọn bãi", "Tặng quà trẻ mồ côi"):
        word.p(heading, style="Heading 1")
        word.p("Sáng 10/10/2025, ba mươi chị em dọn bãi biển rồi tặng quà cho trẻ mồ côi trong xã.")
        word.p(TEXT)
    (tmp_path / "diem-tin.docx").write_bytes(word.bytes())
    code, said = run_import(tmp_path, "diem-tin.docx", unit="tinh-sen", digest=True)
    assert code == 0, said
    assert "unit: xa-ben-ao\n" in index(content, "ra-quan-don-bai")
    assert "unit: tinh-sen\n" in index(content, "tang-qua-tre-mo-coi")
    assert "unit: tinh-sen\n" in index(content, "diem-tin-tuan-42")
    assert said.count("the unit was read from the document: xa-ben-ao") == 1
