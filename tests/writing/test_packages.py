"""A bulletin travels from one computer to another in one file, and back with notes; nothing is overwritten."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from tests.importing.word_files import picture_bytes
from tests.sites import copy_base
from tests.writing.serving import DRAFT, WritingSession, serving
from tests.writing.test_security import state_of

NEWS = "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md"
TRANSLATED = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WritingSession]:
    """Give a second computer with the same site."""
    folder = tmp_path_factory.mktemp("editor")
    copy_base(folder)
    with serving(folder) as started:
        yield started


def save(session: WritingSession, path: str, **now: object) -> None:
    """Save fields of a text."""
    values = session.ask("open", path=path)["values"]
    changes = {key: {"was": values[key], "now": value} for key, value in now.items()}
    assert session.ask("save", path=path, changes=changes)["saved"]


def package(session: WritingSession, path: str, note: str = "") -> dict[str, Any]:
    """Return the package of a text as the page hands it out."""
    made = session.ask("make-package", path=path, note=note, report=[])
    return {"name": made["name"], "data": made["data"]}


def unpacked(made: dict[str, Any]) -> ZipFile:
    """Return a package's archive."""
    return ZipFile(io.BytesIO(base64.b64decode(made["data"])))


def accept(session: WritingSession, made: dict[str, Any], **choices: str) -> dict[str, Any]:
    """Take a package in as it is shown."""
    decided = {name.replace("__", ":"): side for name, side in choices.items()}
    seen = session.ask("show-package", **made, choices=decided)["seen"]
    return session.ask("accept-package", **made, choices=decided, seen=seen)


def test_a_new_bulletin_travels_whole(session: WritingSession, editor: WritingSession) -> None:
    """Text, photos without GPS and notes arrive; the page is shown before anything is written; twice is once."""
    path = session.ask("new", title="Trồng hoa bên đường làng", unit="tinh-sen")["path"]
    photo = session.text(path).with_name("hoa.jpg")
    photo.write_bytes(picture_bytes("green"))
    save(
        session, path, summary="Hai mươi chị em trồng hoa.", body="\nĐường hoa dài một cây số.\n\n![Chị em](hoa.jpg)\n"
    )
    made = package(session, path, note="Chị xem giúp em.")
    assert b"Exif" in photo.read_bytes()
    assert b"Exif" not in unpacked(made).read("files/hoa.jpg")
    before = state_of(editor.folder / "content")
    shown = editor.ask("show-package", **made)
    assert (shown["isNew"], shown["undecided"], shown["title"]) == (True, [], "Trồng hoa bên đường làng")
    assert [note["text"] for note in shown["notes"]] == ["Chị xem giúp em."]
    page = editor.request("GET", f"/__write/{shown['pages']['index.md']}", {"Host": editor.page.split("/")[2]})
    assert page[0] == 200
    assert "Đường hoa dài một cây số." in page[2].decode()
    assert "<script" not in page[2].decode()
    assert "sandbox" in page[1]["content-security-policy"]
    assert state_of(editor.folder / "content") == before
    assert accept(editor, made)["path"] == path
    assert editor.text(path).read_bytes() == session.text(path).read_bytes()
    assert editor.text(path).with_name("hoa.jpg").read_bytes() == unpacked(made).read("files/hoa.jpg")
    after = state_of(editor.folder / "content")
    again = editor.ask("show-package", **made)
    assert (again["same"], again["taken"]) == (True, True)
    accept(editor, made)
    assert state_of(editor.folder / "content") == after


def test_what_both_sides_changed_is_merged_field_by_field(session: WritingSession, editor: WritingSession) -> None:
    """The editor's other fields stay; a field both changed asks, and either answer is what is written."""
    save(session, TRANSLATED, title="Tiêu đề của người viết", summary="Tóm tắt của người viết.")
    save(editor, TRANSLATED, title="Tiêu đề của người duyệt", body="\nThân bài của người duyệt.\n")
    made = package(session, TRANSLATED)
    shown = editor.ask("show-package", **made)
    assert shown["undecided"] == ["index.md:title"]
    changes = {each["key"]: each for each in shown["changes"]}
    assert changes["title"]["site"] == "Tiêu đề của người duyệt"
    assert changes["title"]["package"] == "Tiêu đề của người viết"
    assert not changes["summary"]["conflict"]
    assert "body" not in changes
    before = editor.text(TRANSLATED).read_bytes()
    refused = editor.ask("accept-package", **made, choices={}, seen=shown["seen"])
    assert [found["code"] for found in refused["problems"]] == ["package-undecided"]
    assert editor.text(TRANSLATED).read_bytes() == before
    accept(editor, made, **{"index.md__title": "site"})
    text = editor.text(TRANSLATED).read_text(encoding="utf-8")
    assert "title: Tiêu đề của người duyệt\n" in text
    assert "summary: Tóm tắt của người viết.\n" in text
    assert "Thân bài của người duyệt." in text
    save(session, TRANSLATED, title="Tiêu đề sau khi trao đổi")
    later = editor.ask("show-package", **package(session, TRANSLATED))
    assert {each["key"]: each["conflict"] for each in later["changes"]} == {"title": True}


