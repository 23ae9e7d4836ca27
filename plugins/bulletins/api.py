"""All that an extension may count on: nothing here changes within a major version but by additions.

`docs/developers/extending.md` tells how it is used. What else lies in this package may change at any time.
"""

from __future__ import annotations

from bulletins.model.deprecation import deprecated_names
from bulletins.model.extensions import KeyFacts, Registry
from bulletins.model.extensions import KeyKind as Key
from bulletins.model.identity import Language, SitePath, Slug
from bulletins.model.problem import Problem, error, warning
from bulletins.model.site import Site
from bulletins.model.value import Value
from bulletins.model.views.article_views import HomePart, HomePartItem
from bulletins.model.views.extension import ExtensionView as View
from bulletins.model.views.parts import Card, Href, Link
from bulletins.pages.extension_pages import ExtensionContext as PageContext
from bulletins.pages.extension_pages import ExtensionPage as PlannedPage
from bulletins.pages.extension_pages import KeyedText, PlannedPart, texts_with

__all__ = [
    "Card",
    "HomePart",
    "HomePartItem",
    "Href",
    "Key",
    "KeyFacts",
    "KeyedText",
    "Language",
    "Link",
    "PageContext",
    "PlannedPage",
    "PlannedPart",
    "Problem",
    "Registry",
    "Site",
    "SitePath",
    "Slug",
    "Value",
    "View",
    "error",
    "texts_with",
    "warning",
]

__getattr__ = deprecated_names(__name__, {})
"""Gives the names that go with the next major version, and has their users warned."""
