"""Whatever must not be published is found on the views."""

from __future__ import annotations

import pytest
from bulletins.checking import LinkChecker
from bulletins.checking.walking import LinkWalker
from bulletins.model.bulletin import Attachment, Html, Reference, ReferenceKind
from bulletins.model.identity import ContentPath, OutputPath, SitePath, Slug
from bulletins.model.photo import Asset
from bulletins.model.problem import error
from bulletins.model.source import FileStatus
from bulletins.model.value import replace
from bulletins.model.views.article_views import BulletinView
from bulletins.model.views.machines import FeedView
from bulletins.model.views.parts import Href, HtmlView
from hypothesis import given
from hypothesis import strategies as st

from tests.pages.builders import (
    EN,
    VI,
    Press,
    WholeSite,
    check_links,
    derivatives_of,
    long_run,
    make_bulletin,
    make_campaign,
    make_figure,
    make_images,
    make_page,
    make_settings,
    make_sources,
    make_text,
    page_at,
    photo_path,
    plan_site,
)

INDEX = "content/bulletins/2024/tin/index.md"


def linking(*references: Reference) -> Html:
    """Return a paragraph of links."""
    return Html(
        pieces=('<p><a href="', *['">x</a><a href="'] * (len(references) - 1), '">x</a></p>'), references=references
    )


def reference(kind: ReferenceKind, target: str, anchor: str = "") -> Reference:
    """Return a link written on line 9."""
    return Reference(kind=kind, target=target, anchor=anchor, written=target, line=9)


def linked_plan(*references: Reference) -> WholeSite:
    """Return a site with a bulletin in two languages that links; beside it one of each thing that links lead to."""
    texts = (make_text("tin", body=(linking(*references),)), make_text("tin", EN, body=(linking(*references),)))
    translated = (make_text("hai", VI, anchors=("ket-qua",)), make_text("hai", EN, anchors=("results",)))
    gone = make_bulletin("da-rut", fate=FileStatus.WITHDRAWN)
    press = Press(
        bulletins=[make_bulletin("tin", texts=texts), make_bulletin("mot"), make_bulletin("hai", texts=translated)],
        withdrawn=(gone,),
        pages=(make_page("gioi-thieu"),),
    )
    return plan_site(press, sources=make_sources("bulletins/2024/tin/ke-hoach.pdf"))


def led_to(plan: WholeSite, path: str) -> list[str]:
    """Return where the links of a bulletin's text lead."""
    view = page_at(plan, path).view
    assert isinstance(view, BulletinView)
    (block,) = view.body
    assert isinstance(block, HtmlView)
    return [href.path for href in block.hrefs]


def test_a_whole_site_has_nothing_wrong() -> None:
    """Bulletins, digests, pictures, documents, renames: every link, feed entry and sitemap address resolves."""
    run = long_run(60)
    file = ContentPath("bulletins/2024/tin-00000/ke-hoach.pdf")
    run[0] = replace(
        run[0],
        aliases=(Slug("cu"),),
        texts=(
            make_text("tin-00000", cover=make_figure("tin-00000"), attachments=(Attachment(file=file, title="KH"),)),
        ),
    )
    run[9] = replace(run[9], items=(run[0].slug, run[3].slug))
    images = make_images(photo_path("tin-00000"))
    press = Press(
        bulletins=run,
        withdrawn=(make_bulletin("rut", fate=FileStatus.WITHDRAWN),),
        campaigns=(make_campaign("938", aliases=(Slug("937"),)),),
        pages=(make_page("gioi-thieu"),),
    )
    plan = plan_site(press, images=images, sources=make_sources(str(file)))
    assert check_links(plan, derivatives_of(images)) == ()
    without = plan_site(press, images=images, sources=make_sources(str(file)), settings=make_settings(site_url=""))
    assert check_links(without, derivatives_of(images)) == ()


