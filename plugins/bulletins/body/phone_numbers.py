"""Telephone numbers in a text: those that readers may call, no bank account, tax code or amount that looks alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_PHONE_DIGITS = re.compile(
    r"[0-9](?<![0-9.,/-][0-9])(?!(?<=[1-9])(?<!\+[0-9])[0-9]{0,2}(?:[. ,][0-9]{3})+(?![0-9]))"
    r"(?![0-9]{3}(?:-[0-9][0-9]-[0-9][0-9]| ?[–-] ?[0-9]{4}(?![0-9])))(?:[ .()\u00a0–-]{0,3}[0-9]){6}"
)
"""What every text holds in which there is a telephone number: seven digits that are no amount and no date."""

_DIALLED_WITH_ZERO = frozenset({
    "AU", "BD", "BE", "CH", "CN", "DE", "EG", "FI", "FR", "GB", "ID", "IE", "IL", "IN", "IR", "JP", "KE", "KH", "KR",
    "LA", "LK", "MM", "MY", "NG", "NL", "NP", "NZ", "PH", "PK", "SE", "TH", "TR", "TW", "UA", "VN", "ZA",
})  # fmt: skip
"""Countries whose numbers begin with 0 where they are dialled at home: that alone tells most texts to hold none."""
_ZERO = re.compile(r"0(?<![0-9.,/-]0)[0-9](?:[ .()\u00a0–-]{0,3}[0-9]){5}")
_FREE = re.compile(r"1(?<![0-9.,/-]1)[0-9]00[ .\u00a0-]?[0-9]{4}")

_DENIED = re.compile(
    r"\b(?:tài khoản|tai khoan|chuyển khoản|tk|stk|mst|mã|ma so|msdn|cccd|cmnd|cmt|căn cước|chứng minh|hộ chiếu"
    r"|hóa đơn|hoá đơn|hoa don|biên lai|seri|sê-ri|số hiệu|số sổ|số thẻ|thẻ|số bhxh|số bhyt|số bảo hiểm|biển số"
    r"|account|acct?|iban|tax (?:code|id|number)|id card|identity card|passport|invoice|receipt|serial|reference)\b",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\b(?:đt|đtdđ|sđt|sdt|dđ|điện thoại|dien thoai|số máy|di động|gọi|liên hệ|lh|hotline|đường dây nóng|tổng đài|zalo"
    r"|fax|viber|whatsapp|tel|phone|telephone|mobile|call|contact|helpline)\b",
    re.IGNORECASE,
)
_DENIED_BEHIND = re.compile(
    r"[\s(–—:-]*(?:là\s+)?(?:số\s+)?(?:tài khoản|stk|tk\b|mst|mã số|cccd|cmnd|hóa đơn|hoá đơn|account|tax)",
    re.IGNORECASE,
)
_AMOUNT_BEHIND = re.compile(
    r"\s*(?:đồng|vnđ|vnd|đ\b|₫|usd|eur|\$|€|%|m2|m²|m3|km|ha\b|kg|tấn|triệu|tỷ|nghìn|ngàn|người|hộ\b|lượt)|[/-](?!0\d{2})\w|[.,]\d",
    re.IGNORECASE,
)
_GLUED_BEFORE = re.compile(r"(?:[_#=&@$.,]|(?<!\d)[/-])$")
_LABEL_ABOVE = re.compile(r"[^:\d]{0,30}:?\s*")
_SENTENCE = re.compile(r"[.!?;]\s")
_NUMBERS_JOINED = re.compile(r"((?:\+?\d[\d .()\u00a0]{7,})\d)[-/](?=[0+]\d{2})")
_CALL = re.compile(
    r"\b(?:gọi|tổng đài|đường dây nóng|hotline|đt|sđt|điện thoại|số máy|liên hệ|call|dial|helpline|phone|tel)\b",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"(?:\s|:|[(–-]|\b(?:điện|thoại|ngay|cho|đến|tới|theo|qua|số|máy|miễn phí|quốc gia|at|on|the|number)\b)*",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s*(?:$|[.,;:!?)](?!\d)|[(–—]|(?:hoặc|và|để|hay|or|and|to)\b)", re.IGNORECASE)
_SHORT = 4
"""A hotline of so few digits is one only where the sentence says that it can be called."""
_LOOK_BACK = 160


class Phones(NamedTuple):
    """Whose telephone numbers are written without `+`: the country's two letters; and numbers that are short."""

    region: str = ""
    hotlines: tuple[str, ...] = ()


class Spotted(NamedTuple):
    """Where a telephone number begins and ends in a text, and the number to dial."""

    start: int
    end: int
    number: str


def may_hold_phone(text: str, phones: Phones) -> bool:
    """Return whether it is worth looking for telephone numbers in a text."""
    if not phones.region and "+" not in text:
        pass  # no country's own numbers are known
    elif "+" in text or phones.region not in _DIALLED_WITH_ZERO:
        if _PHONE_DIGITS.search(text):
            return True
    elif _ZERO.search(text) or _FREE.search(text):
        return True
    if not any(hotline[:3] in text for hotline in phones.hotlines):
        return False
    return any(pattern.search(text) for pattern in _hotline_patterns(phones.hotlines))


