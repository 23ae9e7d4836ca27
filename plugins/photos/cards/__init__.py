"""Share cards: planned from what they show, drawn once, kept like photos."""

from plugins.photos.cards.checking import check_cards
from plugins.photos.cards.fonts import CardFonts, read_card_fonts
from plugins.photos.cards.making import MadeCards, make_cards
from plugins.photos.cards.recipe import plan_card
from plugins.photos.cards.typesetting import can_shape

__all__ = ["CardFonts", "MadeCards", "can_shape", "check_cards", "make_cards", "plan_card", "read_card_fonts"]