def test_links_lead_to_the_language_of_their_page() -> None:
    """A translated bulletin is linked in the page's language, any other in its own; a document lies in one place."""
    plan = linked_plan(
        reference(ReferenceKind.BULLETIN, "mot"),
        reference(ReferenceKind.BULLETIN, "hai"),
        reference(ReferenceKind.UNIT, "xa-an"),
        reference(ReferenceKind.CAMPAIGN, "938"),
        reference(ReferenceKind.PAGE, "gioi-thieu"),
        reference(ReferenceKind.FILE, "bulletins/2024/tin/ke-hoach.pdf"),
        reference(ReferenceKind.ADDRESS, "/repository/luu-tru"),
        reference(ReferenceKind.SELF, "", "main"),
    )
    assert led_to(plan, "en/bulletins/tin/index.html") == [
        "/ban-tin/mot/",
        "/en/bulletins/hai/",
        "/en/units/xa-an/",
        "/en/campaigns/938/",
        "/gioi-thieu/",
        "/ban-tin/tin/ke-hoach.pdf",
        "/luu-tru/",
        "/en/bulletins/tin/",
    ]
    assert [asset.output for asset in plan.assets] == ["ban-tin/tin/ke-hoach.pdf"]
    assert check_links(plan) == ()


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (reference(ReferenceKind.ADDRESS, "/khong-co.html"), "/khong-co.html"),
        (reference(ReferenceKind.ADDRESS, "/other/ban-tin/mot/"), "/other/ban-tin/mot/"),
        (reference(ReferenceKind.ADDRESS, "//evil.example/x/"), "//evil.example/x/"),
        (reference(ReferenceKind.ADDRESS, "/../x/"), "/../x/"),
        (reference(ReferenceKind.BULLETIN, "khong-co"), "/ban-tin/khong-co/"),
        (reference(ReferenceKind.FILE, "bulletins/2024/tin/khong-co.pdf"), "/ban-tin/tin/khong-co.pdf"),
    ],
)
def test_a_link_to_nothing_is_told_to_its_author(link: Reference, address: str) -> None:
    """File and line are those of the text; an address outside the base path is nothing of this site."""
    assert error("dead-link", INDEX, 9, address=address) in check_links(linked_plan(link))


def test_a_missing_anchor_is_told_to_its_author() -> None:
    """The Vietnamese heading is not on the English page."""
    found = check_links(linked_plan(reference(ReferenceKind.BULLETIN, "hai", "ket-qua")))
    path = INDEX.replace("index.md", "index.en.md")
    assert (error("dead-anchor", path, 9, address="/en/bulletins/hai/", anchor="ket-qua"),) == found


def test_withdrawing_a_bulletin_breaks_no_link_to_it() -> None:
    """The link leads to the notice, and forgets the heading it meant."""
    plan = linked_plan(reference(ReferenceKind.BULLETIN, "da-rut", "ket-qua"))
    assert led_to(plan, "ban-tin/tin/index.html") == ["/ban-tin/da-rut/"]
    assert check_links(plan) == ()


def test_a_missing_picture_names_its_page() -> None:
    """A derivative that nobody will write is our fault, so the page is named."""
    text = make_text("tin", cover=make_figure("tin"))
    plan = plan_site(Press(bulletins=[make_bulletin("tin", texts=(text,))]), images=make_images(photo_path("tin")))
    assert {"internal-dead-link"} == {found.code for found in check_links(plan)}


@pytest.mark.parametrize("alias", ["hai", "HAI"])
def test_two_pages_at_one_address_name_both(alias: str) -> None:
    """A former name that is another bulletin's, by letters alone or whatever their case."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin", aliases=(Slug(alias),)), make_bulletin("hai")]))
    (found,) = [each for each in check_links(plan) if each.code == "address-taken"]
    assert {INDEX, "content/bulletins/2024/hai/index.md"} == {found.path, dict(found.details)["other"]}


@pytest.mark.parametrize("slug", ["ban-tin", "en", "tim-kiem"])
def test_a_static_page_takes_no_reserved_address(slug: str) -> None:
    """A page named like one of the site's own addresses is told that it is taken."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin")], pages=(make_page(slug),)))
    taken = {found.path for found in check_links(plan) if found.code == "address-taken"}
    assert f"content/pages/{slug}/index.md" in taken


