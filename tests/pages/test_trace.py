"""What a page looked up is noted, however it asked, and through whatever was made before it."""

from __future__ import annotations

from plugins.pages.trace import Remembered, Trace, Watched


def watched() -> tuple[Trace, Watched[str, int]]:
    """Return a table of two rows and what notes its use."""
    trace = Trace()
    return trace, Watched((("a", 1), ("b", 2)), trace)


def test_every_way_of_asking_is_noted() -> None:
    """A key is noted when it is taken, asked for with a default, or looked for; one that is not there as well."""
    trace, table = watched()
    assert (table["a"], table.get("c"), "d" in table) == (1, None, False)
    assert trace.needs == {"a", "c", "d"}


def test_tables_are_told_apart_by_their_sign() -> None:
    """Keys of a table with a sign are noted with it."""
    trace = Trace()
    table = Watched((("a", 1),), trace, "-")
    assert table["a"] == 1
    assert trace.needs == {"-a"}


def test_what_was_made_before_needs_what_it_needed() -> None:
    """Whoever takes a value that is there already needs what was looked up to make it, and nothing else that was."""
    trace, table = watched()
    sums = Remembered[str, int](trace)
    doubled = Remembered[str, int](trace)

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