def find_phones(text: str, before: str, phones: Phones) -> list[Spotted]:
    """Return the telephone numbers in a text, in order; `before` is what stands right before it, lines parted."""
    found = [spotted for spotted in _long_numbers(text, phones.region) if _may_be_called(text, before, spotted)]
    for pattern in _hotline_patterns(phones.hotlines):
        found += _hotlines(text, before, pattern, found)
    return sorted(found)


def is_denied(before: str) -> bool:
    """Return whether what stands before a number says that it is an account, a code or a paper, and not a telephone."""
    above, _, line = before[-_LOOK_BACK:].rpartition("\n")
    if not line.strip(" \u00a0:-–"):
        label = above.rstrip().rpartition("\n")[2]
        denied = [each for each in _DENIED.finditer(label) if _LABEL_ABOVE.fullmatch(label, each.end())]
        return bool(denied) and not _ALLOWED.search(label, denied[-1].end())
    sentence = _SENTENCE.split(line)[-1]
    denied = list(_DENIED.finditer(sentence))
    return bool(denied) and not _ALLOWED.search(sentence, denied[-1].end())


def tells_numbers(words: str) -> bool:
    """Return whether words say what numbers beside them are, be it telephones or accounts."""
    return _DENIED.search(words) is not None or _ALLOWED.search(words) is not None


def _may_be_called(text: str, before: str, spotted: Spotted) -> bool:
    """Return whether the words around a number let it be a telephone."""
    if _AMOUNT_BEHIND.match(text, spotted.end) or _DENIED_BEHIND.match(text, spotted.end):
        return False
    if _GLUED_BEFORE.search(text, 0, spotted.start):
        return False
    return not is_denied(before + text[: spotted.start])


def _long_numbers(text: str, region: str) -> Iterator[Spotted]:
    """Yield what has the form of a telephone number of a region, or of any country behind `+`."""
    import phonenumbers as library  # noqa: PLC0415  (its loading costs as much as reading thirty texts)

    parted = _NUMBERS_JOINED.sub(lambda each: f"{each[1]};", text) if "-" in text or "/" in text else text
    for match in library.PhoneNumberMatcher(parted, region or None):
        number = match.number
        raw = re.split(r"[,;]|\s[^\d\s(.–-]", match.raw_string)[0].rstrip(" .-")
        if match.raw_string.lstrip("(").startswith("+") or _begins_as_dialled(raw, number):
            dialled = library.format_number(number, library.PhoneNumberFormat.E164)
            yield Spotted(match.start, match.start + len(raw), _short_form(raw, dialled, region, number))


def _begins_as_dialled(raw: str, number: PhoneNumber) -> bool:
    """Return whether a number begins as it is dialled at home: with the country's first digit, or free of charge."""
    import phonenumbers as library  # noqa: PLC0415  (the same)

    prefix = library.ndd_prefix_for_region(library.region_code_for_number(number) or "", strip_non_digits=True)
    digits = "".join(letter for letter in raw if letter.isdigit())
    if prefix is None or digits.startswith(prefix):
        return True
    kinds = library.PhoneNumberType
    return library.number_type(number) in {kinds.TOLL_FREE, kinds.SHARED_COST, kinds.PREMIUM_RATE, kinds.UAN}


def _short_form(raw: str, dialled: str, region: str, number: PhoneNumber) -> str:
    """Return the number to dial: with the country's, but for those that only the country's own telephones reach."""
    import phonenumbers as library  # noqa: PLC0415  (the same)

    kinds = library.PhoneNumberType
    if region and library.number_type(number) in {kinds.TOLL_FREE, kinds.SHARED_COST, kinds.PREMIUM_RATE}:
        return "".join(letter for letter in raw if letter.isdigit() or letter == "+")
    return dialled


@cache
def _hotline_patterns(hotlines: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return a pattern for each hotline, the longest first; blanks and dots may stand between its digits."""
    bare = sorted({"".join(each for each in line if each.isdigit()) for line in hotlines}, key=lambda each: -len(each))
    joined = ("[ .\u00a0-]?".join(digits) if len(digits) > _SHORT else digits for digits in bare)
    ends = r"(?![\w/%]|[.,]\d|[ \u00a0]\d)"
    return tuple(re.compile(rf"{each[0]}(?<![\w.,/+#-]{each[0]}){each[1:]}{ends}") for each in joined)


def _hotlines(text: str, before: str, pattern: re.Pattern[str], found: list[Spotted]) -> Iterator[Spotted]:
    """Yield where one hotline stands, except inside a number that was found before."""
    for match in pattern.finditer(text):
        digits = "".join(letter for letter in match[0] if letter.isdigit())
        spotted = Spotted(match.start(), match.end(), digits)
        if any(each.start < spotted.end and spotted.start < each.end for each in found):
            continue
        if len(digits) > _SHORT:
            if _may_be_called(text, before, spotted):
                yield spotted
        elif _is_short_call(before + text[: match.start()], text[match.end() :]):
            yield spotted


def _is_short_call(before: str, behind: str) -> bool:
    """Return whether the words around a short number say that it can be called, and it counts nothing."""
    sentence = _SENTENCE.split(before[-_LOOK_BACK:].rpartition("\n")[2])[-1]
    calls = list(_CALL.finditer(sentence))
    if not calls or is_denied(before):
        return False
    if _FILLERS.fullmatch(sentence, calls[-1].end()) and not re.match(r"\s*(?:lần|cuộc|người|hộ|lượt|calls)\b", behind):
        return True
    return _COUNTED.match(behind) is not None
