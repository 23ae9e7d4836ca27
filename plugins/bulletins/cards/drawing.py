"""A card drawn: the photo under a scrim, or plain paper; brand bar, kicker, title, the site's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw

from bulletins.cards.card_fonts import CardFonts
from bulletins.cards.palette import WHITE, Palette, make_palette, mixed
from bulletins.cards.typesetting import LineSetter, Style
from bulletins.cards.wrapping import ELLIPSIS, Setting, fit_title
from bulletins.model.colours import Colour
from bulletins.model.photo import CARD_SIZE, CardSubject

WIDTH, HEIGHT = CARD_SIZE
MARGIN: Final = 72
BAR: Final = 14
"""Height of the brand's bar on top."""
COLUMN: Final = WIDTH - 2 * MARGIN
PAPER_HEIGHT: Final = 284
"""Height that a title may take on paper."""
PHOTO_HEIGHT: Final = 226
"""Height that a title may take on a photo, which is to be seen too."""
SMALL: Final = 30
FOOT: Final = HEIGHT - 56
"""Baseline of the site's name."""
RULE: Final = FOOT - 56
TITLE_END: Final = RULE - 30
GAP: Final = 30
"""Between kicker and title."""
FADE: Final = 210
"""Height over which the scrim grows above the text."""
VEIL_MARGIN: Final = 0.06
DEEPEST: Final = 0.9
FAINTEST: Final = 0.1
ASCENT: Final = 0.98
"""From the top of a line to its baseline, in ems: room for the marks on capital letters."""
PETALS: Final = (500, 330, 170)
_OVER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CardColours:
    """The colours of a card's texts and of the line above the site's name."""

    title: Colour
    kicker: Colour
    site: Colour
    rule: Colour


class CardPainter:
    """Draws cards; keeps the fonts and papers that many of them share."""

    __slots__ = ("_composer", "_fonts", "_papers")

    def __init__(self, fonts: CardFonts) -> None:
        """Keep the fonts; nothing is drawn yet."""
        self._fonts = fonts
        self._composer = LineSetter()
        self._papers: dict[Palette, Image.Image] = {}

    def draw(self, subject: CardSubject, photo: Image.Image | None) -> Image.Image:
        """Return a card; `photo` fills it already."""
        palette = make_palette(subject.colours)
        setting = self.fit(subject, PAPER_HEIGHT if photo is None else PHOTO_HEIGHT)
        top = TITLE_END - setting.height - (GAP + SMALL if subject.kicker else 0)
        if photo is None:
            image = self._paper(palette).copy()
            inks = CardColours(title=palette.ink, kicker=palette.kicker, site=palette.muted, rule=palette.rule)
        else:
            image = veiled(photo, palette, top)
            inks = CardColours(title=WHITE, kicker=WHITE, site=WHITE, rule=mixed(palette.scrim, WHITE, 0.4))
        canvas = ImageDraw.Draw(image)
        canvas.rectangle((0, 0, WIDTH - 1, BAR - 1), fill=palette.brand)
        self._write(canvas, subject, setting, inks)
        return image

    def fit(self, subject: CardSubject, height: int) -> Setting:
        """Return a title in lines and its size, no higher than that."""
        chain = self._fonts.chain(subject.language, bold=True)

        def measure(text: str, size: int) -> float:
            return self._composer.width(text, size, chain)

        return fit_title(subject.title, measure, width=COLUMN, height=height)

    def _paper(self, palette: Palette) -> Image.Image:
        """Return the ground of a card without a photo, drawn once for all of them."""
        if palette not in self._papers:
            self._papers[palette] = draw_paper(palette)
        return self._papers[palette]

    def _write(self, canvas: ImageDraw.ImageDraw, subject: CardSubject, setting: Setting, inks: CardColours) -> None:
        """Write title, kicker and site name, from the bottom up."""
        bold = self._fonts.chain(subject.language, bold=True)
        medium = self._fonts.chain(subject.language, bold=False)
        first = TITLE_END - setting.height
        for index, line in enumerate(setting.lines):
            baseline = first + index * setting.leading + round(setting.size * ASCENT)
            self._line(canvas, subject, line, baseline, Style(chain=bold, size=setting.size, colour=inks.title))
        kicker = subject.kicker.replace(" · ", " \u00a0·\u00a0 ")
        self._line(canvas, subject, kicker, first - GAP, Style(chain=medium, size=SMALL, colour=inks.kicker))
        canvas.rectangle((MARGIN, RULE, WIDTH - MARGIN - 1, RULE + 1), fill=inks.rule)
        self._line(canvas, subject, subject.site_name, FOOT, Style(chain=medium, size=SMALL, colour=inks.site))

    def _line(self, canvas: ImageDraw.ImageDraw, subject: CardSubject, text: str, baseline: int, style: Style) -> None:
        """Write one line at the side where its language begins, shortened where it is too long."""
        shown = self._shortened(text, style)
        width = self._composer.width(shown, style.size, style.chain)
        x = WIDTH - MARGIN - width if subject.direction == "rtl" else MARGIN
        self._composer.draw(canvas, (x, baseline), shown, style)

    def _shortened(self, text: str, style: Style) -> str:
        """Return a line's text, with an ellipsis for the words that find no room."""
        shown, words = text, text.split(" ")
        while words[1:] and self._composer.width(shown, style.size, style.chain) > COLUMN:
            words.pop()
            shown = " ".join(words).rstrip(" ,·–") + ELLIPSIS
        return shown


def veiled(photo: Image.Image, palette: Palette, top: int) -> Image.Image:
    """Return a photo with the scrim over it: faint above, and from `top` on so dense that white can be read."""
    least = palette.veil + VEIL_MARGIN
    shares = [_share(y, top, least) for y in range(HEIGHT)]
    column = Image.new("L", (1, HEIGHT))
    column.putdata([round(255 * share) for share in shares])
    image = photo.copy()
    image.paste(palette.scrim, (0, 0), column.resize(CARD_SIZE))
    return image


def _share(y: int, top: int, least: float) -> float:
    """Return the share of the scrim in one row of pixels."""
    if y >= top:
        return least + (DEEPEST - least) * (y - top) / (HEIGHT - top)
    near = max(0.0, 1 - (top - y) / FADE)
    return FAINTEST + (least - FAINTEST) * near * near * (3 - 2 * near)


def draw_paper(palette: Palette) -> Image.Image:
    """Return plain paper with three round petals growing from its upper right corner, paler the further they reach."""
    side = PETALS[0]
    corner = Image.new("RGB", (side * _OVER, side * _OVER), palette.paper)
    canvas = ImageDraw.Draw(corner)
    colours = (palette.wash, mixed(palette.wash, palette.brand, 0.1), palette.brand)
    for reach, colour in zip(PETALS, colours, strict=True):
        canvas.ellipse([_OVER * each for each in (side - reach, -reach, side + reach, reach)], fill=colour)
    paper = Image.new("RGB", CARD_SIZE, palette.paper)
    paper.paste(corner.reduce(_OVER), (WIDTH - side, BAR))
    return paper
