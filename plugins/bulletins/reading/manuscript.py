"""One Markdown file → Manuscript: front matter and text of a bulletin or of a static page, in one language."""

from __future__ import annotations

from datetime import UTC, date
from zoneinfo import ZoneInfo

from bulletins.body import Body, Phones, read_body
from bulletins.model.bulletin import Correction, Facts, Manuscript, SharedFields, Status, Text, TextFacts, Words
from bulletins.model.config import SiteConfig
from bulletins.model.extensions import ExtensionKey
from bulletins.model.identity import Language, Slug
from bulletins.model.problem import Outcome, error, warning
from bulletins.model.source import Source, SourceKind
from bulletins.model.value import replace
from bulletins.reading.added_keys import with_added_keys
from bulletins.reading.dates import read_day, read_moment
from bulletins.reading.decoding import decode
from bulletins.reading.fields import Fields, Reader, open_fields
from bulletins.reading.file_problems import FileProblems, without_repetitions
from bulletins.reading.former_addresses import FormerAddresses, read_aliases
from bulletins.reading.front_matter import FrontMatter, split_front_matter
from bulletins.reading.languages import read_term
from bulletins.reading.lines import Field, split_fields
from bulletins.reading.misplaced_keys import report_misplaced_keys
from bulletins.reading.photo_keys import (
    FileReference,
    folder_of,
    gather_flat_keys,
    read_attachment,
    read_each,
    read_figure,
    read_path,
    same_words,
)
from bulletins.reading.texts import read_text, read_word
from bulletins.reading.values import (
    read_choice,
    read_flag,
    read_https,
    read_length,
    read_people,
    read_slugs,
    read_slugs_of,
)
from bulletins.reading.wording import check_wording

PAGE_KEYS = ("title", "summary", "cover", "photos", "attachments", "aliases", "status")
"""The keys of a static page."""

BULLETIN_KEYS = (
    *("title", "date", "unit", "campaign", "summary", "authors", "section", "event_date", "cover", "photos", "items"),
    *("whole_items", "numbered_photos", "featured", "status", "reason", "corrections", "aliases", "attachments"),
    *("video", "video_still", "video_length"),
)
"""The keys of a bulletin."""

_STATUSES = tuple(status.value for status in Status)
_PAGE_STATUSES = tuple(status.value for status in Status if status is not Status.WITHDRAWN)

LARGEST = 2 * 1024 * 1024
"""Bytes a manuscript may have."""

LONGEST_TITLE = 300
LONGEST_SUMMARY = 1_000


def read_manuscript(
    source: Source, config: SiteConfig, allowed_hosts: tuple[str, ...], added: tuple[ExtensionKey, ...] = ()
) -> Outcome[Manuscript]:
    """Return a bulletin's or a static page's file as a Manuscript, with everything that is wrong with it.

    The value is None only if the front matter has no opening or no closing line. What else cannot be read is empty: a
    title "", a date None, a text without blocks.
    """
    problems = FileProblems(source)
    language = _language(source, config, problems)
    vietnamese = language.partition("-")[0] == "vi"
    decoded = decode(source.data or b"", limit=LARGEST, vietnamese=vietnamese, problems=problems)
    parts = None if decoded is None else split_front_matter(decoded.text, problems)
    if decoded is None or parts is None:
        return Outcome(value=None, problems=problems.found)
    folder = folder_of(source.path)
    body = read_body(
        parts.body,
        first_line=parts.body_line,
        path=problems.path,
        folder=folder,
        allowed_hosts=allowed_hosts,
        phones=Phones(config.phone_region, config.hotlines),
        is_plain=decoded.is_plain,
    )
    record = _record(parts, source.kind, added, problems)
    original = source.language is None
    shared = _shared(record, source.kind, config, problems, original=original)
    shared = replace(shared, video_still=record.read("video_still", read_path(folder)))
    words = _text(record, language, body, FileReference(folder=folder), problems)
    words = with_added_keys(words, record, added, config)
    _check(record, shared, words, problems, original=original)
    check_wording(parts, words, problems, draft=shared.status is Status.DRAFT)
    if not (body.blocks or body.problems or words.facts.photos or shared.items or shared.status):
        problems.add(warning("no-text", problems.path, record.line))
    found = without_repetitions({*problems.found, *body.problems})
    facts = Facts(slug=source.slug, path=source.path, shared=_in_utc(shared), text=words.facts)
    return Outcome(value=Manuscript(facts=facts, words=words.words), problems=found)


