"""What is done in less time is done to the same end: each shortcut against the long way round."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from bulletins.body.dialect import Dialect, Parser
from bulletins.body.elements import Walk
from bulletins.body.fences import without_fences
from bulletins.body.line_breaks import paragraphs, wrapped_width
from bulletins.body.plain import Rest, read_blocks
from bulletins.body.policy import sanitiser
from bulletins.body.prepared import Prepared, prepare, wanted
from bulletins.body.problems import BodyProblems
from bulletins.body.shielding import shielded, unshielded
from bulletins.body.typed_links import LinkFinder
from bulletins.body.words import count_words
from bulletins.body.writer import Writer
from bulletins.model.bulletin import Html
from bulletins.model.slugs import KHMER_B, VOICED, slugged
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from slugify import slugify

from tests.body.amounts import examples
from tests.body.bodies import FOLDER, PATH, PHONES, read
from tests.body.strategies import OWN_TEXTS, PLAIN, PLAIN_TEXTS, TEXTS, TYPED_TEXTS


@pytest.fixture(scope="module")
def parser() -> Parser:
    """Return our parser."""
    return Parser()


@pytest.fixture(scope="module")
def library() -> Markdown:
    """Return the library's parser of the same dialect, with no shortcut."""
    notes = FootnoteExtension(SEPARATOR="-", USE_DEFINITION_ORDER=False, BACKLINK_TITLE="{}")
    return Markdown(extensions=[TableExtension(), SaneListExtension(), notes, Dialect()], output_format="html")


@settings(max_examples=examples(300, 10_000))
@given(st.one_of(OWN_TEXTS, TEXTS, TYPED_TEXTS))
@example("Hội\n## nghị\n***\n[^1]\n\n[^1]: x")
@example("_a_ b")
@example("_a_ `b` c  \nd &lt; \\* <b>e</b>")
@example("[a]: b.pdf\n\n[a] [c][a] ![d][a] ![a]")
@example("Hội\n[a]: b.pdf 'c'\n\nnghị [a]")
def test_what_is_not_looked_for_is_not_there(parser: Parser, library: Markdown, text: str) -> None:
    """Without asking every processor and pattern about every block and text, the HTML is the library's."""
    prepared = prepare(text, 1).text
    assert library.reset().convert(prepared) == parser.parse(prepared)


@settings(max_examples=examples(500, 10_000))
@given(st.one_of(OWN_TEXTS, TYPED_TEXTS))
@example("[a[^1]](b.pdf)\n\n[^1]: c")
@example("[a](https://256.256.256.256/)")
@example("![d'e](https://anh.example.org/b.jpg)")
@example("1\n ")
@example("A\u00a0b [c](d.pdf \"e\u00a0> 'f'\") `g > h`")
def test_the_tree_says_what_its_html_says(parser: Parser, text: str) -> None:
    """Read from the tree and not sanitised, a text of Markdown's own elements is the same to the letter."""
    text = shielded(wanted(text))
    prepared = prepare(text, 10)
    tree = parser.parse_blocks([prepared])
    assert tree is not None
    by_tree, by_html = _writer(text, is_own=True), _writer(text, is_own=False)
    by_tree[1].walk_tree(tree)
    by_html[1].walk_html(parser.parse(prepared.text))
    assert _read(*by_html) == _read(*by_tree)


@settings(max_examples=examples(500, 100_000))
@given(st.one_of(PLAIN_TEXTS, OWN_TEXTS, TYPED_TEXTS))
@example("Một\nhai [ba](bon.pdf)\nnăm *sáu\nbảy* [tám](#chin)")
@example("- a\n\n[^1]: b\n\n- c\n\nMột[^1]")
@example("- a\n\n    b")
@example("- a\n\no\tb\n")
@example("ĐT:  \n0912 345 678  \n*STK\n0912 345 679*\nhttps://10.0.0.1/a\nb https://a.vn/?fbclid=1[^1]\n\n[^1]: a.vn")
@example("1. a.vn\n3. 0912 345 678\n4. https://10.0.0.1/a")
@example("| STK | ĐT |\n|---|---|\n| 0912345678 |\n| https://10.0.0.1/a |\n| 0912345678 | 0912345678 |")
@example("| a | b |\n|---|--:|\n| --- | - |\n| c | d |")
@example("| a | b |\n|  |  |\n| c |\n||\n| d | e | f |")
@example("- *a* **b**, *c*\n- “d” [e](f.pdf)*g*\n- 12 h\n- 12. h")
@example("- 1\n- \u0661. a")
@example("## \u00a0a\u00a0\n\n#### Một > hai\n\n## một\u00a0hai")
@example("[^1](a.pdf) ![b](c.pdf) a [](b.pdf) [ ](b.pdf) [a](b c.pdf) [a] (b.pdf)")
@example("Một ///Footnotes Go Here///\n\n## ///Footnotes Go Here///\n\nHai[^1]\n\n[^1]: ba")
@example("a*b*c **d*e** ***f*** * g * *h *i*")
@example("> a\n\n> b\n\nc\n\n> d[^1]\n\n- e\n\n> f\n\ng[^1]\n\n[^1]: h")
@example("** a** *b\n\n*\u00a0c*\n\n***\n\n*d*\n*e*\n\n* f *g*\n\n**h**\n- i\n\n- j")
@example("[Một](a.pdf)\n\nHai [ba\nbốn](nam.pdf)")
@example("Một\n\n  \n- a\n- b\n\n \t\n1. c")
@example("Một[^1](x) hai[^b]\nba\n\n[^1]: \u00a0Bốn *năm*  \n[^b]: ![a](b.jpg)\n\nSáu")
@example("www.\u00a0(")
@example("**\n\nMột **hai** *ba*, [bốn](nam.pdf).\n\n")
@example("Một[^1] hai[^b].\n\n[^b]: a\n\n[^1]: b")
@example("Một[^1]\n\n[^1]: a [^1]\n\n    b")
@example("- Một[^1]\n\nHai[^2]\n\n[^2]: c\n[^1]: b")
@example("Một[^1] [a](#fn-1) [b](#fnref-1) [c](d.pdf)\n\n## fn-1\n\n[^1]: # a")
def test_plain_blocks_are_what_markdown_makes_of_them(parser: Parser, text: str) -> None:
    """Whether its plain blocks are read at once or all of it is parsed, a text gives the same, lines included."""
    text = wanted(text)
    width = wrapped_width(lines for _, lines in paragraphs(without_fences(text)))
    text = shielded(text)
    whole, parts = _writer(text, is_own=True), _writer(text, is_own=True)
    prepared = prepare(text, 10, width)
    whole[1].walk_tree(parser.parse_blocks([prepared]) or ())
    expected = _read(*whole), _faulty(prepared.notes, parser.cited)
    blocks = [
        prepare("\n\n".join(block.blocks), block.line, width) if isinstance(block, Rest) else block
        for block in read_blocks(text, 10, width)
    ]
    parts[1].walk_tree(parser.parse_blocks(blocks) or ())
    notes = [note for each in blocks if isinstance(each, Prepared) for note in each.notes]
    assert expected == (_read(*parts), _faulty(notes, parser.cited))


