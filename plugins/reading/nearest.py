"""Did you mean …? The known word a mistyped one looks like."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

_LONGEST = 40

_VIETNAMESE = (
    ("tiêu đề", "title"),
    ("tựa đề", "title"),
    ("ngày", "date"),
    ("ngày đăng", "date"),
    ("đơn vị", "unit"),
    ("tóm tắt", "summary"),
    ("sapo", "summary"),
    ("phong trào", "campaign"),
    ("chiến dịch", "campaign"),
    ("tác giả", "authors"),
    ("người viết", "authors"),
    ("người đăng", "authors"),
    ("chuyên mục", "section"),
    ("ngày diễn ra", "event_date"),
    ("ảnh bìa", "cover"),
    ("ảnh đại diện", "cover"),
    ("ảnh", "photos"),
    ("hình ảnh", "photos"),
    ("trạng thái", "status"),
    ("lý do", "reason"),
    ("đính chính", "corrections"),
    ("tệp đính kèm", "attachments"),
    ("đính kèm", "attachments"),
    ("chú thích", "caption"),
    ("nguồn", "credit"),
    ("tên", "name"),
    ("tên ngắn", "short_name"),
    ("cấp", "level"),
    ("mô tả", "description"),
)
"""What staff would call a key in their own language."""


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word that was probably meant, "" where none is near."""
    if len(word) > _LONGEST:
        return ""
    plain = word.strip().lower()
    meant = next((key for name, key in _VIETNAMESE if name == plain and key in known), "")
    if meant:
        return meant
    joined = plain.replace(" ", "_").replace("-", "_")
    by_shape = {key.replace("-", "_"): key for key in known}
    found = get_close_matches(joined, list(by_shape), n=1, cutoff=0.6)
    return by_shape[found[0]] if found else ""
