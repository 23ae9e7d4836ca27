"""Small material for one test: what a site of a few units, campaigns and bulletins would be read as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bulletins.assembly import assemble
from bulletins.model.bulletin import (
    Attachment,
    Facts,
    Figure,
    Reference,
    ReferenceKind,
    SharedFields,
    Status,
    TextFacts,
)
from bulletins.model.config import NO_CONTACT, AddressWords, LanguageConfig, SiteConfig, Term
from bulletins.model.identity import ContentPath, Digest, Language, Slug
from bulletins.model.localized import NOTHING, Localized
from bulletins.model.registry import Campaign, Succession, Unit
from bulletins.model.site import Assembly, Site, SiteFacts
from bulletins.model.source import FileStatus, Source, SourceKind, SourceLines
from bulletins.model.table import Table
from bulletins.model.value import replace

V = TypeVar("V")


VI, EN = Language("vi"), Language("en")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2025, 8, 1, 12, tzinfo=ZONE)
LINES = {"date": 3, "unit": 4, "campaign": 5, "section": 6, "items": 7, "aliases": 8, "authors": 9}
REGISTRY_LINES = {"level": 3, "parent": 4, "successors": 5, "aliases": 6, "owner": 7, "follows": 8, "valid_to": 9}
SITE_LINES = {"sections": 5, "featured": 20, "menu": 21, "notice": 22, "logo": 23, "highlights": 24, "schemes": 25}


def slugs(names: str) -> tuple[Slug, ...]:
    """Return the slugs in a line of words."""
    return tuple(Slug(name) for name in names.split())


def at(table: Table[Slug, V], slug: str) -> V:
    """Return what a table holds for a slug."""
    return table[Slug(slug)]


def named(vi: str, en: str = "") -> Localized:
    """Return a name in Vietnamese and, if given, English."""
    return Localized(entries=((VI, vi), (EN, en)) if en else ((VI, vi),))


def origin(path: str, lines: Mapping[str, int]) -> SourceLines:
    """Return where a test's value was read."""
    return SourceLines(path=f"content/{path}", lines=tuple(lines.items()))


def words(*eight: str) -> AddressWords:
    """Return one language's address words in the order of their fields."""
    names = ("bulletins", "units", "campaigns", "sections", "archive", "search", "page", "feed")
    return AddressWords(**dict(zip(names, eight, strict=True)))


def terms(names: str) -> tuple[Term, ...]:
    """Return a closed list of site.yml."""
    return tuple(Term(slug=slug, name=named(slug)) for slug in slugs(names))


CONFIG = SiteConfig(
    origin=origin("site.yml", SITE_LINES),
    name=named("Hội", "Union"),
    short_name=named("Hội"),
    tagline=NOTHING,
    description=NOTHING,
    languages=(
        LanguageConfig(
            code=VI,
            name="Tiếng Việt",
            direction="ltr",
            addresses=words(
                "ban-tin", "don-vi", "phong-trao", "chuyen-muc", "luu-tru", "tim-kiem", "trang", "nguon-tin"
            ),
        ),
        LanguageConfig(
            code=EN,
            name="English",
            direction="ltr",
            addresses=words("bulletins", "units", "campaigns", "sections", "archive", "search", "page", "feed"),
        ),
    ),
    time_zone="Asia/Ho_Chi_Minh",
    sections=terms("hoat-dong guong-sang"),
    levels=terms("trung-uong tinh huyen xa chi-hoi"),
    campaign_types=terms("phong-trao"),
    contact=NO_CONTACT,
    editor=NOTHING,
    licence=NOTHING,
)


def unit(slug: str, parent: str = "", *, level: str = "tinh", successors: str = "", parts: str = "") -> Unit:
    """Return a unit; `parts` are successors that took over a part of it."""
    after = [Succession(unit=one) for one in slugs(successors)]
    after += [Succession(unit=one, whole=False) for one in slugs(parts)]
    return Unit(
        slug=Slug(slug),
        origin=origin(f"units/{slug}.yml", REGISTRY_LINES),
        name=named(slug),
        short_name=named(slug),
        level=Slug(level),
        parent=Slug(parent) if parent else None,
        successors=tuple(after),
    )


def campaign(slug: str, *, owner: str = "", follows: str = "") -> Campaign:
    """Return a campaign."""
    return Campaign(
        slug=Slug(slug),
        origin=origin(f"campaigns/{slug}.yml", REGISTRY_LINES),
        name=named(slug),
        short_name=named(slug),
        kind=Slug("phong-trao"),
        owner=Slug(owner) if owner else None,
        follows=Slug(follows) if follows else None,
    )


def day(number: int) -> datetime:
    """Return a time of publication: so many days after New Year 2025, at eight in the morning in Việt Nam."""
    return datetime(2025, 1, 1, 1, tzinfo=UTC) + timedelta(days=number)


def bulletin(slug: str, number: int = 0, units: str = "tinh", **shared: object) -> Facts:
    """Return the original of a bulletin published on a day counted from New Year 2025; `shared` are other fields."""
    fields = SharedFields(published=day(number), units=slugs(units))
    path = ContentPath(f"bulletins/2025/{slug}/index.md")
    return Facts(slug=Slug(slug), path=path, shared=replace(fields, **_typed(shared)), text=_text(path, VI))


