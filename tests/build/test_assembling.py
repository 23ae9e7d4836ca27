"""Assembling again after a save: the same as from nothing, and not worked out anew where only words differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from bulletins.assembly import assemble, reword
from bulletins.build.assembling import Assembler
from bulletins.build.content import gather
from bulletins.model.settings import BuildSettings
from bulletins.model.site import Assembly, Content

from tests.sites import NOW, copy_base, settings_for

FOLDER = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai"
TEXT = f"{FOLDER}/index.md"
TRANSLATION = f"{FOLDER}/index.en.md"

WORDING = [
    (TEXT, "title: ", "title: Mới: "),
    (TEXT, "summary: ", "summary: Mới: "),
    (TRANSLATION, "title: ", "title: New: "),
    ("bulletins/2024/2024-08-05-ban-thao/index.md", "title: ", "title: Mới: "),
    ("bulletins/2024/2024-08-09-tin-da-go/index.md", "title: ", "title: Mới: "),
    ("bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md", "Hội nghị diễn ra", "Hội nghị đã diễn ra"),
]
"""File, words, and other words."""

MORE = [
    *((TEXT, "---\n", f"---\n{line}\n") for line in ("status: draft", "campaign: du-an-8", "authors: [A]")),
    (TEXT, "date: 2024-03-08", "date: 2024-03-07"),
    (TEXT, "unit: ", "unit: khong-co-"),
    (TEXT, "## ", "## Mới "),
    (TEXT, "ngay-hoi.jpg", "ban-may.jpg"),
    ("site.yml", "name:", "name: # x"),
    ("units/tinh-sen.yml", "name:", "name: # x"),
    ("bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md", "[ngày hội](2024-03-08", "[ngày hội](2024-03-09"),
]
"""Edits that change more than words, or break something."""


def read(settings: BuildSettings) -> Content:
    """Return what the content folder holds."""
    material = gather(settings).material
    assert material is not None
    return material


def anew(settings: BuildSettings, material: Content) -> Assembly:
    """Return a site, assembled from nothing."""
    return assemble(material, now=NOW, preview=True, related_count=settings.related_count)


def edited(folder: Path, file: str, old: str, new: str) -> tuple[BuildSettings, Content, Content]:
    """Return the base site's material before and after some words were replaced by others."""
    content, settings = copy_base(folder), settings_for(folder)
    before = read(settings)
    text = (content / file).read_text(encoding="utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return settings, before, read(settings)


@pytest.mark.parametrize(("file", "old", "new"), WORDING)
def test_other_words_are_put_into_the_old_site(tmp_path: Path, file: str, old: str, new: str) -> None:
    """The site is the one that assembling gives, and was not assembled."""
    settings, before, now = edited(tmp_path, file, old, new)
    assert before != now
    assert reword(anew(settings, before), before, now) == anew(settings, now)


@pytest.mark.parametrize(("file", "old", "new"), MORE)
def test_more_than_words_is_worked_out_anew(tmp_path: Path, file: str, old: str, new: str) -> None:
    """Where relations or checks may come out differently nothing is taken over unseen."""
    settings, before, now = edited(tmp_path, file, old, new)
    assert reword(anew(settings, before), before, now) in {None, anew(settings, now)}


def test_a_new_and_a_lost_file_are_worked_out_anew(tmp_path: Path) -> None:
    """One text more or less changes what stands beside others."""
    settings, before, now = edited(tmp_path, TEXT, "title: ", "title: ")
    fewer = replace(now, bulletins=now.bulletins[1:], sources=now.sources[1:])
    assert reword(anew(settings, before), before, fewer) is None
    assert reword(anew(settings, fewer), fewer, before) is None


def test_an_assembler_follows_words_and_the_clock(tmp_path: Path) -> None:
    """It gives what assembling gives after each save, and on the next day, when things may be featured no longer."""
    settings, before, now = edited(tmp_path, TEXT, "title: ", "title: Mới: ")
    assembler = Assembler(settings, preview=True)
    assert assembler.assemble(before, NOW) == anew(settings, before)
    assert assembler.assemble(now, NOW + timedelta(seconds=1)) == anew(settings, now)
    later = NOW + timedelta(days=400)
    expected = assemble(now, now=later, preview=True, related_count=settings.related_count)
    assert assembler.assemble(now, later) == expected
