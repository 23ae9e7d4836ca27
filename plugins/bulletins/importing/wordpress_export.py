"""WordPress's export (WXR) → the posts of the site, with the pictures of a media folder that was downloaded with it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from bulletins.importing.document_reading import FindFile
from bulletins.importing.old_site import (
    OldPost,
    OldSite,
    figure,
    held_back,
    host_of,
    path_of,
    with_alts,
    with_shortcodes,
    without_buttons,
)
from bulletins.importing.zip_parts import BOMB, DAMAGED, TOO_LONG, UnreadablePart
from bulletins.model.loss import DocumentPlace, Loss, LossKind, gathered, loss

LARGEST_EXPORT = 60_000_000
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SPACES = {"excerpt": "excerpt.", "content": "content.", "export": "wp.", "dc/elements": "dc."}
_BLOCK = re.compile(
    r"\s*<(?:p|div|h[1-6]|ul|ol|table|figure|blockquote|pre|section|hr|address|center|form|iframe)\b|\s*<!--",
    re.IGNORECASE,
)
_HELD_BACK = {
    "draft": "import-old-draft",
    "auto-draft": "import-old-draft",
    "pending": "import-old-pending",
    "future": "import-old-future",
    "private": "import-old-private",
}
"""The code that says why a post of a status becomes a draft."""
_NEVER = {"trash", "inherit"}
_NOT_TEXT = {"nav_menu_item", "revision", "wp_global_styles", "wp_navigation", "custom_css", "customize_changeset"}
_KNOWN = frozenset(
    {"caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist", "contact-form-7", "contact-form"}
)
_DYNAMIC = re.compile(r"<!--\s*wp:([\w/-]+)\s*(\{[^>]*\})?\s*/-->")
"""A block of which only its name and settings are stored."""
_MOST_POSTS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _LibraryFile:
    """A file of the media library."""

    address: str
    alt: str
    caption: str


@dataclass(slots=True)
class _Export:
    """The parts of a WordPress export that were read so far."""

    attachments: dict[str, _LibraryFile] = field(default_factory=dict)
    items: list[dict[str, list[str]]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    hosts: set[str] = field(default_factory=set)
    others: dict[str, list[str]] = field(default_factory=dict)
    comments: int = 0


def read_wordpress(data: bytes, find: Callable[[str], FindFile]) -> OldSite:
    """Return the site that an export holds; UnreadablePart for damage, a bomb, or more than is read at once."""
    if len(data) > LARGEST_EXPORT:
        raise UnreadablePart(TOO_LONG)
    export = _Export()
    try:
        for element in _items(_CONTROL.sub(b"", data) if _CONTROL.search(data) else data):
            _note(element, export)
    except DefusedXmlException as failure:
        raise UnreadablePart(BOMB) from failure
    except (ParseError, ValueError, LookupError) as failure:
        raise UnreadablePart(DAMAGED) from failure
    posts = [_post(item, export) for item in export.items]
    losses = [
        loss("import-old-kind", LossKind.LOST, DocumentPlace(), name=name, count_of=len(titles), text="; ".join(titles))
        for name, titles in sorted(export.others.items())
    ]
    if export.comments:
        losses.append(loss("import-old-comments", LossKind.LOST, DocumentPlace(), count_of=export.comments))
    ordered = sorted(posts, key=lambda post: (post.written or datetime.max, post.address))  # noqa: DTZ901  (compared with days that have no zone)
    return OldSite(posts=tuple(ordered), find=find, hosts=frozenset(export.hosts - {""}), losses=tuple(losses))


def _items(data: bytes) -> Iterator[Element]:
    """Yield the items and authors of an export one after another, each forgotten before the next."""
    depth = 0
    for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
        depth += 1 if event == "start" else -1
        if depth > 100:  # noqa: PLR2004  (an export has five levels)
            raise UnreadablePart(BOMB)
        if event == "end" and _name(element) in {"item", "wp.author", "wp.base_site_url", "wp.base_blog_url"}:
            yield element
            element.clear()


def _name(element: Element) -> str:
    """Return an element's name with a short prefix for its namespace."""
    space, _, local = str(element.tag).rpartition("}")
    return next((prefix for sign, prefix in _SPACES.items() if sign in space), "") + local


