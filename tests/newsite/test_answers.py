"""Answers become the beginning of a site, or a sentence on what to type instead."""

from __future__ import annotations

import pytest
from bulletins.model.colours import contrast, parse_colour
from bulletins.model.identity import Language
from bulletins.newsite import AnswerReader, Answers, NewSite
from bulletins.newsite.readable_colours import ON_PAPER, ON_SURFACES, is_readable, nearest_readable
from bulletins.newsite.sample_words import read_words
from bulletins.rendering import describe_language, read_grounds
from hypothesis import given
from hypothesis import strategies as st

from tests.sites import ROOT

GROUNDS = read_grounds(ROOT / "theme")
READER = AnswerReader(GROUNDS, describe_language, lambda _: ())
COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def begun(**answers: str) -> NewSite:
    """Return the beginning that answers make."""
    outcome = READER.beginning(Answers(**{"name": "Hội Phụ nữ", **answers}))
    assert outcome.problems == ()
    assert outcome.value is not None
    return outcome.value


def refused(**answers: str) -> list[str]:
    """Return the codes of what is wrong with answers."""
    outcome = READER.beginning(Answers(**{"name": "Hội Phụ nữ", **answers}))
    assert outcome.value is None
    return [found.code for found in outcome.problems]


def test_a_name_alone_will_do() -> None:
    """Everything else has a usual answer: Vietnamese, the union itself as its first unit, its colours the theme's."""
    beginning = begun()
    assert [tongue.code for tongue in beginning.tongues] == ["vi"]
    assert beginning.unit == beginning.name
    assert (beginning.level, beginning.colours, beginning.address) == ("national", None, "")
    assert beginning.zone == "Asia/Ho_Chi_Minh"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("vi", [("vi", "Tiếng Việt", "ltr")]),
        ("VI, en;km", [("vi", "Tiếng Việt", "ltr"), ("en", "English", "ltr"), ("km", "ភាសាខ្មែរ", "ltr")]),
        ("ar en ar", [("ar", "العربية", "rtl"), ("en", "English", "ltr")]),
        ("pt_br", [("pt-BR", "Português (Brasil)", "ltr")]),
    ],
)
def test_languages_are_codes_in_any_number(typed: str, expected: list[tuple[str, str, str]]) -> None:
    """Commas, spaces and capitals do not matter; each counts once; one that nobody wrote words for is welcome."""
    tongues = READER.languages(typed).value
    assert tongues is not None
    assert [(tongue.code, tongue.name, tongue.direction) for tongue in tongues] == expected


def test_names_stand_in_the_order_of_the_languages() -> None:
    """One that is left out is left to the first."""
    beginning = begun(languages="vi,km,en", name="Hội |  | The  Union", unit="Xã Sen", level="3", colour="#9b1150")
    assert beginning.name.entries == (("vi", "Hội"), ("en", "The Union"))
    assert beginning.unit.entries == (("vi", "Xã Sen"),)
    assert beginning.level == "local"


def test_a_level_may_be_a_new_one() -> None:
    """By number, by name in any case, or a name of its own, which then stands on top."""
    assert begun(level="chi hội").level == "branch"
    own = begun(level="Cụm thi đua")
    assert (own.level, list(own.levels)[:2]) == ("cum-thi-dua", ["cum-thi-dua", "national"])


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"languages": "vn"}, "start-language"),
        ({"languages": "tiếng"}, "start-language"),
        ({"name": "…"}, "start-no-name"),
        ({"name": "a | b"}, "start-too-many-names"),
        ({"unit": "x" * 101}, "start-long-name"),
        ({"level": "9"}, "start-level"),
        ({"level": "…"}, "start-level"),
        ({"colour": "hồng"}, "start-no-colour"),
        ({"colour": "#FF69B4"}, "start-pale-colour"),
        ({"address": "hoi.github.io"}, "start-address"),
        ({"address": "https://a:b@hoi.vn"}, "start-address"),
        ({"zone": "Hanoi"}, "start-zone"),
    ],
)
def test_what_cannot_be_meant_is_refused(answers: dict[str, str], code: str) -> None:
    """Each wrong answer has a sentence of its own."""
    assert refused(**answers) == [code]


def test_everything_wrong_is_said_at_once() -> None:
    """No answer hides another."""
    assert refused(name="", colour="x", address="x", zone="x", level="0") == [
        "start-no-colour",
        "start-address",
        "start-no-name",
        "start-level",
        "start-zone",
    ]


@given(colour=COLOUR, night=st.booleans())
def test_every_colour_has_a_shade_that_can_be_read(colour: str, *, night: bool) -> None:
    """By day and by night, 7 to 1 on the page and 4.5 to 1 on coloured ground; one that can be read stays as it is."""
    grounds = GROUNDS[night]
    shade = nearest_readable(colour, grounds)
    assert contrast(parse_colour(shade), parse_colour(grounds[0])) >= ON_PAPER
    assert all(contrast(parse_colour(shade), parse_colour(ground)) >= ON_SURFACES for ground in grounds)
    assert (shade == colour) == is_readable(colour, grounds)


def test_contrast_is_measured_as_wcag_does() -> None:
    """Black on white is 21 to 1; the theme's own colours have the contrast that they are known for."""
    assert round(contrast(parse_colour("#000000"), parse_colour("#FFFFFF")), 2) == 21
    assert contrast(parse_colour("#9B1150"), parse_colour("#9B1150")) == 1
    assert round(contrast(parse_colour("#9B1150"), parse_colour("#FFFDFB")), 1) == 8.0
    assert [len(grounds) for grounds in GROUNDS] == [2, 2]
    assert all(len(ground) == 7 for grounds in GROUNDS for ground in grounds)


def test_a_pale_colour_is_answered_with_its_nearest_shade() -> None:
    """The shade that is offered is taken when it is typed."""
    (found,) = READER.colour("#FF69B4").problems
    details = dict(found.details)
    assert details == {"typed": "#FF69B4", "ratio": "2.6", "nearest": details["nearest"]}
    assert READER.colour(details["nearest"]).problems == ()


@pytest.mark.parametrize("language", ["vi", "km"])
def test_words_name_the_same_things_in_every_language(language: str) -> None:
    """A section, a level or a type of one language is one of all, so that names can be joined."""
    words, english = read_words(Language(language)), read_words(Language("en"))
    assert words is not None
    assert english is not None
    for part in ("addresses", "sections", "levels", "campaign_types", "comments"):
        assert list(getattr(words, part)) == list(getattr(english, part))
