"""The tables and the document they are put into."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.benchmarks.counting import Tally
from tests.benchmarks.live import Waits
from tests.benchmarks.measuring import Cost
from tests.benchmarks.results import Results, Site, render, write_into
from tests.benchmarks.scenarios import BODY, COLD, DAMAGED, Run


def _run(scenario: str, peer: str, wall: float) -> Run:
    return Run(scenario=scenario, peer=peer, cost=Cost(wall=wall, processor=wall / 2))


RESULTS = Results(
    bulletins=1000,
    rounds=3,
    machine="A day, a machine.",
    peers=("ours", "Hugo"),
    runs=[
        *(_run(COLD, "ours", wall) for wall in (3, 1, 2)),
        *(_run(COLD, "Hugo", wall) for wall in (8, 8, 9)),
        _run(BODY, "ours", 1),
        _run(BODY, "Hugo", 8),
        _run(DAMAGED, "ours", 1),
    ],
    sites=[
        Site(peer="ours", memory=50_000_000, tallies={"home": Tally(files=2, size=3000)}),
        Site(
            peer="Hugo",
            memory=200_000_000,
            tallies={"home": Tally(files=2, size=2900), "other": Tally(files=1, size=5)},
        ),
    ],
    waits=[
        Waits(server="ours", edit="body", seconds=tuple(number / 100 for number in range(20, 0, -1))),
        Waits(server="Hugo", edit="body", seconds=(0.4, 0.2)),
    ],
)


def test_tables_show_medians_ranges_and_ratios() -> None:
    """A scenario shows the median of its rounds, the range and the processor time; ratios are ours by theirs."""
    lines = render(RESULTS).split("\n")
    assert "| cold | **2.00** (1.00–3.00)<br>1.00 | **8.00** (8.00–9.00)<br>4.00 | 0.250 |" in lines
    assert "| one file of the output damaged | **1.00** (1.00–1.00)<br>0.50 | – | – |" in lines
    assert "| Hugo | 200 | 0.250 | 3 | 0.0 |" in lines
    assert "| home | 2 | 1,500 | 2 | 1,450 |" in lines
    assert "| other | – | – | 1 | 5 |" in lines


def test_waits_show_how_long_half_and_nearly_all_edits_took() -> None:
    """Of twenty edits the nineteenth longest is p95; the ratio stands beside every other server."""
    lines = render(RESULTS).split("\n")
    assert "| ours | body | 20 | 0.100 | 0.190 | 1.000 | 1.000 |" in lines
    assert "| Hugo | body | 2 | 0.200 | 0.400 | 0.500 | 0.475 |" in lines


def test_unknown_memory_is_no_number() -> None:
    """Where memory can't be read the table says so."""
    sites = [replace(site, memory=None) for site in RESULTS.sites]
    assert "| Hugo | – | – | 3 | 0.0 |" in render(replace(RESULTS, sites=sites)).split("\n")


def test_document_keeps_one_table_of_each_size_in_order(tmp_path: Path) -> None:
    """A size measured again replaces what stood there; another one goes to its place; the prose stays."""
    file = tmp_path / "benchmarks.md"
    file.write_text("# Title\n\nProse.\n", encoding="utf-8")
    for bulletins, machine in ((10_000, "first"), (1000, "small"), (10_000, "again"), (100_000, "large")):
        write_into(file, replace(RESULTS, bulletins=bulletins, machine=machine))
    text = file.read_text(encoding="utf-8")
    said = [line for line in text.split("\n") if line.startswith(("#", "Prose", "<!--")) or "Rounds" in line]
    heads = [line for line in said if not line.startswith("###")]
    assert heads == [
        "# Title",
        "Prose.",
        "<!-- measured 1000 -->",
        "## 1,000 bulletins",
        "small Rounds: 3.",
        "<!-- end -->",
        "<!-- measured 10000 -->",
        "## 10,000 bulletins",
        "again Rounds: 3.",
        "<!-- end -->",
        "<!-- measured 100000 -->",
        "## 100,000 bulletins",
        "large Rounds: 3.",
        "<!-- end -->",
    ]
