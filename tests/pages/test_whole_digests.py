"""A digest of whole texts, built from files as they are typed: footnotes and headings of its items keep apart."""

from __future__ import annotations

import re
from pathlib import Path

from tests.sites import copy_base, run_build

DIGEST = "bulletins/2024/2024-08-01-diem-tin-thang-7/index.md"
ITEMS = ("2024-03-08-ngay-hoi-ao-dai", "2024-07-10-so-ket-giua-nhiem-ky")
NOTED = "\n\n## Kết quả\n\nCó 12 tổ mới.[^so-to] Xem [phần trên](#ket-qua).\n\n[^so-to]: Theo báo cáo của {place}.\n"


def make_digest(folder: Path) -> str:
    """Return the page of a digest of two texts that both have a heading `Kết quả` and a footnote 1."""
    content = copy_base(folder)
    for place, slug in zip(("tỉnh", "huyện"), ITEMS, strict=True):
        with (content / f"bulletins/2024/{slug}/index.md").open("a", encoding="utf-8") as file:
            file.write(NOTED.format(place=place))
    digest = content / DIGEST
    typed = digest.read_text(encoding="utf-8")
    start = typed.index("items:")
    items = "".join(f"  - {slug}\n" for slug in ITEMS)
    digest.write_text(f"{typed[:start]}whole_items: true\nitems:\n{items}---\n", encoding="utf-8")
    code, said = run_build(folder)
    assert code == 0, said
    return (folder / "output/ban-tin/2024-08-01-diem-tin-thang-7/index.html").read_text(encoding="utf-8")


def test_footnotes_and_headings_of_items_keep_apart(tmp_path: Path) -> None:
    """No id stands twice, each link inside an item leads into that item, and headings stand below the item's title."""
    page = make_digest(tmp_path)
    ids = re.findall(r'\bid="?([^"\s>]+)', page)
    assert len(ids) == len(frozenset(ids))
    parts = re.split(r'<section class="item[^>]*>', page)[1:]
    assert len(parts) == len(ITEMS)
    for slug, part in zip(ITEMS, parts, strict=True):
        text = part.partition("</section>")[0]
        inside = re.findall(r'href="?(?:/ban-tin/2024-08-01-diem-tin-thang-7/)?#([^"\s>]+)', text)
        assert any("ket-qua" in each for each in inside)
        assert any(".fn-so-to" in each for each in inside)
        assert any(".fnref-so-to" in each for each in inside)
        assert all(each.startswith((f"{slug}.", "photo-")) for each in inside), inside
        assert frozenset(inside) <= frozenset(ids)
        assert re.search(rf'<h3 id="?{re.escape(slug)}\.ket-qua"?>Kết quả</h3>', text)
    assert "Theo báo cáo của tỉnh" in parts[0]
    assert "Theo báo cáo của huyện" in parts[1]
