"""Share cards: the picture that messengers and social networks show where someone passes a page on."""

from __future__ import annotations

from bulletins.model.identity import ContentPath, Language, OutputPath
from bulletins.model.value import Value

CARD_SIZE = (1200, 630)
"""Width and height of every card in pixels, as those who show them ask for."""


class CardSubject(Value, frozen=True, kw_only=True):
    """What a card shows. `kicker` may be empty; `colours` are (token, colour by day) pairs that replace the theme's.

    `language` is the title's own. `focus` is the point of the photo that stays in sight when it is cropped, percent
    from left and top. `origin` and `line` say where the title was written; they are not shown.
    """

    title: str
    kicker: str
    site_name: str
    language: Language
    direction: str = "ltr"
    photo: ContentPath | None = None
    focus: tuple[int, int] = (50, 50)
    colours: tuple[tuple[str, str], ...] = ()
    origin: str = ""
    line: int = 0


class ShareCard(Value, frozen=True, kw_only=True):
    """A planned card. `output` carries a hash of everything that is shown, the photo and the fonts included."""

    subject: CardSubject
    output: OutputPath
