"""Values → text as it was typed."""

from __future__ import annotations

import re
from unicodedata import normalize

from bulletins.model.problem import error
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import Field, Line, Node, RawScalar, Scalar

_BLOCK = re.compile(r"[|>][+\-1-9]{0,2}(?:\s+#.*)?")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_SINGLE = re.compile(r"'((?:[^']|'')*)'", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", " ": " ", "_": "\u00a0", "N": " ", "L": " ", "P": " "}
_SAME = "\"\\/'"
_KEY_BELOW = re.compile(r"[a-z][a-z_]{1,20}:(?:\s|$)")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_COMMENT = re.compile(r"\s#")
_PRINTABLE_FROM = 0x20
_LAST_CODE_POINT = 0x10FFFF


def one_line(text: str) -> str:
    """Return the text on one line: single spaces, nothing invisible, NFC (joiners that scripts need stay)."""
    if not text.isascii():
        text = normalize("NFC", text if text.isprintable() else _INVISIBLE.sub("", text))
    return " ".join(text.split())


def read_text(field: Field, problems: FileProblems) -> str | None:
    """Return the value as one line of text, "" where there is none, None (and a finding) where it is not a text."""
    node = field.value
    if isinstance(node, Scalar):
        return one_line(node.text)
    if not isinstance(node, RawScalar):
        problems.add(error("not-a-text", problems.path, node.line, node.column, key=field.key))
        return None
    if not node.below:
        return one_line(_unwrapped(node.beside))
    if _BLOCK.fullmatch(node.beside):
        return one_line(" ".join(line.text for line in node.below if not _is_note(line, node)))
    return _continued(field, node, problems)


def read_word(field: Field, problems: FileProblems) -> str | None:
    """Return the value of a key that holds no prose (a slug, a date, a choice): without a comment behind it."""
    node = field.value
    if isinstance(node, RawScalar) and _stands_alone(node) and node.beside[:1] not in ("'", '"'):
        return one_line(without_comment(node.beside))
    return read_text(field, problems)


def _stands_alone(node: RawScalar) -> bool:
    """Return whether nothing stands below a value but comments no deeper than its key."""
    return not node.below or all(_is_note(line, node) for line in node.below)


def without_comment(text: str) -> str:
    """Return what stands before ` #`."""
    if "#" not in text:
        return text
    found = _COMMENT.search(text)
    return text if found is None else text[: found.start()]


def is_empty(node: Node) -> bool:
    """Return whether nothing was written for a key (a list in brackets with nothing inside is something)."""
    if not isinstance(node, RawScalar):
        return isinstance(node, Scalar) and not node.text.strip()
    nothing = node.beside in ("", "#", '""', "''") or node.beside.startswith("# ")
    return nothing and all(line.is_comment for line in node.below)


def _is_note(line: Line, node: RawScalar) -> bool:
    """Return whether a line is a comment that stands no deeper than the key."""
    return line.is_comment and line.indent <= node.indent


def _continued(field: Field, node: RawScalar, problems: FileProblems) -> str | None:
    """Return a text of several lines joined, None where one of them could be meant as something else."""
    lines = [line for line in node.below if not _is_note(line, node)]
    quoted = node.beside[:1] in ("'", '"')
    for index, line in enumerate(lines):
        if line.is_comment and not quoted:
            problems.add(error("comment-in-text", problems.path, line.number, line.column, key=field.key))
            return None
        if _KEY_BELOW.match(line.text) and not quoted:
            inner = line.text.partition(":")[0]
            problems.add(error("key-too-deep", problems.path, line.number, line.column, key=field.key, inner=inner))
            return None
        if index == 0 and not node.beside and line.is_item:
            problems.add(error("not-a-text", problems.path, line.number, line.column, key=field.key))
            return None
    return one_line(_unwrapped(" ".join([node.beside, *(line.text for line in lines)]).strip()))


def _unwrapped(text: str) -> str:
    """Return the text without the quotes that wrap all of it; any other quotes were meant to be seen."""
    if text[:1] == '"':
        found = _DOUBLE.fullmatch(text)
        return text if found is None else _ESCAPE.sub(_unescaped, found[1])
    if text[:1] == "'":
        found = _SINGLE.fullmatch(text)
        return text if found is None else found[1].replace("''", "'")
    return text


def _unescaped(found: re.Match[str]) -> str:
    """Return what an escape of YAML's stands for, or the escape itself where it stands for nothing printable."""
    letter = found[4]
    if letter is not None:
        return _ESCAPES.get(letter, letter if letter in _SAME else found[0])
    number = int(found[1] or found[2] or found[3], 16)
    printable = _PRINTABLE_FROM <= number < 0x7F or 0xA0 <= number < 0xD800 or 0xE000 <= number < 0xFFFE  # noqa: PLR2004
    if printable or 0x10000 <= number <= _LAST_CODE_POINT:  # noqa: PLR2004  (the ranges of Unicode's characters)
        return chr(number)
    return found[0]
