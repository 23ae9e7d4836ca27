"""Style sheets are written for people; what browsers can do without is taken off, and nothing else."""

from __future__ import annotations

import re

import pytest
from bulletins.rendering.css_stripping import strip_css

from tests.rendering.samples.things import THEME


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color:red;margin:0 auto}"),
        ("/* words */ a , b > c{}", "a,b>c{}"),
        ("p :hover { } p:hover { }", "p :hover{}p:hover{}"),
        (".a .b { }\n.a/* x */.b { }", ".a .b{}.a.b{}"),
        ("a{margin:1px/**/2px}", "a{margin:1px/**/2px}"),
        ("a{width: calc(1px + 2px - 3px)}", "a{width:calc(1px + 2px - 3px)}"),
        ("a{padding: max( 1rem, 50% - 2px / 2 )}", "a{padding:max(1rem,50% - 2px/2)}"),
        ("a::after{content: ' /* no comment */  { ; } '; }", "a::after{content:' /* no comment */  { ; } '}"),
        ('a{content: "\\"  ;}";}', 'a{content:"\\"  ;}"}'),
        ("a{background: url( a b;c.png )}", "a{background:url( a b;c.png )}"),
        ("a\\:b  c{}", "a\\:b c{}"),
        ("@media screen and (min-width: 60rem) { a { b: c } }", "@media screen and (min-width:60rem){a{b:c}}"),
        ("a{color: red !important;;}", "a{color:red!important}"),
        ("a{--x: ; --y:1}", "a{--x:;--y:1}"),
        ("a + b ~ c{} a{} /* open", "a + b~c{}a{}"),
        ("", ""),
        (";}", "}"),
    ],
)
def test_what_is_taken_off(written: str, sent: str) -> None:
    """Comments, indents and blanks around marks go; strings, sums, descendants and names that touch stay."""
    assert strip_css(written) == sent
    assert strip_css(sent) == sent


def test_the_theme_keeps_its_words() -> None:
    """Of every style sheet of the theme nothing is lost but comments, blanks and semicolons before a brace."""
    for file in sorted((THEME / "static/css").rglob("*.css")):
        text = file.read_text(encoding="utf-8")
        plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        assert _bare(strip_css(text)) == _bare(plain), file.name


def _bare(text: str) -> str:
    """Return a style sheet without any blank, and without semicolons that only end a block."""
    return re.sub(r";+\}", "}", re.sub(r"\s+", "", text))
