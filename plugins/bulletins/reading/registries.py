"""Units and campaigns, each read from its registry file, whose name is the slug; a contact and a link, as both have."""

from __future__ import annotations

from datetime import date

from bulletins.model.config import NO_CONTACT, Contact, SiteConfig
from bulletins.model.identity import Language, Slug
from bulletins.model.localized import NOTHING
from bulletins.model.problem import Outcome, error
from bulletins.model.registry import Campaign, Succession, Unit
from bulletins.model.source import Source, SourceKind
from bulletins.reading.dates import FIRST_REGISTRY_YEAR, read_day, read_year
from bulletins.reading.document import read_document
from bulletins.reading.fields import Fields, Reader, open_fields
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.former_addresses import FormerAddresses, read_aliases
from bulletins.reading.languages import read_term
from bulletins.reading.lines import Field, Mapping, RawScalar
from bulletins.reading.photo_keys import read_each
from bulletins.reading.texts import read_text
from bulletins.reading.values import read_email, read_flag, read_https, read_localized, read_phone, read_slug_of

CONTACT_KEYS = ("address", "phone", "email", "links")
"""The keys of a contact."""
UNIT_KEYS = (
    "name",
    "short_name",
    "level",
    "parent",
    "valid_from",
    "valid_to",
    "successors",
    "description",
    "contact",
    "aliases",
)
"""The keys of a unit."""
CAMPAIGN_KEYS = ("name", "short_name", "type", "owner", "start", "end", "follows", "description", "aliases")
"""The keys of a campaign."""


def read_contact(languages: tuple[Language, ...]) -> Reader[Contact]:
    """Return a reader of a contact; every part may be left out."""

    def _read(field: Field, problems: FileProblems) -> Contact | None:
        record = open_fields(field, problems, CONTACT_KEYS)
        if record is None:
            return None
        return Contact(
            address=record.read("address", read_localized(languages)) or NOTHING,
            phone=record.read("phone", read_phone) or "",
            email=record.read("email", read_email) or "",
            links=record.read("links", read_each(read_link)) or (),
        )

    return _read


def read_link(field: Field, problems: FileProblems) -> tuple[str, str] | None:
    """Return a link to another site: its label and its https address."""
    record = open_fields(field, problems, ("label", "url"))
    if record is None:
        return None
    label = record.require("label", read_text)
    url = record.require("url", read_https)
    return (label, url) if label and url else None


def read_unit(source: Source, config: SiteConfig) -> Outcome[Unit]:
    """Return the unit a file describes, with everything that is wrong in it; None where it holds no keys at all."""
    problems = FileProblems(source)
    record = read_document(source, UNIT_KEYS, problems)
    unit = None if record is None else _unit(record, source, config, problems)
    return Outcome(value=unit, problems=problems.found)


def read_campaign(source: Source, config: SiteConfig) -> Outcome[Campaign]:
    """Return the campaign a file describes, with everything that is wrong in it; None where it holds no keys at all."""
    problems = FileProblems(source)
    record = read_document(source, CAMPAIGN_KEYS, problems)
    campaign = None if record is None else _campaign(record, source, config, problems)
    return Outcome(value=campaign, problems=problems.found)


def _unit(record: Fields, source: Source, config: SiteConfig, problems: FileProblems) -> Unit:
    words = read_localized(_codes(config))
    name = record.require("name", words) or NOTHING
    level = record.require("level", read_term(config.levels, "levels", config))
    parent = record.read("parent", read_slug_of(SourceKind.UNIT))
    valid_from = record.read("valid_from", read_day(FIRST_REGISTRY_YEAR))
    valid_to = record.read("valid_to", read_day(FIRST_REGISTRY_YEAR))
    successors = record.read("successors", read_each(_read_succession)) or ()
    _check_itself(record, "parent", (parent,), source, problems)
    _check_itself(record, "successors", tuple(each.unit for each in successors), source, problems)
    _check_life(record, valid_from, valid_to, successors, problems)
    former = record.read("aliases", read_aliases) or FormerAddresses()
    return Unit(
        slug=source.slug,
        origin=problems.origin(record.lines),
        name=name,
        short_name=record.read("short_name", words) or name,
        level=level or Slug(""),
        parent=parent,
        valid_from=valid_from,
        valid_to=valid_to,
        successors=successors,
        description=record.read("description", words) or NOTHING,
        contact=record.read("contact", read_contact(_codes(config))) or NO_CONTACT,
        aliases=former.slugs,
        old_paths=former.paths,
    )


def _campaign(record: Fields, source: Source, config: SiteConfig, problems: FileProblems) -> Campaign:
    words = read_localized(_codes(config))
    name = record.require("name", words) or NOTHING
    kind = record.require("type", read_term(config.campaign_types, "campaign_types", config))
    start = record.read("start", read_year)
    end = record.read("end", read_year)
    owner = record.read("owner", read_slug_of(SourceKind.UNIT))
    follows = record.read("follows", read_slug_of(SourceKind.CAMPAIGN))
    _check_itself(record, "follows", (follows,), source, problems)
    if start and end and end < start:
        problems.add(error("ends-before-start", problems.path, _line(record, "end"), start=start, end=end))
    former = record.read("aliases", read_aliases) or FormerAddresses()
    return Campaign(
        slug=source.slug,
        origin=problems.origin(record.lines),
        name=name,
        short_name=record.read("short_name", words) or name,
        kind=kind or Slug(""),
        owner=owner,
        start=start,
        end=end,
        follows=follows,
        description=record.read("description", words) or NOTHING,
        aliases=former.slugs,
        old_paths=former.paths,
    )


def _codes(config: SiteConfig) -> tuple[Language, ...]:
    return tuple(language.code for language in config.languages)


def _read_succession(field: Field, problems: FileProblems) -> Succession | None:
    """Return a successor: a slug alone took over everything, `{unit: …, part: true}` a part."""
    node = field.value
    whole = isinstance(node, RawScalar) and ":" not in node.beside and bool(node.beside)
    if whole or not isinstance(node, Mapping | RawScalar):
        unit = read_slug_of(SourceKind.UNIT)(field, problems)
        return None if unit is None else _located(Succession(unit=unit), field, problems)
    record = open_fields(field, problems, ("unit", "part"))
    if record is None:
        return None
    unit = record.require("unit", read_slug_of(SourceKind.UNIT))
    part = record.read("part", read_flag) or False
    return None if unit is None else _located(Succession(unit=unit, whole=not part), field, problems)


def _located(succession: Succession, field: Field, problems: FileProblems) -> Succession:
    """Return a successor whose line is kept."""
    problems.locate("successors", succession.unit, field.line)
    return succession


def _check_itself(
    record: Fields, key: str, slugs: tuple[Slug | None, ...], source: Source, problems: FileProblems
) -> None:
    if source.slug in slugs:
        line = problems.origin(record.lines).entry(key, source.slug)
        problems.add(error("refers-to-itself", problems.path, line, key=key, slug=source.slug))


def _check_life(
    record: Fields,
    valid_from: date | None,
    valid_to: date | None,
    successors: tuple[Succession, ...],
    problems: FileProblems,
) -> None:
    if valid_from and valid_to and valid_to < valid_from:
        place = (problems.path, _line(record, "valid_to"))
        problems.add(error("ends-before-start", *place, start=valid_from, end=valid_to))
    if successors and not record.has("valid_to"):
        problems.add(error("successors-of-open-unit", problems.path, _line(record, "successors")))


def _line(record: Fields, key: str) -> int:
    return dict(record.lines).get(key, record.line)
