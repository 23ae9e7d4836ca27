"""Links of a blog's program to its own files, such as `{filename}a.md` or `{% post_url … %}` → addresses of posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from posixpath import join, normpath
from urllib.parse import quote, unquote

from bulletins.importing.old_site import OldPost
from bulletins.model.value import replace

POST = "post:"
"""Stands before the path of a post's file in a link, until all posts are known."""

_PELICAN = re.compile(r"[{|](static|attach|filename|photo)[}|]([^\s)\"'>\]]*)")
_LINK = re.compile(rf"""(href\s*=\s*)(["']){POST}([^"'#]*)(#[^"']*)?\2""", re.IGNORECASE)
_ROOTS = ("content/", "source/_posts/", "source/", "_posts/", "_drafts/")
_TEXT = re.compile(r"\.(?:md|markdown|mdown|html?|rst)$", re.IGNORECASE)
_REFERRING = {"post_url", "link", "ref", "relref", "post_path", "post_link"}
_QUOTES = "\"'"


def with_file_links(text: str, folder: str) -> str:
    """Return a text of Pelican with its links to files as paths, those to texts as links to posts."""

    def shown(found: re.Match[str]) -> str:
        kind, written = found.groups()
        if kind == "filename" and _TEXT.search(written.partition("#")[0]):
            return reference(written, folder)
        return written

    return _PELICAN.sub(shown, text)


def reference(written: str, folder: str = "") -> str:
    """Return a link to a post whose file is written as from a folder, or with `/` as from the root of all texts."""
    path, sign, anchor = unquote(written.strip()).partition("#")
    whole = path if path.startswith("/") or not folder else join(folder, path)
    return f"{POST}{quote(normpath(whole).lstrip('/'))}{sign}{anchor}"


def referred(words: Sequence[str]) -> str:
    """Return the link that a template's words write (`post_url 2020-01-01-a`), empty where they write none."""
    if len(words) < 2 or words[0] not in _REFERRING:  # noqa: PLR2004  (a name and a file)
        return ""
    written = words[1].strip(_QUOTES)
    if words[0] == "post_link":
        return f'<a href="{reference(written)}">{escape(" ".join(words[2:]).strip(_QUOTES) or written)}</a>'
    if words[0] == "link" and not _TEXT.search(written):
        return f"/{written.lstrip('/')}"
    return reference(written)


def with_links_between(posts: Sequence[OldPost]) -> list[OldPost]:
    """Return posts whose links to the files of others have their addresses; a link to no post stays, to be reported."""
    by_path: dict[str, str] = {}
    by_name: dict[str, set[str]] = {}
    for post in posts:
        key = _key(post.source)
        by_path[key] = post.address
        by_name.setdefault(key.rpartition("/")[2], set()).add(post.address)

    def shown(found: re.Match[str]) -> str:
        key = _key(unquote(found[3]))
        near = by_name.get(key.rpartition("/")[2], set())
        address = by_path.get(key) or (next(iter(near)) if len(near) == 1 else "")
        return f"{found[1]}{found[2]}{address}{found[2]}" if address else found[0]

    return [replace(post, html=_LINK.sub(shown, post.html)) if POST in post.html else post for post in posts]


def _key(path: str) -> str:
    """Return a file's path from the root of all texts, without its suffix; a folder with its text has its own name."""
    path = path.lstrip("/")
    root = next((one for one in _ROOTS if path.startswith(one)), "")
    return _TEXT.sub("", path.removeprefix(root)).removesuffix("/index").removesuffix("/_index").lower()
