"""The reader of a blog folder's settings: its program (Jekyll, Hugo, Hexo, Pelican), and the addresses of its posts."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from posixpath import dirname, join, normpath

from slugify import slugify

from bulletins.importing.old_site import path_of

ParseYaml = Callable[[str], Mapping[str, object] | None]
"""Gives what a YAML text says, every value a text or made of texts; None where it cannot be read."""

_LARGEST_SETTINGS = 1_000_000
_JEKYLL_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}
_TOKEN = re.compile(r":(\w+)|\{(\w+)(?::([^}]*))?\}")


class BlogProgram(StrEnum):
    """The programs whose folders are read."""

    JEKYLL = "Jekyll"
    HUGO = "Hugo"
    HEXO = "Hexo"
    PELICAN = "Pelican"


_PAGES = {
    BlogProgram.JEKYLL: ("*.md", "*.markdown", "*.html", "*/*.md", "*/*.html"),
    BlogProgram.HEXO: ("source/*/*.md", "source/*.md"),
    BlogProgram.PELICAN: ("content/pages/*.md", "content/pages/*.html"),
}
"""Where pages lie that are no posts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlogSettings:
    """The settings of a blog's folder: its program, the pattern of addresses, its base path and the site's address."""

    program: BlogProgram
    pattern: str
    base: str = ""
    address: str = ""
    by_section: Mapping[str, str]


def blog_pages(folder: Path, program: BlogProgram) -> list[str]:
    """Return the files of a blog's pages, such as “About us”, which are no posts."""
    found = [file for pattern in _PAGES.get(program, ()) for file in sorted(folder.glob(pattern))]
    names = [file.relative_to(folder) for file in found if file.is_file() and _has_head(file)]
    return [name.as_posix() for name in names if not any(part.startswith(("_", ".")) for part in name.parts)]


def _has_head(file: Path) -> bool:
    """Return whether a file begins as a text with front matter does."""
    try:
        with file.open("rb") as opened:
            start = opened.read(200).lstrip(b"\xef\xbb\xbf").lower()
    except OSError:
        return False
    return start.startswith((b"---", b"title:"))


def blog_settings(folder: Path, parse_yaml: ParseYaml) -> BlogSettings | None:
    """Return the settings of a blog's folder; None for any other folder."""
    if (folder / "pelicanconf.py").is_file():
        return _pelican(folder / "pelicanconf.py")
    if (folder / "source/_posts").is_dir():
        values = _yaml(folder / "_config.yml", parse_yaml)
        pattern = _text(values.get("permalink")) or ":year/:month/:day/:title/"
        return _settings(BlogProgram.HEXO, pattern, _text(values.get("root")), _text(values.get("url")))
    if (folder / "_posts").is_dir():
        values = _yaml(folder / "_config.yml", parse_yaml)
        style = _text(values.get("permalink")) or "date"
        pattern = _JEKYLL_STYLES.get(style, style)
        return _settings(BlogProgram.JEKYLL, pattern, _text(values.get("baseurl")), _text(values.get("url")))
    names = [f"{stem}.{suffix}" for stem in ("hugo", "config") for suffix in ("toml", "yaml", "yml")]
    found = next((folder / name for name in names if (folder / name).is_file()), None)
    if found is None or not (folder / "content").is_dir():
        return None
    values = _toml(found) if found.suffix == ".toml" else _yaml(found, parse_yaml)
    patterns = values.get("permalinks")
    by_section = _patterns(patterns)
    address = _text(values.get("baseURL") or values.get("baseurl"))
    base = re.sub(r"^https?://[^/]*", "", address)
    end = ".html" if str(values.get("uglyURLs", "")).lower() == "true" else "/"
    return BlogSettings(
        program=BlogProgram.HUGO,
        pattern=f"/:sections/:filename{end}",
        base=base,
        address=address,
        by_section=by_section,
    )


