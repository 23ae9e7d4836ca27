"""What portals put around a text: menus, banners, side columns and footers, in elements or in the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from bs4 import Tag

from bulletins.importing.characters import tidy_line
from bulletins.importing.flow import BlockStyle, FlowFindings
from bulletins.importing.html_notes import is_of_notes
from bulletins.importing.html_styles import BlockKind, kind_of, text_of
from bulletins.model.loss import DocumentPlace, LossKind

_FRAME = ("nav", "header", "footer", "aside", "form", "menu")
_NAMES = frozenset(
    {"menu", "mainmenu", "topmenu", "nav", "navbar", "navigation", "breadcrumb", "breadcrumbs", "sidebar", "footer"}
    | {"topbar", "banner", "related", "lienquan", "share", "social", "comments", "binhluan", "quangcao", "login"}
    | {"search", "pagination", "pager", "tinkhac", "toolbar"}
)
"""Words in classes and ids that portals call parts around the text by."""
_NAMED_PARTS = re.compile(
    r"(?:tin|bai)-?(?:viet-?)?(?:lien-?quan|khac|cung-?loai|moi)|other-?news|related-?(?:news|posts)"
)
_WORDS_OF_NAMES = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
"""What parts the words of classes and ids, `divShare` among them."""
FOOTER_WORDS = r"bản quyền|copyright|©|ghi rõ nguồn|giấy phép số|lượt truy cập|đang online"
"""What tells the footer of any site, as a pattern."""
LONGEST_FOOTER = 600
_FOOTER = re.compile(FOOTER_WORDS, re.IGNORECASE)
_FRAME_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:logo|banner|header|footer|icons?|spacer|blank|btn|button|quang-?cao|rss|print)\w*[._-]?[^/]*$",
    re.IGNORECASE,
)
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:(?:index|default|home|trang-?chu)(?:\.\w+)?/?)?", re.IGNORECASE)
_ROWS = frozenset({"tbody", "thead", "tfoot", "tr"})
_CELLS = frozenset({"td", "th"})
_MOST_PARTS = 400
_FEWEST_LINKS = 3
_MOSTLY = 0.8
_PROSE = 200


def report_frame_words(words: Iterable[str], findings: FlowFindings) -> None:
    """Report what a site shows around a text, which the bulletin does not have; nothing where there are no words."""
    shown = " · ".join(text for text in words if text)
    if shown:
        findings.add("import-page-frame", LossKind.LOST, DocumentPlace(), text=shown)


def leads_home(address: str) -> bool:
    """Return whether an address is that of a site's first page."""
    return _HOME.fullmatch(address.strip()) is not None


def without_page_frame(main: Tag, findings: FlowFindings, *, is_portal: bool) -> list[str]:
    """Return the words of the parts around a text, which are taken out of it; the tables that only place them are gone.

    Of a page that is no portal's, only the elements go that HTML has for such parts.
    """
    letters = len(main.get_text(strip=True))
    around = _take_out(main.find_all(_FRAME), lambda one: _may_go(one, letters) or one.name == "nav")
    if is_portal:
        tables = [table for table in main.find_all("table", limit=_MOST_PARTS) if _only_places(table)]
        around += _take_out([cell for table in tables for cell in _parts(table) if cell.name in _CELLS], _is_around)
        around += _take_out(main.find_all(_is_named_part), lambda one: _may_go(one, letters))
        _report_pictures(main, findings)
        for element in [one for table in tables if not table.decomposed for one in (table, *_parts(table))]:
            element.name = "div"
    return around


def _take_out(elements: Sequence[Tag], may_go: Callable[[Tag], bool]) -> list[str]:
    """Return the words of those elements that may go, which leave their page; the texts of footnotes never do.

    Of a page with more such parts than any portal has, the first are looked at.
    """
    parts = elements[:_MOST_PARTS]
    return [_take_out_one(one) for one in parts if not one.decomposed and not is_of_notes(one) and may_go(one)]


