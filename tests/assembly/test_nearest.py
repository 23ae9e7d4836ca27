"""The word nearest to a misspelt one."""

from __future__ import annotations

from bulletins.assembly.publishable import cycles, order_of
from bulletins.model.identity import Slug
from bulletins.model.nearest import Nearest
from hypothesis import given
from hypothesis import strategies as st

_WORDS = st.text("abc-", min_size=1, max_size=6)


@given(st.sets(_WORDS, min_size=1), _WORDS)
def test_the_nearest_word_is_a_known_one(words: set[str], word: str) -> None:
    """Something is always suggested, and a known word is nearest to itself."""
    assert Nearest(words).to(word) in words
    assert Nearest({*words, word}).to(word) == word


def test_without_words_there_is_none() -> None:
    """A site without campaigns has none to suggest."""
    assert Nearest(()).to("du-an-8") == ""


_NODES = st.integers(0, 6).map(lambda number: Slug(f"n{number}"))


@given(st.dictionaries(_NODES, st.lists(_NODES, max_size=3).map(tuple)))
def test_taking_the_circles_apart_leaves_none(graph: dict[Slug, tuple[Slug, ...]]) -> None:
    """Without the members of the circles found, every slug comes after all it points to."""
    members = {node for circle in cycles(graph) for node in circle}
    left = {node: targets for node, targets in graph.items() if node not in members}
    order = order_of(left)
    assert set(order) == set(left)
    place = {node: number for number, node in enumerate(order)}
    assert all(place[target] < place[node] for node in left for target in left[node] if target in left)


@given(st.dictionaries(_NODES, st.lists(_NODES, max_size=3).map(tuple)))
def test_a_circle_goes_round(graph: dict[Slug, tuple[Slug, ...]]) -> None:
    """Each member points to the next and the last to the first, which is the smallest."""
    for circle in cycles(graph):
        assert circle[0] == min(circle)
        for node, following in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert following in graph[node]
