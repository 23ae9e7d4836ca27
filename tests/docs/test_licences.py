"""Everything that is installed to run the program may be combined with a program under the AGPL, version 3."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from tests.docs.wheels import LOCK, locked

NAMES = sorted({package.split()[0] for package in locked(LOCK.read_text(encoding="utf-8"))})
COMPATIBLE = re.compile(
    r"MIT(-CMU)?( License)?|(ISC|0BSD|Unlicense|Zlib)( License)?|Public Domain"
    r"|PSF-2\.0|Python Software Foundation License"
    r"|BSD([ -][23]-Clause)?( License)?|Apache(-2\.0|[ -]Software[ -]License)|MPL-2\.0|AGPLv?3?(-3\.0-or-later)?"
    r"|GNU (Lesser |Affero )?General Public License (v2 or later|v3 or later|v3)( \((L|A)?GPLv[23]\+?\))?"
)
"""Permissive licences, and those of the GPL's family that allow its third version."""


def licences(name: str) -> list[str]:
    """Return the licences that a package may be used under, as it says itself."""
    own = metadata(name)
    expression = next(iter(own.get_all("License-Expression") or []), "")
    if expression:
        return re.split(r" (?:AND|OR) ", expression.strip("()"))
    classed = [line.rpartition(" :: ")[2] for line in own.get_all("Classifier") or [] if line.startswith("License ::")]
    return classed or own.get_all("License") or [""]


@pytest.mark.parametrize("name", NAMES)
def test_a_package_may_be_combined(name: str) -> None:
    """It says a licence, and one of those it may be used under is compatible."""
    try:
        offered = licences(name)
    except PackageNotFoundError:
        pytest.skip("not for this system")
    assert any(COMPATIBLE.fullmatch(licence) for licence in offered), offered


@pytest.mark.parametrize(
    "licence", ["", "Proprietary", "GPL-2.0-only", "CC-BY-NC-4.0", "MIT and no more", "Artistic License"]
)
def test_others_are_told(licence: str) -> None:
    """What is not known to be compatible is not taken to be."""
    assert COMPATIBLE.fullmatch(licence) is None
