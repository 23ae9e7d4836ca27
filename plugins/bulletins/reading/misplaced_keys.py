"""Keys of the front matter that stand below it, where they are words of the text and do nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletins.model.nearest import nearest, surely_meant
from bulletins.model.problem import error
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.front_matter import FrontMatter, is_dash_fence, is_fence

_MARKS = r"[ \t\"'“”‘’*_`>#\-]*"
_KEY_LINE = re.compile(rf"{_MARKS}([^\W\d][^\W\d]*(?:[ _][^\W\d]+){{0,2}}){_MARKS}[:：]{_MARKS}(.*?){_MARKS}")
_STATUS_ROW = re.compile(rf"\n{_MARKS}\w?(?:tatus|TATUS|rạng thái|RẠNG THÁI|rang thai|ình trạng|inh trang)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}.*")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_STATUSES = ("draft", "published", "withdrawn")
_STATUS_WORDS = re.compile(
    r"(?:draft|withdrawn|published|(?:b[aả]n )?nh[aá]p|đã gỡ|gỡ bài|đã đăng|chưa đăng)\W*", re.IGNORECASE
)
_CODE_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_LONGEST_LINE = 300
_LONGEST_SHOWN = 60
_SHOWN = re.compile(r"published|đã đăng", re.IGNORECASE)


def report_misplaced_keys(parts: FrontMatter, keys: Sequence[str], problems: FileProblems) -> None:
    """Report keys in the first lines of a text, a second head, and a status wherever in the text it stands."""
    begin = f"\n{parts.body[:_LONGEST_LINE]}"
    first = begin.lstrip().partition("\n")[0]
    found: list[tuple[int, str]] = []
    fenced = False
    if not first or ":" in first or "：" in first or is_fence(first) or is_dash_fence(first):
        found, fenced = _leading_keys(parts.body.split("\n", 60)[:60], keys)
    line = parts.body_line
    if not found and "\ntitle" in parts.body:
        found, fenced = _second_head(parts.body, keys)
    if found:
        names = ", ".join(dict.fromkeys(name for _, name in found))
        code = "head-twice" if fenced else "key-below-head"
        problems.add(error(code, problems.path, line + found[0][0], keys=names, end=line - 1))
    if _STATUS_ROW.search(f"\n{parts.body}"):
        for at in _statuses(parts.body.split("\n")):
            if not any(at == there for there, _ in found):
                problems.add(error("key-below-head", problems.path, line + at, keys="status", end=line - 1))
    _report_commented_status(parts, problems)


def _report_commented_status(parts: FrontMatter, problems: FileProblems) -> None:
    """Report a status in the front matter that a `#` before it takes out."""
    for row in parts.lines:
        if row.text[0] == "#" and _is_status_row(row.text) and not _SHOWN.search(row.text):
            problems.add(error("status-in-comment", problems.path, row.number, typed=row.text[:_LONGEST_SHOWN]))


def _second_head(body: str, keys: Sequence[str]) -> tuple[list[tuple[int, str]], bool]:
    """Return the keys of a front matter that begins further down, code apart: a file that was pasted twice."""
    rows = body.split("\n")
    code = False
    for at, row in enumerate(rows):
        if _CODE_FENCE.match(row):
            code = not code
        elif not code and "".join(rows[at + 1 : at + 2]).startswith("title") and (is_fence(row) or is_dash_fence(row)):
            found, fenced = _leading_keys(rows[at : at + 60], keys)
            if len(found) > 1:
                return [(at + place, name) for place, name in found], fenced
    return [], False


def _leading_keys(rows: list[str], keys: Sequence[str]) -> tuple[list[tuple[int, str]], bool]:
    """Return the keys with which a text begins, each with its row, and whether a line of hyphens stands before."""
    found: list[tuple[int, str]] = []
    fenced = False
    for at, row in enumerate(rows):
        if not row.strip():
            continue
        if is_fence(row) or is_dash_fence(row):
            fenced = fenced or not found
            continue
        name = _key_of(row, keys, sure=bool(found) or fenced)
        if name:
            found.append((at, name))
        elif not (found and row[0] in " \t-"):
            break
    return found, fenced


def _key_of(row: str, keys: Sequence[str], *, sure: bool) -> str:
    """Return the key that a line of the text is meant for, "" for none; `sure` where a key stands above it."""
    match = _KEY_LINE.fullmatch(row.rstrip()[:_LONGEST_LINE])
    if match is None:
        return ""
    name, value = match[1], match[2]
    key = name.lower().replace(" ", "_")
    if key in keys and (name.islower() or sure or _can_be(key, value)):
        return key
    return "status" if _is_status(name, value) else ""


def _can_be(key: str, value: str) -> bool:
    """Return whether a value is one that a key has in the front matter, and hardly a word of a notice."""
    if key in ("date", "event_date"):
        return bool(_DAY.fullmatch(value))
    if key == "status":
        return bool(_STATUS_WORDS.fullmatch(value)) or bool(nearest(value, _STATUSES))
    return key in ("unit", "campaign", "section") and bool(_NAME.fullmatch(value))


def _is_status(name: str, value: str) -> bool:
    """Return whether a line says what becomes of the text, be it misspelt or in Vietnamese."""
    meant = name.lower() in ("trạng thái", "trang thai", "tình trạng", "tinh trang") or surely_meant(name, "status")
    return meant and bool(_STATUS_WORDS.fullmatch(value))


def _statuses(rows: list[str]) -> list[int]:
    """Return the rows of a text, code apart, that are a status."""
    found: list[int] = []
    code = False
    for at, row in enumerate(rows):
        if _CODE_FENCE.match(row):
            code = not code
        elif not code and len(row) <= _LONGEST_LINE and _is_status_row(row):
            found.append(at)
    return found


def _is_status_row(row: str) -> bool:
    """Return whether a line is `status: draft`, in any of the ways in which it is typed."""
    match = _KEY_LINE.fullmatch(row) or _KEY_LINE.fullmatch(re.sub(r"[= ]", ":", row.strip(), count=1))
    if match is None:
        return False
    return _is_status(match[1], match[2]) or (match[1] == "status" and _can_be("status", match[2]))
