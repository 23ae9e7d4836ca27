"""Who wrote: the line at the end of a text that names its authors, and the credit at the end of a caption."""

from __future__ import annotations

import re

from bulletins.importing.flow import FlowParagraph
from bulletins.importing.paragraph_looks import is_bold, is_italic

_LABEL = re.compile(
    r"^\(?(?:(?=[^:]*(?:tin|bài))(?:tin|bài|ảnh|video|clip)(?:\s*(?:,|và|&|-|–|/)?\s*(?:tin|bài|ảnh|video|clip))*(?:\s+viết)?"
    r"|bài viết|tác giả|người viết|thực hiện|biên soạn|tổng hợp|by|text|story|text and photos?)"
    r"\s*:\s*(?P<names>.+?)\)?\.?$",
    re.IGNORECASE,
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
    r"(?:^|[\s.;–—|(-])\s*[(\[]?\s*(?P<credit>(?:(?:nguồn\s+)?ảnh(?:\s+(?:minh họa|tư liệu|chụp|của))?|nguồn|"
    r"photo(?:\s+by)?|ảnh,\s*tin|tin,\s*ảnh|credit)\s*:\s*[^:()\[\]]{2,80}?)\s*[)\]]?\s*\.?$",
    re.IGNORECASE,
)
_LONGEST_NAME = 40
_FEWEST_WORDS = 2
_MOST_WORDS = 5


def authors_of(paragraph: FlowParagraph, *, last: bool) -> tuple[str, ...]:
    """Return the authors that a paragraph names, none where it is no byline; `last`: nothing stands below it."""
    text = _ROLE.sub("", paragraph.text.strip())
    found = _LABEL.match(text)
    if found:
        return _names(found["names"])
    marked = paragraph.align == "right" or (
        (is_bold(paragraph) or is_italic(paragraph)) and paragraph.align != "center"
    )
    if not (last and marked and paragraph.mark is None) or len(text) > 2 * _LONGEST_NAME:
        return ()
    names = _names(text.strip("()"))
    return names if names and all(_is_name(name) for name in names) else ()


def split_credit_line(caption: str) -> tuple[str, str]:
    """Return a caption and its credit, `Ảnh: …`, empty where it gives none."""
    found = _CREDIT.search(caption)
    if found is None:
        return caption, ""
    before = caption[: found.start()].rstrip(" ;–—|(-")
    sign = caption[found.start() : found.start() + 1]
    return before + (sign if sign in ".;" and before else ""), found["credit"].strip().rstrip(".")


def _names(text: str) -> tuple[str, ...]:
    """Return the names in a list of names; an office after a dash belongs to the name before it."""
    names: list[str] = []
    position = 0
    for found in [*_BETWEEN.finditer(text), None]:
        name = text[position : found.start() if found else len(text)].strip(" .,")
        if name and names and _OFFICE.match(name):
            names[-1] = f"{names[-1]} – {name}"
        elif name:
            names.append(name)
        position = found.end() if found else position
    return tuple(names)


def _is_name(text: str) -> bool:
    """Return whether a text looks like a person's name: two to five words, each with a capital."""
    words = text.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or len(text) > _LONGEST_NAME or not _NAME.fullmatch(text):
        return False
    return all(word[0].isupper() for word in words) and not text.isupper()
