"""Share cards and QR codes: planned from what they show, drawn once, kept like photos."""

from bulletins.cards.address_codes import bare_code, code_drawing, make_codes, plan_code
from bulletins.cards.card_files import card_codecs, make_cards
from bulletins.cards.card_fonts import CardFonts, read_card_fonts
from bulletins.cards.card_plan import check_cards, plan_card
from bulletins.cards.typesetting import can_shape

__all__ = [
    "CardFonts",
    "bare_code",
    "can_shape",
    "card_codecs",
    "check_cards",
    "code_drawing",
    "make_cards",
    "make_codes",
    "plan_card",
    "plan_code",
    "read_card_fonts",
]
