"""Text typed in fonts from before Unicode, told by the font of each run: TCVN3 (.VnTime …) and VNI (VNI-Times …)."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

_TCVN3 = (
    "µà¶ả·ã¸á¹ạ¨ă»ằ¼ẳ½ẵ¾ắÆặ©âÇầÈẩÉẫÊấËậ®đÌèÎẻÏẽÐéÑẹªêÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị"
    "ßòáỏâõãóäọ«ôåồæổçỗèốéộ¬ơêờëởìỡíớîợïùñủòũóúôụ\u00adưõừöử÷ữøứùựúỳûỷüỹýýþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ"
)
"""Each sign of TCVN3, as Windows-1252 shows it, followed by the letter it stands for."""

_VNI_MARKS = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_HAT = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_UNICODE_LETTERS = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_TCVN3_NAME = re.compile(r"\.vn(?!i)", re.IGNORECASE)
_VNI_NAME = re.compile(r"\.?vni[- ]", re.IGNORECASE)


def is_old_font(font: str) -> bool:
    """Return whether the letters of a font are not Unicode's."""
    return bool(_TCVN3_NAME.match(font) or _VNI_NAME.match(font))


def from_old_font(text: str, font: str) -> str:
    """Return text of an old font in Unicode; text that is Unicode already, and that of any other font, as it is."""
    if not is_old_font(font) or _UNICODE_LETTERS.search(text):
        return text
    if _VNI_NAME.match(font):
        return normalize("NFC", _from_vni(text))
    letters = text.translate(_tcvn3())
    return letters.upper() if font.rstrip().endswith("H") else letters


@cache
def _tcvn3() -> dict[int, str]:
    """Return the letters of TCVN3 by sign."""
    return {ord(sign): letter for sign, letter in zip(_TCVN3[::2], _TCVN3[1::2], strict=True)}


@cache
def _vni() -> dict[str, str]:
    """Return the letters of VNI by one or two signs, small and capital."""
    table = dict(_VNI_ALONE)
    for base in "aeouy":
        table |= {base + sign: base + mark for sign, mark in _VNI_MARKS.items()}
    table |= {f"a{sign}": f"a\u0306{mark}" for sign, mark in _VNI_BREVE.items()}
    for base in "aeo":
        table |= {base + sign: f"{base}\u0302{mark}" for sign, mark in _VNI_HAT.items()}
    for sign, mark in _VNI_MARKS.items():
        table |= {f"ô{sign}": f"ơ{mark}", f"ö{sign}": f"ư{mark}"}
    capitals = {sign.upper(): normalize("NFC", letter).upper() for sign, letter in table.items()}
    mixed = {
        sign[0].upper() + sign[1:]: normalize("NFC", letter).upper() for sign, letter in table.items() if len(sign) > 1
    }
    return {sign: normalize("NFC", letter) for sign, letter in table.items()} | capitals | mixed


def _from_vni(text: str) -> str:
    """Return text of VNI in Unicode: a letter and its mark are two signs, the longest match is meant."""
    table, letters, index = _vni(), [], 0
    while index < len(text):
        length = 2 if text[index : index + 2] in table and index + 1 < len(text) else 1
        sign = text[index : index + length]
        letters.append(table.get(sign, sign))
        index += length
    return "".join(letters)
