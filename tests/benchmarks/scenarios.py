"""The builds that are measured: every generator does one after the other, in turns, round after round."""

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

    Edits hit the newest bulletins, which the most pages show: two others in every round.
    """
    newest = corpus.size.bulletins - 1 - 2 * number
    yield from _turns(COLD, peers, lambda peer: peer.forget())
    yield from _turns(NOTHING, peers, lambda _: None)
    body = corpus.bulletin(newest)
    yield from _saved(BODY, peers, edit_body(body, f"benchmark-body-{number}"), f"benchmark-body-{number}")
    title = corpus.bulletin(newest - 1)
    yield from _saved(TITLE, peers, edit_title(title, f"benchmark-title-{number}"), f"benchmark-title-{number}")
    added = corpus.bulletin(corpus.size.bulletins + number)
    yield from _saved(ADDED, peers, added, added.slug)
    yield _repaired(repairing, corpus.bulletin(corpus.size.bulletins // 2))


def edit_body(bulletin: Bulletin, words: str) -> Bulletin:
    """Return a bulletin with one more paragraph."""
    text = bulletin.vietnamese
    return replace(bulletin, vietnamese=replace(text, body=f"{text.body}\n{words}\n"))


def edit_title(bulletin: Bulletin, words: str) -> Bulletin:
    """Return a bulletin with a longer title."""
    text = bulletin.vietnamese
    return replace(bulletin, vietnamese=replace(text, title=f"{text.title} {words}"))


def _turns(scenario: str, peers: Sequence[Peer], before: Callable[[Peer], None]) -> Iterator[Run]:
    """Yield one build of every generator, after something was done to its folder."""
    for peer in peers:
        before(peer)
        yield Run(scenario=scenario, peer=peer.name, cost=measure(peer.command, peer.folder))


def _saved(scenario: str, peers: Sequence[Peer], bulletin: Bulletin, words: str) -> Iterator[Run]:
    """Yield one build of every generator after a bulletin was saved; its page must hold the new words."""
    for run, peer in zip(_turns(scenario, peers, lambda peer: peer.save(bulletin)), peers, strict=True):
        if words not in peer.page(bulletin).read_text(encoding="utf-8"):
            message = f"{peer.name}, {scenario}: “{words}” is not in {peer.page(bulletin)}"
            raise WrongOutputError(message)
        yield run


def _repaired(peer: Peer, bulletin: Bulletin) -> Run:
    """Return the build that finds a page cut in half and puts it right."""
    page = peer.page(bulletin)
    whole = page.read_bytes()
    page.write_bytes(whole[: len(whole) // 2])
    cost = measure(peer.command, peer.folder)
    if page.read_bytes() != whole:
        message = f"{peer.name}, {DAMAGED}: {page} was not repaired"
        raise WrongOutputError(message)
    return Run(scenario=DAMAGED, peer=peer.name, cost=cost)
