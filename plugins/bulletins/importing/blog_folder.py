"""A folder of Jekyll, Hugo, Hexo or Pelican → the posts of the site, with their pictures."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from pathlib import Path, PurePosixPath

from slugify import slugify

from bulletins.importing.blog_links import referred, with_file_links, with_links_between
from bulletins.importing.blog_settings import (
    BlogProgram,
    BlogSettings,
    ParseYaml,
    blog_pages,
    blog_settings,
    moment_of,
    path_from_root,
    post_address,
)
from bulletins.importing.old_site import (
    OldPost,
    OldSite,
    figure,
    held_back,
    host_of,
    media_finder,
    people_and_accounts,
)
from bulletins.model.loss import DocumentPlace, Loss, LossKind, gathered, loss

_LARGEST_POST = 5_000_000
_MOST_POSTS = 20_000
_SUFFIXES = {".md", ".markdown", ".mdown", ".html", ".htm"}
_NOT_READ = {".rst", ".adoc", ".asciidoc", ".org", ".textile"}
_PLACES = {
    BlogProgram.JEKYLL: ("_posts", "_drafts"),
    BlogProgram.HEXO: ("source/_posts", "source/_drafts"),
    BlogProgram.HUGO: ("content",),
    BlogProgram.PELICAN: ("content",),
}
_ROOTS = {
    BlogProgram.JEKYLL: ("",),
    BlogProgram.HEXO: ("source", ""),
    BlogProgram.HUGO: ("static", "assets", "content", ""),
    BlogProgram.PELICAN: ("content", ""),
}
_FENCES = (("---", re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*$")), ("+++", re.compile(r"(?m)^\+\+\+[ \t]*$")))
_DATED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.+)")
_META = re.compile(r"([A-Za-z][\w-]*):[ \t]*(.*)")
_TEMPLATE = re.compile(
    r"\{\{[<%](.*?)[>%]\}\}|\{%(.*?)%\}|\{\{(.*?)\}\}|^[*+-] [^\n]*\n\{:\s*(toc)\s*\}", re.DOTALL | re.MULTILINE
)
_PAIR = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlogReaders:
    """The two readers that blog posts need: of YAML, and of Markdown, which gives HTML."""

    yaml: ParseYaml
    markdown: Callable[[str], str]


def read_blog(folder: Path, readers: BlogReaders) -> OldSite | None:
    """Return the posts of a blog's folder as an earlier site; None for a folder that no known program made."""
    settings = blog_settings(folder, readers.yaml)
    if settings is None:
        return None
    posts: list[OldPost] = []
    lost: list[Loss] = []
    for file in _files(folder, settings):
        name = file.relative_to(folder).as_posix()
        if file.suffix.lower() in _NOT_READ:
            lost.append(loss("import-old-markup", LossKind.LOST, DocumentPlace(), name=name))
        elif file.suffix.lower() in _SUFFIXES and len(posts) < _MOST_POSTS:
            post = _post(folder, name, settings, readers)
            posts += [post] if post is not None else []
            lost += [] if post is not None else [loss("import-old-file", LossKind.LOST, DocumentPlace(), name=name)]
    pages = blog_pages(folder, settings.program)
    if pages:
        said = {"name": "page", "count_of": len(pages), "text": "; ".join(pages)}
        lost.append(loss("import-old-kind", LossKind.LOST, DocumentPlace(), **said))
    roots = [folder / root for root in _ROOTS[settings.program] if (folder / root).is_dir()]
    ordered = sorted(with_links_between(posts), key=lambda post: (post.written or datetime.max, post.source))  # noqa: DTZ901  (compared with days that have no zone)
    hosts = frozenset({host_of(settings.address)} - {""})
    return OldSite(posts=tuple(ordered), find=media_finder(roots), hosts=hosts, losses=tuple(lost))


