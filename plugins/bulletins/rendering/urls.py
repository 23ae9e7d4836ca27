"""Addresses as pages print them: under the base path, or absolute, always percent-encoded."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from bulletins.model.photo import is_media
from bulletins.model.views.parts import Href, HtmlView
from bulletins.rendering.safe import safe

PATH_SAFE = "/~:@!$()*,;+"
"""What stays as it is in a path: nothing that HTML, CSS or srcset would read as its own, in quotation marks or not."""
HOST_SAFE = f"{PATH_SAFE}%[]"
"""The same in what is an address already: what was encoded stays so."""

REMEMBERED = 1 << 15
"""How many addresses a renderer remembers: far more than one page links to, far less than a large site has."""


class UrlPrinter:
    """Turns Hrefs into addresses for one base path and one site address; what was written once is remembered."""

    def __init__(self, *, base_path: str, site_url: str, media_base: str = "") -> None:
        """Keep all; `site_url` holds the base path already and may be empty; `media_base` is empty or pictures' own."""
        base = _encoded(base_path.rstrip("/"))
        site = _encoded(site_url.rstrip("/"), HOST_SAFE) if site_url else base
        media = _encoded(media_base, HOST_SAFE)
        remember = lru_cache(maxsize=REMEMBERED)
        self._below = remember(lambda path: safe((media if media and is_media(path) else base) + _encoded(path)))
        self._place = remember(lambda anchor: f"#{_encoded(anchor)}")
        self._whole = remember(lambda path: safe((media if media and is_media(path) else site) + _encoded(path)))

    def url(self, href: Href | str) -> Markup:
        """Return an address from the root of the host, safe in an attribute."""
        if isinstance(href, str):
            return self._below(href)
        if href.anchor:
            return safe(self._below(href.path) + self._place(href.anchor))
        return self._below(href.path)

    def absolute(self, href: Href | str) -> Markup:
        """Return an address with scheme and host, safe in an attribute; without a site address as `url` does."""
        if isinstance(href, str):
            return self._whole(href)
        return safe(self._whole(href.path) + self._place(href.anchor)) if href.anchor else self._whole(href.path)

    def html(self, block: HtmlView) -> Markup:
        """Return a block of trusted HTML, sanitised when it was read, with its addresses put in."""
        return _joined(block, self.url)

    def absolute_html(self, block: HtmlView) -> Markup:
        """Return the same with addresses that hold wherever the block is read."""
        return _joined(block, self.absolute)


def _joined(block: HtmlView, write: Callable[[Href], Markup]) -> Markup:
    """Return a block of HTML with its addresses put in as `write` writes them."""
    if not block.hrefs:
        return safe("".join(block.pieces))
    parts = [block.pieces[0]]
    for href, piece in zip(block.hrefs, block.pieces[1:], strict=True):
        parts += (write(href), piece)
    return safe("".join(parts))


def _encoded(path: str, signs: str = PATH_SAFE) -> str:
    """Return a path or an anchor with everything but letters, digits and plain punctuation percent-encoded."""
    return quote(path, safe=signs)
