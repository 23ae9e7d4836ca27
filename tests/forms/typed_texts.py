"""Text files as they are typed, and every sample text, as sources."""

from __future__ import annotations

from pathlib import Path

from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath, Language, Slug
from bulletins.model.source import Source, SourceKind

ROOT = Path(__file__).resolve().parents[2]

TYPED = """---
# viết ngày 10-7, chị Hoa
title: "Hội nghị “Sơ kết”"
date: 2024-07-10 15:15   # giờ họp xong
unit: [binh-thuan, ham-thuan-bac]
campaign:
  - du-an-8   # dự án
  # bỏ: nong-thon-moi
  - 5-khong-3-sach
summary: Hội nghị: tổng kết #939 và bàn việc mới
authors:
- 'Chị Lan'
- Thùy Linh

cover:
    src: hoi-nghi.jpg
    # chị Hoa chụp
    alt: Các chị ngồi quanh bàn
    focus: 50% 30%  # mặt chị Mai
photos:
  - src: a.jpg
    alt: Ảnh một

  # ảnh của huyện
  - src: b.jpg
    alt: 'Ảnh hai'
    caption: Chị Mai: chủ nhà
  - {src: c.jpg, alt: Ảnh ba}
status: draft
corrections:
  - date: 2024-07-11
    text: Sửa số hộ
---

Đoạn một.

Đoạn hai.
"""


def source_of(data: bytes, kind: SourceKind = SourceKind.BULLETIN, path: str = "bulletins/2024/tin/index.md") -> Source:
    """Return a text file as it is found under content/."""
    language = Language("en") if path.endswith(".en.md") else None
    return Source(
        path=ContentPath(path),
        file="",
        kind=kind,
        slug=Slug("tin"),
        language=language,
        digest=digest_of(data),
        size=len(data),
        data=data,
    )


def sample_sources() -> list[Source]:
    """Return every text of the sample site and of the sites of the tests."""
    found = []
    for folder in (ROOT / "content", *sorted((ROOT / "tests/sites").iterdir())):
        for file in sorted(folder.rglob("*.md")):
            kind = SourceKind.PAGE if "/pages/" in file.as_posix() else SourceKind.BULLETIN
            found.append(source_of(file.read_bytes(), kind, file.relative_to(ROOT).as_posix()))
    return found
