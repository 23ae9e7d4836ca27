"""Source text → the Markdown that is parsed: lines marked with their numbers, slips of word processors made good.

A mark is `U+FDD0 number U+FDD1`, noncharacters that no text holds. It stands inside whatever may later be found wrong:
a destination (`](⟨12⟩a.jpg)`), a tag or an attribute list (`<font data-line=⟨12⟩ size=3>`), a heading, a footnote's
sign. So it arrives in the HTML with the very thing it belongs to, whatever Markdown made of it, and `take_line` reads
it off again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletins.body.fences import Fences, find_fences, has_fence
from bulletins.body.limits import ROW_OF_SIGNS
from bulletins.body.office_lines import typed_lines
from bulletins.model.web_addresses import ADDRESS_START, may_hold_domain

_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufeff]")
_UNWANTED_SHIELDED = re.compile(_UNWANTED.pattern.replace("\\ufdef", "\\ufde7"))
HIDDEN_BACKSLASH = "\ufde9"
_RETURN = re.compile(r"\r+$", re.MULTILINE)
_MARK = re.compile("\ufdd0(\\d+)\ufdd1")
_BEFORE_MARK = re.compile("(?<! data-line=)(?=\ufdd0\\d+\ufdd1)")
_TRACE = re.compile("(?: data-line=)?[\ufdd0\ufdd4]\\d*\ufdd1?|\ufdd1")

_MARKED = re.compile(
    r"(?<!\\)\]\([ \t]*<?"
    r"|<[A-Za-z][A-Za-z0-9+.-]*://"
    r"|(?P<tag><(?:[!?]|/(?!script|style|textarea|title))?[A-Za-z][^\s/>\"'<@]*(?=[\s/>]|$)|\{:)"
    r"|(?P<note>^[ ]{0,3}\[\^[^\]]*\]:)[ \t]*"
    r"|^[ ]{0,3}\[[^\]]+\]:[ \t]*<?(?=\S)"
    r"|\[\^[^\]]*\]"
    r"|^[ ]{0,3}#{1,6}(?!#)[ \t]*"
)
_MARKED_WITH_ADDRESSES = re.compile(rf"{_MARKED.pattern}|{ADDRESS_START.pattern}")
_INDENT = re.compile(
    r"(?:[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]|&(?:nbsp|ensp|emsp|#160|#xa0);)+", re.IGNORECASE
)
_HASHTAG = re.compile(r"[ ]{0,3}#(?=[^\s#])")
_BULLET = re.compile(r"([ \t]*)(?:[•‣▪◦●○■·➢❖✓✔\uf000-\uf0ff][ \t\u00a0]*|§[ \t\u00a0]+|[oOvqüàØ][\t\u00a0]+)(?=\S)")
_STAR_BOTH_ENDS = re.compile(r"[ ]*[*] +[^*]*[^*\s] *[*] *")
"""An item whose last star marks nothing."""
_STARS_ALONE = re.compile(r"[ ]*[*]{1,2} *")
_STARRED = re.compile(r"[ ]*(?:[*] +)?[^*]*\*")
_STARS_AT_END = re.compile(r"([^*]*[^*_~ \\])( +\*[* ]*)")
"""A line that ends in stars which stand apart from its words."""
_ITEM = re.compile(r"[ ]{0,3}(?:[*+-]|(\d{1,9})\.)[ \t]+\S")
_OFFICE_ITEM = re.compile(
    r"[ ]*(?:[-+•–—] ?|\(?(?:\d{1,3}|\d{1,2}(?:\.\d{1,2})+|[^\W\d_]|[IVXivx]{2,6})[.)/] *)(?=[^\W\d_])"
)
"""A line that may begin an item of an office list, of which what stands below is a part."""
_SEPARATOR = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_IMAGES = re.compile(r"[ \t]*(?:!\[[^\[\]]*\]\([^()]*(?:\([^()]*\)[^()]*)*\)[ \t]*)+")
_CONTAINER = re.compile(
    r"</?(div|center|section|article|main|header|footer|aside|nav|body|html|head|fieldset|font)(?:\s[^<>]*)?>"
    r"|<(\?xml)[^<>]*>|<(!\[(?:if|endif))[^<>]*>",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})[ \t]*")
_NO_TAG = re.compile(
    r"<(?=<[^<>\n]+>>)|(?<=<)<(?=[^<>\n]+>>)"
    r"|<(?=[A-Za-z][^\s/>\"'<]*[^\x00-\x7f\s/>\"'<]|[A-Za-z][\w-]*(?:/\w|\s[^<>=\"'\n]*[^\x00-\x7f\s<>=\"'][^<>=\"'\n]*>))"
)
"""What opens no tag: `<<Xuân>>`, `<Tên đơn vị>`, `<dd/mm/yyyy>`; names of tags and attributes are of ASCII letters."""
_LABEL = re.compile(r"([ ]{0,3})\[[^\]^][^\]]*\]:[ \t]+<?(\S+)")
_LONGEST_UNDERLINED = 120

BARE = "\ufdd5"
"""Stands behind stars that mark nothing, to be warned of."""

STAR_LINE = "\ufdd4"
"""Begins the mark of a line that has stars in place of U+FDD0: only a warning of them asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Marked Markdown; where each footnote is defined and each container was taken away, as (name, line) in order.

    `open_fences` are the lines of ``` that nothing closes, `width` is what an editor wrapped the text at.
    """

    text: str
    notes: tuple[tuple[str, int], ...]
    containers: tuple[tuple[str, int], ...]
    has_fences: bool = False
    open_fences: tuple[int, ...] = ()
    width: int = 0


def mark(line: int) -> str:
    """Return the mark of a line."""
    return f"\ufdd0{line}\ufdd1"


def unmarked(text: str) -> str:
    """Return a text without marks, whole or torn apart by brackets that do not match."""
    return _TRACE.sub("", text) if marked(text) else text


def marked(text: str) -> bool:
    """Return whether there is any trace of a mark in a text."""
    return "\ufdd0" in text or "\ufdd1" in text or STAR_LINE in text


def take_line(text: str) -> int:
    """Return the line of the last mark in a text, 0 without one."""
    found = _MARK.findall(text)
    return int(found[-1]) if found else 0


def cut_at_marks(text: str) -> list[str]:
    """Return a text cut before each of its marks."""
    return [piece for piece in _BEFORE_MARK.split(text) if piece]


def prepare(text: str, first_line: int, width: int = 0) -> Prepared:
    """Return the text as it is to be parsed, every line still knowing its number."""
    lines = _without(text, _UNWANTED_SHIELDED).split("\n")
    fences = find_fences(lines) if has_fence(text) else Fences([], [])
    fenced = {index: lines[index] for start, end in fences.closed for index in range(start, end + 1)}
    if fenced:
        lines = ["" if index in fenced else line for index, line in enumerate(lines)]
    has_office_blanks = "\t" in text or "\u00a0" in text
    lines = [line if line[:1].isalpha() and not has_office_blanks else _clean(line) for line in lines]
    containers: list[tuple[str, int]] = []
    notes: list[tuple[str, int]] = []
    if "<" in text:
        lines = [_uncontained(line, number, containers) for number, line in enumerate(lines, first_line)]
    lines = typed_lines(lines, text)
    written: list[str] = []
    parted = _parted(lines)
    for index, (blank, line) in enumerate(parted):
        number = first_line + index
        sign = mark(number) if "|" in line and _is_row(parted, index) else ""
        written.append(fenced[index] if index in fenced else f"{blank}{_marked(line, number, notes)}{sign}")
    return Prepared(
        text="\n".join(written),
        notes=tuple(notes),
        containers=tuple(containers),
        has_fences=bool(fenced),
        open_fences=tuple(first_line + index for index in fences.open),
        width=width,
    )


def _is_row(parted: list[tuple[str, str]], index: int) -> bool:
    """Return whether a line with bars may be a row of a table: the line above or below has bars too."""
    line = parted[index][1]
    if _SEPARATOR.fullmatch(line) or (line.lstrip()[:1] != "|" and "](" in line):
        return False
    above = index > 0 and "|" in parted[index - 1][1]
    return above or (index + 1 < len(parted) and "|" in parted[index + 1][1])


def wanted(text: str) -> str:
    """Return a text without control characters and signs of our own; what can be printed holds none and is spared."""
    return _without(text, _UNWANTED)


def _without(text: str, unwanted: re.Pattern[str]) -> str:
    """Return a text with a blank for each unwanted character."""
    if text.replace("\n", "").isprintable():
        return text
    return _RETURN.sub("", unwanted.sub(" ", text))


def _uncontained(line: str, number: int, containers: list[tuple[str, int]]) -> str:
    """Return a line without tags that only wrap: inside them Markdown would be shown as it was typed.

    What looks like a tag and is none is written as signs.
    """
    if "<" not in line or "`" in line:
        return line
    line = _NO_TAG.sub("&lt;", line)
    containers.extend((found[found.lastindex or 0].lower(), number) for found in _CONTAINER.finditer(line))
    bare = _CONTAINER.sub(lambda found: "" if found[1] and found[1].lower() == "font" else " ", line)
    return bare.strip() if line.startswith("<") else bare.rstrip()


