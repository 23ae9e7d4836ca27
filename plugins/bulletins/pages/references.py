"""The links that authors wrote, with their addresses in the language of the page."""

from __future__ import annotations

from unicodedata import normalize
from urllib.parse import unquote

from bulletins.model.bulletin import Reference, ReferenceKind
from bulletins.model.identity import ContentPath, SitePath, Slug
from bulletins.model.page import AuthoredLink
from bulletins.model.site import UnshownLink
from bulletins.model.views.parts import Href
from bulletins.pages.links import Links


def lead(links: Links, reference: Reference, own: SitePath, origin: str) -> AuthoredLink:
    """Return the address of a reference on the page at `own`; whether it exists is checked later."""
    path = _address(links, reference, own)
    anchor = "" if _is_withdrawn(links, reference) else reference.anchor
    return AuthoredLink(href=Href(path=path, anchor=anchor), origin=origin, line=reference.line)


def _address(  # noqa: PLR0911  (one return a kind)
    links: Links, reference: Reference, own: SitePath
) -> SitePath:
    """Return the address of what a reference names."""
    slug = Slug(reference.target)
    match reference.kind:
        case ReferenceKind.BULLETIN:
            return _bulletin(links, slug)
        case ReferenceKind.UNIT:
            return links.addresses.unit(slug)
        case ReferenceKind.CAMPAIGN:
            return links.addresses.campaign(slug)
        case ReferenceKind.PAGE:
            known = slug in links.context.site.pages
            return links.static(slug).href.path if known else links.addresses.static(slug)
        case ReferenceKind.FILE:
            return links.context.files.offer(ContentPath(reference.target))
        case ReferenceKind.ADDRESS:
            return clean_address(reference.target, links.context.settings.base_path)
        case ReferenceKind.SELF:
            return own


def _bulletin(links: Links, slug: Slug) -> SitePath:
    """Return a bulletin's page in this language if it has one, else the original's; the same for withdrawn ones."""
    gone = links.context.withdrawn.get(slug)
    if gone is not None and gone.text(links.language) is not None:
        return links.addresses.bulletin(slug)
    return links.bulletin(slug).path


def lead_unshown(link: UnshownLink, base_path: str) -> AuthoredLink:
    """Return the address of a link that is on no page."""
    href = Href(path=clean_address(link.address, base_path), anchor=link.anchor)
    return AuthoredLink(href=href, origin=link.origin, line=link.line)


def _is_withdrawn(links: Links, reference: Reference) -> bool:
    """Return whether a reference leads to a notice, which has none of the text's anchors any more."""
    return reference.kind is ReferenceKind.BULLETIN and reference.target in links.context.withdrawn


def clean_address(written: str, base_path: str) -> SitePath:
    """Return an address as the site knows it, from one that an author copied from a browser.

    Percent escapes are read, the base path is taken off where it was written, and a page gets its closing slash.
    """
    path = normalize("NFC", unquote(written))
    if base_path and (path == base_path or path.startswith(f"{base_path}/")):
        path = path[len(base_path) :] or "/"
    last = path.rpartition("/")[2]
    return SitePath(f"{path}/" if last and "." not in last else path)
