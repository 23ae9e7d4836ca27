"""The readers that anybody's bytes come to, each with what must hold whatever they are.

A target takes bytes and fails where the reader raises, gives neither a value nor a problem, or lets a script through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from bulletins.importing.document_reading import read_document
from bulletins.model.bulletin import Html
from bulletins.model.photo import PhotoEdit
from bulletins.model.settings import PhotoSettings
from bulletins.model.source import SourceKind
from bulletins.photos import take_photo
from bulletins.photos.cleaned_documents import clean_document, traces_of
from bulletins.reading import read_campaign, read_config, read_manuscript, read_unit

from tests.photos.pictures import encoded, exif, noise
from tests.photos.test_attachments import office, pdf
from tests.reading.samples import BULLETIN_PATH, FRONT_MATTER, SITE, site, site_source, source

Target = Callable[[bytes], None]
FOUND = Path(__file__).parent / "found"
"""Inputs that broke something once, a folder for each target; each is tried with every run of the tests."""
_RUNS = {"script", "iframe", "object", "embed", "link", "meta", "style", "form", "base", "svg"}
_ADDRESS = re.compile(r"\s*(javascript|vbscript|data)\s*:", re.IGNORECASE)


class _Scripts(HTMLParser):
    """Notes what a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.running: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that runs or loads something, and attributes that do."""
        if tag in _RUNS:
            self.running.append(tag)
        self.running += [f"{tag} {name}" for name, value in attrs if name.startswith("on") or _is_code(name, value)]


def _is_code(name: str, value: str | None) -> bool:
    """Return whether an attribute is an address that is code."""
    return name in {"href", "src"} and bool(_ADDRESS.match(value or ""))


def manuscript(data: bytes) -> None:
    """Read a bulletin's file; nothing in its body runs."""
    outcome = read_manuscript(source(BULLETIN_PATH, data, SourceKind.BULLETIN), site(), ())
    assert outcome.value is not None or outcome.problems
    if outcome.value is not None:
        scripts = _Scripts()
        for block in outcome.value.text.words.body:
            if isinstance(block, Html):
                scripts.feed("#".join(block.pieces))
        assert not scripts.running, scripts.running


def body(data: bytes) -> None:
    """Read a text below sound front matter."""
    manuscript(f"---\n{FRONT_MATTER}---\n".encode() + data)


def registries(data: bytes) -> None:
    """Read a unit's and a campaign's file."""
    for read, kind, path in (
        (read_unit, SourceKind.UNIT, "units/binh-thuan.yml"),
        (read_campaign, SourceKind.CAMPAIGN, "campaigns/de-an-939.yml"),
    ):
        outcome = read(source(path, data, kind), site())
        assert outcome.value is not None or outcome.problems


def site_file(data: bytes) -> None:
    """Read a site.yml."""
    outcome = read_config(site_source(data))
    assert outcome.value is not None or outcome.problems


def photo(data: bytes) -> None:
    """Take in a photo; what is kept is a photo of bounded size."""
    outcome = take_photo("a.jpg", data, PhotoEdit(), PhotoSettings(max_megapixels=2))
    assert (outcome.value is None) == bool(outcome.problems)


def attachment(data: bytes) -> None:
    """Look into a document and clean it; cleaning it again changes nothing."""
    for ending in (".pdf", ".docx"):
        traces_of(ending, data)
        bare = clean_document(ending, data)
        assert clean_document(ending, bare) == bare


def document(data: bytes) -> None:
    """Import a document of any kind."""
    for name in ("a.docx", "a.html", "a.txt"):
        outcome = read_document(name, data, lambda _: None)
        assert outcome.value is not None or outcome.problems


TARGETS: dict[str, Target] = {
    target.__name__: target for target in (manuscript, body, registries, site_file, photo, attachment, document)
}


def seeds(name: str) -> Iterator[bytes]:
    """Give sound inputs of a target, to begin with."""
    if name == "manuscript":
        yield f"---\n{FRONT_MATTER}---\nMột câu.\n".encode()
    elif name == "body":
        yield from _BODIES
    elif name == "registries":
        yield b"name: {vi: A, en: B}\nlevel: province\nparent: tinh-sen\nsuccessors: [a, b]\nsince: 2024-01-01\n"
    elif name == "site_file":
        yield SITE.encode()
    elif name == "photo":
        yield from (encoded(noise(40, 30), kind) for kind in ("PNG", "WEBP", "GIF"))
        yield encoded(noise(40, 30), "JPEG", exif=exif(6))
    elif name == "attachment":
        yield from (pdf(), office())
    else:
        yield from (office(), b"<table><tr><td>a<td><p>b</table>", "Kính gửi: các chi hội\n- Một\n".encode())


_BODIES = tuple(
    text.encode()
    for text in (
        "1) Một\n2) Hai\n   a) Ba\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![x](a.jpg)\n*Chú thích*\n",
        "[a](../b/index.md#c) <b>x</b> https://a.vn/x 0912 345 678 `code` **b** _i_ ~~s~~ - [x]\n\n> 18 tuổi\n",
        "STT\tHọ tên\n1\tNguyễn\n\n```\nx\n\ny\n```\n\n[^1]: ghi chú\n\n&amp; &#60; \\* &nbsp;\n",
    )
)
