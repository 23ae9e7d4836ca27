"""Which line of a page is its title: the page's own name tells, where it is not only the site's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from bs4 import BeautifulSoup, Tag

from bulletins.importing.characters import tidy_line
from bulletins.importing.datelines import is_dateline, is_stamp
from bulletins.importing.flow import BlockStyle, FlowBlock, FlowFindings, FlowParagraph, FlowTable, Span
from bulletins.importing.html_styles import text_of
from bulletins.importing.page_frames import FOOTER_WORDS, LONGEST_FOOTER, leads_home, report_frame_words
from bulletins.importing.paragraph_looks import ends_sentence, is_bold, is_shouted, lines_of
from bulletins.model.loss import DocumentPlace, LossKind
from bulletins.model.slugs import slugged
from bulletins.model.value import replace

_PARTS = re.compile(r"\s+[|–—»›>:·-]\s+|\s*[|»]\s*")
_LAST_PART = re.compile(r"\s+[|–—»-]\s+[^|–—»]+$")
_CUT = re.compile(r"\s*(?:\.{3}|…)$")
_SHORTEST_CUT = 20
_PORTAL = re.compile(
    r"(?:cổng|trang) (?:thông tin|tin)|website|trang (?:chủ|web)|báo điện tử|tin tức$|(?:xem |chi tiết )(?:tin|bài)|"
    r"chi tiết$|home(?: ?page)?$|untitled|document\d*$|new page",
    re.IGNORECASE,
)
"""How a name begins that is a portal's, or that every page of a portal bears."""
_RELATED = re.compile(
    r"(?:(?:các |những )?(?:tin|bài)(?: viết| tức)? "
    r"(?:khác|liên quan|cùng (?:chuyên mục|loại)|mới hơn|cũ hơn|đã đưa|mới nhất)|đọc nhiều|tin mới|bài mới)\s*:?$",
    re.IGNORECASE,
)
_AID = (
    r"in(?: (?:ra|bài(?: viết)?|trang))?|bản in|về (?:trang (?:chủ|trước)|đầu trang)|"
    r"(?:\d+ )?(?:bình luận|comments?)|(?:để lại|viết) (?:một )?bình luận|leave a comment|back to (?:home|top)|"
    r"gửi (?:e-?mail|mail|bài(?: viết)?)|trở (?:về|lại)|quay lại|lên đầu trang|"
    r"chia sẻ(?:\s*:?\s*(?:facebook|zalo|twitter|email|linkedin))*|đánh giá|print|e-?mail|pdf|đăng nhập|thích|like|"
    r"thăm dò ý kiến|"
    r"(?:số )?lượt (?:xem|đọc)\s*:?\s*[\d.]*|"
    r"(?:người (?:viết|đăng)|tác giả|đăng bởi)\s*:\s*(?:quản trị(?: viên)?|admin\w*|super user)|lần cập nhật cuối.*|"
    r"(?:tags?|từ khóa|từ khoá)\s*:.*"
)
_AIDS = re.compile(rf"(?:(?:{_AID})[\s|,·•-]*)+", re.IGNORECASE)
"""Lines beside a text that are for its readers on the portal."""
_FOOTER = re.compile(
    rf"{FOOTER_WORDS}|giấy phép thiết lập|chịu trách nhiệm (?:chính|nội dung)|powered by|trưởng ban biên tập|"
    r"thiết kế (?:bởi|và)",
    re.IGNORECASE,
)
_FURTHEST = 8
_LONGEST_TITLE = 300
_FEWEST_WORDS = 4
_PROSE = 80


def page_names(page: BeautifulSoup) -> tuple[str, ...]:
    """Return what a page calls itself, the likeliest first: its name for sharing, that for the browser, their parts."""
    shared = page.select_one('meta[property="og:title"]')
    written = ["" if shared is None else text_of(shared, "content"), page.title.get_text(" ") if page.title else ""]
    names = [tidy_line(text) for text in written]
    parts = [part.strip() for name in names for part in _PARTS.split(name)]
    return tuple(dict.fromkeys(text for text in (*names, *parts) if text))


