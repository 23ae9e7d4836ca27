"""What attachments tell of people is taken out, what readers see stays, what runs on opening is refused."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from bulletins.photos.cleaned_documents import clean_document, traces_of
from bulletins.photos.embedded import strip_picture
from bulletins.photos.traces import Trace
from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from tests.sites import copy_base, run_build, run_check, tree

CANARIES = (b"CANARY", "CANARY".encode("utf-16-be"), "CANARY".encode("utf-16-le"))
BULLETIN = "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
CORE = (
    "<cp:coreProperties><dc:title>Kế hoạch</dc:title><dc:creator>CANARY Lan</dc:creator>"
    "<cp:lastModifiedBy>CANARY Hoa</cp:lastModifiedBy></cp:coreProperties>"
)
APP = (
    "<Properties><Template>C:\\Users\\CANARY\\a.dotx</Template><Application>Word</Application>"
    "<Company>CANARY</Company><Manager>CANARY</Manager></Properties>"
)


def picture(kind: str, orientation: int = 6) -> bytes:
    """Return a picture of a kind with a place, a camera, a comment and a name in it."""
    image = Image.radial_gradient("L").convert("RGB").resize((64, 40))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "CANARY camera"
    exif[0x013B] = "CANARY artist"
    exif.get_ifd(0x8825)[2] = (10.0, 46.0, 12.0)
    buffer = io.BytesIO()
    extra = {"comment": b"CANARY"} if kind == "JPEG" else {}
    image.save(buffer, kind, exif=exif, **extra)
    return buffer.getvalue()


def office(main: str = "word/document.xml", **parts: bytes | str) -> bytes:
    """Return a Word file (or another by its main part) with names, and parts under names with `__` for `/`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("docProps/core.xml", CORE)
        archive.writestr("docProps/app.xml", APP)
        archive.writestr(main, "<w:document><w:t>Nội dung</w:t></w:document>")
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", ".").replace("_DASH_", "-"), part)
    return buffer.getvalue()


def pdf(change: Callable[[PdfWriter], None] | None = None) -> bytes:
    """Return a PDF of one page that draws a geotagged photo, with names in its properties, changed as said."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    photo = StreamObject()
    photo._data = picture("JPEG")
    photo.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(64),
            NameObject("/Height"): NumberObject(40),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        }
    )
    drawn = StreamObject()
    drawn._data = b"q 128 0 0 80 20 20 cm /P Do Q"
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/P"): writer._add_object(photo)})}
    )
    page[NameObject("/Contents")] = writer._add_object(drawn)
    writer.add_metadata({"/Author": "CANARY Lan", "/Title": "Kế hoạch", "/Company": "CANARY"})
    described = StreamObject()
    described._data = (
        b"<x:xmpmeta><rdf:Description pdfaid:part='2'><dc:creator>CANARY</dc:creator></rdf:Description></x:xmpmeta>"
    )
    described.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    writer.root_object[NameObject("/Metadata")] = writer._add_object(described)
    if change is not None:
        change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def action(kind: str) -> DictionaryObject:
    """Return an action of a kind."""
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Action"),
            NameObject("/S"): NameObject(kind),
            NameObject("/JS" if kind == "/JavaScript" else "/F"): TextStringObject("app.alert(1)"),
        }
    )


def opens_with(kind: str) -> Callable[[PdfWriter], None]:
    """Return what makes a PDF do something when it is opened."""

    def change(writer: PdfWriter) -> None:
        writer.root_object[NameObject("/OpenAction")] = action(kind)

    return change


def by_name(writer: PdfWriter) -> None:
    """Name a script, which programs run when they open the file."""
    scripts = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a"), action("/JavaScript")])})
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): scripts})


def on_page(writer: PdfWriter) -> None:
    """Make a page run a script when it is turned to."""
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action("/JavaScript")})


def in_form(writer: PdfWriter) -> None:
    """Put a field with a script on the page."""
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/Rect"): ArrayObject([FloatObject(0)] * 4),
            NameObject("/AA"): DictionaryObject({NameObject("/K"): action("/JavaScript")}),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(field)])


def signed(writer: PdfWriter) -> None:
    """Say in the form that signatures exist."""
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})


def commented(writer: PdfWriter) -> None:
    """Put somebody's comment on the page."""
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Text"),
            NameObject("/T"): TextStringObject("Lan"),
            NameObject("/Rect"): ArrayObject([FloatObject(0)] * 4),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])


