"""What hides in documents where programs seldom look: second pictures, other spellings, earlier states."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bulletins.photos.cleaned_documents import clean_document, traces_of
from bulletins.photos.embedded import strip_picture
from bulletins.photos.traces import Trace
from PIL import Image, ImageSequence
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from tests.photos.test_attachments import CORE, attach, office, opens_with, pdf, picture, tells
from tests.sites import run_check

Change = Callable[[PdfWriter], None]
BLANK = CORE.replace("CANARY Lan", "").replace("CANARY Hoa", "")
TEMPLATE = (
    "<Relationships><Relationship Id='r' Type='http://x/attachedTemplate' Target='{}' TargetMode='External'/>"
    "</Relationships>"
)


def saved(image: Image.Image, kind: str, **more: Any) -> bytes:  # noqa: ANN401  (what Pillow takes)
    """Return a picture as a file."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **more)
    return buffer.getvalue()


def noted_pictures() -> dict[str, bytes]:
    """Return pictures with notes in uncommon places."""
    image = Image.radial_gradient("L").convert("RGB").resize((97, 61))
    turned, exif = image.rotate(90), Image.Exif()
    exif[0x010F] = "CANARY"
    words = PngInfo()
    words.add(b"prVW", b"CANARY", after_idat=True)
    thumb = b"JFIF\0\1\2\0\0\1\0\1\2\2CANARY123456"
    plain = saved(image, "JPEG", exif=exif, progressive=True, restart_marker_blocks=3)
    webp = saved(image, "WEBP", lossless=True, exif=exif) + b"abcd\6\0\0\0CANARY"
    return {
        "two pictures": saved(image, "MPO", save_all=True, append_images=[turned], exif=exif),
        "small picture": plain[:2] + b"\xff\xe0\0\x1c" + thumb + b"\xff\xe0\0\x0eJFXX\0\x10CANARY" + plain[2:],
        "behind the end": plain + b"CANARY" + plain,
        "private chunk": saved(image, "PNG", pnginfo=words, save_all=True, append_images=[turned]) + b"CANARY",
        "gif": saved(image, "GIF", comment=b"CANARY", save_all=True, append_images=[turned], loop=0, duration=50),
        "webp": webp[:4] + (len(webp) - 8).to_bytes(4, "little") + webp[8:],
    }


@pytest.mark.parametrize("name", sorted(noted_pictures()))
def test_notes_in_uncommon_places(name: str) -> None:
    """Second pictures, small ones, private chunks and remarks go; each frame keeps every pixel, films their course."""
    data = noted_pictures()[name]
    bare = strip_picture(data)
    assert (tells(data), tells(bare), strip_picture(bare)) == (True, False, bare)
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(bare))
    frames = [frame.tobytes() for frame in ImageSequence.Iterator(before)]
    assert [frame.tobytes() for frame in ImageSequence.Iterator(after)] == frames[: 1 if before.format == "MPO" else 9]
    assert before.info.get("loop") == after.info.get("loop")