def _clean(line: str) -> str:
    """Return a line without the indents, bullets and hashtags that Markdown would misread."""
    if not line:
        return line
    indent = _INDENT.match(line)
    if indent and not set(indent[0]) <= {" ", "\t"}:
        line = line[indent.end() :]
    if _HASHTAG.match(line):
        line = line.replace("#", "\\#", 1)
    line = _BULLET.sub(r"\1• ", line, count=1) if _BULLET.match(line) else line
    if line[1:2] == " " and ROW_OF_SIGNS.match(line):
        line = line.replace(line.lstrip(" ")[0], f"\\{line.lstrip(' ')[0]}", 1)
    label = _LABEL.match(line)
    return line.replace("[", "\\[", 1) if label and not set("./:#@-") & set(label[2]) else line


def _marked(line: str, number: int, notes: list[tuple[str, int]]) -> str:
    """Return a line with its marks, and note the footnote it defines."""
    pattern = _MARKED_WITH_ADDRESSES if _may_hold_address(line) else _MARKED
    if "*" in line and "|" not in line:
        line = _star_marked(line, number)
    if pattern is _MARKED and not ("[" in line or "<" in line or "#" in line or "{:" in line):
        return line
    sign = mark(number)

    def add(found: re.Match[str]) -> str:
        if found["note"]:
            notes.append((found["note"].strip()[2:-2], number))
        return f"{found[0]} data-line={sign}" if found["tag"] else found[0] + sign

    return pattern.sub(add, line)


