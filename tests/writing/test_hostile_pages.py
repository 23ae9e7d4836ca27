"""Pages of other origins in a real browser: whatever they try, nothing is written, read or framed."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.writing.serving import DRAFT, WritingSession
from tests.writing.test_security import OPERATIONS, SAVE, state_of

pytestmark = pytest.mark.browser

# Each attempt gives "through" where it got what it wanted; everything else is how it was held.
ATTEMPTS = {
    "send JSON": "fetch(page + 'save', {method: 'POST', headers: json, body}).then(r => r.ok ? 'through' : r.status)",
    "send JSON with a token": (
        "fetch(page + 'save', {method: 'POST', headers: {...json, 'X-Writing-Token': 'x'}, body})"
        ".then(r => r.ok ? 'through' : r.status)"
    ),
    "send JSON to every operation": (
        "Promise.all(operations.map(name => fetch(page + name, {method: 'POST', headers: json, body})"
        ".then(r => r.ok, () => false))).then(all => all.some(Boolean) ? 'through' : all.length)"
    ),
    "send a form to every operation": (
        "Promise.all(operations.map(name => fetch(page + name, {method: 'POST', mode: 'no-cors', body})))"
        ".then(all => all.map(r => r.type).join())"
    ),
    "read a page that is shown once": "fetch(shown).then(r => r.text()).then(t => t ? 'through' : t)",
    "frame a page that is shown once": """new Promise(resolve => {
        const frame = document.createElement('iframe'); frame.src = shown; document.body.append(frame);
        frame.onload = () => { try { resolve(frame.contentDocument.body.innerText ? 'through' : 'empty'); }
            catch { resolve('foreign'); } };
        setTimeout(resolve, 1000, 'nothing');
    })""",
    "send text without asking": (
        "fetch(page + 'save', {method: 'POST', mode: 'no-cors', headers: {'Content-Type': 'text/plain'}, body})"
        ".then(r => r.type)"
    ),
    "send with cookies": (
        "fetch(page + 'save', {method: 'POST', mode: 'no-cors', credentials: 'include', body}).then(r => r.type)"
    ),
    "send a beacon": "navigator.sendBeacon(page + 'save', body)",
    "send a form": """new Promise(resolve => {
        const frame = document.createElement('iframe'); frame.name = 'target'; document.body.append(frame);
        const form = document.createElement('form');
        Object.assign(form, {action: page + 'save', method: 'POST', target: 'target', enctype: 'text/plain'});
        const field = document.createElement('input'); field.name = body; field.value = ''; form.append(field);
        document.body.append(form); frame.onload = () => resolve('sent'); form.submit();
        setTimeout(resolve, 700, 'sent');
    })""",
    "read the page": "fetch(page).then(r => r.text()).then(t => t.includes('writing-token') ? 'through' : t)",
    "read the page without asking": (
        "fetch(page, {mode: 'no-cors'}).then(r => r.text()).then(t => t ? 'through' : 'empty')"
    ),
    "read the site": "fetch(site).then(r => r.text()).then(t => t ? 'through' : 'empty')",
    "frame the page": """new Promise(resolve => {
        const frame = document.createElement('iframe'); frame.src = page; document.body.append(frame);
        frame.onload = () => { try { resolve(frame.contentDocument.querySelector('.bar') ? 'through' : 'other'); }
            catch { resolve(frame.contentWindow.length ? 'through' : 'foreign'); } };
        setTimeout(resolve, 1500, 'nothing');
    })""",
    "put it into an object": """new Promise(resolve => {
        const object = document.createElement('object'); object.data = page; document.body.append(object);
        object.onload = () => resolve(object.contentDocument ? 'through' : 'foreign');
        object.onerror = () => resolve('refused'); setTimeout(resolve, 1500, 'nothing');
    })""",
    "load its script": "import(page + 'common.js').then(() => 'through')",
    "load it as a script": """new Promise(resolve => {
        const script = document.createElement('script'); script.src = page + 'write.js'; document.head.append(script);
        script.onload = () => resolve('through'); script.onerror = () => resolve('refused');
    })""",
    "load its style": """new Promise(resolve => {
        const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = page + 'write.css';
        document.head.append(link); link.onload = () => resolve('through'); link.onerror = () => resolve('refused');
    })""",
    "show a photo of the site": """new Promise(resolve => {
        const image = new Image(); image.src = site + 'favicon.svg';
        image.onload = () => resolve('through'); image.onerror = () => resolve('refused');
    })""",
    "listen to the builds": """new Promise(resolve => {
        const events = new EventSource(site + '__preview/events');
        events.onmessage = () => resolve('through'); events.onerror = () => { events.close(); resolve('refused'); };
    })""",
    "open a socket": """new Promise(resolve => {
        const socket = new WebSocket(page.replace('http', 'ws')); socket.onopen = () => resolve('through');
        socket.onerror = () => resolve('refused');
    })""",
    "open a window and look into it": """new Promise(resolve => {
        const other = window.open(page); setTimeout(() => {
            try { resolve(other.document.querySelector('meta') ? 'through' : 'other'); } catch { resolve('foreign'); }
        }, 1200);
    })""",
    "work in the background": "navigator.serviceWorker.register(page + 'write.js').then(() => 'through')",
    "send from a sandboxed frame": """new Promise(resolve => {
        addEventListener('message', event => resolve(event.data));
        const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts';
        frame.srcdoc = `<script>fetch(${JSON.stringify(page + 'save')}, {method: 'POST', mode: 'no-cors',
            body: ${JSON.stringify(body)}})
            .then(r => parent.postMessage(r.type, '*'), e => parent.postMessage(e.name, '*'))
            <${'/'}script>`;
        document.body.append(frame); setTimeout(resolve, 2000, 'nothing');
    })""",
}


class _Blank(BaseHTTPRequestHandler):
    """Serves an empty page."""

    def do_GET(self) -> None:
        """Answer with a page without anything."""
        page = b"<!doctype html><title>hostile</title><body>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def elsewhere() -> Iterator[int]:
    """Give the port of a server with an empty page."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Blank) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def tried(page: Page, session: WritingSession, name: str, shown: str) -> object:
    """Return what an attempt gave in an open page."""
    code = (
        "async ([page, site, body, operations, shown]) => { const json = {'Content-Type': 'application/json'};"
        f"try {{ return await ({ATTEMPTS[name]}); }} catch (error) {{ return error.name; }} }}"
    )
    return page.evaluate(code, [session.page, session.url, json.dumps(SAVE), OPERATIONS, shown])


