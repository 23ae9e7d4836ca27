"""The facts that offices write into a text: author, unit, place and day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from slugify import slugify

from bulletins.importing.flow import FlowParagraph
from bulletins.importing.paragraph_looks import is_bold, is_italic
from bulletins.model.identity import Slug
from bulletins.model.registry import Unit

_LONG = re.compile(
    r"(?:ng[àa]y\s+(?=\d+\s+\w+\s+\d+\s+n)|(?<!\d)(?=\d+\s+\w+\s+\d+,?\s+\d{4}))"
    r"(\d{1,2})\s+th[áa]ng\s+(\d{1,2}),?\s+(?:n[ăa]m\s+)?(\d{4})",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December),? (\d{4})"
)
_MONTH_NAMES = (
    *(("giêng", 1), ("một", 1), ("hai", 2), ("ba", 3), ("tư", 4), ("bốn", 4), ("năm", 5), ("sáu", 6), ("bảy", 7)),
    *(("bẩy", 7), ("tám", 8), ("chín", 9), ("mười một", 11), ("mười hai", 12), ("mười", 10), ("chạp", 12)),
)
_NAMED_MONTH = re.compile(
    rf"\btháng ({'|'.join(name for name, _ in _MONTH_NAMES)})\b(?:\s+(\d{{1,2}}))?(?=,?\s+(?:năm\s+)?\d{{4}})",
    re.IGNORECASE,
)
"""A month in words before a year, as portals write days: `2 Tháng Tám, 2025`, `Tháng Tám 2, 2025`."""
_SHORT = re.compile(r"(?<![\d/.,-])(\d{1,2})\s?[/-]\s?(\d{1,2})(?:\s?[/-]\s?(\d{4}))?(?![\d/]|[.,-]\d)")
_OPENING = re.compile(
    r"(?:ngày|sáng|chiều|tối|trưa|đêm|vào|từ|on|hôm)(?:\s+(?:nay|ngày|thứ\s+\w+|chủ\s+nhật|mùng),?)*\s*\(?$",
    re.IGNORECASE,
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_EARLIEST = 1930
_LINE = re.compile(
    r"^[^.!?:]{0,60}?,?\s*ng[àa]y\s+\d{1,2}\s+th[áa]ng\s+\d{1,2}\s+n[ăa]m\s+\d{4}[.,]?$"
    r"|^(?:[^\W\d_][^\d.!?:,]{0,40},\s*)(?:ng[àa]y\s+)?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}[.,]?$",
    re.IGNORECASE,
)


_CLOCK = r"\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?:\s*(?:[ap]m|ch|sa))?"
_STAMP = re.compile(
    r"(?:(?:lần |ngày )?(?:cập nhật(?: cuối)?|đăng(?: tin| bài)?|gửi|post(?:ed)?|updated)(?: lúc| ngày| on)?"
    r"\s*:?\s*\(?\s*)?"
    rf"(?:lúc\s*)?(?:{_CLOCK}\s*[,|–-]?\s*)?"
    r"(?:(?:thứ \w+|chủ nhật|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\s*[,–-]?\s*)?(?:ngày\s*)?"
    r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2} tháng \d{1,2},?(?: năm)? \d{4})"
    rf"(?:\s*[,|–-]?\s*(?:lúc\s*)?{_CLOCK})?(?:\s*[(\[]?gmt\s*\+\s*7[)\]]?)?\s*\)?",
    re.IGNORECASE,
)


def is_dateline(text: str) -> bool:
    """Return whether a line holds only the place and the day of a document's signature."""
    return bool(_LINE.match(text.strip().strip("(/)")))


def is_stamp(text: str) -> bool:
    """Return whether a line only says when a text was shown: `Cập nhật: 09/03/2026 14:30`, `Thứ Hai, 09/03/2026`."""
    return bool(_STAMP.fullmatch(_with_numbers(text.strip().strip("(/)"))))


