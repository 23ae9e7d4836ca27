"""The catalogue of faults: every line has its proof, the page lists every line, and the score counts what it says."""

from __future__ import annotations

import re

from tests.refusals.cases import CASES
from tests.refusals.faults import FILE, codes_of, faults, named_tests, page, score
from tests.sites import ROOT

NAMED = named_tests()


def test_every_fault_has_its_proof() -> None:
    """A case, a test that is called so, or a test that the catalogue names and that is there."""
    cases = {case.name.split(" ", 1)[0] for case in CASES}
    written = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests/refusals").glob("test_*.py"))
    called = {code.upper() for code in re.findall(r"def test_([a-z]\d\d)_", written)}
    assert [fault.code for fault in faults() if not fault.proof and fault.code not in cases | called] == []
    for test in NAMED:
        file, _, name = test.partition("::")
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), test


def test_every_case_is_in_the_catalogue() -> None:
    """What is refused has its line, and each line its own code."""
    codes = [fault.code for fault in faults()]
    assert len(codes) == len(set(codes))
    assert {case.name.split(" ", 1)[0] for case in CASES} <= set(codes)


def test_the_page_lists_the_catalogue() -> None:
    """docs/faults.md is written from it; `inv golden` writes it anew."""
    assert FILE.read_text(encoding="utf-8") == page()


def test_a_test_proves_what_it_is_called_after() -> None:
    """By its name, by its case in either language, or by the catalogue."""
    proof = next(iter(NAMED))
    assert codes_of("tests/refusals/test_handled.py::test_f04_nothing_visible", NAMED) == ("F04",)
    assert codes_of("tests/refusals/test_refusals.py::test_a_refusal_says[en-F02 no title]", NAMED) == ("F02",)
    assert codes_of(f"{proof}[case]", NAMED) == NAMED[proof]
    assert codes_of("tests/model/test_values.py::test_a_value", NAMED) == ()


def test_the_score_counts_what_was_tried() -> None:
    """One failure of a fault outweighs all that passed; where part of the catalogue ran that is said."""
    tests = [f"tests/refusals/test_refusals.py::t[en-{fault.code} x]" for fault in faults()]
    assert score(tests, []) == f"{len(tests)} of {len(tests)} faults survived, nothing lost"
    assert score(tests, tests[:1]) == f"{len(tests) - 1} of {len(tests)} faults survived; not survived: F01"
    part = score(tests[:3], [])
    assert part == f"3 of 3 faults survived, nothing lost ({len(tests)} are in the catalogue)"
    assert score(["tests/model/test_values.py::test_a_value"], []) == ""
