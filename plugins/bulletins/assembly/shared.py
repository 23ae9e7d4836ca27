"""Fields that all languages of a text share: a translation may repeat them, and must then say the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bulletins.model.bulletin import Facts, SharedFields
from bulletins.model.problem import Problem, error

_NAMES = SharedFields.__struct_fields__
_KEYS = {"published": "date", "units": "unit", "campaigns": "campaign"}
"""Fields whose front matter key is another word."""

_DEFAULTS: dict[str, object] = {"status": "published", "featured": False}


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
