"""Pelican as it comes: articles with a category and tags, its own theme and feeds, period archives.

It has no units, no years of units, no related bulletins, no JSON feeds and no sitemap: it does less than the others.
"""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.bulletins import Bulletin, Corpus, Text
from tests.benchmarks.corpus import write_files
from tests.benchmarks.peers.peer import SITE_URL, set_aside
from tests.benchmarks.registries import STATIC_PAGES

SETTINGS = f"""\
SITENAME = "Bản tin thử nghiệm"
SITEURL = "{SITE_URL}"
PATH = "content"
OUTPUT_PATH = "output"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
DEFAULT_PAGINATION = 20
ARTICLE_PATHS = ["bulletins"]
PAGE_PATHS = ["pages"]
ARTICLE_URL = "ban-tin/{{slug}}/"
ARTICLE_SAVE_AS = "ban-tin/{{slug}}/index.html"
ARTICLE_LANG_URL = "{{lang}}/bulletins/{{slug}}/"
ARTICLE_LANG_SAVE_AS = "{{lang}}/bulletins/{{slug}}/index.html"
YEAR_ARCHIVE_SAVE_AS = "luu-tru/{{date:%Y}}/index.html"
MONTH_ARCHIVE_SAVE_AS = "luu-tru/{{date:%Y}}/{{date:%m}}/index.html"
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = "chuyen-muc/{{slug}}/feed.xml"
TAG_FEED_ATOM = "tag/{{slug}}/feed.xml"
AUTHOR_FEED_ATOM = None
FEED_MAX_ITEMS = 20
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StockPelican:
    """A Pelican site without anything of ours."""

    folder: Path
    name: str = f"Pelican {importlib.metadata.version('pelican')}"

    @property
    def output(self) -> Path:
        """Return the folder it writes the site to."""
        return self.folder / "output"

    @property
    def command(self) -> tuple[str, ...]:
        """Return the plain command."""
        return (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output", "-q")

    def prepare(self, corpus: Corpus) -> None:
        """Write the whole Pelican site."""
        write_files(self.folder, (("pelicanconf.py", SETTINGS.encode()),))
        write_files(self.folder / "content", _static_files())
        for bulletin in corpus.bulletins():
            self.save(bulletin)

    def save(self, bulletin: Bulletin) -> None:
        """Write a bulletin's articles."""
        write_files(self.folder / "content/bulletins", _article_files(bulletin))

    def forget(self) -> None:
        """Remove the output; Pelican's own cache is off unless it is asked for."""
        set_aside(self.folder, self.output)

    def page(self, bulletin: Bulletin) -> Path:
        """Return the file that a bulletin's page in the first language becomes."""
        return self.output / "ban-tin" / bulletin.slug / "index.html"


def _article_files(bulletin: Bulletin) -> Iterator[tuple[str, bytes]]:
    """Yield a bulletin's articles, one a language."""
    for language, text in bulletin.texts:
        yield f"{bulletin.slug}.{language}.md", _article(bulletin, language, text).encode()


def _article(bulletin: Bulletin, language: str, text: Text) -> str:
    """Return one article; the section is its category, unit and campaigns are its tags."""
    head = {
        "Title": text.title,
        "Date": f"{bulletin.entry.published:%Y-%m-%d %H:%M}",
        "Slug": bulletin.slug,
        "Lang": language,
        "Category": bulletin.section,
        "Tags": ", ".join((bulletin.entry.unit.slug, *bulletin.campaigns)),
        "Authors": "; ".join(bulletin.authors),
        "Summary": text.summary,
    }
    body = text.body
    if bulletin.target:
        body = body.replace(f"]({bulletin.link})", f"]({{filename}}{bulletin.target.slug}.vi.md)")
    return "\n".join((*(f"{key}: {value}" for key, value in head.items()), "", body))


def _static_files() -> Iterator[tuple[str, bytes]]:
    """Yield the static pages."""
    for page in STATIC_PAGES:
        for language, (title, summary, text) in page.texts.items():
            head = f"Title: {title}\nSlug: {page.slug}\nLang: {language}\nSummary: {summary}\n\n"
            yield f"pages/{page.slug}.{language}.md", (head + text).encode()
