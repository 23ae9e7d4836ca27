"""Where words are typed and printed: on any console, in any encoding, and also where nobody listens.

The first start prints through it before anything is installed: it needs nothing but the standard library, and an old
Python reads it too (3.8).
"""

from __future__ import annotations

import atexit
import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile
from typing import TextIO

UTF_8_CODE_PAGE = 65001
STREAMS = ("stdout", "stderr")
PLAIN = {
    "đ": "d", "Đ": "D", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "…": "...", "–": "-",
    "—": "-", "‑": "-", "→": "->", "←": "<-", "·": "-", "•": "-", "×": "x", "≤": "<=", "≥": ">=", "␠": "_",
    "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ",
}  # fmt: skip
"""What is written for letters and signs that an encoding lacks and that are not a letter with marks."""


_UNMARKED = "unmarked"
"""The name under which Python knows how letters are written that an encoding lacks."""


def open_streams() -> None:
    """Make the standard streams safe to write to: closed ones stay empty, a console of Windows is set to UTF-8.

    A closed stream's number would go to the next file that is opened, and what is printed into that file. Whatever else
    prints, such as invoke's help, writes letters that an encoding lacks without their marks as well.
    """
    codecs.register_error(_UNMARKED, _unmarked)
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)
    if sys.platform == "win32" and "PYTHONIOENCODING" not in os.environ:
        _switch_console()
        for name in STREAMS:
            stream = getattr(sys, name)
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8")
    for name in STREAMS:
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_UNMARKED)


def print_text(text: str) -> None:
    """Print a text for whoever listens: on standard output, else on the other stream. It never fails.

    A change that was made stays made, whether or not somebody can be told of it.
    """
    if not _print_to("stdout", text):
        _print_to("stderr", text)


def print_to_stderr(text: str) -> None:
    """Print a text that is no result: on standard error, where it does not mix with what programs read."""
    _print_to("stderr", text)


def is_asking_possible() -> bool:
    """Return whether somebody sits there who can type an answer."""
    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except ValueError:  # it has been closed
        return False


def with_files_as_options(words: list[str]) -> list[str]:
    """Return what was typed with files as options: invoke would take them for tasks.

    Those are all files of an import but the first, and that of an upgrade, which has none where it goes back.
    """
    if words[:1] == ["upgrade"] and not "".join(words[1:2]).startswith("-"):
        return ["upgrade", *(f"--source={word}" for word in words[1:2]), *words[2:]]
    if words[:1] != ["import"]:
        return words
    files = list(takewhile(lambda word: not word.startswith("-"), words[1:]))
    return [*words[:2], *(f"--also={file}" for file in files[1:]), *words[1 + max(1, len(files)) :]]


def written_in(text: str, encoding: str) -> str:
    """Return a text as an encoding can write it: letters that it lacks without their marks, never `?` for a letter."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_letter_in(letter, encoding) for letter in unicodedata.normalize("NFC", text))
    except LookupError:
        return written_in(text, "ascii")
    return text


def _letter_in(letter: str, encoding: str) -> str:
    """Return what an encoding can write for one letter: as it is, without marks, or as a sign like it."""
    for candidate in (letter, PLAIN.get(letter, ""), *_with_marks_apart(letter)):
        with suppress(UnicodeEncodeError):
            if candidate:
                candidate.encode(encoding)
                return candidate
    return "?"


def _unmarked(failure: UnicodeError) -> tuple[str, int]:
    """Return what an encoding can write for letters that it lacks, and where they end."""
    if not isinstance(failure, UnicodeEncodeError):
        raise failure
    letters = failure.object[failure.start : failure.end]
    kept = (letter for letter in letters if not unicodedata.combining(letter))
    return "".join(_letter_in(letter, failure.encoding) for letter in kept), failure.end


def _with_marks_apart(letter: str) -> Iterator[str]:
    """Give the ways to write a letter: marks apart, as Windows' Vietnamese code page has them, then with none.

    Never with some: `thứ` without its horn alone is another word.
    """
    base, *marks = tuple(unicodedata.normalize("NFKD", letter))
    bare = "".join(part for part in (base, *marks) if not unicodedata.combining(part))
    composed = [unicodedata.normalize("NFC", base + mark) for mark in marks]
    yield from (first + "".join(marks[:at] + marks[at + 1 :]) for at, first in enumerate(composed))
    yield base + "".join(marks)
    yield bare
    yield PLAIN.get(bare, "")


def _print_to(name: str, text: str) -> bool:
    """Return whether a text could be printed on a stream; one that fails is never written to again."""
    stream = getattr(sys, name)
    if stream is None:
        return False
    try:
        stream.write(written_in(text, stream.encoding or "utf-8"))
        stream.flush()
    except (OSError, ValueError):  # nobody reads it any more, the disk is full, it was closed
        _let_go(name, stream)
        return False
    return True


def _let_go(name: str, stream: TextIO) -> None:
    """Give up a stream: what it still holds goes nowhere, so that Python's end does not stumble over it."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    setattr(sys, name, None)


def _switch_console() -> None:
    """Set a console of Windows to UTF-8, and back to what it was when this process ends."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  (only there)

        kernel = ctypes.windll.kernel32
        before = kernel.GetConsoleOutputCP()
        if before and before != UTF_8_CODE_PAGE and kernel.SetConsoleOutputCP(UTF_8_CODE_PAGE):
            atexit.register(kernel.SetConsoleOutputCP, before)
