"""The writing page over HTTP: which requests are answered, and by which operation.

What reaches an operation came from the page itself: sent to this computer by name, from the page's own origin, with the
token of this start, as JSON of a bounded size. No other page can read the token: the document that holds it is given to
a window alone, never to a script, a frame or another origin.
"""

from __future__ import annotations

import json
import secrets
import sys
import traceback
from collections.abc import Callable, Mapping
from html import escape
from http import HTTPStatus
from pathlib import Path

from bulletins.preview.responses import CONTENT_TYPES, LOCAL_HOST, Request, Response
from bulletins.preview.single_page import ShownPages

PREFIX = "/__write/"
SITE = "site"
"""Below the writing page: which site it is of, for a second start."""
SHOWN = "shown/"
"""Below the writing page: pages that are shown once."""
FOLDER = Path(__file__).with_name("writing")
FILES = frozenset(file.name for file in FOLDER.iterdir() if file.suffix in (".js", ".css"))
LARGEST_REQUEST = 100 * 1024 * 1024
"""Bytes a request may have: a document of Word with its photos, in base64."""
TOKEN_HEADER = "x-writing-token"  # noqa: S105  (the header's name)

DOCUMENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)

Operation = Callable[[Mapping[str, object]], Mapping[str, object]]
"""What the page asks for by name: a JSON object in, one out. ValueError says that the request makes no sense."""


class WritingPage:
    """Answers the writing page's requests; everything it does is one of its operations."""

    def __init__(
        self,
        operations: Mapping[str, Operation],
        words: Mapping[str, Mapping[str, str]],
        language: str,
        shown: ShownPages,
        site: str,
    ) -> None:
        """Keep the operations, and the page's words by language; `language` is the one it begins in.

        `shown` are pages that operations show once; `site` tells this site from others on this computer.
        """
        self._operations = operations
        self._token = secrets.token_urlsafe(32)
        self._words = words
        self._language = language
        self._shown = shown
        self.site = site

    def answer(self, request: Request, path: str) -> Response | None:
        """Return the answer to GET, None where the address is none of the writing page's."""
        if not path.startswith(PREFIX):
            return None
        name = path.removeprefix(PREFIX)
        if name == "":
            return self._document(request)
        if name == SITE:
            return Response(status=HTTPStatus.OK, body=self.site.encode())
        if name.startswith(SHOWN):
            return self._shown.answer(name.removeprefix(SHOWN))
        if name not in FILES:
            return Response(status=HTTPStatus.NOT_FOUND)
        return Response(status=HTTPStatus.OK, content_type=CONTENT_TYPES[name[name.rindex(".") :]], body=FOLDER / name)

    def _document(self, request: Request) -> Response:
        """Return the page itself, to a window of its own alone."""
        if request.headers.get("sec-fetch-dest", "document") != "document":
            return Response(status=HTTPStatus.FORBIDDEN, body=b"This page opens in a window of its own only.\n")
        template = (FOLDER / "write.html").read_text(encoding="utf-8")
        data = json.dumps(self._words, ensure_ascii=False).replace("<", "\\u003c")
        page = template.format(language=escape(self._language), token=self._token, words=data)
        return Response(
            status=HTTPStatus.OK, content_type=CONTENT_TYPES[".html"], body=page.encode(), policy=DOCUMENT_POLICY
        )

    def refusal(self, request: Request) -> Response | None:
        """Return why a POST is not listened to, None where it is; its body is not read before."""
        headers = request.headers
        if headers.get("origin") != f"http://{request.host}" or not LOCAL_HOST.fullmatch(request.host):
            return _refused(HTTPStatus.FORBIDDEN, "origin")
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return _refused(HTTPStatus.FORBIDDEN, "site")
        given = headers.get(TOKEN_HEADER, "").encode("utf-8", "replace")
        if not secrets.compare_digest(given, self._token.encode()):
            return _refused(HTTPStatus.FORBIDDEN, "token")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return _refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "type")
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit()) or "transfer-encoding" in headers:
            return _refused(HTTPStatus.LENGTH_REQUIRED, "length")
        too_long = len(length) > len(str(LARGEST_REQUEST)) or int(length) > LARGEST_REQUEST
        return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "size") if too_long else None

    def call(self, request: Request, body: bytes) -> Response:
        """Return what an operation gives for a request that was not refused."""
        operation = self._operations.get(request.target.removeprefix(PREFIX))
        if operation is None or not request.target.startswith(PREFIX):
            return _refused(HTTPStatus.NOT_FOUND, "operation")
        try:
            asked = json.loads(body)
            if not isinstance(asked, dict):
                return _refused(HTTPStatus.BAD_REQUEST, "object")
            return _json(HTTPStatus.OK, operation(asked))
        except (ValueError, RecursionError) as error:
            return _refused(HTTPStatus.BAD_REQUEST, type(error).__name__)
        except Exception as error:  # noqa: BLE001  (whatever fails, the page says so and keeps what was typed)
            traceback.print_exc(file=sys.stderr)
            return _refused(HTTPStatus.INTERNAL_SERVER_ERROR, type(error).__name__)


def _refused(status: HTTPStatus, reason: str) -> Response:
    return _json(status, {"error": reason})


def _json(status: HTTPStatus, value: Mapping[str, object]) -> Response:
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(status=status, content_type=CONTENT_TYPES[".json"], body=body)
