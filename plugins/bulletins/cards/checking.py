"""What is to be said about cards before any is drawn."""

from __future__ import annotations

from collections.abc import Iterable

from bulletins.cards.card_fonts import CardFonts
from bulletins.cards.typesetting import missing_letters
from bulletins.cards.writing_systems import cleaned, needs_shaping
from bulletins.model.problem import Problem, warning
from bulletins.model.share import CardSubject


def check_cards(subjects: Iterable[CardSubject], *, fonts: CardFonts, shapes: bool) -> tuple[Problem, ...]:
    """Return a warning for every title that no card can show whole, or no card at all can show."""
    found = {each for subject in subjects for each in _check(subject, fonts, shapes=shapes)}
    return tuple(sorted(found))


def _check(subject: CardSubject, fonts: CardFonts, *, shapes: bool) -> Iterable[Problem]:
    """Yield what is wrong with one card's title."""
    title = cleaned(subject.title)
    missing = missing_letters(title, fonts.chain(subject.language, bold=True))
    if missing:
        yield warning(
            "card-letters-missing",
            subject.origin,
            subject.line,
            title=title,
            letters=" ".join(missing),
            setting="CARD_FONTS",
            language=subject.language,
        )
    elif not shapes and needs_shaping(title):
        yield warning("card-cannot-shape", subject.origin, subject.line, title=title)
