"""What Word shows without storing it as text: values of form fields, and signs of symbol fonts."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from bulletins.importing.docx_files import child_value, is_on
from bulletins.importing.zip_parts import whole_number

_SYMBOL_FONT = re.compile(r"wingdings|webdings|symbol\b", re.IGNORECASE)
_FIRST = 0xF000
"""Fonts of signs begin here; older files write the same signs as the letters that the keys have."""
_SIGNS = {
    0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•", 0xF071: "•", 0xF06E: "•", 0xF075: "•", 0xF0FC: "✓", 0xF0FB: "✗",
    0xF0FE: "☑", 0xF0FD: "☒", 0xF078: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF0E0: "→", 0xF0DF: "←", 0xF0AE: "→",
    0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0B4: "×", 0xF0B0: "°", 0xF04A: "☺", 0xF028: "☎", 0xF02A: "✉",
    0xF02D: "–",
}  # fmt: skip


def is_symbol_font(font: str | None) -> bool:
    """Return whether a font shows signs where other fonts have letters."""
    return _SYMBOL_FONT.match(font or "") is not None


def sign_of(number: int) -> str:
    """Return a sign of a symbol font in Unicode, empty for an unknown one."""
    return _SIGNS.get(number + _FIRST if 0 < number < 0x100 else number, "")  # noqa: PLR2004  (one byte)


def form_value(field: Element) -> str:
    """Return what a form field shows that stores no text: the chosen entry of a list, a box with or without a cross."""
    entries = [one.get("w.val", "") for one in field.findall("w.ffData/w.ddList/w.listEntry")]
    if entries:
        written = child_value(field, "w.ffData/w.ddList/w.result") or child_value(field, "w.ffData/w.ddList/w.default")
        chosen = whole_number(written)
        return entries[chosen] if chosen < len(entries) else ""
    box = field.find("w.ffData/w.checkBox")
    if box is None:
        return ""
    checked = is_on(box, "w.checked")
    return "☒" if (is_on(box, "w.default") if checked is None else checked) else "☐"


def is_prompt(element: Element) -> bool:
    """Return whether a content control shows only the words that ask for its content."""
    return element.tag == "w.sdt" and is_on(element, "w.sdtPr/w.showingPlcHdr") is True
