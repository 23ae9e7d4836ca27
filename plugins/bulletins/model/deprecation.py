"""The names that a later version will remove; each use is reported with its place, at least one minor version before.

A setting says so in its declaration (`Declared.deprecated`), a function of the registry by `@deprecated`, a name of
`bulletins.api` in `deprecated_names`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from functools import wraps
from typing import NamedTuple, ParamSpec, TypeVar

Given = ParamSpec("Given")
Returned = TypeVar("Returned")


class Deprecation(NamedTuple):
    """The version that will no longer know something, and what to write instead."""

    gone_in: str
    instead: str


class DeprecatedUse(DeprecationWarning):
    """Somebody uses what a later version will not know."""

    def __init__(self, name: str, deprecation: Deprecation) -> None:
        """Keep what was used."""
        super().__init__(f"{name} goes in {deprecation.gone_in}: {deprecation.instead}")
        self.name = name
        self.deprecation = deprecation


def deprecated(gone_in: str, instead: str) -> Callable[[Callable[Given, Returned]], Callable[Given, Returned]]:
    """Return a decorator of a function that says so at every call, and does what it did."""

    def decorate(function: Callable[Given, Returned]) -> Callable[Given, Returned]:
        @wraps(function)
        def called(*arguments: Given.args, **named: Given.kwargs) -> Returned:
            use = DeprecatedUse(function.__name__, Deprecation(gone_in, instead))
            warnings.warn(use, stacklevel=2)
            return function(*arguments, **named)

        return called

    return decorate


def deprecated_names(module: str, names: Mapping[str, tuple[object, Deprecation]]) -> Callable[[str], object]:
    """Return what a module gives for names that it has not got otherwise: those that go, said when used."""

    def find(name: str) -> object:
        if name not in names:
            raise AttributeError(name=name, obj=module)
        value, deprecation = names[name]
        warnings.warn(DeprecatedUse(name, deprecation), stacklevel=2)
        return value

    return find
