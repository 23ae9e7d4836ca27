"""The made-up site as our own content folder.

    python -m tests.benchmarks.corpus --bulletins 1000 --units 120 --campaigns 20 --seed 1 FOLDER

FOLDER becomes the content folder.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.benchmarks.bulletins import Bulletin, Corpus, CorpusSize, Text, plan_corpus
from tests.benchmarks.pictures import jpeg
from tests.benchmarks.registries import SITE, STATIC_PAGES, campaign_file, campaign_slug, unit_file
from tests.benchmarks.vocabulary import ENGLISH, VIETNAMESE, Vocabulary

__all__ = ["CorpusSize", "corpus", "write_corpus"]

WORDS = {"vi": VIETNAMESE, "en": ENGLISH}


def corpus(size: CorpusSize) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the content folder of that size: path with forward slashes, and bytes."""
    return content_files(plan_corpus(size))


def content_files(made: Corpus) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the content folder of a corpus."""
    yield "site.yml", SITE.encode()
    for unit in made.units:
        yield f"units/{unit.slug}.yml", unit_file(unit).encode()
    for number in range(made.size.campaigns):
        yield f"campaigns/{campaign_slug(number)}.yml", campaign_file(number).encode()
    for page in STATIC_PAGES:
        for language, (title, summary, text) in page.texts.items():
            words = f"---\ntitle: {title}\nsummary: {summary}\n---\n\n{text}"
            yield f"pages/{page.slug}/{file_name(language)}", words.encode()
    for bulletin in made.bulletins():
        yield from bulletin_files(bulletin)
        for photo in bulletin.entry.photos:
            yield f"{bulletin.entry.folder}/anh-{photo + 1}.jpg", jpeg(made.random("photo", photo))


def bulletin_files(bulletin: Bulletin) -> Iterator[tuple[str, bytes]]:
    """Yield the texts of one bulletin's folder."""
    shared = _shared_keys(bulletin)
    for language, text in bulletin.texts:
        data = _text_file(bulletin, text, shared if language == "vi" else "", WORDS[language]).encode()
        yield f"{bulletin.entry.folder}/{file_name(language)}", data


def file_name(language: str) -> str:
    """Return what a text in that language is called in its folder."""
    return "index.md" if language == "vi" else f"index.{language}.md"


def write_corpus(folder: Path, size: CorpusSize) -> None:
    """Write a content folder; FileExistsError where there is something in it already."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    write_files(folder, corpus(size))


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files below a folder, over those that are there."""
    for path, data in files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the content folder the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.corpus", description="Make a site to measure.")
    default = CorpusSize()
    parser.add_argument("folder", type=Path, help="becomes the content folder; must be empty or missing")
    parser.add_argument("--bulletins", type=int, default=default.bulletins)
    parser.add_argument("--units", type=int, default=default.units)
    parser.add_argument("--campaigns", type=int, default=default.campaigns)
    parser.add_argument("--photos", type=int, default=default.photos, help="distinct photos, spread over the bulletins")
    parser.add_argument("--translated", type=float, default=default.translated, help="share with an English text")
    parser.add_argument("--seed", type=int, default=default.seed)
    options = vars(parser.parse_args(arguments))
    folder = options.pop("folder")
    write_corpus(folder, CorpusSize(**options))


def _text_file(bulletin: Bulletin, text: Text, shared: str, words: Vocabulary) -> str:
    """Return one language's file: front matter and body; the first photo is the cover, the others stand in the text."""
    photos = bulletin.entry.photos
    head = f"title: {text.title}\nsummary: {text.summary}\n{shared}"
    head += "".join(
        f"cover:\n  src: anh-{photo + 1}.jpg\n  alt: {words.alt}\n  caption: {words.caption}\n" for photo in photos[:1]
    )
    figures = "".join(f'\n![{words.alt}](anh-{photo + 1}.jpg "{words.caption}")\n' for photo in photos[1:])
    return f"---\n{head}---\n\n{text.body}{figures}"


def _shared_keys(bulletin: Bulletin) -> str:
    """Return the front matter that all languages share."""
    lines = [
        f"date: {bulletin.entry.published:%Y-%m-%d %H:%M}",
        f"unit: {bulletin.entry.unit.slug}",
        f"section: {bulletin.section}",
        f"authors: [{', '.join(bulletin.authors)}]",
    ]
    if bulletin.campaigns:
        lines.append(f"campaign: [{', '.join(bulletin.campaigns)}]")
    if bulletin.event_date:
        lines.append(f"event_date: {bulletin.event_date:%Y-%m-%d}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
