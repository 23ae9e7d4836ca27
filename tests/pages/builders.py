"""Assembled sites made by hand: a small one to say exactly what a page shows, a long one to see what changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bulletins.checking import LinkChecker
from bulletins.model.bulletin import Bulletin, Figure, Html, StaticPage, TextFacts, Words
from bulletins.model.config import AddressWords, Contact, LanguageConfig, SiteConfig, Term
from bulletins.model.identity import ContentPath, Digest, Language, OutputPath, Slug
from bulletins.model.localized import Localized
from bulletins.model.page import Page
from bulletins.model.photo import Asset, CardSubject, Derivative, ImageSet, ShareCard
from bulletins.model.problem import Problem
from bulletins.model.registry import Campaign, Unit
from bulletins.model.settings import BuildSettings
from bulletins.model.site import BulletinEntry, CampaignEntry, Site, UnitEntry, UnitOrder
from bulletins.model.source import FileStatus, Source, SourceKind, SourceLines
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.pages import PagePlanner

VI = Language("vi")
EN = Language("en")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SITE_URL = "https://example.org/repository"

VIETNAMESE = AddressWords(
    bulletins="ban-tin",
    units="don-vi",
    campaigns="phong-trao",
    sections="chuyen-muc",
    archive="luu-tru",
    search="tim-kiem",
    page="trang",
    feed="feed",
)
ENGLISH = AddressWords(
    bulletins="bulletins",
    units="units",
    campaigns="campaigns",
    sections="sections",
    archive="archive",
    search="search",
    page="page",
    feed="feed",
)


def both(vietnamese: str, english: str = "") -> Localized:
    """Return a text in Vietnamese and, where given, in English."""
    entries = [(VI, vietnamese)]
    if english:
        entries.append((EN, english))
    return Localized(entries=tuple(entries))


def make_config(**changes: object) -> SiteConfig:
    """Return the words of a bilingual site of two sections, two levels and one campaign type."""
    config = SiteConfig(
        origin=SourceLines(path="content/site.yml"),
        name=both("Hội Mẫu", "Sample Union"),
        short_name=both("Mẫu", "Sample"),
        tagline=both("Tin hoạt động", "News of what we do"),
        description=both("Bản tin của Hội Mẫu", "Bulletins of the Sample Union"),
        languages=(
            LanguageConfig(code=VI, name="Tiếng Việt", direction="ltr", addresses=VIETNAMESE),
            LanguageConfig(code=EN, name="English", direction="ltr", addresses=ENGLISH),
        ),
        time_zone="Asia/Ho_Chi_Minh",
        sections=(
            Term(slug=Slug("hoat-dong"), name=both("Hoạt động", "Activities")),
            Term(slug=Slug("thong-bao"), name=both("Thông báo", "Notices")),
        ),
        levels=(
            Term(slug=Slug("province"), name=both("Cấp tỉnh", "Province")),
            Term(slug=Slug("commune"), name=both("Cấp xã", "Commune")),
        ),
        campaign_types=(Term(slug=Slug("scheme"), name=both("Đề án", "Scheme")),),
        contact=Contact(email="hoi@example.org"),
        editor=both("Ban biên tập", "Editors"),
        licence=both("Được dẫn lại khi ghi nguồn", "Free to quote with its source"),
    )
    return replace(config, **changes)


class WrittenText(TextFacts, frozen=True, kw_only=True):
    """The facts of a text with its words beside them, as they stand in one file."""

    words: Words


def make_text(slug: str, language: Language = VI, folder: str = "bulletins/2024", **changes: object) -> WrittenText:
    """Return one language's text of a bulletin: a title, a summary, a paragraph; `changes` are facts or words."""
    name = "index.md" if language == VI else f"index.{language}.md"
    words = Words(
        title=f"{slug} ({language})",
        summary=f"Tóm tắt {slug} ({language})",
        body=(Html(pieces=("<p>…</p>",)),),
        count=250,
    )
    words = replace(words, **{name: value for name, value in changes.items() if name in Words.__struct_fields__})
    text = WrittenText(
        language=language,
        origin=SourceLines(path=f"content/{folder}/{slug}/{name}"),
        words=words,
        figures=words.figures,
        references=words.references,
        heading_anchors=tuple(heading.anchor for heading in words.headings),
    )
    return replace(text, **{name: value for name, value in changes.items() if name not in Words.__struct_fields__})


