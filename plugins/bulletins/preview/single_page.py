"""A page of the site as one file: styles and photos inside it, no script, no link to anywhere in the site, marked.

It is shown before its text is part of the site, sent as a file, or shown on a telephone.
"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import unquote

from bulletins.model.identity import OutputPath
from bulletins.preview.latest import File
from bulletins.preview.responses import CONTENT_TYPES, Response

FileOfPage = Callable[[OutputPath], File | None]
"""Returns what stands at a path of the output, None where nothing does."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_WIDE_ENOUGH = 700
"""Pixels of a photo in such a file: enough for a telephone, and a desktop's column."""
_LARGEST_IN_STYLES = 100_000
_MOST_SHOWN = 40
_CANDIDATE = re.compile(r"(\S+)\s+(\d+)w")
_STYLE_FILE = re.compile(r"url\(([^)]*)\)")
_MARK = (
    '<p style="margin:0;padding:.75rem 1rem;background:#fff4d6;color:#241a20;font:600 1rem/1.5 system-ui,sans-serif;'
    'text-align:center;border-bottom:3px solid #8a5a00">{text}</p>'
)


def single_page(html: bytes, find: FileOfPage, mark: str, base_path: str = "") -> bytes:
    """Return a page of the site as one file, with `mark` on top of it; `find` gives the files it shows."""
    writer = _SinglePage(find, mark, base_path)
    writer.feed(html.decode("utf-8"))
    writer.close()
    return "".join(writer.made).encode()


class _SinglePage(HTMLParser):
    """Writes a page anew, tag by tag, as it stands but for what leads out of it."""

    def __init__(self, find: FileOfPage, mark: str, base_path: str) -> None:
        """Begin with nothing written."""
        super().__init__(convert_charrefs=False)
        self._find = find
        self._mark = mark
        self._base = base_path
        self._dropped = ""
        self._source = ""
        self.made: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag."""
        if self._dropped:
            return
        given = {name: value or "" for name, value in attrs}
        if tag in {"script", "noscript"}:
            self._dropped = tag
        elif tag == "link":
            self.made.append(self._style(given))
        elif tag == "meta" and given.keys() & {"http-equiv", "property"}:
            if "http-equiv" in given:
                self.made.append(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">')
                self.made.append('<meta name=robots content="noindex">')
        elif tag == "source":
            self._source = self._source or _candidate(given.get("srcset", ""))
        elif tag == "img":
            self.made.append(self._image(given))
            self._source = ""
        elif tag == "a" and not given.get("href", "#").startswith(("#", "https:", "http:", "tel:", "mailto:")):
            del given["href"]
            self.made.append(_tag(tag, given))
        else:
            self.made.append(self.get_starttag_text() or "")
        if tag == "body":
            self.made.append(_MARK.format(text=escape(self._mark)))

    def handle_endtag(self, tag: str) -> None:
        """Write a closing tag."""
        if self._dropped:
            self._dropped = "" if tag == self._dropped else self._dropped
        else:
            self.made.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write text as it stands."""
        if not self._dropped:
            self.made.append(data)

    def handle_entityref(self, name: str) -> None:
        """Write a character by its name."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a character by its number."""
        self.handle_data(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        """Write the document's type."""
        self.made.append(f"<!{decl}>")

    def _bytes(self, address: str) -> bytes | None:
        """Return the file at an address of the site, None where it has none."""
        path = unquote(address.partition("?")[0].partition("#")[0])
        if not path.startswith(f"{self._base}/"):
            return None
        found = self._find(OutputPath(path[len(self._base) + 1 :]))
        if found is None or isinstance(found, bytes):
            return found
        try:
            return found.read_bytes()
        except OSError:
            return None

    def _inside(self, address: str) -> str:
        """Return a file as an address that holds it; empty where there is none."""
        data = self._bytes(address)
        kind = CONTENT_TYPES.get(PurePosixPath(address).suffix.lower(), "application/octet-stream")
        return "" if data is None else f"data:{kind.partition(';')[0]};base64,{base64.b64encode(data).decode()}"

    def _style(self, given: dict[str, str]) -> str:
        """Return the styles that a link leads to."""
        data = self._bytes(given.get("href", "")) if given.get("rel") == "stylesheet" else None
        if data is None:
            return ""

        def inside(found: re.Match[str]) -> str:
            address = found[1].strip("\"'")
            held = self._inside(address) if address.startswith("/") else ""
            return f"url({held if len(held) < _LARGEST_IN_STYLES else ''})" if address.startswith("/") else found[0]

        written = _STYLE_FILE.sub(inside, data.decode())
        return "" if "</" in written else f"<style>{written}</style>"

    def _image(self, given: dict[str, str]) -> str:
        """Return a photo with its pixels inside it."""
        inner = _candidate(given.pop("srcset", ""))
        address = next((each for each in (self._source, inner, given.get("src", "")) if self._bytes(each)), "")
        kept = {name: value for name, value in given.items() if name not in {"sizes", "loading", "src"}}
        return _tag("img", {**kept, "src": self._inside(address)})


def _candidate(srcset: str) -> str:
    """Return the smallest of several files of a photo that is wide enough, else the widest; empty for none."""
    listed = sorted((int(width), address) for address, width in _CANDIDATE.findall(srcset))
    wide = [address for width, address in listed if width >= _WIDE_ENOUGH]
    return next(iter(wide), listed[-1][1] if listed else "")


def _tag(name: str, given: dict[str, str]) -> str:
    attributes = [f' {key}="{escape(value)}"' for key, value in given.items()]
    return f"<{name}{''.join(attributes)}>"


class ShownPages:
    """Pages that are shown once under an address that nobody can guess; the oldest give way."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self._pages: dict[str, bytes] = {}

    def add(self, page: bytes) -> str:
        """Return the name that a page is shown under from now on."""
        name = secrets.token_urlsafe(24)
        while len(self._pages) >= _MOST_SHOWN:
            self._pages.pop(next(iter(self._pages)), None)
        self._pages[name] = page
        return name

    def answer(self, name: str) -> Response:
        """Return a page, in which nothing runs wherever it is shown."""
        page = self._pages.get(name)
        if page is None:
            return Response(status=HTTPStatus.NOT_FOUND)
        policy = f"{POLICY}; frame-ancestors 'self'; sandbox"
        return Response(status=HTTPStatus.OK, content_type=CONTENT_TYPES[".html"], body=page, policy=policy)
