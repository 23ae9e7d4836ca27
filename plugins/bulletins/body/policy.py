"""Which HTML a text may hold, what becomes of the rest, and the sanitiser that has the last word.

Staff may write the elements of WRITABLE with the attributes of ATTRIBUTES. Everything else is answered, never lost in
silence: what runs or loads something is an error, decoration that word processors leave is dropped with a warning.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import cache, lru_cache

import nh3


def _names(listed: str) -> frozenset[str]:
    """Return the names in a list parted by blanks."""
    return frozenset(listed.split())


VOID = frozenset({"br", "hr", "img", "wbr"})

BLOCKS = _names(
    "blockquote br caption dd details dl dt h2 h3 h4 hr li ol p pre summary table tbody td tfoot th thead tr ul"
)
"""Elements whose edges part words."""

INLINE = _names(
    "a abbr b bdi bdo cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr"
)

WRITABLE = BLOCKS | INLINE

LEAVES = _names("blockquote code em li p strong td")
"""Elements of Markdown's own that need no more than their tags where they hold nothing but text."""

ATTRIBUTES = {
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "del": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "title"}),
    "ins": frozenset({"datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
EVERYWHERE = frozenset({"id", "lang", "dir"})

OWN_CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"table"},
    "section": {"footnotes"},
    "td": {"left", "center", "right"},
    "th": {"left", "center", "right"},
    "ul": {"marked"},
}
"""Classes that our own markup carries; no other survives."""

_OWN_ATTRIBUTES = {
    "a": {"role", "aria-label", "rel"},
    "div": {"role", "tabindex", "aria-label", "aria-labelledby"},
    "img": {"loading", "decoding", "referrerpolicy"},
    "section": {"role"},
}

_DECORATIVE = _names(
    "acronym article aside basefont big blink body center col colgroup dir div fieldset font footer head header hgroup "
    "html legend main marquee nav nobr section strike tt"
)
_LOADING = _names(
    "applet area audio canvas embed frame frameset iframe image map math noembed noframes object param portal source "
    "svg template track video"
)
_RUNNING = _names(
    "base button datalist dialog form input isindex label link meta noscript optgroup option output plaintext "
    "progress script select slot style textarea title xmp"
)
_PICTURES = frozenset({"figure", "figcaption", "picture"})
_OFFICE = frozenset({"m", "o", "st1", "v", "w"})
_HEADINGS = frozenset({"h1", "h5", "h6"})


class TagRule(Enum):
    """How the body treats an HTML element that staff wrote: kept, dropped, or reported as an error, by the reason."""

    KEPT = auto()
    DROPPED = auto()
    RUNS = auto()
    LOADS = auto()
    PICTURE = auto()
    HEADING = auto()
    UNKNOWN = auto()


_VERDICTS = (
    (WRITABLE, TagRule.KEPT),
    (_DECORATIVE, TagRule.DROPPED),
    (_LOADING, TagRule.LOADS),
    (_RUNNING, TagRule.RUNS),
    (_PICTURES, TagRule.PICTURE),
    (_HEADINGS, TagRule.HEADING),
)


@lru_cache(maxsize=1_000)
def judge(element: str) -> TagRule:
    """Return what becomes of an element; the names of office suites (`o:p`) are decoration."""
    found = next((verdict for names, verdict in _VERDICTS if element in names), None)
    if found is not None:
        return found
    prefix, colon, _ = element.partition(":")
    return TagRule.DROPPED if colon and prefix in _OFFICE else TagRule.UNKNOWN


@cache
def sanitiser() -> nh3.Cleaner:
    """Return the sanitiser that all HTML passes last in which staff had a part: it lets through no more than we do."""
    tags = WRITABLE | {"div", "section", "figure", "figcaption"}
    attributes = {
        tag: set(EVERYWHERE | ATTRIBUTES.get(tag, frozenset()) | _OWN_ATTRIBUTES.get(tag, set())) for tag in tags
    }
    return nh3.Cleaner(
        tags=set(tags),
        attributes=attributes,
        allowed_classes=OWN_CLASSES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
