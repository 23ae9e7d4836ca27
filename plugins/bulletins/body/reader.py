"""Read the Markdown text of a bulletin or a static page.

    text ─read_blocks─▶ plain blocks ─────────────────────────────────────────────────────────┐
         └─▶ the rest ─prepare─▶ marked Markdown ─parse─▶ tree, HTML where it holds tags ─walk─┴▶ sheet ─finish─▶ blocks

Nothing is left out in silence: what cannot be published is a Problem with the line it stands on.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bulletins.body.elements import Walk
from bulletins.body.fences import has_fence, without_fences
from bulletins.body.limits import DEEPEST, exceeded
from bulletins.body.line_breaks import (
    find_gaps,
    indented_line,
    is_doubtful,
    is_joined,
    paragraphs,
    spoken_blocks,
    wrapped_width,
)
from bulletins.body.office_lines import with_note_stars
from bulletins.body.phone_numbers import Phones
from bulletins.body.plain import PlainBlock, Rest, read_blocks
from bulletins.body.prepared import Prepared, prepare, wanted
from bulletins.body.problems import BodyProblems, shown
from bulletins.body.shielding import may_hold_code, shielded
from bulletins.body.stray_photos import with_photos_mended, with_shared_captions
from bulletins.body.typed_links import LinkFinder
from bulletins.body.writer import Writer
from bulletins.model.bulletin import Block, Heading, Reference, ReferenceKind
from bulletins.model.identity import ContentPath
from bulletins.model.nearest import nearest
from bulletins.model.problem import Problem, error, warning
from bulletins.model.value import replace

if TYPE_CHECKING:
    from bulletins.body.dialect import Parser


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The blocks, headings, ids and problems of one text; with an error among `problems` it must not be shown.

    `words` counts the words a reader sees; `anchors` are all ids in the HTML. An empty text gives no blocks and no
    problem: the caller decides whether a text may be empty (a digest's may).
    """

    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    words: int = 0
    problems: tuple[Problem, ...] = ()


def read_body(  # noqa: PLR0913  (what one text is read with)
    text: str,
    *,
    first_line: int,
    path: str,
    folder: ContentPath,
    allowed_hosts: tuple[str, ...],
    phones: Phones = Phones(),  # noqa: B008  (a frozen value)
    is_plain: bool = False,
) -> Body:
    """Return the blocks of a Markdown text and everything that is wrong with it; never raises.

    `first_line` is the line of the file that the text begins on, `path` the path a person sees, `folder` the file's
    folder under content/, `allowed_hosts` the hosts that photos may be shown from, `phones` what telephone numbers are;
    `is_plain` where it is known that all of the text can be printed, so that nobody looks again.
    """
    found = exceeded(text, first_line=first_line, path=path)
    if found is not None:
        return Body(problems=(found,))
    findings = BodyProblems(path, first_line)
    if "<" in text and "<!--" in text:
        _report_comments(text, first_line, findings)
    finder = LinkFinder(phones)
    text = with_note_stars(
        with_shared_captions(with_photos_mended(text if is_plain else wanted(text), first_line, findings))
    )
    is_live = finder.may_find(text) or may_hold_code(text)
    blocks = _blocks(text, findings, first_line, is_live=is_live)
    prepared = [block for block in blocks if isinstance(block, Prepared)]
    for line in (line for each in prepared for line in each.open_fences):
        findings.add(warning("fence-open", path, line))
    for element, line in (container for each in prepared for container in each.containers):
        findings.add(warning("html-decoration", path, line, element=element))
    try:
        nodes, html, cited = _parse(blocks, prepared)
    except RecursionError:
        _parser.cache_clear()
        return Body(problems=(error("text-too-nested", path, first_line, limit=DEEPEST),))
    writer = Writer(findings, folder, allowed_hosts, is_own=nodes is not None, finder=finder if is_live else None)
    walk = Walk(writer, findings)
    if nodes is None:
        walk.walk_html(html)
    else:
        walk.walk_tree(nodes)
    notes = [note for each in prepared for note in each.notes]
    for unread in _note_problems(notes, cited, path):
        findings.add(unread)
    written = writer.sheet.finish(lambda reference: _settled(reference, writer, findings))
    return Body(
        blocks=written,
        headings=tuple(writer.headings),
        anchors=writer.anchors.names,
        words=writer.count(is_plain=is_plain and "&" not in text),
        problems=findings.problems,
    )


