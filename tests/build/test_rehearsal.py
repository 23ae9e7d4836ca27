"""A preview that is told of saves: it shows the very bytes that one started anew would, and says the same of them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from bulletins.commands.console import Console
from bulletins.commands.preview import LivePreview
from bulletins.model.stamp import stamp_of
from bulletins.model.value import replace
from bulletins.preview import PreviewBuild
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.laws.edits import (
    WATCHED,
    Desk,
    Edit,
    change,
    edit_body,
    edit_heading,
    edit_summary,
    edit_title,
    rename_unit,
)
from tests.laws.test_incremental import new_desk

SEQUENCES = 200 if os.environ.get("FULL") else 8
LINK = "\n\nXem [trang](2024-01-01-khong-co).\n"


def link_to_nothing(desk: Desk) -> None:
    """Add a link that leads nowhere."""
    text = desk.random.choice(desk.texts())
    text.write_text(text.read_text("utf-8") + LINK, "utf-8")


def mend_links(desk: Desk) -> None:
    """Take all links away that lead nowhere."""
    for text in desk.texts():
        text.write_text(text.read_text("utf-8").replace(LINK, ""), "utf-8")


def link_to_heading(desk: Desk) -> None:
    """Link to a heading of another bulletin by its raw address."""
    first, last = desk.written(), desk.written()
    heading = first and re.search(r"^## (.*)$", first.read_text("utf-8"), re.MULTILINE)
    if first and last and heading and heading[1].startswith("Phần "):
        place = heading[1].replace("Phần", "phan").replace("mới", "moi").replace(" ", "-")
        last.write_text(f"{last.read_text('utf-8')}\n[xem](/ban-tin/{first.parent.name}/#{place})\n", "utf-8")


def misspell_unit(desk: Desk) -> None:
    """Name a unit that there is not, or the right one again."""
    text = desk.written()
    if text and "unit: xa-ben-au" in text.read_text("utf-8"):
        change(text, "^unit: .*$", "unit: xa-ben-ao")
    elif text:
        change(text, "^unit: .*$", "unit: xa-ben-au")


def edit_several(desk: Desk) -> None:
    """Save several texts at once, one of them as it was."""
    edit_body(desk)
    edit_title(desk)
    edit_body(desk)
    desk.texts()[0].touch()


def repeat_title(desk: Desk) -> None:
    """Write the title again for a summary, which is worth a warning."""
    text = desk.random.choice(desk.texts())
    title = re.search(r"^title: (.*)$", text.read_text("utf-8"), re.MULTILINE)
    assert title is not None
    change(text, "^summary: .*$", f"summary: {title[1]}")


def edit_translation(desk: Desk) -> None:
    """Correct the title of a translation."""
    change(desk.random.choice(desk.texts("index.en.md")), "^title: .*$", f"title: New title {desk.fresh()}")


def do_nothing(desk: Desk) -> None:
    """Leave everything as it is."""


WORDS: tuple[Edit, ...] = (
    edit_body,
    edit_title,
    edit_summary,
    edit_translation,
    edit_several,
    edit_heading,
    repeat_title,
)
OTHERS: tuple[Edit, ...] = (
    *(edit for edit in WATCHED if edit not in WORDS),
    do_nothing,
    link_to_heading,
    link_to_nothing,
    mend_links,
    misspell_unit,
)


def rehearse(desk: Desk) -> LivePreview:
    """Return a preview's builds of a site."""
    return LivePreview(desk.settings, Console(language="en"), lambda: desk.now)


def seen(desk: Desk) -> dict[str, object]:
    """Return every file and folder that a preview watches, with what tells whether it was touched."""
    paths = [path for root in (desk.content, desk.settings.theme) for path in root.rglob("*")]
    return {str(path): stamp_of(path.lstat()) for path in paths}


