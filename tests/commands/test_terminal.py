"""What consoles show: every letter where they can, else letters without marks, never a question mark for a letter."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from bulletins.commands.terminal import print_text, print_to_stderr, written_in
from bulletins.reports import LANGUAGES, read_sentences

from tests.sites import ROOT

REPORT = "Tìm thấy 16 tệp; “Đăng” → đổi thành ‘đăng’ – xem ≤ 3…"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", REPORT),
        ("cp1258", "Ti\u0300m thâ\u0301y 16 tê\u0323p; “Đăng” -> đô\u0309i thành ‘đăng’ – xem <= 3…"),
        ("cp1252", "Tìm thay 16 tep; “Dang” -> doi thành ‘dang’ – xem <= 3…"),
        ("cp437", "Tìm thay 16 tep; \"Dang\" -> doi thành 'dang' - xem ≤ 3..."),
        ("ascii", "Tim thay 16 tep; \"Dang\" -> doi thanh 'dang' - xem <= 3..."),
        ("no-such-encoding", "Tim thay 16 tep; \"Dang\" -> doi thanh 'dang' - xem <= 3..."),
    ],
)
def test_an_encoding_without_our_letters(encoding: str, shown: str) -> None:
    """What an encoding lacks is written without marks or as a sign like it."""
    assert written_in(REPORT, encoding) == shown


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "cp850", "ascii"])
def test_no_sentence_is_full_of_question_marks(encoding: str) -> None:
    """Not one letter of any sentence becomes a question mark."""
    sentences = read_sentences()
    said = [sentences.sentence(code, language) for code in sentences.codes for language in LANGUAGES]
    texts = [text for sentence in said for text in (sentence.what, sentence.do)]
    lost = [text for text in texts if written_in(text, encoding).count("?") != text.count("?")]
    assert [text for text in lost if "\N{REPLACEMENT CHARACTER}" not in text] == []


def test_a_console_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream of cp1252 gets what it can show, on both streams."""
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="cp1252") for name in ("stdout", "stderr")}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    print_text("Tìm thấy\n")
    print_to_stderr("Đang chờ\n")
    assert [stream.buffer.getvalue() for stream in streams.values()] == ["Tìm thay\n".encode("cp1252"), b"Dang cho\n"]


def test_the_whole_command_on_such_a_console(tmp_path: object) -> None:
    """`check` under cp1252 says its Vietnamese without marks, and no question mark."""
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "check", "--content", "tests/sites/base/content", "--lang", "vi"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    said = done.stdout.decode("cp1252").splitlines()
    assert (done.returncode, said[0].split(" = ")[0], said[-1]) == (
        0,
        "Tìm thay 16 tep",
        "Moi thu deu on; chua ghi gì ra dia.",
    )


def test_the_help_on_such_a_console(tmp_path: object) -> None:
    """What invoke itself prints loses its marks as well, and is no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "--help", "new"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0", "HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert "Tao bài moi." in done.stdout.decode("cp437")
