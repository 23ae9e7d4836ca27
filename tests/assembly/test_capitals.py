"""Titles in capitals are answered with the title to paste."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.refusals.patches import REVIEW, edit
from tests.sites import copy_base, run_check

TITLE = "title: Tỉnh Sen sơ kết giữa nhiệm kỳ"


@pytest.mark.parametrize(
    ("typed", "suggestion", "names"),
    [
        (
            "HỘI PHỤ NỮ XÃ BẾN AO SƠ KẾT DỰ ÁN 8",
            "Hội Phụ nữ xã Bến Ao sơ kết Dự án 8",
            "Hội Phụ nữ xã Bến Ao, Dự án 8",
        ),
        (
            "ĐẠI HỘI LẦN THỨ XIII DO UBND VÀ THCS BẾN AO TỔ CHỨC",
            "Đại hội lần thứ XIII do UBND và THCS Bến Ao tổ chức",
            "Bến Ao",
        ),
        ("CHỊ EM RA QUÂN: 200 NGƯỜI. CẢ XÃ VUI!", "Chị em ra quân: 200 người. Cả xã vui!", "–"),
    ],
)
def test_a_title_in_capitals_is_given_as_a_sentence(tmp_path: Path, typed: str, suggestion: str, names: str) -> None:
    """Names of units and campaigns, Roman numbers and abbreviations keep their capitals; the rest is to be checked."""
    edit(f"{REVIEW}/index.md", TITLE, f"title: {typed}")(copy_base(tmp_path))
    code, lines = run_check(tmp_path)
    said = f"write: {suggestion} (check the names in it; those that the site knows: {names})"
    assert code == 0
    assert [line.endswith(said) for line in lines if "title-in-capitals" in line] == [True], lines


@pytest.mark.parametrize("typed", ["DỰ ÁN 8", "Hội LHPN tỉnh: UBND, HĐND dự", "Tin nhanh"])
def test_other_titles_are_left_alone(tmp_path: Path, typed: str) -> None:
    """A short name, and capitals among small letters, are no fault."""
    edit(f"{REVIEW}/index.md", TITLE, f"title: {typed}")(copy_base(tmp_path))
    assert [line for line in run_check(tmp_path)[1] if "title-in-capitals" in line and "content/" in line] == []
