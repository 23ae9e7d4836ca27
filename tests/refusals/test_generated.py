"""Whole kinds of mistakes, made up at random: each is refused at its file, without a traceback and without a change."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from bulletins.reading.manuscript import BULLETIN_KEYS
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.refusals.patches import FESTIVAL, REVIEW, Patch, append, edit, write
from tests.sites import copy_base, run_build, tree

TEXT = f"{REVIEW}/index.md"
FEW = settings(max_examples=25, deadline=None)
WORDS = st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)
LETTERS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=20)


class Bench:
    """One published site, its content made anew for every mistake."""

    def __init__(self, folder: Path) -> None:
        """Publish the base site."""
        self.folder = folder
        copy_base(folder)
        assert run_build(folder)[0] == 0
        self.before = tree(folder / "output")

    def refuses(self, path: str, line: int, *patches: Patch) -> None:
        """Check that a change is refused at that path and line (0 for any), and that nothing else happens."""
        shutil.rmtree(self.folder / "content")
        content = copy_base(self.folder)
        for patch in patches:
            patch(content)
        code, lines = run_build(self.folder)
        assert code == 1, lines
        errors = [one for one in lines if ": error " in one]
        place = f"content/{path}:{line}:" if line else f"content/{path}:"
        assert [one for one in errors if one.startswith(place)], lines
        assert [one for one in errors if "internal-" in one or not one.startswith("content/")] == []
        assert self.before == tree(self.folder / "output")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Return the bench that all mistakes of this module are tried on."""
    return Bench(tmp_path_factory.mktemp("bench"))


@given(key=st.from_regex(r"[A-Za-zÀ-ỹ_]{1,14}( [a-zà-ỹ]{1,8})?", fullmatch=True), value=LETTERS)
@FEW
def test_unknown_keys(bench: Bench, key: str, value: str) -> None:
    """Whatever is not one of the keys is refused on its line."""
    assume(key not in BULLETIN_KEYS)
    bench.refuses(TEXT, 6, edit(TEXT, "section: thong-bao", f"{key}: {value}"))


@given(status=LETTERS)
@FEW
def test_unknown_statuses(bench: Bench, status: str) -> None:
    """A status of one's own invention is never taken for published."""
    assume(status.lower() not in ("published", "draft", "withdrawn", "#", '""', "''"))
    bench.refuses(TEXT, 6, edit(TEXT, "section: thong-bao", f"status: x{status}"))


@given(year=st.integers(1950, 2025), month=st.integers(0, 99), day=st.integers(0, 99))
@FEW
def test_impossible_dates(bench: Bench, year: int, month: int, day: int) -> None:
    """A day that no calendar has is refused where it stands."""
    try:
        date(year, month, day)
    except ValueError:
        bench.refuses(TEXT, 3, edit(TEXT, "2024-07-10 15:15", f"{year}-{month:02}-{day:02}"))


@given(
    day=st.dates(date(1950, 1, 1), date(2025, 12, 31)),
    form=st.sampled_from(
        [
            "%d/%m/%Y",
            "%d-%m-%Y",
            "%d.%m.%Y",
            "%Y/%m/%d",
            "%d %B %Y",
            "ngày %d tháng %m năm %Y",
            "%Y%m%d",
            "%d/%m/%y",
            "%m-%d",
        ]
    ),
)
@FEW
def test_dates_in_other_orders(bench: Bench, day: date, form: str) -> None:
    """A date that could be misread is refused, whichever way round."""
    bench.refuses(TEXT, 3, edit(TEXT, "2024-07-10 15:15", day.strftime(form)))


@given(slug=WORDS)
@FEW
def test_unknown_units(bench: Bench, slug: str) -> None:
    """A unit without a file is refused in a bulletin, in a unit and in a campaign."""
    bench.refuses(TEXT, 4, edit(TEXT, "unit: tinh-sen", f"unit: x-{slug}"))
    bench.refuses("units/xa-ben-ao.yml", 8, edit("units/xa-ben-ao.yml", "parent: tinh-sen", f"parent: x-{slug}"))
    bench.refuses("units/huyen-ao.yml", 11, edit("units/huyen-ao.yml", "  - xa-ben-ao", f"  - x-{slug}"))


@given(slug=WORDS, kind=st.sampled_from(["", "bulletin:", "unit:", "campaign:", "page:", "../"]))
@FEW
def test_dead_links(bench: Bench, slug: str, kind: str) -> None:
    """A link to what is not there is refused on its line, whatever it would lead to."""
    bench.refuses(TEXT, 12, append(TEXT, f"\nXem [đây]({kind}x-{slug}{'/' if kind == '../' else ''}).\n"))


@given(slug=WORDS, page=st.sampled_from(["", "2024-03-08-ngay-hoi-ao-dai", "page:gioi-thieu", "/ban-tin/"]))
@FEW
def test_dead_anchors(bench: Bench, slug: str, page: str) -> None:
    """A place that is not on the page is refused, in this text and in others."""
    bench.refuses(TEXT, 12, append(TEXT, f"\nXem [đây]({page}#x-{slug}).\n"))


