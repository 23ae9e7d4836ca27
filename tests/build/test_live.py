"""A site in memory that is told of saves: it shows the very bytes that a whole build would, and says the same."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from bulletins.build.live import LiveBuilder, LiveSite
from bulletins.build.stages import assemble_site
from bulletins.model.problem import has_errors
from bulletins.model.stamp import stamp_of
from bulletins.model.value import replace
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
    hold_back,
    rename_unit,
    withdraw,
)
from tests.laws.test_incremental import clean, new_desk

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
    said: object


def shown(site: LiveSite) -> Shown:
    """Return what a build shows, all pages rendered, and what it says; which pages were rendered is no part of it."""
    files: dict[str, bytes] = {
        path: file if isinstance(file, bytes) else file.read_bytes() for path, file in (site.files or {}).items()
    }
    pages = {path: data for path, data in files.items() if path.endswith((".html", ".xml", ".json"))}
    return Shown(pages, {path: data for path, data in files.items() if path not in pages}, site.result)


def pages(site: LiveSite) -> dict[str, bytes]:
    """Return the pages that a build shows, rendered."""
    return shown(site).pages


def fresh(desk: Desk) -> LiveSite:
    """Return the site that a preview shows which knows nothing of any build."""
    state = desk.settings.state.with_name("fresh")
    shutil.rmtree(state, ignore_errors=True)
    return LiveBuilder(replace(desk.settings, state=state)).build(desk.now)


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, 2**32), st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(OTHERS)), min_size=1, max_size=6)
)
@example(11, [*WORDS, link_to_heading, edit_heading, mend_links])
def test_a_site_told_of_saves_is_the_one_built_anew(seed: int, edits: list[Edit]) -> None:
    """After every save all bytes and words are those of a build from nothing; the old site can still be looked at."""
    with new_desk(seed) as desk:
        builder = LiveBuilder(desk.settings)
        site = builder.build(desk.now)
        before = shown(fresh(desk))
        assert before == shown(site)
        for edit in edits:
            saved = save(desk, edit)
            old, site = site, builder.build(desk.now, saved)
            now = shown(fresh(desk))
            assert now == shown(site)
            assert before.pages == pages(old)
            assert builder.build(desk.now) is site
            assert (site.files is None) == has_errors(site.result.problems)
            before = now


@pytest.mark.parametrize(("edit", "fewest", "most"), [(edit_body, 1, 40), (edit_title, 2, 40)])
def test_other_words_have_only_pages_made_again_that_show_them(edit: Edit, fewest: int, most: int) -> None:
    """Whatever else changed is not looked for until somebody asks for a look at everything; then it is shown."""
    with new_desk(11) as desk:
        builder = LiveBuilder(desk.settings)
        before, known = pages(builder.build(desk.now)), dict(builder.known.pages)
        saved = save(desk, edit)
        save(desk, rename_unit)
        after = pages(builder.build(desk.now, saved))
        other = {path for path in after if before[path] != after[path]}
        assert fewest <= len(other) <= most
        made = {path for path, page in builder.known.pages.items() if page is not known[path]}
        assert other <= made
        assert len(made) < len(known) / 2
        assert shown(fresh(desk)) == shown(builder.build(desk.now))


def assemblies(desk: Desk, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often the site is assembled for one save."""
    builder, seen_by_assembly = LiveBuilder(desk.settings), []

    def counted(*given: Any, **more: Any) -> Any:  # noqa: ANN401  (stands before the stage itself)
        seen_by_assembly.append(given)
        return assemble_site(*given, **more)

    monkeypatch.setattr("bulletins.build.live.assemble_site", counted)
    builder.build(desk.now)
    before = len(seen_by_assembly)
    site = builder.build(desk.now, save(desk, edit))
    assert shown(site) == shown(fresh(desk))
    return len(seen_by_assembly) - before - 1  # the last one is that of the fresh build


