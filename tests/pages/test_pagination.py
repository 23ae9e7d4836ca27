"""Pages of listings keep what they hold."""

from __future__ import annotations

from bulletins.model.identity import SitePath
from bulletins.model.views.parts import Href, Pager
from bulletins.pages.pagination import make_pager, paginate
from hypothesis import given
from hypothesis import strategies as st

LENGTHS = st.integers(min_value=0, max_value=90)
SIZES = st.integers(min_value=1, max_value=8)


def test_a_short_listing_is_one_page_newest_first() -> None:
    """Fewer than two pages' worth stands on the listing's own address."""
    (head,) = paginate("abc", 2)
    assert (0, tuple("cba"), None, None) == (head.number, head.items, head.newer, head.older)


def test_older_items_move_to_numbered_pages_counted_from_the_oldest() -> None:
    """With two to a page, five items leave the newest three on the listing's own address."""
    sheets = {sheet.number: "".join(sheet.items) for sheet in paginate("abcde", 2)}
    assert sheets == {0: "edc", 1: "ba"}


@given(length=LENGTHS, size=SIZES)
def test_every_item_stands_on_exactly_one_page(length: int, size: int) -> None:
    """The pages, read from the listing's own address on, are the listing from new to old."""
    head, *numbered = paginate(range(length), size)
    read = [item for sheet in (head, *reversed(numbered)) for item in sheet.items]
    assert list(reversed(range(length))) == read


@given(length=LENGTHS, size=SIZES)
def test_the_listing_itself_holds_one_to_two_pages(length: int, size: int) -> None:
    """The own address holds k to 2k-1 items, or all where they are fewer."""
    head = paginate(range(length), size)[0]
    assert len(head.items) == length if length < 2 * size else size <= len(head.items) < 2 * size


@given(length=LENGTHS, size=SIZES, more=st.integers(min_value=1, max_value=30))
def test_full_pages_never_change(length: int, size: int, more: int) -> None:
    """Appending items keeps the items of every numbered page, and all of it but the last one's way to newer ones."""
    before = {sheet.number: sheet for sheet in paginate(range(length), size)[1:]}
    after = {sheet.number: sheet for sheet in paginate(range(length + more), size)[1:]}
    assert all(sheet.items == after[number].items for number, sheet in before.items())
    assert all(sheet == after[number] for number, sheet in before.items() if number < len(before))


@given(length=LENGTHS, size=SIZES)
def test_neighbours_point_at_each_other(length: int, size: int) -> None:
    """Going to the older page and back leads to where one was."""
    sheets = {sheet.number: sheet for sheet in paginate(range(length), size)}
    for sheet in sheets.values():
        if sheet.older is not None:
            assert sheet.number == sheets[sheet.older].newer


def test_a_pager_says_no_number_on_the_listing_itself() -> None:
    """The listing's own address has no number; page 1 has nothing older."""
    head, first = paginate("abcd", 2)

    def address(number: int) -> SitePath:
        return SitePath(f"/x/{number}/")

    assert Pager(number=None, newer=None, older=Href(path=SitePath("/x/1/"))) == make_pager(head, address)
    assert Pager(number=1, newer=Href(path=SitePath("/x/0/")), older=None) == make_pager(first, address)
