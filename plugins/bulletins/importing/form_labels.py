"""The labels of a form in which offices ask for texts (`Tiêu đề: …`, `Tóm tắt: …`): what stands behind each is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletins.importing.characters import tidy_line
from bulletins.importing.flow import BlockStyle, FlowBlock, FlowFindings, FlowParagraph
from bulletins.importing.paragraph_looks import without_start
from bulletins.model.loss import DocumentPlace, LossKind
from bulletins.model.value import replace

_LABELS = {
    BlockStyle.TITLE: r"tiêu đề|tựa đề|đầu đề|tên (?:bài|tin)(?: viết)?|title|headline",
    BlockStyle.SUBTITLE: r"tóm tắt|sapo|sa[- ]pô|chapo|chapô|mô tả ngắn|lead|summary",
    BlockStyle.CAPTION: r"chú thích(?: ảnh)?(?: \d+)?|ghi chú ảnh(?: \d+)?|caption",
    BlockStyle.BODY: r"nội dung(?: (?:chính|bài(?: viết)?|tin(?: bài)?))?|body|text",
}
_PATTERNS = {
    style: re.compile(rf"\s*(?:\d+[.)]\s*)?(?:{words})\s*(?:\([^)]*\))?\s*:\s*", re.IGNORECASE)
    for style, words in _LABELS.items()
}
_UNIT = re.compile(
    r"\s*(?:\d+[.)]\s*)?(?:đơn vị(?: (?:gửi|thực hiện|viết)(?: bài| tin)?)?|cơ quan|nơi gửi|unit)\s*:\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)
_FURTHEST = 12


def without_form_labels(
    blocks: Sequence[FlowBlock], findings: FlowFindings
) -> tuple[tuple[FlowBlock, ...], tuple[str, ...]]:
    """Return the blocks without a form's labels, each with the style that its label means, and the unit that it names.

    A text is a form where a line near its top has a title's label; all labels are reported.
    """
    lines = [block for block in blocks[:_FURTHEST] if isinstance(block, FlowParagraph)]
    if not any(_PATTERNS[BlockStyle.TITLE].match(line.text) for line in lines):
        return tuple(blocks), ()
    gone: list[str] = []
    units: list[str] = []
    kept = tuple(_without_labels(blocks, gone, units))
    findings.add("import-form-labels", LossKind.LOST, DocumentPlace(), text=" · ".join([*gone, *units]))
    return kept, tuple(units)


def _without_labels(blocks: Sequence[FlowBlock], gone: list[str], units: list[str]) -> Iterator[FlowBlock]:
    """Yield the blocks without labels; where nothing stands behind one, it means the paragraph below."""
    waiting: BlockStyle | None = None
    for index, block in enumerate(blocks):
        if not isinstance(block, FlowParagraph):
            yield block
            continue
        if index < _FURTHEST and _UNIT.match(block.text):
            units.append(tidy_line(block.text))
            continue
        style, length = _label_of(block)
        if style is None:
            is_next = waiting is not None and bool(block.text.strip())
            yield replace(block, style=waiting, mark=None) if is_next and waiting is not None else block
            waiting = None if is_next else waiting
            continue
        gone.append(tidy_line(block.text[:length]))
        rest = replace(block, style=style, mark=None, pieces=(*without_start(block, length), *block.pictures))
        waiting = None if rest.text.strip() or style is BlockStyle.BODY else style
        if rest.pieces:
            yield rest


def _label_of(block: FlowParagraph) -> tuple[BlockStyle | None, int]:
    """Return the style that a paragraph's label means, None where it has none, and the label's length."""
    for style, pattern in _PATTERNS.items():
        found = pattern.match(block.text)
        if found:
            return style, found.end()
    return None, 0