def _in_utc(shared: SharedFields) -> SharedFields:
    """Return shared fields with the date in UTC, as the cache stores it."""
    return shared if shared.published is None else replace(shared, published=shared.published.astimezone(UTC))


def _language(source: Source, config: SiteConfig, problems: FileProblems) -> Language:
    """Return the language of the file's name; one the site does not have is reported, the default's code too."""
    default = config.default_language
    code = source.language
    if code is None:
        return default
    known = tuple(language.code for language in config.languages)
    if code not in known:
        problems.add(error("unknown-language", problems.path, language=code, languages=", ".join(known)))
    elif code == default:
        problems.add(error("default-language-in-name", problems.path, language=code))
    return code


def _record(parts: FrontMatter, kind: SourceKind, added: tuple[ExtensionKey, ...], problems: FileProblems) -> Fields:
    keys = PAGE_KEYS if kind is SourceKind.PAGE else (*BULLETIN_KEYS, *(each.name for each in added))
    report_misplaced_keys(parts, keys, problems)
    fields = gather_flat_keys(split_fields(parts.lines, problems), problems)
    return Fields(fields, keys, parts.opened, problems)


def _shared(
    record: Fields, kind: SourceKind, config: SiteConfig, problems: FileProblems, *, original: bool
) -> SharedFields:
    """Return the fields all languages share, None for each that this file does not give."""
    page = kind is SourceKind.PAGE
    status = record.read("status", read_choice(_PAGE_STATUSES if page else _STATUSES))
    former = record.read("aliases", read_aliases) or FormerAddresses()
    aliases, old_paths = former.slugs or None, former.paths or None
    if page:
        return SharedFields(status=None if status is None else Status(status), aliases=aliases, old_paths=old_paths)
    get = record.require if original else record.read
    section = record.read("section", read_term(config.sections, "sections", config))
    return SharedFields(
        published=get("date", read_moment(ZoneInfo(config.time_zone))),
        units=get("unit", _read_units),
        campaigns=record.read("campaign", read_slugs_of(SourceKind.CAMPAIGN)),
        authors=record.read("authors", read_people),
        section=section,
        event_date=record.read("event_date", read_day()),
        items=_items(record, problems),
        whole_items=record.read("whole_items", read_flag),
        numbered_photos=record.read("numbered_photos", read_flag),
        featured=_featured(record, problems),
        status=None if status is None else Status(status),
        aliases=aliases,
        old_paths=old_paths,
        video=record.read("video", read_https),
        video_length=record.read("video_length", read_length),
    )


def _read_units(field: Field, problems: FileProblems) -> tuple[Slug, ...] | None:
    said = problems.count
    units = read_slugs_of(SourceKind.UNIT)(field, problems)
    if units == () and problems.count == said:
        problems.add(error("empty-key", problems.path, field.line, field.column, key=field.key))
    return units


def _items(record: Fields, problems: FileProblems) -> tuple[Slug, ...] | None:
    """Return a digest's bulletins; the key without any is a digest of nothing."""
    field = record.field("items")
    if field is None:
        return None
    said = problems.count
    items = record.read("items", read_slugs)
    if not items and problems.count == said:
        problems.add(error("digest-without-items", problems.path, field.line, field.column))
    return items


def _featured(record: Fields, problems: FileProblems) -> bool | date | None:
    """Return whether, or until which day, a bulletin is featured."""
    field = record.field("featured")
    text = record.read("featured", read_word)
    if field is None or text is None:
        return None
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if text[:1].isdigit():
        return read_day()(field, problems)
    problems.add(error("not-featured", problems.path, field.value.line, field.value.column, value=text[:40]))
    return None


