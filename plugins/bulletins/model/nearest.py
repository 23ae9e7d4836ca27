"""Did you mean …? The known word a mistyped one looks like."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches

_LONGEST = 40
_NEAR = 0.6
_NEARER = 0.75

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
    ("nháp", "draft"),
    ("bản nháp", "draft"),
    ("đã đăng", "published"),
    ("đăng", "published"),
    ("đã gỡ", "withdrawn"),
    ("gỡ", "withdrawn"),
)
"""What staff would call a key, or a status, in their own language."""


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word that was probably meant, "" where none is near."""
    if len(word) > _LONGEST:
        return ""
    meant = next((key for key in _translated(word) if key in known), "")
    return meant or nearest_by_letters(word, known)


def nearest_by_letters(word: str, known: Sequence[str]) -> str:
    """Return the known word whose letters are most alike, "" where none is near; what it means is not looked at."""
    if len(word) > _LONGEST:
        return ""
    by_shape = {key.replace("-", "_"): key for key in known}
    found = get_close_matches(_shape(word), list(by_shape), n=1, cutoff=_NEAR)
    return by_shape[found[0]] if found else ""


def surely_meant(word: str, known: str) -> bool:
    """Return whether a word can be taken for a known one without asking: a slip of the finger, or its translation."""
    return known in _translated(word) or SequenceMatcher(None, _shape(word), _shape(known)).ratio() >= _NEARER


def _translated(word: str) -> tuple[str, ...]:
    plain = word.strip().lower()
    return tuple(key for name, key in _VIETNAMESE if name == plain)


def _shape(word: str) -> str:
    return word.strip().lower().replace(" ", "_").replace("-", "_")
