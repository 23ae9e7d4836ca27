"""What must not be in a published byte is found there, however it is written, and nothing else is."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bulletins.model.bulletin import Facts, Figure, Gallery, Html, Manuscript, SharedFields, Status, TextFacts, Words
from bulletins.model.identity import ContentPath, Language, Slug
from bulletins.model.source import SourceLines
from bulletins.model.value import replace
from bulletins.publishing.artifact import read_artifact
from bulletins.publishing.secrets import check_confidential, find_secrets

NOW = datetime(2026, 1, 15, tzinfo=UTC)
TITLE = "Chị em “Sen & Đào” họp kín"


def manuscript(slug: str, title: str, **shared: object) -> Manuscript:
    """Return a text with a title and a body."""
    facts = Facts(
        slug=Slug(slug),
        path=ContentPath(f"bulletins/2026/{slug}/index.md"),
        shared=SharedFields(**shared),  # type: ignore[arg-type]  # keywords of the test's own
        text=TextFacts(language=Language("vi"), origin=SourceLines(path="")),
    )
    body = (Html(pieces=(f"<p>Thân bài dài của {slug} đây.</p>",)),)
    return Manuscript(facts=facts, words=Words(title=title, summary="", body=body))


def leaks(tmp_path: Path, data: bytes, *texts: Manuscript, name: str = "x.html") -> list[str]:
    """Return the sources that a built file gives away."""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(data)
    found = check_confidential(read_artifact(tmp_path), find_secrets(texts, NOW), frozenset(), "output")
    return [dict(each.details)["source"].split("/")[-2] for each in found]


@pytest.mark.parametrize(
    "data",
    [
        TITLE.encode(),
        TITLE.replace("&", "&amp;").encode(),
        json.dumps(TITLE).encode(),
        gzip.compress(f"<p>{TITLE}".encode(), mtime=0),
        b'<a href="/tin/ban-tin/kin/">',
        "Thân bài dài của kin đây.".encode(),
    ],
)
def test_a_draft_is_found_however_it_is_written(tmp_path: Path, data: bytes) -> None:
    """Title, address and body are seen in text, markup, scripts and packed files."""
    assert leaks(tmp_path, data, manuscript("kin", TITLE, status=Status.DRAFT)) == ["kin"]


def test_a_draft_s_own_address_is_found(tmp_path: Path) -> None:
    """A page at the draft's address is told whatever stands on it."""
    assert leaks(tmp_path, b"", manuscript("kin", TITLE, status=Status.DRAFT), name="ban-tin/kin/index.html") == ["kin"]


def test_what_is_dated_ahead_is_a_secret_until_then(tmp_path: Path) -> None:
    """The moment of publication decides."""
    ahead = manuscript("kin", TITLE, published=datetime(2026, 1, 15, 0, 1, tzinfo=UTC))
    past = manuscript("kin", TITLE, published=datetime(2026, 1, 15, tzinfo=UTC))
    assert leaks(tmp_path, TITLE.encode(), ahead) == ["kin"]
    assert leaks(tmp_path, TITLE.encode(), past) == []


def test_a_withdrawn_text_keeps_nothing_but_its_address(tmp_path: Path) -> None:
    """Its notice may be linked; its words may stand nowhere."""
    withdrawn = manuscript("kin", TITLE, status=Status.WITHDRAWN)
    assert leaks(tmp_path, b'<a href="/ban-tin/kin/">', withdrawn) == []
    assert leaks(tmp_path, TITLE.encode(), withdrawn) == ["kin"]


def test_words_that_a_published_text_has_as_well_prove_nothing(tmp_path: Path) -> None:
    """A draft that begins as a copy of a published text does not keep the site from being published."""
    draft = manuscript("kin", TITLE, status=Status.DRAFT)
    assert leaks(tmp_path, TITLE.encode(), draft, manuscript("mo", f"Tin: {TITLE}")) == []


def test_the_caption_that_photos_share_is_a_secret(tmp_path: Path) -> None:
    """A draft's row of photos is told by the words below it."""
    words = "Chị em dọn con kênh trước nhà văn hóa ấp | Lan"
    photo = Figure(photo=ContentPath("bulletins/2026/kin/a.jpg"), alt="Kênh")
    draft = manuscript("kin", TITLE, status=Status.DRAFT)
    gallery = Gallery(figures=(photo, photo), caption=words, credit="Lan")
    draft = replace(draft, words=replace(draft.words, body=(gallery,)))
    assert leaks(tmp_path, f"<figcaption>{words}</figcaption>".encode(), draft) == ["kin"]
