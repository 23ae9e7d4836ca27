"""Files of one slug become one bulletin or static page in all its languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bulletins.assembly.captions import with_original
from bulletins.model.bulletin import Bulletin, Facts, SharedFields, StaticPage, Status, TextFacts
from bulletins.model.config import SiteConfig
from bulletins.model.identity import ContentPath, Language, Slug
from bulletins.model.problem import Problem, error
from bulletins.model.source import FileStatus, SourceLines

UNDATED = datetime.max.replace(tzinfo=UTC)
"""The date of a bulletin whose own cannot be read; it is never compared with anything."""
_NAMES = SharedFields.__struct_fields__
_KEYS = {"published": "date", "units": "unit", "campaigns": "campaign", "old_paths": "aliases"}
"""Fields whose front matter key is another word."""
_DEFAULTS: dict[str, object] = {
    "status": "published",
    "featured": False,
    "whole_items": False,
    "numbered_photos": False,
}


def fate_of(status: Status | None, published: datetime | None, now: datetime) -> FileStatus:
    """Return the fate of a text by what its author says and its date; without a date it is never held."""
    if status is Status.DRAFT:
        return FileStatus.DRAFT
    if status is Status.WITHDRAWN:
        return FileStatus.WITHDRAWN
    return FileStatus.HELD if published is not None and published > now else FileStatus.PUBLISHED


def is_shown(fate: FileStatus, *, preview: bool) -> bool:
    """Return whether a text of that fate has a page of its own; in a preview drafts and held ones have."""
    return fate is FileStatus.PUBLISHED or (preview and fate in {FileStatus.DRAFT, FileStatus.HELD})


def is_hidden(fate: FileStatus, *, preview: bool) -> bool:
    """Return whether a text of that fate leaves nothing at all, not even a notice."""
    return fate in {FileStatus.DRAFT, FileStatus.HELD} and not preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The files of one slug: the default language's manuscript and the texts of all languages, that one first."""

    original: Facts
    texts: tuple[TextFacts, ...]


def merge(
    manuscripts: tuple[Facts, ...], config: SiteConfig, refused: frozenset[ContentPath]
) -> tuple[tuple[Merged, ...], tuple[Problem, ...]]:
    """Return what belongs together, by slug, and where translations contradict their original.

    An original that cannot be read at all, its path among `refused`, is stood in for by an empty one. Translations
    without any original are left out: their folder's own problem was reported already.
    """
    by_slug: dict[Slug, list[Facts]] = defaultdict(list)
    for manuscript in manuscripts:
        by_slug[manuscript.slug].append(manuscript)
    order = {language.code: number for number, language in enumerate(config.languages)}
    merged: list[Merged] = []
    problems: list[Problem] = []
    for slug in sorted(by_slug):
        group = (
            by_slug[slug]
            if len(by_slug[slug]) == 1
            else sorted(
                by_slug[slug],
                key=lambda one: (
                    order.get(one.text.language, len(order)),
                    not one.path.endswith("/index.md"),
                    one.path,
                ),
            )
        )
        if group[0].text.language != config.default_language:
            group = [*_stand_ins(group[0], config.default_language, refused), *group]
        if group[0].text.language == config.default_language:
            one, found = _merge_group(group, refused, ZoneInfo(config.time_zone))
            merged.append(one)
            problems.extend(found)
    return tuple(merged), tuple(problems)


def _stand_ins(translation: Facts, language: Language, refused: frozenset[ContentPath]) -> tuple[Facts, ...]:
    """Return an empty original for a translation whose own cannot be read, so that it is checked all the same."""
    path = ContentPath(f"{translation.path.rpartition('/')[0]}/index.md")
    if path not in refused:
        return ()
    text = TextFacts(language=language, origin=SourceLines(path=f"content/{path}"))
    return (Facts(slug=translation.slug, path=path, shared=SharedFields(), text=text),)


def make_bulletin(merged: Merged, config: SiteConfig, now: datetime) -> Bulletin:
    """Return the bulletin; where its file's date, units or section cannot be read, it is undated, or has none."""
    shared = merged.original.shared
    return Bulletin(
        slug=merged.original.slug,
        published=shared.published or UNDATED,
        units=tuple(dict.fromkeys(shared.units or ())),
        section=shared.section or next((term.slug for term in config.sections), Slug("")),
        texts=merged.texts,
        fate=fate_of(shared.status, shared.published, now),
        campaigns=tuple(dict.fromkeys(shared.campaigns or ())),
        authors=shared.authors or (),
        event_date=shared.event_date,
        items=shared.items or (),
        whole_items=shared.whole_items or False,
        numbered_photos=shared.numbered_photos or False,
        featured=shared.featured or False,
        aliases=shared.aliases or (),
        old_paths=shared.old_paths or (),
        video=shared.video or "",
        video_still=shared.video_still,
        video_length=shared.video_length or "",
    )


def make_page(merged: Merged) -> StaticPage:
    """Return the static page."""
    shared = merged.original.shared
    return StaticPage(
        slug=merged.original.slug,
        texts=merged.texts,
        aliases=shared.aliases or (),
        old_paths=shared.old_paths or (),
    )


def _merge_group(
    group: list[Facts], refused: frozenset[ContentPath], zone: ZoneInfo
) -> tuple[Merged, tuple[Problem, ...]]:
    """Return one slug's files as one; the first is the original, which says too little where it is refused."""
    original, *translations = group
    if not translations:
        return Merged(original=original, texts=(original.text,)), ()
    texts = [original.text]
    taken: dict[Language, str] = {original.text.language: original.text.origin.path}
    problems: list[Problem] = []
    for translation in translations:
        shown = translation.text.origin.path
        language = translation.text.language
        if language in taken and translation.path not in refused:
            problems.append(error("language-twice", shown, language=language, other=taken[language]))
            continue
        taken[language] = shown
        text, found = with_original(translation.text, original.text, whole=original.path not in refused)
        texts.append(text)
        problems.extend(found)
        problems.extend(shared_problems(translation, original, zone, whole=original.path not in refused))
    return Merged(original=original, texts=tuple(texts)), tuple(problems)


def shared_problems(translation: Facts, original: Facts, zone: ZoneInfo, *, whole: bool) -> Iterator[Problem]:
    """Give each shared field of a translation that differs from the original's.

    Where the original is not `whole`, because something in it could not be read, what it lacks may be there.
    """
    for name in _NAMES:
        written = getattr(translation.shared, name)
        if written is None:
            continue
        kept = getattr(original.shared, name)
        if written == (kept if kept is not None else _DEFAULTS.get(name)):
            continue
        key = _KEYS.get(name, name)
        origin = translation.text.origin
        value = shown_value(written, zone)
        if not kept and not whole:
            continue
        if not kept:
            yield error("translation-adds", origin.path, origin.line(key), key=key, value=value)
        else:
            yield error(
                "translation-differs",
                origin.path,
                origin.line(key),
                key=key,
                value=value,
                original=shown_value(kept, zone),
            )


def shown_value(value: object, zone: ZoneInfo) -> str:
    """Return a field's value as front matter would write it, a moment in the site's zone."""
    if isinstance(value, tuple):
        return "[" + ", ".join(str(item) for item in value) + "]" if len(value) != 1 else str(value[0])
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
