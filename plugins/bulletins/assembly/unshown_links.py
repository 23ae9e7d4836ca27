"""Links to addresses in texts that are left out for their errors: they are looked at all the same."""

from __future__ import annotations

from bulletins.assembly.content_index import ContentIndex, Key
from bulletins.model.bulletin import ReferenceKind
from bulletins.model.paths import last_word
from bulletins.model.site import UnshownLink
from bulletins.model.source import FileStatus


def unshown_links(index: ContentIndex, sound: frozenset[Key]) -> tuple[UnshownLink, ...]:
    """Return the links to addresses that stand in texts which are left out, in the order of their texts.

    One that may lead to something that is left out itself, or to a list that would be longer, says nothing.
    """
    left_out = [key for key, _ in index.articles() if key not in sound and index.fates[key] is not FileStatus.WITHDRAWN]
    if not left_out:
        return ()
    unsure = _unsure_words(index, sound)
    return tuple(
        UnshownLink(origin=text.origin.path, line=link.line, address=link.target, anchor=link.anchor)
        for key in left_out
        for text in index.article(key).texts
        for link in text.references
        if link.kind is ReferenceKind.ADDRESS and unsure.isdisjoint(link.target.split("/"))
    )


def _unsure_words(index: ContentIndex, sound: frozenset[Key]) -> frozenset[str]:
    """Return the words of addresses that may be there once every error is put right."""
    left_out = frozenset(index.keys()) - sound
    words = {str(key.slug) for key in index.refused | left_out}
    for language in index.config.languages:
        each = language.addresses
        words |= {each.units, each.campaigns, each.sections, each.archive, each.page, each.feed}
    for key in left_out:
        entry = index.entries(key.kind)[key.slug]
        words |= {*map(str, entry.aliases), *map(last_word, entry.old_paths)}
    return frozenset(words)
