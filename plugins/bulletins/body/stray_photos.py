"""Photos written nearly right: mended where it is plain what was meant, else an error; a photo's name is never printed.

![Words] (a.jpg)   ! [Words](a.jpg)   ![Words][a.jpg]   !(a.jpg)[Words]   → the photo
a.jpg                                                                     → an error with the line to type
a.jpg, directly below it one line of words, nothing else                  → the photo with its caption, and a warning
"""

from __future__ import annotations

import re

from bulletins.body.fences import find_fences, has_fence
from bulletins.body.problems import BodyProblems, shown
from bulletins.model.problem import error, warning

_KINDS = r"(?:jpe?g|jfif|png|gif|webp|heic|heif|avif|bmp|tiff?)"
_ENDS = rf"\.{_KINDS}"
_ENDING = re.compile(rf"\.(?i:{_KINDS})(?![^\W_])")
"""The end of a photo's name; its point is found at once, as capitals are ignored only behind it."""
_FILE = rf"(?:[^\s/\\:*?\"<>|()\[\]{{}}!`,;“”](?:[^\n/\\:*?\"<>|()\[\]{{}}!`,;“”]|\([^\n()]*\))*?|\(\d+\)){_ENDS}"
_PATH = rf"(?:\./)?(?:[^\s/\\:*?\"<>|()\[\]!`]+/)*{_FILE}"
_LABEL = r"(?:(?:hình\s+)?ảnh|hình|photo|image|picture)(?:\s*\d+)?\s*[:–-]\s*"
_MARK = r"[ \t]*(?:[-*+•–]\s+|\d{1,2}[.)]\s+)?"
_NAME_LINE = re.compile(
    rf"{_MARK}(?P<open>[(\[{{“\"*_]*)(?P<label>{_LABEL})?(?P<name>{_PATH})(?P<more>(?:[ ,;]+{_PATH})*)"
    r"[)\]}”\"*_]*[ \t]*[.,;:]?[ \t]*",
    re.IGNORECASE,
)
_TITLE = r"(?:\s+[\"“'][^\n]*[\"”'])?"
_SPACED = re.compile(rf"!\s*\[(?P<alt>[^\[\]\n]*)\]\s*\(\s*(?P<file>{_PATH}{_TITLE})\s*\)", re.IGNORECASE)
_SQUARE = re.compile(rf"!\s*\[(?P<alt>[^\[\]\n]*)\]\s*[\[{{<]\s*(?P<file>{_PATH}{_TITLE})\s*[\]}}>]", re.IGNORECASE)
_SWAPPED = re.compile(rf"!\s*\(\s*(?P<file>{_PATH})\s*\)\s*\[(?P<alt>[^\[\]\n]*)\]", re.IGNORECASE)
_APART = re.compile(rf"^\s*!\s+(?=\[[^\[\]\n]*\]\({_PATH})", re.IGNORECASE)
SHARED_CAPTION = "\ufde8"
"""What stands for the address of a photo that is none, but the caption of the row before it."""
_IMAGE = r"!\[[^\[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)[ \t]*"
_MAY_BE_CAPTION = re.compile(r"\)[ \t]*\n[ \t]*[*_]")
_ROW = re.compile(
    rf"(?<![^\n])(?P<row>[ \t]*(?:{_IMAGE}(?:\n[ \t]*)?)+)(?<=\n)[ \t]*"
    r"(?P<star>[*_])(?![*_\s])(?P<words>[^\n\[\]*]+)(?P=star)[ \t]*"
    r"(?=\n[ \t]*\n|\n?\Z)"
)
_WIDE_PHOTO = re.compile(
    rf"[!！]\s*[（【｛［\[(][^\n]*[（【｛［）】｝］][^\n]*{_ENDS}|[!！]\s*[（【｛［]", re.IGNORECASE
)
_TAKEN = "\ufffc"
"""Stands for what is sound in a line, so that only the rest is looked at."""
_WIDE = str.maketrans("（）【】｛｝［］！", "()[]{}[]!")
_SOUND = re.compile(
    r"`[^`\n]*`|!?\[[^\[\]\n]*\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\((?:[^()\n]|\([^()\n]*\))*\)|<[A-Za-z!/][^>\n]*>"
    r"|(?:https?|file):/\S+|\bwww\.\S+|^[ ]{0,3}\[[^\]\n]+\]:.*|[A-Za-z]:\\\S+|\\\\\S+",
    re.IGNORECASE,
)
_BRACKETED = re.compile(rf"!\s*[\[({{][^\n]*{_ENDS}|[\[({{]\s*(?:{_LABEL})?{_PATH}\s*[\])}}]", re.IGNORECASE)
_NO_CAPTION = re.compile(r"[ \t]*(?:[#>|+•–-]|\d+[.)]\s|[*_]\s|!|<|\[)|.*[\[\]`]")
_MOST_WORDS = 7
_LONGEST_CAPTION = 300
_LONGEST_LINE = 2_000