def translation(slug: str, **shared: object) -> Facts:
    """Return the English text of a bulletin, which repeats only the shared fields given."""
    path = ContentPath(f"bulletins/2025/{slug}/index.en.md")
    return Facts(slug=Slug(slug), path=path, shared=replace(SharedFields(), **_typed(shared)), text=_text(path, EN))


def page(slug: str, **shared: object) -> Facts:
    """Return the original of a static page."""
    path = ContentPath(f"pages/{slug}/index.md")
    return Facts(slug=Slug(slug), path=path, shared=replace(SharedFields(), **_typed(shared)), text=_text(path, VI))


def with_text(manuscript: Facts, **changes: object) -> Facts:
    """Return a manuscript whose text has other fields."""
    return replace(manuscript, text=replace(manuscript.text, **_typed(changes)))


def figure(manuscript: Facts, name: str, **changes: object) -> Figure:
    """Return a photo beside a manuscript, on line 12."""
    figured = Figure(photo=beside(manuscript, name), alt="Mọi người", line=12)
    return replace(figured, **_typed(changes))


def attachment(manuscript: Facts, name: str, title: str = "Kế hoạch") -> Attachment:
    """Return a document beside a manuscript, on line 13."""
    return Attachment(file=beside(manuscript, name), title=title, line=13)


def beside(manuscript: Facts, name: str) -> ContentPath:
    """Return the path of a file in a manuscript's folder."""
    return ContentPath(f"{manuscript.path.rpartition('/')[0]}/{name}")


def linking(manuscript: Facts, kind: ReferenceKind, target: str, anchor: str = "") -> Facts:
    """Return a manuscript whose only link stands on line 15."""
    link = Reference(kind=kind, target=target, anchor=anchor, written=f"{target}#{anchor}", line=15)
    return with_text(manuscript, references=(link,))


def material(
    *manuscripts: Facts,
    units: Iterable[Unit] = (unit("tinh"),),
    campaigns: Iterable[Campaign] = (),
    assets: Iterable[str] = (),
    config: SiteConfig = CONFIG,
    refused: Iterable[str] = (),
) -> SiteFacts:
    """Return material with a source for everything in it; `refused` are paths of sources that have errors."""
    units, campaigns = tuple(units), tuple(campaigns)
    texts = [_source(one.path, kind_of(one), one.slug) for one in manuscripts]
    entries = [_source(f"units/{one.slug}.yml", SourceKind.UNIT, one.slug) for one in units]
    entries += [_source(f"campaigns/{one.slug}.yml", SourceKind.CAMPAIGN, one.slug) for one in campaigns]
    files = [_source(path, SourceKind.ASSET, Slug(path.split("/")[-2] if "/" in path else "")) for path in assets]
    read = {one.path for one in (*texts, *entries)}
    failed = [_source(path, SourceKind.BULLETIN, Slug(path.split("/")[-2])) for path in refused if path not in read]
    site = _source("site.yml", SourceKind.SITE, Slug(""))
    return SiteFacts(
        config=config,
        sources=(site, *texts, *entries, *files, *failed),
        bulletins=tuple(one for one in manuscripts if kind_of(one) is SourceKind.BULLETIN),
        pages=tuple(one for one in manuscripts if kind_of(one) is SourceKind.PAGE),
        units=units,
        campaigns=campaigns,
        refused=frozenset(ContentPath(path) for path in refused),
    )


def kind_of(manuscript: Facts) -> SourceKind:
    """Return whether a manuscript is a bulletin's or a page's."""
    return SourceKind.PAGE if manuscript.path.startswith("pages/") else SourceKind.BULLETIN


def assembled(read: SiteFacts, *, preview: bool = False, now: datetime = NOW) -> Assembly:
    """Return what assembling makes of material, with four related bulletins."""
    return assemble(read, now=now, preview=preview, related_count=4)


def site_of(read: SiteFacts, *, preview: bool = False, now: datetime = NOW) -> Site:
    """Return the site that material makes, which must have no problem."""
    made = assembled(read, preview=preview, now=now)
    assert made.problems == ()
    assert made.site is not None
    return made.site


def found(read: SiteFacts, *, preview: bool = False) -> list[tuple[str, int, str]]:
    """Return place and code of every problem."""
    made = assembled(read, preview=preview)
    return [(one.path.removeprefix("content/"), one.line, one.code) for one in made.problems]


def details(read: SiteFacts, code: str) -> dict[str, str]:
    """Return the details of the only problem with a code."""
    (one,) = (one for one in assembled(read).problems if one.code == code)
    return dict(one.details)


def fates(made: Assembly) -> dict[str, FileStatus]:
    """Return the fate of every source."""
    return {str(entry.path): entry.fate for entry in made.ledger}


def _typed(shared: Mapping[str, object]) -> dict[str, Any]:
    """Return shared fields with lines of slugs split into tuples."""
    listed = {"campaigns", "items", "aliases", "units"}
    return {key: slugs(value) if key in listed and isinstance(value, str) else value for key, value in shared.items()}


def _text(path: ContentPath, language: Language) -> TextFacts:
    """Return the facts of a text without a body."""
    return TextFacts(language=language, origin=origin(path, LINES))


def _source(path: str, kind: SourceKind, slug: Slug) -> Source:
    """Return a source of nothing."""
    return Source(
        path=ContentPath(path), file=f"/{path}", kind=kind, slug=slug, language=None, digest=Digest("0" * 32), size=0
    )


DRAFT, WITHDRAWN = Status.DRAFT, Status.WITHDRAWN
TODAY = date(2025, 8, 1)
