"""The pages at former addresses, which lead readers to the present address."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bulletins.model.identity import OutputPath, SitePath
from bulletins.model.localized import Phrase
from bulletins.model.page import Page
from bulletins.model.value import replace
from bulletins.model.views.article_views import RedirectView
from bulletins.model.views.machines import MachineView
from bulletins.model.views.parts import Head, Href, Link
from bulletins.pages.addresses import SiteAddresses, output_path
from bulletins.pages.context import PageContext
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.planned_pages import PlannedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """Something that has moved from one address to another in one language, with every page under it."""

    before: SitePath
    after: SitePath


def plan_redirects(editions: Sequence[LanguageEdition], planned: Sequence[PlannedPage]) -> Iterator[PlannedPage]:
    """Yield a page at every former address of the planned pages; feeds, which cannot lead on, are repeated there."""
    context = editions[0].context
    in_order = sorted(planned, key=lambda page: page.path)
    paths = [one.path for one in in_order]
    for move in (move for edition in editions for move in _moves(context, edition.addresses)):
        stem = output_path(move.after).removesuffix("index.html")
        place = bisect_left(paths, stem)
        while place < len(paths) and paths[place].startswith(stem):
            one = in_order[place]
            path = _former_path(move.before, one.path.removeprefix(stem))
            if path is not None:
                kind = "redirect" if one.path.endswith("index.html") else one.kind
                make = partial(_repeat, context, one, path)
                yield PlannedPage(path=path, kind=kind, make=make, arguments=one.arguments, origin=one.origin)
            place += 1


def _former_path(before: SitePath, tail: str) -> OutputPath | None:
    """Return where a page below a former address lay; below an address that is itself a file nothing else did."""
    if before.endswith("/"):
        return OutputPath(f"{before[1:]}{tail}")
    return OutputPath(before[1:]) if tail == "index.html" else None


def _moves(context: PageContext, addresses: SiteAddresses) -> Iterator[Redirect]:
    """Yield everything that has former addresses in one language; old paths lead to the default language's pages."""
    yield from _renamed(context, addresses)
    if addresses.prefix:
        return
    site = context.site
    for bulletin in (*(entry.bulletin for entry in site.bulletins.values()), *site.withdrawn):
        yield from _at_paths(bulletin.old_paths, addresses.bulletin(bulletin.slug))
    for unit in (entry.unit for entry in site.units.values()):
        yield from _at_paths(unit.old_paths, addresses.unit(unit.slug))
    for campaign in (entry.campaign for entry in site.campaigns.values()):
        yield from _at_paths(campaign.old_paths, addresses.campaign(campaign.slug))
    for page in site.pages.values():
        yield from _at_paths(page.old_paths, addresses.static(page.slug))


def _at_paths(paths: Iterable[SitePath], after: SitePath) -> Iterator[Redirect]:
    """Yield the redirects from old paths to an address."""
    for path in paths:
        yield Redirect(before=path, after=after)


def _renamed(context: PageContext, addresses: SiteAddresses) -> Iterator[Redirect]:
    """Yield everything whose name was another once."""
    site = context.site
    shown = (entry.bulletin for entry in site.bulletins.values())
    for bulletin in (*shown, *site.withdrawn):
        for alias in bulletin.aliases:
            yield Redirect(before=addresses.bulletin(alias), after=addresses.bulletin(bulletin.slug))
    for unit in (entry.unit for entry in site.units.values()):
        for alias in unit.aliases:
            yield Redirect(before=addresses.unit(alias), after=addresses.unit(unit.slug))
    for campaign in (entry.campaign for entry in site.campaigns.values()):
        for alias in campaign.aliases:
            yield Redirect(before=addresses.campaign(alias), after=addresses.campaign(campaign.slug))
    for page in site.pages.values():
        for alias in page.aliases:
            yield Redirect(before=addresses.static(alias), after=addresses.static(page.slug))


def _repeat(context: PageContext, planned: PlannedPage, path: OutputPath) -> Page:
    """Return the page that leads from a former address to a page, or a feed as it is."""
    page = planned.make()
    view = page.view
    if isinstance(view, MachineView):
        return replace(page, path=path)
    title = view.head.title
    before = SitePath(f"/{path.removesuffix('index.html')}")
    head = Head(title=title, description="", path=before, canonical=context.absolute(view.head.path), index=False)
    link = Link(href=Href(path=view.head.path), label=Phrase(text=title))
    return Page(
        path=path,
        kind="redirect",
        template="redirect.html",
        view=RedirectView(chrome=view.chrome, head=head, to=link),
        origin=page.origin,
    )
