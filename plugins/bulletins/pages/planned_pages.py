"""Planned pages, which are not made yet: planning a large site must cost no more than its changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bulletins.model.identity import ContentPath, OutputPath
from bulletins.model.page import Page
from bulletins.model.photo import CardSubject
from bulletins.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """One page to be made, and where it will lie.

    `make` gives the page. It may use what is the same for the whole site (names, addresses, registries), what it looks
    up in the tables of bulletins, and `arguments`: whatever else may change from build to build, as plain values whose
    `repr` says all of them. Words of bulletins it must look up: they may change between planning and making.
    """

    path: OutputPath
    kind: str
    make: Callable[[], Page]
    arguments: tuple[object, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedPage:
    """A page that was made, with its lookups.

    `needs` are names of bulletins. `assets` are the documents it offers, `subjects` what its share cards show.
    `problems` are the photos that it should show and cannot.
    """

    page: Page
    needs: frozenset[str]
    assets: tuple[ContentPath, ...] = ()
    subjects: tuple[CardSubject, ...] = ()
    problems: tuple[Problem, ...] = ()
