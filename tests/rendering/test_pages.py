"""What holds on every page of the theme, in both languages."""

from __future__ import annotations

import pickle
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bulletins.model.localized import Phrase
from bulletins.model.page import Page
from bulletins.model.problem import Refused
from bulletins.model.value import replace
from bulletins.model.views.machines import MachineView
from bulletins.rendering import Renderer, compile_templates
from jinja2 import Environment

from tests.rendering.samples import machine_pages, sample_pages
from tests.rendering.samples.article_views import bulletin, plain_bulletin
from tests.rendering.samples.things import EN, SETTINGS, SITE_URL, SUMMARY, VI

PAGES = (*sample_pages(VI), *sample_pages(EN))
READ = tuple(page for page in PAGES if page.kind != "redirect")
TYPED = "<script>alert(1)</script> & “thử”"


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """One renderer for all tests: it only remembers what never changes."""
    return Renderer(SETTINGS)


def read(renderer: Renderer, page: Page) -> BeautifulSoup:
    """Return a page as a tree."""
    return BeautifulSoup(renderer.render(page), "html.parser")


def name(page: Page) -> str:
    """Return what a page is called in a test's report."""
    return page.path


@pytest.mark.parametrize("page", READ, ids=name)
def test_landmarks(renderer: Renderer, page: Page) -> None:
    """Every page has one h1, one main that the skip link leads to, a header, a footer and its language."""
    tree = read(renderer, page)
    counts = {element: len(tree.find_all(element)) for element in ("h1", "main")}
    assert counts == {"h1": 1, "main": 1}
    assert tree.select_one("a.skip[href='#main']")
    assert tree.select_one("body > header")
    assert tree.select_one("body > footer")
    assert [tag["lang"] for tag in tree.find_all("html")] == [page.path[:2]]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_base_path(renderer: Renderer, page: Page) -> None:
    """Every address inside the site begins with the base path; nothing is loaded from elsewhere."""
    tree = read(renderer, page)
    links = [str(tag["href"]) for tag in tree.find_all(href=True)]
    inside = [link for link in links if not link.startswith(("#", "https://", "mailto:", "tel:"))]
    assert [link for link in inside if not link.startswith("/tin/")] == []
    loaded = [str(tag["src"]) for tag in tree.find_all(src=True)]
    assert [source for source in loaded if not source.startswith("/tin/")] == []
    scripts = [(str(tag["src"]), tag.has_attr("defer")) for tag in tree.find_all("script", src=True)]
    assert scripts == ([] if page.kind == "redirect" else [("/tin/theme/site.js", True)])
    inline = [tag for tag in tree.find_all("script", src=False) if tag.get("type") != "application/ld+json"]
    assert inline == []
    assert [tag for tag in tree.select("*") if any(name.startswith("on") for name in tag.attrs)] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_same_bytes(renderer: Renderer, page: Page) -> None:
    """A page is the same bytes from another process's renderer, ends in a line feed and has no carriage return."""
    other = Renderer(pickle.loads(pickle.dumps(SETTINGS)))  # noqa: S301  (our own value, as a pool would send it)
    data = renderer.render(page)
    assert data == other.render(pickle.loads(pickle.dumps(page)))  # noqa: S301  (the same)
    assert data.endswith(b"\n")
    assert b"\r" not in data


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pictures(renderer: Renderer, page: Page) -> None:
    """Every picture has its size and words; at most one loads at once, and that one first."""
    pictures = [tag for tag in read(renderer, page).find_all("img") if not tag.find_parent(class_="brand")]
    assert all(tag.get("width") and tag.get("height") and tag.get("alt") is not None for tag in pictures)
    eager = [tag for tag in pictures if tag.get("loading") != "lazy"]
    assert len(eager) <= 1
    assert all(tag.get("fetchpriority") == "high" for tag in eager)


@pytest.mark.parametrize("page", READ, ids=name)
def test_headings(renderer: Renderer, page: Page) -> None:
    """Headings go down one level at a time."""
    levels = [int(tag.name[1]) for tag in read(renderer, page).select("main :is(h1, h2, h3, h4)")]
    assert [(above, below) for above, below in pairwise(levels) if below > above + 1] == []


