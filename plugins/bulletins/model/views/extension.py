"""The view of a page that an extension makes."""

from __future__ import annotations

from bulletins.model.value import Value
from bulletins.model.views.parts import Chrome, Head


class ExtensionView(Value, frozen=True, kw_only=True):
    """The view of an extension's page: the extension's class adds fields; the program fills in `chrome` and `head`.

    `title` and `description` are those of the page for browsers and search engines.
    """

    title: str
    description: str = ""
    chrome: Chrome = None  # type: ignore[assignment]  # filled in before anyone looks at it
    head: Head = None  # type: ignore[assignment]  # the same