def written_day(text: str) -> date | None:
    """Return the first full date (with year) in a text; None for none."""
    text = _with_numbers(text)
    found = _LONG.search(text)
    if found is None:
        found = next((each for each in _SHORT.finditer(text) if each[3]), None)
    if found is not None:
        return _day(int(found[3]), int(found[2]), int(found[1]))
    english = _ENGLISH.search(text)
    return _day(int(english[3]), _MONTHS.index(english[2]) + 1, int(english[1])) if english else None


def _with_numbers(text: str) -> str:
    """Return a text with the months of full days as numbers, and the day before its month."""
    months = dict(_MONTH_NAMES)
    return _NAMED_MONTH.sub(lambda found: f"{f'{found[2]} ' if found[2] else ''}tháng {months[found[1].lower()]}", text)


def day_of_event(text: str, known: date) -> date | None:
    """Return the day of the event in a text; a date without a year is the last such day up to the known day."""
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
    """Return a day; None for a day that no calendar has."""
    try:
        return date(year, month, day) if year >= _EARLIEST else None
    except ValueError:
        return None


_LABEL = re.compile(
    r"^\(?(?:(?=[^:]*(?:tin|bài))(?:tin|bài|ảnh|video|clip)(?:\s*(?:,|và|&|-|–|/)?\s*(?:tin|bài|ảnh|video|clip))*(?:\s+viết)?"
    r"|bài viết|tác giả(?: bài viết)?|người viết|thực hiện|biên soạn|tổng hợp|by|text|story|text and photos?)"
    r"\s*:\s*(?P<names>.+?)\.?$",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"^(?:(?:viết|đăng|gửi|written|posted)\s+)?(?:bởi|by)\s*:?\s+(?P<names>.+?)\.?$", re.IGNORECASE
)
_ROLE = re.compile(
    r"\s*\((?:tổng hợp|t/h|th|ghi|lược ghi|ctv|thực hiện|biên soạn|sưu tầm|theo [^)]*|compiled)\)$", re.IGNORECASE
)
_NAME = re.compile(r"(?:[^\W\d_][\w’'.]*)(?:\s+[^\W\d_][\w’'.]*){0,5}")
_BETWEEN = re.compile(r"\s*(?:[,;/&]|\s[-–—+]\s|\s(?:và|and)\s)\s*", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:hội|ban|chi hội|phòng|trung tâm|báo|đài|tổ|liên|ubnd|văn phòng|xã|phường|huyện|tỉnh|tp|cơ quan)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:^|[\s.;–—|(-])\s*[(\[]?\s*(?P<credit>(?:(?:nguồn\s+)?ảnh(?:\s+(?:minh h(?:ọa|oạ)|tư liệu|chụp|của))?|nguồn|"
    r"tranh(?:\s+(?:minh h(?:ọa|oạ)|vẽ))?|đồ h(?:ọa|oạ)|illustration(?:\s+by)?|"
    r"photo(?:\s+by)?|ảnh,\s*tin|tin,\s*ảnh|credit)\s*:\s*[^:()\[\]]{2,80}?)\s*[)\]]?\s*\.?$",
    re.IGNORECASE,
)
_NO_NAMES = frozenset({"pv", "p.v", "p.v.", "ctv", "btv", "bbt", "nhóm pv", "phóng viên", "ban biên tập"})
"""What stands for an author who is not named."""
_INITIALS = re.compile(r"[A-ZĐ](?:\.\s?[A-ZĐ]){1,3}\.?")
_TELEPHONE = re.compile(r"\d(?:[\s.-]?\d){7}|^(?:sđt|đt|điện thoại|tel)\b", re.IGNORECASE)
_LONGEST_NAME = 40
_FEWEST_WORDS = 2
_MOST_WORDS = 5
_MOST_OFFICE_WORDS = 9


def authors_of(paragraph: FlowParagraph, *, last: bool) -> tuple[str, ...]:
    """Return the authors in a paragraph, none where it is no byline; `last` says that no text follows it."""
    text = _ROLE.sub("", _without_brackets(paragraph.text.strip()))
    found = _LABEL.match(text)
    if found:
        return _names(found["names"])
    by = _WRITTEN_BY.match(text)
    if by and all(map(_is_name, _names(by["names"]))):
        return _names(by["names"])
    marked = paragraph.align == "right" or (
        (is_bold(paragraph) or is_italic(paragraph)) and paragraph.align != "center"
    )
    if not (last and marked and paragraph.mark is None) or len(text) > 2 * _LONGEST_NAME:
        return ()
    if text.casefold() in _NO_NAMES or _INITIALS.fullmatch(text):
        return (text,)
    names = _names(text.title() if text.isupper() and not _OFFICE.match(text) else text)
    are_names = all(_is_name(name) or (paragraph.align == "right" and _is_office(name)) for name in names)
    return names if are_names else ()


def opening_authors(paragraph: FlowParagraph) -> tuple[str, ...]:
    """Return the authors in a line between title and text, none where it is no byline; at the right, names alone do."""
    return authors_of(paragraph, last=paragraph.align == "right")


def _without_brackets(text: str) -> str:
    """Return a line without the brackets around all of it."""
    is_inside = text.startswith("(") and text.rstrip(".").endswith(")") and text.find(")") == len(text.rstrip(".")) - 1
    return text.rstrip(".")[1:-1].strip() if is_inside else text


def split_credit_line(caption: str) -> tuple[str, str]:
    """Return a caption and its credit, `Ảnh: …`; the credit is empty where there is none."""
    found = _CREDIT.search(caption)
    if found is None:
        return caption, ""
    before = caption[: found.start()].rstrip(" ;–—|(-")
    sign = caption[found.start() : found.start() + 1]
    return before + (sign if sign in ".;" and before else ""), found["credit"].strip().rstrip(".")


def _names(text: str) -> tuple[str, ...]:
    """Return the names in a list of names; an office belongs to the name before it, unless a semicolon parts them."""
    names: list[str] = []
    last = position = 0
    for found in [*_BETWEEN.finditer(text), None]:
        name = text[position : found.start() if found else len(text)].strip(" .,")
        if name and names and _OFFICE.match(name) and ";" not in text[last:position]:
            names[-1] = f"{names[-1]} – {name}"
        elif name and not _TELEPHONE.search(name):
            names.append(name)
        last, position = (found.start(), found.end()) if found else (position, position)
    return tuple(names)


def _is_name(text: str) -> bool:
    """Return whether a text looks like a person's name: two to five words, each with a capital."""
    words = text.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or len(text) > _LONGEST_NAME or not _NAME.fullmatch(text):
        return False
    return all(word[0].isupper() for word in words) and not text.isupper()


def _is_office(text: str) -> bool:
    """Return whether a text looks like the name of an office that signs for a text: `Ban Kinh tế`."""
    is_short = _FEWEST_WORDS <= len(text.split()) <= _MOST_OFFICE_WORDS
    return is_short and bool(_OFFICE.match(text)) and not text.isupper() and text[0].isupper()


_FEWEST_SYLLABLES = 2


def guess_unit(hints: Sequence[str], units: Iterable[Unit], day: date) -> Slug | None:
    """Return the unit that the hints name, the surest hint first; None where they name none, or several."""
    living = [unit for unit in units if _lives(unit, day)]
    for names in (_full_names, _short_names):
        for hint in hints:
            text = f"-{slugify(hint)}-"
            found = [(len(name), unit.slug) for unit in living for name in names(unit) if f"-{name}-" in text]
            longest = max((length for length, _ in found), default=0)
            slugs = {slug for length, slug in found if length == longest}
            if len(slugs) == 1:
                return slugs.pop()
    return None


def _lives(unit: Unit, day: date) -> bool:
    """Return whether a unit existed on a day."""
    return (unit.valid_from is None or unit.valid_from <= day) and (unit.valid_to is None or day <= unit.valid_to)


def _full_names(unit: Unit) -> set[str]:
    return {slugify(name) for _, name in unit.name.entries} - {""}


def _short_names(unit: Unit) -> set[str]:
    """Return short names of more than one syllable: one alone is too common a word."""
    names = {slugify(name) for _, name in unit.short_name.entries}
    return {name for name in names if name.count("-") + 1 >= _FEWEST_SYLLABLES}
