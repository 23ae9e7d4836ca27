"""Vietnamese letters in encodings from before Unicode, TCVN3 (ABC) and VNI, as Windows-1252 shows them → Unicode."""

from __future__ import annotations

import re

_TCVN3_PAIRS = (
    "µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ"
    "¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư"
)
"""Each sign of TCVN3 followed by the letter that it stands for."""

_VNI_MARKS = {
    "a": "øàùáûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ",
    "e": "øèùéûẻõẽïẹâêáếàềåểãễäệ",
    "o": "øòùóûỏõõïọâôáốàồåổãỗäộ",
    "u": "øùùúûủõũïụ",
    "y": "øỳùýûỷõỹïỵ",
    "ô": "øờùớûởõỡïợ",
    "ö": "øừùứûửõữïự",
}
"""The first letter of a pair in VNI: each second letter that means marks on it, followed by the letter of both."""

_VNI_ALONE = {"æ": "ỉ", "ó": "ĩ", "ò": "ị", "ì": "ì", "í": "í", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}
_TCVN3 = str.maketrans(dict(zip(_TCVN3_PAIRS[::2], _TCVN3_PAIRS[1::2], strict=True)))


def from_tcvn3(text: str) -> str:
    """Return text of TCVN3 in Unicode; capitals that only its font makes (`.VnTimeH`) come as small letters."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """Return text of VNI in Unicode: a letter and its marks are two signs, and a pair goes before a single sign."""
    return _VNI_SIGN.sub(lambda found: _VNI[found[0]], text)


def _in_both_cases(small: dict[str, str]) -> dict[str, str]:
    """Return a table of small letters with the capitals added: both signs of a pair, or the first alone."""
    capitals = {sign.upper(): letter.upper() for sign, letter in small.items()}
    mixed = {sign[0].upper() + sign[1:]: letter.upper() for sign, letter in small.items()}
    return {**small, **capitals, **mixed}


_VNI = _in_both_cases(
    _VNI_ALONE
    | {
        base + mark: letter
        for base, pairs in _VNI_MARKS.items()
        for mark, letter in zip(pairs[::2], pairs[1::2], strict=True)
    }
)
_VNI_SIGN = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
