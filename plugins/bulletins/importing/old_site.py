"""The earlier site as every reader returns it: its posts, its hosts, and the ways to find its pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from bulletins.importing.content_folder import beside
from bulletins.importing.document_reading import FindFile
from bulletins.model.loss import DocumentPlace, Loss, LossKind, loss
from bulletins.model.paths import old_address

_SIZE = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled|rotated)(?=\.\w+$)")
_UPLOADS = ("/wp-content/uploads/", "/uploads/", "/static/", "/assets/", "/images/")
_SHORTCODE = re.compile(r"\[(?P<close>/?)(?P<name>[a-z][a-z0-9_-]*)(?P<words>(?:\s[^\[\]]*)?)/?\]", re.IGNORECASE)
_LIBRARY_PICTURE = re.compile(r"<img\b[^>]*\bwp-image-(\d+)\b[^>]*>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=", re.IGNORECASE)
_EMPTY_ALT = re.compile(r"\s+alt\s*=\s*(?:\"\s*\"|'\s*')", re.IGNORECASE)
_BUTTON = re.compile(r"<a\b[^>]*\bwp-block-file__button\b[^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))""")

ShowShortcode = Callable[[str, dict[str, str]], str | None]
"""Gives the HTML that a shortcode of this name and attributes stands for, None where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPost:
    """A post of an earlier site.

    `source` is how the report calls it, `address` its path as readers knew it with what followed `?`, `others` more
    addresses that led to it; `terms` are pairs of `category` or `tag` and what it was called.
    """

    source: str
    address: str
    title: str
    html: str
    written: datetime | None = None
    summary: str = ""
    authors: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()
    public: bool = True
    folder: str = ""
    """Where its file lies below the site's folder, for the pictures beside it."""
    expires: datetime | None = None
    """When the old site stopped, or was to stop, showing it."""
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OldSite:
    """All posts of an earlier site, the oldest first; `hosts` are the names it was found under."""

    posts: tuple[OldPost, ...]
    find: Callable[[str], FindFile]
    hosts: frozenset[str] = frozenset()
    losses: tuple[Loss, ...] = ()


def held_back(code: str) -> Loss:
    """Return the finding that says why a post becomes a draft: what its old site did with it."""
    return loss(code, LossKind.CHANGED, DocumentPlace())


def people_and_accounts(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[Loss, ...]]:
    """Return the authors of a post; a word without a capital, or an administrator, is an account and reported."""
    accounts = [one for one in names if (" " not in one and one.islower()) or "admin" in one.lower()]
    lost = tuple(loss("import-old-account", LossKind.LOST, DocumentPlace(), name=one) for one in accounts)
    return tuple(one for one in names if one not in accounts), lost


def path_of(address: str) -> str:
    """Return the path of an address with what follows `?`, empty where it has none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def host_of(address: str) -> str:
    """Return the name of the host in small letters and without `www.`, empty for none."""
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def address_key(address: str) -> str:
    """Return the key under which different spellings of one old address are the same."""
    return (old_address(address) or address).rstrip("/").lower()


def media_finder(roots: Sequence[Path]) -> Callable[[str], FindFile]:
    """Return a function that finds the files a post names; files outside the roots are never read.

    The whole of a picture is preferred to a copy that the old site had scaled down (`-300x200`).
    """
    finders = [beside(root / "x") for root in roots]

    def finder(folder: str) -> FindFile:
        def find(written: str) -> bytes | None:
            for name in _names(written, folder):
                for one in finders:
                    data = one(name)
                    if data is not None:
                        return data
            return None

        return find

    return finder


def _names(written: str, folder: str) -> list[str]:
    """Return under which names a file that an address names may lie, the likeliest first."""
    path = unquote(path_of(written).partition("?")[0])
    names = [] if path.startswith("/") or "://" in written else [normpath(f"{folder}/{path}".lstrip("/"))]
    names.append(path.lstrip("/"))
    for start in _UPLOADS:
        before, found, rest = path.partition(start)
        names += [rest, f"{start.strip('/')}/{rest}"] if found and before is not None else []
    whole = [_SIZE.sub("", name) for name in names]
    return [name for name in dict.fromkeys([*whole, *names]) if name]


def with_shortcodes(text: str, show: ShowShortcode, known: frozenset[str]) -> tuple[str, tuple[Loss, ...]]:
    """Return a text with its shortcodes as HTML; those that nobody knows are named, and what they enclose stays.

    Words in brackets that are no shortcode, such as `[sic]`, are left alone.
    """
    found: list[Loss] = []
    closed = {one["name"].lower() for one in _SHORTCODE.finditer(text) if one["close"]}

    def shown(one: re.Match[str]) -> str:
        name = one["name"].lower()
        attributes = {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(one["words"])}
        if not (name in known or name in closed or attributes):
            return one[0]
        html = show(f"/{name}" if one["close"] else name, attributes)
        if html is None:
            said = loss("import-shortcode", LossKind.LOST, DocumentPlace(), name=name, text=one[0])
            found.extend(() if one["close"] else (said,))
        return html or ""

    return _SHORTCODE.sub(shown, text), tuple(found)


def with_alts(html: str, alts: Mapping[str, str]) -> str:
    """Return a text whose pictures without a description have the one that the media library gives their number."""

    def shown(found: re.Match[str]) -> str:
        alt = alts.get(found[1], "")
        bare = _EMPTY_ALT.sub("", found[0])
        return f'<img alt="{escape(alt)}"{bare[4:]}' if alt and not _ALT.search(bare) else found[0]

    return _LIBRARY_PICTURE.sub(shown, html)


def without_buttons(html: str) -> tuple[str, tuple[Loss, ...]]:
    """Return a text without the buttons that repeat the link to a file beside them, and their words."""
    words = tuple(re.sub(r"<[^>]*>", " ", button).strip() for button in _BUTTON.findall(html))
    said = tuple(loss("import-page-frame", LossKind.LOST, DocumentPlace(), text=text) for text in words if text)
    return _BUTTON.sub("", html), said


def figure(address: str, caption: str = "", alt: str = "") -> str:
    """Return a picture with its caption as HTML."""
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{escape(address)}" alt="{escape(alt)}">{words}</figure>'
