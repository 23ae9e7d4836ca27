"""Makes the pages of a site, and of a site that was made before only those that a change has touched.

A page stays as it was when nothing that it was ordered with, no bulletin that it looked up and nothing that is the same
for the whole site has changed. Otherwise it is made again; and rendered again if it now shows something else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple, Protocol

from bulletins.build.inputs import Inputs
from bulletins.build.memory import Leaf, Memory, differences, lean, subjects_of, written_subjects
from bulletins.build.plan import Composition, Workshop, with_problems
from bulletins.build.render_jobs import Print, Printer, PrintSettings, Proof, print_pages, way_of
from bulletins.checking import LinkChecker, LinksOnPage
from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.page import Page
from bulletins.model.problem import Problem
from bulletins.model.settings import BuildSettings
from bulletins.model.stamp import Stamp
from bulletins.pages import PagePlanner, PlannedPage
from bulletins.workers.pool import Pool

PIECE = 40
ENOUGH = 400
"""How many pages travel together, and from how many on it pays to call other processes."""


class Shelf(Protocol):
    """Where pages lie: those of the last run, and aside from them the new ones."""

    def holds(self, path: OutputPath, digest: Digest, size: int) -> bool:
        """Return whether the file at a path holds bytes of that digest and size already."""

    def put_aside(self, path: OutputPath, data: bytes) -> Stamp:
        """Return the stamp of a file with the bytes that are to lie at a path; done by copies of this process, too."""


class Wanted(NamedTuple):
    """A page that is to be made and printed, and the key that its file's bytes are known by, empty for none."""

    order: PlannedPage
    known: str


class Made(NamedTuple):
    """What is kept of a page that was made; whether it was rendered, and its file's stamp if it was put aside."""

    leaf: Leaf
    sight: LinksOnPage
    is_rendered: bool = False
    written: Stamp | None = None


Laid = tuple[Leaf, Stamp | None]
"""What is known of a page that lies on the shelf, and the stamp of its file if it was put aside just now."""


