"""Units and campaigns, as their registry files give them."""

from __future__ import annotations

from datetime import date

from bulletins.model.config import NO_CONTACT, Contact
from bulletins.model.identity import SitePath, Slug
from bulletins.model.localized import NOTHING, Localized
from bulletins.model.source import SourceLines
from bulletins.model.value import Value


class Succession(Value, frozen=True, kw_only=True):
    """A unit that carries on another one's work: all of it, or a part."""

    unit: Slug
    whole: bool = True


class Unit(Value, frozen=True, kw_only=True):
    """One unit of the union. `short_name` is what lists show and sort by; `level` is one of site.yml's levels.

    The unit exists from `valid_from` to `valid_to`, both included; None is open. `parent` None is a root.
    """

    slug: Slug
    origin: SourceLines
    name: Localized
    short_name: Localized
    level: Slug
    parent: Slug | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[Succession, ...] = ()
    description: Localized = NOTHING
    contact: Contact = NO_CONTACT
    aliases: tuple[Slug, ...] = ()
    old_paths: tuple[SitePath, ...] = ()


class Campaign(Value, frozen=True, kw_only=True):
    """One campaign, movement, programme, scheme or resolution. `kind` is one of site.yml's campaign types.

    It runs from year `start` to year `end`, both included; None is open. `follows` is the campaign it continues.
    """

    slug: Slug
    origin: SourceLines
    name: Localized
    short_name: Localized
    kind: Slug
    owner: Slug | None = None
    start: int | None = None
    end: int | None = None
    follows: Slug | None = None
    description: Localized = NOTHING
    aliases: tuple[Slug, ...] = ()
    old_paths: tuple[SitePath, ...] = ()