@st.composite
def dangerous(draw: st.DrawFn) -> str:
    """Return an address that would run something, in one of the disguises that browsers see through."""
    scheme = draw(st.sampled_from(["javascript", "vbscript", "data", "blob"]))
    letters = [draw(st.sampled_from([letter, letter.upper(), f"&#{ord(letter)};"])) for letter in scheme]
    colon = draw(st.sampled_from([":", "&#58;", "&#x3A;", "&colon;"]))
    lead = draw(st.sampled_from(["", "&#1;", "&#32;", "&#9;"]))
    letters.insert(draw(st.integers(1, len(letters))), draw(st.sampled_from(["", "&Tab;", "&NewLine;", "&#9;"])))
    return f"{lead}{''.join(letters)}{colon}alert(1)"


@given(address=dangerous(), form=st.sampled_from(["[đây](<{}>)", '<a href="{}">đây</a>', "[đây][x]\n\n[x]: <{}>"]))
@FEW
def test_dangerous_addresses(bench: Bench, address: str, form: str) -> None:
    """Addresses that run something are refused in every disguise."""
    bench.refuses(TEXT, 0, append(TEXT, f"\nXem {form.format(address)}\n"))


@given(host=WORDS, scheme=st.sampled_from(["https://", "http://", "//", "HTTPS://"]), name=WORDS)
@FEW
def test_remote_photos(bench: Bench, host: str, scheme: str, name: str) -> None:
    """A photo from elsewhere is refused as Markdown, as HTML and in front matter."""
    address = f"{scheme}{host}.example.com/{name}.jpg"
    bench.refuses(TEXT, 12, append(TEXT, f"\n![Một con đường]({address})\n"))
    bench.refuses(TEXT, 12, append(TEXT, f'\n<img src="{address}" alt="Một con đường">\n'))
    cover = f"cover:\n  src: {address}\n  alt: Một con đường"
    bench.refuses(TEXT, 7, edit(TEXT, "section: thong-bao", cover))


@given(name=WORDS, ending=st.sampled_from(["jpg", "JPG", "png", "webp", "jpeg"]))
@FEW
def test_missing_photos(bench: Bench, name: str, ending: str) -> None:
    """A photo that does not lie there is refused in the text and as a cover."""
    bench.refuses(TEXT, 12, append(TEXT, f"\n![Một con đường](x-{name}.{ending})\n"))
    cover = f"src: x-{name}.{ending}"
    bench.refuses(f"{FESTIVAL}/index.md", 0, edit(f"{FESTIVAL}/index.md", "src: ngay-hoi.jpg", cover))


@given(
    name=st.one_of(
        st.sampled_from(["index", "page", "feed", "vi", "en", "con", "aux", "nul"]),
        st.integers(0, 9999).map("trang-{}".format),
        st.integers(0, 9999).map("page-{}".format),
        st.integers(1, 9).map("com{}".format),
    )
)
@FEW
def test_reserved_names(bench: Bench, name: str) -> None:
    """A folder may not be called what the site or Windows needs for itself."""
    head = "---\ntitle: Tin\ndate: 2024-05-05\nunit: tinh-sen\nsummary: Một câu.\n---\nMột câu.\n"
    folder = f"bulletins/2024/{name}"
    at = folder if name in ("con", "aux", "nul") or name.startswith("com") else f"{folder}/index.md"
    bench.refuses(at, 0, write(f"{folder}/index.md", head))


GARBAGE = st.one_of(
    st.binary(min_size=1, max_size=300).map(lambda data: b"\xff" + data),
    st.binary(max_size=100).map(lambda data: b"PK\x03\x04\x00\xfe" + data),
    st.text(max_size=100).map(lambda text: text.encode("utf-16")),
)


@given(data=GARBAGE, path=st.sampled_from([TEXT, "units/tinh-sen.yml", "campaigns/du-an-8.yml", "site.yml"]))
@FEW
def test_garbage_for_a_text(bench: Bench, data: bytes, path: str) -> None:
    """Random bytes in place of a bulletin, a registry file or site.yml are refused at that file."""
    bench.refuses(path, 0, write(path, data))


@given(
    data=st.binary(max_size=300),
    start=st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"%PDF-1.7"]),
)
@FEW
def test_garbage_for_a_photo(bench: Bench, data: bytes, start: bytes) -> None:
    """Random bytes in place of a photo are refused at that photo, whatever they begin with."""
    bench.refuses(f"{FESTIVAL}/ban-may.jpg", 0, write(f"{FESTIVAL}/ban-may.jpg", start + data))


@given(data=st.binary(min_size=1, max_size=200), keep=st.floats(0, 1))
@FEW
def test_a_bad_byte_anywhere(bench: Bench, data: bytes, keep: float) -> None:
    """A byte that is no letter is refused wherever in a file it stands, and whatever follows it."""

    def spoil(content: Path) -> None:
        text = (content / TEXT).read_bytes()
        place = int(len(text) * keep)
        (content / TEXT).write_bytes(text[:place] + b"\xff" + data[:1] + text[place:])

    bench.refuses(TEXT, 0, spoil)
