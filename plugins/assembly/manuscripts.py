"""Files of one slug become one bulletin or static page in all its languages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from plugins.assembly.captions import with_original
from plugins.assembly.fates import fate_of
from plugins.assembly.shared import shared_problems
from plugins.model.bulletin import Bulletin, Manuscript, StaticPage, Text
from plugins.model.config import SiteConfig
from plugins.model.identity import Language, Slug
from plugins.model.problem import Problem, problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The files of one slug: the default language's manuscript and the texts of all languages, it first."""

    original: Manuscript
    texts: tuple[Text, ...]


def merge(manuscripts: tuple[Manuscript, ...], config: SiteConfig) -> tuple[tuple[Merged, ...], tuple[Problem, ...]]:
    """Return what belongs together, by slug, and where translations contradict their original.

    Translations without a readable original are left out: their folder's own problem was reported already.
    """
    by_slug: dict[Slug, list[Manuscript]] = defaultdict(list)
    for manuscript in manuscripts:
        by_slug[manuscript.slug].append(manuscript)
    order = {language.code: number for number, language in enumerate(config.languages)}
    merged: list[Merged] = []
    problems: list[Problem] = []
    for slug in sorted(by_slug):
        group = sorted(by_slug[slug], key=lambda one: (order.get(one.text.language, len(order)), one.path))
        if group[0].text.language == config.default_language:
            one, found = _merge_group(group)
            merged.append(one)
            problems.extend(found)
    return tuple(merged), tuple(problems)


def make_bulletin(merged: Merged, config: SiteConfig, now: datetime) -> Bulletin | None:
    """Return the bulletin, None where its file has no date or no unit (which reading it has reported)."""
    shared = merged.original.shared
    if shared.published is None or not shared.units:
        return None
    return Bulletin(
        slug=merged.original.slug,
        published=shared.published,
        units=tuple(dict.fromkeys(shared.units)),
        section=shared.section or config.sections[0].slug,
        texts=merged.texts,
        fate=fate_of(shared.status, shared.published, now),
        campaigns=tuple(dict.fromkeys(shared.campaigns or ())),
        authors=shared.authors or (),
        event_date=shared.event_date,
        items=shared.items or (),
        featured=shared.featured or False,
        aliases=shared.aliases or (),
        video=shared.video or "",
    )


def make_page(merged: Merged) -> StaticPage:
    """Return the static page."""
    shared = merged.original.shared
    return StaticPage(slug=merged.original.slug, texts=merged.texts, aliases=shared.aliases or ())


def _merge_group(group: list[Manuscript]) -> tuple[Merged, tuple[Problem, ...]]:
    """Return one slug's files as one; the first is the original."""
    original, *translations = group
    texts = [original.text]
    taken: dict[Language, str] = {original.text.language: original.text.origin.path}
    problems: list[Problem] = []
    for translation in translations:
        shown = translation.text.origin.path
        language = translation.text.language
        if language in taken:
            problems.append(problem("language-twice", shown, language=language, other=taken[language]))
            continue
        taken[language] = shown
        text, found = with_original(translation.text, original.text)
        texts.append(text)
        problems.extend(found)
        problems.extend(shared_problems(translation, original))
    return Merged(original=original, texts=tuple(texts)), tuple(problems)
