"""Pages of bulletins, digests and withdrawn ones."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from bulletins.model.bulletin import Attachment, Correction, Gallery, Html, Reference, ReferenceKind
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.localized import Phrase
from bulletins.model.source import FileStatus
from bulletins.model.views.article_views import BulletinView, HomeView, WithdrawnView
from bulletins.model.views.list_views import ListingView, UnitView
from bulletins.model.views.machines import MachineView
from bulletins.model.views.parts import FigureView, GalleryView, HtmlView

from tests.pages.builders import (
    EN,
    SITE_URL,
    VI,
    ZONE,
    Press,
    WholeSite,
    long_run,
    make_bulletin,
    make_config,
    make_figure,
    make_images,
    make_settings,
    make_sources,
    make_text,
    page_at,
    paths_of,
    photo_path,
    plan_site,
)


def bulletin_view(plan: WholeSite, path: str) -> BulletinView:
    """Return what the bulletin's page at a path shows."""
    view = page_at(plan, path).view
    assert isinstance(view, BulletinView)
    return view


def test_a_bulletin_has_a_page_only_in_its_languages() -> None:
    """Without English there is no English page; the switch leads to the unit's and says that it is not the same."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin")]))
    assert paths_of(plan, "bulletin") == ["ban-tin/tin/index.html"]
    view = bulletin_view(plan, "ban-tin/tin/index.html")
    (way,) = view.head.switch
    assert (way.language, way.name, way.href.path, way.exact) == (EN, "English", "/en/units/xa-an/", False)
    assert way.href.anchor == "untranslated"
    assert view.head.alternates == ()


def test_translations_name_each_other_the_default_first() -> None:
    """Both pages list both languages, so that the pairs are mutual and the first is for readers of neither."""
    texts = (make_text("tin", VI), make_text("tin", EN))
    plan = plan_site(Press(bulletins=[make_bulletin("tin", texts=texts)]))
    heads = [bulletin_view(plan, path).head for path in paths_of(plan, "bulletin")]
    expected = [(VI, "/ban-tin/tin/"), (EN, "/en/bulletins/tin/")]
    assert [expected, expected] == [[(way.language, way.href.path) for way in head.alternates] for head in heads]
    assert [head.path for head in heads] == ["/ban-tin/tin/", "/en/bulletins/tin/"]
    assert [head.canonical for head in heads] == [f"{SITE_URL}/ban-tin/tin/", f"{SITE_URL}/en/bulletins/tin/"]


def test_translations_are_mutual_on_every_page() -> None:
    """Whatever page names another as its translation is named by it, and itself, in the same words."""
    plan = plan_site(Press(bulletins=long_run(30)))
    views = [page.view for page in plan.pages if not isinstance(page.view, MachineView)]
    ways = {view.head.path: view.head.alternates for view in views if view.head.alternates}
    assert all(path in {way.href.path for way in exact} for path, exact in ways.items())
    assert all(ways[way.href.path] == exact for exact in ways.values() for way in exact)
    assert len(ways) >= 100


def test_a_listing_shows_an_untranslated_bulletin_in_its_own_words() -> None:
    """The English list has the Vietnamese title, marked, and leads to the Vietnamese page."""
    view = page_at(plan_site(Press(bulletins=[make_bulletin("tin")])), "en/bulletins/index.html").view
    assert isinstance(view, ListingView)
    (card,) = view.cards
    assert Phrase(text="tin (vi)", language=VI) == card.title
    assert card.summary == "Tóm tắt tin (vi)"
    assert card.href.path == "/ban-tin/tin/"
    assert card.unit.href.path == "/en/units/xa-an/"


def test_a_translation_borrows_pictures_and_documents_with_their_language() -> None:
    """Photos and attachments that a translation leaves out are the original's, their words marked as Vietnamese."""
    file = ContentPath("bulletins/2024/tin/ke-hoach.pdf")
    original = make_text(
        "tin",
        cover=make_figure("tin"),
        photos=(make_figure("tin"),),
        attachments=(Attachment(file=file, title="Kế hoạch"),),
        corrections=(Correction(on=date(2024, 7, 12), text="Sửa số liệu"),),
    )
    bulletin = make_bulletin("tin", texts=(original, make_text("tin", EN)))
    plan = plan_site(
        Press(bulletins=[bulletin]), images=make_images(photo_path("tin")), sources=make_sources(str(file))
    )
    view = bulletin_view(plan, "en/bulletins/tin/index.html")
    assert view.cover is not None
    assert Phrase(text="Chị em trồng hoa", language=VI) == view.cover.image.alt
    assert Phrase(text="Đường hoa", language=VI) == view.photos[0].caption
    assert Phrase(text="Kế hoạch", language=VI) == view.attachments[0].title
    assert Phrase(text="Sửa số liệu", language=VI) == view.corrections[0].text
    assert view.attachments[0].href.path == "/ban-tin/tin/ke-hoach.pdf"
    assert (view.attachments[0].kind, view.attachments[0].size) == ("PDF", 1234)
    assert [asset.output for asset in plan.assets] == ["ban-tin/tin/ke-hoach.pdf"]


