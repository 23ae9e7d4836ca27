"""Files that cannot be read are answered with a sentence, in bounded time and memory; nothing is ever a traceback."""

from __future__ import annotations

import io
import random
import struct
import time
import tracemalloc
import zipfile
import zlib
from functools import partial

import pytest
from bulletins.importing.document_reading import read_document

from tests.importing.fixtures import ALL, imported
from tests.importing.open_documents import MIMETYPE, open_document
from tests.importing.word_files import NAMES, WordFile, picture_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return an archive of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def word_of(body: str, head: str = "") -> bytes:
    """Return a Word file of nothing but its main part."""
    return zipped({"word/document.xml": f"{head}<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()})


def codes(data: bytes, name: str = "a.docx") -> tuple[str, ...]:
    """Return the codes of why a file cannot be read, none where it can."""
    return tuple(found.code for found in read_document(name, data, lambda _: None).problems)


def encrypted_zip() -> bytes:
    """Return an archive whose parts say that they are encrypted."""
    data = bytearray(zipped({"word/document.xml": b"x"}))
    at = data.index(b"PK\x01\x02") + 8
    data[at : at + 2] = struct.pack("<H", 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import-empty"),
        (b"\x00\x00\x00", "import-empty"),
        (OLE, "import-doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "import-encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "import-xls"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "import-slides"),
        (b"{\\rtf1\\ansi Hoi}", "import-rtf"),
        (b"%PDF-1.7 x", "import-pdf"),
        (zipped({"Index/Document.iwa": b"x"}), "import-pages"),
        (zipped({"mimetype": MIMETYPE}), "import-damaged"),
        (zipped({"mimetype": MIMETYPE, "content.xml": b"<a/>"}), "import-damaged"),
        (zipped({"mimetype": MIMETYPE, "META-INF/manifest.xml": b"<m:encryption-data/>"}), "import-encrypted"),
        (open_document("<text:p/>" * 6_001), "import-too-long"),
        (open_document(""), "import-empty"),
        (b'<?xml version="1.0"?><office:document xmlns:office="x"/>', "import-flat-odt"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "import-table-file"),
        (zipped({"ppt/presentation.xml": b"<x/>"}), "import-slides"),
        (zipped({"a.bin": b"x"}), "import-unknown"),
        (picture_bytes("red"), "import-picture"),
        (b"\x01\x02\x03\x04 not a text", "import-unknown"),
        (b"<rss><channel><wp:x xmlns:wp='http://wordpress.org/export/1.2/'/></channel></rss>", "import-site-file"),
        (b"PK\x03\x04 cut off", "import-damaged"),
        (zipped({"word/document.xml": b"<w:document"}), "import-damaged"),
        (zipped({"word/document.xml": b"<a/>"}), "import-damaged"),
        (encrypted_zip(), "import-encrypted"),
        (WordFile().bytes(), "import-empty"),
    ],
)
def test_a_file_that_is_no_document_is_named(data: bytes, code: str) -> None:
    """Each kind of file has its own sentence."""
    assert codes(data) == (code,)


@pytest.mark.parametrize(
    "data",
    [
        word_of("", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'),
        word_of("", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        open_document("<text:section>" * 100_000 + "</text:section>" * 100_000),
        word_of("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
        word_of("<w:p/>" * 3_100_000),
        word_of("<w:p/>" * 1_000_000),
        word_of("<w:r>" * 1_000_000 + "</w:r>" * 1_000_000),
        word_of("".join(f'<w:p w:a="{number}"/>' for number in range(700_000))),
        zipped({"word/document.xml": b" " * 250_000_000}),
        zipped({"word/document.xml": b"<x/>", "a": bytes(200_000_000), "b": bytes(201_000_000)}),
        zipped({f"word/{number}": b"" for number in range(5_001)}),
        ("<div>" * 1_000_000).encode(),
        ("<html><body>" + "<div>" * 30_000).encode(),
        ("<html><body>" + "<li>x" * 30_000).encode(),
    ],
    ids=[
        "entities",
        "outside",
        "sections",
        "deep",
        "many",
        "wide",
        "deeper",
        "described",
        "large",
        "sum",
        "parts",
        "tags",
        "nested",
        "open",
    ],
)
def test_a_bomb_is_refused_in_bounded_time_and_memory(data: bytes) -> None:
    """What would unpack to far more than a document is refused before it does."""
    tracemalloc.start()
    begun = time.monotonic()
    try:
        assert codes(data) == ("import-bomb",)
        assert time.monotonic() - begun < 20
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "page",
    [
        "<p " + " ".join(f"a{number}=1" for number in range(250_000)) + ">Chào</p>",
        "<p " + "/".join(f"a{number}" for number in range(250_000)) + ">Chào</p>",
        "".join(f'<b a{number} title="x" b{number}=1 c></b>' for number in range(80_000)) + "<p>Chào</p>",
        "<p>'" + "<p a b c d e f ' =\"" * 60_000 + "'</p>",
    ],
    ids=["one tag", "slashes", "many tags", "quotes"],
)
def test_a_page_of_endless_attributes_is_refused_before_it_is_read(page: str) -> None:
    """A page of three megabytes would have taken three hundred of memory."""
    tracemalloc.start()
    try:
        assert codes(f"<html><body>{page}".encode(), "a.html") in {("import-too-long",), ("import-bomb",)}
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_pictures_inside_a_page_are_no_words() -> None:
    """Twenty megabytes of a picture written into the page, with all its slashes, are one value."""
    picture = "iVBORw0KGgo/" * 500_000
    assert (
        codes(f'<html><body><p>Hội thi áo dài</p><img src="data:image/png;base64,{picture}">'.encode(), "a.html") == ()
    )


def test_deep_elements_of_a_page_are_walked_without_recursion() -> None:
    """Two thousand elements within one another are read like any others."""
    page = "<html><body>" + "<div>" * 2_000 + "<p>Hội thi áo dài</p>"
    assert codes(page.encode(), "a.html") == ()


def test_a_book_is_no_bulletin() -> None:
    """Two thousand pages are refused with what to do."""
    page = '<w:p><w:r><w:t>x</w:t><w:br w:type="page"/></w:r></w:p>'
    assert codes(word_of(page * 2_000)) == ("import-too-long",)
    assert codes(word_of("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 7_000)) == ("import-too-long",)


def test_a_wrong_suffix_is_told_and_the_file_read_as_what_it_is() -> None:
    """A page named .docx is read as a page."""
    outcome = read_document("bai.docx", b"<html><body><p>Ch\xc3\xa0o</p></body></html>", lambda _: None)
    assert outcome.value is not None
    assert [(found.code, dict(found.details)) for found in outcome.value.losses] == [
        ("import-other-suffix", {"found": "HTML (.html)", "suffix": "docx"})
    ]


def test_a_picture_of_two_and_a_half_thousand_megapixels_is_left_out_unopened() -> None:
    """A 50,000 × 50,000 picture is named, and its caption told; the rest is imported."""
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    data = zlib.compress(b"\x00")
    body = struct.pack(">I", len(data)) + b"IDAT" + data + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    bomb = b"\x89PNG\r\n\x1a\n" + chunk + body + struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    word = WordFile()
    word.p("Hội thi áo dài", style="Title")
    word.p("Chị em đến rất đông và vui trong sáng thứ bảy.")
    word.picture(picture_bytes("red"))
    word.p("Chú thích còn lại", italic=True)
    word.extra["word/media/bomb.png"] = bomb
    word.parts["word/_rels/document.xml.rels"] = lambda text: text.replace("media/image1.jpg", "media/bomb.png")
    folder = imported("a.docx", word.bytes)
    assert not isinstance(folder, str)
    assert [name for name, _ in folder.files] == ["index.md"]
    assert {"photo-too-large", "import-caption-lost"} <= {found.code for found in folder.losses}


def test_damage_anywhere_is_never_a_traceback() -> None:
    """Documents with bytes changed at random are read or refused, nothing else."""
    random.seed(20)
    for name in ("captions.docx", "merged-cells.docx", "old-portal.html", "google-docs.zip", "zalo.txt"):
        whole = ALL[name]()
        for _ in range(15):
            data = bytearray(whole)
            for _ in range(random.choice((1, 5, 50))):  # noqa: S311  (no secret)
                data[random.randrange(len(data))] = random.randrange(256)  # noqa: S311  (the same)
            imported(name, partial(bytes, data))
            imported(name, partial(bytes, whole[: random.randrange(len(whole))]))  # noqa: S311  (the same)