def _report_comments(text: str, first_line: int, findings: BodyProblems) -> None:
    """Report comments, which no reader sees, and one that is not closed."""
    path = findings.place.path
    if text.rfind("<!--") > text.rfind("-->"):
        findings.add(error("html-comment-open", path, first_line + text.count("\n", 0, text.rfind("<!--"))))
        return
    for number, line in enumerate(without_fences(text).split("\n"), first_line):
        if "<!--" in line and "`" not in line:
            findings.add(warning("html-comment", path, number))


def _blocks(text: str, findings: BodyProblems, first_line: int, *, is_live: bool) -> list[PlainBlock | Prepared]:
    """Return the blocks of a text, those that are not plain prepared; `is_live` where some is hidden from Markdown."""
    width = _lines_read(text, findings, first_line)
    return [
        prepare("\n\n".join(block.blocks), block.line, width) if isinstance(block, Rest) else block
        for block in read_blocks(shielded(text) if is_live else text, first_line, width)
    ]


def _lines_read(text: str, findings: BodyProblems, first_line: int) -> int:
    """Return the width that an editor wrapped a text at, 0 for none; report gaps and lines of two meanings."""
    if "   " in text or "\t" in text or ("\u00a0" in text and "\u00a0\u00a0" in text):
        lines = without_fences(text).split("\n")
        for at in find_gaps(lines):
            written = shown(" ".join(lines[at].split()))
            findings.add(warning("blanks-joined", findings.place.path, first_line + at, written=written))
    found = paragraphs(text)
    if not found:
        _spoken_lines_read(text, findings, first_line)
        return 0
    if has_fence(text):
        found = paragraphs(without_fences(text))
    width = wrapped_width(lines for _, lines in found)
    rows = text.split("\n")
    for start, lines in found:
        joined = is_joined(lines, width)
        if is_doubtful(lines, width):
            findings.add(warning("lines-joined" if joined else "lines-kept", findings.place.path, first_line + start))
        indented = None if joined else indented_line(rows[start : start + len(lines)])
        if indented is not None:
            findings.add(warning("indent-not-shown", findings.place.path, first_line + start + indented))
    _spoken_lines_read(text, findings, first_line)
    return width


def _spoken_lines_read(text: str, findings: BodyProblems, first_line: int) -> None:
    """Report lines set in between the lines of a dialogue, whose indent readers do not see."""
    for start, lines in spoken_blocks(without_fences(text) if has_fence(text) else text):
        indented = indented_line(lines)
        if indented is not None:
            findings.add(warning("indent-not-shown", findings.place.path, first_line + start + indented))


def _parse(
    blocks: list[PlainBlock | Prepared], prepared: list[Prepared]
) -> tuple[Sequence[PlainBlock | ET.Element] | None, str, tuple[str, ...]]:
    """Return blocks with elements for those that were prepared, and the labels of the footnotes that these cite.

    Where they cannot be elements, they are HTML instead. Where none was prepared, nothing is parsed.
    """
    if not prepared:
        return [block for block in blocks if not isinstance(block, Prepared)], "", ()
    parser = _parser()
    nodes = parser.parse_blocks(blocks)
    whole = "\n\n".join(each.text for each in prepared)
    html = parser.parse(whole, max(each.width for each in prepared)) if nodes is None else ""
    return nodes, html, parser.cited


@cache
def _parser() -> Parser:
    """Return this process's parser, which is not even loaded where nobody needs it."""
    from bulletins.body.dialect import Parser  # noqa: PLC0415  (it takes longer to load than to read a bulletin)

    return Parser()


def _settled(reference: Reference, writer: Writer, findings: BodyProblems) -> Reference:
    """Return a reference to this very text with an anchor that is there; report one that is not."""
    if reference.kind is not ReferenceKind.SELF:
        return reference
    anchor = writer.anchors.find(reference.anchor)
    if anchor:
        return reference if anchor == reference.anchor else replace(reference, anchor=anchor)
    path, written = findings.place.path, shown(reference.anchor)
    near = nearest(reference.anchor, writer.anchors.names)
    if near:
        findings.add(error("anchor-missing-near", path, reference.line, anchor=written, nearest=near))
    else:
        findings.add(error("anchor-missing", path, reference.line, anchor=written))
    return reference


def _note_problems(notes: Iterable[tuple[str, int]], cited: tuple[str, ...], path: str) -> Iterable[Problem]:
    """Yield what is wrong with the footnotes that a text defines."""
    seen: set[str] = set()
    for label, line in notes:
        if label in seen:
            yield error("footnote-twice", path, line, label=shown(label))
        elif label not in cited:
            yield error("footnote-unused", path, line, label=shown(label))
        seen.add(label)
