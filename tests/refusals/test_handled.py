"""What looks wrong and is not: each is built from the base site with one change, and comes out right."""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree as ET

import pytest

from tests.refusals.patches import DIGEST, DRAFT, FESTIVAL, REVIEW, WITHDRAWN, Patch, append, delete, edit, move, write
from tests.sites import copy_base, run_build, tree

ATOM = "{http://www.w3.org/2005/Atom}"
TITLE = "Tỉnh Sen sơ kết giữa nhiệm kỳ"
PAGE = "ban-tin/2024-07-10-so-ket-giua-nhiem-ky/index.html"
FESTIVAL_PAGE = "ban-tin/2024-03-08-ngay-hoi-ao-dai/index.html"
SCRIPT = "<script>alert(1)</script>"
"""What would run if it were not escaped."""


def published(folder: Path, *patches: Patch, site_url: str = "https://example.org") -> dict[str, bytes]:
    """Return every file of the site that the changed base site makes; it must be published."""
    content = copy_base(folder)
    for patch in patches:
        patch(content)
    code, lines = run_build(folder, site_url=site_url)
    assert code == 0, lines
    return tree(folder / "output")


def heading(page: bytes) -> str:
    """Return the words of a page's main heading as a reader sees them."""
    reader = _Reader()
    reader.feed(page.decode())
    return " ".join("".join(reader.heading).split())


