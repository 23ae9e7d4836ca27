"""Templates as they are compiled: without what HTML reads the same if it is left out.

Templates are laid out for people, one element a line and every attribute in quotation marks. Taken off once, when a
template is compiled, all that costs neither a page's readers a byte nor a build any time.
"""

from __future__ import annotations

import re

from jinja2.ext import Extension

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
BREAK = re.compile(r"(?<=[>}])\n+(?=[<{])")
"""A line that ends where a tag does, before one that begins with a tag: layout, never a space between two words."""

JINJA = r"\{[{%#].*?[}%#]\}"
PLAIN = r"[^\s\"'=<>`{}]+"
SAFE = r"\{\{ (?:stylesheet|script|[^{}]*?(?:\| url|\| absolute|\.language|\.width|\.height)) \}\}"
"""What prints addresses, sizes and codes of languages: nothing that would have to stand in quotation marks."""
AFTER = r"(?=[\s>]|\{% endif %\}>|\{\{ [^{}]*\| (?:lang|focus) \}\}|\{% if [^{}]*%\} )"
"""What may follow a value that has no quotation marks: an end, or more attributes with a space before them."""

TOLD = r"<meta (?!charset|name=\"viewport|name=\"theme|http-equiv)[^>]*>|<script type[^>]*>"
"""Programs that show a link read these with less than a parser of HTML: with quotation marks or not at all."""

QUOTED = re.compile(rf"(?P<kept>{TOLD}|{JINJA})|=\"(?P<value>{PLAIN}|{SAFE})\"{AFTER}", re.DOTALL)
NEEDLESS = re.compile(r"</(?:li|dt|dd)>\n?")
"""Ends that the next item, or the end of the list, says too."""


class Minifier(Extension):
    """Takes off templates of HTML, as they are read, what pages do not need."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  (Jinja's)
        """Return the template's text without it; what is no HTML keeps all but its indentation."""
        unindented = INDENTATION.sub("", source)
        return shorten(unindented) if (name or "").endswith(".html") else unindented


def shorten(source: str) -> str:
    """Return a template of HTML without breaks between tags, needless quotation marks and needless ends of items."""
    return QUOTED.sub(_unquoted, BREAK.sub("", NEEDLESS.sub("", source)))


def _unquoted(found: re.Match[str]) -> str:
    """Return an attribute's value as it stands without quotation marks; what is to be kept as it is."""
    return found["kept"] or f"={found['value']}"
