"""Small pieces of HTML that stand in nearly every line of a page, made in Python because templates make them slowly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from math import log
from urllib.parse import quote

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from markupsafe import Markup

from bulletins.model.localized import Phrase
from bulletins.model.views.article_views import BulletinView
from bulletins.model.views.parts import BlockView, Chrome, FigureView, GalleryView, Image, ImageVariant
from bulletins.rendering.safe import escape, safe
from bulletins.rendering.urls import UrlPrinter

UNSAFE_IN_SCRIPT = tuple((character, f"\\u{ord(character):04x}") for character in "<>&\u2028\u2029")
"""What could end a script element or a line of script, as JSON writes it otherwise."""

LONG_TITLE = 100
"""Titles with more characters than this get smaller type."""
FEWEST_LETTERS = 8
"""So many letters tell whether a title is in capitals or holds an abbreviation."""
DELETE = 127
"""The last character of ASCII."""

TALL, WIDE = 1.2, 2.2
"""Width by height of a portrait, at most, and of a panorama, at least."""

SHAPES = {"5": 0.56, "7": 0.7, "8": 0.8, "10": 1, "13": 1.33, "15": 1.5, "18": 1.78, "22": 2.2, "30": 3}
"""The steps of shapes that the style sheet has, each with its width by its height."""

REMEMBERED = 1 << 14
"""How many pieces of markup a renderer keeps at least, and half of how many at most, about half a kilobyte each."""


@lru_cache(maxsize=256)
def read_locale(language: str) -> Locale:
    """Return Babel's locale of a BCP 47 code; English where Babel knows none."""
    for code in (language, language.partition("-")[0]):
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def open_graph_locale(language: str) -> str:
    """Return a language with the country it is most spoken in, as Open Graph writes it: `vi_VN`."""
    locale = read_locale(language)
    likely = get_global("likely_subtags").get(str(locale), "").split("_")
    territory = locale.territory or (likely[-1] if len(likely) > 1 else "")
    return f"{locale.language}_{territory}" if territory else locale.language


def describe_language(language: str) -> tuple[str, str] | None:
    """Return a language's name in itself and its direction, `ltr` or `rtl`; None where Babel knows no such language."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    name = locale.get_display_name(locale) or language
    return name[:1].upper() + name[1:], str(locale.text_direction)


class LanguageMarkup:
    """Marks words that are in another language than the page around them."""

    def __init__(self, language: str) -> None:
        """Keep the page's language and the direction it is written in."""
        self._direction = read_locale(language).text_direction
        self._attribute = lru_cache(maxsize=256)(self._mark)

    def lang(self, words: Phrase | str) -> Markup | str:
        """Return ` lang=…` (and ` dir=…` where it differs) for words in another language or its code, else nothing."""
        language = words if isinstance(words, str) else words.language
        return self._attribute(language) if language else ""

    def phrase(self, phrase: Phrase) -> Markup:
        """Return the words escaped, in a span with their language where it is not the page's."""
        if not phrase.language:
            return safe(escape(phrase.text))
        return safe(f"<span{self.lang(phrase)}>{escape(phrase.text)}</span>")

    def _mark(self, language: str) -> Markup:
        """Return the attributes that name a foreign language."""
        direction = read_locale(language).text_direction
        turned = f" dir={direction}" if direction != self._direction else ""
        return safe(f" lang={escape(language)}{turned}")


def mild(title: str) -> Markup | str:
    """Return the mark of a title that is to be set smaller: a very long one, and one in capitals; else nothing."""
    letters = [letter for letter in title if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    is_loud = len(letters) >= FEWEST_LETTERS and capitals > len(letters) / 2
    return safe(" data-mild") if is_loud or len(title) > LONG_TITLE else ""


def json_script(text: str) -> Markup:
    """Return JSON that no script element can be broken out of; it means the same to a JSON parser."""
    for character, escaped in UNSAFE_IN_SCRIPT:
        text = text.replace(character, escaped)
    return safe(text)


def mail_words(text: str) -> Markup:
    """Return words as a mail's subject in an address; letters of any script stay as they are, browsers encode them."""
    written = "".join(letter if ord(letter) > DELETE else quote(letter, safe="") for letter in text)
    return safe(written)


def focus(image: Image) -> Markup | str:
    """Return the classes that keep the point of interest in sight when a picture is cropped, or nothing.

    There is one for every fifth of a side: no style is written into a page, so that its policy need not allow any. The
    middle, between two of them, needs none. A portrait or a panorama without such a point is not cropped at all.
    """
    shape = image.fallback.width / image.fallback.height
    if image.focus == (50, 50) and not TALL < shape < WIDE:
        return safe(" class=whole")
    near = ((axis, percent) for axis, percent in zip("xy", image.focus, strict=True) if not 45 <= percent <= 55)  # noqa: PLR2004
    names = [f"{axis}{min(9, percent // 20 * 2 + 1) * 10}" for axis, percent in near]
    return safe(f' class="{" ".join(names)}"') if names else ""


def step(shape: float) -> str:
    """Return the name of the step, in photo_steps.css, that comes nearest to a photo's width by its height."""
    return min(SHAPES, key=lambda name: abs(log(SHAPES[name] / shape)))


def all_photos(
    cover: FigureView | None, blocks: Iterable[BlockView], photos: tuple[FigureView, ...]
) -> list[FigureView]:
    """Return every photo of a page that links can lead to, in order: the cover, those in the text, those below it."""
    figures = [cover] if cover else []
    for block in blocks:
        if isinstance(block, FigureView):
            figures.append(block)
        elif isinstance(block, GalleryView):
            figures += block.figures
    return [figure for figure in (*figures, *photos) if figure.anchor]


def all_blocks(view: BulletinView) -> tuple[BlockView, ...]:
    """Return the blocks of a bulletin's text, and behind them those of its items."""
    return (*view.body, *(block for item in view.items for block in item.blocks))


class PictureMarkup:
    """Writes the addresses a picture offers."""

    def __init__(self, addresses: UrlPrinter) -> None:
        """Keep how addresses are written."""
        self._addresses = addresses

    def srcset(self, variants: Iterable[ImageVariant]) -> Markup:
        """Return the srcset of a picture's files, narrow to wide."""
        url = self._addresses.url
        parts = [f"{url(variant.href)} {variant.width}w" for variant in variants]
        return safe(", ".join(parts))


class MarkupCache:
    """Keeps what macros made of values that stand on many pages: a language's chrome, a bulletin's card.

    Values are frozen and told apart by identity, which is cheap and never wrong, as they are kept too: the same value
    with the same arguments gives the same markup. What was asked for lately is kept longest.
    """

    def __init__(self) -> None:
        """Start with nothing made."""
        self._recent: dict[tuple[object, ...], tuple[object, str]] = {}
        self._older: dict[tuple[object, ...], tuple[object, str]] = {}

    def once(self, macro: Callable[..., str], value: object, *arguments: object) -> str:
        """Return the markup `macro(value, *arguments)`, made the first time it is asked for."""
        key = (macro.__name__, id(value), *arguments)
        found = self._recent.get(key)
        if found is None:
            found = self._older.get(key)
            if found is None:
                found = value, macro(value, *arguments)
            if len(self._recent) >= REMEMBERED:
                self._older, self._recent = self._recent, {}
            self._recent[key] = found
        return found[1]


def current_entry(chrome: Chrome, path: str) -> str:
    """Return the path if the navigation leads to it, else nothing: so one remembered navigation serves most pages."""
    return path if any(link.href.path == path for link in chrome.navigation) else ""