class Press:
    """One run over all pages of a site."""

    def __init__(
        self, desk: PagePlanner, inspection: LinkChecker, inputs: Inputs, printing: PrintSettings, memory: Memory
    ) -> None:
        """Find out what has changed since the run that is remembered."""
        self._desk = desk
        self._inspection = inspection
        self._inputs = inputs
        self._printing = printing
        self._way = cache(partial(way_of, printing))
        self._memory = memory
        self._same_world = memory.world == inputs.world
        self._changed = differences(memory.bulletins, inputs.bulletins)
        self._leaves: dict[OutputPath, Leaf] = {}
        self._orders: dict[OutputPath, PlannedPage] = {}
        self.rendered: list[OutputPath] = []

    @property
    def kinds(self) -> Iterable[str]:
        """Return the kind of every page."""
        return (order.kind for order in self._orders.values())

    def run(self, pool: Pool, printing: Callable[[], PrintSettings], shelf: Shelf) -> Iterator[Laid]:
        """Yield every page when it lies on the shelf, those that stand first; `printing` is asked for the others."""
        for orders in self._rounds():
            fresh = [order for order in orders if not self._stands(order, shelf.holds)]
            yield from ((self._leaves[order.path], None) for order in orders if order.path in self._leaves)
            if fresh:
                yield from self._print(pool, printing(), shelf, [self._want(order, shelf) for order in fresh])

    def proofread(self) -> None:
        """Make every page that is not known to be as it was, and look it through; nothing is rendered."""
        for orders in self._rounds():
            for order in orders:
                if not self._stands(order, lambda *_: True):  # no file is asked: nothing is going to be written
                    self._keep(self._make(order)[1])

    def reworded(
        self, desk: PagePlanner, inspection: LinkChecker, inputs: Inputs, files: Container[OutputPath]
    ) -> Press | None:
        """Return the press of a site whose bulletins say something in other words, proofread, at the desk for it.

        `files` are all that are no pages. None where more than the words of a page would change, or one is wrong.
        """
        press = Press(desk, inspection, inputs, self._printing, self.remember())
        return press if press.take_over(self._orders, files) else None

    def take_over(self, orders: Mapping[OutputPath, PlannedPage], files: Container[OutputPath]) -> bool:
        """Return whether the pages of the last run can stay, but for those on which a bulletin has changed.

        They can if those, made again, have the same places, documents, cards and sitemap lines, and no dead links.
        """
        self._orders.update(orders)
        for path, leaf in self._memory.leaves.items():
            if self._changed.isdisjoint(leaf.needs):
                self._leaves[path] = leaf
                continue
            made = self._make(orders[path])[1]
            if _bearing(made.leaf) != _bearing(leaf):
                return False
            self._keep(made)
        return not self._inspection.find_seen(self._places, files)

    def page(self, path: OutputPath) -> Page:
        """Return a page, made anew; KeyError where the site has none there."""
        return self._desk.make(self._orders[path]).page

    def find(self, files: Iterable[OutputPath], others: LinksOnPage) -> tuple[Problem, ...]:
        """Return what is wrong with the pages that were made, with links that stand on none, and with all places."""
        self._inspection.note(others)
        claims = [(path, self._orders[path].origin) for path in sorted(self._leaves)]
        return self._inspection.find(self._places, claims, tuple(files))

    def remember(self) -> Memory:
        """Return what the next run should know of this one."""
        return Memory(world=self._inputs.world, bulletins=self._inputs.bulletins, leaves=self._leaves)

    @property
    def _places(self) -> dict[OutputPath, tuple[str, ...]]:
        """Return the places on every page that is known by now."""
        return {path: leaf.anchors for path, leaf in self._leaves.items()}

    def _rounds(self) -> Iterator[tuple[PlannedPage, ...]]:
        """Yield all orders: first everything but the sitemap, which can be ordered when the rest is known."""
        yield self._enter(self._desk.orders)
        for order in self._led_astray():
            self._inspection.note(self._make(order)[1].sight)
        lines = (leaf.line for leaf in self._leaves.values())
        yield self._enter(self._desk.order_sitemap(line for line in lines if line))

    def _enter(self, orders: tuple[PlannedPage, ...]) -> tuple[PlannedPage, ...]:
        """Return orders that are known from now on."""
        self._orders.update((order.path, order) for order in orders)
        return orders

    def _stands(self, order: PlannedPage, holds: Callable[[OutputPath, Digest, int], bool]) -> bool:
        """Return whether a page is as it was in what it shows, and in the file that holds it."""
        leaf = self._memory.leaves.get(order.path)
        if leaf is None or not self._is_known(order, leaf) or not holds(order.path, leaf.digest, leaf.size):
            return False
        self._desk.offer(leaf.assets, subjects_of(leaf))
        self._leaves[order.path] = leaf
        return True

    def _is_known(self, order: PlannedPage, leaf: Leaf) -> bool:
        """Return whether nothing that a page was made from or is rendered by has changed."""
        return (
            self._same_world
            and leaf.way == self._way(leaf.template)
            and self._changed.isdisjoint(leaf.needs)
            and leaf.given == _digest_given(order)
        )

    def _led_astray(self) -> Iterator[PlannedPage]:
        """Yield pages that stand, but one of whose links, written by an author, leads to what is there no longer."""
        before, now = self._memory.leaves, self._leaves
        gone = before.keys() - now.keys()
        fresh = {path for path, leaf in now.items() if before.get(path) is not leaf}
        lost = {
            f"{path}#{anchor}"
            for path in fresh & before.keys()
            for anchor in frozenset(before[path].anchors) - frozenset(now[path].anchors)
        }
        for path in now.keys() - fresh if gone or lost else ():
            if any(_is_lost(each, gone, lost) for each in now[path].authored):
                yield self._orders[path]

    def _want(self, order: PlannedPage, shelf: Shelf) -> Wanted:
        """Return an order with the key that the bytes are known by that stand where the page will."""
        before = self._memory.leaves.get(order.path)
        stands = before is not None and shelf.holds(order.path, before.digest, before.size)
        return Wanted(order, before.key if before is not None and stands else "")

    def _make(self, order: PlannedPage) -> tuple[Page, Made]:
        """Return a page, made, and what was seen on it; what printing says is still missing there."""
        made = self._desk.make(order)
        page = made.page
        sight = self._inspection.look(page)
        leaf = Leaf(
            path=page.path,
            given=_digest_given(order),
            needs=tuple(sorted(made.needs)),
            template=page.template,
            way=self._way(page.template),
            key="",
            digest=Digest(""),
            size=0,
            anchors=page.anchors,
            authored=sight.leads,
            line=self._desk.line(page),
            assets=made.assets,
            subjects=written_subjects(made),
        )
        return page, Made(leaf, sight)

    def _print(self, pool: Pool, printing: PrintSettings, shelf: Shelf, wanted: Sequence[Wanted]) -> Iterator[Laid]:
        """Yield pages made, printed and put aside."""
        if pool.copies:
            work = partial(self._make_and_print, Printer(printing), shelf)
            pages = pool.run_copied(work, wanted, piece=PIECE, enough=ENOUGH)
        else:
            pages = self._make_and_send(pool, printing, shelf, wanted)
        for made in pages:
            self._keep(made)
            if made.is_rendered:
                self.rendered.append(made.leaf.path)
            yield made.leaf, made.written

    def _make_and_print(self, printer: Printer, shelf: Shelf, wanted: Iterable[Wanted]) -> list[Made]:
        """Return pages made and printed by this process, be it a copy of the one that wants them."""
        pages = ((self._make(order), known) for order, known in wanted)
        return [self._finished(made, printer.print(Proof(page, known)), shelf) for (page, made), known in pages]

    def _make_and_send(
        self, pool: Pool, printing: PrintSettings, shelf: Shelf, wanted: Iterable[Wanted]
    ) -> Iterator[Made]:
        """Yield pages made here and printed by workers that know nothing of the site."""
        waiting: deque[Made] = deque()

        def proofs() -> Iterator[Proof]:
            for order, known in wanted:
                page, made = self._make(order)
                waiting.append(made)
                yield Proof(page, known)

        for printed in pool.run(partial(print_pages, printing), proofs(), piece=PIECE, enough=ENOUGH):
            yield self._finished(waiting.popleft(), printed, shelf)

    def _finished(self, made: Made, printed: Print, shelf: Shelf) -> Made:
        """Return a page with all that is to be remembered of it, its bytes put aside unless they stand already."""
        path, (key, data) = made.leaf.path, printed
        written = None
        if data is None:
            before = self._memory.leaves[path]
            digest, size = before.digest, before.size
        else:
            digest, size = digest_of(data), len(data)
            if not shelf.holds(path, digest, size):
                written = shelf.put_aside(path, data)
        return Made(made.leaf._replace(key=key, digest=digest, size=size), made.sight, data is not None, written)

    def _keep(self, made: Made) -> None:
        """Remember a page that was made, and what it offers."""
        self._leaves[made.leaf.path] = lean(made.leaf)
        self._inspection.note(made.sight)
        self._desk.offer(made.leaf.assets, subjects_of(made.leaf))


