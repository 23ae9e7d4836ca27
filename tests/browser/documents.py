"""What must hold in the HTML of every page, one function a rule: each yields what it finds wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from bulletins.model.localized import Phrase
from bulletins.model.views.parts import Card

from tests.browser.sites import Shown, Site

VAGUE = {
    *("xem thêm", "đọc thêm", "xem tiếp", "xem", "chi tiết", "xem chi tiết", "tại đây", "ở đây", "bấm vào đây"),
    *("đọc toàn bài", "đọc tiếp", "read more", "more", "see more", "learn more", "details", "here", "click here"),
    *("read in full", "continue reading", "អានបន្ត", "មើលបន្ថែម"),
}
"""Words that say nothing of where a link leads."""
FILE_NAME = re.compile(
    r"\.(jpe?g|png|webp|avif|gif|tiff?)$|^(img|dsc|image|photo|screenshot)[-_ ]?\d+|^[a-z0-9]+([-_][a-z0-9]+)+$",
    re.IGNORECASE,
)
OUTSIDE = "https://example.org"
SHARED = ("bulletin", "digest", "unit", "campaign", "home")
"""Kinds whose addresses people send one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page of a site, parsed."""

    site: Site
    shown: Shown
    soup: BeautifulSoup

    @property
    def head(self) -> Any:  # noqa: ANN401  (views have no common type)
        """Return what the planned page says of itself."""
        return getattr(self.shown.page.view, "head")  # noqa: B009  (the same)

    def meta(self, name: str) -> str:
        """Return the content of a meta element by its property, or empty."""
        tag = self.soup.find("meta", property=name)
        return str(tag.get("content", "")) if isinstance(tag, Tag) else ""

    def link(self, rel: str) -> str:
        """Return the address of a link element by its relation, or empty."""
        tag = self.soup.find("link", rel=rel)
        return str(tag.get("href", "")) if isinstance(tag, Tag) else ""

    @property
    def address(self) -> str:
        """Return the page's own absolute address."""
        return f"{OUTSIDE}{self.site.server.base}{self.shown.path}"


Rule = Callable[[Document], Iterator[str]]


def one_h1(document: Document) -> Iterator[str]:
    """Hold every page to exactly one h1, with words in it."""
    titles = [tag.get_text(" ", strip=True) for tag in document.soup.find_all("h1")]
    if len(titles) != 1 or not titles[0]:
        yield f"h1: {titles}"


def landmarks(document: Document) -> Iterator[str]:
    """Hold every page to one main, and all but redirects to one banner, one footer, and navigations with names."""
    soup = document.soup
    if len(soup.find_all("main")) != 1:
        yield "not one main"
    if document.shown.kind == "redirect":
        return
    for name in ("header", "footer"):
        if len(soup.select(f"body > {name}")) != 1:
            yield f"not one {name}"
    names = [str(tag.get("aria-label", "")) for tag in soup.find_all("nav")]
    if not all(names) or len(set(names)) != len(names):
        yield f"navigations: {names}"


def language(document: Document) -> Iterator[str]:
    """Hold a page to its language: it says it, and every text in another one says its own."""
    root = document.soup.find("html")
    if not isinstance(root, Tag) or root.get("lang") != document.shown.language:
        yield "html has the wrong lang"
    for text, code in sorted(set(foreign(document.shown.page.view))):
        for string in document.soup.find_all(string=lambda each, text=text: each.strip() == text):
            nearest = string.find_parent(lang=True)
            spoken = nearest.get("lang") if isinstance(nearest, Tag) else None
            if spoken != code and not string.find_parent("head"):
                yield f"“{text[:50]}” is {code}, marked {spoken}"


