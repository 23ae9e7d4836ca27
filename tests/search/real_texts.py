"""The search over a folder of real texts: `python -m tests.search.real_texts FOLDER --site BUILT_SITE`.

Each file is a title, then after an empty line the lead, then the text; `_` stands for a blank inside a word, as corpora
write it. What people ask is drawn from the texts in many spellings, and what must come first is told without the index.
"""

from __future__ import annotations

import gzip
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bulletins.model.identity import Language, SitePath, Slug
from bulletins.model.search import AnswerKind, FilterName, SearchContent, SearchDocument
from bulletins.search import FOLDER, plan_search
from playwright.sync_api import Browser

from tests.browser.serving import Server, serve
from tests.browser.test_search import ASK
from tests.browser.windows import open_window
from tests.chromium import open_browser
from tests.search.drawn import KINDS, Drawn, draw_questions

_SPACES = re.compile(r"\s+([,.;:!?…)\]])|([(\[])\s+")
_FIRST_DAY = date(2016, 1, 1)
_DAYS = 3980
_UNITS = 40
_THROTTLE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
"""A slow mobile network: 1.6 Mbit/s, 150 ms a request."""


def read_texts(folder: Path, count: int) -> list[SearchDocument]:
    """Return the first texts of a folder as bulletins, spread over ten years and forty units."""
    files = sorted(file for file in folder.iterdir() if file.is_file())[:count]
    return [_read_text(file, number, len(files)) for number, file in enumerate(files)]


def _read_text(file: Path, number: int, count: int) -> SearchDocument:
    """Return one text as a bulletin."""
    plain = _SPACES.sub(r"\1\2", file.read_text(encoding="utf-8").replace("_", " "))
    title, _, rest = plain.partition("\n")
    lead, _, body = rest.strip().partition("\n")
    slug = f"{number:06}"
    return SearchDocument(
        kind=AnswerKind.BULLETIN,
        language=Language("vi"),
        path=SitePath(f"/ban-tin/{slug}/"),
        identity=slug,
        title=title.strip(),
        lead=lead.strip(),
        body=body.strip(),
        place=f"Phường {number % _UNITS}",
        published=_FIRST_DAY + timedelta(days=_DAYS * number // count),
        units=(Slug(f"phuong-{number % _UNITS}"),),
    )


def content_of(documents: Sequence[SearchDocument]) -> SearchContent:
    """Return a site of these documents."""
    names = tuple(FilterName(kind="u", slug=Slug(f"phuong-{each}"), name=f"Phường {each}") for each in range(_UNITS))
    vi = Language("vi")
    return SearchContent(documents=tuple(documents), languages=(vi,), filters=((vi, names),))


def lay_out(documents: Sequence[SearchDocument], site: Path, folder: Path) -> tuple[int, int, int]:
    """Write a site of these documents around the search page of a built one; return files, bytes and packed bytes."""
    for name in ("theme", "tim-kiem"):
        shutil.copytree(site / name, folder / name)
    (folder / FOLDER).mkdir()
    files = plan_search(content_of(documents))
    for path, data in files:
        (folder / path).write_bytes(data)
    for each in documents:
        page = folder / each.path.strip("/") / "index.html"
        page.parent.mkdir(parents=True)
        lines = "".join(f"<p>{line}</p>" for line in (each.lead, *each.body.splitlines()))
        page.write_text(f"<!doctype html><title>{each.title}</title><main>{lines}</main>", encoding="utf-8")
    return len(files), sum(len(data) for _, data in files), sum(len(gzip.compress(data, 6)) for _, data in files)


def count_hits(browser: Browser, server: Server, questions: Sequence[Drawn]) -> Iterator[str]:
    """Yield a line for each kind of question, and one for every question whose answer does not come first."""
    with open_window(browser) as window:
        window.page.goto(f"{server.root}/tim-kiem/?q=an")
        window.page.wait_for_selector("main .found__list li")
        asked = [[each.text, "vi"] for each in questions]
        found: list[list[str]] = []
        for at in range(0, len(asked), 20):
            found += window.page.evaluate(ASK, [asked[at : at + 20]])
    pairs = list(zip(questions, found, strict=True))
    for kind in [*KINDS, ""]:
        own = [(each, answers) for each, answers in pairs if kind in ("", each.kind)]
        first = sum(answers[:1] == [each.first] for each, answers in own)
        five = sum(each.first in answers for each, answers in own)
        yield f"{kind or 'all'}\t{len(own)}\tat 1: {first}\tat 5: {five}"
    for each, answers in pairs:
        if answers[:1] != [each.first]:
            yield f"not first\t{each.kind}\t{each.text}\t{each.first}\t{' '.join(answers)}"


def time_first_answers(browser: Browser, server: Server, texts: Sequence[str]) -> Iterator[str]:
    """Yield what first answers cost under the throttle: bytes, requests and seconds from the last key on."""
    rows = [_time_one(browser, server, text) for text in texts]
    for label, values in zip(("bytes", "requests", "seconds"), zip(*rows, strict=True), strict=True):
        ninth = sorted(values)[int(0.9 * len(values))]
        yield f"first answer, {label}: median {statistics.median(values):.1f}, p90 {ninth:.1f}, most {max(values):.1f}"


def _time_one(browser: Browser, server: Server, text: str) -> tuple[int, int, float]:
    """Return bytes, requests and seconds of one first answer on a page that has loaded, with nothing kept."""
    with open_window(browser) as window:
        page = window.page
        page.goto(f"{server.root}/tim-kiem/")
        page.wait_for_load_state("networkidle")
        session: Any = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", _THROTTLE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        server.transfers.clear()
        started = time.perf_counter()
        page.locator("main input").fill(text)
        page.wait_for_selector("main .found__list li", timeout=60_000)
        seconds = time.perf_counter() - started
        sent = [each for each in server.transfers if not each.path.startswith("/ban-tin/")]
    return sum(each.size for each in sent), len(sent), seconds


def main() -> None:
    """Print what the search finds, and what it costs."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--site", type=Path, required=True, help="a built sample site, for its search page and scripts")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=8, help="questions of each kind")
    parser.add_argument("--timed", type=int, default=24, help="how many first answers are timed")
    given = parser.parse_args()
    documents = read_texts(given.folder, given.count)
    questions = draw_questions(documents, random.Random(given.seed), given.each)  # noqa: S311  (a choice, no secret)
    with tempfile.TemporaryDirectory() as work, open_browser() as browser:
        started = time.perf_counter()
        files, plain, packed = lay_out(documents, given.site, Path(work))
        lines = [f"{len(documents)} documents, {files} files, {time.perf_counter() - started:.1f} s"]
        lines += [f"a document: {plain / len(documents):.0f} bytes plain, {packed / len(documents):.0f} packed"]
        with serve(Path(work)) as server:
            lines += count_hits(browser, server, questions)
            texts = [each.text for each in questions[:: max(1, len(questions) // given.timed)]]
            lines += time_first_answers(browser, server, texts)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