def _may_hold_address(line: str) -> bool:
    """Return whether a web address or a path on somebody's computer may begin in a line."""
    return ":/" in line or HIDDEN_BACKSLASH in line or may_hold_domain(line)


def _star_marked(line: str, number: int) -> str:
    """Return a line with its mark behind the word that holds its first star, where that changes no star's sense.

    Where nothing but stars follows the words, the mark stands behind the last of these.
    """
    found = _STARRED.match(line)
    if found is None or "{:" in line or "<" in line or line.lstrip()[:1] == "[":
        return line
    if _STAR_BOTH_ENDS.fullmatch(line) or _STARS_ALONE.fullmatch(line):
        return f"{line}{BARE}{STAR_LINE}{number}\ufdd1"
    for place in range(found.end(), len(line) + 1):
        is_end = place == len(line) or line[place] == " "
        if is_end and line[place - 1] not in "*_~ \\":
            return f"{line[:place]}{STAR_LINE}{number}\ufdd1{line[place:]}"
    at_end = _STARS_AT_END.fullmatch(line)
    return f"{at_end[1]}{STAR_LINE}{number}\ufdd1{at_end[2]}" if at_end else line


def _parted(lines: list[str]) -> list[tuple[str, str]]:
    """Return each line with the line break that must stand before it: where a list, table or photo was run together."""
    parted: list[tuple[str, str]] = []
    previous, in_list, in_table = "", False, False
    for index, line in enumerate(lines):
        if not line or line.isspace():
            parted.append(("", line))
            previous, in_list, in_table = line, False, False
            continue
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if not (following or previous or in_list) and line[0].isalpha():
            parted.append(("", line))
            previous = line
            continue
        kept = "" if line[0] in "=-" and _underlines(lines, index) else line
        if following[:1] in {"=", "-"} and _underlines(lines, index + 1):
            kept = ("# " if following[0] == "=" else "## ") + line
        starts_table = "|" in line and "|" in following and _SEPARATOR.fullmatch(following) is not None and not in_table
        needed = False
        if previous and not previous.isspace():
            needed = not in_list and (starts_table or _starts(previous, line, following))
            needed = needed or (in_table and "|" not in line) or previous.startswith("#")
        parted.append(("\n" if needed else "", kept))
        in_table = starts_table or (in_table and "|" in line)
        in_list = in_list or _ITEM.match(line) is not None or _OFFICE_ITEM.match(line) is not None
        previous = kept
    return parted


def _underlines(lines: list[str], index: int) -> bool:
    """Return whether a line of `=` or `-` underlines the one above as a heading, and is no rule under a paragraph."""
    if index == 0 or not _UNDERLINE.fullmatch(lines[index]):
        return False
    above = lines[index - 1]
    if not above.strip() or len(above) > _LONGEST_UNDERLINED or above.rstrip()[-1] in ".,;:" or above[0] in "#>|-*+!":
        return False
    return (index == 1 or not lines[index - 2].strip()) and not _ITEM.match(above)


def _starts(previous: str, line: str, following: str) -> bool:
    """Return whether a line begins a list or a row of photos right under a line of text."""
    if line.startswith("    ") or previous.lstrip()[:1] in {">", "|", "#"}:
        return False
    if _IMAGES.fullmatch(line) or _IMAGES.fullmatch(previous):
        return (_IMAGES.fullmatch(line) is None) is not (_IMAGES.fullmatch(previous) is None)
    item = _ITEM.match(line)
    if item is None:
        return False
    if item[1] is None or item[1] == "1":
        return True
    after = _ITEM.match(following)
    return after is not None and after[1] == str(int(item[1]) + 1)