def _text(record: Fields, language: Language, body: Body, place: FileReference, problems: FileProblems) -> Text:
    """Return what belongs to one language; a title or summary that cannot be read is empty."""
    title = record.require("title", _read_title)
    summary = record.require("summary", _read_summary)
    place = FileReference(folder=place.folder, title=title or "")
    cover = record.read("cover", read_figure(place))
    photos = record.read("photos", read_each(read_figure(place)))
    attachments = record.read("attachments", read_each(read_attachment(place)))
    corrections = record.read("corrections", read_each(_read_correction))
    reason = record.read("reason", read_text)
    words = Words(
        title=title or "",
        summary=summary or "",
        body=body.blocks,
        headings=body.headings,
        count=body.words,
    )
    facts = TextFacts(
        language=language,
        origin=problems.origin(record.lines),
        cover=cover,
        photos=photos or (),
        attachments=attachments or (),
        corrections=corrections or (),
        reason=reason or "",
        figures=words.figures,
        references=words.references,
        anchors=body.anchors,
        heading_anchors=tuple(heading.anchor for heading in body.headings),
    )
    return Text(facts=facts, words=words)


def _read_words(longest: int, without_letters: str) -> Reader[str]:
    """Return a reader of a text of at most so many letters; `without_letters` is the problem of one that has none."""

    def read(field: Field, problems: FileProblems) -> str | None:
        text = read_text(field, problems)
        if text is None:
            return None
        place = (problems.path, field.line, field.value.column)
        if not any(letter.isalnum() for letter in text):
            problems.add(error(without_letters, *place, text=text[:40]))
            return None
        if len(text) > longest:
            problems.add(error("too-many-letters", *place, key=field.key, length=len(text), limit=longest))
            return None
        return text

    return read


_read_title = _read_words(LONGEST_TITLE, "title-without-letters")
_read_summary = _read_words(LONGEST_SUMMARY, "summary-without-letters")


def _read_correction(field: Field, problems: FileProblems) -> Correction | None:
    record = open_fields(field, problems, ("date", "text"))
    if record is None:
        return None
    on = record.require("date", read_day())
    text = record.require("text", read_text)
    if on is None or not text:
        return None
    problems.locate("corrections", on.isoformat(), field.line)
    return Correction(on=on, text=text)


def _check(record: Fields, shared: SharedFields, text: Text, problems: FileProblems, *, original: bool) -> None:
    """Report keys that contradict each other; a key that could not be read is not compared."""
    origin = text.origin
    published = None if shared.published is None else shared.published.date()
    if published and shared.event_date and shared.event_date > published:
        place = (problems.path, origin.line("event_date"))
        problems.add(error("event-after-publication", *place, event=shared.event_date, published=published))
    for correction in text.facts.corrections:
        if published and correction.on < published:
            place = (problems.path, origin.entry("corrections", correction.on.isoformat()))
            problems.add(error("correction-before-publication", *place, on=correction.on, published=published))
    if text.title and same_words(text.title, text.summary):
        problems.add(warning("summary-repeats-title", problems.path, origin.line("summary")))
    if original and not record.has("video"):
        for key in ("video_still", "video_length"):
            if record.has(key):
                problems.add(error("film-without-address", problems.path, origin.line(key), key=key))
    if shared.status is not None or not record.has("status"):
        _check_reason(record, shared.status, text.facts, problems, original=original)


def _check_reason(
    record: Fields, status: Status | None, words: TextFacts, problems: FileProblems, *, original: bool
) -> None:
    """Report a withdrawal without its reason or the reverse; a translation may leave the status to the original."""
    withdrawn = status is Status.WITHDRAWN
    unreadable = record.has("reason") and record.read("reason", read_text) is None
    if withdrawn and original and not (words.reason or unreadable):
        problems.add(error("withdrawn-without-reason", problems.path, words.origin.line("status")))
    if words.reason and not withdrawn and (original or status is not None):
        problems.add(error("reason-without-withdrawal", problems.path, words.origin.line("reason")))
