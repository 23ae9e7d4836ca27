"""Share cards: planned from what they show, drawn once, kept like photos."""

from bulletins.photos.cards.checking import check_cards
from bulletins.photos.cards.fonts import CardFonts, read_card_fonts
from bulletins.photos.cards.making import MadeCards, make_cards
from bulletins.photos.cards.recipe import plan_card
from bulletins.photos.cards.typesetting import can_shape

__all__ = ["CardFonts", "MadeCards", "can_shape", "check_cards", "make_cards", "plan_card", "read_card_fonts"]