@pytest.mark.parametrize(
    "names", [("K\u1ebf.pdf", "Ke\u0302\u0301.pdf"), ("a.pdf", "A.PDF"), ("straße.pdf", "STRASSE.pdf")]
)
def test_files_that_a_file_system_takes_for_one_are_told(names: tuple[str, str]) -> None:
    """By case, by composed letters, by both."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin")]))
    others = frozenset(OutputPath(f"tep/{name}") for name in names)
    assert [found.code for found in check_links(plan, others)] == ["address-taken"]


@pytest.mark.parametrize(
    "path", ["../x.html", "/etc/passwd", "", "a//b", "a/./b", "a\\b", "C:/x", "a./b", "a\nb", "con /x"]
)
def test_no_file_leaves_the_output_folder(path: str) -> None:
    """Neither by going up nor by names that some system reads otherwise."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin")]))
    assert "internal-path" in {found.code for found in check_links(plan, frozenset({OutputPath(path)}))}


def test_a_file_and_a_folder_do_not_share_a_name() -> None:
    """A document named like the folder of a page cannot be written."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin")]))
    assert [found.code for found in check_links(plan, frozenset({OutputPath("Ban-Tin")}))] == ["internal-path"]


def test_absolute_addresses_are_under_the_site() -> None:
    """A feed that names another host is found."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin")]))
    pages = tuple(
        replace(page, view=replace(page.view, self_url="https://elsewhere.example/feed.xml"))
        if isinstance(page.view, FeedView) and page.path == "feed.xml"
        else page
        for page in plan.pages
    )
    expected = error("internal-dead-link", "feed.xml", page="feed.xml", address="https://elsewhere.example/feed.xml")
    assert (expected,) == check_links(replace(plan, pages=pages))


def test_a_base_path_that_is_not_the_sites_is_found() -> None:
    """Pages would link under one path and feeds under another."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin")]))
    assert {"internal-dead-link"} == {found.code for found in check_links(plan, base_path="/x")}


def test_documents_of_what_is_not_shown_are_not_published() -> None:
    """A link to a file beside a withdrawn bulletin leads nowhere: no byte of it may come out."""
    file = "bulletins/2024/da-rut/mat.pdf"
    text = make_text("tin", body=(linking(reference(ReferenceKind.FILE, file)),))
    press = Press(
        bulletins=[make_bulletin("tin", texts=(text,))], withdrawn=(make_bulletin("da-rut", fate=FileStatus.WITHDRAWN),)
    )
    plan = plan_site(press, sources=make_sources(file))
    assert plan.assets == ()
    assert (error("dead-link", INDEX, 9, address="/ban-tin/da-rut/mat.pdf"),) == check_links(plan)


def test_what_pages_share_is_walked_once() -> None:
    """Of pages that share their chrome the first alone gives its links; each gives its own."""
    plan = plan_site(Press(bulletins=long_run(2)))
    walker = LinkWalker()
    first, *others = [page for page in plan.pages if isinstance(page.view, BulletinView)]
    assert isinstance(first.view, BulletinView)
    search = first.view.chrome.search
    assert search in list(walker.links(first.view, first.path))
    assert [page.path for page in others if any(href is search for href in walker.links(page.view, page.path))] == []
    found = [href for page in plan.pages for href in walker.links(page.view, page.path)]
    assert Href(path=SitePath("/ban-tin/tin-00001/")) in found


@given(st.permutations(range(6)))
def test_pages_may_be_looked_at_in_any_order(order: list[int]) -> None:
    """Whoever looks at pages in whatever order, the first page by path is named that leads in vain."""
    plan = plan_site(Press(bulletins=long_run(3)))
    pages = plan.pages[:6]
    inspection = LinkChecker("", "")
    for number in order:
        inspection.note(inspection.look(pages[number]))
    straight = LinkChecker("", "")
    for page in pages:
        straight.note(straight.look(page))
    nowhere: dict[OutputPath, tuple[str, ...]] = {}
    assert straight.find(nowhere, (), ()) == inspection.find(nowhere, (), ()) != ()


def test_an_asset_may_be_linked_with_any_anchor() -> None:
    """A document's own anchors, such as a page of a PDF, are not ours to check."""
    plan = linked_plan(reference(ReferenceKind.FILE, "bulletins/2024/tin/ke-hoach.pdf", "page=2"))
    assert isinstance(plan.assets[0], Asset)
    assert check_links(plan) == ()