def test_a_translation_gives_its_own_words_to_some_photos() -> None:
    """Of two photos, the one the translation names is in English, the other, which opens the text, stays as it was."""
    first, second = make_figure("tin"), make_figure("tin", photo=ContentPath("bulletins/2024/tin/b.jpg"))
    texts = (
        make_text("tin", photos=(first, second)),
        make_text("tin", EN, photos=(make_figure("tin", photo=second.photo, alt="Planting", caption=""),)),
    )
    plan = plan_site(
        Press(bulletins=[make_bulletin("tin", texts=texts)]), images=make_images(first.photo, second.photo)
    )
    view = bulletin_view(plan, "en/bulletins/tin/index.html")
    assert view.cover is not None
    alts = [photo.image.alt for photo in (view.cover, *view.photos)]
    assert [Phrase(text="Chị em trồng hoa", language=VI), Phrase(text="Planting")] == alts


def test_every_figure_has_an_id_of_its_own() -> None:
    """Cover, text and gallery count on; an id that a heading has taken, or a template, is left to it."""
    figure = make_figure("tin")
    text = make_text(
        "tin", cover=figure, body=(figure, Gallery(figures=(figure, figure))), photos=(figure,), anchors=("photo-2",)
    )
    plan = plan_site(Press(bulletins=[make_bulletin("tin", texts=(text,))]), images=make_images(photo_path("tin")))
    view = bulletin_view(plan, "ban-tin/tin/index.html")
    single, gallery = view.body
    assert isinstance(single, FigureView)
    assert isinstance(gallery, GalleryView)
    assert view.cover is not None
    found = [view.cover.anchor, single.anchor, *(each.anchor for each in gallery.figures), view.photos[0].anchor]
    assert found == ["photo-1", "photo-3", "photo-4", "photo-5", "photo-6"]
    anchors = page_at(plan, "ban-tin/tin/index.html").anchors
    assert {"main", "photo-2", *found} == set(anchors)
    assert len(anchors) == len(set(anchors))


def test_a_digest_lists_its_items_in_the_languages_they_have() -> None:
    """Items stand in order, each with its slug as its id; the digest borrows the picture of the first that has one."""
    items = (Slug("mot"), Slug("hai"))
    digest_texts = (make_text("diem-tin"), make_text("diem-tin", EN))
    plan = plan_site(
        Press(
            bulletins=[
                make_bulletin("mot"),
                make_bulletin("hai", texts=(make_text("hai", cover=make_figure("hai")), make_text("hai", EN))),
                make_bulletin("diem-tin", items=items, texts=digest_texts),
            ]
        ),
        images=make_images(photo_path("hai")),
    )
    page = page_at(plan, "en/bulletins/diem-tin/index.html")
    view = bulletin_view(plan, page.path)
    assert page.kind == "digest"
    assert page.anchors == ("main", "mot", "hai")
    assert [(item.anchor, item.card.title.language, item.card.href.path) for item in view.items] == [
        ("mot", VI, "/ban-tin/mot/"),
        ("hai", None, "/en/bulletins/hai/"),
    ]
    assert view.head.image is not None
    assert view.head.image.fallback.href.path == "/anh/bulletins-2024-hai-anh-720.jpg"
    assert view.head.image.alt == Phrase(text="")