def _files(folder: Path, settings: BlogSettings) -> Iterator[Path]:
    """Yield the files that may be posts, by name; files outside the folder that a link leads to are left out."""
    for place in _PLACES[settings.program]:
        for file in sorted((folder / place).rglob("*")):
            inside = file.is_file() and not file.is_symlink() and not file.name.startswith((".", "_index."))
            is_page = settings.program is BlogProgram.PELICAN and file.relative_to(folder).parts[1] == "pages"
            if inside and not is_page:
                yield file


def _post(folder: Path, name: str, settings: BlogSettings, readers: BlogReaders) -> OldPost | None:
    """Return the post in a file; None where the file is no post or cannot be read."""
    parted = _parted(_text_of(folder / name), settings.program, readers.yaml)
    if parted is None:
        return None
    fields, body = parted
    place = PurePosixPath(name)
    folder_of = place.parent.as_posix().removeprefix("source/").removeprefix("content/")
    body, lost = _without_templates(with_file_links(body, folder_of))
    html = body if name.lower().endswith((".html", ".htm")) else readers.markdown(body)
    stem = place.parent.name if place.stem.lower() == "index" else place.stem
    dated = _DATED.fullmatch(stem)
    day = moment_of(_one(fields, "date")) or (None if dated is None else moment_of("-".join(dated.groups()[:3])))
    title = _one(fields, "title") or (dated[4] if dated else stem).replace("-", " ")
    words = _address_words(fields, title, name, dated[4] if dated else stem, settings)
    public = _is_public(fields) and "_drafts/" not in name
    address = post_address(settings, _one(fields, "permalink", "url"), day, words)
    authors, accounts = people_and_accounts(_all(fields, "authors", "author"))
    lost = (*lost, *accounts)
    cover = _one(fields, "image", "cover", "thumbnail", "featured_image", "banner")
    return OldPost(
        source=name,
        address=address,
        title=title,
        html=(figure(cover) if cover else "") + html,
        written=day,
        summary=_one(fields, "summary", "description", "excerpt", "subtitle"),
        authors=authors,
        terms=tuple(_terms(fields)),
        others=tuple(path_from_root(one, address) for one in _all(fields, "aliases", "alias", "redirect_from")),
        public=public,
        folder=folder_of,
        expires=moment_of(_one(fields, "expirydate", "expiry_date", "unpublishdate")),
        losses=lost if public else (*lost, held_back("import-old-draft")),
    )


def _text_of(file: Path) -> str:
    """Return the text of a file; empty where it is no text or far too long."""
    try:
        data = file.read_bytes() if file.stat().st_size <= _LARGEST_POST else b""
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return ""


def _address_words(
    fields: Mapping[str, object], title: str, name: str, stem: str, settings: BlogSettings
) -> Mapping[str, str]:
    """Return the parts of a post that its address may be made of."""
    is_jekyll, is_pelican = (settings.program is one for one in (BlogProgram.JEKYLL, BlogProgram.PELICAN))
    categories = "/".join(slugify(one) for one in _all(fields, "categories", "category"))
    path = PurePosixPath(name)
    inner = list(path.parent.parts[1:-1] if path.stem.lower() == "index" else path.parent.parts[1:])
    dated = _DATED.fullmatch(path.stem)
    slug = _one(fields, "slug") or (slugify(title) if is_pelican else "")
    base = slug or stem
    return {
        "title": slugify(title),
        "slug": slug,
        "filename": stem if is_jekyll or dated is None else path.stem,
        "section": inner[0] if inner else "",
        "sections": "/".join(inner),
        "contentbasename": stem,
        "slugorcontentbasename": base,
        "slugorfilename": base,
        "categories": categories,
        "category": categories,
    }


def _is_public(fields: Mapping[str, object]) -> bool:
    """Return whether the front matter of a post lets readers see it."""
    hidden = _one(fields, "draft").lower() == "true" or _one(fields, "published").lower() == "false"
    return not hidden and _one(fields, "status").lower() not in {"draft", "hidden", "skip"}


