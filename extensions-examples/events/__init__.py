"""A calendar of events: a moment and a place in the front matter, a page a month, a file for calendar programs.

event: 2026-03-08 08:00
event_end: 2026-03-08 11:00
event_place: Nhà văn hóa xã
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bulletins.api import (
    HomePart,
    HomePartItem,
    Href,
    Key,
    KeyFacts,
    Link,
    PageContext,
    PlannedPage,
    PlannedPart,
    Problem,
    Registry,
    Slug,
    Value,
    View,
    error,
)

HERE = Path(__file__).parent
FOLDERS = {"vi": "lich"}
"""The first word of the addresses, by language; `events` in all others."""
SHOWN = 4
"""How many events the home page names."""
WIDEST = 75
"""Bytes that a line of a calendar file may have."""


class Event(Value, frozen=True):
    """One event: the bulletin that tells of it, when and where it is. One without a time takes the whole day."""

    link: Link
    starts: datetime
    ends: datetime | None
    place: str
    whole_day: bool


class EventsView(View, frozen=True):
    """The events of one month or, without one, those to come with the way to all months."""

    year: int
    month: int
    events: tuple[Event, ...]
    months: tuple[tuple[int, int, Href], ...]
    calendar: Href | None


def extend(registry: Registry) -> None:
    """Say what this extension adds."""
    registry.key("event", Key.MOMENT, check=check_event, label={"vi": "Sự kiện bắt đầu", "en": "Event begins"})
    registry.key("event_end", Key.MOMENT, label={"vi": "Sự kiện kết thúc", "en": "Event ends"})
    registry.key("event_place", Key.TEXT, translated=True, label={"vi": "Nơi diễn ra", "en": "Place of the event"})
    registry.pages("events", plan_months)
    registry.feed("calendar", plan_calendar)
    registry.home_part("events", plan_home)
    registry.templates(HERE / "templates")
    registry.static(HERE / "static")
    registry.words("vi", {"Events": "Lịch sự kiện", "Upcoming events": "Sắp diễn ra", "No event is announced.":
                          "Chưa có sự kiện nào được báo trước.", "All events": "Xem cả lịch", "all day": "cả ngày",
                          "Add to your calendar": "Thêm vào lịch của bạn", "By month": "Theo tháng"})  # fmt: skip
    registry.sentence(
        "event-ends-first",
        vi=("event_end ({end}) trước event ({start})", "hãy ghi giờ kết thúc sau giờ bắt đầu"),
        en=("event_end ({end}) lies before event ({start})", "type an end that comes after the beginning"),
    )


def check_event(facts: KeyFacts) -> Iterator[Problem]:
    """Yield what is wrong with the moments of an event."""
    start, end = facts.extra["event"], facts.extra.get("event_end")
    if isinstance(start, datetime) and isinstance(end, datetime) and end < start:
        yield error("event-ends-first", facts.path, facts.line("event_end"), start=_typed(start), end=_typed(end))


def plan_months(context: PageContext) -> Iterator[PlannedPage]:
    """Yield the page of the events to come, and that of each month."""
    events = _events(context)
    months = tuple(sorted({_month(context, moment) for _, moment in events}, reverse=True))
    coming = tuple(slug for slug, moment in events if context.local(moment).date() >= context.today)
    folder = _folder(context)
    yield PlannedPage(
        address=f"{folder}/", template="events.html", make=events_view, arguments=(0, 0, coming, months), same_as="all"
    )
    for year, month in months:
        slugs = tuple(slug for slug, moment in events if _month(context, moment) == (year, month))
        yield PlannedPage(
            address=f"{folder}/{year}-{month:02}/",
            template="events.html",
            make=events_view,
            arguments=(year, month, slugs, months),
            same_as=(year, month),
        )


def events_view(
    context: PageContext, year: int, month: int, slugs: tuple[Slug, ...], months: tuple[tuple[int, int], ...]
) -> EventsView:
    """Return what the page of some events shows."""
    folder = _folder(context)
    title = context.words("Events") + (f" {month}/{year}" if year else "")
    return EventsView(
        title=title,
        year=year,
        month=month,
        events=tuple(_event(context, slug) for slug in slugs),
        months=tuple((y, m, context.href(f"{folder}/{y}-{m:02}/")) for y, m in months),
        calendar=context.href(f"{folder}/{folder}.ics") if context.site_url else None,
    )


def plan_home(context: PageContext) -> PlannedPart | None:
    """Return the next events for the home page, None where none is announced."""
    coming = [slug for slug, moment in _events(context) if context.local(moment).date() >= context.today]
    return PlannedPart(make=home_part, arguments=(tuple(coming[:SHOWN]),)) if coming else None


def home_part(context: PageContext, slugs: tuple[Slug, ...]) -> HomePart:
    """Return the next events as a part of the home page."""
    events = [_event(context, slug) for slug in slugs]
    label = context.label(context.words("All events"))
    return HomePart(
        name="events",
        title=context.words("Upcoming events"),
        items=tuple(HomePartItem(link=each.link, moment=each.starts, note=each.place) for each in events),
        more=Link(href=context.href(f"{_folder(context)}/"), label=label),
    )


def plan_calendar(context: PageContext) -> Iterator[PlannedPage]:
    """Yield the file that calendar programs subscribe to."""
    folder = _folder(context)
    slugs = tuple(slug for slug, _ in _events(context) if context.is_published(slug))
    yield PlannedPage(address=f"{folder}/{folder}.ics", make=calendar_text, arguments=(slugs,))


def calendar_text(context: PageContext, slugs: tuple[Slug, ...]) -> str:
    """Return a calendar as RFC 5545 has it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pelican-bulletins//events//", "METHOD:PUBLISH"]
    for slug in slugs:
        event = _event(context, slug)
        url = context.absolute(event.link.href.path)
        lines += ["BEGIN:VEVENT", f"UID:{url}", f"DTSTAMP:{_utc(context.published(slug))}"]
        lines += list(_times(event))
        lines += [f"SUMMARY:{_escaped(event.link.label.text)}", f"URL:{url}"]
        lines += [f"LOCATION:{_escaped(event.place)}"] if event.place else []
        lines.append("END:VEVENT")
    return "".join(f"{line}\r\n" for each in [*lines, "END:VCALENDAR"] for line in _folded(each))