def with_title(main: Tag, names: Sequence[str]) -> Tag:
    """Return the element of a text, or the nearest around it in which its title stands and hardly more."""
    letters = len(main.get_text(strip=True))
    for element in (main, *islice(main.parents, _FURTHEST)):
        if not isinstance(element, Tag) or len(element.get_text(strip=True)) > 2 * letters + _PROSE:
            return main
        lines = (tidy_line(text) for text in element.find_all(string=True))
        if element.find("h1") is not None or any(_is_same(line, name) for line in lines if line for name in names):
            return element
    return main


def titled(
    blocks: Sequence[FlowBlock], names: Sequence[str], findings: FlowFindings, *, is_portal: bool
) -> list[FlowBlock]:
    """Return the blocks of a page with one title; short lines that a portal has above it are taken off and reported.

    A page whose title is no line of its own gets its name as a title, where nothing else looks like one.
    """
    shown = _without_rest(_line_by_line(blocks), findings) if is_portal else list(blocks)
    at = _title_at(shown, names)
    if at < 0:
        return _named(shown, names, findings, is_portal=is_portal)
    above, below = shown[:at], [_as_heading(block) for block in shown[at + 1 :]]
    line = shown[at]
    title = replace(line, style=BlockStyle.TITLE) if isinstance(line, FlowParagraph) else line
    if not is_portal or any(map(_is_text, above)):
        return [*map(_as_heading, above), title, *below]
    days, pictures = _kept_above(above, findings)
    return [*pictures, title, *days, *below]


def _line_by_line(blocks: Sequence[FlowBlock]) -> list[FlowBlock]:
    """Return the blocks with the lines of the first ones apart: portals part title, day and lead by breaks alone."""
    return [
        line
        for index, block in enumerate(blocks)
        for line in (lines_of(block) if index < _FURTHEST and isinstance(block, FlowParagraph) else (block,))
    ]


def _named(
    blocks: Sequence[FlowBlock], names: Sequence[str], findings: FlowFindings, *, is_portal: bool
) -> list[FlowBlock]:
    """Return the blocks below the page's own name as a title, where none of them looks like one."""
    sites = [block for block in blocks if is_portal and _is_sites(block)]
    words = [tidy_line(block.text) for block in sites if isinstance(block, FlowParagraph)]
    report_frame_words(words, findings)
    kept = [block for block in blocks if all(block is not other for other in sites)]
    name = _own_name(names)
    if not name or _has_title(kept):
        return kept
    return [FlowParagraph(pieces=(Span(text=name),), place=DocumentPlace(), style=BlockStyle.TITLE), *kept]


def _kept_above(above: Sequence[FlowBlock], findings: FlowFindings) -> tuple[list[FlowBlock], list[FlowBlock]]:
    """Return the day and the pictures that stand above a title; all other lines are reported as the portal's."""
    lines = [block for block in above if isinstance(block, FlowParagraph)]
    days: list[FlowBlock] = [block for block in lines if is_dateline(block.text) or is_stamp(block.text)]
    words = [tidy_line(block.text) for block in lines if block.text.strip() and block not in days]
    report_frame_words(words, findings)
    pictures: list[FlowBlock] = [replace(block, pieces=block.pictures) for block in lines if block.pictures]
    return days, pictures


def _title_at(blocks: Sequence[FlowBlock], names: Sequence[str]) -> int:
    """Return which block is the title, -1 for none: a line that the page is called by, else the first great heading.

    Where the site's name is a line as well, the title stands below it and has more words than a section's name.
    """
    lines = {
        index: tidy_line(block.text)
        for index, block in enumerate(blocks)
        if isinstance(block, FlowParagraph) and 0 < len(block.text.strip()) <= _LONGEST_TITLE and not _is_sites(block)
    }
    named: dict[str, list[int]] = {}
    for index, text in lines.items():
        if any(_is_same(text, name) for name in names):
            named.setdefault(text.casefold(), []).append(index)
    long = [places for text, places in named.items() if len(text.split()) >= _FEWEST_WORDS]
    if named:
        return min(max(long or named.values(), key=lambda places: places[0]), key=lambda at: _rank(blocks[at]))
    great = (at for at in lines if _rank(blocks[at]) == 0)
    return next(great, -1)