@pytest.mark.parametrize(
    "parts",
    [
        {"word__media__image1_DOT_tmp": picture("JPEG"), "word__media__image2": picture("PNG")},
        {
            "docProps__thumbnail_DOT_jpeg": noted_pictures()["two pictures"],
            "word__media__a_DOT_gif": noted_pictures()["gif"],
        },
        {"docProps__core_DOT_xml": CORE.replace("CANARY Lan", "<![CDATA[CANARY]]>").replace("dc:", "q:")},
        {"docProps__core_DOT_xml": f'<?xml version="1.0" encoding="utf-16"?>{CORE}'.encode("utf-16")},
        {"package__services__metadata__core_DASH_properties__1_DOT_psmdcp": CORE},
        {"word__people_DOT_xml": "<w15:people><w15:person w15:author='CANARY'><a/></w15:person></w15:people>"},
        {"docProps__custom_DOT_xml": "<Properties><property name='Người duyệt'><s>CANARY</s></property></Properties>"},
        {"word__settings_DOT_xml": "<w:settings><w:docVars><w:docVar w:val='CANARY'/></w:docVars></w:settings>"},
        {"word___rels__settings_DOT_xml_DOT_rels": TEMPLATE.format("file:///C:\\Users\\CANARY\\m.dotx")},
        {"xl__printerSettings__printerSettings1_DOT_bin": "\\\\may-in\\CANARY".encode("utf-16-le") + bytes(200)},
        {"xl__workbook_DOT_xml": "<workbook><fileSharing userName='CANARY'/></workbook>"},
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_in_uncommon_places(parts: dict[str, bytes | str]) -> None:
    """Names go however they are written and wherever a program keeps them; nothing is left to be warned of."""
    bare = clean_document(".docx", office("word/document.xml", **parts))
    assert (tells(bare), traces_of(".docx", bare)) == (False, ())
    assert clean_document(".docx", bare) == bare


def test_properties_that_the_text_shows_stay() -> None:
    """Where a field may show an author's own property it is kept, and its name is warned of as all others are."""
    custom = "<Properties><property name='So'><s>12</s></property></Properties>"
    field = "<w:document><w:instrText> DOCPROPERTY So </w:instrText></w:document>"
    bare = clean_document(".docx", office(docProps__custom_DOT_xml=custom, word__header1_DOT_xml=field))
    with zipfile.ZipFile(io.BytesIO(bare)) as archive:
        assert archive.read("docProps/custom.xml").decode() == custom
    assert traces_of(".docx", bare) == (Trace.AUTHOR,)


def test_an_archive_holds_its_parts_alone() -> None:
    """A remark in the archive, and bytes of a part that was taken out of its list, are not published."""
    clean = clean_document(".docx", office())
    remarked = io.BytesIO(clean)
    with zipfile.ZipFile(remarked, "a") as archive:
        archive.comment = b"CANARY"
    assert not tells(clean_document(".docx", remarked.getvalue())[-50:])
    dropped = io.BytesIO(clean)
    with zipfile.ZipFile(dropped, "a") as archive:
        archive.writestr("old.bin", b"CANARY" * 20)
        archive.writestr("word/new.xml", "<a/>")
        del archive.filelist[-2]
    assert b"CANARY" in dropped.getvalue()
    assert b"CANARY" not in clean_document(".docx", dropped.getvalue())


@pytest.mark.parametrize(
    "part", ["package__services__digital_DASH_signature__origin_DOT_psdsor", "_xmlsignatures__origin_DOT_sigs"]
)
def test_signatures_of_every_program_are_kept(part: str) -> None:
    """What a program for .NET has signed is no more touched than what Word has."""
    data = office("word/document.xml", **{part: b""})
    assert clean_document(".docx", data) == data
    assert Trace.SIGNED in traces_of(".docx", data)


@pytest.mark.parametrize(
    ("part", "content", "trace"),
    [
        ("word__document2_DOT_xml", "<w:rPrChange w:id='1' w:author='Lan'/>", Trace.REVISIONS),
        ("xl__revisions__revisionHeaders_DOT_xml", '<headers><header userName="Lan"/></headers>', Trace.REVISIONS),
        ("xl__persons__person_DOT_xml", '<personList><person displayName="Lan"/></personList>', Trace.AUTHOR),
        ("customXml__item1_DOT_xml", "<p><SharedWith><DisplayName>Lan</DisplayName></SharedWith></p>", Trace.AUTHOR),
        ("word___rels__a_DOT_xml_DOT_rels", TEMPLATE.format("\\\\may-chu\\m.dotx"), Trace.RUNS),
        ("word___rels__b_DOT_xml_DOT_rels", TEMPLATE.format("https://x/m.dotx").encode("utf-16"), Trace.RUNS),
        (
            "word___rels__c_DOT_xml_DOT_rels",
            TEMPLATE.replace("attachedTemplate", "image").format("file:///C:/Users/Lan/a.jpg"),
            Trace.AUTHOR,
        ),
        (
            "word___rels__d_DOT_xml_DOT_rels",
            TEMPLATE.replace("attachedTemplate", "image").format("https://example.org/a.gif"),
            Trace.LINKED,
        ),
        ("word__s_DOT_xml", "<w:mailMerge><w:query w:val='SELECT * FROM `A$`'/></w:mailMerge>", Trace.RUNS),
        (
            "word__f_DOT_xml",
            "<w:p><w:instrText>DD</w:instrText><w:instrText>EAUTO c:\\x</w:instrText></w:p>",
            Trace.RUNS,
        ),
        ("word__embeddings__a_DOT_xlsx", office("xl/workbook.xml", xl__vbaProject_DOT_bin="x"), Trace.RUNS),
        ("xl__macrosheets__sheet1_DOT_xml", "<a/>", Trace.RUNS),
        ("word__afchunk_DOT_mht", "MIME-Version: 1.0", Trace.ATTACHED),
        ("word__media__a_DOT_svg", "<svg/>", Trace.PICTURE),
        ("word__media__a_DOT_emf", b"\1\0Exif\0\0MM", Trace.PICTURE),
        ("xl__workbook_DOT_xml", "<workbook><sheet name='Luong' state='veryHidden'/></workbook>", Trace.HIDDEN),
        ("xl__pivotCache__pivotCacheRecords1_DOT_xml", "<r/>", Trace.HIDDEN),
        (
            "xl__externalLinks__externalLink1_DOT_xml",
            "<externalBook><sheetData></sheetData></externalBook>",
            Trace.HIDDEN,
        ),
    ],
)
def test_what_stays_in_an_office_file_is_known(part: str, content: bytes | str, trace: Trace) -> None:
    """What cannot be taken out is found in the cleaned file, however it is spelled."""
    assert traces_of(".docx", clean_document(".docx", office("word/document.xml", **{part: content}))) == (trace,)


def dictionary(**entries: PdfObject) -> DictionaryObject:
    """Return a dictionary of a PDF."""
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def opening(kind: str, following: PdfObject | None = None) -> Change:
    """Return what makes a PDF open with an action, and another that follows."""
    said = dictionary(S=NameObject(kind), F=TextStringObject("\\\\may-chu\\x"))
    if following is not None:
        said[NameObject("/Next")] = ArrayObject([following])
    return lambda writer: writer.root_object.update({NameObject("/OpenAction"): said})


def marked(subtype: str, **entries: PdfObject) -> Change:
    """Return what puts a field or a mark on the first page."""
    mark = dictionary(Subtype=NameObject(subtype), Rect=ArrayObject([FloatObject(0)] * 4), **entries)
    return lambda writer: writer.pages[0].update({NameObject("/Annots"): ArrayObject([writer._add_object(mark)])})


def form(writer: PdfWriter) -> None:
    """Put a form of Adobe's own kind into a PDF, with a script that runs when it is ready."""
    stream = StreamObject()
    stream._data = b'<event activity="docReady"><script>x</script></event>'
    parts = ArrayObject([TextStringObject("template"), writer._add_object(stream)])
    writer.root_object[NameObject("/AcroForm")] = dictionary(XFA=parts)


SCRIPT = dictionary(S=NameObject("/JavaScript"), JS=TextStringObject("x"))


@pytest.mark.parametrize(
    ("change", "traces"),
    [
        (opening("/URI"), (Trace.RUNS,)),
        (opening("/SubmitForm"), (Trace.RUNS,)),
        (opening("/GoToR"), (Trace.RUNS,)),
        (opening("/GoTo", SCRIPT), (Trace.RUNS, Trace.SCRIPTS)),
        (opening("/Named"), ()),
        (marked("/Widget", AA=dictionary(PO=SCRIPT)), (Trace.RUNS, Trace.SCRIPTS)),
        (marked("/RichMedia", RichMediaSettings=dictionary(Condition=NameObject("/PV"))), (Trace.RUNS,)),
        (marked("/Square", T=TextStringObject("Lan")), (Trace.COMMENTS,)),
        (form, (Trace.RUNS,)),
    ],
)
def test_what_a_pdf_does_by_itself_is_known(change: Change, traces: tuple[Trace, ...]) -> None:
    """Whatever happens because a file is opened or a page is shown refuses it; marks of people are warned of."""
    assert traces_of(".pdf", clean_document(".pdf", pdf(change))) == traces


def described(words: str, coding: str = "utf-8", *, packed: bool = False) -> Change:
    """Return what puts a description in XMP into a PDF."""
    stream = StreamObject()
    said = f'<x:xmpmeta xmlns:x="x"><rdf:Description {words}</rdf:Description></x:xmpmeta>'.encode(coding)
    stream._data = zlib.compress(said) if packed else said
    stream.update({NameObject("/Filter"): NameObject("/FlateDecode")} if packed else {})
    return lambda writer: writer.root_object.update({NameObject("/Metadata"): writer._add_object(stream)})


def drawn(data: bytes, *filters: str) -> Change:
    """Return what puts one more picture into a PDF."""
    stream = StreamObject()
    stream._data = data
    stream[NameObject("/Filter")] = ArrayObject([NameObject(each) for each in filters])
    stream.update(dictionary(Subtype=NameObject("/Image"), Width=NumberObject(64), Height=NumberObject(40)))

    def change(writer: PdfWriter) -> None:
        resources = writer.pages[0]["/Resources"]
        assert isinstance(resources, DictionaryObject)
        drawings = resources["/XObject"]
        assert isinstance(drawings, DictionaryObject)
        drawings[NameObject("/Q")] = writer._add_object(stream)

    return change


def jpeg_2000() -> bytes:
    """Return a JPEG 2000 picture with notes in two boxes."""
    data = saved(Image.radial_gradient("L").resize((64, 40)), "JPEG2000")
    at = data.index(b"jp2c") - 4
    return data[:at] + b"\0\0\0\x1euuid0123456789abcdefCANARY" + b"\0\0\0\x0exml CANARY" + data[at:]


def unpacked(data: bytes) -> bytes:
    """Return the bytes of a PDF and of all its streams."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    streams = [each for each in writer._objects if isinstance(each, StreamObject)]
    return b"\n".join(
        (data, *(each._data if "DCT" in str(each) or "JPX" in str(each) else each.get_data() for each in streams))
    )


@pytest.mark.parametrize(
    "change",
    [
        described('xmlns:a="a" a:OwnerName="CANARY"><i:CreatorContactInfo><i:x>CANARY</i:x></i:CreatorContactInfo>'),
        described("><dc:creator>CANARY</dc:creator>", "utf-16", packed=True),
        described("dc:creator='CANARY'>"),
        described("xmlns:n='n' n:người='CANARY'>"),
        described("><dc:creator>CANARY"),
        drawn(zlib.compress(picture("JPEG")), "/FlateDecode", "/DCTDecode"),
        drawn(base64.a85encode(picture("JPEG")) + b"~>", "/ASCII85Decode", "/DCTDecode"),
        drawn(jpeg_2000(), "/JPXDecode"),
        lambda writer: writer.add_metadata({"/Title": "C:\\Users\\CANARY\\ke-hoach.doc"}),
    ],
)
def test_names_in_uncommon_places_of_a_pdf(change: Change) -> None:
    """Descriptions in any coding, pictures packed twice, JPEG 2000 and a title with a folder tell nothing any more."""
    bare = clean_document(".pdf", pdf(change))
    assert (b"CANARY" in unpacked(bare), traces_of(".pdf", bare)) == (False, ())
    assert clean_document(".pdf", bare) == bare


def test_what_a_pdf_was_before_a_change_goes() -> None:
    """A file that was changed behind its end holds what it said before: it is written anew, drawing for drawing."""
    earlier = io.BytesIO(pdf())
    writer = PdfWriter(earlier, incremental=True)
    writer.metadata = {"/Title": "Kế hoạch"}
    changed = io.BytesIO()
    writer.write(changed)
    assert tells(changed.getvalue())
    assert not tells(clean_document(".pdf", changed.getvalue()))
    assert not tells(clean_document(".pdf", clean_document(".pdf", pdf()) + b"\nCANARY"))


def test_a_locked_pdf_that_opens_without_a_password() -> None:
    """What only forbids copying is looked into: it may not start anything, and what it tells is warned of."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(opens_with("/Launch")))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert clean_document(".pdf", locked.getvalue()) == locked.getvalue()
    assert {Trace.RUNS, Trace.LOCKED, Trace.AUTHOR} <= set(traces_of(".pdf", locked.getvalue()))


def test_what_was_taken_out_is_not_warned_of(tmp_path: Path) -> None:
    """Staff are told of what stays, not of what the program has taken out already."""
    attach(tmp_path, "ke-hoach.docx", office(word__media__a_DOT_jpg=picture("JPEG")))
    assert [line for line in run_check(tmp_path)[1] if "ke-hoach.docx" in line] == []
