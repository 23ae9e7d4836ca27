"""One round of builds and one preview, on a site of a few bulletins."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.benchmarks.bulletins import CorpusSize, plan_corpus
from tests.benchmarks.live import measure_server
from tests.benchmarks.peers.ours import Ours
from tests.benchmarks.peers.stock_pelican import StockPelican
from tests.benchmarks.scenarios import ADDED, COLD, DAMAGED, ENOUGH, MOST, SCENARIOS, run_round

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="measuring needs os.wait4, which Windows does not have")
CORPUS = plan_corpus(CorpusSize(bulletins=8, units=4, campaigns=2))


def test_a_round_builds_every_scenario_in_turns(tmp_path: Path) -> None:
    """Ours and the other take turns; a damaged file is what ours alone repairs."""
    ours, pelican = Ours(folder=tmp_path / "ours"), StockPelican(folder=tmp_path / "pelican")
    for peer in (ours, pelican):
        peer.prepare(CORPUS)
    runs = list(run_round((ours, pelican), ours, CORPUS, 0))
    turns = [(scenario, peer.name) for scenario in SCENARIOS[:-1] for peer in (ours, pelican)]
    assert list(dict.fromkeys((run.scenario, run.peer) for run in runs)) == [*turns, (DAMAGED, "ours")]
    times = Counter((run.scenario, run.peer) for run in runs)
    spent = {each: sum(run.cost.wall for run in runs if (run.scenario, run.peer) == each) for each in turns}
    for turn in turns:
        most = 1 if turn[0] in {COLD, ADDED} else MOST
        assert times[turn] == most or (times[turn] < most and spent[turn] >= ENOUGH)
    assert all(run.cost.wall > 0 for run in runs)
    assert ours.page(CORPUS.bulletin(8)).exists()


def test_preview_is_waited_for_until_it_serves_what_was_saved(tmp_path: Path) -> None:
    """Each edit of a body and of a title has its wait."""
    ours = Ours(folder=tmp_path / "ours")
    ours.prepare(CORPUS)
    body, title = measure_server("ours", ours, ours.serve, CORPUS, 2)
    assert (body.edit, title.edit) == ("body", "title")
    assert all(0 < wait < 60 for wait in (*body.seconds, *title.seconds))
