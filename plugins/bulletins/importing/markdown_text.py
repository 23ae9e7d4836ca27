"""The Markdown of a draft's body: paragraphs divided by an empty line, every sign with a meaning escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bulletins.importing.draft import (
    DraftBlock,
    DraftGallery,
    DraftHeading,
    DraftList,
    DraftParagraph,
    DraftPhoto,
    DraftTable,
    ManuscriptDraft,
)
from bulletins.importing.flow import LINE_BREAK, Span
from bulletins.importing.outside_links import BULLETIN
from bulletins.model.list_markers import is_speech
from bulletins.model.value import replace

_ESCAPED = re.compile(r"[\\`*\[\]|]|(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BRACE = re.compile(r"\{(?=[:#.])")
_STARTS = re.compile(r"(?P<sign>[#>=:~+–—•-])(?=[\s\w#>=–—-]|$)")
_NUMBERED = re.compile(r"(?P<number>\d{1,9}|[IVXLC]{1,6}|[a-zđ])(?P<sign>[.)])(?=\s|$)")
_OFFICE_MARKER = re.compile(
    r"^(?=\(?(?:\d{1,3}|[^\W\d_]|[ivxlIVXL]{2,6})(?:\.\d{1,2})*[.)/]|\d{1,2}(?:\.\d{1,2})+\s|o\s)."
)
"""The first sign of what begins an item among several lines, however offices write it: `(1)`, `1/`, `1.1`, `II)`."""
_INDENT = "    "
_PLAIN_EDGE = re.compile(r"[\s.,;:!?…()“”‘’\"'«»–—-]")


def body_text(draft: ManuscriptDraft, files: Mapping[int, str]) -> str:
    """Return the Markdown of a draft's body; `files` names each photo in the text by its number."""
    parts: list[str] = []
    number = 0
    for block in draft.blocks:
        if isinstance(block, DraftGallery):
            numbers = range(number, number + len(block.photos))
            number += len(block.photos)
            shown = [(photo, files[at]) for at, photo in zip(numbers, block.photos, strict=True) if at in files]
            parts += ["\n".join(_gallery_lines(shown))] if shown else []
        else:
            parts += [text for text in [_block(block)] if text]
    notes = [f"[^{label}]: {inline(spans)}" for label, spans in draft.notes]
    return "\n\n".join([*parts, *notes])


def _gallery_lines(shown: Sequence[tuple[DraftPhoto, str]]) -> list[str]:
    """Return the lines that show photos with their files; words that all share stand once, below the last."""
    shared = shared_words([photo for photo, _ in shown])
    if not shared:
        return [photo_line(photo, file) for photo, file in shown]
    return [*(photo_line(replace(photo, caption="", credit=""), file) for photo, file in shown), f"*{shared}*"]


def shared_words(photos: Sequence[DraftPhoto]) -> str:
    """Return the caption and credit of several photos that all have the same, "" where a row cannot say them once."""
    words = {(photo.caption, photo.credit) for photo in photos}
    if len(photos) < 2 or len(words) > 1:  # noqa: PLR2004  (one photo shares nothing)
        return ""
    caption, credit = words.pop()
    is_plain = caption and escaped(f"{caption}{credit}") == f"{caption}{credit}"
    return " | ".join(filter(None, (caption, credit))) if is_plain else ""


def photo_line(photo: DraftPhoto, file: str) -> str:
    """Return the line that shows a photo."""
    words = " | ".join(part for part in (photo.caption, photo.credit) if part)
    if "|" in photo.caption and not photo.credit:
        words += " |"
    title = f' "{_in_title(words)}"' if words else ""
    return f"![{escaped(photo.alt)}]({file}{title})"


def inline(spans: Sequence[Span]) -> str:
    """Return spans as Markdown on one line."""
    return " ".join("".join(_linked(link, group) for link, group in _by_link(_with_outer_blanks(spans))).split())


def escaped(text: str) -> str:
    """Return a text with its signs escaped, so that Markdown and HTML read it as plain letters."""
    plain = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return _BRACE.sub("&#123;", _ESCAPED.sub(r"\\\g<0>", plain))


def _block(block: DraftBlock) -> str:
    """Return a block without photos as Markdown."""
    if isinstance(block, DraftHeading):
        return f"{'#' * block.level} {inline(block.spans)}"
    if isinstance(block, DraftList):
        return _list(block)
    if isinstance(block, DraftTable):
        return _table(block)
    if isinstance(block, DraftParagraph):
        return _paragraph(block.spans, "> " if block.quoted else "")
    return ""