def with_photos_mended(text: str, first_line: int, findings: BodyProblems) -> str:
    """Return a text with its nearly right photos mended, line for line; what cannot be mended is reported."""
    if not _ENDING.search(text):
        return text
    lines = text.split("\n")
    fenced = _fenced(text)
    for index, line in enumerate(lines):
        if "." in line and len(line) <= _LONGEST_LINE and index not in fenced and _ENDING.search(line):
            _mend(lines, index, first_line + index, findings)
    return "\n".join(lines)


def with_shared_captions(text: str) -> str:
    """Return a text in which the caption that a row of photos shares is one of the row, marked by its destination."""
    if "!" not in text or "![" not in text or not _MAY_BE_CAPTION.search(text):
        return text

    fenced = _fenced(text)

    def joined(found: re.Match[str]) -> str:
        if text.count("\n", 0, found.start()) in fenced:
            return found[0]
        return f"{found['row']}![{found['words'].strip()}]({SHARED_CAPTION})"

    return _ROW.sub(joined, text)


def _mend(lines: list[str], index: int, number: int, findings: BodyProblems) -> None:
    """Mend the photos in one line, or report what is left of them."""
    line = lines[index]
    if _WIDE_PHOTO.search(line):
        line = line.translate(_WIDE)
    line = lines[index] = _APART.sub("!", line)
    rest = _SOUND.sub(_TAKEN, line)
    if not _ENDING.search(rest):
        return
    name = _NAME_LINE.fullmatch(rest)
    if name and _TAKEN not in rest and _is_name(name["name"], rest):
        _take_name(lines, index, name, number, findings)
        return
    if not _BRACKETED.search(rest):
        return
    mended = line
    for pattern in (_SPACED, _SQUARE, _SWAPPED):
        mended = pattern.sub(r"![\g<alt>](\g<file>)", mended)
    lines[index] = mended
    left = _SOUND.sub(_TAKEN, mended)
    if _ENDING.search(left) and _BRACKETED.search(left):
        file = re.search(_PATH, left, re.IGNORECASE)
        typed = f"![…]({file[0].strip() if file else 'a.jpg'})"
        path = findings.place.path
        findings.add(error("photo-unread", path, number, written=shown(line.strip()), typed=typed))


def _is_name(name: str, line: str) -> bool:
    """Return whether a line is a file's name rather than a sentence that ends with one."""
    words = len(name.split())
    return words == 1 or (words <= _MOST_WORDS and line.rstrip()[-1] not in ".;:,")


def _take_name(lines: list[str], index: int, found: re.Match[str], number: int, findings: BodyProblems) -> None:
    """Make a photo of a name that has its caption right below it and nothing around them; report any other."""
    name = found["name"].strip()
    caption = _caption_below(lines, index)
    alone = index == 0 or not lines[index - 1].strip()
    typed = f"![{caption.partition('|')[0].strip() or '…'}]({name}" + (f' "{caption}")' if caption else ")")
    ends = index + 2 >= len(lines) or not lines[index + 2].strip()
    plain = not (found["label"] or found["more"] or found["open"])
    place = (findings.place.path, number)
    if caption and alone and ends and plain:
        findings.add(warning("photo-name-taken", *place, name=shown(name), typed=shown(typed)))
        lines[index], lines[index + 1] = typed, ""
    else:
        findings.add(error("photo-name-alone", *place, name=shown(name), typed=shown(typed)))
        lines[index] = ""


def _caption_below(lines: list[str], index: int) -> str:
    """Return the line below a photo's name if it can be its caption, without the stars around it."""
    below = lines[index + 1].strip() if index + 1 < len(lines) else ""
    bare = below.strip("*_").strip() if below[:1] in {"*", "_"} and below[-1:] == below[:1] else below
    if not bare or len(bare) > _LONGEST_CAPTION or _NO_CAPTION.match(bare) or _ENDING.search(bare):
        return ""
    return bare


def _fenced(text: str) -> frozenset[int]:
    """Return the numbers of lines in and of fenced blocks, where everything means itself; counted from 0."""
    closed = find_fences(text.split("\n")).closed if has_fence(text) else ()
    return frozenset(index for start, end in closed for index in range(start, end + 1))