def test_what_goes_on_from_a_sent_version_is_no_conflict(session: WritingSession, editor: WritingSession) -> None:
    """After a package was taken in, the writer's next one changes only what was written since."""
    save(session, NEWS, title="Lần một")
    accept(editor, package(session, NEWS))
    save(editor, NEWS, summary="Người duyệt sửa tóm tắt.")
    save(session, NEWS, title="Lần hai")
    shown = editor.ask("show-package", **(made := package(session, NEWS)))
    assert shown["undecided"] == []
    assert {each["key"] for each in shown["changes"]} == {"title"}
    accept(editor, made)
    text = editor.text(NEWS).read_text(encoding="utf-8")
    assert "title: Lần hai\n" in text
    assert "summary: Người duyệt sửa tóm tắt.\n" in text


def test_notes_travel_back(session: WritingSession, editor: WritingSession) -> None:
    """A package that is not taken in goes back with a note, which the writer finds at the text."""
    path = session.ask("new", title="Tin cần sửa thêm", unit="tinh-sen")["path"]
    made = package(session, path, note="Mời chị duyệt.")
    assert [found["code"] for found in editor.ask("answer-package", **made, note=" ")["problems"]] == [
        "package-without-note"
    ]
    back = editor.ask("answer-package", **made, note="Thiếu tóm tắt.")
    assert not editor.text(path).exists()
    returned = {"name": back["name"], "data": back["data"]}
    assert session.ask("show-package", **returned)["same"]
    accept(session, returned)
    assert [note["text"] for note in session.ask("open", path=path)["notes"]] == ["Mời chị duyệt.", "Thiếu tóm tắt."]


def test_a_site_that_goes_on_while_one_looks_is_shown_again(session: WritingSession, editor: WritingSession) -> None:
    """What was decided over an older state is not written."""
    save(session, DRAFT, title="Bản nháp đã sửa")
    made = package(session, DRAFT)
    seen = editor.ask("show-package", **made)["seen"]
    save(editor, DRAFT, summary="Sửa trong lúc xem.")
    answer = editor.ask("accept-package", **made, choices={}, seen=seen)
    assert [found["code"] for found in answer["problems"]] == ["package-site-changed"]
    assert "Bản nháp đã sửa" not in editor.text(DRAFT).read_text(encoding="utf-8")


def rewritten(made: dict[str, Any], **parts: bytes | None) -> bytes:
    """Return a package with parts replaced, added or left out, whose digests are those of what it then holds."""
    from bulletins.model.digest import digest_of  # noqa: PLC0415  (a hostile package is well made)

    with unpacked(made) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held |= {name: data for name, data in parts.items() if data is not None}
    held = {name: data for name, data in held.items() if parts.get(name, b"") is not None}
    head = json.loads(held["package.json"])
    head["parts"] = {name: digest_of(data) for name, data in held.items() if name != "package.json"}
    own = {key: value for key, value in head.items() if key != "digest"}
    head["digest"] = digest_of(json.dumps(own, ensure_ascii=False, sort_keys=True, indent=1).encode())
    held["package.json"] = json.dumps(head).encode()
    return zipped(held)


def zipped(parts: dict[str, bytes], **changed: object) -> bytes:
    """Return an archive with these parts."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            for key, value in changed.items():
                setattr(entry, key, value)
            archive.writestr(entry, data)
    return stream.getvalue()


def head_with(made: dict[str, Any], **values: object) -> bytes:
    """Return the package's head with other values."""
    with unpacked(made) as archive:
        return json.dumps({**json.loads(archive.read("package.json")), **values}).encode()


TEXT = "---\ntitle: Tin\ndate: 2024-08-05\nunit: tinh-sen\nsummary: Tóm tắt.\n{more}---\n{body}\n"


def text_of(more: str = "", body: str = "Chữ.") -> bytes:
    """Return a bulletin's text."""
    return TEXT.format(more=more, body=body).encode()


