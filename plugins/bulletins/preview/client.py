"""The preview's additions for the browser: a script on every page, its events, and the page before the first site."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from bulletins.preview.latest import PreviewWords, Snapshot

EVENTS = "/__preview/events"
SCRIPT = "/__preview/client.js"
STYLE = "/__preview/client.css"
CLIENT_FILES = {
    SCRIPT: Path(__file__).with_name("client.js"),
    STYLE: Path(__file__).with_name("client.css"),
}

WAITING_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{style}">
</head>
<body class="waiting">
<main>
<h1>{title}</h1>
{problems}</main>
{script}</body>
</html>
"""


def mark_page(html: bytes, snapshot: Snapshot, words: PreviewWords) -> bytes:
    """Return a page with the preview's script before the end of its body, or at its end where none is marked."""
    end = html.lower().rfind(b"</body>")
    end = len(html) if end < 0 else end
    return html[:end] + _script(snapshot, words, kind="site").encode() + html[end:]


def waiting_page(snapshot: Snapshot, words: PreviewWords) -> bytes:
    """Return the page shown while there is no site yet: that it is being built, or why it cannot be."""
    page = WAITING_PAGE.format(
        language=escape(words.language),
        title=escape(words.title if snapshot.builds else words.building),
        style=STYLE,
        problems=_problem_list(snapshot.problems, words) if snapshot.builds else "",
        script=_script(snapshot, words, kind="waiting"),
    )
    return page.encode()


def event(snapshot: Snapshot) -> bytes:
    """Return a snapshot as a server-sent event: which build and which site it is, and its problems."""
    data = {
        "build": _build_mark(snapshot),
        "version": _version_mark(snapshot),
        "problems": snapshot.problems,
        "errors": snapshot.errors,
    }
    return f"retry: 500\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _script(snapshot: Snapshot, words: PreviewWords, *, kind: str) -> str:
    """Return the element that loads the script; it tells which site the page is of, and the words it needs."""
    data = {
        "kind": kind,
        "build": _build_mark(snapshot),
        "version": _version_mark(snapshot),
        "language": words.language,
        "title": words.title,
        "warnings": words.warnings,
        "close": words.close,
        "copy": words.copy,
    }
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    return f'<script src="{SCRIPT}"{attributes} defer></script>\n'


def _problem_list(problems: str, words: PreviewWords) -> str:
    """Return problems as escaped HTML, a line each."""
    lines = "".join(f"<p>{_problem(line)}</p>\n" for line in problems.splitlines())
    return f'<p>{escape(words.waiting)}</p>\n<div class="problems" role="alert">\n{lines}</div>\n'


def _problem(line: str) -> str:
    """Return a problem as escaped HTML: its place stands out, the file to open stands below."""
    parts = line.split("\t", 2)
    if len(parts) < 3:  # noqa: PLR2004  (the program's own failure is told in plain lines)
        return escape(line)
    where, file, what = parts
    return f"<strong>{escape(where)}</strong> {escape(what)}<br><code>{escape(file)}</code>"


def _build_mark(snapshot: Snapshot) -> str:
    return f"{snapshot.run}-{snapshot.builds}"


def _version_mark(snapshot: Snapshot) -> str:
    return f"{snapshot.run}-{snapshot.version}"
