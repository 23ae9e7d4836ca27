"""Nothing but the writing page itself is listened to, and no request reaches a file that is not a text of the site."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.writing.serving import DRAFT, WritingSession

TITLE = "Bản thảo chưa xong"
SAVE = {"path": DRAFT, "changes": {"title": {"was": TITLE, "now": "HACKED"}}, "window": "x", "language": "vi"}
BODY = json.dumps(SAVE).encode()


def state_of(folder: Path) -> str:
    """Return a digest of all files below a folder."""
    whole = hashlib.blake2b()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            whole.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


CHANGES: dict[str, dict[str, str | None]] = {
    "another origin": {"Origin": "http://evil.example"},
    "another port": {"Origin": "http://127.0.0.1:1"},
    "https": {"Origin": "https://127.0.0.1"},
    "a sandboxed page": {"Origin": "null"},
    "no origin": {"Origin": None},
    "two origins": {"Origin": "http://127.0.0.1 http://evil.example"},
    "a name that points here": {"Host": "evil.bulletins.test"},
    "that name in both": {"Host": "evil.bulletins.test", "Origin": "http://evil.bulletins.test"},
    "no host": {"Host": ""},
    "a name like localhost": {"Host": "localhost.evil.example", "Origin": "http://localhost.evil.example"},
    "another site by its own word": {"Sec-Fetch-Site": "cross-site"},
    "another port by its own word": {"Sec-Fetch-Site": "same-site"},
    "no token": {"X-Writing-Token": None},
    "a guessed token": {"X-Writing-Token": "a" * 43},
    "a token of other letters": {"X-Writing-Token": "\u00e9"},
    "a form": {"Content-Type": "application/x-www-form-urlencoded"},
    "a text": {"Content-Type": "text/plain"},
    "a form with files": {"Content-Type": "multipart/form-data; boundary=x"},
    "no type": {"Content-Type": None},
    "no length": {"Content-Length": None},
    "a length below nothing": {"Content-Length": "-1"},
    "a length that is none": {"Content-Length": "1e3"},
    "more than a document": {"Content-Length": str(200 * 1024 * 1024)},
    "an endless length": {"Content-Length": "9" * 400},
    "in pieces": {"Transfer-Encoding": "chunked"},
}


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_save_from_elsewhere_is_not_read(session: WritingSession, name: str) -> None:
    """The page's own request with one thing about it changed is refused, and nothing is written."""
    before = state_of(session.folder / "content")
    headers = {**session.own_headers(BODY), **CHANGES[name]}
    sent = {key: value for key, value in headers.items() if value is not None}
    status, _, answer = session.request("POST", "/__write/save", sent, BODY)
    assert status in {403, 411, 413, 415}, answer
    assert state_of(session.folder / "content") == before


BODIES = {
    "no JSON": b"\xff\xfe",
    "a list": b"[]",
    "a number": b"1",
    "deep brackets": b"[" * 200_000,
    "no path": b'{"changes": {}}',
    "a path that is none": b'{"path": 1, "changes": {}, "window": "x"}',
    "changes that are none": json.dumps({**SAVE, "changes": []}).encode(),
    "a change that is none": json.dumps({**SAVE, "changes": {"title": "x"}}).encode(),
    "a title that is a list": json.dumps({**SAVE, "changes": {"title": {"was": TITLE, "now": ["x"]}}}).encode(),
    "a photo with foreign keys": json.dumps(
        {**SAVE, "changes": {"cover": {"was": {}, "now": {"src": "a.jpg", "alt": "a", "onerror": "x"}}}}
    ).encode(),
    "a body that is a number": json.dumps({**SAVE, "changes": {"body": {"was": "x", "now": 1}}}).encode(),
}


@pytest.mark.parametrize("name", sorted(BODIES))
def test_what_makes_no_sense_is_refused(session: WritingSession, name: str) -> None:
    """A request that no form sends is answered with 400; nothing is written, and the program goes on."""
    before = state_of(session.folder / "content")
    body = BODIES[name]
    status, _, _ = session.request("POST", "/__write/save", session.own_headers(body), body)
    assert status == 400
    assert state_of(session.folder / "content") == before
    assert session.ask("open", path=DRAFT)["values"]["title"] == TITLE