@pytest.mark.parametrize(("fate", "mark"), [(FileStatus.DRAFT, "draft"), (FileStatus.HELD, "held")])
def test_a_preview_marks_what_is_not_to_be_published(fate: FileStatus, mark: str) -> None:
    """Drafts and held bulletins are marked on page and card, out of search engines, feeds and the sitemap."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin"), make_bulletin("moi", fate=fate)]))
    view = bulletin_view(plan, "ban-tin/moi/index.html")
    assert (mark, False, "") == (view.mark, view.head.index, view.head.structured_data)
    assert [card.mark for card in bulletin_view(plan, "ban-tin/tin/index.html").others] == [mark]
    machines = [page.view for page in plan.pages if page.kind in {"atom", "json", "sitemap"}]
    assert "ban-tin/moi" not in repr(machines)


def test_structured_data_cannot_end_its_script_element() -> None:
    """A title with markup is readable JSON and holds no angle bracket."""
    title = "</script><script>alert(1)</script> & bạn"
    plan = plan_site(Press(bulletins=[make_bulletin("tin", texts=(make_text("tin", title=title),))]))
    written = bulletin_view(plan, "ban-tin/tin/index.html").head.structured_data
    article: dict[str, Any] = json.loads(written)["@graph"][0]
    assert {"<", ">", "&"}.isdisjoint(written)
    assert title == article["headline"]
    assert article["@type"] == "NewsArticle"
    assert article["datePublished"] == "2024-07-10T15:15+07:00"
    assert article["author"] == {
        "@type": "Organization",
        "name": "Hội LHPN xa-an",
        "url": f"{SITE_URL}/don-vi/xa-an/",
    }


def things_of(plan: WholeSite, path: str) -> dict[str, dict[str, Any]]:
    """Return what a page tells search engines, by its type."""
    view = page_at(plan, path).view
    assert isinstance(view, BulletinView | UnitView | HomeView)
    told: dict[str, Any] = json.loads(view.head.structured_data)
    return {thing["@type"]: thing for thing in told.get("@graph", [told])}


def test_structured_data_of_an_article() -> None:
    """An article says where it is, in which language and whose, and the way to it; without a photo it has its card."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin")]))
    told = things_of(plan, "ban-tin/tin/index.html")
    article, address = told["NewsArticle"], f"{SITE_URL}/ban-tin/tin/"
    assert (article["url"], article["mainEntityOfPage"], article["inLanguage"]) == (address, address, "vi")
    assert article["publisher"] == {"@type": "Organization", "name": "Hội Mẫu", "url": f"{SITE_URL}/"}
    assert article["datePublished"] == "2024-07-10T15:15+07:00"
    assert "dateModified" not in article
    steps = [(step["name"], step["item"]) for step in told["BreadcrumbList"]["itemListElement"]]
    assert steps == [("Home [vi]", f"{SITE_URL}/"), ("Hoạt động", f"{SITE_URL}/chuyen-muc/hoat-dong/")]


