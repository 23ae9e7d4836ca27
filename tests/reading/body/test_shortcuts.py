"""What is done in less time is done to the same end: each shortcut against the long way round."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from slugify import slugify

from plugins.model.bulletin import Html
from plugins.reading.body.dialect import Dialect, Parser
from plugins.reading.body.findings import Findings
from plugins.reading.body.policy import sanitiser
from plugins.reading.body.source import prepare
from plugins.reading.body.walk import Walk
from plugins.reading.body.writer import Writer
from plugins.reading.slugs import slugged
from tests.reading.body.bodies import FOLDER, PATH, read
from tests.reading.body.strategies import OWN_TEXTS, TEXTS


@pytest.fixture(scope="module")
def parser() -> Parser:
    """Return our parser."""
    return Parser()


@pytest.fixture(scope="module")
def library() -> Markdown:
    """Return the library's parser of the same dialect, with no shortcut."""
    notes = FootnoteExtension(SEPARATOR="-", USE_DEFINITION_ORDER=False, BACKLINK_TITLE="{}")
    return Markdown(extensions=[TableExtension(), SaneListExtension(), notes, Dialect()], output_format="html")


@settings(max_examples=300)
@given(st.one_of(OWN_TEXTS, TEXTS))
@example("Hội\n## nghị\n***\n[^1]\n\n[^1]: x")
@example("_a_ b")
@example("_a_ `b` c  \nd &lt; \\* <b>e</b>")
@example("[a]: b.pdf\n\n[a] [c][a] ![d][a] ![a]")
@example("Hội\n[a]: b.pdf 'c'\n\nnghị [a]")
def test_what_is_not_looked_for_is_not_there(parser: Parser, library: Markdown, text: str) -> None:
    """Without asking every processor and pattern about every block and text, the HTML is the library's."""
    prepared = prepare(text, 1).text
    assert library.reset().convert(prepared) == parser.parse(prepared)


@settings(max_examples=500)
@given(OWN_TEXTS)
@example("[a[^1]](b.pdf)\n\n[^1]: c")
@example("[a](https://256.256.256.256/)")
@example("![d'e](https://anh.example.org/b.jpg)")
@example("1\n ")
@example("A\u00a0b [c](d.pdf \"e\u00a0> 'f'\") `g > h`")
def test_the_tree_says_what_its_html_says(parser: Parser, text: str) -> None:
    """Read from the tree and not sanitised, a text of Markdown's own elements is the same to the letter."""
    prepared = prepare(text, 10).text
    tree = parser.parse_plain(prepared)
    assert tree is not None
    by_tree, by_html = _writer(is_own=True), _writer(is_own=False)
    by_tree[1].walk_tree(tree)
    by_html[1].walk_html(parser.parse(prepared))
    assert _read(*by_html) == _read(*by_tree)


def _writer(*, is_own: bool) -> tuple[Writer, Walk]:
    """Return a writer and the walk that has it write."""
    findings = Findings(PATH, 10)
    writer = Writer(findings, FOLDER, ("anh.example.org",), is_own=is_own)
    return writer, Walk(writer, findings)


def _read(writer: Writer, walk: Walk) -> tuple[object, ...]:
    """Return all that was read."""
    blocks = writer.sheet.finish(lambda reference: reference)
    return blocks, writer.headings, writer.anchors.names, writer.words, walk.findings.problems


@settings(max_examples=300)
@given(st.one_of(OWN_TEXTS, TEXTS))
def test_the_sanitiser_would_change_nothing(text: str) -> None:
    """Whichever way a text went, the sanitiser gives back its HTML as it is."""
    for block in read(text).blocks:
        if isinstance(block, Html):
            joined = "#".join(block.pieces)
            assert joined == sanitiser().clean(joined)


@settings(max_examples=500)
@given(
    st.one_of(st.text(), st.text(alphabet="aeiouyđĐăâêôơưạảãàáếềệỗợừ AZ09 '’&#x;.,-–_/½ßøıʼｅ＇\u0301\u0323")),
    st.integers(min_value=0, max_value=90),
)
def test_slugs_are_the_librarys(text: str, longest: int) -> None:
    """Marks taken off in one go make the slug that the library makes letter by letter."""
    assert slugify(text, max_length=longest, word_boundary=True) == slugged(text, longest=longest)