@pytest.mark.parametrize("edit", [edit_body, edit_title, edit_summary, edit_translation, edit_several])
def test_saves_of_words_leave_the_site_as_it_was_planned(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only words of bulletins change, the planned site is used again."""
    with new_desk(11) as desk:
        assert assemblies(desk, edit, monkeypatch) == 0


@pytest.mark.parametrize("edit", [hold_back, rename_unit, withdraw, misspell_unit])
def test_saves_of_facts_have_the_site_planned_again(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a day, a unit or what becomes of a bulletin changes, the site is assembled again."""
    with new_desk(11) as desk:
        assert assemblies(desk, edit, monkeypatch) == 1


def test_drafts_and_held_bulletins_are_shown() -> None:
    """A draft and a bulletin whose moment is yet to come have pages here, which no build publishes."""
    with new_desk(11) as desk:
        one, other = [text for text in desk.texts() if "-tin-" in text.parent.name][:2]
        change(one, r"^unit:", "status: draft\nunit:")
        change(other, r"^date: .*$", f"date: {(desk.now + timedelta(days=3)).date()} 07:00")
        published, _ = clean(desk)
        seen_here = pages(LiveBuilder(desk.settings).build(desk.now))
        for text in (one, other):
            page = f"ban-tin/{text.parent.name}/index.html"
            assert page in seen_here
            assert page not in published


def test_a_moment_that_comes_is_shown_without_a_save() -> None:
    """When the day ends the site is built again though nothing was saved, and until then it is the very same."""
    with new_desk(11) as desk:
        save(desk, hold_back)
        builder = LiveBuilder(desk.settings)
        first = builder.build(desk.now)
        assert builder.build(desk.now + timedelta(minutes=1)) is first
        desk.now += timedelta(days=4)
        assert shown(builder.build(desk.now, frozenset())) == shown(fresh(desk))


def test_the_same_site_is_given_where_nothing_was_saved() -> None:
    """Neither for a text that was saved as it was nor for one that is watched and gone again is anything shown anew."""
    with new_desk(11) as desk:
        builder = LiveBuilder(desk.settings)
        text = desk.texts()[0]
        site = builder.build(desk.now)
        assert builder.build(desk.now, frozenset({str(text)})) is site
        assert builder.build(desk.now, frozenset({f"{text}.new"})) is site
        assert builder.build(desk.now) is site


def test_a_build_that_fails_is_forgotten() -> None:
    """After the program itself failed everything is looked at again, whatever was saved since."""
    with new_desk(11) as desk:
        builder = LiveBuilder(desk.settings)
        builder.build(desk.now)
        first = save(desk, edit_title)
        with pytest.raises(TypeError):  # this clock has stopped
            builder.build(None, first)  # type: ignore[arg-type]  # no moment
        second = save(desk, edit_body)
        assert shown(fresh(desk)) == shown(builder.build(desk.now, second))


def test_a_title_on_a_share_card_has_the_card_drawn_again() -> None:
    """Where cards are drawn, one with the new title is there and none with the old one, even if it was there before."""
    with new_desk(11) as desk:
        desk.settings = replace(desk.settings, share_cards=True, site_url="https://example.org")
        one, other = [text for text in desk.texts() if "-tin-" in text.parent.name][:2]
        change(one, r"^!\[.*$", "")
        other.write_text(re.sub("(?m)^title: .*$", "title: Tựa khác", one.read_text("utf-8")), "utf-8")
        builder = LiveBuilder(desk.settings)

        def saved(edit: Edit) -> Shown:
            return shown(builder.build(desk.now, save(desk, edit)))

        first = shown(builder.build(desk.now))
        second = saved(lambda _: change(one, "^title: .*$", "title: Tựa khác"))
        assert first.files.keys() - second.files.keys()
        assert shown(fresh(desk)) == second
        third = saved(edit_title)
        assert shown(fresh(desk)) == third
        assert third.files == saved(edit_body).files