def _without_words(texts: tuple[TextFacts, ...]) -> tuple[TextFacts, ...]:
    """Return the facts of texts alone, which is all that assembling knows."""
    fields = TextFacts.__struct_fields__
    return tuple(TextFacts(**{name: getattr(text, name) for name in fields}) for text in texts)


def make_bulletin(slug: str, **changes: object) -> Bulletin:
    """Return a published bulletin of the commune of 10 July 2024, in Vietnamese."""
    bulletin = Bulletin(
        slug=Slug(slug),
        published=datetime(2024, 7, 10, 15, 15, tzinfo=ZONE),
        units=(Slug("xa-an"),),
        section=Slug("hoat-dong"),
        texts=(make_text(slug),),
        fate=FileStatus.PUBLISHED,
    )
    return replace(bulletin, **changes)


def make_unit(slug: str, parent: str | None = None, **changes: object) -> Unit:
    """Return a unit; one with a parent is a commune's."""
    unit = Unit(
        slug=Slug(slug),
        origin=SourceLines(path=f"content/units/{slug}.yml"),
        name=both(f"Hội LHPN {slug}", f"Women's Union of {slug}"),
        short_name=both(slug.title(), f"{slug.title()} (en)"),
        level=Slug("commune" if parent else "province"),
        parent=Slug(parent) if parent else None,
    )
    return replace(unit, **changes)


def make_campaign(slug: str, **changes: object) -> Campaign:
    """Return a scheme of the province without an end."""
    campaign = Campaign(
        slug=Slug(slug),
        origin=SourceLines(path=f"content/campaigns/{slug}.yml"),
        name=both(f"Đề án {slug}", f"Scheme {slug}"),
        short_name=both(f"ĐA {slug}", f"S {slug}"),
        kind=Slug("scheme"),
        owner=Slug("tinh"),
        start=2020,
    )
    return replace(campaign, **changes)


def make_page(slug: str, **changes: object) -> StaticPage:
    """Return a static page in Vietnamese."""
    return replace(StaticPage(slug=Slug(slug), texts=(make_text(slug, folder="pages"),)), **changes)


