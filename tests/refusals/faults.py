"""The catalogue of faults: what may come in, which tests prove what comes of it, and the page that lists it.

A fault has a code (`F01`). It is proved by the tests and the cases of `tests/refusals/cases.py` whose names begin with
the code, and by those that `tests/faults.toml` names.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.refusals.cases import CASES
from tests.sites import ROOT

CATALOGUE = ROOT / "tests" / "faults.toml"
PEERS = ROOT / "tests" / "faults_of_peers.toml"
FILE = ROOT / "docs" / "faults.md"
HEAD = """# What may go wrong, and what comes of it

Each line is tried by the tests, with the real commands, real photos and a real Git. *Refused*: an error names the file
and what to type instead, the exit code is not 0, and the published site stays as it was. *Right*: the site is right
all the same. *Warned*: it is right, and the doubt is said. `test` ends with the score.

The last two columns say what {pelican} and {hugo} do with the same files, with plain templates of their own.
*refused*: the exit code is not 0. *said*: a line more than for the sound content, and the exit code is 0. *silent*:
nothing is said, and a site is written. Of several inputs of a line each is counted; faults in registries and site.yml,
which they do not have, are not put to them. In all: {sums}.

| code | what comes in | what comes of it | Pelican | Hugo |
|---|---|---|---|---|
"""
_IN_NAME = re.compile(r"::test_([a-z]\d\d)_|\[(?:\w+-)?([A-Z]\d\d) ")
"""A code at the beginning of a test's name, or of the case that it is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One line of the catalogue."""

    code: str
    what: str
    outcome: str
    proof: tuple[str, ...] = ()


def faults() -> tuple[Fault, ...]:
    """Return the lines of the catalogue, in its order."""
    table = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    return tuple(
        Fault(code=code, what=row["what"], outcome=row["outcome"], proof=tuple(row.get("proof", ())))
        for code, row in table.items()
    )


def codes_of(test: str, named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the codes that a test proves, by its whole name; `named` are those that the catalogue gives to tests."""
    plain = test.partition("[")[0]
    found = _IN_NAME.search(test)
    own = ((found[1] or found[2]).upper(),) if found else ()
    return (*own, *named.get(plain, ()))


def named_tests() -> dict[str, tuple[str, ...]]:
    """Return the codes by the tests that the catalogue names."""
    named: dict[str, tuple[str, ...]] = {}
    for fault in faults():
        for test in fault.proof:
            named[test] = (*named.get(test, ()), fault.code)
    return named


def score(passed: Iterable[str], failed: Iterable[str]) -> str:
    """Return the line that a run of tests ends with, or "" if it proved nothing of the catalogue.

    `passed` and `failed` are whole names of tests. A fault was survived if one that proves it passed and none failed.
    """
    named = named_tests()
    known = {fault.code for fault in faults()}
    good = {code for test in passed for code in codes_of(test, named)} & known
    bad = {code for test in failed for code in codes_of(test, named)} & known
    tried = good | bad
    if not tried:
        return ""
    line = f"{len(tried - bad)} of {len(tried)} faults survived"
    line += ", nothing lost" if not bad else f"; not survived: {', '.join(sorted(bad))}"
    return line if tried == known else f"{line} ({len(known)} are in the catalogue)"


def page() -> str:
    """Return docs/faults.md."""
    peers = tomllib.loads(PEERS.read_text(encoding="utf-8"))
    pelican, hugo = peers["pelican"], peers["hugo"]
    rows = (
        f"| {fault.code} | {fault.what} | {fault.outcome} "
        f"| {_counted(pelican, fault.code)} | {_counted(hugo, fault.code)} |"
        for fault in faults()
    )
    sums = "; ".join(f"{peer['version']} {_sum(peer.values())}" for peer in (pelican, hugo))
    return HEAD.format(pelican=pelican["version"], hugo=hugo["version"], sums=sums) + "\n".join(rows) + "\n"


def _counted(peer: Mapping[str, str], code: str) -> str:
    """Return what a peer did with the cases of a fault: `silent 2, refused`."""
    verdicts = [peer[case.name] for case in CASES if case.name.split(" ", 1)[0] == code and case.name in peer]
    return _sum(verdicts) or "–"


def _sum(verdicts: Iterable[str]) -> str:
    """Return how often each verdict stands among these."""
    kinds = Counter(verdicts)
    named = ((kind, kinds[kind]) for kind in ("silent", "said", "refused"))
    return ", ".join(f"{kind} {number}" if number > 1 else kind for kind, number in named if number)


def main() -> None:
    """Write the page."""
    FILE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
