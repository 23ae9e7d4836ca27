"""Whatever was edited since the last build: the next one leaves the very bytes that a build from nothing would."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from bulletins.build.pipeline import build_site
from bulletins.cache.seal_key import seal_key
from bulletins.cache.store import StageFolder, Store
from bulletins.commands.build import build
from bulletins.commands.console import Console
from bulletins.model.codec import pack
from bulletins.model.identity import OutputPath
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.output import OutputChanges
from bulletins.output.changes import output_paths
from bulletins.output.manifest import sealed
from bulletins.reports import Format
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import left_out
from tests.laws.edits import EDITS, Desk, Edit, add_bulletin, change, edit_body
from tests.sites import NOW, ROOT, copy_base, settings_for, tree

SEQUENCES = 400 if os.environ.get("FULL") else 8


@contextmanager
def new_desk(seed: int) -> Iterator[Desk]:
    """Give a site of ten bulletins with a theme of its own, built once, with lists of three."""
    with TemporaryDirectory(prefix="incremental-") as name:
        folder = Path(name)
        copy_base(folder)
        shutil.copytree(ROOT / "theme", folder / "theme")
        own = replace(settings_for(folder), theme=folder / "theme", page_size=3)
        desk = Desk(own, NOW, Random(seed))  # noqa: S311  (it draws edits, not keys)
        for _ in range(6):
            add_bulletin(desk)
        publish(desk, own)
        yield desk


def publish(desk: Desk, own: BuildSettings) -> tuple[OutputChanges, list[OutputPath]]:
    """Return what a build changed, and which pages it rendered."""
    result = build_site(own, desk.now)
    assert result.changes is not None, result.problems
    return result.changes, list(result.rendered)


def store_file(own: BuildSettings) -> Path:
    """Return where results of stages are kept."""
    return own.state / "cache.sqlite"


def command(desk: Desk, own: BuildSettings) -> tuple[dict[str, bytes], dict[str, object]]:
    """Return the files that the command leaves, and its report without what tells builds apart."""
    said: list[str] = []
    code = build(lambda: own, Console(style=Format.JSON, language="en", write=said.append), lambda: desk.now)
    assert code == 0, said
    report = json.loads("".join(said))
    return tree(own.output), {key: value for key, value in report.items() if key != "written"}


def clean(desk: Desk) -> tuple[dict[str, bytes], dict[str, object]]:
    """Return the files of a build from nothing, and its report."""
    folder = desk.settings.output.parent / "clean"
    shutil.rmtree(folder, ignore_errors=True)
    return command(desk, replace(desk.settings, output=folder / "output", state=folder / "state"))


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.lists(st.sampled_from(EDITS), min_size=1, max_size=5))
def test_incremental_is_clean(seed: int, edits: list[Edit]) -> None:
    """After every edit the output folder holds what a build from nothing makes, and the same is said of it."""
    with new_desk(seed) as desk:
        for edit in edits:
            edit(desk)
            assert clean(desk) == command(desk, desk.settings)


def test_a_run_goes_on_where_one_before_was_cut_off() -> None:
    """With the first inputs left out a property test tries the very ones that it had still to try."""
    tried: list[tuple[int, list[str]]] = []

    def note(seed: int, names: list[str]) -> None:
        tried.append((seed, names))

    for number in (0, 12):
        property_test = given(st.integers(0, 2**32), st.lists(st.sampled_from("abc"), min_size=1))(note)
        property_test.hypothesis.inner_test = left_out(number, note)  # type: ignore[attr-defined]  # hypothesis adds it
        settings(max_examples=30, derandomize=True, database=None)(property_test)()
    assert tried[:30] == [*tried[:12], *tried[30:]]
    assert len({str(each) for each in tried}) == 30


@pytest.mark.parametrize(("key", "pages"), [("Chữ của", 1), ("title:", 5)])
def test_only_what_an_edit_touches_is_rendered(key: str, pages: int) -> None:
    """A corrected sentence renders one page and feeds of whole texts, a title those that show it; all have other bytes.

    Feeds in Atom hold whole texts, so that readers' programs show them without a visit.
    """
    with new_desk(7) as desk:
        text = desk.written()
        assert text is not None
        change(text, f"^{key} .*$", f"{key} sửa lại")
        before = tree(desk.settings.output)
        _, rendered = publish(desk, desk.settings)
        after = tree(desk.settings.output)
        assert [path for path in rendered if before.get(path) == after[path]] == []
        shown = [path for path in rendered if not path.endswith("feed.xml")]
        assert (len(shown) == 1) if pages == 1 else (pages <= len(shown) < len(before) / 3)


def test_nothing_is_rendered_where_nothing_changed() -> None:
    """A second build renders no page and changes no file."""
    with new_desk(3) as desk:
        applied, rendered = publish(desk, desk.settings)
        assert rendered == []
        assert (applied.added, applied.changed, applied.removed, applied.repaired) == ((), (), (), ())


def test_where_nothing_changed_the_same_is_said() -> None:
    """A build with nothing to do leaves every file and says of each what the one before said."""
    with new_desk(3) as desk:
        assert command(desk, desk.settings) == command(desk, desk.settings)


@pytest.mark.parametrize("value", [None, [], {"a": 1}, 7, ["SourceList"], ["Outcome", [], []], ["Manifest", {"a": 1}]])
def test_results_of_another_form_are_not_believed(value: object) -> None:
    """Whatever whole rows and a whole manifest say that was not written by this program, the site is the same."""
    with new_desk(9) as desk:
        before = command(desk, desk.settings)
        kept = store_file(desk.settings)
        with closing(sqlite3.connect(kept)) as connection:
            places = {StageFolder(*row) for row in connection.execute("SELECT stage, folder FROM results")}
        assert {place.stage for place in places} >= {"sources", "texts", "units", "campaigns", "photos", "made"}
        for place in places:
            rows = [row._replace(value=pack(value)) for row in Store(kept, seal_key()).read(place)]
            Store(kept, seal_key()).write(place, rows, (), (), max(row.used for row in rows))
        assert before == command(desk, desk.settings)
        output_paths(desk.settings.output).manifest.write_bytes(sealed(pack(value)))
        edit_body(desk)
        assert clean(desk) == command(desk, desk.settings)


@pytest.mark.parametrize(
    "damage", ["DELETE FROM results", "UPDATE results SET value = 'x'", "UPDATE results SET key = ''"]
)
@pytest.mark.parametrize("stage", ["sources", "texts", "units", "campaigns", "photos", "made"])
def test_results_that_were_lost_in_part_are_made_again(damage: str, stage: str) -> None:
    """Where the results of a stage are lost or damaged, the files say it again."""
    with new_desk(11) as desk:
        with closing(sqlite3.connect(store_file(desk.settings))) as connection, connection:
            assert connection.execute(f"{damage} WHERE stage = ?", (stage,)).rowcount > 0
        text = desk.written()
        assert text is not None
        change(text, "^title: .*$", "title: Tên khác")
        assert clean(desk) == command(desk, desk.settings)


def test_a_store_without_its_table_is_made_again() -> None:
    """Where the table of results is gone, the next build keeps them in a new one."""
    with new_desk(11) as desk:
        with closing(sqlite3.connect(store_file(desk.settings))) as connection, connection:
            connection.execute("DROP TABLE results")
        edit_body(desk)
        assert clean(desk) == command(desk, desk.settings)
        assert Store(store_file(desk.settings), seal_key()).names("texts")


def test_a_place_that_went_is_missed() -> None:
    """A link written as a raw address is found to lead nowhere when the page it leads to loses a heading."""
    with new_desk(5) as desk:
        first, *_, last = [text for text in desk.texts() if re.search(r"-tin-\d+$", text.parent.name)]
        heading = re.search(r"^## Phần (\d+)$", first.read_text("utf-8"), re.MULTILINE)
        assert heading is not None
        address = f"/ban-tin/{first.parent.name}/#phan-{heading[1]}"
        last.write_text(f"{last.read_text('utf-8')}\n[xem]({address})\n", "utf-8")
        publish(desk, desk.settings)
        change(first, "^## .*$", "## Đổi tên")
        result = build_site(desk.settings, desk.now)
        assert result.changes is None
        assert [found.code for found in result.problems if found.is_error] == ["dead-anchor"]