def _is_same(text: str, name: str) -> bool:
    """Return whether a line is what a page is called, whose name may be cut off."""
    cut = _CUT.search(name)
    if cut is not None and cut.start() >= _SHORTEST_CUT:
        return text.casefold().startswith(name[: cut.start()].casefold())
    return text.casefold() == name.casefold() or slugged(text) == (
        slugged(name) or None
    )  # signs differ: portals write names without quotation marks


def _rank(block: FlowBlock) -> int:
    """Return how much a line looks like a title, 0 for the most."""
    if not isinstance(block, FlowParagraph):
        return 3
    ranks = {BlockStyle.TITLE: 0, BlockStyle.HEADING: 1}
    return ranks.get(block.style, 2 if is_bold(block) else 3)


def _is_sites(block: FlowBlock) -> bool:
    """Return whether a great heading is the site's name and no text's: it leads home, or is a portal's."""
    if not isinstance(block, FlowParagraph) or block.style is not BlockStyle.TITLE:
        return False
    letters = [span for span in block.spans if span.text.strip()]
    at_home = bool(letters) and all(span.link and leads_home(span.link) for span in letters)
    return at_home or _PORTAL.match(tidy_line(block.text)) is not None


def _as_heading(block: FlowBlock) -> FlowBlock:
    """Return a great heading that is not the title as a heading of the text."""
    if isinstance(block, FlowParagraph) and block.style is BlockStyle.TITLE:
        return replace(block, style=BlockStyle.HEADING, level=1)
    return block


def _own_name(names: Sequence[str]) -> str:
    """Return the name of a page without its site's, empty where it has none of its own."""
    short = [_LAST_PART.sub("", name) for name in names]
    return next((name for name in short if name and not _PORTAL.match(name)), "")


def _has_title(blocks: Sequence[FlowBlock]) -> bool:
    """Return whether the first line of a page looks like a title."""
    first = next((block for block in blocks if isinstance(block, FlowParagraph) and block.text.strip()), None)
    if first is None or first.style in {BlockStyle.HEADING, BlockStyle.TITLE}:
        return first is not None
    return is_bold(first) or is_shouted(first.text) or first.align == "center"


def _is_text(block: FlowBlock) -> bool:
    """Return whether a block above a title is more than a portal's lines."""
    if isinstance(block, FlowTable):
        return True
    return isinstance(block, FlowParagraph) and len(block.text) >= _PROSE and ends_sentence(block.text)


def _without_rest(blocks: Sequence[FlowBlock], findings: FlowFindings) -> list[FlowBlock]:
    """Return the blocks without aids for readers, footers, and the list of other texts at their end; all reported."""
    end = len(blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, FlowParagraph) and _RELATED.match(tidy_line(block.text)) and at:
            end = at if not any(map(_is_prose, blocks[at + 1 :])) else end
            break
    while end and _is_footer(blocks[end - 1]):
        end -= 1
    gone = [*(block for block in blocks[:end] if _is_aid(block)), *blocks[end:]]
    words = [tidy_line(one.text) for one in gone if isinstance(one, FlowParagraph) and one.text.strip()]
    report_frame_words(words, findings)
    for spot in (spot for one in gone if isinstance(one, FlowParagraph) for spot in one.pictures):
        findings.add("import-page-picture", LossKind.LOST, name=spot.name)
    return [block for block in blocks[:end] if not _is_aid(block)]


def _is_aid(block: FlowBlock) -> bool:
    """Return whether a line is only for readers on the portal: print, send, back, tags."""
    return (
        isinstance(block, FlowParagraph)
        and not block.pictures
        and bool(block.text.strip())
        and _AIDS.fullmatch(tidy_line(block.text)) is not None
    )


def _is_footer(block: FlowBlock) -> bool:
    """Return whether a line at the end is a portal's: who is responsible, how often it was seen, an aid."""
    if _is_aid(block):
        return True
    if not isinstance(block, FlowParagraph) or block.pictures:
        return False
    return len(block.text) < LONGEST_FOOTER and _FOOTER.search(block.text) is not None


def _is_prose(block: FlowBlock) -> bool:
    """Return whether a block is text: a table, or a sentence that is no link."""
    if not isinstance(block, FlowParagraph):
        return isinstance(block, FlowTable)
    letters = [span for span in block.spans if span.text.strip()]
    return ends_sentence(block.text) and len(block.text) >= _PROSE and not any(span.link for span in letters[:2])
