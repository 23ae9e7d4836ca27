"""The remover of what offices put around a text: the letterhead above it, recipients and signature below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bulletins.importing.characters import tidy_line
from bulletins.importing.datelines import is_dateline, written_day
from bulletins.importing.flow import FlowBlock, FlowParagraph, FlowRule, FlowTable, paragraphs_in, pictures_in
from bulletins.importing.paragraph_looks import is_shouted

_MOTTO = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập\s*[-–—]*\s*tự do\s*[-–—]*\s*hạnh phúc|đảng cộng sản việt nam",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^s[ốo]\s*:?\s*[\d…._\s-]*\s*[/-]\s*[\w-]*.*$", re.IGNORECASE)
_LINE = re.compile(r"^[-–—_=*.~o0\s]+$")
_ORGANISATION = re.compile(
    r"^(?!hội (?:nghị|thi|thảo|viên|chợ|diễn|trại|xuân|họp|đàm)\b|(?:đoàn|đảng) viên\b|ban hành\b)"
    r"(?:hội|ban|ubnd|ủy ban|uỷ ban|đoàn|công đoàn|liên đoàn|đảng|tỉnh|huyện|xã|phường|thị trấn|thành phố|chi hội|"
    r"trung tâm|trung ương|mặt trận|ubmttq|women|union)\b",
    re.IGNORECASE,
)
_OF_STATE = re.compile(r"(?:văn phòng )?chủ tịch nước|chính phủ|quốc hội|thủ tướng(?: chính phủ)?", re.IGNORECASE)
_RECIPIENTS = re.compile(r"^\s*(?:nơi nhận|kính gửi)\s*:?", re.IGNORECASE)
_SIGNED_FOR = re.compile(r"^(?:tm|t/m|kt|tl|tuq|q)\s*[./]", re.IGNORECASE)
_OFFICES = re.compile(
    r"^(?:phó |quyền )?(?:chủ tịch|bí thư|trưởng ban|giám đốc|chánh văn phòng|chi hội trưởng|hội trưởng|tổng thư ký|"
    r"chủ tịch (?:nước|quốc hội)|tổng bí thư|thủ tướng(?: chính phủ)?|"
    r"president)(?: thường trực)?$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^\(?\s*(?:đã ký|đã kí|ký tên|signed)(?:,? (?:và )?đóng dấu)?\s*\)?$", re.IGNORECASE)
_RECIPIENT_ITEM = re.compile(r"^\s*[-–+•]\s*.{1,80}[;.,]?$|^lưu\b.*", re.IGNORECASE)
_FURTHEST = 10
_LONGEST_LETTERHEAD = 400
_LONGEST_ORGANISATION = 80
_LAST_BLOCKS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFrame:
    """The letterhead, recipients and signature that were removed from a document.

    `above` and `below` are lines of text, `day` is the date in the letterhead; `pictures` counts the
    paragraphs with pictures.
    """

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    day: date | None = None
    pictures: int = 0

    @property
    def organisations(self) -> tuple[str, ...]:
        """Return the lines above that name who writes, the lowest level first."""
        lines = [line for line in self.above if _ORGANISATION.match(line) and not _MOTTO.search(line)]
        return tuple(reversed(lines))


def without_frame(blocks: tuple[FlowBlock, ...]) -> tuple[tuple[FlowBlock, ...], OfficeFrame]:
    """Return the blocks without an office's letterhead, recipients and signature, and the frame that was removed."""
    kept, above = _without_letterhead(blocks)
    kept, below = _without_signature(kept)
    day = next((found for found in map(written_day, above) if found is not None), None)
    gone = [block for block in blocks if isinstance(block, FlowTable) and all(block is not other for other in kept)]
    pictures = sum(bool(paragraph.pictures) for paragraph in paragraphs_in(gone))
    return kept, OfficeFrame(above=tuple(above), below=tuple(below), day=day, pictures=pictures)


def lines_in(block: FlowBlock) -> tuple[str, ...]:
    """Return all lines of a block as texts, those of a table cell by cell."""
    lines = (tidy_line(line) for paragraph in paragraphs_in((block,)) for line in paragraph.text.split("\n"))
    return tuple(line for line in lines if line)


def _without_letterhead(blocks: tuple[FlowBlock, ...]) -> tuple[tuple[FlowBlock, ...], list[str]]:
    """Return the blocks without the letterhead, and its lines; a title may stand above a letterhead's table."""
    kept: list[FlowBlock] = []
    above: list[str] = []
    texts = 0
    for index, block in enumerate(blocks):
        lines = lines_in(block)
        if above and not texts and isinstance(block, FlowRule):
            continue
        if texts <= _FURTHEST and lines and _is_letterhead(block, lines, seen=bool(above)):
            above += lines
            continue
        texts += bool(lines)
        if texts > _FURTHEST:
            kept += blocks[index:]
            break
        kept.append(block)
    if not above or not isinstance(kept[0] if kept else None, FlowParagraph):
        return tuple(kept), above
    return _without_organisations(kept, above)


