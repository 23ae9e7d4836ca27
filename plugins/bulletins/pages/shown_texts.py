"""Texts as pages show them: the facts that the site was assembled from, joined with the words of the same file."""

from __future__ import annotations

from collections.abc import Mapping

from bulletins.model.bulletin import Bulletin, StaticPage, Text, TextFacts, Words
from bulletins.model.identity import Language

WordsByPath = Mapping[str, Words]
"""The words of every text by the path a person sees (`content/…/index.md`)."""


class ShownTexts:
    """Gives the texts of bulletins and static pages.

    Callers take the bulletin from the traced table first: there the lookup is recorded.
    """

    __slots__ = ("_words",)

    def __init__(self, words: WordsByPath) -> None:
        """Join with these words."""
        self._words = words

    def use(self, words: WordsByPath) -> bool:
        """Join with other words from now on; return whether they are others than before."""
        is_new = words is not self._words
        self._words = words
        return is_new

    def join(self, facts: TextFacts) -> Text:
        """Return a text with its words."""
        return Text(facts=facts, words=self._words[facts.origin.path])

    def find(self, article: Bulletin | StaticPage, language: Language) -> Text | None:
        """Return the text of an article in a language, None where it was not translated."""
        facts = article.text(language)
        return None if facts is None else self.join(facts)

    def original(self, article: Bulletin | StaticPage) -> Text:
        """Return the text of an article in the site's default language."""
        return self.join(article.original)

    def best(self, article: Bulletin | StaticPage, language: Language) -> Text:
        """Return the text of an article in a language, or the original where it was not translated."""
        return self.find(article, language) or self.original(article)
