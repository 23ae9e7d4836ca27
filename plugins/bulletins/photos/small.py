"""Photos that are smaller than the place where a text shows them, and pictures that move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletins.model.bulletin import Figure, Gallery, TextFacts, Words
from bulletins.model.identity import ContentPath
from bulletins.model.photo import PhotoFacts
from bulletins.model.problem import Problem, warning
from bulletins.model.site import Site

PLACE = 720
"""How many pixels wide the place of a photo is that stands alone: a phone's screen, or the column of a large screen."""

PLACE_IN_ROW = 360
"""The same for one of several photos side by side."""


def picture_warnings(site: Site, words: Mapping[str, Words], photos: tuple[PhotoFacts, ...]) -> Iterator[Problem]:
    """Give the photos of a site that are shown smaller than their place, and the moving pictures that stand still.

    `words` are those of every text by the path a person sees.
    """
    noted = {facts.photo: facts for facts in photos if facts.width < PLACE or facts.moves}
    if not noted:
        return
    texts = (text for entry in site.bulletins.values() for text in entry.bulletin.texts)
    pages = (text for page in site.pages.values() for text in page.texts)
    for text in (*texts, *pages):
        for figure, place in _placed(text, words[text.origin.path], noted):
            yield from _warnings(noted[figure.photo], place, text.origin.path, figure.line)
    for bulletin in (entry.bulletin for entry in site.bulletins.values()):
        if bulletin.video_still in noted:
            origin = bulletin.original.origin
            yield from _warnings(noted[bulletin.video_still], PLACE, origin.path, origin.line("video_still"))


def _warnings(facts: PhotoFacts, place: int, path: str, line: int) -> Iterator[Problem]:
    """Give what is to be said of a photo that a line shows in a place so wide."""
    name = facts.photo.rpartition("/")[2]
    if facts.width < place:
        yield warning("photo-small", path, line, name=name, width=facts.width, place=place)
    if facts.moves:
        yield warning("photo-stands-still", path, line, name=name)


def _placed(text: TextFacts, words: Words, noted: dict[ContentPath, PhotoFacts]) -> Iterator[tuple[Figure, int]]:
    """Give those photos of a text that are noted, each with the width of its place."""
    if text.cover is not None and text.cover.photo in noted:
        yield text.cover, PLACE
    yield from ((figure, PLACE_IN_ROW) for figure in text.photos if figure.photo in noted)
    if not any(figure.photo in noted for figure in text.figures):
        return
    for block in words.body:
        if isinstance(block, Gallery):
            yield from ((figure, PLACE_IN_ROW) for figure in block.figures if figure.photo in noted)
        elif isinstance(block, Figure) and block.photo in noted:
            yield block, PLACE