def _note(element: Element, export: _Export) -> None:
    """Keep what an element of an export says."""
    name = _name(element)
    if name.startswith("wp.base"):
        export.hosts.add(host_of(element.text or ""))
        return
    texts: dict[str, list[str]] = {}
    for child in element:
        texts.setdefault(_name(child), []).append(child.text or "")
    if name == "wp.author":
        export.names[_first(texts, "wp.author_login")] = _first(texts, "wp.author_display_name")
        return
    metas = [{_name(part): part.text or "" for part in child} for child in element if _name(child) == "wp.postmeta"]
    texts["meta"] = [f"{meta.get('wp.meta_key', '')}={meta.get('wp.meta_value', '')}" for meta in metas]
    texts["terms"] = [
        f"{child.get('domain', '')}={child.text or ''}" for child in element if _name(child) == "category"
    ]
    _sort_in(texts, export)


def _sort_in(texts: dict[str, list[str]], export: _Export) -> None:
    """Keep an item by what it is."""
    kind, status = _first(texts, "wp.post_type"), _first(texts, "wp.status")
    if kind == "attachment":
        export.attachments[_first(texts, "wp.post_id")] = _LibraryFile(
            address=_first(texts, "wp.attachment_url") or _first(texts, "guid"),
            alt=_meta(texts, "_wp_attachment_image_alt"),
            caption=_first(texts, "excerpt.encoded"),
        )
    elif kind == "wp_block" and status not in _NEVER:
        export.shared[_first(texts, "wp.post_id")] = _first(texts, "content.encoded")
    elif kind == "post" and status not in _NEVER:
        export.items.append(texts)
        export.comments += len(texts.get("wp.comment", ()))
        if len(export.items) > _MOST_POSTS:
            raise UnreadablePart(TOO_LONG)
    elif kind not in _NOT_TEXT:
        named = f"{kind} ({status})" if status in _NEVER else kind
        export.others.setdefault(named, []).append(_first(texts, "title"))


def _post(texts: dict[str, list[str]], export: _Export) -> OldPost:
    """Return a post with its shortcodes shown and its featured picture on top."""
    written, dynamic = _without_dynamic_blocks(_first(texts, "content.encoded"), export)
    html, lost = with_shortcodes(written, _shows(export), _KNOWN)
    html, buttons = without_buttons(with_alts(html, {key: one.alt for key, one in export.attachments.items()}))
    html = _paragraphs(html) + _notes(_meta(texts, "footnotes"))
    thumbnail = export.attachments.get(_meta(texts, "_thumbnail_id"))
    if thumbnail is not None and thumbnail.address not in html:
        html = figure(thumbnail.address, thumbnail.caption, thumbnail.alt) + html
    address = _first(texts, "link")
    export.hosts.add(host_of(address))
    reason = _HELD_BACK.get(_first(texts, "wp.status"), "")
    reason = "import-old-password" if _first(texts, "wp.post_password") else reason
    authors, unnamed = _authors(texts, export)
    return OldPost(
        source=path_of(address),
        address=path_of(address),
        title=_first(texts, "title"),
        html=html,
        written=_moment(_first(texts, "wp.post_date")),
        summary=_first(texts, "excerpt.encoded"),
        authors=authors,
        terms=tuple(_terms(texts)),
        others=(path_of(_first(texts, "guid")),),
        public=not reason,
        losses=gathered((*dynamic, *lost, *buttons, *unnamed, *([held_back(reason)] if reason else []))),
    )


def _without_dynamic_blocks(html: str, export: _Export) -> tuple[str, tuple[Loss, ...]]:
    """Return a text without the blocks that WordPress filled in anew for each reader, and their names.

    A block that posts share has its text in the export, and is put in.
    """
    lost: list[Loss] = []

    def shown(found: re.Match[str]) -> str:
        number = re.search(r'"ref"\s*:\s*(\d+)', found[2] or "")
        shared = export.shared.get(number[1]) if number and found[1] == "block" else None
        if shared is None:
            said = loss("import-dynamic-block", LossKind.LOST, DocumentPlace(), name=found[1], text=found[0])
            lost.append(said)
        return shared or ""

    return _DYNAMIC.sub(shown, html), tuple(lost)


