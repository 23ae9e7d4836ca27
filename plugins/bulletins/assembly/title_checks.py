"""Titles looked at across files, where words are known: the site itself is assembled without a word of them."""

from __future__ import annotations

from collections.abc import Mapping

from bulletins.assembly.capital_titles import capital_problems
from bulletins.assembly.catalogue import ContentIndex
from bulletins.assembly.same_day import repeated_titles, same_days
from bulletins.model.bulletin import Words
from bulletins.model.problem import Problem, soften
from bulletins.model.site import Content, TitledTexts
from bulletins.model.source import FileStatus


def titled_texts(catalogue: ContentIndex) -> TitledTexts:
    """Return the texts whose titles are looked at: none that was withdrawn or that has an error of its own."""
    texts = (
        text
        for key, article in catalogue.articles()
        if catalogue.fates[key] is not FileStatus.WITHDRAWN and key not in catalogue.refused
        for text in article.texts
    )
    return TitledTexts(texts=tuple(texts), same_days=same_days(catalogue))


def title_problems(content: Content, titled: TitledTexts, words: Mapping[str, Words]) -> tuple[Problem, ...]:
    """Return what is wrong with titles: one in capitals, or one that another bulletin of the unit and day bears.

    `words` are those of every text by the path a person sees.
    """
    found = (*capital_problems(content, titled, words), *repeated_titles(titled, words))
    return soften(found, content.drafts)
