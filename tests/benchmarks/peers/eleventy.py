"""Eleventy's side: bulletins and the lists of them.

It does less than we do: no feeds, no related bulletins, no years of units, no sitemap.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from bulletins.rendering.theme import build_theme

from tests.benchmarks.bulletins import Bulletin, Corpus, Text
from tests.benchmarks.corpus import file_name, write_files
from tests.benchmarks.peers.hugo_plan import PREFIX, WORDS
from tests.benchmarks.peers.peer import HERE, SITE_URL, set_aside
from tests.benchmarks.registries import SITE, ancestors, campaign_file, unit_file

ROOT = HERE.parents[1]
PACKAGE = HERE / "eleventy"
ALL = {"vi": "Tất cả bản tin", "en": "All bulletins"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Eleventy:
    """An Eleventy site, run by the node that is on the path."""

    folder: Path
    node: str
    name: str
    trails: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        """Return the folder it writes the site to."""
        return self.folder / "_site"

    @property
    def command(self) -> tuple[str, ...]:
        """Return the plain command."""
        return (self.node, "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")

    def prepare(self, corpus: Corpus) -> None:
        """Write the whole Eleventy site."""
        shutil.copytree(PACKAGE, self.folder, ignore=shutil.ignore_patterns("node_modules"))
        (self.folder / "node_modules").symlink_to(PACKAGE / "node_modules")
        theme = build_theme(ROOT / "theme", ())
        write_files(self.folder / "static", ((str(path), data) for path, data in theme.files))
        self.trails.update({unit.slug: ancestors(unit, corpus.units) for unit in corpus.units})
        facts = json.dumps(_site_facts(corpus) | {"stylesheet": theme.stylesheet}, ensure_ascii=False).encode()
        write_files(self.folder, (("site.json", facts), ("content/_data/site.json", facts)))
        for bulletin in corpus.bulletins():
            self.save(bulletin)

    def save(self, bulletin: Bulletin) -> None:
        """Write a bulletin's texts."""
        trail = (*self.trails[bulletin.entry.unit.slug], bulletin.entry.unit.slug)
        write_files(self.folder / "content", _text_files(bulletin, trail))

    def forget(self) -> None:
        """Remove the output and Eleventy's cache."""
        set_aside(self.folder, self.output, self.folder / ".cache")

    def page(self, bulletin: Bulletin) -> Path:
        """Return the file that a bulletin's page in the first language becomes."""
        return self.output / "ban-tin" / bulletin.slug / "index.html"


def open_eleventy(folder: Path) -> Eleventy | None:
    """Return an Eleventy site to be, its packages installed once from their lock; None without node and npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    manifest = PACKAGE / "node_modules/@11ty/eleventy/package.json"
    if not manifest.exists():
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=PACKAGE, check=True, capture_output=True)
    version = json.loads(manifest.read_text(encoding="utf-8"))["version"]
    return Eleventy(folder=folder, node=node, name=f"Eleventy {version}")


def _site_facts(corpus: Corpus) -> dict[str, object]:
    """Return what templates need of the registries."""
    site = yaml.safe_load(SITE)
    campaigns = enumerate(corpus.campaigns)
    return {
        "url": SITE_URL,
        "name": site["name"]["vi"],
        "words": {code: {**words, "prefix": PREFIX[code], "all": ALL[code]} for code, words in WORDS.items()},
        "sections": site["sections"],
        "units": {unit.slug: yaml.safe_load(unit_file(unit))["short_name"] for unit in corpus.units},
        "campaigns": {slug: yaml.safe_load(campaign_file(number))["short_name"] for number, slug in campaigns},
    }


def _text_files(bulletin: Bulletin, trail: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield a bulletin's texts, one a language."""
    for language, text in bulletin.texts:
        yield f"{bulletin.entry.folder}/{file_name(language)}", _text_file(bulletin, language, text, trail).encode()


def _text_file(bulletin: Bulletin, language: str, text: Text, trail: tuple[str, ...]) -> str:
    """Return one text with its address: a value in JSON is one in YAML too."""
    published = bulletin.entry.published
    head = {
        "title": text.title,
        "summary": text.summary,
        "date": f"{published:%Y-%m-%dT%H:%M:00+07:00}",
        "lang": language,
        "slug": bulletin.slug,
        "unit": bulletin.entry.unit.slug,
        "units": trail,
        "section": bulletin.section,
        "campaigns": bulletin.campaigns,
        "authors": bulletin.authors,
        "year": f"{published:%Y}",
        "month": f"{published:%Y/%m}",
        "tags": ["bulletin"],
        "layout": "bulletin.njk",
        "permalink": f"{PREFIX[language]}/{WORDS[language]['bulletins']}/{bulletin.slug}/index.html",
    }
    body = text.body
    if bulletin.target:
        body = body.replace(f"]({bulletin.link})", f"](/ban-tin/{bulletin.target.slug}/)")
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
    return "\n".join(("---", *lines, "---", "", body))