@pytest.mark.parametrize(
    ("author", "kind"),
    [
        ("Thùy Linh", "Person"),
        ("Nguyễn Thị Hội", "Person"),
        ("Union Nguyen", "Person"),
        ("HỘI LHPN xa-an", "Organization"),
        ("Communications office", "Organization"),
        ("Office of the union", "Organization"),
    ],
)
def test_offices_are_told_from_people(author: str, kind: str) -> None:
    """A byline that is a unit's name, or begins or ends as offices do, is an Organization."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin", authors=(author,))]))
    article = things_of(plan, "ban-tin/tin/index.html")["NewsArticle"]
    assert article["author"] == {"@type": kind, "name": author}


def test_structured_data_of_units_and_the_site() -> None:
    """A unit is an Organization under its parent; the home page is a WebSite that can be searched."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin")]))
    office = things_of(plan, "don-vi/xa-an/index.html")["Organization"]
    above = {"@type": "Organization", "name": "Hội LHPN tinh", "url": f"{SITE_URL}/don-vi/tinh/"}
    assert office["parentOrganization"] == above
    site = things_of(plan, "index.html")["WebSite"]
    assert site["potentialAction"]["target"] == f"{SITE_URL}/tim-kiem/?q={{search_term_string}}"


def test_without_a_site_address_nothing_is_absolute() -> None:
    """No canonical address, structured data, feed or sitemap; and a note says why."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin")]), settings=make_settings(site_url=""))
    head = bulletin_view(plan, "ban-tin/tin/index.html").head
    assert (head.canonical, head.structured_data) == ("", "")
    assert paths_of(plan, "atom", "json", "sitemap") == []
    assert plan.notes == ("no-site-url",)


def test_a_withdrawn_bulletin_leaves_a_notice_and_nothing_else() -> None:
    """The notice says when and why in each language it had, out of search engines, and its words appear nowhere."""
    texts = (
        make_text("cu", title="Tên đã rút", summary="Lời đã rút", reason="Sai số liệu"),
        make_text("cu", EN, title="Title withdrawn", summary="Words withdrawn"),
    )
    gone = make_bulletin("cu", fate=FileStatus.WITHDRAWN, texts=texts)
    plan = plan_site(Press(bulletins=[make_bulletin("tin")], withdrawn=(gone,)))
    assert paths_of(plan, "withdrawn") == ["ban-tin/cu/index.html", "en/bulletins/cu/index.html"]
    view = page_at(plan, "en/bulletins/cu/index.html").view
    assert isinstance(view, WithdrawnView)
    assert Phrase(text="Sai số liệu", language=VI) == view.reason
    assert not view.head.index
    assert not any(
        words in repr(page.view)
        for page in plan.pages
        for words in ("Tên đã rút", "Lời đã rút", "Title withdrawn", "Words withdrawn")
    )
    assert "ban-tin/cu" not in repr([page.view for page in plan.pages if page.kind != "withdrawn"])


def test_the_reading_time_is_at_least_a_minute() -> None:
    """250 words are two minutes, none is one."""
    texts = (make_text("tin"),)
    empty = (make_text("ngan", count=0),)
    plan = plan_site(Press(bulletins=[make_bulletin("tin", texts=texts), make_bulletin("ngan", texts=empty)]))
    found = [bulletin_view(plan, f"ban-tin/{slug}/index.html").minutes for slug in ("tin", "ngan")]
    assert found == [2, 1]


def test_a_photo_that_nobody_prepared_is_a_problem_at_its_line() -> None:
    """The file was found but has no derivatives: the line that shows it is named."""
    text = make_text("tin", cover=make_figure("tin"))
    plan = plan_site(
        Press(bulletins=[make_bulletin("tin", texts=(text,))]), sources=make_sources(str(photo_path("tin")))
    )
    (found,) = plan.problems
    assert (found.code, found.path, found.line) == ("unprepared-photo", "content/bulletins/2024/tin/index.md", 5)


def whole_digest() -> BulletinView:
    """Return a digest of two whole texts with the same heading, one of them with a photo and a link to its heading."""
    link = Reference(kind=ReferenceKind.SELF, target="", anchor="ket-qua", written="#ket-qua", line=9)
    body = Html(pieces=('<h2 id="ket-qua">Kết quả</h2><p><a href="', '">trên</a></p>'), references=(link,))
    photo = make_figure("hai")
    texts = [
        make_text("mot", body=(body,), heading_anchors=("ket-qua",)),
        make_text("hai", body=(body, photo), heading_anchors=("ket-qua",)),
    ]
    parts = [
        make_bulletin("mot", texts=(texts[0],), authors=("Lan", "Hoa")),
        make_bulletin("hai", texts=(texts[1],)),
        make_bulletin("tin", items=(Slug("mot"), Slug("hai")), whole_items=True),
    ]
    return bulletin_view(plan_site(Press(bulletins=parts), images=make_images(photo.photo)), "ban-tin/tin/index.html")


def test_a_digest_shows_whole_texts() -> None:
    """Each item has its byline and its text, its headings one level down, with ids that no other item has.

    Its reading time is that of all that stands on the page: of three texts of 250 words.
    """
    view = whole_digest()
    one, two = view.items
    assert view.minutes == 4
    first, second = one.blocks[0], two.blocks[0]
    assert isinstance(first, HtmlView)
    assert isinstance(second, HtmlView)
    assert one.authors == ("Lan", "Hoa")
    assert first.pieces[0].startswith('<h3 id="mot.ket-qua">Kết quả</h3>')
    assert second.pieces[0].startswith('<h3 id="hai.ket-qua">Kết quả</h3>')
    assert [(href.path, href.anchor) for href in first.hrefs] == [("/ban-tin/tin/", "mot.ket-qua")]
    assert isinstance(two.blocks[1], FigureView)
    assert two.blocks[1].anchor == "photo-1"


def test_photos_are_numbered_without_typing_numbers() -> None:
    """Cover, photos in the text and those below it count on; without the key no photo has a number."""
    figures = [make_figure(name) for name in ("bia", "mot", "hai")]
    images = make_images(*(figure.photo for figure in figures))
    text = make_text("tin", cover=figures[0], body=(figures[1],), photos=(figures[2],))
    for numbered, expected in ((True, [1, 2, 3]), (False, [0, 0, 0])):
        plan = plan_site(
            Press(bulletins=[make_bulletin("tin", texts=(text,), numbered_photos=numbered)]), images=images
        )
        view = bulletin_view(plan, "ban-tin/tin/index.html")
        shown = (view.cover, *view.body, *view.photos)
        assert [figure.number for figure in shown if isinstance(figure, FigureView)] == expected


def test_a_video_has_its_picture_and_length() -> None:
    """The picture is that of the file named, without words of its own: those of the link stand below it."""
    still = make_figure("canh").photo
    film = make_bulletin("tin", video="https://a.vn/phim", video_still=still, video_length="3:45")
    view = bulletin_view(plan_site(Press(bulletins=[film]), images=make_images(still)), "ban-tin/tin/index.html")
    assert view.video_still is not None
    assert (view.video_still.alt.text, view.video_length) == ("", "3:45")


def test_the_end_of_a_bulletin_recommends() -> None:
    """What site.yml recommends stands at the end of every bulletin, but not what stands there already, nor itself."""
    config = make_config(highlights=(Slug("a"), Slug("c"), Slug("z")), schemes=(Slug("938"),))
    bulletins = [
        make_bulletin(slug, published=datetime(2024, 7, day, tzinfo=ZONE)) for day, slug in enumerate("abcz", 1)
    ]
    plan = plan_site(Press(config=config, bulletins=bulletins))
    view = bulletin_view(plan, "ban-tin/c/index.html")
    assert [link.href.path for link in view.highlights] == ["/ban-tin/z/"]
    assert [card.href.path for card in view.others] == ["/ban-tin/b/", "/ban-tin/a/"]
    assert [link.href.path for link in view.schemes] == ["/phong-trao/938/"]