@pytest.mark.parametrize("host", ["127.0.0.1", "evil.bulletins.test"])
def test_another_origin_gets_nothing_through(session: WritingSession, browser: Browser, host: str) -> None:
    """From another port of this computer and from another host every attempt is held; nothing is written."""
    made = session.ask("make-package", path=DRAFT, note="", report=[])
    given = session.ask("show-package", name="x.zip", data=made["data"])
    shown = session.page + next(iter(given["pages"].values()))
    before = state_of(session.folder / "content")
    with elsewhere() as port:
        context = browser.new_context()
        page = context.new_page()
        results = {}
        for name in ATTEMPTS:
            page.goto(f"http://{host}:{port}/")
            results[name] = tried(page, session, name, shown)
        context.close()
    assert {name: result for name, result in results.items() if result == "through"} == {}
    assert state_of(session.folder / "content") == before
    assert session.ask("open", path=DRAFT)["unsaved"] == []


def test_a_name_that_is_made_to_point_here_gets_nothing(session: WritingSession, browser: Browser) -> None:
    """A page that was loaded under another site's name, which now points here, is answered nothing at all."""
    port = urlsplit(session.url).port
    context = browser.new_context()
    page = context.new_page()
    for target in ("", "__write/", "__preview/events"):
        answer = page.goto(f"http://evil.bulletins.test:{port}/{target}")
        assert answer is not None
        assert answer.status == 403
    status = page.evaluate(
        "body => fetch('/__write/save', {method: 'POST', headers: {'Content-Type': 'application/json'}, body})"
        ".then(r => r.status)",
        json.dumps(SAVE),
    )
    context.close()
    assert status == 403


def test_a_page_of_the_site_cannot_read_the_token(session: WritingSession, browser: Browser) -> None:
    """A script that came to run in the site's own pages could not get at the writing page's token."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(session.url)
    read = page.evaluate("page => fetch(page).then(r => r.text()).then(t => t.includes('writing-token'))", session.page)
    context.close()
    assert read is False