def all_bytes(data: bytes) -> bytes:
    """Return a document's bytes, those of an archive's parts unpacked, archives in archives likewise."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(all_bytes(archive.read(name)) for name in archive.namelist())


def tells(data: bytes) -> bool:
    """Return whether a canary is in a document."""
    return any(canary in all_bytes(data) for canary in CANARIES)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_keeps_its_pixels_alone(kind: str) -> None:
    """No canary stays; every pixel does, and so does which way up it is where a program may ask for that."""
    data = picture(kind)
    bare = strip_picture(data)
    assert tells(data)
    assert not tells(bare)
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(bare))
    assert before.tobytes() == after.tobytes()
    if kind != "WEBP":
        assert ImageOps.exif_transpose(before).tobytes() == ImageOps.exif_transpose(after).tobytes()
    assert strip_picture(bare) == bare


@pytest.mark.parametrize("cut", range(3, 300, 11))
def test_a_picture_that_ends_early(cut: int) -> None:
    """Cut off anywhere, a picture is stripped or left alone, never an exception."""
    for kind in ("JPEG", "PNG", "WEBP"):
        strip_picture(picture(kind)[:cut])


def test_a_word_file() -> None:
    """Names, firm and the photo's place go; title and text keep every byte; twice cleaned is once cleaned."""
    data = office(word__media__image1_DOT_jpeg=picture("JPEG"), word__media__image2_DOT_png=picture("PNG"))
    bare = clean_document(".docx", data)
    assert (tells(data), tells(bare)) == (True, False)
    assert traces_of(".docx", bare) == ()
    with zipfile.ZipFile(io.BytesIO(bare)) as after, zipfile.ZipFile(io.BytesIO(data)) as before:
        assert after.namelist() == before.namelist()
        assert after.read("word/document.xml") == before.read("word/document.xml")
        assert "<dc:title>Kế hoạch</dc:title>" in after.read("docProps/core.xml").decode()
        pixels = [Image.open(io.BytesIO(each.read("word/media/image1.jpeg"))).tobytes() for each in (before, after)]
    assert pixels[0] == pixels[1]
    assert clean_document(".docx", bare) == bare


def test_an_excel_file() -> None:
    """The place where a workbook was saved, which names its owner's folder, goes too."""
    path = (
        '<mc:AlternateContent><mc:Choice><x15ac:absPath url="C:\\Users\\CANARY\\"/></mc:Choice></mc:AlternateContent>'
    )
    data = office("xl/worksheets/sheet1.xml", xl__workbook_DOT_xml=f"<workbook>{path}<sheets/></workbook>")
    bare = clean_document(".xlsx", data)
    assert (tells(data), tells(bare)) == (True, False)
    with zipfile.ZipFile(io.BytesIO(bare)) as archive:
        assert archive.read("xl/workbook.xml") == b"<workbook><sheets/></workbook>"


def test_a_file_in_a_file() -> None:
    """A workbook inside a text is cleaned as well."""
    data = office(word__embeddings__a_DOT_xlsx=office("xl/workbook.xml"))
    assert not tells(clean_document(".docx", data))


def test_a_signed_word_file_is_not_touched() -> None:
    """A signature would break: the file stays byte for byte, and what it tells is known."""
    data = office(_xmlsignatures__sig1_DOT_xml="<Signature/>", word__media__a_DOT_jpg=picture("JPEG"))
    assert clean_document(".docx", data) == data
    assert traces_of(".docx", data) == (Trace.AUTHOR, Trace.PICTURE, Trace.SIGNED)


@pytest.mark.parametrize(
    ("part", "content", "trace"),
    [
        ("word__comments_DOT_xml", "<w:comments/>", Trace.COMMENTS),
        ("word__document2_DOT_xml", '<w:ins w:id="1" w:author="Lan">x</w:ins>', Trace.REVISIONS),
        ("word__embeddings__oleObject1_DOT_bin", "x", Trace.ATTACHED),
        ("word__media__image_DOT_tiff", "II*", Trace.PICTURE),
        ("word__activeX__activeX1_DOT_bin", "x", Trace.RUNS),
        (
            "word___rels__settings_DOT_xml_DOT_rels",
            '<Relationship Id="r" Type="http://x/attachedTemplate" Target="http://x" TargetMode="External"/>',
            Trace.RUNS,
        ),
        ("word__footer_DOT_xml", "<w:instrText> DDEAUTO c:\\x</w:instrText>", Trace.RUNS),
    ],
)
def test_what_stays_in_a_word_file_is_known(part: str, content: str, trace: Trace) -> None:
    """What cannot be taken out is found in the cleaned file."""
    assert traces_of(".docx", clean_document(".docx", office(**{part: content}))) == (trace,)


def test_a_pdf() -> None:
    """Names and the photo's place go; title, PDF/A's mark, drawing and pixels stay."""
    data = pdf()
    bare = clean_document(".pdf", data)
    assert (tells(data), tells(bare)) == (True, False)
    assert traces_of(".pdf", bare) == ()
    before, after = PdfReader(io.BytesIO(data)), PdfReader(io.BytesIO(bare))
    assert after.metadata is not None
    assert after.metadata.title == "Kế hoạch"
    assert b"pdfaid:part='2'" in bare
    assert [page.images[0].image.tobytes() for page in before.pages] == [  # type: ignore[union-attr]
        page.images[0].image.tobytes()  # type: ignore[union-attr]
        for page in after.pages
    ]
    assert clean_document(".pdf", bare) == bare


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not installed")
def test_a_pdf_looks_the_same(tmp_path: Path) -> None:
    """Drawn on paper before and after, not one pixel differs."""
    drawn = []
    for name, data in (("before", pdf()), ("after", clean_document(".pdf", pdf()))):
        (tmp_path / f"{name}.pdf").write_bytes(data)
        subprocess.run(["pdftoppm", "-r", "100", f"{name}.pdf", name], cwd=tmp_path, check=True)
        drawn.append(next(tmp_path.glob(f"{name}*.ppm")).read_bytes())
    assert drawn[0] == drawn[1]


