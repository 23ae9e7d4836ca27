"""The check whether a text, even a broken one, says that readers must not see it; then no earlier version may stay.

Nothing here parses a head: what cannot be parsed may say it too. A line that the earlier version had as well says
nothing new. In doubt the answer is yes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from bulletins.model.nearest import surely_meant

_TEXTS = (".md", ".markdown", ".mdown", ".mkd", ".txt", ".text")
_FENCE = re.compile(r"[\s\u200b\ufeff]*[-\u2010-\u2015\u2212][-\u2010-\u2015\u2212 ]{1,}\s*")
_KEY = re.compile(r"[\W_]*([^\W\d][\w ]{0,30}?)[\W_]*?[:：=]\W*(.*?)\W*", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_FREE = frozenset(("title", "summary", "alt", "caption", "credit", "text", "authors"))
"""Keys whose values are sentences: words that only look like others prove nothing in them."""

_IDIOMS = re.compile(r"tháo gỡ|gỡ (?:khó|vướng|rối|nút|bỏ|bom|mìn)")
"""In which the Vietnamese word for taking a text back means something else."""

_SAID = frozenset(("nháp", "gỡ", "gở", "draft", "drafts", "withdrawn", "withdraw", "unpublished", "unpublish"))
_PHRASES = ("chưa đăng", "không đăng", "đừng đăng", "khoan đăng", "ngừng đăng", "chờ duyệt", "chưa duyệt", "thu hồi")
_PLAIN = frozenset(("nhap", "ban nhap", "bai nhap", "go", "da go", "go bai", "an", "hidden", "hide", "private"))
"""What is typed without tones, as a whole value."""

_STATUS_NAMES = ("status", "trạng thái", "trang thai", "tình trạng", "tinh trang")
_NAMES = frozenset(("draft", "nhap", "withdrawn"))
_SHORT = 4
"""Words of a value that is hardly a sentence."""


def conceals(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> bool:
    """Return whether the files of a folder, by name, may hide their text where the earlier files did not.

    It may where the line of its status changed, or where the head, or a name, says draft, withdrawn, or anything near.
    """
    if any(_is_hiding_name(name) for name in new if name not in old):
        return True
    before = {line.strip() for name, data in old.items() if _is_text(name) for line in _lines(data)}
    statuses = {value for name, data in old.items() if _is_text(name) for value in _statuses(_lines(data))}
    for name, data in new.items():
        if not _is_text(name):
            continue
        rows = _lines(data)
        if _statuses(rows) - statuses:
            return True
        if any(_is_hiding(line) for line in _head(rows) if line.strip() not in before):
            return True
    return False


def is_hiding_name(path: str) -> bool:
    """Return whether a folder's name says that its content is not for readers."""
    return any(_is_hiding_name(name) for name in path.split("/"))


def is_in_heads(word: str, files: Mapping[str, bytes]) -> bool:
    """Return whether the front matter of a text among the files of a folder, by name, holds a word."""
    return any(word in line for name, data in files.items() if _is_text(name) for line in _head(_lines(data)))


def _is_text(name: str) -> bool:
    """Return whether a file may be meant as a text."""
    return name.lower().endswith(_TEXTS)


def _lines(data: bytes) -> list[str]:
    """Return the lines of a text in any encoding; bytes that cannot be read become replacement signs."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:400].count(0) > len(data[:400]) // 4
    text = data.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff")
    return unicodedata.normalize("NFC", text).splitlines()


def _head(rows: list[str]) -> Iterator[str]:
    """Give the lines of a head: to the second line of hyphens or dashes, all of them where there is none."""
    fences = 0
    for at, row in enumerate(rows):
        if _FENCE.fullmatch(row):
            fences += 1
            if fences == 2 or (fences == 1 and at > 0 and any(line.strip() for line in rows[:at])):  # noqa: PLR2004  (it ends here)
                return
        yield row


def _statuses(rows: Iterable[str]) -> set[str]:
    """Return the statuses that lines give a text, wherever they stand; `published` is left out."""
    found = set()
    for row in rows:
        match = _KEY.fullmatch(row[:200])
        if match and _is_status(match[1]):
            found.add(" ".join(match[2].lower().split()))
    return found - {"published", ""}


def _is_status(name: str) -> bool:
    """Return whether a key may be meant for the status."""
    plain = " ".join(name.lower().split())
    return plain in _STATUS_NAMES or surely_meant(plain, "status")


def _is_hiding(line: str) -> bool:
    """Return whether a line of a head says draft, withdrawn, or anything near it."""
    said = _IDIOMS.sub(" ", line.lower())
    words = _WORD.findall(said)
    if not _SAID.isdisjoint(words) or any(phrase in said for phrase in _PHRASES):
        return True
    match = _KEY.fullmatch(line[:300])
    key, value = (match[1].lower().strip(), match[2]) if match else ("", said.strip(" \t-*#>\"'"))
    if key in _FREE or len(value.split()) > _SHORT:
        return False
    if key == "reason" or surely_meant(key, "reason"):
        return True
    near = any(
        surely_meant(word, known) for word in (*words, value) for known in ("draft", "withdrawn") if len(word) > _SHORT
    )
    return near or _toneless(value) in _PLAIN


def _toneless(text: str) -> str:
    """Return words without the marks of Vietnamese, in small letters."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(kept))


def _is_hiding_name(name: str) -> bool:
    """Return whether a file's or folder's name says so: `index.draft.md`, `_index.md`, `hoi-nghi-nhap`."""
    plain = _toneless(name)
    return not _NAMES.isdisjoint(plain.split()) or (name[:1] in {"_", "."} and "index" in plain)
