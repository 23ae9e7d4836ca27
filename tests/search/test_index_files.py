"""The index depends on what is found alone; small changes touch few files; every name says what is in the file."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from bulletins.model.identity import Language, SitePath
from bulletins.model.search import AnswerKind, SearchContent, SearchDocument
from bulletins.model.value import replace
from bulletins.search import FOLDER, ROUTER, plan_search
from bulletins.search.segments import WHOLE, divide

VI = Language("vi")
SYLLABLES = [
    f"{onset}{vowel}{coda}"
    for onset in ("b", "c", "đ", "h", "kh", "l", "m", "ng", "nh", "ph", "s", "t", "th", "tr", "v", "x")
    for vowel in ("a", "á", "ạ", "ă", "ầ", "e", "ế", "i", "ị", "o", "ố", "ơ", "u", "ứ", "ươ")
    for coda in ("", "n", "ng", "m", "t", "c")
]
"""More syllables than a small site has."""


def document(number: int, **changes: object) -> SearchDocument:
    """Return a bulletin of made-up words."""
    draw = random.Random(number)  # noqa: S311  (texts, no secrets)
    words = [draw.choice(SYLLABLES) for _ in range(200)]
    made = SearchDocument(
        kind=AnswerKind.BULLETIN,
        language=VI,
        path=SitePath(f"/ban-tin/tin-{number}/"),
        identity=f"tin-{number}",
        title=" ".join(words[:8]),
        lead=" ".join(words[8:30]),
        body=" ".join(words[30:]),
        published=date(2022, 1, 1) + timedelta(days=number * 5),
    )
    return replace(made, **changes)


def index(documents: Iterable[SearchDocument]) -> dict[str, bytes]:
    """Return the files of an index."""
    return dict(plan_search(SearchContent(documents=tuple(documents), languages=(VI,))))


def touched(before: dict[str, bytes], after: dict[str, bytes]) -> int:
    """Return how many files of an index are not in another."""
    return len(after.keys() - before.keys())


DOCUMENTS = [document(number) for number in range(300)]


def test_the_order_of_documents_does_not_matter() -> None:
    """The same documents in another order give the same bytes."""
    shuffled = random.Random(1).sample(DOCUMENTS, len(DOCUMENTS))  # noqa: S311  (an order, no secret)
    assert index(DOCUMENTS) == index(shuffled)


def test_a_site_without_documents_has_no_index() -> None:
    """Nothing to find, no files."""
    assert index([]) == {}


def test_names_are_of_contents() -> None:
    """Whatever has other bytes has another name; only the file that names all others keeps its own."""
    before = index(DOCUMENTS)
    after = index([replace(DOCUMENTS[0], title="hai ba bốn"), *DOCUMENTS[1:]])
    both = before.keys() & after.keys() - {ROUTER}
    assert both
    assert [path for path in both if before[path] != after[path]] == []


def test_the_router_names_every_file() -> None:
    """There are no files that nobody could ask for."""
    files = index(DOCUMENTS)
    router = files[ROUTER].decode()
    assert {path.removeprefix(f"{FOLDER}/")[:6] for path in files if path != ROUTER} <= set(windows(router))


def windows(text: str) -> list[str]:
    """Return every run of six characters."""
    return [text[at : at + 6] for at in range(len(text) - 5)]


def test_an_edit_of_words_touches_few_files() -> None:
    """Of hundreds of files a changed sentence touches those that hold its words, and their neighbours in name."""
    before = index(DOCUMENTS)
    body = DOCUMENTS[20].body.replace(" ".join(DOCUMENTS[20].body.split()[:3]), "ba bá bạ")
    after = index([*DOCUMENTS[:20], replace(DOCUMENTS[20], body=body), *DOCUMENTS[21:]])
    assert 0 < touched(before, after) < len(before) / 3


def test_a_new_bulletin_leaves_earlier_years_alone() -> None:
    """Where there are many bulletins, segments of earlier years have the same files before and after."""
    many = [document(number, lead="", body="") for number in range(WHOLE + 100)]
    newest = max(each.published.year for each in many if each.published)
    old = index([each for each in many if each.published and each.published.year < newest])
    before = index(many)
    after = index([*many, document(WHOLE + 101)])
    kept = {path for path in old if path != ROUTER} & before.keys()
    assert len(kept) > len(old) / 2
    assert kept <= after.keys()


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ({}, []),
        ({0: 300, 2025: 600, 2026: 100}, [(2026, 1000)]),
        ({2025: 900, 2026: 300}, [(2026, 300), (2025, 900)]),
        ({0: 300, 2024: 800, 2025: 800, 2026: 400}, [(2026, 700), (2025, 1600)]),
        ({0: 900, 2025: 900, 2026: 4200}, [(2026, 4200), (2025, 900), (0, 900)]),
        ({0: 1100}, [(0, 1100)]),
    ],
)
def test_few_documents_share_an_index(documents: dict[int, int], expected: list[tuple[int, int]]) -> None:
    """A small site has one; elsewhere the newest year is one alone, with units and campaigns while both are few."""
    made = [
        SearchDocument(
            kind=AnswerKind.BULLETIN if year else AnswerKind.UNIT,
            language=VI,
            path=SitePath(""),
            identity="",
            title="",
            published=date(year, 1, 1) if year else None,
        )
        for year, count in documents.items()
        for _ in range(count)
    ]
    segments = divide(SearchContent(documents=tuple(made), languages=(VI,)))
    assert [(each.year, len(each.documents)) for each in segments] == expected


def test_removed_words_are_in_no_file() -> None:
    """A document that goes, and words that are edited away, leave nothing behind."""
    secret = replace(DOCUMENTS[3], title="zquyx", body="zquyx vwkfj", lead="zquyx")
    assert any(b"zquyx" in data for data in index([secret, *DOCUMENTS[4:]]).values())
    assert not any(b"zquyx" in data for data in index(DOCUMENTS).values())


def test_a_withdrawn_bulletin_leaves_its_place_empty() -> None:
    """Its words are gone, and files that did not hold them stay: no other document has another number."""
    others = [each for each in DOCUMENTS if each is not DOCUMENTS[20]]
    short = replace(DOCUMENTS[20], title="hai ba", lead="", body="")
    before = index([short, *others])
    after = index([replace(short, title="", path=SitePath("")), *others])
    without = index(others)
    assert not any(b"tin-20/" in data for data in after.values())
    assert touched(before, after) < touched(before, without) / 2


def test_a_year_of_withdrawn_bulletins_has_an_index() -> None:
    """Where nothing of a year is left to be found, its part of the index is empty, and the build goes on."""
    gone = replace(DOCUMENTS[0], title="", lead="", body="", path=SitePath(""))
    assert ROUTER in index([gone])


def test_a_title_is_found_with_a_word_left_out() -> None:
    """Pairs of a title with one syllable between them are terms; those of a lead are not."""
    files = index([replace(DOCUMENTS[0], title="hai ba zquyx vwkfj", lead="ba bon qxzv wkjf", body="")])
    first, terms = "", set()
    for line in b"".join(files.values()).decode().splitlines():
        before, _, second = line.split("\t")[0].rpartition(" ")
        first = before or first
        terms.add(f"{first} {second}")
    assert {"hai zquyx", "ba vwkfj"} <= terms
    assert not {"ba qxzv", "bon wkjf"} & terms


def test_hostile_words_are_words() -> None:
    """Tabs, line ends, the names of JavaScript's own properties and zalgo neither fail nor break lines."""
    hostile = "constructor\t__proto__\n\u2028toString \x1c\x85 🙂 " + "a" + "\u0301\u0302" * 500 + " " + "x" * 5000
    files = index([replace(DOCUMENTS[0], title=hostile, lead=hostile, body=hostile, place=hostile), *DOCUMENTS[1:9]])
    block = next(data.decode() for data in files.values() if data.startswith(b"b\t/ban-tin/tin-0/"))
    assert [line.count("\t") for line in block.split("\n")[:-1]] == [6] * (block.count("\n"))


def test_the_index_stays_small() -> None:
    """A bulletin of two hundred words takes at most 3 kB packed and 8 kB plain."""
    files = index(DOCUMENTS)
    plain = sum(map(len, files.values())) / len(DOCUMENTS)
    packed = sum(len(gzip.compress(data)) for data in files.values()) / len(DOCUMENTS)
    assert (packed <= 3000, plain <= 8000) == (True, True)
