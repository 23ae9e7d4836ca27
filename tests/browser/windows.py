"""Browser windows that remember what went wrong in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page

PHONE = (390, 844)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A page of a browser, the errors its console showed, and the addresses it asked for."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def strays(self, origin: str) -> list[str]:
        """Return the requests that left an origin."""
        return [address for address in self.requests if not address.startswith((f"{origin}/", "data:"))]

    def resize(self, width: int) -> None:
        """Make the window so wide, without loading the page again."""
        self.page.set_viewport_size({"width": width, "height": PHONE[1] if width < 1000 else 900})


@contextmanager
def open_window(browser: Browser, size: tuple[int, int] = PHONE, **options: Any) -> Iterator[Window]:  # noqa: ANN401  (Playwright's own options)
    """Give a window with nothing cached; `options` are Playwright's for a context."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    window = Window(page=context.new_page())
    window.page.on("console", lambda message: _hear(message, window.errors))
    window.page.on("pageerror", lambda error: window.errors.append(str(error)))
    window.page.on("request", lambda request: window.requests.append(request.url))
    try:
        yield window
    finally:
        context.close()


def _hear(message: ConsoleMessage, errors: list[str]) -> None:
    """Keep what a console shows in red or yellow."""
    if message.type in {"error", "warning"}:
        errors.append(message.text)