def hostile(made: dict[str, Any]) -> dict[str, tuple[bytes, str]]:
    """Return packages that nobody may get anything through with, each with the code that refuses it."""
    whole = base64.b64decode(made["data"])
    with unpacked(made) as archive:
        head = archive.read("package.json")
        parts = {name: archive.read(name) for name in archive.namelist()}
    broken = bytearray(whole)
    broken[len(whole) // 3] ^= 0xFF
    names = [
        "../x.md",
        "/etc/x.md",
        "texts/../../x.md",
        "texts\\index.md",
        "C:/x.md",
        "files/con.jpg",
        "files/.htaccess",
    ]
    names += [
        "files/a.svg",
        "files/a.js",
        "files/a.html",
        "files/a.exe",
        "texts/index.md/x",
        "files/a\u0000.jpg",
        "files/ a.jpg.",
    ]
    cases = {f"name {name!r}": (rewritten(made, **{name: b"x"}), "package-name") for name in names}
    return cases | {
        "no zip": (b"PK\x03\x04 nothing", "package-damaged"),
        "empty": (b"", "package-damaged"),
        "cut": (whole[: len(whole) // 2], "package-damaged"),
        "flipped": (bytes(broken), "package-damaged"),
        "another zip": (zipped({"word/document.xml": b"<x/>"}), "package-none"),
        "no JSON": (zipped({**parts, "package.json": b"{"}), "package-damaged"),
        "a list": (zipped({**parts, "package.json": b"[1]"}), "package-none"),
        "deep JSON": (zipped({**parts, "package.json": b"[" * 100_000}), "package-damaged"),
        "newer": (zipped({**parts, "package.json": head_with(made, format=2)}), "package-newer"),
        "more keys": (zipped({**parts, "package.json": head_with(made, command="rm")}), "package-keys"),
        "another folder": (
            rewritten({**made, **packed(zipped({**parts, "package.json": head_with(made, folder="../../etc")}))}),
            "package-name",
        ),
        "settings": (
            rewritten({**made, **packed(zipped({**parts, "package.json": head_with(made, folder="units")}))}),
            "package-name",
        ),
        "device": (
            rewritten({**made, **packed(zipped({**parts, "package.json": head_with(made, folder="pages/con")}))}),
            "package-name",
        ),
        "digest": (zipped({**parts, "package.json": head, "texts/index.md": text_of()}), "package-damaged"),
        "no text": (rewritten(made, **{"texts/index.md": None}), "package-damaged"),
        "bomb": (zipped({**parts, "files/a.jpg": bytes(31_000_000)}), "package-too-large"),
        "many bombs": (
            zipped({**parts, **{f"files/{n}.jpg": bytes(20_000_000) for n in range(8)}}),
            "package-too-large",
        ),
        "many": (zipped({**parts, **{f"files/{n}.jpg": b"" for n in range(400)}}), "package-too-large"),
        "link": (zipped(parts, external_attr=0o120777 << 16), "package-name"),
        "foreign key": (rewritten(made, **{"texts/index.md": text_of("shell: rm\n")}), "package-keys"),
        "script": (rewritten(made, **{"texts/index.md": text_of(body="<script>alert(1)</script>")}), "package-unsafe"),
        "frame": (
            rewritten(made, **{"texts/index.md": text_of(body="<iframe src=https://x.org></iframe>")}),
            "package-unsafe",
        ),
        "script link": (
            rewritten(made, **{"texts/index.md": text_of(body="[a](javascript:alert(1))")}),
            "package-unsafe",
        ),
        "no photo": (rewritten(made, **{"files/a.jpg": b"<script>"}), "photo-no-image"),
        "drawing": (rewritten(made, **{"files/a.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}), "photo-svg"),
        "no document": (rewritten(made, **{"files/a.pdf": b"<html>"}), "document-not-as-named"),
        "no letters": (rewritten(made, **{"texts/index.md": b"\xff\xfe"}), "utf-16"),
    }


def packed(data: bytes) -> dict[str, str]:
    """Return bytes as the page sends them."""
    return {"data": base64.b64encode(data).decode()}


def test_hostile_packages_are_refused_in_words(session: WritingSession, editor: WritingSession) -> None:
    """Paths, bombs, scripts, foreign keys, newer formats and broken archives: a sentence each, and nothing written."""
    path = session.ask("new", title="Gói bài thường", unit="tinh-sen")["path"]
    made = package(session, path)
    before = state_of(editor.folder / "content")
    seen = editor.ask("show-package", **made)["seen"]
    wrong = {}
    cases = hostile(made)
    for name, (data, code) in cases.items():
        for operation in ("show-package", "accept-package"):
            answer = editor.ask(operation, name="x.zip", **packed(data), seen=seen, choices={})
            codes = [found["code"] for found in answer.get("problems", ())]
            if code not in codes:
                wrong[name, operation] = codes
            assert "{" not in "".join(found["what"] + found["do"] for found in answer.get("problems", ()))
    assert wrong == {}
    assert len(cases) >= 40
    assert state_of(editor.folder / "content") == before
