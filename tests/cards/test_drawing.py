"""Cards as they are seen: size, colours in their places, ink where text stands, contrast over any photo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bulletins.cards.drawing import BAR, COLUMN, MARGIN, RULE, TITLE_END, CardPainter, veiled
from bulletins.cards.palette import NIGHT, READABLE, TOKENS, WHITE, make_palette
from bulletins.model.colours import Colour, contrast, parse_colour
from bulletins.model.identity import Language
from bulletins.model.photo import CARD_SIZE, CardSubject
from PIL import Image, ImageChops

from tests.cards.samples import KHMER, THEME, fonts, khmer_fonts, subject

PALETTE = make_palette(())
TITLE_BAND = (0, 230, 1200, TITLE_END + 24)


def drawn(about: CardSubject, photo: Image.Image | None = None) -> Image.Image:
    """Return a card."""
    return CardPainter(fonts()).draw(about, photo)


def pixel(image: Image.Image, place: tuple[int, int]) -> Colour:
    """Return the colour of one pixel."""
    found = image.getpixel(place)
    assert isinstance(found, tuple)
    red, green, blue = found
    return int(red), int(green), int(blue)


def ink(image: Image.Image, other: Image.Image) -> tuple[int, int, int, int]:
    """Return the box in which two cards differ."""
    box = ImageChops.difference(image, other).getbbox()
    assert box is not None
    return box


def test_a_plain_card_has_the_brand_on_paper() -> None:
    """1200 × 630 pixels, the brand's bar on top, paper below, the rule above the site's name."""
    card = drawn(subject())
    assert (card.size, card.mode) == (CARD_SIZE, "RGB")
    assert PALETTE.brand == pixel(card, (600, BAR // 2))
    assert PALETTE.brand == pixel(card, (1190, BAR + 20))
    assert PALETTE.paper == pixel(card, (20, 600))
    assert PALETTE.rule == pixel(card, (MARGIN, RULE))


@pytest.mark.parametrize("field", ["title", "kicker", "site_name"])
def test_every_text_leaves_ink_inside_the_margins(field: str) -> None:
    """Title, kicker and site name each change pixels of the card, within its margins."""
    box = ink(drawn(subject()), drawn(subject(**{field: "…"})))
    assert box[0] >= MARGIN - 4
    assert box[2] <= MARGIN + COLUMN + 4
    assert BAR < box[1] < box[3] < CARD_SIZE[1]


def test_long_kickers_and_names_are_shortened() -> None:
    """What is too long for its line ends in an ellipsis within the margins."""
    box = ink(drawn(subject(kicker="Hội LHPN " * 30)), drawn(subject(kicker="")))
    assert box[2] <= MARGIN + COLUMN + 2


def test_right_to_left_cards_stand_on_the_right() -> None:
    """Where a language runs from right to left its lines begin at the right margin."""
    box = ink(drawn(subject(title="Tin", direction="rtl")), drawn(subject(title=".", direction="rtl")))
    assert box[2] > CARD_SIZE[0] - MARGIN - 12
    assert box[0] > CARD_SIZE[0] // 2


def test_the_theme_and_the_cards_have_the_same_colours() -> None:
    """The colours that cards start from are those of tokens.css by day."""
    css = (THEME / "static/css/tokens.css").read_text(encoding="utf-8").partition("@media")[0]
    declared = dict(re.findall(r"--([a-z-]+): (#[0-9A-Fa-f]{6})", css))
    assert dict(TOKENS) == {token: declared[token] for token, _ in TOKENS}


def test_a_unions_own_brand_is_used() -> None:
    """A brand colour of site.yml is the bar's; one that cannot be read on paper leaves the kicker to the ink."""
    yellow = make_palette((("brand", "#FFD100"), ("unknown", "#000")))
    assert (parse_colour("#FFD100"), PALETTE.ink) == (yellow.brand, yellow.kicker)
    card = drawn(subject(colours=(("brand", "#0B5FA5"),)))
    assert parse_colour("#0B5FA5") == pixel(card, (600, BAR // 2))


@pytest.mark.parametrize("brand", ["#9B1150", "#FFFFFF", "#000000", "#FFD100", "#00A0E0", "#FF0000"])
@pytest.mark.parametrize("photo", ["white", "black", "#FF0", "#0FF", "#808080"])
def test_white_can_be_read_on_any_photo(photo: str, brand: str) -> None:
    """From the kicker down, no pixel under the scrim comes nearer to white than 4.5:1."""
    palette = make_palette((("brand", brand),))
    for top in (190, 300, 420):
        image = veiled(Image.new("RGB", CARD_SIZE, photo), palette, top)
        assert min(contrast(pixel(image, (600, y)), WHITE) for y in range(top, CARD_SIZE[1], 7)) >= READABLE


@pytest.mark.parametrize("brand", ["#9B1150", "#FFFFFF", "#000000", "#FFD100"])
def test_texts_on_paper_can_be_read(brand: str) -> None:
    """Title, kicker and site name keep 4.5:1 on paper, whatever the brand."""
    palette = make_palette((("brand", brand),))
    assert min(contrast(colour, palette.paper) for colour in (palette.ink, palette.kicker, palette.muted)) >= READABLE


def test_a_photo_stays_in_sight_above_the_text() -> None:
    """Above the text the photo is nearly as it is, and below it is dark."""
    card = drawn(subject(title="Tin vui"), Image.new("RGB", CARD_SIZE, "white"))
    assert min(pixel(card, (1100, BAR + 10))) > 200
    assert max(pixel(card, (20, 620))) < 100


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    """Black on white is 21:1, a colour on itself 1:1."""
    assert (round(contrast((0, 0, 0), WHITE), 2), contrast(NIGHT, NIGHT)) == (21.0, 1.0)


def test_a_khmer_title_is_drawn() -> None:
    """With a font for Khmer a Khmer title leaves ink over most of its line, in at most four lines."""
    about = subject(title=KHMER, language=Language("km"), kicker="ភ្នំពេញ")
    artist = CardPainter(khmer_fonts())
    box = ink(artist.draw(about, None), artist.draw(subject(title=".", language=Language("km"), kicker=""), None))
    assert box[2] - box[0] > COLUMN // 2
    assert 1 <= len(artist.fit(about, 284).lines) <= 4


def test_only_the_words_differ(tmp_path: Path) -> None:
    """Two cards drawn by one artist and by two are the same pixels."""
    one = CardPainter(fonts())
    first, second = one.draw(subject(), None), one.draw(subject(), None)
    assert first.tobytes() == second.tobytes() == drawn(subject()).tobytes()
    first.save(tmp_path / "card.png")
