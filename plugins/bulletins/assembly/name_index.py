"""Whose name is this? Units and campaigns found by what people call them, however they write it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from bulletins.assembly.content_index import ContentIndex, Key, Kind, content_path
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem, error
from bulletins.model.registry import Campaign, Unit
from bulletins.model.site import SiteFacts
from bulletins.model.source import SourceKind, SourceLines, TypedName
from bulletins.model.value import replace

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")

NameWords = tuple[str, ...]
"""A name as it is compared: word by word, in small letters."""
_MOST_LISTED = 9
_LONGEST_SHOWN = 60


def spoken(name: str) -> NameWords:
    """Return a name's words in small letters, each with its tone behind it: hòa and hoà are one, hỏa is another."""
    return tuple(_tone_last(word) for word in _words(name))


def bare(name: str) -> NameWords:
    """Return a name's words without any marks."""
    letters = (unicodedata.normalize("NFC", "".join(filter(_is_no_accent, word))) for word in _words(name))
    return tuple(word.replace("đ", "d") for word in letters)


def _words(name: str) -> list[str]:
    """Return the words of a name in small letters, marks apart from their letters."""
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFC", name).casefold())
    return "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in apart).split()


def _tone_last(word: str) -> str:
    tones = "".join(letter for letter in word if letter in _TONES)
    return unicodedata.normalize("NFC", "".join(letter for letter in word if letter not in _TONES)) + tones


def _is_no_accent(letter: str) -> bool:
    return not "\u0300" <= letter <= "\u036f"


@dataclass(frozen=True, slots=True)
class NameHolder:
    """A unit or campaign with its names: the full ones, the short ones, in all languages."""

    slug: Slug
    name: str
    full: tuple[str, ...]
    short: tuple[str, ...]


class NameIndex:
    """The names of all units, or of all campaigns; what was looked up once is not looked up again."""

    __slots__ = ("_bearers", "_exact", "_found", "_slugs")

    def __init__(self, entries: Iterable[Unit | Campaign]) -> None:
        """Take the names of units or campaigns; entries whose name could not be read have none."""
        self._bearers = tuple(_bearer(entry) for entry in entries if entry.name)
        self._slugs = {bearer.slug: bearer for bearer in self._bearers}
        self._found: dict[str, tuple[NameHolder, ...]] = {}
        exact: dict[NameWords, list[NameHolder]] = defaultdict(list)
        for bearer in self._bearers:
            for words in {spoken(name) for name in (*bearer.full, *bearer.short)}:
                exact[words].append(bearer)
        self._exact = dict(exact)

    def bearers(self, typed: str, slug: Slug) -> tuple[NameHolder, ...]:
        """Return those that are called as was typed, best first by how closely, never by chance; `slug` is it slugged.

        The whole name counts before a part, marks before none: “xã Bến Ao” finds “Hội Phụ nữ xã Bến Ao”, and so does
        “Hội LHPN xã Bến Ao”, whose own words are another union's, and “xa ben ao”.
        """
        if typed not in self._found:
            self._found[typed] = self._look_up(typed, slug)
        return self._found[typed]

    def _look_up(self, typed: str, slug: Slug) -> tuple[NameHolder, ...]:
        exact = self._exact.get(spoken(typed), [])
        same = [self._slugs[slug]] if slug in self._slugs else []
        if exact or (same and typed.isascii()):
            return tuple(exact or same)
        return self._closest(typed, marks=True) or tuple(same) or self._closest(typed, marks=False)

    def _closest(self, typed: str, *, marks: bool) -> tuple[NameHolder, ...]:
        """Return those that have most words in a row in common with what was typed, among all it could mean."""
        wanted = spoken(typed) if marks else bare(typed)
        ranked = [(_common(wanted, bearer, marks=marks), bearer) for bearer in self._bearers]
        most = max((count for count, _ in ranked), default=0)
        return tuple(bearer for count, bearer in ranked if most and count == most)