UNITS = (make_unit("tinh"), make_unit("xa-an", "tinh"), make_unit("xa-binh", "tinh"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What a site is made from; `site()` relates it as assembling does, in the plainest way."""

    bulletins: Sequence[Bulletin] = ()
    withdrawn: tuple[Bulletin, ...] = ()
    units: tuple[Unit, ...] = UNITS
    campaigns: tuple[Campaign, ...] = (make_campaign("938"),)
    pages: tuple[StaticPage, ...] = ()
    config: SiteConfig = field(default_factory=make_config)
    featured: tuple[Slug, ...] = ()

    def words(self) -> Mapping[str, Words]:
        """Return the words of every text by the path a person sees."""
        articles: tuple[Bulletin | StaticPage, ...] = (*self.bulletins, *self.withdrawn, *self.pages)
        texts = (text for article in articles for text in article.texts)
        return {text.origin.path: text.words for text in texts if isinstance(text, WrittenText)}

    def site(self) -> Site:
        """Return the assembled site."""
        shown = sorted(self.bulletins, key=lambda bulletin: (bulletin.published, bulletin.slug))
        shown = [replace(each, texts=_without_words(each.texts)) for each in shown]
        units = {unit.slug: unit for unit in self.units}
        return Site(
            config=self.config,
            bulletins=Table(_entries(shown)),
            withdrawn=tuple(replace(each, texts=_without_words(each.texts)) for each in self.withdrawn),
            timeline=tuple(bulletin.slug for bulletin in shown),
            units=Table((unit.slug, _unit_entry(unit, units, shown)) for unit in self.units),
            unit_orders=tuple(_order(language.code, self.units) for language in self.config.languages),
            campaigns=Table((each.slug, _campaign_entry(each, self.campaigns, shown)) for each in self.campaigns),
            campaign_order=Table(
                (language.code, tuple(each.slug for each in self.campaigns)) for language in self.config.languages
            ),
            sections=Table(
                (term.slug, tuple(each.slug for each in shown if each.section == term.slug))
                for term in self.config.sections
            ),
            pages=Table((page.slug, replace(page, texts=_without_words(page.texts))) for page in self.pages),
            featured=self.featured,
        )


def _entries(shown: Sequence[Bulletin]) -> list[tuple[Slug, BulletinEntry]]:
    """Return every bulletin with its neighbours in its unit, and the two before it as related."""
    slugs = {bulletin.slug for bulletin in shown}
    rows: dict[Slug, BulletinEntry] = {}
    earlier: dict[Slug, tuple[Slug, ...]] = {}
    for bulletin in shown:
        others = earlier.get(bulletin.units[0], ())
        for slug in others[:1]:
            rows[slug] = replace(rows[slug], next=bulletin.slug)
        related = tuple(list(rows)[:-3:-1])
        items = tuple(item for item in bulletin.items if item in slugs)
        rows[bulletin.slug] = BulletinEntry(bulletin=bulletin, others=others, related=related, items=items)
        earlier[bulletin.units[0]] = (bulletin.slug, *others)[:5]
    return list(rows.items())


def _ancestors(unit: Unit, units: dict[Slug, Unit]) -> tuple[Slug, ...]:
    """Return the units above a unit, the root first."""
    if unit.parent is None:
        return ()
    return (*_ancestors(units[unit.parent], units), unit.parent)


def _unit_entry(unit: Unit, units: dict[Slug, Unit], shown: Sequence[Bulletin]) -> UnitEntry:
    """Return a unit in its tree."""
    below = {each.slug for each in units.values() if unit.slug in (*_ancestors(each, units), each.slug)}
    before = [(each, step) for each in units.values() for step in each.successors if step.unit == unit.slug]
    theirs = {each.slug for each, _ in before}
    bulletins = tuple(each.slug for each in shown if not below.isdisjoint(each.units))
    return UnitEntry(
        unit=unit,
        ancestors=_ancestors(unit, units),
        predecessors=tuple(replace(step, unit=each.slug) for each, step in before),
        bulletins=bulletins,
        own=sum(unit.slug in each.units for each in shown),
        inherited=tuple(
            each.slug for each in shown if not theirs.isdisjoint(each.units) and each.slug not in bulletins
        ),
    )


def _order(language: Language, units: Sequence[Unit]) -> UnitOrder:
    """Return the tree as one language reads it, in the order given."""
    return UnitOrder(
        language=language,
        roots=tuple(unit.slug for unit in units if unit.parent is None),
        children=Table(
            (parent.slug, tuple(unit.slug for unit in units if unit.parent == parent.slug)) for parent in units
        ),
    )


def _campaign_entry(campaign: Campaign, campaigns: Sequence[Campaign], shown: Sequence[Bulletin]) -> CampaignEntry:
    """Return a campaign with what belongs to it."""
    bulletins = [each for each in shown if campaign.slug in each.campaigns]
    return CampaignEntry(
        campaign=campaign,
        bulletins=tuple(each.slug for each in bulletins),
        units=tuple(dict.fromkeys(unit for each in bulletins for unit in each.units)),
        followed_by=tuple(each.slug for each in campaigns if each.follows == campaign.slug),
    )


def make_settings(site_url: str = SITE_URL, page_size: int = 5) -> BuildSettings:
    """Return the engine's choices with small pages."""
    here = Path()
    return BuildSettings(
        content=here, output=here, theme=here, state=here, site_url=site_url, page_size=page_size, feed_size=8
    )


def photo_path(slug: str) -> ContentPath:
    """Return where a bulletin's photo lies."""
    return ContentPath(f"bulletins/2024/{slug}/anh.jpg")


def make_figure(slug: str, **changes: object) -> Figure:
    """Return a bulletin's photo with its words."""
    figure = Figure(photo=photo_path(slug), alt="Chị em trồng hoa", caption="Đường hoa", credit="Ảnh: Mẫu", line=5)
    return replace(figure, **changes)


def make_images(*photos: ContentPath) -> Table[ContentPath, ImageSet]:
    """Return two derivatives of each photo."""
    return Table((photo, _make_image_set(photo)) for photo in photos)


def _make_image_set(photo: ContentPath) -> ImageSet:
    """Return the derivatives of one photo."""
    stem = "anh/" + photo.replace("/", "-").removesuffix(".jpg")
    digest = Digest("0" * 32)
    return ImageSet(
        photo=photo,
        variants=(
            Derivative(
                output=OutputPath(f"{stem}-360.webp"),
                source=digest,
                width=360,
                height=240,
                mime="image/webp",
                quality=72,
            ),
        ),
        fallback=Derivative(
            output=OutputPath(f"{stem}-720.jpg"), source=digest, width=720, height=480, mime="image/jpeg", quality=78
        ),
    )


def make_sources(*files: str) -> Table[ContentPath, Source]:
    """Return assets as discovery finds them."""
    return Table(
        (
            ContentPath(file),
            Source(
                path=ContentPath(file),
                file=f"/content/{file}",
                kind=SourceKind.ASSET,
                slug=Slug(file.split("/")[-2]),
                language=None,
                digest=Digest("1" * 32),
                size=1234,
            ),
        )
        for file in files
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeSite:
    """Every page of a site, made, in the order of their paths, with what they offer and what is wrong with them."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    cards: tuple[ShareCard, ...]
    subjects: tuple[CardSubject, ...]
    settings: BuildSettings


def make_planner(
    press: Press,
    *,
    settings: BuildSettings | None = None,
    images: Table[ContentPath, ImageSet] | None = None,
    sources: Table[ContentPath, Source] | None = None,
    cards: Callable[[CardSubject], ShareCard | None] | None = None,
) -> PagePlanner:
    """Return what plans and makes the pages of a site; interface words stay English and carry their language."""
    return PagePlanner(
        press.site(),
        images=images or Table(),
        sources=sources or Table(),
        settings=settings or make_settings(),
        words=press.words(),
        translate=lambda language, word: f"{word} [{language}]",
        cards=cards,
    )


def plan_site(
    press: Press,
    *,
    settings: BuildSettings | None = None,
    images: Table[ContentPath, ImageSet] | None = None,
    sources: Table[ContentPath, Source] | None = None,
    cards: Callable[[CardSubject], ShareCard | None] | None = None,
) -> WholeSite:
    """Return a site with all its pages made."""
    settings = settings or make_settings()
    planner = make_planner(press, settings=settings, images=images, sources=sources, cards=cards)
    traced = [planner.make(planned) for planned in planner.planned]
    lines = (planner.line(each.page) for each in traced)
    traced += [planner.make(planned) for planned in planner.plan_sitemap(line for line in lines if line)]
    return WholeSite(
        pages=tuple(sorted((each.page for each in traced), key=lambda page: page.path)),
        assets=planner.assets,
        problems=tuple(sorted({problem for each in traced for problem in each.problems})),
        notes=planner.notes,
        cards=planner.cards,
        subjects=planner.subjects,
        settings=settings,
    )


def check_links(
    site: WholeSite, others: frozenset[OutputPath] = frozenset(), *, base_path: str | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong with the links and places of a site; `others` are its files but pages and documents.

    A `base_path` goes before the path of the site's own address.
    """
    checker = LinkChecker(site.settings.site_url, site.settings.base_path if base_path is None else base_path)
    for page in site.pages:
        checker.note(checker.look(page))
    claims = [(page.path, page.origin) for page in site.pages]
    files = [*(asset.output for asset in site.assets), *sorted(others)]
    return checker.find({page.path: page.anchors for page in site.pages}, claims, files)


def page_at(site: WholeSite, path: str) -> Page:
    """Return the page at a path of the output folder."""
    return next(page for page in site.pages if page.path == path)


def paths_of(site: WholeSite, *kinds: str) -> list[str]:
    """Return the paths of all pages, or of those kinds."""
    return [page.path for page in site.pages if not kinds or page.kind in kinds]


def derivatives_of(images: Table[ContentPath, ImageSet]) -> frozenset[OutputPath]:
    """Return every file of the pictures."""
    return frozenset(made.output for image in images.values() for made in image.files)


def long_run(count: int, *, english_every: int = 3) -> list[Bulletin]:
    """Return bulletins two days apart from 2023 on, over two communes, both sections and one campaign."""
    start = datetime(2023, 1, 2, 9, 0, tzinfo=ZONE)
    run: list[Bulletin] = []
    for number in range(count):
        slug = f"tin-{number:05}"
        texts = [make_text(slug)]
        if number % english_every == 0:
            texts.append(make_text(slug, EN))
        run.append(
            make_bulletin(
                slug,
                published=start + timedelta(days=2 * number),
                units=(Slug("xa-an" if number % 2 else "xa-binh"),),
                section=Slug("hoat-dong" if number % 3 else "thong-bao"),
                campaigns=(Slug("938"),) if number % 4 == 0 else (),
                texts=tuple(texts),
            )
        )
    return run