def _paragraph(spans: Sequence[Span], start: str = "") -> str:
    """Return a paragraph of which no line opens anything; each line has this start."""
    lines = _lines(spans)
    if len(lines) > 1:
        lines = [_OFFICE_MARKER.sub(lambda found: f"&#{ord(found[0])};", line) for line in lines]
    return "\\\n".join(f"{start}{_closed(line)}" for line in lines)


def _lines(spans: Sequence[Span]) -> list[str]:
    """Return the lines of a paragraph or an item as Markdown; empty ones are left out."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        if span == LINE_BREAK:
            lines.append([])
        else:
            lines[-1].append(span)
    return [text for text in map(inline, lines) if text]


def _closed(text: str) -> str:
    """Return a line whose first sign opens nothing."""
    started = _STARTS.match(text)
    if started:
        return f"\\{text}" if started["sign"] in "#>+-" else f"&#{ord(text[0])};{text[1:]}"
    numbered = _NUMBERED.match(text)
    return f"{numbered['number']}\\{text[numbered.end('number') :]}" if numbered else text


def _list(block: DraftList) -> str:
    """Return a list, each level four blanks deeper; dashes of which one asks or exclaims would be what people say."""
    texts = [_closed("<br>".join(_lines(item.spans))) for item in block.items]
    bullet = "*" if any(map(is_speech, texts)) else "-"
    signs = [item.marker or (f"{item.number}." if item.number else bullet) for item in block.items]
    return "\n".join(
        f"{_INDENT * item.level}{sign} {text}" for item, sign, text in zip(block.items, signs, texts, strict=True)
    )


def _table(block: DraftTable) -> str:
    """Return a table with the rule below its head that makes it one."""
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _cell(lines: Sequence[Sequence[Span]]) -> str:
    return "<br>".join(text for text in (inline(line) for line in lines) if text)


def _in_title(text: str) -> str:
    """Return a text for use inside quotation marks: straight quotes in it become curly."""
    opened = re.sub(r'(^|[\s(\[])"', r"\1“", text)
    plain = opened.replace('"', "”").replace("\\", "\\\\").replace("<", "&lt;")
    return _ENTITY.sub("&amp;", plain) if "&" in text else plain


def _with_outer_blanks(spans: Sequence[Span]) -> list[Span]:
    """Return spans with blanks moved out of bold and italic ones, because Markdown allows none at their ends."""
    result: list[Span] = []
    for span in spans:
        text = span.text
        if span.note or not text.strip() or replace(span, text="") == Span(text=""):
            result.append(span if span.note or text.strip() else Span(text=text))
            continue
        inner = text.strip()
        start = text.index(inner)
        outer = Span(text=text[:start]), replace(span, text=inner), Span(text=text[start + len(inner) :])
        result += [one for one in outer if one.text]
    return result


def _by_link(spans: Sequence[Span]) -> list[tuple[str, list[Span]]]:
    """Return runs of spans that share a link."""
    groups: list[tuple[str, list[Span]]] = []
    for span in spans:
        if groups and groups[-1][0] == span.link:
            groups[-1][1].append(span)
        else:
            groups.append((span.link, [span]))
    return groups


def _linked(link: str, spans: list[Span]) -> str:
    """Return spans with the link around all of them."""
    text = "".join(_marked(span, spans, index) for index, span in enumerate(spans))
    if not link:
        return text
    address = link.removeprefix(BULLETIN).replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f"[{text}]({address})"


def _marked(span: Span, spans: Sequence[Span], index: int) -> str:
    """Return a span with its marks: stars where they cannot be misread, tags else."""
    if span.note:
        return f"[^{span.note}]"
    text = escaped(span.text)
    if not text.strip():
        return text
    for on, tag in ((span.raised, "sup"), (span.lowered, "sub"), (span.struck, "s")):
        text = f"<{tag}>{text}</{tag}>" if on else text
    if not (span.bold or span.italic):
        return text
    before = spans[index - 1].text[-1:] if index else ""
    after = spans[index + 1].text[:1] if index + 1 < len(spans) else ""
    free = all(not edge or _PLAIN_EDGE.match(edge) for edge in (before, after)) and "*" not in span.text
    if not free or span.raised or span.lowered or span.struck:
        text = f"<em>{text}</em>" if span.italic else text
        return f"<strong>{text}</strong>" if span.bold else text
    stars = "*" * (2 * span.bold + span.italic)
    return f"{stars}{text}{stars}"
