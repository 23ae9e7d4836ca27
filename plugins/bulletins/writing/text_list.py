"""The list of all texts, each with its kind, status and problems, and what they concern."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bulletins.model.bulletin import Facts
from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem
from bulletins.model.source import FileStatus, SourceKind
from bulletins.writing.site_view import WritingSite

_ALT = frozenset(
    {
        "photo-no-alt",
        "photo-alt-file-name",
        "photo-without-keys",
        "alt-is-file-name",
        "alt-without-letters",
        "alt-is-title",
    }
)
_LINKS = frozenset(
    {
        *("link-broken", "link-empty", "link-no-words", "link-slug", "link-unclear", "link-scheme", "link-outside"),
        *("link-email", "link-own-computer", "link-private-network", "link-not-public", "link-set-aside"),
        *("dead-link", "dead-anchor", "internal-dead-link", "unknown-bulletin", "unknown-bulletin-alone"),
        *("anchor-missing", "anchor-missing-near", "missing-anchor-alone"),
    }
)


def list_texts(site: WritingSite) -> list[dict[str, object]]:
    """Return a row for each text, the newest first; texts without a date come before all others."""
    facts = {fact.path: fact for fact in (*site.content.bulletins, *site.content.pages)}
    errors: Counter[str] = Counter(found.path for found in site.problems if found.is_error)
    warnings: Counter[str] = Counter(found.path for found in site.problems if not found.is_error)
    concerns: dict[str, set[str]] = defaultdict(set)
    for found in site.problems:
        concerns[found.path].update(_concerns(found))
    names = {unit.slug: unit.short_name for unit in site.content.units}
    fates = site.fates
    rows: list[dict[str, object]] = []
    for source in site.sources.values():
        fact = facts.get(source.path)
        seen = f"content/{source.path}"
        words = site.words.get(seen)
        language = site.language_of(source)
        units = fact.shared.units or () if fact is not None else ()
        rows.append(
            {
                "path": source.path,
                "slug": source.slug,
                "kind": source.kind.value,
                "language": language,
                "translation": source.language is not None,
                "title": words.title if words is not None and words.title else source.slug,
                "date": _day(site, fact, facts),
                "units": [names[unit].text(language) if unit in names else unit for unit in units],
                "unit_slugs": list(units),
                "state": fates.get(source.path, FileStatus.REFUSED).value,
                "errors": errors[seen],
                "warnings": warnings[seen],
                "concerns": sorted(concerns[seen]),
            }
        )
    return sorted(rows, key=_order)


def _order(row: dict[str, object]) -> tuple[object, ...]:
    """Return by what rows are sorted: bulletins before pages, the newest first."""
    day = str(row["date"] or "9999")
    return row["kind"] != SourceKind.BULLETIN.value, [-ord(sign) for sign in day], str(row["slug"]), row["translation"]


def _day(site: WritingSite, fact: Facts | None, facts: dict[ContentPath, Facts]) -> str:
    """Return the day of a text, that of its original where it has none of its own, in the site's time zone."""
    if fact is None:
        return ""
    published = fact.shared.published
    if published is None:
        original = facts.get(ContentPath(f"{fact.path.rpartition('/')[0]}/index.md"))
        published = original.shared.published if original is not None else None
    if published is None:
        return ""
    return f"{published.astimezone(ZoneInfo(site.content.config.time_zone)):%Y-%m-%d}"


def _concerns(found: Problem) -> Iterator[str]:
    """Yield what a problem concerns, if the list can be narrowed to it."""
    if found.code in _ALT or (found.code == "missing-key" and ("key", "alt") in found.details):
        yield "alt"
    if found.code in _LINKS:
        yield "links"
