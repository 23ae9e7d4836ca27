"""The checks for unfinished writing: words of the template, notes to oneself, template code, visible marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from bulletins.model.problem import error, warning
from bulletins.model.prompts import PROMPTS
from bulletins.reading.file_problems import FileProblems

_BRACKETED = re.compile(r"\[(?<![\]!\\]\[)([^\[\]]{2,160})\](?![(\[:{])")
_NOTE_START = re.compile(
    r"(?:cần(?! thơ)|chờ|chưa có|còn thiếu|thiếu|bổ sung|điền|thêm|chèn|ghi|viết|sửa|xem lại|kiểm tra|cập nhật|số liệu|"
    r"nội dung|tên|ảnh|hình|insert|add|fill|check|write|ask|missing|name of|todo|tbc|tbd)\b",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(
    r"\(((?:cần |sẽ |chờ )?(?:bổ sung|cập nhật|điền|số liệu sau|to be (?:added|confirmed))[^()]{0,80})\)", re.IGNORECASE
)
_NOTE_WORD = re.compile(r"\b(?:TODO|TBD|x{3,}|xx[/.-]xx\S*|\d*xx+ (?:người|hội viên|triệu)|lorem ipsum)\b|\?{3,}")
_DRAFT_LINE = re.compile(r"\W*(?:bản nháp|nháp|draft|bản thảo)\W*", re.IGNORECASE)
_SHORTCODES = r"(?:caption|gallery|video|audio|embed|playlist|youtube|vc_\w+|et_\w+|su_\w+|contact-form-7|sourcecode)"
_SHORTCODE = re.compile(rf"/[a-z]|{_SHORTCODES}")
_TEMPLATE = re.compile(
    r"\{%[^{}]*%\}|\{\{(?:[^{}]|\{[^{}]*\})*\}\}|\{#[^{}]*#\}|%%\w+%%|"
    rf"\[(?:/[a-z][\w-]*|{_SHORTCODES}\b[^\[\]]*)\]"
)
"""No part of it begins again inside itself: a line of twenty thousand braces is looked through once."""
_MARKS = re.compile(
    r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__|~~(?=[^\s~])(.+?)(?<=[^\s~])~~|"
    r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])|`([^`]+)`|"
    r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)|^#{1,6} +(.+)$|</?(?:b|i|u|em|strong|br|p|span|font|a|div)\b[^<>]*>|"
    r"&(?:nbsp|amp|lt|gt|quot|[lr][sd]quo|[nm]dash|hellip);"
)
_NOTES_ALONE = ("todo", "tbc", "tbd", "...", "…", "xxx")
_LONGEST = 200

LONGEST_NOTE_ALONE = 40
"""So many letters a line has that says nothing but that the text is a draft."""
_PROMPTS = tuple(
    phrase.casefold()
    for each in PROMPTS.values()
    for phrase in (each.summary, each.body, f"![{each.alt}]", f"alt: {each.alt}", f'"{each.caption}"')
)
"""What a new bulletin says, in all languages, as it is compared."""
_PROMPT_BODIES = ("Put photos into", "hép ảnh vào thư mục này")
_PROMPT_ALTS = ("be seen in the photo", "rong ảnh có gì")
_PROMPT_SUMMARIES = ("in one or two sentences", "hai câu: việc gì")
_PROMPT_CAPTIONS = ("aption | ", "hú thích | ")
_NOTE_PARTS = ("TODO", "TBD", "xx", "orem ipsum")
_MARK_PARTS = ("*", "_", "~", "`", "](", "#", "<", "&")
_CODE_PARTS = ("{%", "{{", "{#")


def report_template_words(lines: Iterable[tuple[int, str]], problems: FileProblems) -> None:
    """Report lines that still say what a new bulletin says before it is written."""
    for number, text in lines:
        words = " ".join(text.replace("`", " ").casefold().split())
        if any(prompt in words for prompt in _PROMPTS):
            problems.add(error("template-words", problems.path, number, sample=text.strip("` ")[:60]))


def report_notes(lines: Iterable[tuple[int, str]], problems: FileProblems) -> None:
    """Report notes that a writer left for himself, one a line."""
    for number, text in lines:
        sample = _note(text)
        if sample:
            problems.add(warning("note-to-oneself", problems.path, number, sample=sample[:60]))


def report_template_code(lines: Iterable[tuple[int, str]], problems: FileProblems) -> None:
    """Report what another program would have carried out and readers see as it was typed, once a line."""
    for number, text in lines:
        found = _TEMPLATE.search(text)
        if found is not None:
            problems.add(warning("template-code", problems.path, number, sample=found[0][:40]))


def report_shown_marks(key: str, text: str, place: tuple[int, int], problems: FileProblems) -> None:
    """Report marks of Markdown and HTML in a title or a summary, where they are signs like any other."""
    found = _MARKS.search(text)
    if found is not None:
        plain = " ".join(_MARKS.sub(_inside, _MARKS.sub(_inside, text)).split()).strip("*_ ")
        marks, plain = found[0][:40], plain[:_LONGEST]
        problems.add(warning("marks-in-words", problems.path, *place, key=key, marks=marks, suggestion=plain))


def may_have_marks(text: str) -> bool:
    """Return whether it pays to look through a title and a summary for marks."""
    return _holds(text, _MARK_PARTS)


def may_have_template_words(text: str) -> bool:
    """Return whether it pays to look through a text for words of the template; most texts lack the sign beside them."""
    if ":" in text and _holds(text, _PROMPT_BODIES):
        return True
    if ("!" in text or ":" in text) and _holds(text, _PROMPT_ALTS):
        return True
    return "|" in text and _holds(text, _PROMPT_CAPTIONS)


def may_have_template_summary(text: str) -> bool:
    """Return whether a line of front matter may be one that a new bulletin has."""
    return _holds(text, _PROMPT_SUMMARIES) or may_have_template_words(text)


def may_have_note(text: str) -> bool:
    """Return whether it pays to look through a text for notes."""
    if "[" in text and any(_is_note(found[1]) for found in _BRACKETED.finditer(text)):
        return True
    if _holds(text, _NOTE_PARTS) or ("?" in text and "???" in text) or ("(" in text and _PARENTHESIS.search(text)):
        return True
    first = text[:LONGEST_NOTE_ALONE].lstrip().partition("\n")[0]
    return _DRAFT_LINE.fullmatch(first) is not None


def may_have_template_code(text: str) -> bool:
    """Return whether it pays to look through a text for code of other programs."""
    if ("{" in text and _holds(text, _CODE_PARTS)) or ("%" in text and "%%" in text):
        return True
    return "[" in text and any(map(_SHORTCODE.match, text.split("[")[1:]))


def _holds(text: str, parts: tuple[str, ...]) -> bool:
    """Return whether one of a few pieces stands in a text; a loop is faster than a pattern, and than `any`."""
    for part in parts:  # noqa: SIM110
        if part in text:
            return True
    return False


def _note(text: str) -> str:
    """Return the first note of a line, "" for none."""
    for found in _BRACKETED.finditer(text):
        if _is_note(found[1]):
            return found[0]
    found_word = _PARENTHESIS.search(text) or _NOTE_WORD.search(text) or _DRAFT_LINE.fullmatch(text)
    return "" if found_word is None else found_word[0].strip()


def _is_note(inside: str) -> bool:
    """Return whether what stands in brackets is a note: capitals, or a word that asks for something."""
    several = len(inside.split()) > 1
    asks = several and (inside.isupper() or _NOTE_START.match(inside.strip()) is not None)
    return asks or inside.strip().lower() in _NOTES_ALONE


def _inside(found: re.Match[str]) -> str:
    """Return the words between marks, the sign that an entity stands for; a tag gives way to a blank."""
    if found[0][0] == "&":
        return unescape(found[0])
    return next((group for group in found.groups() if group is not None), " ")
