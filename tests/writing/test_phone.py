"""A draft on a telephone: one page on the local network, while somebody asks for it, and nothing else there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from bulletins.model.problem import Refused
from bulletins.preview.phone_view import PhoneView, network_address
from playwright.sync_api import Browser, expect

from tests.browser.tools import node_module
from tests.browser.windows import PHONE, open_window
from tests.writing.serving import DRAFT, WritingSession
from tests.writing.test_walk import AXE

OTHERS = (
    "/",
    "/__write/",
    "/__write/list",
    "/__preview/events",
    "/content/site.yml",
    "/index.html",
    "/ban-tin/",
    "*",
    "/%2e%2e/",
)
needs_network = pytest.mark.skipif(not network_address(), reason="this computer is in no network")


@pytest.fixture
def address(session: WritingSession) -> Iterator[str]:
    """Give the address at which a draft is shown."""
    end = time.monotonic() + 30
    while not session.ask("open", path=DRAFT).get("page") and time.monotonic() < end:
        time.sleep(0.1)
    given = session.ask("phone", path=DRAFT)
    assert given["code"].startswith("data:image/svg+xml;base64,"), given
    yield given["address"]
    session.ask("phone-close")


def asked(address: str, method: str = "GET", path: str = "", host: str = "") -> tuple[int, bytes]:
    """Return status and body of what is answered at an address; 0 where nobody listens."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=5)
    try:
        connection.putrequest(method, path or parts.path, skip_host=True)
        if host != "none":
            connection.putheader("Host", host or parts.netloc)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read()
    except OSError:
        return 0, b""
    finally:
        connection.close()


def gone(address: str) -> bool:
    """Return whether nothing is shown at an address any more; waits a little."""
    end = time.monotonic() + 5
    while asked(address)[0] == 200 and time.monotonic() < end:
        time.sleep(0.05)
    return asked(address)[0] in {0, 404}


@needs_network
def test_one_page_alone_is_reached(session: WritingSession, address: str) -> None:
    """The draft is read, marked, without a script; no other path, name, method or network gives anything."""
    status, page = asked(address)
    assert status == 200
    assert "Bản xem trước, chưa đăng" in page.decode()
    assert b"<script" not in page
    assert asked(address, "HEAD") == (200, b"")
    path = urlsplit(address).path
    for other in (*OTHERS, path + "/", path[:-1], path + "/../__write/", path + "?x", path.upper(), f"/x{path}"):
        assert asked(address, path=other) == (404, b""), other
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"):
        assert asked(address, method)[0] == 501, method
    for host in ("evil.bulletins.test", "localhost", urlsplit(address).hostname or "", "none"):
        assert asked(address, host=host)[0] in {400, 404}, host
    loopback = address.replace(str(urlsplit(address).hostname), "127.0.0.1")
    assert asked(loopback)[0] == 0
    assert asked(session.url.replace("127.0.0.1", str(urlsplit(address).hostname)))[0] == 0


@needs_network
def test_it_ends_with_the_next_one_and_when_closed(session: WritingSession, address: str) -> None:
    """Each address is another; a new one ends the one before, and closing ends it."""
    second = session.ask("phone", path=DRAFT)["address"]
    assert second != address
    assert gone(address)
    assert asked(second)[0] == 200
    assert session.ask("phone-state")["seen"]
    session.ask("phone-close")
    assert gone(second)
    assert session.ask("phone-state")["seconds"] == 0


@needs_network
def test_it_ends_by_itself() -> None:
    """After its time nothing is shown, whoever asks."""
    view = PhoneView(most_seconds=0.5)
    shown = view.show(lambda: b"page")
    assert asked(shown) == (200, b"page")
    assert gone(shown)
    assert view.state() == (0, True)


@pytest.mark.parametrize(
    ("own", "code"), [("", "phone-no-network"), ("127.0.0.1", "phone-no-network"), ("8.8.8.8", "phone-open-network")]
)
def test_without_a_local_network_it_is_said(own: str, code: str) -> None:
    """No network, or a computer that strangers reach: nothing is opened."""
    with pytest.raises(Refused) as refused:
        PhoneView(find_address=lambda: own).show(lambda: b"page")
    assert [found.code for found in refused.value.problems] == [code]


@pytest.mark.browser
@needs_network
def test_a_telephone_reads_what_the_dialog_shows(session: WritingSession, browser: Browser) -> None:
    """The dialog says what it does and shows the code; a narrow window reads the draft; closed, the address is gone."""
    with open_window(browser, (1280, 900), locale="vi-VN") as desk, open_window(browser, PHONE) as phone:
        desk.page.goto(f"{session.page}#/{DRAFT}")
        desk.page.get_by_role("button", name="Xem trên điện thoại").click()
        dialog = desk.page.get_by_role("dialog")
        expect(dialog).to_contain_text("chung Wi-Fi")
        dialog.get_by_role("button", name="Mở cho điện thoại").click()
        code = dialog.get_by_alt_text("Mã QR của địa chỉ dưới đây")
        expect(code).to_be_visible()
        assert code.evaluate("image => image.decode().then(() => image.naturalWidth === image.naturalHeight)")
        desk.page.evaluate(node_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
        assert desk.page.evaluate(AXE) == []
        address = dialog.locator(".address").inner_text()
        phone.page.goto(address)
        expect(phone.page.get_by_text("Bản xem trước, chưa đăng")).to_be_visible()
        assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        expect(dialog).to_contain_text("Điện thoại đã mở trang")
        desk.page.keyboard.press("Escape")
        assert gone(address)