def open_press(workshop: Workshop, settings: BuildSettings, memory: Memory) -> Press:
    """Return the press for what a workshop makes."""
    inspection = LinkChecker(settings.site_url, settings.base_path)
    return Press(workshop.desk, inspection, workshop.inputs, workshop.printing, memory)


def judged(proposed: Composition, workshop: Workshop, press: Press) -> Composition:
    """Return a site with what its pages, all made, showed to be wrong."""
    files = (*workshop.files, *(asset.output for asset in workshop.desk.assets))
    unshown = LinksOnPage(OutputPath(""), proposed.unshown, (), (), ())
    return with_problems(proposed, (*press.find(files, unshown), *workshop.check()))


def _digest_given(order: PlannedPage) -> str:
    """Return the digest of what a page was ordered with, empty for nothing."""
    return digest_of(repr(order.given).encode("utf-8")) if order.given else ""


def _bearing(leaf: Leaf) -> tuple[object, ...]:
    """Return everything of a page that something beside it depends on."""
    return leaf.anchors, leaf.line, leaf.assets, leaf.subjects


def _is_lost(link: str, gone: Container[OutputPath], lost: Container[str]) -> bool:
    """Return whether a link leads to a page that is gone, or to a place that its page has lost."""
    return link in lost or link.partition("#")[0] in gone