def save(desk: Desk, edit: Edit) -> frozenset[str]:
    """Return what a watcher tells of an edit."""
    before = seen(desk)
    edit(desk)
    after = seen(desk)
    return frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a build shows: its pages, its other files, and what it says."""

    pages: dict[str, bytes]
    files: dict[str, bytes]
    said: tuple[str, bool]


def shown(build: PreviewBuild | None) -> Shown:
    """Return what a build shows, all pages rendered."""
    assert build is not None
    files: dict[str, bytes] = {
        path: file.read_bytes() for path, file in (build.files or {}).items() if isinstance(file, Path)
    }
    return Shown(pages(build), files, (build.overlay, build.errors))


def pages(build: PreviewBuild) -> dict[str, bytes]:
    """Return the pages that a build shows, rendered."""
    return {path: file for path, file in (build.files or {}).items() if isinstance(file, bytes)}


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, 2**32), st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(OTHERS)), min_size=1, max_size=6)
)
@example(11, [*WORDS, link_to_heading, edit_heading, mend_links])
def test_a_preview_told_of_saves_shows_what_a_new_one_does(seed: int, edits: list[Edit]) -> None:
    """After every save all bytes and words are those of a preview started then; the old site can still be looked at."""
    with new_desk(seed) as desk:
        rehearsal = rehearse(desk)
        build = rehearsal.build()
        assert build is not None
        before = shown(rehearse(desk).build())
        for edit in edits:
            saved = save(desk, edit)
            old, build = build, rehearsal.build(saved) or build
            fresh = rehearse(desk)
            now = shown(fresh.build())
            assert now == shown(build)
            assert before.pages == pages(old)
            assert now.pages == pages(build)
            assert rehearsal.build(None) is None
            if not build.errors:
                assert dict(fresh.remembered) == dict(rehearsal.remembered)
            before = now


@pytest.mark.parametrize(("edit", "fewest", "most"), [(edit_body, 1, 40), (edit_title, 2, 40)])
def test_other_words_have_only_pages_made_again_that_show_them(edit: Edit, fewest: int, most: int) -> None:
    """Whatever else changed is not looked for until somebody asks for a look at everything; then it is shown."""
    with new_desk(11) as desk:
        rehearsal = rehearse(desk)
        build = rehearsal.build()
        assert build is not None
        before, leaves = pages(build), dict(rehearsal.remembered)
        saved = save(desk, edit)
        save(desk, rename_unit)
        second = rehearsal.build(saved)
        assert second is not None
        after = pages(second)
        other = {path for path in after if before[path] != after[path]}
        assert fewest <= len(other) <= most
        made = {path for path, leaf in rehearsal.remembered.items() if leaf is not leaves[path]}
        assert other <= made
        assert len(made) < len(leaves) / 2
        assert shown(rehearse(desk).build()) == shown(rehearsal.build(None))


def test_nothing_is_built_where_nothing_was_saved() -> None:
    """Neither for a text that was saved as it was nor for one that is watched and gone again is anything shown anew."""
    with new_desk(11) as desk:
        rehearsal = rehearse(desk)
        text = desk.texts()[0]
        assert rehearsal.build() is not None
        assert rehearsal.build(frozenset({str(text)})) is None
        assert rehearsal.build(frozenset({f"{text}.new"})) is None
        assert rehearsal.build() is None


def test_a_build_that_fails_is_forgotten() -> None:
    """After the program itself failed everything is looked at again, whatever was saved since."""
    with new_desk(11) as desk:
        moments: list[datetime] = []
        rehearsal = LivePreview(desk.settings, Console(language="en"), moments.pop)
        moments.append(desk.now)
        assert rehearsal.build() is not None
        first = save(desk, edit_title)
        with pytest.raises(IndexError):  # this clock has stopped
            rehearsal.build(first)
        second = save(desk, edit_body)
        moments.append(desk.now)
        assert shown(rehearse(desk).build()) == shown(rehearsal.build(second))


def test_a_title_on_a_share_card_has_the_card_drawn_again() -> None:
    """Where cards are drawn, one with the new title is there and none with the old one, even if it was there before."""
    with new_desk(11) as desk:
        desk.settings = replace(desk.settings, share_cards=True, site_url="https://example.org")
        one, other = [text for text in desk.texts() if "-tin-" in text.parent.name][:2]
        change(one, r"^!\[.*$", "")
        other.write_text(re.sub("(?m)^title: .*$", "title: Tựa khác", one.read_text("utf-8")), "utf-8")
        rehearsal = rehearse(desk)
        first = shown(rehearsal.build())
        second = shown(rehearsal.build(save(desk, lambda _: change(one, "^title: .*$", "title: Tựa khác"))))
        assert first.files.keys() - second.files.keys()
        assert shown(rehearse(desk).build()) == second
        third = shown(rehearsal.build(save(desk, edit_title)))
        assert shown(rehearse(desk).build()) == third
        fourth = shown(rehearsal.build(save(desk, edit_body)))
        assert third.files == fourth.files
