"""What was measured, and its tables in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.counting import Tally
from tests.benchmarks.live import Waits
from tests.benchmarks.scenarios import SCENARIOS, Run

MEGABYTE = 1_000_000
FIRST = 0
"""The first peer is ours; all ratios are its share of another's time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What one generator made: the peak of its memory while it did so, None where it can't be known, and the files."""

    peer: str
    memory: int | None
    tallies: Mapping[str, Tally]

    @property
    def files(self) -> int:
        """Return how many files there are."""
        return sum(each.files for each in self.tallies.values())

    @property
    def size(self) -> int:
        """Return their size in bytes."""
        return sum(each.size for each in self.tallies.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Everything measured on sites of one size; `machine` is a sentence, `peers` start with ours."""

    bulletins: int
    rounds: int
    machine: str
    peers: tuple[str, ...]
    runs: Sequence[Run]
    sites: Sequence[Site]
    waits: Sequence[Waits]


def render(results: Results) -> str:
    """Return all tables of one size, each with the sentence that says how to read it."""
    parts = [
        f"## {results.bulletins:,} bulletins",
        f"{results.machine} Rounds: {results.rounds}.",
        "### Builds",
        "Seconds, the median of all builds (least–most); below it the processor's seconds. Ratios are ours by theirs.",
        _table(_build_rows(results)),
        "### Memory and output",
        "Peak of the whole process tree in a cold build, as the sum of PSS.",
        _table(_site_rows(results)),
        "### Files by kind",
        "How many, and how many bytes each on average.",
        _table(_kind_rows(results)),
    ]
    if results.waits:
        parts += ["### Preview", "Seconds from saving to the new page being served.", _table(_wait_rows(results.waits))]
    return "\n\n".join(parts) + "\n"


def write_into(file: Path, results: Results) -> None:
    """Put the tables into a document in place of those of the same size, else after those of smaller sizes."""
    text = file.read_text(encoding="utf-8")
    block = f"{_mark(results.bulletins)}\n{render(results)}<!-- end -->\n"
    mine = re.compile(re.escape(_mark(results.bulletins)) + r"\n.*?<!-- end -->\n", re.DOTALL)
    if mine.search(text):
        text = mine.sub(lambda _: block, text)
    else:
        marks = re.finditer(r"<!-- measured (\d+) -->\n", text)
        place = next((mark.start() for mark in marks if int(mark[1]) > results.bulletins), len(text))
        text = f"{text[:place].rstrip()}\n\n{block}" + (f"\n{text[place:]}" if text[place:] else "")
    file.write_text(text, encoding="utf-8", newline="\n")


def _mark(bulletins: int) -> str:
    return f"<!-- measured {bulletins} -->"


def _table(rows: Iterator[Sequence[str]]) -> str:
    """Return rows, the first of them the head, as a table: first column to the left, all others to the right."""
    head, *body = rows
    rule = ("---", *("--:" for _ in head[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))


def _build_rows(results: Results) -> Iterator[Sequence[str]]:
    """Yield a row for each scenario with every peer's seconds and its ratio."""
    ours, *others = results.peers
    yield ("", ours, *(cell for peer in others for cell in (peer, "ratio")))
    for scenario in SCENARIOS:
        mine = _runs(results, scenario, ours)
        cells = [scenario, _seconds(mine)]
        for peer in others:
            theirs = _runs(results, scenario, peer)
            cells += [_seconds(theirs), _ratio(mine, theirs)]
        yield cells


def _runs(results: Results, scenario: str, peer: str) -> list[Run]:
    return [run for run in results.runs if (run.scenario, run.peer) == (scenario, peer)]


def _seconds(runs: Sequence[Run]) -> str:
    """Return the median of some builds with their range, and the median of their processor time."""
    if not runs:
        return "–"
    walls = [run.cost.wall for run in runs]
    processor = median(run.cost.processor for run in runs)
    return f"**{median(walls):.2f}** ({min(walls):.2f}–{max(walls):.2f})<br>{processor:.2f}"


def _ratio(mine: Sequence[Run], theirs: Sequence[Run]) -> str:
    if not mine or not theirs:
        return "–"
    return f"{median(run.cost.wall for run in mine) / median(run.cost.wall for run in theirs):.3f}"


def _site_rows(results: Results) -> Iterator[Sequence[str]]:
    """Yield a row for each peer with memory, files and size."""
    yield ("", "peak memory, MB", "ratio", "files", "output, MB")
    first = results.sites[FIRST]
    for site in results.sites:
        memory = "–" if site.memory is None else f"{site.memory / MEGABYTE:.0f}"
        ratio = f"{first.memory / site.memory:.3f}" if first.memory and site.memory else "–"
        yield (site.peer, memory, ratio, f"{site.files:,}", f"{site.size / MEGABYTE:.1f}")


def _kind_rows(results: Results) -> Iterator[Sequence[str]]:
    """Yield a row for each kind of file with every peer's count and mean size."""
    yield ("", *(cell for site in results.sites for cell in (site.peer, "bytes")))
    for kind in dict.fromkeys(kind for site in results.sites for kind in site.tallies):
        cells = [kind]
        for site in results.sites:
            each = site.tallies.get(kind)
            cells += [f"{each.files:,}", f"{each.mean:,.0f}"] if each else ["–", "–"]
        yield cells


def _wait_rows(waits: Sequence[Waits]) -> Iterator[Sequence[str]]:
    """Yield a row for each server and kind of edit."""
    yield ("", "edited", "edits", "p50", "p95", "ours by this one, p50", "p95")
    for wait in waits:
        mine = next(each for each in waits if each.edit == wait.edit)
        half, most = wait.percentile(0.5), wait.percentile(0.95)
        ratios = (f"{mine.percentile(0.5) / half:.3f}", f"{mine.percentile(0.95) / most:.3f}")
        yield (wait.server, wait.edit, str(len(wait.seconds)), f"{half:.3f}", f"{most:.3f}", *ratios)