def _take_out_one(element: Tag) -> str:
    """Return the words of an element, which leaves its page."""
    words = tidy_line(element.get_text(" "))
    element.decompose()
    return words


def _only_places(table: Tag) -> bool:
    """Return whether a table places the parts of a page: tables, headings, menus or prose stand in its cells."""
    if table.find("table") is not None:
        return True
    parts = list(_parts(table))
    rows = sum(part.name == "tr" for part in parts)
    cells = [part for part in parts if part.name in _CELLS]
    if rows == len(cells) and table.find("img") is not None:
        return False  # a photo and its caption in the row below must not part
    if rows in {1, len(cells)} or table.find("h1") is not None:
        return True
    if table.find("th") is not None:
        return False
    named = table.find("h2") or table.find(_has_title_class)
    return named is not None or any(_is_menu(cell) or _is_prose(cell) for cell in cells)


def _has_title_class(element: Tag) -> bool:
    """Return whether an element's class calls it the title of a text."""
    return kind_of(element, BlockKind()).style is BlockStyle.TITLE


def _is_prose(cell: Tag) -> bool:
    """Return whether a cell holds paragraphs, as no cell of a table of data does."""
    paragraphs = [one for one in cell.find_all(["p", "div"]) if tidy_line(one.get_text(" "))]
    return len(paragraphs) > 1 and len(cell.get_text(strip=True)) >= _PROSE


def _parts(table: Tag) -> Iterator[Tag]:
    """Yield the rows and cells of a table, not those of tables in it."""
    stack = [iter(table.children)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif isinstance(child, Tag) and child.name != "table":
            if child.name in _ROWS or child.name in _CELLS:
                yield child
            stack.append(iter(child.children))


def _is_around(cell: Tag) -> bool:
    """Return whether a cell stands around the text: a menu, a footer, or a column of links beside the text."""
    if cell.find("h1") is not None and not _is_menu(cell):
        return False
    words = tidy_line(cell.get_text(" "))
    if _is_menu(cell) or (len(words) < LONGEST_FOOTER and _FOOTER.search(words) is not None):
        return True
    row = (*cell.find_next_siblings(["td", "th"]), *cell.find_previous_siblings(["td", "th"]))
    longest = max((len(one.get_text(strip=True)) for one in row), default=0)
    return longest > 2 * len(words) and len(cell.find_all("a")) >= _FEWEST_LINKS and not _is_prose(cell)


def _is_menu(element: Tag) -> bool:
    """Return whether an element holds links and hardly anything else."""
    links = [tidy_line(link.get_text(" ")) for link in element.find_all("a", href=True)]
    linked = sum(len(words) for words in links)
    letters = len(tidy_line(element.get_text(" ")))
    return len([one for one in links if one]) >= _FEWEST_LINKS and linked >= _MOSTLY * letters - 2 * len(links)


def _is_named_part(element: Tag) -> bool:
    """Return whether an element's class or id calls it a part around the text."""
    if element.name in {"html", "body", "p", "span", "img", "a"}:
        return False
    called = f"{text_of(element, 'class')} {text_of(element, 'id')}"
    words = {word.lower() for word in _WORDS_OF_NAMES.split(called)}
    return bool(_NAMES & words) or _NAMED_PARTS.search(called.lower()) is not None


def _may_go(element: Tag, letters: int) -> bool:
    """Return whether a part around the text holds neither the heading of the page nor half of its letters."""
    if element.find(["h1", "article"]) is not None:
        return False
    return 2 * len(element.get_text(strip=True)) < letters


def _report_pictures(main: Tag, findings: FlowFindings) -> None:
    """Take out the pictures of banners and buttons, and name them."""
    for picture in main.find_all("img"):
        written = text_of(picture, "src")
        link = picture.find_parent("a")
        at_home = link is not None and bool(text_of(link, "href")) and leads_home(text_of(link, "href"))
        if at_home or _FRAME_PICTURE.search(written.partition("?")[0]):
            name = written.partition("?")[0].rpartition("/")[2]
            findings.add("import-page-picture", LossKind.LOST, name=name)
            picture.decompose()
