"""Which pages have a share card, what stands on it, and what is verified of it."""

from __future__ import annotations

from hashlib import blake2b

from bulletins.model.identity import OutputPath, Slug
from bulletins.model.photo import CardSubject, ShareCard
from bulletins.model.problem import error
from bulletins.model.source import FileStatus
from bulletins.model.value import replace
from bulletins.model.views.machines import MachineView
from bulletins.model.views.parts import CardImage

from tests.pages.builders import (
    EN,
    VI,
    Press,
    WholeSite,
    check_links,
    derivatives_of,
    make_bulletin,
    make_campaign,
    make_config,
    make_figure,
    make_images,
    make_page,
    make_settings,
    make_text,
    page_at,
    photo_path,
    plan_site,
)

KINDS = {
    *("home", "bulletin", "digest", "unit", "unit-year", "units", "campaign", "campaigns"),
    *("listing", "section", "follow"),
}
PHOTO = photo_path("tin")
IMAGES = make_images(PHOTO)
PRESS = Press(
    config=make_config(colours=(("brand", "#0B5FA5", "#9CCBFF"),)),
    bulletins=[
        make_bulletin(
            "tin",
            campaigns=(Slug("938"),),
            texts=(make_text("tin", cover=make_figure("tin", focus=(20, 30))), make_text("tin", EN)),
        ),
        make_bulletin("diem-tin", items=(Slug("tin"),)),
        make_bulletin("nhap", fate=FileStatus.DRAFT),
    ],
)


def draw(subject: CardSubject) -> ShareCard | None:
    """Return a card whose file is named after its words; none for the commune of Bình."""
    if "xa-binh" in subject.title:
        return None
    name = blake2b(f"{subject.title} {subject.kicker} {subject.site_name}".encode(), digest_size=8).hexdigest()
    return ShareCard(subject=subject, output=OutputPath(f"anh/the/{name}.jpg"))


def planned(press: Press = PRESS, site_url: str = "https://example.org/repository") -> WholeSite:
    """Return the plan of a site with cards."""
    return plan_site(press, images=IMAGES, settings=make_settings(site_url=site_url), cards=draw)


def card_of(plan_: WholeSite, path: str) -> CardImage | None:
    """Return the card of the page at a path."""
    view = page_at(plan_, path).view
    assert not isinstance(view, MachineView)
    return view.head.card


def subject_of(plan_: WholeSite, path: str) -> CardSubject:
    """Return what the card of a page shows."""
    card = card_of(plan_, path)
    assert card is not None
    return next(each.subject for each in plan_.cards if f"/{each.output}" == card.href.path)


def test_every_page_that_is_passed_on_has_a_card() -> None:
    """In every language, on pages of years too; drafts, and pages of other kinds, have none."""
    found = planned()
    carded = {page.kind for page in found.pages if not isinstance(page.view, MachineView) and page.view.head.card}
    assert carded == KINDS
    bare = [page.path for page in found.pages if page.kind in KINDS and not card_of(found, page.path)]
    assert {path.split("/")[-2] for path in bare if "xa-binh" not in path} == {"nhap"}
    assert len({card.output for card in found.cards}) == len(found.cards)


def test_a_bulletins_card_shows_its_title_unit_campaign_and_photo() -> None:
    """Each language's card has its own words; the photo comes with its focus, the colours from site.yml."""
    subject = subject_of(planned(), "ban-tin/tin/index.html")
    assert subject == CardSubject(
        title="tin (vi)",
        kicker="Xa-An · ĐA 938",
        site_name="Hội Mẫu",
        language=VI,
        photo=PHOTO,
        focus=(20, 30),
        colours=(("brand", "#0B5FA5"),),
        origin="content/bulletins/2024/tin/index.md",
        line=1,
    )
    english = subject_of(planned(), "en/bulletins/tin/index.html")
    assert (english.title, english.kicker, english.site_name) == ("tin (en)", "Xa-An (en) · S 938", "Sample Union")
    assert english.photo == PHOTO