def foreign(value: object) -> Iterator[tuple[str, str]]:
    """Yield every text of a view that is not in the page's language, with its own language."""
    if isinstance(value, Phrase):
        if value.language and value.text:
            yield value.text, value.language
        return
    if isinstance(value, Card) and value.title.language and value.summary:
        yield value.summary, value.title.language
    if isinstance(value, tuple):
        for each in value:
            yield from foreign(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from foreign(getattr(value, field.name))


def alternatives(document: Document) -> Iterator[str]:
    """Hold alt to what can be seen: it is no file name, not the title beside it, and in figures never empty."""
    titles = {tag.get_text(" ", strip=True) for tag in document.soup.find_all(["h1", "h2", "h3", "h4"])}
    for image in document.soup.find_all("img"):
        if "alt" not in image.attrs:
            yield f"no alt: {image.get('src')}"
            continue
        alt = str(image["alt"]).strip()
        if alt and (FILE_NAME.search(alt) or alt in titles):
            yield f"alt “{alt}”"
        if not alt and image.find_parent("figure"):
            yield f"a figure without alt: {image.get('src')}"


def link_texts(document: Document) -> Iterator[str]:
    """Hold every link to words that say where it leads by themselves."""
    for tag in document.soup.find_all("a", href=True):
        pictures = " ".join(str(image.get("alt", "")) for image in tag.find_all("img"))
        name = str(tag.get("aria-label") or f"{tag.get_text(' ', strip=True)} {pictures}")
        plain = " ".join(name.lower().strip(" .…→»>").split())
        if not plain or plain in VAGUE:
            yield f"link “{name}” to {tag['href']}"


def canonical(document: Document) -> Iterator[str]:
    """Hold a page that is to be found to its own absolute address, and others to noindex."""
    if document.head.index:
        if document.link("canonical") != document.address:
            yield f"canonical {document.link('canonical')}"
    elif not document.soup.select('meta[name="robots"][content="noindex"]'):
        yield "no noindex"


def open_graph(document: Document) -> Iterator[str]:
    """Hold what is shared to its title, address, language and site, a picture to its size, an article to its days."""
    if not document.head.index:
        return
    image = document.meta("og:image")
    article = ("article:published_time", "article:section")
    about = ("og:type", "og:title", "og:url", "og:site_name", "og:locale")
    for name in (*about, *(article if document.meta("og:type") == "article" else ())):
        if not document.meta(name):
            yield f"no {name}"
    if document.meta("og:url") != document.link("canonical"):
        yield f"og:url {document.meta('og:url')}"
    others = {each.language for each in document.head.alternates} - {document.shown.language}
    if len(document.soup.select('meta[property="og:locale:alternate"]')) != len(others):
        yield "not every language in og:locale:alternate"
    if image:
        path = urlsplit(image).path.removeprefix(f"{document.site.server.base}/")
        if not image.startswith(OUTSIDE) or not (document.site.output / path).is_file():
            yield f"og:image leads nowhere: {image}"
        if not (document.meta("og:image:width").isdigit() and document.meta("og:image:height").isdigit()):
            yield "og:image without its size"
    elif document.shown.kind in SHARED[:4]:
        yield "no og:image"


DESCRIBED: dict[str, tuple[str, ...]] = {
    "bulletin": ("NewsArticle", "BreadcrumbList"),
    "digest": ("NewsArticle", "BreadcrumbList"),
    "unit": ("Organization", "BreadcrumbList"),
    "unit-year": ("BreadcrumbList",),
    "campaign": ("BreadcrumbList",),
    "section": ("BreadcrumbList",),
    "home": ("WebSite",),
}
"""What each kind of page tells search engines of itself, in schema.org's types."""


def frame(document: Document) -> Iterator[str]:
    """Hold every page to the colour of the browser's frame, and to an icon."""
    if document.shown.kind == "redirect":
        return
    if len(document.soup.select("meta[name=theme-color]")) != 1:
        yield "no theme-color"
    if not document.link("icon"):
        yield "no icon"


def structured_data(document: Document) -> Iterator[str]:
    """Hold a bulletin to a NewsArticle with all that search engines ask for; what others say parses."""
    scripts = document.soup.find_all("script", type="application/ld+json")
    values = [json.loads(script.string or "") for script in scripts]
    things = [thing for value in values for thing in value.get("@graph", [value])]
    wanted = DESCRIBED.get(document.shown.kind, ())
    yield from (f"no {kind}" for kind in wanted if kind not in {thing["@type"] for thing in things})
    if document.shown.kind not in {"bulletin", "digest"}:
        return
    article: dict[str, Any] = next((thing for thing in things if thing["@type"] == "NewsArticle"), {})
    wanted = (
        *("headline", "description", "url", "mainEntityOfPage", "inLanguage"),
        *("datePublished", "author", "publisher"),
    )
    yield from (f"NewsArticle without {name}" for name in wanted if not article.get(name))
    dates = (str(article[name]) for name in ("datePublished", "dateModified") if name in article)
    yield from (f"a date without its zone: {each}" for each in dates if not re.search(r"T.*([+-]\d\d:\d\d|Z)$", each))
    if document.soup.select("article .figure img") and not article.get("image"):
        yield "NewsArticle without its photo"


def nothing_foreign(document: Document) -> Iterator[str]:
    """Hold every page to no inline handler and nothing that is loaded from another host."""
    for tag in document.soup.select("*"):
        yield from (f"{name} on {tag.name}" for name in tag.attrs if name.startswith("on"))
    for tag in document.soup.find_all(["script", "img", "iframe", "source", "link"]):
        if tag.name == "link" and tag.get("rel") not in (["stylesheet"], ["icon"], ["preload"], ["manifest"]):
            continue
        address = str(tag.get("src") or tag.get("href") or "")
        if urlsplit(address).netloc:
            yield f"{tag.name} from {address}"


RULES: tuple[Rule, ...] = (
    one_h1,
    landmarks,
    language,
    alternatives,
    link_texts,
    canonical,
    open_graph,
    structured_data,
    frame,
    nothing_foreign,
)


def read_findings(site: Site) -> dict[str, list[str]]:
    """Return what each rule finds on all pages of a site, every page parsed once."""
    found: dict[str, list[str]] = {rule.__name__: [] for rule in RULES}
    for shown in site.pages:
        document = Document(site=site, shown=shown, soup=BeautifulSoup(shown.html(), "html.parser"))
        for rule in RULES:
            found[rule.__name__] += [f"{shown.path}: {line}" for line in rule(document)]
    return found


ALTERNATE = re.compile(r"<link rel=alternate hreflang=([^ >]+) href=([^ >]+)>")


def language_findings(site: Site) -> Iterator[str]:
    """Yield what is wrong with the pairs of languages: each names itself, all its translations name it, one default."""
    base = f"{OUTSIDE}{site.server.base}"
    named = {f"{base}{shown.path}": dict(ALTERNATE.findall(shown.html())) for shown in site.pages}
    spoken = {f"{base}{shown.path}": shown.language for shown in site.pages}
    for address, pairs in named.items():
        if not pairs:
            continue
        if pairs.get(spoken[address]) != address:
            yield f"{address} does not name itself"
        if "x-default" not in pairs or pairs["x-default"] not in pairs.values():
            yield f"{address} has no x-default"
        for code, other in pairs.items():
            if named.get(other) != pairs or code not in {"x-default", spoken.get(other, "")}:
                yield f"{address} and {other} do not name one another"
