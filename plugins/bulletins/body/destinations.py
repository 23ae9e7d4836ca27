"""The reader of a link's or a photo's destination: a place in the site, an address outside, or a Problem."""

from __future__ import annotations

import re
from unicodedata import normalize
from urllib.parse import quote, unquote, urlsplit

from bulletins.body.problems import Position, shown
from bulletins.model.bulletin import Reference, ReferenceKind
from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem, error, warning
from bulletins.model.slugs import is_slug
from bulletins.model.web_addresses import host_in, is_inside_house, is_own_computer, needs_login, without_tracking

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff]+")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|org|net|gov|edu|info|asia|int)(?=[/:?#]|$)", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:(?:[\\/]|$)")
_DANGEROUS = frozenset({"javascript", "data", "vbscript", "blob", "filesystem", "about", "livescript", "mocha"})
_REGISTRIES = {
    "bulletin": ReferenceKind.BULLETIN,
    "unit": ReferenceKind.UNIT,
    "campaign": ReferenceKind.CAMPAIGN,
    "page": ReferenceKind.PAGE,
}
_ROOMS = {
    "bulletins": ReferenceKind.BULLETIN,
    "pages": ReferenceKind.PAGE,
    "units": ReferenceKind.UNIT,
    "campaigns": ReferenceKind.CAMPAIGN,
}
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_INDEX = re.compile(r"index(?:\.[A-Za-z-]+)?\.md")


def scheme_of(written: str) -> str:
    """Return the scheme a browser would see, in lower case, empty without one: blanks inside don't hide it."""
    found = _SCHEME.match(_IGNORED_BY_BROWSERS.sub("", written))
    return found[1].lower() if found else ""


def resolve(folder: str, relative: str) -> ContentPath | None:
    """Return where a relative path leads from a folder, None where it would leave content/."""
    parts = folder.split("/") if folder else []
    for part in relative.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return ContentPath("/".join(parts))


def common_fault(written: str, place: Position) -> Problem | None:
    """Return what is wrong with any destination that looks like this, be it a link's or a photo's."""
    if not written:
        return error("link-empty", place.path, place.line)
    if _DRIVE.match(written) or "\\" in written or scheme_of(written) == "file":
        return error("link-own-computer", place.path, place.line, written=shown(written))
    scheme = scheme_of(written)
    if scheme in _DANGEROUS:
        return error("link-dangerous", place.path, place.line, scheme=scheme)
    host = host_in(written) if scheme in {"http", "https"} else ""
    if host and is_inside_house(host) and not is_own_computer(host):
        return error("link-private-network", place.path, place.line, written=shown(written))
    if written.startswith("//") or written.lower().startswith("www.") or _HOST.match(written):
        return error("link-without-https", place.path, place.line, written=shown(written.lstrip("/")))
    return None


def read_link(written: str, folder: ContentPath, place: Position) -> Reference | str | Problem:
    """Return a Reference inside the site, an external address ready for `href`, or a Problem."""
    fault = common_fault(written, place)
    if fault is not None:
        return fault
    scheme = scheme_of(written)
    if scheme in {"http", "https"} and is_own_computer(host_in(written)):
        return _previewed(written, place)
    if scheme in _REGISTRIES:
        return _registry(scheme, written, place)
    if scheme:
        return _external(scheme, written, place)
    path, _, anchor = written.partition("#")
    return _inside(decoded(path), decoded(anchor), written, folder, place)


def tidied(written: str, place: Position) -> tuple[str, tuple[Problem, ...]]:
    """Return a destination without what follows its reader about, and what its writer should know of it."""
    if "://" not in written or scheme_of(written) not in {"http", "https"}:
        return written, ()
    hints = []
    address, removed = without_tracking(written)
    if removed:
        hints.append(warning("link-tracking", place.path, place.line, removed=shown(", ".join(removed))))
    if needs_login(address):
        hints.append(warning("link-needs-login", place.path, place.line, written=shown(address)))
    return address, tuple(hints)


def _previewed(written: str, place: Position) -> Reference | Problem:
    """Return the page of this site that an address of the preview shows."""
    parts = urlsplit(written)
    if not re.fullmatch(r"80\d\d", str(parts.port or "")):
        return error("link-private-network", place.path, place.line, written=shown(written))
    anchor = decoded(parts.fragment)
    target = decoded(parts.path) or "/"
    return Reference(kind=ReferenceKind.ADDRESS, target=target, anchor=anchor, written=written, line=place.line)


