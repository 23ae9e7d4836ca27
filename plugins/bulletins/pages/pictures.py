"""The pictures on pages: each photo's files as views, made once and shared."""

from __future__ import annotations

from collections.abc import Container

from bulletins.model.bulletin import Bulletin, Figure, StaticPage, TextFacts
from bulletins.model.identity import ContentPath, Language, SitePath
from bulletins.model.localized import Phrase
from bulletins.model.photo import Derivative, ImageSet
from bulletins.model.problem import Problem, error
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.model.views.parts import Href, Image, ImageVariant

SILENT = Phrase(text="")
"""The alternative text of a picture whose words stand beside it."""

CENTRE = (50, 50)

PNG = "image/png"


class Pictures:
    """All photos of the site; `problems` has one for each photo that exists and is on a page but was not prepared."""

    __slots__ = ("_found", "_images", "_silent", "problems")

    def __init__(self, images: Table[ContentPath, ImageSet], found: Container[ContentPath]) -> None:
        """Keep the derivatives that were planned for each photo, and which files were found."""
        self._found = found
        self._images = images
        self._silent: dict[tuple[ContentPath, tuple[int, int]], Image | None] = {}
        self.problems: set[Problem] = set()

    def silent(self, photo: ContentPath, focus: tuple[int, int] = CENTRE) -> Image | None:
        """Return a photo with an empty alternative text, always the same value; None where it was not prepared."""
        key = (photo, focus)
        if key not in self._silent:
            self._silent[key] = self._make(photo, focus)
        return self._silent[key]

    def icons(self, logo: ContentPath) -> tuple[ImageVariant, ...]:
        """Return a logo's icons for home screens; none where it was not prepared."""
        images = self._images.get(logo)
        return tuple(_variant(icon) for icon in images.icons if icon.mime == PNG) if images else ()

    def described(self, figure: Figure, language: Language | None, origin: str) -> Image | None:
        """Return a figure's photo with its alternative text; where it was not prepared, note so and return None.

        A photo that was not found is nothing to note: assembling has reported the very line.
        """
        image = self.silent(figure.photo, figure.focus)
        if image is None and figure.photo in self._found:
            self.problems.add(error("unprepared-photo", origin, figure.line, photo=figure.photo))
        if image is None:
            return None
        return replace(image, alt=Phrase(text=figure.alt, language=language))

    def _make(self, photo: ContentPath, focus: tuple[int, int]) -> Image | None:
        """Return the view of a photo, sharing its files with other views of the same photo."""
        if focus != CENTRE:
            plain = self.silent(photo)
            if plain is None:
                return None
            return replace(plain, focus=focus)
        images = self._images.get(photo)
        if images is None:
            return None
        return Image(
            variants=tuple(_variant(each) for each in images.variants),
            fallback=_variant(images.fallback),
            alt=SILENT,
            avif=tuple(_variant(each) for each in images.avif),
        )


def _variant(derivative: Derivative) -> ImageVariant:
    """Return the view of one file of a picture."""
    return ImageVariant(
        href=Href(path=SitePath(f"/{derivative.output}")),
        width=derivative.width,
        height=derivative.height,
        mime=derivative.mime,
    )


def leading_figure(bulletin: Bulletin | StaticPage, text: TextFacts) -> Figure | None:
    """Return the main figure of a text: its cover, else its first photo, else the first figure in the text."""
    original = bulletin.original
    given = text.cover or original.cover
    if given:
        return given
    photos = text.photos or original.photos
    if photos:
        return photos[0]
    return text.figures[0] if text.figures else None
