"""A site whose texts say something in other words, without working out anew what that does not change."""

from __future__ import annotations

from dataclasses import replace

from bulletins.assembly.capitals import is_in_capitals
from bulletins.assembly.same_day import retitled
from bulletins.model.bulletin import Block, Html, Manuscript, Text
from bulletins.model.identity import ContentPath
from bulletins.model.problem import is_below
from bulletins.model.site import Assembly, BulletinEntry, Content, Site
from bulletins.model.table import Table


def reword(assembly: Assembly, before: Content, now: Content) -> Assembly | None:
    """Return what assembling gives for `now` if it gave `assembly` for `before`; None where more than words differ.

    Words are titles, summaries, and what stands between the links and photos of a body. No relation depends on them,
    and of the checks only whether two bulletins of one day bear the same title.
    """
    if assembly.site is None or not _is_same_but_for_texts(before, now):
        return None
    changed: dict[ContentPath, Manuscript] = {}
    for old, new in zip(before.bulletins, now.bulletins, strict=True):
        if old is new:
            continue
        if not is_reworded(old, new) or is_below(f"content/{new.path}", assembly.unfinished):
            return None
        changed[new.path] = new
    titles = {f"content/{path}": manuscript.text.title for path, manuscript in changed.items()}
    return retitled(replace(assembly, site=_with_words(assembly.site, changed)), titles)


def is_reworded(before: Manuscript, now: Manuscript) -> bool:
    """Return whether one text differs from another at most in its words."""
    return _without_words(before) == _without_words(now)


def _is_same_but_for_texts(before: Content, now: Content) -> bool:
    """Return whether two materials differ in nothing but the texts of bulletins, and have as many of them."""
    return len(before.bulletins) == len(now.bulletins) and _frame(before) == _frame(now)


def _frame(material: Content) -> tuple[object, ...]:
    """Return what assembling looks at apart from texts: of a source where it lies and what it is, not its bytes."""
    places = [(source.path, source.kind, source.slug, source.language) for source in material.sources]
    return places, replace(material, bulletins=(), sources=())


def _without_words(manuscript: Manuscript) -> Manuscript:
    """Return everything of a manuscript that assembling looks at."""
    text = manuscript.text
    body = tuple(_without_pieces(block) for block in text.body)
    title = text.title if is_in_capitals(text.title) else ""  # that title is answered with the names of the site
    return replace(manuscript, text=replace(text, title=title, summary="", words=0, body=body))


def _without_pieces(block: Block) -> Block:
    """Return a block without its HTML, only how often it is cut."""
    return replace(block, pieces=("",) * len(block.pieces)) if isinstance(block, Html) else block


def _with_words(site: Site, changed: dict[ContentPath, Manuscript]) -> Site:
    """Return the site with the words of changed manuscripts; what is not shown needs none."""
    slugs = {manuscript.slug for manuscript in changed.values()}
    words = {f"content/{path}": manuscript.text for path, manuscript in changed.items()}
    entries = {slug: _reworded(site.bulletins[slug], words) for slug in slugs if slug in site.bulletins}
    if not entries:
        return site
    return replace(site, bulletins=Table([*site.bulletins.items(), *entries.items()]))


def _reworded(entry: BulletinEntry, words: dict[str, Text]) -> BulletinEntry:
    """Return a bulletin in its new words; pictures and documents stay as its original and translations share them."""
    texts = tuple(
        replace(text, title=new.title, summary=new.summary, words=new.words, body=new.body)
        if (new := words.get(text.origin.path))
        else text
        for text in entry.bulletin.texts
    )
    return replace(entry, bulletin=replace(entry.bulletin, texts=texts))