class _Reader(HTMLParser):
    """Keeps what a browser would run and what stands in the main heading."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.heading: list[str] = []
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note which element is open."""
        self._open = tag
        self.scripts += [f"{name}={value}" for name, value in attrs if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        """Note that it was closed; inside a main heading there may be others."""
        self._open = "h1" if self._open != "h1" and tag != "h1" and self.heading and not self._open else ""

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if self._open == "script":
            self.scripts.append(data)
        elif self._open == "h1":
            self.heading.append(data)


def scripts(page: bytes) -> list[str]:
    """Return the code that a browser would run on a page, structured data set aside."""
    reader = _Reader()
    reader.feed(page.decode())
    return [code for code in reader.scripts if not code.lstrip().startswith("{")]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files that the base site makes as it is."""
    return published(tmp_path_factory.mktemp("plain"))


def test_f04_nothing_visible_above_the_front_matter(plain: dict[str, bytes], tmp_path: Path) -> None:
    """A byte order mark, blank lines and zero-width spaces above the first line change nothing."""
    leads = ("\ufeff", "\n", "\n\n  \n", "\u200b", "\ufeff\u200b\n", "\u2060\n")
    texts = [f"{folder}/index.md" for folder in (DRAFT, WITHDRAWN, REVIEW, DIGEST, FESTIVAL)]
    texts.append(f"{FESTIVAL}/index.en.md")
    led = [edit(name, "---\ntitle", f"{lead}---\ntitle") for name, lead in zip(texts, leads, strict=True)]
    assert published(tmp_path, *led) == plain


def test_f04_nothing_visible_above_a_registry_file(plain: dict[str, bytes], tmp_path: Path) -> None:
    """The same holds for units, campaigns and site.yml."""

    def led(content: Path) -> None:
        for file, lead in zip(
            sorted(content.rglob("*.yml")), ("\ufeff", "\n", "\ufeff\n", "\u200b", "#\n"), strict=True
        ):
            file.write_text(lead + file.read_text(encoding="utf-8"), encoding="utf-8")

    assert published(tmp_path, led) == plain


def test_f16_a_script_in_words_is_shown_and_never_runs(plain: dict[str, bytes], tmp_path: Path) -> None:
    """In titles, summaries, captions and names it is text: on pages, in feeds and in structured data."""
    files = published(
        tmp_path,
        edit(f"{REVIEW}/index.md", f"title: {TITLE}", f"title: {TITLE} {SCRIPT}"),
        edit(f"{FESTIVAL}/index.md", "summary: Ngày", f"summary: {SCRIPT} \"'>{SCRIPT} Ngày"),
        edit(f"{FESTIVAL}/index.md", "caption: Đường", f"caption: {SCRIPT} Đường"),
        edit(f"{FESTIVAL}/index.md", "alt: Hai", 'alt: x" onerror="alert(1) Hai'),
        edit("units/tinh-sen.yml", "vi: Hội Phụ nữ tỉnh Sen", f"vi: Hội {SCRIPT}"),
        edit("units/tinh-sen.yml", "vi: Sen", f"vi: Sen {SCRIPT}"),
        edit("campaigns/du-an-8.yml", "  vi: Bình đẳng", f"  vi: {SCRIPT} Bình đẳng"),
    )
    pages = {name: data for name, data in files.items() if name.endswith(".html")}
    own = set(scripts(plain["index.html"]))
    assert {name: scripts(data) for name, data in pages.items() if not own.issuperset(scripts(data))} == {}
    assert heading(pages[PAGE]) == f"{TITLE} {SCRIPT}"
    assert any(SCRIPT in value for value in _words_of(_structured(pages[PAGE])))
    for words in _feed_html(files):
        assert "<script" not in words
    items = json.loads(files["feed.json"])["items"]
    assert f"{TITLE} {SCRIPT}" in [item["title"] for item in items]


def _structured(page: bytes) -> object:
    """Return a page's structured data, which must be one whole JSON text."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.decode(), re.DOTALL)
    return [json.loads(one) for one in found]


def _words_of(value: object) -> Iterator[str]:
    """Give every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words_of(inner)


def _feed_html(files: dict[str, bytes]) -> Iterator[str]:
    """Give every text of the feeds that a feed reader takes for HTML."""
    for name in sorted(files):
        if name.endswith("feed.xml"):
            for element in ET.fromstring(files[name]).iter():  # noqa: S314  (our own output)
                if element.get("type") == "html":
                    yield element.text or ""


def test_t04_windows_line_ends(plain: dict[str, bytes], tmp_path: Path) -> None:
    """A folder saved on Windows makes the same site, byte for byte."""

    def windows(content: Path) -> None:
        for file in [*content.rglob("*.md"), *content.rglob("*.yml")]:
            file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))

    assert published(tmp_path, windows) == plain


def test_t07_decomposed_letters_come_out_composed(tmp_path: Path) -> None:
    """Titles, texts, file names and references from a Mac are the same as those typed elsewhere."""

    def named(name: str) -> tuple[Patch, ...]:
        return (
            edit(f"{FESTIVAL}/index.md", "(ban-may.jpg", f"({name}"),
            move(f"{FESTIVAL}/ban-may.jpg", f"{FESTIVAL}/{name}"),
        )

    def decomposed(content: Path) -> None:
        for file in [*content.rglob("*.md"), *content.rglob("*.yml")]:
            file.write_text(normalize("NFD", file.read_text(encoding="utf-8")), encoding="utf-8")

    composed = published(tmp_path / "nfc", *named("bàn-mây.jpg"))
    found = published(tmp_path / "nfd", *named(normalize("NFD", "bàn-mây.jpg")), decomposed)
    assert found == composed
    for name, data in found.items():
        if name.endswith((".html", ".xml", ".json")):
            assert data.decode() == normalize("NFC", data.decode()), name


TEMPLATES = ("{{ 7*7 }}", "{% raw %}x{% endraw %}", "{# ghi chú #}", "${7*7}", "{{ x.__class__ }}", "mở {{ và")


def test_t08_templates_in_texts_are_words(tmp_path: Path) -> None:
    """What a template engine would carry out is shown as it was typed, in titles and in texts."""
    files = published(tmp_path, *_bulletins(TEMPLATES))
    for number, typed in enumerate(TEMPLATES):
        page = files[f"ban-tin/2024-05-05-bai-{number}/index.html"]
        assert heading(page) == typed
        assert f"Đoạn {typed} cuối." in page.decode()


def _bulletins(titles: tuple[str, ...]) -> Iterator[Patch]:
    """Give a patch for each title that writes a bulletin with it in the front matter and in the text."""
    for number, title in enumerate(titles):
        head = f"title: {title}\ndate: 2024-05-05\nunit: tinh-sen\nsummary: Một câu tóm tắt.\n"
        yield write(f"bulletins/2024/2024-05-05-bai-{number}/index.md", f"---\n{head}---\nĐoạn {title} cuối.\n")


def test_x02_both_ways_of_placing_a_tone_are_one_name(tmp_path: Path) -> None:
    """A photo may be called hòa or hoà by its text; a bulletin names units by slug, so spelling does not matter."""
    files = published(
        tmp_path,
        edit("units/tinh-sen.yml", "vi: Hội Phụ nữ tỉnh Sen", "vi: Hội Phụ nữ tỉnh Hoà Sen"),
        edit(f"{REVIEW}/index.md", f"title: {TITLE}", "title: Tỉnh Hòa Sen sơ kết"),
    )
    units = [name for name in files if name.startswith("don-vi/") and name.count("/") == 2 and name.endswith(".html")]
    assert units == ["don-vi/huyen-ao/index.html", "don-vi/tinh-sen/index.html", "don-vi/xa-ben-ao/index.html"]


TITLES = (
    "Hội nghị: tổng kết",
    '"Áo dài" và đời sống',
    "'Áo dài' và đời sống",
    "Đề án #939 đã xong",
    "@Hội viên trẻ",
    "1:30 chiều họp Hội",
    "- Gạch đầu dòng",
    "[Ảnh] Ngày hội",
    "50% & hơn nữa",
    "*Nhấn* _mạnh_",
    "!quan trọng",
    "Có, không, null",
)


def test_f15_a_title_is_what_was_typed(tmp_path: Path) -> None:
    """Signs that mean something to YAML mean nothing in a title."""
    files = published(tmp_path, *_bulletins(TITLES))
    shown = [heading(files[f"ban-tin/2024-05-05-bai-{number}/index.html"]) for number in range(len(TITLES))]
    assert shown == list(TITLES)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of this system cannot be set")
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_d06_half_past_midnight_is_that_day(zone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bulletin of half past midnight stands under its own day and month, wherever the computer is."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        files = published(tmp_path, edit(f"{REVIEW}/index.md", "2024-07-10 15:15", "2024-07-01 00:30"))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert "<time datetime=2024-07-01" in files[PAGE].decode()
    assert "/2024-07-10-so-ket-giua-nhiem-ky/" in files["luu-tru/2024/07/index.html"].decode()
    assert "luu-tru/2024/06/index.html" not in files


def test_s03_what_programs_leave_behind_is_ignored(plain: dict[str, bytes], tmp_path: Path) -> None:
    """Swap files, backups and the system's own files change nothing and are named in the ledger."""
    names = [".index.md.swp", "index.md~", ".DS_Store", "Thumbs.db", "~$index.docx", "#index.md#", ".#index.md"]
    leftovers = [write(f"{REVIEW}/{name}", "Chữ không ai được đọc") for name in names]
    assert published(tmp_path, *leftovers) == plain
    _, lines = run_build(tmp_path)
    assert sum(line.startswith("  ignored: ") for line in lines) == len(names)


def test_s07_what_is_deleted_is_gone(tmp_path: Path) -> None:
    """A bulletin that was deleted leaves no page, no photo and no entry in a feed."""
    published(tmp_path)
    content = tmp_path / "content"
    for patch in (
        edit(f"{REVIEW}/index.md", "[ngày hội](2024-03-08-ngay-hoi-ao-dai#phan-thi-may)", "ngày hội"),
        edit(f"{REVIEW}/index.md", "- so-ket-cu", "- so-ket-cu\n  - 2024-03-08-ngay-hoi-ao-dai"),
        edit(f"{DIGEST}/index.md", "  - 2024-03-08-ngay-hoi-ao-dai\n", ""),
        delete(FESTIVAL),
    ):
        patch(content)
    code, lines = run_build(tmp_path)
    files = tree(tmp_path / "output")
    assert code == 0, lines
    assert [name for name in files if name.startswith("anh/") or "/2024-03-08" in name] == [
        "ban-tin/2024-03-08-ngay-hoi-ao-dai/index.html"
    ]
    everything = b"".join(files.values())
    assert "hai trăm chị em".encode() not in everything


def test_x06_an_earlier_name_leads_to_the_present_one(tmp_path: Path) -> None:
    """Bulletins and units that were renamed are found under their old addresses too."""
    files = published(
        tmp_path,
        append("units/xa-ben-ao.yml", "aliases:\n  - xa-ao-cu\n"),
        append("campaigns/du-an-8.yml", "aliases: [du-an-tam]\n"),
    )
    for old, new in {
        "ban-tin/so-ket-cu/": "/ban-tin/2024-07-10-so-ket-giua-nhiem-ky/",
        "don-vi/xa-ao-cu/": "/don-vi/xa-ben-ao/",
        "phong-trao/du-an-tam/": "/phong-trao/du-an-8/",
    }.items():
        page = files[f"{old}index.html"].decode()
        assert f'content="0; url={new}"' in page
        assert '<meta name="robots" content="noindex">' in page


def test_x06_whole_addresses_of_an_earlier_site_lead_on(tmp_path: Path) -> None:
    """Paths of folders, pages and programs lead on, those of a static host without a program behind it too."""
    files = published(
        tmp_path,
        edit(f"{REVIEW}/index.md", "- so-ket-cu", "- /2019/03/so-ket/\n  - /tin/so-ket.html\n  - /xem/so-ket.php"),
        append("units/xa-ben-ao.yml", "aliases: /category/ben-ao/, /chuyen-muc/bến-ao.htm\n"),
    )
    for old, new in {
        "2019/03/so-ket/index.html": "/ban-tin/2024-07-10-so-ket-giua-nhiem-ky/",
        "tin/so-ket.html": "/ban-tin/2024-07-10-so-ket-giua-nhiem-ky/",
        "xem/so-ket.php/index.html": "/ban-tin/2024-07-10-so-ket-giua-nhiem-ky/",
        "category/ben-ao/index.html": "/don-vi/xa-ben-ao/",
        "chuyen-muc/bến-ao.htm": "/don-vi/xa-ben-ao/",
    }.items():
        page = files[old].decode()
        assert f'content="0; url={new}"' in page
        assert '<meta name="robots" content="noindex">' in page
    assert "category/ben-ao/feed.xml" in files


def test_g02_a_withdrawn_item_is_left_out_and_said(tmp_path: Path) -> None:
    """A digest goes on without an item that was withdrawn, with a warning on the item's line."""
    files = published(
        tmp_path, edit(f"{DIGEST}/index.md", "  - 2024-03-08", "  - 2024-08-09-tin-da-go\n  - 2024-03-08")
    )
    _, lines = run_build(tmp_path)
    warning = next(line for line in lines if " warning item-withdrawn: " in line)
    assert warning.startswith(f"content/{DIGEST}/index.md:8: ")
    page = files["ban-tin/2024-08-01-diem-tin-thang-7/index.html"].decode()
    assert "tin-da-go" not in page
    assert "Tin đã gỡ có tên riêng" not in page
    assert "Câu tóm tắt" not in files["ban-tin/2024-08-09-tin-da-go/index.html"].decode()
    assert (tmp_path / "content" / WITHDRAWN).exists()


def test_i12_a_photo_in_two_folders_is_made_once(plain: dict[str, bytes], tmp_path: Path) -> None:
    """The same bytes give the same files, however many bulletins show them."""

    def copy(content: Path) -> None:
        (content / REVIEW / "lai-ban-may.jpg").write_bytes((content / FESTIVAL / "ban-may.jpg").read_bytes())

    shown = append(f"{REVIEW}/index.md", "\n![Bàn may và ba tấm vải hoa](lai-ban-may.jpg)\n")
    twice = published(tmp_path, copy, shown)
    photos = {name: hashlib.sha256(data).hexdigest() for name, data in plain.items() if name.startswith("anh/")}
    assert photos == {name: hashlib.sha256(data).hexdigest() for name, data in twice.items() if name.startswith("anh/")}


def test_l07_every_link_has_the_base_path(tmp_path: Path) -> None:
    """Served under /repository/, no link, photo or style leads outside it, typed addresses included."""
    raw = append(f"{REVIEW}/index.md", "\nXem [giới thiệu](/gioi-thieu/) và [đơn vị](unit:tinh-sen).\n")
    files = published(tmp_path, raw, site_url="https://example.org/repository")
    for name, data in files.items():
        if name.endswith(".html"):
            addresses = re.findall(r'(?:href|src|action|poster)="?(/[^" >]*)', data.decode())
            addresses += [
                part.split()[0] for found in re.findall(r'srcset="([^"]*)"', data.decode()) for part in found.split(",")
            ]
            assert [one for one in addresses if not one.startswith("/repository/")] == [], name
    assert 'href="/repository/gioi-thieu/"' in files[PAGE].decode()


def test_the_clock_of_the_files_does_not_matter(plain: dict[str, bytes], tmp_path: Path) -> None:
    """Copying a folder, which gives its files other times, changes nothing."""

    def aged(content: Path) -> None:
        for file in content.rglob("*"):
            os.utime(file, (1, 1))

    assert published(tmp_path, aged) == plain