def _without_organisations(kept: list[FlowBlock], above: list[str]) -> tuple[tuple[FlowBlock, ...], list[str]]:
    """Return the blocks without lines that name who writes, where they open a letterhead typed line by line."""
    opening: list[str] = []
    if _MOTTO.search(" ".join(above)) and not any(_ORGANISATION.match(line) for line in above if is_shouted(line)):
        while kept and isinstance(kept[0], FlowParagraph) and is_organisation(kept[0].text) and len(kept) > 1:
            opening += lines_in(kept.pop(0))
    return tuple(kept), opening + above


def is_organisation(text: str) -> bool:
    """Return whether a line in capitals is only the name of an organisation."""
    line = tidy_line(text)
    named = _ORGANISATION.match(line) or _OF_STATE.fullmatch(line)
    return is_shouted(line) and len(line) <= _LONGEST_ORGANISATION and bool(named)


def _is_letterhead(block: FlowBlock, lines: tuple[str, ...], *, seen: bool) -> bool:
    """Return whether a block belongs to a letterhead."""
    text = " ".join(lines)
    if isinstance(block, FlowTable):
        if len(text) > _LONGEST_LETTERHEAD:
            return False
        without_picture = not any(pictures_in(block.inner))
        return bool(_MOTTO.search(text)) or (without_picture and all(map(_is_letterhead_line, lines)))
    if _MOTTO.search(text) and len(text) <= _LONGEST_LETTERHEAD // 2:
        return True
    return len(lines) == 1 and (
        is_dateline(text)
        or bool(_NUMBER.match(text) and len(text) <= _LONGEST_ORGANISATION)
        or (seen and bool(_LINE.match(text)))
    )


def _is_letterhead_line(line: str) -> bool:
    """Return whether a line of a table without the motto can only be a letterhead's."""
    return is_organisation(line) or is_dateline(line) or bool(_NUMBER.match(line)) or bool(_LINE.match(line))


def _without_signature(blocks: tuple[FlowBlock, ...]) -> tuple[tuple[FlowBlock, ...], list[str]]:
    """Return the blocks without recipients and signature at the end, and their lines."""
    start = max(0, len(blocks) - _LAST_BLOCKS)
    for index in range(start, len(blocks)):
        block = blocks[index]
        lines = lines_in(block)
        if not lines or not _opens_signature(block, lines):
            continue
        rest = blocks[index:]
        if all(_closes(other, within=number > 0) for number, other in enumerate(rest)):
            return blocks[:index], [line for other in rest for line in lines_in(other)]
    return blocks, []


def _opens_signature(block: FlowBlock, lines: tuple[str, ...]) -> bool:
    """Return whether a block begins the list of recipients or the signature."""
    if isinstance(block, FlowTable):
        return any(_RECIPIENTS.match(line) or _is_office(line) for line in lines)
    return bool(_RECIPIENTS.match(lines[0])) or _is_office(lines[0])


def _is_office(line: str) -> bool:
    """Return whether a line signs for somebody."""
    return bool(_SIGNED_FOR.match(line) or _SIGNED.match(line)) or (is_shouted(line) and bool(_OFFICES.match(line)))


def _closes(block: FlowBlock, *, within: bool) -> bool:
    """Return whether a block can stand in recipients and signature: no prose, no picture."""
    lines = lines_in(block)
    if isinstance(block, FlowTable):
        return any(_RECIPIENTS.match(line) or _is_office(line) for line in lines)
    if isinstance(block, FlowRule) or not lines:
        return not (isinstance(block, FlowParagraph) and block.pictures)
    return all(_is_closing_line(line) or (within and _is_short_name(line)) for line in lines)


def _is_closing_line(line: str) -> bool:
    """Return whether a line belongs to recipients or signature by what it says."""
    return (
        bool(_RECIPIENTS.match(line) or _RECIPIENT_ITEM.match(line) or _LINE.match(line))
        or _is_office(line)
        or is_organisation(line)
    )


def _is_short_name(line: str) -> bool:
    """Return whether a line may be a signer's name."""
    words = line.split()
    return len(words) <= 6 and not line.endswith((".", "!", "?")) and all(word[:1].isupper() for word in words)  # noqa: PLR2004  (a title and a name)
