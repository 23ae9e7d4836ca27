"""What a page looked up is noted, however it asked, and through whatever was made before it."""

from __future__ import annotations

from bulletins.model.table import Table
from bulletins.pages.lookups import Lookups, Memo, TracedTable


def watched() -> tuple[Lookups, TracedTable[str, int]]:
    """Return a table of two rows and what notes its use."""
    trace = Lookups()
    return trace, TracedTable(Table((("a", 1), ("b", 2))), trace)


def test_every_way_of_asking_is_noted() -> None:
    """A key is noted when it is taken, asked for with a default, or looked for; one that is not there as well."""
    trace, table = watched()
    assert (table["a"], table.get("c"), "d" in table) == (1, None, False)
    assert trace.needs == {"a", "c", "d"}


def test_tables_are_told_apart_by_their_sign() -> None:
    """Keys of a table with a sign are noted with it."""
    trace = Lookups()
    table = TracedTable(Table((("a", 1),)), trace, "-")
    assert table["a"] == 1
    assert trace.needs == {"-a"}


def test_what_was_made_before_needs_what_it_needed() -> None:
    """Whoever takes a value that is there already needs what was looked up to make it, and nothing else that was."""
    trace, table = watched()
    sums = Memo[str, int](trace)
    doubled = Memo[str, int](trace)

    def double(key: str) -> int:
        return 2 * table[key]

    def add(key: str) -> int:
        return table[key] + doubled.get("b", double)

    assert sums.get("a", add) == 5
    trace.begin()
    assert "x" not in table
    assert sums.get("a", add) == 5
    assert trace.needs == {"a", "b", "x"}
    trace.begin()
    assert doubled.get("b", double) == 4
    assert trace.needs == {"b"}


def test_nothing_made_of_other_words_is_given() -> None:
    """A table that is told of other values gives them, and what was remembered of the old ones is made again."""
    trace, table = watched()
    doubled = Memo[str, int](trace)
    assert doubled.get("b", lambda key: 2 * table[key]) == 4
    other = Table((("a", 1), ("b", 3)))
    table.tell(other)
    trace.begin()
    assert (table["b"], doubled.get("b", lambda key: 2 * table[key])) == (3, 6)
    assert trace.needs == {"b"}
    table.tell(other)
    assert doubled.get("b", lambda _: 0) == 6
