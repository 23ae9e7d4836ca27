"""The builds that are measured: every generator does one after the other, in turns, round after round.

Whoever is quick builds several times in its turn: a machine's speed may change within seconds, and a build of minutes
meets all of its moods where one of seconds meets one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tests.benchmarks.bulletins import Bulletin, Corpus
from tests.benchmarks.measuring import Cost, measure
from tests.benchmarks.peers.peer import Peer

COLD = "cold"
NOTHING = "nothing changed"
BODY = "one body edited"
TITLE = "one title edited"
ADDED = "one bulletin added"
DAMAGED = "one file of the output damaged"
ENOUGH = 12.0
"""Seconds of builds after which a turn is over."""
MOST = 3
"""Builds after which it is over in any case."""
SCENARIOS = (COLD, NOTHING, BODY, TITLE, ADDED, DAMAGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One measured build."""

    scenario: str
    peer: str
    cost: Cost


class WrongOutputError(Exception):
    """A build ended well, but what it was started for is not in its output."""


def run_round(peers: Sequence[Peer], repairing: Peer, corpus: Corpus, number: int) -> Iterator[Run]:
    """Yield the builds of one round; `repairing` is the one that repairs its output, and alone does that.

    Edits hit the newest bulletins, which the most pages show: two others in every round. A cold build and a bulletin
    added come once in a round: all must have the same bulletins in the end.
    """
    newest = corpus.size.bulletins - 1 - 2 * number
    for peer in peers:
        peer.forget()
        yield _built(COLD, peer)
    yield from _turns(peers, lambda peer, _: _built(NOTHING, peer))
    body, title = corpus.bulletin(newest), corpus.bulletin(newest - 1)
    yield from _turns(peers, _edits(BODY, body, edit_body, f"benchmark-body-{number}"))
    yield from _turns(peers, _edits(TITLE, title, edit_title, f"benchmark-title-{number}"))
    added = corpus.bulletin(corpus.size.bulletins + number)
    yield from (_saved(ADDED, peer, added, added.slug) for peer in peers)
    yield _repaired(repairing, corpus.bulletin(corpus.size.bulletins // 2))


def edit_body(bulletin: Bulletin, words: str) -> Bulletin:
    """Return a bulletin with one more paragraph."""
    text = bulletin.vietnamese
    return replace(bulletin, vietnamese=replace(text, body=f"{text.body}\n{words}\n"))


def edit_title(bulletin: Bulletin, words: str) -> Bulletin:
    """Return a bulletin with a longer title."""
    text = bulletin.vietnamese
    return replace(bulletin, vietnamese=replace(text, title=f"{text.title} {words}"))


def _turns(peers: Sequence[Peer], build: Callable[[Peer, int], Run]) -> Iterator[Run]:
    """Yield the builds of every generator in its turn."""
    for peer in peers:
        spent = 0.0
        for number in range(MOST):
            run = build(peer, number)
            yield run
            spent += run.cost.wall
            if spent >= ENOUGH:
                break


def _edits(
    scenario: str, bulletin: Bulletin, edit: Callable[[Bulletin, str], Bulletin], words: str
) -> Callable[[Peer, int], Run]:
    """Return what builds after an edit of a bulletin, each time in other words."""
    return lambda peer, number: _saved(scenario, peer, edit(bulletin, f"{words}-{number}"), f"{words}-{number}")


def _built(scenario: str, peer: Peer) -> Run:
    """Return a build of one generator."""
    return Run(scenario=scenario, peer=peer.name, cost=measure(peer.command, peer.folder))


def _saved(scenario: str, peer: Peer, bulletin: Bulletin, words: str) -> Run:
    """Return a build of one generator after a bulletin was saved; its page must hold the new words."""
    peer.save(bulletin)
    run = _built(scenario, peer)
    if words not in peer.page(bulletin).read_text(encoding="utf-8"):
        message = f"{peer.name}, {scenario}: “{words}” is not in {peer.page(bulletin)}"
        raise WrongOutputError(message)
    return run


def _repaired(peer: Peer, bulletin: Bulletin) -> Run:
    """Return the build that finds a page cut in half and puts it right."""
    page = peer.page(bulletin)
    whole = page.read_bytes()
    page.write_bytes(whole[: len(whole) // 2])
    run = _built(DAMAGED, peer)
    if page.read_bytes() != whole:
        message = f"{peer.name}, {DAMAGED}: {page} was not repaired"
        raise WrongOutputError(message)
    return run
