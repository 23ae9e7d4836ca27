"""Which file a share card becomes, worked out from what it shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from bulletins.cards.card_fonts import CardFonts
from bulletins.cards.typesetting import missing_letters
from bulletins.cards.writing_systems import cleaned, needs_shaping
from bulletins.model.identity import ContentPath, OutputPath
from bulletins.model.photo import CARD_SIZE, PHOTO_FOLDER, CardSubject, PhotoFacts, ShareCard, card_folder
from bulletins.model.problem import Problem, warning
from bulletins.model.value import replace

RECIPE = 1
"""Rises whenever the drawing of cards changes, so that their addresses do too."""
_LEAST = 2
"""A photo is used where it is at most this many times too small for the card."""


def plan_card(
    subject: CardSubject,
    *,
    fonts: CardFonts,
    photos: Mapping[ContentPath, PhotoFacts],
    shapes: bool,
    folder: str = PHOTO_FOLDER,
) -> ShareCard | None:
    """Return the card of a subject; None where its title cannot be drawn.

    `shapes` says whether scripts can be set whose letters change with their neighbours. A photo that is too small
    is left out.
    """
    facts = photos.get(subject.photo) if subject.photo else None
    large = facts is not None and _is_large(facts)
    shown = replace(
        subject,
        title=cleaned(subject.title),
        kicker=cleaned(subject.kicker),
        site_name=cleaned(subject.site_name),
        photo=subject.photo if large else None,
        focus=subject.focus if large else (50, 50),
    )
    if not can_draw(shown, fonts, shapes=shapes):
        return None
    name = _name(shown, fonts.digest(shown.language), facts.digest if facts and large else "")
    return ShareCard(subject=shown, output=OutputPath(f"{card_folder(folder)}/{name}.jpg"))


def can_draw(subject: CardSubject, fonts: CardFonts, *, shapes: bool) -> bool:
    """Return whether something of the title can be drawn, and all of it rightly."""
    if not shapes and any(map(needs_shaping, (subject.title, subject.kicker, subject.site_name))):
        return False
    missing = missing_letters(subject.title, fonts.chain(subject.language, bold=True))
    return any(letter not in missing and not letter.isspace() for letter in subject.title)


def _is_large(facts: PhotoFacts) -> bool:
    """Return whether a photo fills the card without looking coarse."""
    width, height = CARD_SIZE
    return facts.width * _LEAST >= width and facts.height * _LEAST >= height


def _name(subject: CardSubject, fonts: str, photo: str) -> str:
    """Return 16 hexadecimal characters that stand for everything the card shows and the recipe."""
    shown = [
        RECIPE,
        subject.title,
        subject.kicker,
        subject.site_name,
        subject.language,
        subject.direction,
        photo,
        subject.focus,
        subject.colours,
        fonts,
    ]
    return blake2b(json.dumps(shown).encode("ascii"), digest_size=8).hexdigest()


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