PATHS = (
    *("../../etc/passwd", "/etc/passwd", "bulletins/../../secret.md", "site.yml", "units/tinh-sen.yml", "", "."),
    *("..\\secret.md", "C:\\secret.md", "file:///etc/passwd", "bulletins/2024/2024-08-05-ban-thao"),
    *(f"{DRAFT}/", f"./{DRAFT}", f"{DRAFT}\0", "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/ban-may.jpg"),
    *(DRAFT.replace("index.", f"index.{code}.") for code in ("km", "vi", "", "en.en", "../../../index.en")),
)
OF_A_TEXT = (
    "open",
    "save",
    "keep",
    "photo",
    "add-file",
    "make-package",
    "save-page",
    "phone",
    "versions",
    "version",
    "edit-photo",
    "undo-photo",
)
OPERATIONS = [
    *OF_A_TEXT,
    "list",
    "new",
    "new-unit",
    "add-document",
    "show-package",
    "accept-package",
    "answer-package",
    "publish",
    "publish-state",
    "publish-earlier",
    "phone-state",
    "phone-close",
    "changes",
]
SOURCES = ("../../../site.yml", "/etc/passwd", "index.md", "..", "", "../2024-08-05-ban-thao/index.md")
TARGETS = (
    "/__write/shown/",
    "/__write/shown/x",
    "/__write/shown/../write.js",
    "/__write/../server.py",
    "/__write/%2e%2e/server.py",
    "/__write/write.html",
    "/__write/x.js",
)


@pytest.mark.parametrize("operation", OF_A_TEXT)
def test_only_texts_of_the_site_can_be_named(session: WritingSession, operation: str) -> None:
    """No path leads to a file that the last build did not know as a text."""
    for path in PATHS:
        answer = session.ask(
            operation, path=path, changes={}, src="a.jpg", name="a.jpg", data="", note="", commit="0" * 40
        )
        assert [found["code"] for found in answer["problems"]] == ["text-unknown"], path


@pytest.mark.parametrize(
    "src", ["../../../site.yml", "/etc/passwd", "index.md", "..", "", "../2024-08-05-ban-thao/index.md"]
)
def test_only_photos_beside_a_text_are_shown(session: WritingSession, src: str) -> None:
    """No name of a photo leads out of the text's folder or to another kind of file, neither to be seen nor changed."""
    assert session.ask("photo", path=DRAFT, src=src) == {"data": "", "undo": False}
    for operation in ("edit-photo", "undo-photo"):
        answer = session.ask(operation, path=DRAFT, src=src, turn=90)
        assert [found["code"] for found in answer["problems"]] == ["photo-not-editable"]


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")
def test_a_text_that_leads_out_of_content_is_not_followed(session: WritingSession) -> None:
    """A link in a text's place is neither read nor written."""
    secret = session.folder / "secret.md"
    secret.write_text("---\ntitle: secret\n---\n", encoding="utf-8")
    text = session.text(DRAFT)
    data = text.read_bytes()
    text.unlink()
    text.symlink_to(secret)
    try:
        answer = session.ask("open", path=DRAFT)
        assert "secret" not in json.dumps(answer.get("values", {}))
        assert answer["problems"][0]["code"] in {"text-outside-content", "text-unknown"}
    finally:
        text.unlink()
        text.write_bytes(data)


def test_what_the_browser_is_told(session: WritingSession) -> None:
    """The page may load its own files alone and be framed by nobody; the site's pages by this origin alone."""
    host = {"Host": urlsplit(session.url).netloc}
    status, headers, page = session.request("GET", "/__write/", host)
    assert status == 200
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers
    assert b"style=" not in page
    _, headers, _ = session.request("GET", "/", host)
    assert headers["content-security-policy"] == "frame-ancestors 'self'"
    for dest in ("iframe", "empty", "script", "image", "object"):
        asked = {**host, "Sec-Fetch-Dest": dest, "Sec-Fetch-Site": "same-origin"}
        status, _, answer = session.request("GET", "/__write/", asked)
        assert (status, session.token.encode() in answer) == (403, False)


@pytest.mark.parametrize("target", TARGETS)
def test_the_page_has_its_own_files_and_no_other(session: WritingSession, target: str) -> None:
    """No address under the page's leads to a file that is not one of the page's."""
    status, _, _ = session.request("GET", target, {"Host": urlsplit(session.url).netloc})
    assert status == 404
