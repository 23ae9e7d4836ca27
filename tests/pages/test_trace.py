"""What a page looked up is noted, however it asked, and through whatever was made before it."""

from __future__ import annotations

from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.pages.lookups import Lookups, Memo, TracedTable

from tests.pages.builders import Press, long_run, make_planner, make_text, plan_site


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


def test_nothing_made_in_another_wording_is_given() -> None:
    """What was remembered of one wording is made again in the next, once."""
    trace, table = watched()
    doubled = Memo[str, int](trace)
    assert doubled.get("b", lambda key: 2 * table[key]) == 4
    trace.wording += 1
    trace.begin()
    assert doubled.get("b", lambda key: 3 * table[key]) == 6
    assert trace.needs == {"b"}
    assert doubled.get("b", lambda _: 0) == 6


def test_pages_show_the_words_that_were_given_last() -> None:
    """A planner told of other words shows them, and only pages that looked their bulletin up show something else."""
    run = long_run(12)
    titled = replace(run[7], texts=(make_text(run[7].slug, title="Tên khác"),))
    before, after = Press(bulletins=run), Press(bulletins=[*run[:7], titled, *run[8:]])
    planner = make_planner(before)
    first = [planner.make(planned) for planned in planner.planned]
    planner.use_words(after.words())
    second = [planner.make(planned) for planned in planner.planned]
    assert [traced.page for traced in first] == [page for page in plan_site(before).pages if page.kind != "sitemap"]
    assert [traced.page for traced in second] == [page for page in plan_site(after).pages if page.kind != "sitemap"]
    assert [traced.needs for traced in first] == [traced.needs for traced in second]
    changed = {old.page.path for old, new in zip(first, second, strict=True) if old.page != new.page}
    assert f"ban-tin/{run[7].slug}/index.html" in changed
    assert changed <= {traced.page.path for traced in first if run[7].slug in traced.needs}