def test_a_digests_card_shows_a_photo_of_its_items() -> None:
    """A digest without a photo borrows that of its first item having one."""
    assert subject_of(planned(), "ban-tin/diem-tin/index.html").photo == PHOTO


def test_units_and_campaigns_say_what_they_are() -> None:
    """A unit's card names its level and the unit above, a campaign's its type and years; neither shows a photo."""
    unit = subject_of(planned(), "don-vi/xa-an/index.html")
    campaign = subject_of(planned(), "phong-trao/938/index.html")
    assert (unit.title, unit.kicker, unit.photo) == ("Hội LHPN xa-an", "Cấp xã · Tinh", None)
    assert (campaign.title, campaign.kicker) == ("Đề án 938", "Đề án · since 2020 [vi]")
    assert card_of(planned(), "don-vi/xa-an/index.html") == card_of(planned(), "don-vi/xa-an/2024/index.html")


def test_the_home_page_shows_its_lead() -> None:
    """The home page's card has the site's name, and behind it the photo of the bulletin that leads it."""
    home = subject_of(planned(), "index.html")
    assert (home.title, home.photo, home.focus) == ("Hội Mẫu", PHOTO, (20, 30))
    assert subject_of(planned(), "en/index.html").title == "Sample Union"


def test_lists_and_static_pages_show_their_title() -> None:
    """A section's card has its name, a static page's its title, and its photo where it has one."""
    found = planned(replace(PRESS, pages=(make_page("gioi-thieu"),)))
    assert subject_of(found, "chuyen-muc/hoat-dong/index.html").title == "Hoạt động"
    assert subject_of(found, "don-vi/index.html").title == "Units [vi]"
    about = subject_of(found, "gioi-thieu/index.html")
    assert (about.title, about.kicker, about.photo) == ("gioi-thieu (vi)", "", None)
    card = card_of(found, "gioi-thieu/index.html")
    assert card is not None
    assert card.alt == ""


def test_years_of_a_campaign() -> None:
    """Both years, one, the last alone, or none."""
    for changes, expected in (
        ({"start": 2020, "end": 2025}, "Đề án · 2020–2025"),
        ({"start": 2020, "end": 2020}, "Đề án · 2020"),
        ({"start": None, "end": 2025}, "Đề án · until 2025 [vi]"),
        ({"start": None}, "Đề án"),
    ):
        press = replace(PRESS, campaigns=(make_campaign("938", **changes),))
        assert subject_of(planned(press), "phong-trao/938/index.html").kicker == expected


def test_the_alternative_text_says_what_the_photo_shows() -> None:
    """What can be seen on the photo where there is one; the title beside it is not said again."""
    found = planned()
    bulletin, unit = card_of(found, "ban-tin/tin/index.html"), card_of(found, "don-vi/xa-an/index.html")
    assert bulletin is not None
    assert unit is not None
    assert bulletin.alt == "Chị em trồng hoa"
    assert unit.alt == ""
    assert (bulletin.width, bulletin.height) == (1200, 630)


def test_what_cannot_be_drawn_has_no_card_and_is_told() -> None:
    """A subject without a card leaves its pages without one; it is among the subjects all the same."""
    found = planned()
    assert card_of(found, "don-vi/xa-binh/index.html") is None
    assert "Hội LHPN xa-binh" in {subject.title for subject in found.subjects}


def test_without_an_address_there_are_no_cards() -> None:
    """Without a site address no card is planned."""
    found = planned(site_url="")
    assert (found.cards, found.subjects) == ((), ())


def test_a_card_that_nobody_makes_is_a_dead_link() -> None:
    """Verifying wants every card among the files."""
    found = planned()
    others = derivatives_of(IMAGES) | {card.output for card in found.cards}
    assert check_links(found, others) == ()
    missing = found.cards[0].output
    problems = check_links(found, others - {missing})
    assert {each.code for each in problems} == {"internal-dead-link"}
    page = problems[0].path
    assert error("internal-dead-link", page, page=page, address=f"/{missing}") in problems
