"""The index of a built site holds what is published, and not a word of anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import copy_base, run_build

TEXT = """---
title: Bài có chữ {word}
date: {date}
unit: tinh-sen
summary: Lời dẫn có chữ {word}.
{more}---
Thân bài có chữ {word}.
"""
KINDS = {
    "zquyxshown": ("2024-09-01", ""),
    "zquyxdraft": ("2024-09-02", "status: draft\n"),
    "zquyxgone": ("2024-09-03", "status: withdrawn\nreason: Bài viết nhầm.\n"),
    "zquyxheld": ("2031-01-01", ""),
}
"""A word for each fate of a text, with what its front matter says."""


def plant(content: Path, word: str, date: str, more: str) -> None:
    """Write a bulletin with a word of its own in title, lead and text."""
    folder = content / f"bulletins/2024/{date}-{word}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.md").write_text(TEXT.format(word=word, date=date, more=more), encoding="utf-8")


def words_in(folder: Path) -> set[str]:
    """Return which of the words stand in any file of the search."""
    text = b"\n".join(file.read_bytes() for file in sorted((folder / "output/search").iterdir()))
    return {word for word in KINDS if word.encode() in text}


def test_drafts_held_and_withdrawn_texts_are_not_found(tmp_path: Path) -> None:
    """Of four texts that each have a word of their own, the index knows the published one's alone."""
    content = copy_base(tmp_path)
    for word, (date, more) in KINDS.items():
        plant(content, word, date, more)
    code, lines = run_build(tmp_path)
    assert code == 0, lines
    assert words_in(tmp_path) == {"zquyxshown"}


@pytest.mark.parametrize("fate", ["zquyxdraft", "zquyxgone"])
def test_a_text_that_is_taken_back_leaves_no_word(tmp_path: Path, fate: str) -> None:
    """After a warm build the index is as if the text had never been published."""
    content = copy_base(tmp_path)
    plant(content, fate, KINDS[fate][0], "")
    assert run_build(tmp_path)[0] == 0
    assert words_in(tmp_path) == {fate}
    plant(content, fate, *KINDS[fate])
    code, lines = run_build(tmp_path)
    assert code == 0, lines
    assert words_in(tmp_path) == set()
