"""Days as offices write them: `ngày 1 tháng 11 năm 2023`, `Sáng 1/11`, `10/7/2024`."""

from __future__ import annotations

import re
from datetime import date, timedelta

_LONG = re.compile(r"ng[àa]y\s+(\d{1,2})\s+th[áa]ng\s+(\d{1,2})\s+n[ăa]m\s+(\d{4})", re.IGNORECASE)
_ENGLISH = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December),? (\d{4})"
)
_SHORT = re.compile(r"(?<![\d/.,-])(\d{1,2})\s?[/-]\s?(\d{1,2})(?:\s?[/-]\s?(\d{4}))?(?![\d/]|[.,-]\d)")
_OPENING = re.compile(
    r"(?:ngày|sáng|chiều|tối|trưa|đêm|vào|từ|on|hôm)(?:\s+(?:nay|ngày|thứ\s+\w+|chủ\s+nhật|mùng),?)*\s*\(?$",
    re.IGNORECASE,
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_EARLIEST = 1930
_LINE = re.compile(r"^[^.!?]{0,60}?,?\s*ng[àa]y\s+\d{1,2}\s+th[áa]ng\s+\d{1,2}\s+n[ăa]m\s+\d{4}[.,]?$", re.IGNORECASE)


def is_dateline(text: str) -> bool:
    """Return whether a line says nothing but where and on which day a document was signed."""
    return bool(_LINE.match(text.strip().strip("(/)")))


def written_day(text: str) -> date | None:
    """Return the first day that a text writes with its year, None where there is none."""
    found = _LONG.search(text)
    if found is None:
        found = next((each for each in _SHORT.finditer(text) if each[3]), None)
    if found is not None:
        return _day(int(found[3]), int(found[2]), int(found[1]))
    english = _ENGLISH.search(text)
    return _day(int(english[3]), _MONTHS.index(english[2]) + 1, int(english[1])) if english else None


def day_of_event(text: str, known: date) -> date | None:
    """Return the day on which what a text tells happened; without a year the last such day up to the one known."""
    whole = written_day(text)
    if whole is not None:
        return whole
    for found in _SHORT.finditer(text):
        if not _OPENING.search(text[: found.start()].rstrip()):
            continue
        for year in (known.year, known.year - 1):
            day = _day(year, int(found[2]), int(found[1]))
            if day is not None and day <= known + timedelta(days=1):
                return day
    return None


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day, None for one that no calendar has."""
    try:
        return date(year, month, day) if year >= _EARLIEST else None
    except ValueError:
        return None