def _bearer(entry: Unit | Campaign) -> NameHolder:
    full = tuple(text for _, text in entry.name.entries)
    return NameHolder(entry.slug, full[0], full, tuple(text for _, text in entry.short_name.entries))


def _common(wanted: NameWords, bearer: NameHolder, *, marks: bool) -> int:
    """Return how many words in a row a typed name and one of the bearer's have in common.

    0 where neither the whole of what was typed is among them, nor the whole of a short name.
    """
    fold = spoken if marks else bare
    short = [fold(name) for name in bearer.short]
    best = 0
    for name in (*map(fold, bearer.full), *short):
        run = SequenceMatcher(None, wanted, name, autojunk=False).find_longest_match()
        shared = wanted[run.a : run.a + run.size]
        if shared == wanted or any(_contains(shared, own) for own in short):
            best = max(best, run.size)
    return best


def _contains(words: NameWords, part: NameWords) -> bool:
    return bool(part) and any(words[start : start + len(part)] == part for start in range(len(words)))


def without_misnamed(facts: SiteFacts) -> SiteFacts:
    """Return the facts with every file that names a unit or campaign wrongly among the refused."""
    misnamed = (content_path(origin.path) for origin in _origins(facts) if origin.mentions)
    return replace(facts, refused=facts.refused | frozenset(misnamed))


def mention_problems(facts: SiteFacts, index: ContentIndex) -> Iterator[Problem]:
    """Give one problem for each name that stands where a slug belongs."""
    misnamed = [origin for origin in _origins(facts) if origin.mentions]
    if not misnamed:
        return
    names = {Kind.UNIT: NameIndex(index.units.values()), Kind.CAMPAIGN: NameIndex(index.campaigns.values())}
    for origin in misnamed:
        for mention in origin.mentions:
            kind = Kind.UNIT if mention.kind is SourceKind.UNIT else Kind.CAMPAIGN
            bearers = names[kind].bearers(mention.typed, mention.slug)
            if bearers:
                yield _named(mention, bearers, origin.path)
            else:
                yield _unknown(index, Key(kind, mention.slug), mention, origin.path)


def _origins(facts: SiteFacts) -> Iterator[SourceLines]:
    """Give where everything was read that can name units and campaigns."""
    yield from (manuscript.text.origin for manuscript in facts.bulletins)
    yield from (unit.origin for unit in facts.units)
    yield from (campaign.origin for campaign in facts.campaigns)


def _named(mention: TypedName, bearers: tuple[NameHolder, ...], path: str) -> Problem:
    """Return which slug to type for a name, or between which to choose."""
    place = (path, mention.line, mention.column)
    typed = mention.typed[:_LONGEST_SHOWN]
    if len(bearers) == 1:
        return error("name-for-slug", *place, key=mention.key, value=typed, slug=bearers[0].slug)
    listed = ", ".join(f"{bearer.slug} ({bearer.name})" for bearer in bearers[:_MOST_LISTED])
    more = " …" if bearers[_MOST_LISTED:] else ""
    return error("name-of-several", *place, key=mention.key, value=typed, slugs=listed + more)


def _unknown(index: ContentIndex, key: Key, mention: TypedName, path: str) -> Problem:
    """Return that nobody bears a name, with the nearest slug there is; its own where that file could not be read."""
    place = (path, mention.line, mention.column)
    typed = mention.typed[:_LONGEST_SHOWN]
    nearest = index.near[key.kind].to(key.slug)
    if key in index.refused:
        return error("name-for-slug", *place, key=mention.key, value=typed, slug=key.slug)
    if key.kind is Kind.UNIT:
        if nearest:
            return error("unknown-unit", *place, slug=typed, nearest=nearest)
        return error("unknown-unit-alone", *place, slug=key.slug)
    if nearest:
        return error("unknown-campaign", *place, slug=typed, nearest=nearest)
    return error("unknown-campaign-alone", *place, slug=key.slug)