@pytest.mark.parametrize("page", machine_pages(), ids=name)
def test_machine_files(renderer: Renderer, page: Page) -> None:
    """Files for programs are made too, the same each time."""
    assert renderer.render(page) == Renderer(SETTINGS).render(page)


@pytest.fixture(scope="module")
def knowing() -> Renderer:
    """Another one, to which the templates were given as compiled."""
    return Renderer(replace(SETTINGS, code=compile_templates(Path(SETTINGS.theme))))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_compiled_before(renderer: Renderer, knowing: Renderer, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates that were compiled by another process give the same bytes, and no page needs one compiled again."""
    data = renderer.render(page)
    monkeypatch.setattr(Environment, "compile", None)
    assert knowing.render(page) == data


def test_a_broken_template_is_left_to_whoever_needs_it(tmp_path: Path) -> None:
    """Compiling all templates fails over none of them; a page of another template is rendered as ever."""
    shutil.copytree(SETTINGS.theme, tmp_path / "theme")
    (tmp_path / "theme/templates/withdrawn.html").write_text("{% if %}", encoding="utf-8")
    broken = replace(SETTINGS, theme=str(tmp_path / "theme"), code=compile_templates(tmp_path / "theme"))
    page = next(page for page in PAGES if page.template == "bulletin.html")
    assert Renderer(broken).render(page) == Renderer(SETTINGS).render(page)
    with pytest.raises(Refused) as refused:
        Renderer(broken).render(next(page for page in PAGES if page.template == "withdrawn.html"))
    (found,) = refused.value.problems
    assert (found.code, found.path, found.line) == ("template-fails", "templates/withdrawn.html", 1)


def test_typed_markup_is_text(renderer: Renderer) -> None:
    """What was typed into a title, a summary, a name or a caption is shown as typed and never runs."""
    view = bulletin(VI)
    assert view.cover is not None
    phrase = Phrase(text=TYPED)
    hostile = replace(
        view,
        title=TYPED,
        summary=TYPED,
        authors=(TYPED,),
        head=replace(view.head, title=TYPED, description=TYPED, structured_data='{"headline":"</script><b>"}'),
        units=(replace(view.units[0], label=phrase),),
        cover=replace(view.cover, caption=phrase, credit=phrase, image=replace(view.cover.image, alt=phrase)),
    )
    page = replace(sample_pages(VI)[1], view=hostile)
    text = renderer.render(page).decode()
    assert "<script>alert" not in text
    assert '{"headline":"\\u003c/script\\u003e\\u003cb\\u003e"}' in text
    tree = read(renderer, page)
    assert [tag.get_text() for tag in tree.find_all("h1")] == [TYPED]
    assert [tag["alt"] for tag in tree.select(".article > figure.figure img")] == [TYPED]


def test_braces_are_text(renderer: Renderer) -> None:
    """Jinja's own marks in a title are nothing but text."""
    page = replace(sample_pages(VI)[1], view=replace(bulletin(VI), title="{{ 7*7 }} {% if %}"))
    assert [tag.get_text() for tag in read(renderer, page).find_all("h1")] == ["{{ 7*7 }} {% if %}"]


def test_lean(renderer: Renderer) -> None:
    """The HTML around a bulletin's own words is at most 6 kB; a tenth of that tells machines what the page is."""
    page = next(page for page in sample_pages(VI) if page.kind == "bulletin-plain")
    page = replace(page, view=replace(plain_bulletin(VI), body=()))
    own = sum(len(text.encode()) for text in (plain_bulletin(VI).title * 2, SUMMARY * 3))
    assert len(renderer.render(page)) - own <= 6 * 1024


@pytest.mark.parametrize("page", READ, ids=name)
def test_title(renderer: Renderer, page: Page) -> None:
    """A page's title names the page and the site; the home page's is the site's own."""
    assert not isinstance(page.view, MachineView)
    head, chrome = page.view.head, page.view.chrome
    expected = head.title if page.kind == "home" else f"{head.title} – {chrome.site_name.text}"
    assert [tag.get_text() for tag in read(renderer, page).find_all("title")] == [expected]


@pytest.mark.parametrize("page", READ, ids=name)
def test_ids(renderer: Renderer, page: Page) -> None:
    """No id stands on a page twice, and every link within the page leads to one."""
    tree = read(renderer, page)
    ids = [str(tag["id"]) for tag in tree.find_all(id=True)]
    assert sorted(set(ids)) == sorted(ids)
    wanted = {str(tag["href"])[1:] for tag in tree.select("a[href^='#']")}
    top = ""  # an empty one leads to the beginning of the page, as HTML says
    assert wanted - set(ids) - {top} == set()


@pytest.mark.parametrize("page", READ, ids=name)
def test_empty_lists(renderer: Renderer, page: Page) -> None:
    """No list stands empty."""
    tree = read(renderer, page)
    assert [tag for tag in tree.select("ul, ol, dl") if not tag.find_all(["li", "div"])] == []


def test_large_photos(renderer: Renderer) -> None:
    """Each photo of a text leads to itself at full size, and from there to its neighbours and back to its place."""
    tree = read(renderer, next(page for page in sample_pages(VI) if page.kind == "bulletin"))
    thumbs = [str(tag["href"])[1:] for tag in tree.select(".gallery a")]
    large = tree.select("div.large")
    assert [tag["id"] for tag in large] == thumbs
    ways = [[str(link["href"]) for link in tag.select(".chips a")] for tag in large]
    anchors = [anchor.removesuffix(".large") for anchor in thumbs]
    assert ways[0] == [f"#{anchors[0]}", f"#{thumbs[1]}"]
    assert ways[-1] == [f"#{thumbs[-2]}", f"#{anchors[-1]}"]
    assert all(tag.select("img[loading=lazy]") and tag["tabindex"] == "-1" for tag in large)


def test_comforts_need_no_place(renderer: Renderer) -> None:
    """What only a script brings to life holds its place from the start, or comes last on the page: nothing moves."""
    tree = read(renderer, next(page for page in sample_pages(VI) if page.kind == "bulletin"))
    assert [tag.get_text() for tag in tree.select(".article > footer button")] == ["Chép địa chỉ"]
    assert tree.find_all(["form", "select", "output"]) == []


def test_language_switch(renderer: Renderer) -> None:
    """Each language is called by its own name, and marked as itself."""
    tree = read(renderer, sample_pages(EN)[0])
    switch = [(tag.get_text(), tag["lang"]) for tag in tree.select(".tools [lang]")]
    assert switch == [("Tiếng Việt", "vi")]


def test_order_does_not_matter() -> None:
    """What a renderer remembers never changes a page: any order of pages gives the same bytes."""
    forward, backward = Renderer(SETTINGS), Renderer(SETTINGS)
    one = [forward.render(page) for page in PAGES]
    other = [backward.render(page) for page in reversed(PAGES)]
    assert one == other[::-1]


def test_translations(renderer: Renderer) -> None:
    """A translated page names itself, its translations and the default language's, with absolute addresses."""
    links = read(renderer, sample_pages(EN)[1]).find_all("link", hreflang=True)
    assert [(link["hreflang"], link["href"]) for link in links] == [
        ("vi", f"{SITE_URL}/ban-tin/tin-0/"),
        ("x-default", f"{SITE_URL}/ban-tin/tin-0/"),
        ("en", f"{SITE_URL}/en/ban-tin/tin-0/"),
    ]


def test_foreign_words_are_marked(renderer: Renderer) -> None:
    """A card without a text in the page's language has its own title, in its language, and says so."""
    page = next(page for page in sample_pages(EN) if page.kind == "listing")
    card = read(renderer, page).select("article.card")[1]
    assert [tag["lang"] for tag in card.select("h2")] == ["vi"]
    assert [tag.get_text() for tag in card.select(".tag")] == ["Digest", "In Vietnamese"]


def test_missing_translation(renderer: Renderer) -> None:
    """An untranslated bulletin says so behind its language switch alone, on the page that the switch leads to."""
    pages = {(page.kind, language): page for language in (VI, EN) for page in sample_pages(language)}
    plain = read(renderer, pages["bulletin-plain", VI])
    assert plain.select(".notice:not(.ribbon), main [lang=en]") == []
    assert [tag["href"] for tag in plain.select(".tools a[lang=en]")] == ["/tin/en/don-vi/6/#untranslated"]
    notice = read(renderer, pages["unit", EN]).select_one("#untranslated")
    assert notice is not None
    assert notice.get_text().startswith("What you were reading has no text in English yet.")


@pytest.mark.parametrize(("mark", "words"), [("draft", "Bản nháp"), ("held", "Chưa đến ngày đăng")])
def test_ribbon(renderer: Renderer, mark: str, words: str) -> None:
    """What is not to be published yet is marked as such in a preview."""
    page = replace(sample_pages(VI)[1], view=replace(bulletin(VI), mark=mark))
    assert [tag.get_text().partition(":")[0] for tag in read(renderer, page).select(".ribbon")] == [words]


def test_withdrawn(renderer: Renderer) -> None:
    """The notice of a withdrawn bulletin stays out of search engines and gives the day and the reason."""
    page = next(page for page in sample_pages(VI) if page.kind == "withdrawn")
    tree = read(renderer, page)
    assert [tag["content"] for tag in tree.find_all("meta", attrs={"name": "robots"})] == ["noindex"]
    assert [tag["datetime"] for tag in tree.find_all("time")] == ["2024-07-10"]
    assert "chưa được người trong ảnh đồng ý" in tree.get_text()


def test_redirect(renderer: Renderer) -> None:
    """A page that moved leads on by refresh and by link, and names the new address as the canonical one."""
    tree = read(renderer, next(page for page in sample_pages(VI) if page.kind == "redirect"))
    assert [tag["content"] for tag in tree.select("meta[http-equiv=refresh]")] == ["0; url=/tin/ban-tin/tin-0/"]
    assert [tag["href"] for tag in tree.select("link[rel=canonical]")] == [f"{SITE_URL}/ban-tin/tin-0/"]
    assert [tag["href"] for tag in tree.select("main a")] == ["/tin/ban-tin/tin-0/"]


def test_not_found_in_every_language(renderer: Renderer) -> None:
    """The 404 page speaks every language of the site."""
    tree = read(renderer, next(page for page in sample_pages(VI) if page.kind == "not-found"))
    sections = {str(tag["lang"]): tag.get_text(" ", strip=True) for tag in tree.select("main section[lang]")}
    assert sections["vi"].endswith("Trang chủ Tìm kiếm Lưu trữ")
    assert sections["en"].startswith("Page not found")


def test_without_site_address() -> None:
    """Without a site address nothing absolute is made up."""
    renderer = Renderer(replace(SETTINGS, site_url="", base_path=""))
    view = bulletin(VI)
    page = replace(sample_pages(VI)[1], view=replace(view, head=replace(view.head, canonical="")))
    tree = BeautifulSoup(renderer.render(page), "html.parser")
    assert tree.select("link[hreflang], link[rel=canonical], meta[property='og:image']") == []
    assert [tag["href"] for tag in tree.select("a.brand")] == ["/"]


def test_third_language() -> None:
    """A language without a catalogue speaks English, with its own dates and direction, and needs no code."""
    view = bulletin(VI)
    arabic = replace(view.chrome, language=type(view.chrome.language)("ar"), direction="rtl")
    renderer = Renderer(replace(SETTINGS, languages=("vi", "en", "ar")))
    page = replace(sample_pages(VI)[1], view=replace(view, chrome=arabic))
    tree = BeautifulSoup(renderer.render(page), "html.parser")
    assert [(tag["lang"], tag["dir"]) for tag in tree.find_all("html")] == [("ar", "rtl")]
    assert [tag.get_text() for tag in tree.select("a.skip")] == ["Skip to the text"]
    assert "يوليو" in tree.select(".dateline")[0].get_text()
