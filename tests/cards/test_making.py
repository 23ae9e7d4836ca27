"""The files of cards: named after everything they show, the same bytes wherever they are drawn."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from bulletins.cards import make_cards, read_card_fonts
from bulletins.cards.card_files import cover_size
from bulletins.model.digest import digest_of
from bulletins.model.identity import Language
from bulletins.model.photo import PhotoFacts, ShareCard
from bulletins.model.problem import error
from bulletins.model.value import replace

from tests.cards.samples import PHOTO, fonts, khmer_fonts, photo, planned, subject
from tests.photos.pictures import CANARY, exif, near, opened, quarters, xmp


def made(cards: list[ShareCard], state: Path, facts: PhotoFacts | None = None) -> dict[str, bytes]:
    """Return the bytes of cards by their addresses."""
    drawn = dict(make_cards(cards, {PHOTO: facts} if facts else {}, fonts(), state))
    files = {card: (state / PurePosixPath(card.output).name).read_bytes() for card in drawn}
    assert {card: digest_of(data) for card, data in files.items()} == drawn
    return {card.output: data for card, data in files.items()}


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Tin khác"},
        {"kicker": "Sóc Trăng"},
        {"site_name": "Tin"},
        {"language": Language("en")},
        {"direction": "rtl"},
        {"colours": (("brand", "#0B5FA5"),)},
    ],
)
def test_the_name_changes_with_what_is_shown(change: dict[str, object]) -> None:
    """Whatever a card shows decides its name; where the title was written does not."""
    assert planned(subject()).output != planned(subject(**change)).output
    assert planned(subject()).output == planned(subject(line=7, origin="content/x")).output


def test_the_name_changes_with_photo_focus_and_fonts(tmp_path: Path) -> None:
    """The photo's bytes, its focus and the fonts are part of the name."""
    facts = photo(tmp_path, quarters(1300, 900))
    names = {
        planned(subject()).output,
        planned(subject(photo=PHOTO), {PHOTO: facts}).output,
        planned(subject(photo=PHOTO, focus=(0, 0)), {PHOTO: facts}).output,
        planned(subject(photo=PHOTO), {PHOTO: replace(facts, digest=facts.digest[::-1])}).output,
    }
    assert len(names) == 4
    assert fonts().digest(Language("vi")) != khmer_fonts().digest(Language("vi"))


def test_small_photos_are_left_out(tmp_path: Path) -> None:
    """A photo that would have to be made more than twice as large is not used."""
    small = photo(tmp_path, quarters(599, 400))
    assert planned(subject(photo=PHOTO), {PHOTO: small}) == planned(subject())


def test_a_card_is_a_bare_jpeg(tmp_path: Path) -> None:
    """1200 × 630, JPEG, and nothing of what came with the photo: no EXIF, no comment, no profile."""
    facts = photo(tmp_path, quarters(1300, 900), exif=exif(), xmp=xmp(), comment=CANARY.encode())
    (data,) = made([planned(subject(photo=PHOTO), {PHOTO: facts})], tmp_path / "state", facts).values()
    image = opened(data)
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert {"jfif", "jfif_version", "jfif_unit", "jfif_density"} == set(image.info)
    assert CANARY.encode() not in data
    assert len(data) < 300_000


@pytest.mark.parametrize(
    ("focus", "left", "right"), [((0, 50), (220, 20, 20), (220, 20, 20)), ((100, 50), (20, 200, 20), (20, 200, 20))]
)
def test_the_focus_stays_in_sight(
    tmp_path: Path, focus: tuple[int, int], left: tuple[int, int, int], right: tuple[int, int, int]
) -> None:
    """A wide photo is cropped to the side of its focus; above the text its colours are nearly its own."""
    facts = photo(tmp_path, quarters(3000, 700), "PNG")
    (data,) = made([planned(subject(title="Tin", photo=PHOTO, focus=focus), {PHOTO: facts})], tmp_path, facts).values()
    image = opened(data)
    assert near(left, image.getpixel((60, 40)), by=40)
    assert near(right, image.getpixel((1140, 40)), by=40)


def test_lying_photos_stand_upright(tmp_path: Path) -> None:
    """A photo whose camera was turned is turned before it is cropped."""
    facts = photo(tmp_path, quarters(1300, 1300), exif=exif(6))
    card = planned(subject(title="Tin", photo=PHOTO), {PHOTO: facts})
    (data,) = made([card], tmp_path, facts).values()
    image = opened(data)
    assert near((20, 20, 220), image.getpixel((60, 40)), by=40)
    assert near((220, 20, 20), image.getpixel((1140, 40)), by=40)


def test_a_card_is_given_as_soon_as_it_is_drawn(tmp_path: Path) -> None:
    """Whoever draws cards can keep each before the next is drawn: what stops the second leaves the first whole."""
    first, second = planned(subject()), planned(subject(title="Tin khác"))
    broken = replace(second, subject=replace(second.subject, photo=PHOTO))
    drawing = make_cards([first, broken], {}, fonts(), tmp_path)
    card, digest = next(drawing)
    assert (card, digest) == (first, digest_of((tmp_path / PurePosixPath(first.output).name).read_bytes()))
    with pytest.raises(KeyError):
        next(drawing)
    assert [file.name for file in tmp_path.iterdir()] == [PurePosixPath(first.output).name]


def test_bytes_are_the_same_anywhere(tmp_path: Path) -> None:
    """Two state folders get the same bytes, in whatever order the cards come."""
    cards = [planned(subject()), planned(subject(title="Tin khác"))]
    assert made(cards, tmp_path / "a") == made(cards[::-1], tmp_path / "b")


def test_a_photo_that_changed_meanwhile_is_a_problem(tmp_path: Path) -> None:
    """A photo that is another one by now is said, and nothing is drawn of it."""
    facts = photo(tmp_path, quarters(1300, 900))
    card = planned(subject(photo=PHOTO), {PHOTO: facts})
    Path(facts.file).write_bytes(b"other")
    (drawn,) = make_cards([card], {PHOTO: facts}, fonts(), tmp_path / "state")
    assert drawn == (card, error("photo-changed-meanwhile", f"content/{PHOTO}"))
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize(
    ("size", "cover"), [((1200, 630), (1200, 630)), ((1600, 1200), (1200, 900)), ((3000, 700), (2700, 630))]
)
def test_photos_cover_the_card(size: tuple[int, int], cover: tuple[int, int]) -> None:
    """The smaller side decides, so that no edge of a card is bare."""
    assert cover == cover_size(*size)


def test_a_theme_without_fonts_is_said(tmp_path: Path) -> None:
    """A theme that brings no fonts cannot make cards, and both files are named."""
    outcome = read_card_fonts(tmp_path, {})
    assert [found.code for found in outcome.problems] == ["card-font-unreadable"] * 2