def _faulty(notes: Sequence[tuple[str, int]], cited: tuple[str, ...]) -> list[tuple[str, int]]:
    """Return the footnotes that nothing cites or that are not the first of their name."""
    first = dict(reversed(notes))
    return [(label, line) for label, line in notes if label not in cited or line != first[label]]


@given(st.lists(st.sampled_from([block for block in PLAIN if "[^" not in block]), min_size=1))
def test_blocks_of_everyday_need_no_parser(blocks: list[str]) -> None:
    """Prose, headings, tables, lists between them and footnotes cited once are plain: nothing is left to be parsed."""
    text = "\n\nMột.\n\n".join([*blocks, "Hai[^1], ba[^2]."]) + "\n\n[^1]: a\n[^2]: b"
    assert not any(isinstance(block, Rest) for block in read_blocks(shielded(text), 1))


def _writer(text: str, *, is_own: bool) -> tuple[Writer, Walk]:
    """Return a writer and the walk that has it write, looking for addresses where the text may hold any."""
    findings = BodyProblems(PATH, 10)
    finder = LinkFinder(PHONES)
    live = finder if finder.may_find(unshielded(text)) else None
    writer = Writer(findings, FOLDER, ("anh.example.org",), is_own=is_own, finder=live)
    return writer, Walk(writer, findings)


def _read(writer: Writer, walk: Walk) -> tuple[object, ...]:
    """Return all that was read."""
    blocks = writer.sheet.finish(lambda reference: reference)
    return blocks, writer.headings, writer.anchors.names, writer.count(is_plain=False), walk.findings.problems


@settings(max_examples=300)
@given(st.one_of(OWN_TEXTS, TEXTS, TYPED_TEXTS))
def test_the_sanitiser_would_change_nothing(text: str) -> None:
    """Whichever way a text went, the sanitiser gives back its HTML as it is."""
    for block in read(text).blocks:
        if isinstance(block, Html):
            joined = "#".join(block.pieces)
            assert joined == sanitiser().clean(joined)


@given(st.one_of(st.text(), st.text(alphabet="a. \n\u00a0\u2003\x1f")))
def test_words_are_what_blanks_part(text: str) -> None:
    """Words are counted without being cut apart."""
    assert len(text.split()) == count_words(text)


@settings(max_examples=500)
@given(
    st.one_of(st.text(), st.text(alphabet="aeiouyđĐăâêôơưạảãàáếềệỗợừ AZ09 '’&#x;.,-–_/½ßøıʼｅ＇\u0301\u0323")),
    st.integers(min_value=0, max_value=90),
)
def test_slugs_are_the_librarys(text: str, longest: int) -> None:
    """Marks taken off in one go make the slug that the library makes letter by letter, voiced letters apart."""
    assume(not any(ord(letter) in VOICED or letter == KHMER_B for letter in text))
    assert slugify(text, max_length=longest, word_boundary=True) == slugged(text, longest=longest)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("ガーデンのびじん", "ga-dennobijin"),
        ("ぱん と ばん", "pan-to-ban"),
        ("ヴィーナス", "vui-nasu"),
        ("ប៉ុន្តែ បុន្តែ", "puntae-buntae"),
    ],
)
def test_slugs_keep_their_voice(words: str, slug: str) -> None:
    """Letters that differ in the sign of their voice alone differ in a slug: `ba` is not `pa` nor `ha`."""
    assert slugged(words) == slug