def test_a_signed_or_locked_pdf_is_not_touched() -> None:
    """A signature would break, and what is locked stays locked: both keep every byte."""
    data = pdf(signed)
    assert clean_document(".pdf", data) == data
    assert traces_of(".pdf", data) == (Trace.AUTHOR, Trace.PICTURE, Trace.SIGNED)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("", "owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert clean_document(".pdf", buffer.getvalue()) == buffer.getvalue()
    assert traces_of(".pdf", buffer.getvalue()) == (Trace.AUTHOR, Trace.LOCKED, Trace.PICTURE)


@pytest.mark.parametrize(
    ("change", "traces"),
    [
        (opens_with("/JavaScript"), (Trace.RUNS, Trace.SCRIPTS)),
        (opens_with("/Launch"), (Trace.RUNS,)),
        (on_page, (Trace.RUNS, Trace.SCRIPTS)),
        (by_name, (Trace.RUNS, Trace.SCRIPTS)),
        (in_form, (Trace.SCRIPTS,)),
        (commented, (Trace.COMMENTS,)),
        (lambda writer: writer.add_attachment("a.txt", b"x"), (Trace.ATTACHED,)),
    ],
)
def test_what_a_pdf_does_is_known(change: Callable[[PdfWriter], None], traces: tuple[Trace, ...]) -> None:
    """Launch actions, scripts on opening, scripts of forms, comments and attached files are told apart."""
    assert traces_of(".pdf", clean_document(".pdf", pdf(change))) == tuple(sorted(traces))


@pytest.mark.parametrize("position", range(0, 2000, 61))
def test_damage_anywhere(position: int) -> None:
    """Flipped bytes give a cleaned file or the same one, never an exception."""
    for ending, data in ((".pdf", pdf()), (".docx", office())):
        damaged = bytearray(data)
        damaged[position % len(damaged)] ^= 0xA5
        clean_document(ending, bytes(damaged))
        traces_of(ending, bytes(damaged))


def attach(folder: Path, name: str, data: bytes) -> None:
    """Attach a document to a bulletin of the base site."""
    text = copy_base(folder) / BULLETIN / "index.md"
    (text.parent / name).write_bytes(data)
    said = text.read_text(encoding="utf-8")
    added = said.replace("\nunit:", f"\nattachments:\n  - src: {name}\n    title: Kế hoạch\nunit:", 1)
    text.write_text(added, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "data"), [("ke-hoach.docx", office(word__media__a_DOT_jpg=picture("JPEG"))), ("ke-hoach.pdf", pdf())]
)
def test_nothing_of_it_is_published(tmp_path: Path, name: str, data: bytes) -> None:
    """No canary is in any published byte; a second build changes nothing, one without memory gives the same."""
    attach(tmp_path, name, data)
    code, lines = run_build(tmp_path)
    assert code == 0, lines
    first = tree(tmp_path / "output")
    assert [path for path, published in first.items() if tells(published)] == []
    assert any(path.endswith(f"/{name}") for path in first)
    assert run_build(tmp_path)[1][-1].startswith("output: 0 added, 0 changed, 0 removed")
    shutil.rmtree(tmp_path / "state")
    shutil.rmtree(tmp_path / "output")
    assert run_build(tmp_path)[0] == 0
    assert tree(tmp_path / "output") == first


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", pdf(opens_with("/JavaScript")), "error document-runs: "),
        ("a.pdf", pdf(opens_with("/Launch")), "error document-runs: "),
        ("a.pdf", b"<html><script>x</script></html>\n" + pdf(), "error document-not-as-named: "),
        ("a.pdf", pdf(in_form), "warning document-scripts: "),
        ("a.pdf", pdf(signed), "warning document-signed: "),
        ("a.docx", office(word__comments_DOT_xml="<w:comments/>"), "warning document-tells: "),
        ("a.docx", office(word__activeX__a_DOT_bin="x"), "error document-runs: "),
    ],
)
def test_what_staff_are_told(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    """Errors refuse, warnings let pass, and both name the document."""
    attach(tmp_path, name, data)
    code, lines = run_check(tmp_path)
    found = [line for line in lines if told in line]
    assert [line.split(":", 1)[0] for line in found] == [f"content/{BULLETIN}/{name}"], lines
    assert code == (1 if told.startswith("error") else 0)