def decoded(text: str) -> str:
    """Return the text with percent signs read and in NFC."""
    return normalize("NFC", unquote(text))


def _registry(scheme: str, written: str, place: Position) -> Reference | Problem:
    """Return the reference that `unit:slug` and its like write."""
    slug, _, anchor = written.partition(":")[2].strip().partition("#")
    if not is_slug(slug):
        return error("link-slug", place.path, place.line, written=shown(written))
    return Reference(kind=_REGISTRIES[scheme], target=slug, anchor=decoded(anchor), written=written, line=place.line)


def _external(scheme: str, written: str, place: Position) -> str | Problem:
    """Return an address outside the site that a browser can follow."""
    if scheme not in {"http", "https", "mailto", "tel"}:
        return error("link-scheme", place.path, place.line, scheme=scheme)
    if re.search(r"\s", written) and scheme != "tel":
        return error("link-broken", place.path, place.line, written=shown(written))
    if scheme in {"http", "https"} and not host_of(written):
        return error("link-broken", place.path, place.line, written=shown(written))
    if scheme == "mailto" and not re.fullmatch(r"mailto:[^@\s]+@[^@\s]+\.[^@\s]+", written, re.IGNORECASE):
        return error("link-broken", place.path, place.line, written=shown(written))
    if scheme == "tel" and not re.fullmatch(r"tel:\+?[0-9 ().-]+", written, re.IGNORECASE):
        return error("link-broken", place.path, place.line, written=shown(written))
    return quote(written, safe="/:?#[]@!$&'()*+,;=%~")


def host_of(address: str) -> str:
    """Return the host of a web address in lower case, empty where it is none."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return ""
    return (parts.hostname or "") if "." in (parts.hostname or "") or parts.hostname == "localhost" else ""


def _inside(path: str, anchor: str, written: str, folder: ContentPath, place: Position) -> Reference | Problem:
    """Return the place, address, bulletin, page, registry entry or file that a path without a scheme leads to."""
    found = _target(path, folder)
    if found == (ReferenceKind.SELF, "") and not anchor:
        return error("link-empty", place.path, place.line)
    if found is not None:
        kind, target = found
        return Reference(kind=kind, target=target, anchor=anchor, written=written, line=place.line)
    if "@" in path and "/" not in path:
        return error("link-email", place.path, place.line, written=shown(path))
    if ".." in path.split("/"):
        return error("link-outside", place.path, place.line, written=shown(written))
    return error("link-unclear", place.path, place.line, written=shown(written))


def _target(path: str, folder: ContentPath) -> tuple[ReferenceKind, str] | None:
    """Return what a path leads to, seen from a folder; None where that is not clear."""
    if path in {"", ".", "./"}:
        return ReferenceKind.SELF, ""
    if path.startswith("/"):
        return ReferenceKind.ADDRESS, path
    if is_slug(path):
        return ReferenceKind.BULLETIN, path
    target = resolve(folder, path)
    if target is None:
        return None
    return _text(target) or _file(target, path, folder)


def _file(target: ContentPath, path: str, folder: ContentPath) -> tuple[ReferenceKind, str] | None:
    """Return the file beside a text that a path names, None for any other."""
    beside = target.startswith(f"{folder}/") and not path.endswith("/") and "@" not in path
    named = _ENDING.search(target) is not None and not target.endswith(".md")
    return (ReferenceKind.FILE, target) if beside and named else None


def _text(target: ContentPath) -> tuple[ReferenceKind, str] | None:
    """Return kind and slug of the text or registry file at a path under content/, None for any other file."""
    parts = target.split("/")
    kind = _ROOMS.get(parts[0])
    if kind in {ReferenceKind.UNIT, ReferenceKind.CAMPAIGN}:
        slug = parts[-1].removesuffix(".yml").removesuffix(".yaml")
        return (kind, slug) if len(parts) == 2 and is_slug(slug) else None  # noqa: PLR2004  (folder and file)
    if kind is None:
        return None
    folders = parts[:-1] if _INDEX.fullmatch(parts[-1]) else parts
    depth = 3 if kind is ReferenceKind.BULLETIN else 2
    return (kind, folders[-1]) if len(folders) == depth and is_slug(folders[-1]) else None
