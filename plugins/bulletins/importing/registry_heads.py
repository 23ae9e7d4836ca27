"""Which row of a table is its head, what its columns mean, and which rows are no units: titles, sums, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from slugify import slugify

from bulletins.importing.table_rows import TableLine, TableRows

HEADS = {
    "slug": ("slug", "ma", "code", "ma-don-vi", "ma-dia-chi", "id"),
    "name": (
        *("name", "ten", "ten-don-vi", "don-vi", "unit", "ten-phong-trao", "phong-trao", "campaign", "ten-day-du"),
        *("ten-chi-hoi", "chi-hoi", "ten-to-chuc", "ten-co-so", "ten-co-so-hoi", "ten-cuoc-van-dong", "ten-hoi"),
        *("ten-chuong-trinh", "chuong-trinh", "ten-de-an", "ten-du-an", "ten-mo-hinh", "ten-goi", "xa-phuong"),
        *("ten-xa", "ten-xa-phuong", "ten-phuong-xa", "ten-cap-hoi", "ten-hoi-lhpn"),
    ),
    "short_name": ("short-name", "ten-ngan", "ten-tat", "ten-goi-tat", "ten-thuong-goi", "ten-viet-tat"),
    "level": ("level", "cap", "cap-hoi", "cap-don-vi"),
    "parent": ("parent", "cap-tren", "don-vi-cap-tren", "truc-thuoc", "thuoc", "don-vi-cha", "cap-tren-truc-tiep"),
    "valid_from": (
        "valid-from",
        "from",
        "tu-ngay",
        "thanh-lap",
        "ngay-thanh-lap",
        "hoat-dong-tu",
        "thanh-lap-ngay",
        "ngay-bat-dau",
    ),
    "valid_to": (
        "valid-to",
        "to",
        "den-ngay",
        "ket-thuc",
        "ngay-ket-thuc",
        "hoat-dong-den",
        "giai-the",
        "ngay-giai-the",
        "ket-thuc-ngay",
        "giai-the-ngay",
    ),
    "successors": ("successors", "ke-thua", "don-vi-ke-thua", "sap-nhap-vao", "nhap-vao", "don-vi-moi"),
    "type": ("type", "loai", "kieu", "loai-phong-trao"),
    "owner": ("owner", "chu-tri", "don-vi-chu-tri", "don-vi-phat-dong", "phat-dong"),
    "start": ("start", "bat-dau", "tu-nam", "nam-bat-dau"),
    "end": ("end", "den-nam", "nam-ket-thuc"),
    "description": ("description", "mo-ta", "gioi-thieu"),
}
"""Each key with the slugs of what people write above its column."""
TRANSLATED = ("name", "short_name", "description")
NUMBERS = ("stt", "tt", "so-tt", "so-thu-tu", "no", "so")
_NO_UNIT = re.compile(
    r"(?:tổng (?:cộng|số)|cộng|ghi chú|người lập(?: biểu| bảng)?|nơi nhận|thủ trưởng|total)\b|"
    r"(?:tm|t/m|kt|tl)\s*[./]|(?:chủ tịch|phó chủ tịch)$",
    re.IGNORECASE,
)
_FURTHEST = 15


def columns_of(key: str, heads: Iterable[str], languages: Sequence[str]) -> dict[str, str]:
    """Return by language the heads of the columns of a key; a head without a language is the default one's."""
    found: dict[str, str] = {}
    for name in HEADS[key]:
        marked = {f"{name}-{language}": language for language in languages if key in TRANSLATED}
        marked |= {f"{name}-tieng-anh": "en", f"{name}-english": "en"} if "en" in marked.values() else {}
        for head, language in (*marked.items(), (name, languages[0])):
            if head in heads:
                found.setdefault(language, head)
    return found


def find_head(rows: Sequence[Sequence[str]]) -> tuple[int, tuple[str, ...]]:
    """Return how many rows the head and all above it are, and the words above each column.

    The head is the first of the upper rows that has the name's column among its cells; where the row below parts its
    columns (`Từ ngày`, `Đến ngày` below `Thời gian`), the lower words count. Without such a row it is the first one.
    """
    for index, row in enumerate(rows[:_FURTHEST]):
        if not any(slugify(cell) in HEADS["name"] for cell in row):
            continue
        below = rows[index + 1] if index + 1 < len(rows) else ()
        told = [cell for at, cell in enumerate(below) if cell and (at >= len(row) or cell != row[at])]
        if told and all(_is_head(cell) for cell in told):
            wide = max(len(row), len(below))
            above, lower = ([*one, *[""] * (wide - len(one))] for one in (row, below))
            return index + 2, tuple(low or high for high, low in zip(above, lower, strict=True))
        return index + 1, tuple(row)
    return 1, tuple(rows[0]) if rows else ()


def _is_head(cell: str) -> bool:
    """Return whether a cell is what people write above a column."""
    slug = slugify(cell)
    return any(slug in names for names in HEADS.values())


def parted_rows(
    lines: Sequence[TableLine], keys: Mapping[str, Mapping[str, str]], language: str
) -> tuple[list[TableLine], list[TableLine]]:
    """Return the rows of units or campaigns, and the others: groups, sums, notes and signatures.

    In a table whose rows are numbered, a row without a number of its own is no unit.
    """
    numbers = next((head for head in NUMBERS if any(line.cells.get(head, "").isdecimal() for line in lines)), "")
    name, slug = (keys[key].get(language, "") for key in ("name", "slug"))
    rows: list[TableLine] = []
    others: list[TableLine] = []
    for line in lines:
        words = line.cells.get(name, "") or line.cells.get(slug, "")
        is_row = bool(words) and not _NO_UNIT.match(words)
        is_row = is_row and (not numbers or line.cells.get(numbers, "").strip(" .").isdecimal())
        (rows if is_row else others).append(line)
    return rows, others


def is_registry(rows: TableRows) -> bool:
    """Return whether a table of a plain text is one of units or campaigns: it has the name's column and another."""
    keys = {key for key, names in HEADS.items() for head in rows.heads if head in names}
    return "name" in keys and len(keys) > 1 and bool(rows.lines)