def _folder(context: PageContext) -> str:
    """Return the first word of the addresses in a language."""
    return FOLDERS.get(context.language, "events")


def _events(context: PageContext) -> list[tuple[Slug, datetime]]:
    """Return the bulletins that tell of an event with its moment, the earliest first."""
    return [(slug, value) for slug, value in context.bulletins_with("event") if isinstance(value, datetime)]


def _month(context: PageContext, moment: datetime) -> tuple[int, int]:
    """Return year and month of a moment by the site's clock."""
    local = context.local(moment)
    return local.year, local.month


def _event(context: PageContext, slug: Slug) -> Event:
    """Return an event with what the bulletin says of it."""
    start, end = context.value(slug, "event"), context.value(slug, "event_end")
    starts = context.local(start) if isinstance(start, datetime) else datetime.min.replace(tzinfo=UTC)
    ends = context.local(end) if isinstance(end, datetime) else None
    place = context.value(slug, "event_place")
    whole_day = (starts.hour, starts.minute) == (0, 0) and ends is None
    return Event(link=context.link(slug), starts=starts, ends=ends, place=str(place or ""), whole_day=whole_day)


def _times(event: Event) -> Iterator[str]:
    """Yield the lines that say when an event is."""
    if event.whole_day:
        yield f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.starts + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{_utc(event.starts)}"
        yield from [f"DTEND:{_utc(event.ends)}"] if event.ends else []


def _utc(moment: datetime) -> str:
    """Return a moment as calendar files have it."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Return a text whose signs mean nothing to a calendar program."""
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def _folded(line: str) -> Iterable[str]:
    """Yield a line in pieces of at most 75 bytes, all but the first behind a blank; no letter is cut."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > WIDEST:
            yield piece
            piece = " "
        piece += letter
    yield piece


def _typed(moment: datetime) -> str:
    """Return a moment as one would type it."""
    return f"{moment:%Y-%m-%d %H:%M}"
