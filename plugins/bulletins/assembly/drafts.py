"""Drafts in which something is wrong: a preview shows them without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bulletins.assembly.content_index import ContentIndex, Key, Kind
from bulletins.assembly.manuscripts import UNDATED
from bulletins.assembly.references import target_of
from bulletins.model.bulletin import Block, Bulletin, Html, Reference, ReferenceKind, TextFacts, Words
from bulletins.model.identity import ContentPath
from bulletins.model.problem import is_below
from bulletins.model.site import Assembly
from bulletins.model.source import FileStatus
from bulletins.model.table import Table
from bulletins.model.value import replace


def show_unfinished(
    index: ContentIndex, wrong: frozenset[Key], drafts: frozenset[str]
) -> tuple[ContentIndex, frozenset[Key]]:
    """Return what was read with drafts that can be shown though something is wrong in them, and which these are.

    Photos and documents that are missing are left out, and a link that leads nowhere leads to the draft itself. For a
    title that is missing stands the folder's name, for a date this moment, for a unit the first that there is. Outside
    a preview nothing changes: no draft is shown there.
    """
    if not index.preview:
        return index, frozenset()
    mended: dict[Key, Bulletin] = {}
    for key, bulletin in _bulletins(index):
        is_draft = bulletin.fate is FileStatus.DRAFT and folder_of_article(index, key) in drafts
        if is_draft and (key in wrong or not _has_files(index, key)) and index.units:
            mended[key] = _without_faults(index, bulletin)
    if not mended:
        return index, frozenset()
    bulletins = Table((slug, mended.get(Key(Kind.BULLETIN, slug), one)) for slug, one in index.bulletins.items())
    files = Table(
        (key, tuple(path for path in paths if key not in mended or path in index.assets))
        for key, paths in index.files.items()
    )
    return replace(index, bulletins=bulletins, files=files), frozenset(mended)


def folder_of_article(index: ContentIndex, key: Key) -> str:
    """Return the folder in which a bulletin or static page lies, as a person sees it."""
    return index.article(key).original.origin.path.rpartition("/")[0]


def _bulletins(index: ContentIndex) -> Iterator[tuple[Key, Bulletin]]:
    """Give every bulletin with its key."""
    return ((Key(Kind.BULLETIN, slug), bulletin) for slug, bulletin in index.bulletins.items())


def _has_files(index: ContentIndex, key: Key) -> bool:
    """Return whether all files that a bulletin names are there."""
    return index.assets.issuperset(index.files.get(key, ()))


def _without_faults(index: ContentIndex, bulletin: Bulletin) -> Bulletin:
    """Return a draft that names nothing but what there is."""
    sections = {term.slug for term in index.config.sections}
    first = next((term.slug for term in index.config.sections), bulletin.section)
    units = tuple(slug for slug in bulletin.units if slug in index.units)
    return replace(
        bulletin,
        published=index.now if bulletin.published == UNDATED else bulletin.published,
        units=units or tuple(index.units)[:1],
        campaigns=tuple(slug for slug in bulletin.campaigns if slug in index.campaigns),
        items=tuple(slug for slug in bulletin.items if slug in index.bulletins and slug != bulletin.slug),
        section=bulletin.section if bulletin.section in sections else first,
        texts=tuple(_text_without_faults(index, text) for text in bulletin.texts),
    )


def _text_without_faults(index: ContentIndex, text: TextFacts) -> TextFacts:
    """Return a text whose links lead somewhere, without the photos and documents that are missing."""
    there = index.assets
    return replace(
        text,
        references=tuple(_reference(index, each) for each in text.references),
        cover=text.cover if text.cover is not None and text.cover.photo in there else None,
        photos=tuple(figure for figure in text.photos if figure.photo in there),
        attachments=tuple(one for one in text.attachments if one.file in there),
    )


def _reference(index: ContentIndex, reference: Reference) -> Reference:
    """Return a link that leads somewhere."""
    target = target_of(reference)
    lost_file = reference.kind is ReferenceKind.FILE and ContentPath(reference.target) not in index.assets
    if lost_file or (target is not None and not index.has(target)):
        return replace(reference, kind=ReferenceKind.SELF, target="", anchor="")
    return reference


def shown_words(assembly: Assembly, words: Mapping[str, Words]) -> Mapping[str, Words]:
    """Return words, by path, as pages show them: those of unfinished drafts lead where their facts do.

    For a title that is missing stands the folder's name.
    """
    if assembly.site is None or not assembly.unfinished:
        return words
    mended = dict(words)
    for slug, entry in assembly.site.bulletins.items():
        for text in entry.bulletin.texts:
            own = words.get(text.origin.path)
            if own is not None and is_below(text.origin.path, assembly.unfinished):
                title = own.title or (slug if text is entry.bulletin.original else "")
                mended[text.origin.path] = replace(own, title=title, body=_led(own.body, text.references))
    return mended


def _led(body: tuple[Block, ...], references: Iterable[Reference]) -> tuple[Block, ...]:
    """Return blocks whose links are these, in their order; pages leave out photos that are missing by themselves."""
    links = iter(references)
    return tuple(
        replace(block, references=tuple(next(links) for _ in block.references)) if isinstance(block, Html) else block
        for block in body
    )