def _parted(text: str, program: BlogProgram, parse_yaml: ParseYaml) -> tuple[Mapping[str, object], str] | None:
    """Return the front matter and the text of a post; None where there is no front matter that can be read."""
    for sign, end in _FENCES:
        if text.startswith(sign):
            found = end.search(text, len(sign))
            if found is None:
                return None
            head = text[len(sign) : found.start()]
            fields = parse_yaml(head) if sign == "---" else _toml(head)
            return None if fields is None else (fields, text[found.end() :])
    if not text:
        return None
    if text.startswith("{"):
        return _json(text)
    if program is BlogProgram.HEXO:
        head, found_end, body = text.partition("\n---\n")
        fields = parse_yaml(head) if found_end else None
        return None if fields is None else (fields, body)
    return _metadata(text)


def _toml(head: str) -> Mapping[str, object] | None:
    try:
        return tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _json(text: str) -> tuple[Mapping[str, object], str] | None:
    """Return the JSON object that a text begins with, and the text after it."""
    try:
        fields, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return (fields, text[end:]) if isinstance(fields, dict) else None


def _metadata(text: str) -> tuple[Mapping[str, object], str] | None:
    """Return the lines `Key: value` at the beginning of a Pelican text, and the text after them."""
    fields: dict[str, object] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = _META.fullmatch(line.rstrip())
        if found is None:
            return (fields, "\n".join(lines[number:])) if "title" in fields else None
        fields[found[1].lower()] = found[2].strip()
    return (fields, "") if "title" in fields else None


def _without_templates(body: str) -> tuple[str, tuple[Loss, ...]]:
    """Return a text with its template figures as HTML; other template code is reported by name."""
    lost: list[Loss] = []

    def shown(found: re.Match[str]) -> str:
        code = (found[1] or found[2] or found[3] or found[4] or "").strip()
        words = code.split()
        attributes = {key: a or b for key, a, b in _PAIR.findall(code)}
        if words[:1] == ["figure"] and "src" in attributes:
            said = attributes.get("caption") or attributes.get("title", "")
            caption = f"{said} ({attributes['attr']})" if attributes.get("attr") else said
            return figure(attributes["src"], escape(caption), attributes.get("alt", ""))
        if words[:1] == ["asset_img"] and len(words) > 1:
            return figure(words[1], escape(" ".join(words[2:])))
        if code in {"site.baseurl", "site.url", "site.baseurl | prepend: site.url"} or code.startswith(
            ("comment", "end")
        ):
            return ""
        link = referred(words)
        if link:
            return link
        if "relative_url" in words or "absolute_url" in words:
            return next(iter(re.findall(r"['\"]([^'\"]+)['\"]", code)), words[-1] if words else "")
        if not code.startswith("/"):
            lost.append(
                loss("import-shortcode", LossKind.LOST, DocumentPlace(), name=(words or [""])[0], text=found[0])
            )
        return ""

    return _TEMPLATE.sub(shown, body), gathered(tuple(lost))


def _one(fields: Mapping[str, object], *names: str) -> str:
    """Return the first text found under one of the names; empty for none."""
    return next(iter(_all(fields, *names)), "")


def _all(fields: Mapping[str, object], *names: str) -> list[str]:
    """Return the texts under the first of the names that exists; in lists, commas divide one text into several."""
    lower = {key.lower(): value for key, value in fields.items()}
    for name in names:
        value = lower.get(name)
        if isinstance(value, list):
            return [one.strip() for one in map(_plain, value) if one.strip()]
        if isinstance(value, str | bool | date | int | float) and _plain(value).strip():
            several = name in {"authors", "categories", "tags", "category", "aliases"}
            text = _plain(value).strip()
            return [part.strip() for part in text.split(",") if part.strip()] if several else [text]
        if isinstance(value, Mapping):
            return [one for one in (_plain(value.get(key, "")).strip() for key in ("image", "src", "url")) if one][:1]
    return []


def _plain(value: object) -> str:
    """Return a value as a text, a mapping by its name."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return _plain(value.get("name", ""))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _terms(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the categories and tags of a post."""
    for kind, names in (("category", ("categories", "category")), ("tag", ("tags", "tag"))):
        for name in names:
            yield from ((kind, one) for one in _all(fields, name))
