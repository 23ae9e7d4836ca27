"""Keys that extensions add to front matter, each read by the type that it is declared with."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bulletins.model.bulletin import Text
from bulletins.model.config import SiteConfig
from bulletins.model.extensions import ExtensionKey, KeyKind
from bulletins.model.value import replace
from bulletins.reading.dates import read_day, read_moment
from bulletins.reading.fields import Fields, Reader
from bulletins.reading.texts import read_text
from bulletins.reading.values import read_flag, read_https


def with_added_keys(text: Text, record: Fields, keys: tuple[ExtensionKey, ...], config: SiteConfig) -> Text:
    """Return a text with what it says under the keys of extensions; what cannot be read is reported and left out."""
    if not keys:
        return text
    readers: dict[KeyKind, Reader[Any]] = {
        KeyKind.TEXT: read_text,
        KeyKind.FLAG: read_flag,
        KeyKind.DATE: read_day(),
        KeyKind.MOMENT: read_moment(ZoneInfo(config.time_zone)),
        KeyKind.ADDRESS: read_https,
    }
    read = ((key, record.read(key.name, readers[key.kind])) for key in keys)
    extra = tuple((key.name, key.kind.to_text(value)) for key, value in read if value is not None)
    return replace(text, facts=replace(text.facts, extra=extra))
