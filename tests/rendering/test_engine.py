"""The lean environment makes of templates what Jinja makes of them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from bulletins.rendering.environment import LeanEnvironment
from bulletins.rendering.markup import MarkupCache
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

PIECES = """
{% macro plain(a, b=2, c="<") %}[{{ a }}|{{ b }}|{{ c }}]{% endmacro %}
{% macro framed() %}({{ caller("'") }}){% endmacro %}
{% macro more() %}{{ varargs | join("-") }}{% endmacro %}
{% macro many() %}{{ varargs | join("-") }}{{ kwargs.from }}{% endmacro %}
{% macro nested(a) %}{% macro inner(b) %}{{ a }}{{ b }}{% endmacro %}{{ inner(a) }}{{ plain(inner("&")) }}{% endmacro %}
"""
IMPORTED = '{% from "pieces" import plain, framed, more, many, nested %}'


@dataclass(frozen=True, slots=True)
class View:
    """Something with attributes."""

    title: str
    inner: View | None = None


def told(**values: object) -> str:
    """Return values as a filter or a message gets them."""
    return ", ".join(f"{name}={value}" for name, value in values.items())


def render(kind: type[Environment], source: str) -> str:
    """Return what a kind of environment makes of a template."""
    loader = DictLoader({"page": IMPORTED + source, "pieces": PIECES})
    environment = kind(loader=loader, autoescape=True, undefined=StrictUndefined)
    view = View("<a & 'b'>", View('"c"'))
    environment.globals |= {"told": told, "once": MarkupCache().once, "view": view, "bold": Markup("<b>")}
    return environment.get_template("page").render()


@pytest.mark.parametrize(
    "source",
    [
        "{{ plain(1) }}{{ plain(1, 3) }}{{ plain(1, c=bold) }}{{ plain(b=1, a=bold) }}",
        "{{ plain(view.title, view.inner.title, bold) }}",
        "{% call(sign) framed() %}{{ sign }}{{ bold }}&{% endcall %}",
        "{{ many(1, '<', bold, from=view.title) }}",
        "{{ nested('<') }}{{ nested(bold) }}",
        "{{ told(from=1, a=view.title) }}{{ told(**{'class': 2}) }}{{ plain(*[1, '&']) }}",
        "{% for each in [view, view.inner] %}{{ loop.index }}{{ each.title }}{{ plain(loop.last) }}{% endfor %}",
        "{{ view.title.upper() }}{{ (view.title ~ bold).count('&') }}{{ 3 }}{{ none }}{{ 1.5 }}{{ [bold, '<'] }}",
    ],
)
def test_like_jinja(source: str) -> None:
    """Calls, macros, attributes and what is printed of any type are as Jinja has them."""
    assert render(LeanEnvironment, source) == render(Environment, source)


@pytest.mark.parametrize("source", ["{{ plain(1, 2, 3, 4) }}", "{{ plain(1, d=2) }}"])
def test_misused_macros(source: str) -> None:
    """Whoever gives a macro what it does not take reads which macro that is."""
    with pytest.raises(TypeError, match="macro 'plain' takes"):
        render(LeanEnvironment, source)


def test_remembered_macros() -> None:
    """Markup of any macro can be remembered."""
    assert render(LeanEnvironment, "{{ once(plain, 1) }}{{ once(more, 1, '<') }}") == "[1|2|&lt;]1-&lt;"


def test_missing_arguments() -> None:
    """Whoever leaves out what a macro needs reads its name."""
    with pytest.raises(UndefinedError, match="parameter 'a' was not provided"):
        render(LeanEnvironment, "{{ plain() }}")


def test_missing_attributes() -> None:
    """What a view does not have is an error."""
    with pytest.raises(AttributeError, match="'View' object has no attribute 'summary'"):
        render(LeanEnvironment, "{{ view.summary }}")
