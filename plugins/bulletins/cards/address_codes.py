"""QR codes of addresses, for readers of paper: each page's own beside it, with the address in letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from html import escape
from pathlib import Path

import segno

from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.photo import AddressCode
from bulletins.photos.photo_bytes import replace_with

_RECIPE = 1
"""Rises whenever the drawing changes."""
_WIDTH = 240
"""Of the whole drawing, a module of the code being 1: printed 16 cm wide, a module is two thirds of a millimetre."""
_LINES = re.compile(r".{1,70}(?:(?<=[/-])|$)|.{1,70}")
"""An address in lines that fit beside its code, broken behind a slash or a hyphen where there is one."""


def plan_code(page: OutputPath, address: str) -> AddressCode:
    """Return the code of a page: it lies beside it, and is kept under a name that stands for what it shows."""
    name = blake2b(f"{_RECIPE} {address}".encode(), digest_size=8).hexdigest()
    output = OutputPath(f"{page.rpartition('/')[0]}/qr.svg".removeprefix("/"))
    return AddressCode(address=address, output=output, made=OutputPath(f"qr-{name}.svg"))


def make_codes(codes: Iterable[AddressCode], folder: Path) -> Iterator[tuple[OutputPath, Digest]]:
    """Draw codes into a folder; give each one's name there with the digest of its bytes."""
    for code in codes:
        data = draw_code(code.address)
        replace_with(folder / code.made, data)
        yield code.made, digest_of(data)


def draw_code(address: str) -> bytes:
    """Return an SVG with a QR code on the left, which bears a fold or a stain, and the address beside it."""
    code = segno.make_qr(address, error="m")
    side = code.symbol_size(border=0)[1]
    modules = code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None)
    path = modules[modules.index("<path") : modules.index("</svg>")]
    lines = _LINES.findall(address)
    first = side / 2 - 3 * len(lines) + 4
    rows = ((first + 6 * row, escape(line)) for row, line in enumerate(lines))
    spans = "".join(f'<tspan x="{side + 6}" y="{y:g}">{line}</tspan>' for y, line in rows)
    text = f'<text font-family="sans-serif" font-size="4.5">{spans}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {side}">{path}{text}</svg>\n'.encode()


def bare_code(address: str) -> str:
    """Return an SVG with the QR code of an address alone, dark on white with its margin, for any screen."""
    code = segno.make_qr(address, error="m")
    drawn = code.svg_inline(border=4, omitsize=True, light="#fff", svgclass=None, lineclass=None)
    return drawn.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


def code_drawing() -> str:
    """Return the version of what draws codes."""
    return f"segno {segno.__version__}"
