"""QR codes of addresses: what a phone's camera reads is the address, and beside it people read the same."""

from __future__ import annotations

import re
from itertools import accumulate
from xml.etree import ElementTree as ET

import pytest
import segno
from bulletins.cards.address_codes import bare_code, draw_code, plan_code
from bulletins.model.identity import OutputPath

SHORT = "https://hoi.vn/a/"
LONG = "https://phunu.lamdong.example.org/tin/ban-tin/2026-09-14-hoi-lhpn-xa-ham-thuan-bac-phat-dong-thang-hanh-dong-vi-moi-truong/"
PLAIN = f"https://example.org/{'x' * 150}?a=1&b=2"
SVG = "{http://www.w3.org/2000/svg}"


def modules(drawing: bytes) -> list[list[int]]:
    """Return the rows of a drawn code, 1 for dark, by following its one path."""
    root = ET.fromstring(drawing)  # noqa: S314  (drawn by ourselves)
    path = root.find(f"{SVG}path")
    assert path is not None
    side = int(root.attrib["viewBox"].split()[3])
    rows = [[0] * side for _ in range(side)]
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]+)", path.attrib["d"]):
        values = [float(each) for each in numbers.split()]
        if command == "h":
            for column in range(round(values[0])):
                rows[int(y)][round(x) + column] = 1
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return rows


@pytest.mark.parametrize("address", [SHORT, LONG, PLAIN])
def test_a_code_is_drawn_module_by_module(address: str) -> None:
    """Every dark square of the code is on paper, and no other; none lies beyond the drawing."""
    assert modules(draw_code(address)) == [list(row) for row in segno.make_qr(address, error="m").matrix]


def test_a_code_for_screens_is_dark_on_white() -> None:
    """It is a whole SVG with a white ground below it and a margin of four modules, as cameras need on a dark page."""
    root = ET.fromstring(bare_code(SHORT))  # noqa: S314  (drawn by ourselves)
    side = segno.make_qr(SHORT, error="m").symbol_size(border=4)[0]
    ground, code = root.findall(f"{SVG}path")
    assert root.attrib["viewBox"] == f"0 0 {side} {side}"
    assert ground.attrib["fill"] == "#fff"
    assert code.attrib["stroke"] == "#000"


@pytest.mark.parametrize("address", [SHORT, LONG, PLAIN])
def test_the_address_stands_beside_its_code(address: str) -> None:
    """In lines that fit on the sheet, in order, one below the other, and none of it lost."""
    lines = ET.fromstring(draw_code(address)).findall(f"{SVG}text/{SVG}tspan")  # noqa: S314  (drawn by ourselves)
    assert "".join(line.text or "" for line in lines) == address
    assert max(len(line.text or "") for line in lines) <= 70
    heights = [float(line.attrib["y"]) for line in lines]
    assert list(accumulate(heights, max)) == heights
    assert len(set(heights)) == len(heights)


def test_a_code_lies_beside_its_page() -> None:
    """It is kept under a name that stands for its address, so that another address is another file."""
    page = OutputPath("ban-tin/a/index.html")
    first, second = (plan_code(page, address) for address in (SHORT, LONG))
    assert first.output == second.output == "ban-tin/a/qr.svg"
    assert first.made != second.made
