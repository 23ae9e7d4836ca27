"""The words of texts are nobody else's business: whatever they say, the same site is assembled."""

from __future__ import annotations

import pytest
from bulletins.model.bulletin import Manuscript
from bulletins.model.site import Assembly
from bulletins.reading import read_manuscript

from tests.assembly.builders import CONFIG, assembled, material
from tests.reading.samples import bulletin

FRONT = "title: Sơ kết\ndate: 2024-07-10 15:15\nunit: tinh\nsummary: Bảy chỉ tiêu.\n"
BODY = "## Kết quả\n\nXem [đơn vị](unit:tinh) và [trên](#ket-qua).\n"


def read(front_matter: str, body: str) -> Manuscript:
    """Return a bulletin as reading gives it, which must be without a problem."""
    outcome = read_manuscript(bulletin(front_matter, body), CONFIG, ())
    assert outcome.problems == ()
    assert outcome.value is not None
    return outcome.value


def site_from(manuscript: Manuscript) -> Assembly:
    """Return what assembling makes of one bulletin's facts."""
    made = assembled(material(manuscript.facts))
    assert made.site is not None
    return made


@pytest.mark.parametrize(
    ("front_matter", "body"),
    [
        (FRONT.replace("Sơ kết", "Tổng kết"), BODY),
        (FRONT.replace("Bảy", "Tám"), BODY),
        (FRONT, BODY.replace("Xem", "Hãy xem")),
        (FRONT, BODY.replace("Kết quả", "KẾT QUẢ!")),
        (FRONT, f"{BODY}\nThêm một đoạn nữa, với **chữ đậm** và 746 hộ.\n"),
    ],
    ids=["title", "summary", "body", "heading", "longer body"],
)
def test_texts_whose_words_alone_differ_make_an_equal_site(front_matter: str, body: str) -> None:
    """Another title, lead or sentence, or a heading whose anchor stays, leaves facts, site, ledger and problems."""
    before, after = read(FRONT, BODY), read(front_matter, body)
    assert before.words != after.words
    assert before.facts == after.facts
    assert site_from(before) == site_from(after)


@pytest.mark.parametrize(
    ("front_matter", "body"),
    [
        (FRONT.replace("15:15", "15:16"), BODY),
        (FRONT, BODY.replace("Kết quả", "Thành tích").replace("#ket-qua", "#thanh-tich")),
        (FRONT, BODY.replace("unit:tinh", "#ket-qua")),
        (FRONT, f"\n{BODY}"),
    ],
    ids=["moment", "anchor", "link", "lines"],
)
def test_whatever_others_depend_on_is_among_the_facts(front_matter: str, body: str) -> None:
    """Another moment, anchor, link or line of a link gives other facts."""
    assert read(FRONT, BODY).facts != read(front_matter, body).facts
