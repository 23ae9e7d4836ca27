"""What a broken text may mean to hide is told from its lines, and a text that hides nothing is not taken for one."""

from __future__ import annotations

import pytest
from bulletins.publishing.concealment import conceals

OLD = """---
title: Hội nghị sơ kết
date: 2024-07-10
unit: tinh-sen
summary: Một câu về bản nháp nghị quyết.
cover:
  src: anh.jpg
  alt: Chị em họp
---
Hội nghị họp trong một buổi chiều.
"""


def hides(old: str, new: str, **files: str) -> bool:
    """Return whether the text that comes of an edit may hide what was there."""
    assert old in OLD
    texts = {f"{name}.md": text.encode() for name, text in files.items()}
    return conceals({"index.md": OLD.encode()}, {"index.md": OLD.replace(old, new, 1).encode(), **texts})


@pytest.mark.parametrize(
    "line",
    [
        "status: draft",
        "status: withdrawn",
        "Status : DRAFT",
        "staus: drat",
        "status: nháp",
        "status: nhap",
        "status:",
        "status：gỡ bài",
        "status: không rõ",
        "trạng thái: đã gỡ",
        "Tình trạng: chờ duyệt",
        "trang thai = da go",
        "# bản nháp",
        "NHÁP",
        "GỠ",
        "go bai",
        "draft: true",
        "withdrawn",
        "witdrawn: yes",
        "reason: sai số liệu",
        "lý do: nhầm",
        "ghi chú: chưa đăng",
        "xin thu hồi bài này",
        "- draft",
    ],
)
def test_a_line_that_may_hide_a_text(line: str) -> None:
    """Whatever stands around it, parsed or not, in a head that is closed or not."""
    empty = line == "status:"
    assert hides("unit: ", f"{line}\nunit: ") is not empty
    assert hides("date: 2024-07-10\n", f"date: 31/02\n{line}\n") is not empty
    assert hides("  alt: Chị em họp\n---\n", f"  alt: Chị em họp\n{line}\n") is not empty


def test_a_status_below_the_head_a_name_and_another_encoding() -> None:
    """A status in the text, a draft's name beside it, UTF-16 as an old editor saves it, letters of an older table."""
    assert hides("Hội nghị họp", "status: draft\nHội nghị họp")
    assert hides("Hội nghị họp", "Hội nghị", **{"index-nhap": "x"})
    assert hides("Hội nghị họp", "Hội nghị", _index="x")
    assert conceals(
        {"index.md": OLD.encode()}, {"index.md": OLD.replace("unit", "status: draft\nunit").encode("utf-16")}
    )
    legacy = OLD.encode().replace(b"unit: ", b"status: nh\xb8p\nunit: ")
    assert conceals({"index.md": OLD.encode()}, {"index.md": legacy})
    assert conceals({"index.md": OLD.replace("unit", "status: published\nunit").encode()}, {"index.md": legacy})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: 2024-07-10", "date: 31/02/2024"),
        ("title: ", "tilte: "),
        ("title: Hội nghị sơ kết", "title: Tháo gỡ khó khăn cho hội viên"),
        ("title: Hội nghị sơ kết", "title: Crafts of our village"),
        ("unit: tinh-sen", "unit: go-vap"),
        ("unit: ", "status: published\nunit: "),
        ("unit: ", "Người viết: Ban Tuyên giáo\nunit: "),
        ("  alt: Chị em họp\n---\n", "  alt: Chị em họp\n"),
        ("Hội nghị họp", "Chị em gỡ bỏ tấm bạt. Hội nghị họp"),
        (OLD, ""),
        (OLD, "Hội nghị họp trong một buổi chiều.\n"),
    ],
)
def test_a_mistake_that_hides_nothing(old: str, new: str) -> None:
    """Wrong dates, keys and ends of heads, idioms of the language, a district whose name looks like the word."""
    assert not hides(old, new)