def _patterns(written: object) -> dict[str, str]:
    """Return Hugo's pattern of addresses by section, whether they stand below `page` or not."""
    if not isinstance(written, Mapping):
        return {}
    inner = written.get("page")
    pages = inner if isinstance(inner, Mapping) else {}
    return {key: _text(value) for key, value in (*written.items(), *pages.items()) if _text(value)}


def _settings(program: BlogProgram, pattern: str, base: str, address: str) -> BlogSettings:
    return BlogSettings(program=program, pattern=pattern, base=base, address=address, by_section={})


def _pelican(file: Path) -> BlogSettings:
    """Return Pelican's settings: the texts in its settings file, which is read and never run."""
    values: dict[str, str] = {}
    try:
        tree = ast.parse(file.read_bytes()[:_LARGEST_SETTINGS])
    except (SyntaxError, ValueError, OSError, RecursionError, MemoryError):
        tree = ast.Module(body=[], type_ignores=[])
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            values |= {target.id: node.value.value for target in node.targets if isinstance(target, ast.Name)}
    pattern = values.get("ARTICLE_URL") or values.get("ARTICLE_SAVE_AS") or "{slug}.html"
    return _settings(BlogProgram.PELICAN, pattern, "", values.get("SITEURL", ""))


def _yaml(file: Path, parse_yaml: ParseYaml) -> Mapping[str, object]:
    return parse_yaml(_read(file)) or {}


def _toml(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(_read(file))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _read(file: Path) -> str:
    """Return the beginning of a settings file, empty where there is none."""
    try:
        return file.read_bytes()[:_LARGEST_SETTINGS].decode("utf-8", "replace")
    except OSError:
        return ""


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def post_address(settings: BlogSettings, own: str, day: datetime | None, words: Mapping[str, str]) -> str:
    """Return the path where readers found a post: the path that the post names, else the folder's pattern filled in.

    `words` are its `title`, `slug`, `filename`, `section` and `categories` as they stand in addresses.
    """
    pattern = own or settings.by_section.get(words.get("section", ""), settings.pattern)
    numbers = {} if day is None else _numbers(day)
    known = {**words, **numbers}
    if settings.program is BlogProgram.JEKYLL:
        known["title"] = words["slug"] or words["filename"]
    elif settings.program is BlogProgram.HEXO:
        known["title"] = words["filename"]
    elif settings.program is BlogProgram.HUGO:
        title = slugify(words["title"])
        known |= {"title": title, "filename": words["slug"] or words["filename"], "slug": words["slug"] or title}

    def shown(found: re.Match[str]) -> str:
        name = (found[1] or found[2]).lower()
        if found[3] and day is not None:
            return day.strftime(found[3])
        return known.get(name, "")

    path = re.sub(r"/{2,}", "/", f"{settings.base}/{_TOKEN.sub(shown, pattern)}")
    return path if path.startswith("/") else f"/{path}"


def path_from_root(alias: str, address: str) -> str:
    """Return a former address as a path; one without `/` at its beginning stands beside the post's own."""
    path = path_of(alias)
    return path if path.startswith("/") else normpath(join(dirname(address.rstrip("/")), path))


def _numbers(day: datetime) -> dict[str, str]:
    """Return the parts of a day as patterns name them."""
    return {
        "year": f"{day:%Y}",
        "month": f"{day:%m}",
        "day": f"{day:%d}",
        "i_month": str(day.month),
        "i_day": str(day.day),
        "short_year": f"{day:%y}",
        "y_day": f"{day:%j}",
        "hour": f"{day:%H}",
        "minute": f"{day:%M}",
        "second": f"{day:%S}",
    }


def moment_of(text: str) -> datetime | None:
    """Return a moment by the site's own clock; None where the value is no moment."""
    found = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2}))?", text.strip().replace("/", "-"))
    if found is None:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in found.groups())
    try:
        return datetime(year, month, day, hour, minute, tzinfo=UTC).replace(tzinfo=None)
    except ValueError:
        return None