def _notes(written: str) -> str:
    """Return the footnotes that WordPress keeps apart from a post's text, as HTML; empty for none."""
    try:
        listed = json.loads(written) if written else []
    except (ValueError, RecursionError):
        return ""
    notes = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    items = [
        f'<li id="{escape(str(one.get("id", "")))}">{one.get("content", "")} '
        f'<a href="#{escape(str(one.get("id", "")))}-link">↩</a></li>'
        for one in notes
    ]
    return f"<ol>{''.join(items)}</ol>" if items else ""


def _shows(export: _Export) -> Callable[[str, dict[str, str]], str | None]:
    """Return what shows WordPress's own shortcodes."""

    def show(name: str, attributes: dict[str, str]) -> str | None:
        if name in {"caption", "wp_caption"}:
            caption = attributes.get("caption", "")
            return "<figure>" + (f"<figcaption>{escape(caption)}</figcaption>" if caption else "")
        if name in {"/caption", "/wp_caption"}:
            return "</figure>"
        if name == "gallery":
            pictures = [export.attachments.get(one.strip()) for one in attributes.get("ids", "").split(",")]
            shown = [figure(one.address, one.caption, one.alt) for one in pictures if one is not None]
            return "".join(shown) or None
        return "" if name in {"embed", "/embed"} else None

    return show


def _paragraphs(html: str) -> str:
    """Return a text in which WordPress leaves empty lines for paragraphs with elements for them."""
    html = re.sub(r"(<figure>)(.*?)(</figure>)", _with_caption, html, flags=re.DOTALL)
    if "<!-- wp:" in html:
        return html
    parts = [part.strip() for part in re.split(r"\n\s*\n", html.replace("\r\n", "\n"))]
    whole = [part if _BLOCK.match(part) else f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts if part]
    return "\n".join(whole)


def _with_caption(found: re.Match[str]) -> str:
    """Return a figure in which the words behind the picture are its caption."""
    inside = found[2].strip()
    if "<figcaption" in inside:
        return found[0]
    picture = re.match(r"(?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?", inside, re.IGNORECASE)
    if picture is None:
        return inside
    words = inside[picture.end() :].strip()
    return f"\n\n<figure>{picture[0]}" + (f"<figcaption>{words}</figcaption>" if words else "") + "</figure>\n\n"


def _authors(texts: dict[str, list[str]], export: _Export) -> tuple[tuple[str, ...], tuple[Loss, ...]]:
    """Return the author where a name is known that is more than an account's."""
    login = _first(texts, "dc.creator")
    name = export.names.get(login, login).strip()
    if " " in name and "admin" not in name.lower():
        return (name,), ()
    return (), ((loss("import-old-account", LossKind.LOST, DocumentPlace(), name=name),) if name else ())


def _terms(texts: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the categories and tags of a post; the category that WordPress gives by itself says nothing."""
    for each in texts["terms"]:
        domain, _, name = each.partition("=")
        kind = {"category": "category", "post_tag": "tag"}.get(domain)
        if (
            kind
            and name.strip()
            and name.strip().lower() not in {"uncategorized", "chưa phân loại", "chưa được phân loại"}
        ):
            yield kind, name.strip()


def _moment(text: str) -> datetime | None:
    """Return when a post was written by its site's own clock, None where nothing is said."""
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return None


def _first(texts: dict[str, list[str]], name: str) -> str:
    """Return the first text of a name, empty for none."""
    return next(iter(texts.get(name, ())), "").strip()


def _meta(texts: dict[str, list[str]], key: str) -> str:
    """Return an item's metadata under a key; empty for none."""
    return next((one.partition("=")[2].strip() for one in texts["meta"] if one.startswith(f"{key}=")), "")
