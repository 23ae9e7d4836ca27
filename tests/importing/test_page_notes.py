"""Footnotes of web pages and blogs become footnotes, whichever program wrote them; other links within a page do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulletins.body.plain_markdown import plain_markdown_html
from bulletins.importing.content_folder import write_folders
from bulletins.importing.folder_plan import PlannedFolder
from bulletins.importing.old_site import media_finder
from bulletins.importing.wordpress_export import read_wordpress

from tests.importing.fixtures import imported
from tests.importing.old_sites import WordPressItem, wordpress
from tests.sites import copy_base, run_check

OPENING = "<h1>Hội thi áo dài</h1><p>Sáng 8/3/2025, chị em góp vải từ tháng Giêng, may vào buổi tối.</p>"
NOTES = {
    "kramdown": '<p>Chữ<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup> hết.</p>'
    '<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>Vải cũ. '
    '<a href="#fnref:1" class="reversefootnote">&#8617;</a></p></li></ol></div>',
    "goldmark": '<p>Chữ<sup id="fnref:vai"><a href="#fn:vai" class="footnote-ref">1</a></sup> hết.</p>'
    '<section class="footnotes"><hr><ol><li id="fn:vai"><p>Vải cũ.&nbsp;'
    '<a href="#fnref:vai">↩︎</a></p></li></ol></section>',
    "pandoc": '<p>Chữ<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a> hết.</p>'
    '<aside id="footnotes" class="footnotes footnotes-end-of-document"><hr><ol><li id="fn1"><p>Vải cũ.'
    '<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></aside>',
    "by hand": '<p>Chữ<sup><a href="#chu1" id="r1">1</a></sup> hết.</p>'
    '<ol><li id="chu1">Vải cũ. <a href="#r1">↩</a></li></ol>',
    "wordpress": '<p>Chữ<sup data-fn="a1b2" class="fn"><a href="#a1b2" id="a1b2-link">1</a></sup> hết.</p>'
    '<ol class="wp-block-footnotes"><li id="a1b2">Vải cũ. <a href="#a1b2-link">↩︎</a></li></ol>',
    "wiki": '<p>Chữ<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> hết.</p>'
    '<ol><li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> <span>Vải cũ.</span></li></ol>',
    "google docs": '<p>Chữ<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> hết.</p><hr>'
    '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Vải cũ.</span></p></div>',
    "libreoffice": '<p>Chữ<a class="sdfootnoteanc" name="sdfootnote1anc" '
    'href="#sdfootnote1sym"><sup>1</sup></a> hết.</p>'
    '<div id="sdfootnote1"><p><a class="sdfootnotesym" '
    'name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Vải cũ.</p></div>',
    "without a way back": '<p>Chữ<sup><a href="#fn1">1</a></sup> hết.</p><ol><li id="fn1">Vải cũ.</li></ol>',
}  # fmt: skip


def read(body: str) -> PlannedFolder:
    """Return the folder that a page becomes."""
    folder = imported("bai.html", f"<html><body>{OPENING}{body}</body></html>".encode)
    assert isinstance(folder, PlannedFolder)
    return folder


def text_of(body: str) -> str:
    """Return the text of the bulletin that a page becomes."""
    return dict(read(body).files)["index.md"].decode()


@pytest.mark.parametrize("program", NOTES)
def test_a_footnote_stays_one(program: str) -> None:
    """The sign stands in the text, its words are the note's, and nothing of it stands there twice."""
    text = text_of(NOTES[program])
    assert text.rstrip().endswith("Chữ[^1] hết.\n\n[^1]: Vải cũ."), text


def test_several_signs_and_notes_of_several_paragraphs() -> None:
    """Two signs lead to one note, a second note has two paragraphs, and a note before it is cited later."""
    text = text_of(
        '<p>Một<sup id="a"><a href="#n2">2</a></sup>, hai<sup id="b"><a href="#n1">1</a></sup>, ba<sup id="c">'
        '<a href="#n1">1</a></sup>.</p><ol><li id="n1">Của ấp Chợ. <a href="#b">↑</a> <a href="#c">↑</a></li>'
        '<li id="n2"><p>Vải cũ.</p><p>Vải mới. <a href="#a">↑</a></p></li></ol>'
    )
    assert "Một[^1], hai[^2], ba[^2]." in text
    assert "[^2]: Của ấp Chợ." in text
    assert "[^1]: Vải cũ. Vải mới." in text


def test_a_table_of_contents_is_no_footnote() -> None:
    """Links to headings that lead back to them stay words; so does a sign whose note is not there."""
    text = text_of(
        '<p><a id="m1" href="#p1">1</a></p><h2 id="p1"><a href="#m1">Phần một</a></h2>'
        '<p>Đoạn <a href="#reference">dài</a><sup><a href="#fn9">9</a></sup> hết.</p>'
    )
    assert "## Phần một" in text
    assert "[^" not in text
    assert "Đoạn dài" in text


def test_a_post_in_markdown_with_footnotes_passes_the_check(tmp_path: Path) -> None:
    """What a blog's footnotes become is right for `check`, too."""
    html = plain_markdown_html("Chữ có chú[^1] và [^hai].\n\n[^1]: Ghi một\n[^hai]: Ghi hai\n")
    folder = read(html)
    text = dict(folder.files)["index.md"].decode()
    assert text.rstrip().endswith("Chữ có chú[^1] và [^2].\n\n[^1]: Ghi một\n\n[^2]: Ghi hai"), text
    content = copy_base(tmp_path)
    place = PlannedFolder(folder="bulletins/2026/2026-01-15-bai", files=folder.files, losses=(), title=folder.title)
    write_folders(content, (place,))
    code, lines = run_check(tmp_path)
    assert [line for line in lines if "2026-01-15-bai" in line and ": error " in line] == []
    assert code == 0


def test_footnotes_that_wordpress_keeps_apart_stand_below_the_text() -> None:
    """The export has the notes of a post as data beside its text."""
    sign = '<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup>'
    item = WordPressItem(
        title="Hội thi", link="https://cu.example/a/", content=f"<!-- wp:paragraph --><p>Chữ{sign} hết.</p>",
        meta=[("footnotes", '[{"content":"Vải <em>cũ</em>.","id":"a1"}]')],
    )  # fmt: skip
    (post,) = read_wordpress(wordpress(item), media_finder([])).posts
    assert text_of(post.html).rstrip().endswith("Chữ[^1] hết.\n\n[^1]: Vải *cũ*.")
