"""Links in texts: each must lead to something that readers can reach, and to a place that is there."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.assembly.attachments import document_problems
from bulletins.assembly.content_index import REFERRED, Article, ContentIndex, Key, Kind
from bulletins.assembly.manuscripts import is_hidden
from bulletins.model.bulletin import Bulletin, Reference, ReferenceKind, TextFacts
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.problem import Problem, error, warning
from bulletins.model.source import FileStatus


def unknown(index: ContentIndex, key: Key, path: str, line: int, *, is_link: bool = False) -> Iterator[Problem]:
    """Give a problem where there is no such entry; none where its own file was refused, whose report says enough.

    One that is set aside is missing in a list as if it were not there yet; a link that an author wrote needs it.
    """
    if index.has(key) or key in index.refused:
        return
    if key in index.absent:
        yield _set_aside(key, path, line, is_link=is_link)
        return
    nearest = index.near[key.kind].to(key.slug)
    if not nearest:
        yield _unknown_alone(key, path, line)
        return
    match key.kind:
        case Kind.UNIT:
            yield error("unknown-unit", path, line, slug=key.slug, nearest=nearest)
        case Kind.CAMPAIGN:
            yield error("unknown-campaign", path, line, slug=key.slug, nearest=nearest)
        case Kind.BULLETIN:
            yield error("unknown-bulletin", path, line, slug=key.slug, nearest=nearest)
        case Kind.PAGE:
            yield error("unknown-page", path, line, slug=key.slug, nearest=nearest)


def _set_aside(key: Key, path: str, line: int, *, is_link: bool) -> Problem:
    """Return that an entry is set aside: an error where an author's link leads to it."""
    if is_link:
        return error("link-set-aside", path, line, slug=key.slug)
    return warning("named-set-aside", path, line, slug=key.slug)


def _unknown_alone(key: Key, path: str, line: int) -> Problem:
    """Return the problem where there is no entry of that kind at all."""
    match key.kind:
        case Kind.UNIT:
            return error("unknown-unit-alone", path, line, slug=key.slug)
        case Kind.CAMPAIGN:
            return error("unknown-campaign-alone", path, line, slug=key.slug)
        case Kind.BULLETIN:
            return error("unknown-bulletin-alone", path, line, slug=key.slug)
        case Kind.PAGE:
            return error("unknown-page-alone", path, line, slug=key.slug)


def reference_problems(index: ContentIndex) -> Iterator[Problem]:
    """Give every link that leads nowhere; texts that were withdrawn are no longer looked at.

    Raw addresses (`/ban-tin/x/`) are checked where all pages are known, places on the same page where texts are read.
    """
    for key, article in index.articles():
        if index.fates[key] is FileStatus.WITHDRAWN:
            continue
        for text in article.texts:
            for reference in text.references:
                yield from _problems_of(index, key, text, reference)


def target_of(reference: Reference) -> Key | None:
    """Return the entry that a link leads to, None for files, addresses and places on the same page."""
    kind = REFERRED.get(reference.kind)
    return Key(kind, Slug(reference.target)) if kind is not None else None


def _problems_of(index: ContentIndex, source: Key, text: TextFacts, reference: Reference) -> Iterator[Problem]:
    """Give what is wrong with one link."""
    if reference.kind is ReferenceKind.FILE:
        yield from document_problems(index, text, ContentPath(reference.target), reference.line)
        return
    target = target_of(reference)
    if target is None:
        return
    if not index.has(target):
        yield from unknown(index, target, text.origin.path, reference.line, is_link=True)
    elif target.kind in {Kind.BULLETIN, Kind.PAGE}:
        yield from _article_problems(index, source, target, text, reference)


def _article_problems(
    index: ContentIndex, source: Key, target: Key, text: TextFacts, reference: Reference
) -> Iterator[Problem]:
    """Give what is wrong with a link to a bulletin or a static page that exists."""
    fate = index.fates[target]
    gone = target.kind is Kind.PAGE and fate is FileStatus.WITHDRAWN
    if index.is_surely_shown(source) and (gone or is_hidden(fate, preview=index.preview)):
        yield error("link-not-public", text.origin.path, reference.line, written=reference.written, slug=target.slug)
    if not reference.anchor or target in index.refused:
        return
    article = index.bulletins[target.slug] if target.kind is Kind.BULLETIN else index.pages[target.slug]
    shown = article.text(text.language) or article.original
    if fate is not FileStatus.WITHDRAWN and reference.anchor not in _anchors(article, shown):
        yield _missing_anchor(text, reference, shown)


def _anchors(article: Article, text: TextFacts) -> frozenset[str]:
    """Return every place that a link may lead to on the page of a text; a digest has one for each item."""
    items = article.items if isinstance(article, Bulletin) else ()
    return frozenset([*text.anchors, *items])


def _missing_anchor(text: TextFacts, reference: Reference, target: TextFacts) -> Problem:
    """Return that a link leads to a place that is not on the page."""
    anchors = target.heading_anchors or target.anchors
    known = ", ".join(f"#{anchor}" for anchor in anchors)
    place = (text.origin.path, reference.line)
    if not known:
        return error("missing-anchor-alone", *place, anchor=reference.anchor, target=target.origin.path)
    return error(
        "missing-anchor",
        *place,
        anchor=reference.anchor,
        target=target.origin.path,
        known=known,
    )
