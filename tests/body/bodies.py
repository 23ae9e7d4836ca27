"""Read bodies as tests want them: always from line 10 of one bulletin's file."""

from __future__ import annotations

from bulletins.body import Body, read_body
from bulletins.model.bulletin import Html
from bulletins.model.identity import ContentPath

PATH = "content/bulletins/2024/tin/index.md"
FOLDER = ContentPath("bulletins/2024/tin")


def read(text: str) -> Body:
    """Return the body of a text that begins on line 10."""
    return read_body(text, first_line=10, path=PATH, folder=FOLDER, allowed_hosts=("anh.example.org",))


def html(text: str) -> str:
    """Return the HTML of a text without problems, with `→target` for each reference."""
    assert read(text).problems == ()
    return shown_html(text)


def shown_html(text: str) -> str:
    """Return the HTML of a text, whatever is said of it, with `→target` for each reference."""
    return "".join(_shown(block) for block in read(text).blocks if isinstance(block, Html))


def findings(text: str) -> list[tuple[int, str]]:
    """Return line and code of each problem."""
    return [(problem.line, problem.code) for problem in read(text).problems]


def _shown(block: Html) -> str:
    """Return one block with its references put back."""
    shown = block.pieces[0]
    for reference, piece in zip(block.references, block.pieces[1:], strict=True):
        shown += f"→{reference.target}" + (f"#{reference.anchor}" if reference.anchor else "") + piece
    return shown
