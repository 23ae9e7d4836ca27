"""The values that a preview is given: the result of a build, and the preview's own words in the site's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.identity import OutputPath

File = bytes | Path
"""What stands at an address: the bytes themselves, or a file on disk that holds them."""

Saved = frozenset[str] | None
"""The paths that were saved; None where anything may have been."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewBuild:
    """One build: the whole site, or None where errors stopped it, and what was found wrong.

    `overlay` holds the problems as plain text, one a line, worded for a person; empty where there are none. With
    `errors` the last good site stays; without, they are warnings beside a new site.
    """

    files: Mapping[OutputPath, File] | None
    overlay: str
    errors: bool
    shown: str = ""
    """The same for the browser, each line parted by tabs: the place in words, the file to open, what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewWords:
    """The preview's own words in one language. `{…}` are filled in: addresses, ports, the name of an exception."""

    language: str = "en"
    title: str = "This cannot be published yet"
    close: str = "Close"
    copy: str = "Copy the file's path"
    waiting: str = "This page reloads by itself when it is put right."
    warnings: str = "Worth a look"
    building: str = "The site is being built…"
    not_found: str = "There is no page at this address"
    crashed: str = "The program itself failed ({error}); your text is safe. Please pass this on to its maintainer:"
    serving: str = "Preview: {url} (stop with Ctrl-C)"
    writing: str = "Write at {url}"
    running: str = "The writing page is open already: {url}"
    port_taken: str = "Port {wanted} is in use; taking {port} instead."


ENGLISH = PreviewWords()
"""The words where the site's language has none of its own."""
