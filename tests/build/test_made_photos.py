"""What a build makes of photos and cards: kept for the next one whatever stops it, and never left out in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulletins.build.content import read_content
from bulletins.build.known_pages import NO_PAGES
from bulletins.build.made_files import MadeFiles
from bulletins.build.pages import PageMaker
from bulletins.build.plan import PageTools, plan_site
from bulletins.build.source_list import find_files
from bulletins.build.stages import assemble_site
from bulletins.build.staging import site_files
from bulletins.build.tools import Tools, open_tools
from bulletins.cache.results import open_results
from bulletins.cards import card_codecs
from bulletins.model.identity import OutputPath
from bulletins.model.problem import Refused
from bulletins.model.settings import BuildSettings
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.pages import PagePlanner
from bulletins.photos import codecs

from tests.sites import NOW, copy_base, settings_for


def pages_of(settings: BuildSettings, tools: Tools) -> PageTools:
    """Return what the pages of a site are made with, when all were made once."""
    content = read_content(find_files(settings, tools.results), settings, tools.results, tools.pool)
    planned = plan_site(settings, content, assemble_site(settings, content, NOW), tools.results)
    assert planned.tools is not None
    PageMaker(planned.tools, settings, NO_PAGES).check_all()
    return planned.tools


def test_a_photo_that_pages_want_and_nobody_prepared_stops_a_build(tmp_path: Path) -> None:
    """A page never comes out without a photo of its text: the line that wants it is named."""
    copy_base(tmp_path)
    settings = settings_for(tmp_path)
    with open_tools(settings, open_results(settings.state, writes=False)) as tools:
        content = read_content(find_files(settings, tools.results), settings, tools.results, tools.pool)
        planned = plan_site(settings, content, assemble_site(settings, content, NOW), tools.results)
    assert planned.tools is not None
    assert planned.site is not None
    planner = PagePlanner(
        planned.site,
        images=Table(),
        sources=Table((source.path, source) for source in planned.tools.sources),
        settings=settings,
        words=content.words,
        translate=lambda _, word: word,
    )
    maker = PageMaker(replace(planned.tools, planner=planner), settings, NO_PAGES)
    maker.check_all()
    found = [each for each in maker.find_problems(planned.tools.other_files) if each.code == "unprepared-photo"]
    photos = {each.photo for each in planned.tools.photos}
    assert {dict(each.details)["photo"] for each in found} == photos
    assert all(each.is_error and each.path.startswith("content/bulletins/") and each.line for each in found)


def missing_of(settings: BuildSettings, pages: PageTools) -> frozenset[OutputPath]:
    """Return which files of photos and cards a next build would have to make."""
    versions = {derivative.output: codecs(derivative.mime) for derivative in pages.derivatives}
    versions |= {card.output: card_codecs() for card in pages.planner.cards}
    with open_tools(settings, open_results(settings.state, writes=True)) as tools:
        return MadeFiles(settings, tools.results).missing(versions)


def test_a_photo_that_broke_meanwhile_costs_no_other(tmp_path: Path) -> None:
    """Of a build that one photo stops, the next one has to make that photo's files and what comes after photos."""
    copy_base(tmp_path)
    settings = settings_for(tmp_path)
    with open_tools(settings, open_results(settings.state, writes=True)) as tools:
        pages = pages_of(settings, tools)
        broken, *others = pages.photos
        assert others
        Path(broken.file).write_bytes(b"other")
        with pytest.raises(Refused) as refused:
            site_files(settings, pages, tools)
    assert [problem.code for problem in refused.value.problems] == ["photo-changed-meanwhile"]
    lost = {derivative.output for derivative in pages.derivatives if derivative.source == broken.digest}
    assert missing_of(settings, pages) == lost


def test_a_card_that_cannot_be_drawn_costs_no_other(tmp_path: Path) -> None:
    """Of a build that the photo of a card stops, the next one has to make the cards with this photo alone."""
    copy_base(tmp_path)
    settings = replace(settings_for(tmp_path), share_cards=True)
    with open_tools(settings, open_results(settings.state, writes=True)) as tools:
        pages = pages_of(settings, tools)
        site_files(settings, pages, tools)
        lost = {card.output for card in pages.planner.cards if card.subject.photo}
        kept = {card.output for card in pages.planner.cards} - lost
        assert lost
        assert kept
        for file in (settings.state / "made").iterdir():
            if file.name in {Path(output).name for output in lost | kept}:
                file.unlink()
        for facts in pages.photos:
            Path(facts.file).write_bytes(b"other")
        with pytest.raises(Refused):
            site_files(settings, pages, tools)
    assert missing_of(settings, pages) == lost
