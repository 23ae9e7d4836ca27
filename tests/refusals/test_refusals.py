"""Each refusal says exactly what docs/refusals.md lists, in both languages, and leaves the output untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.refusals.cases import CASES
from tests.refusals.listing import FILE, listed, refusal
from tests.refusals.patches import Case
from tests.sites import copy_base, run_build, run_check, tree


def test_the_base_site_has_no_problem(tmp_path: Path) -> None:
    """The site that the patches break is in order before."""
    copy_base(tmp_path)
    code, lines = run_check(tmp_path)
    assert (code, [line for line in lines if line.startswith("content/")]) == (0, [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_refusal_says_what_is_listed(case: Case, language: str, tmp_path: Path) -> None:
    """A refusal exits 1 with exactly the lines that the list of refusals holds."""
    assert listed(FILE.read_text(encoding="utf-8"))[case.name][language] == refusal(case, language, tmp_path)


def test_every_case_has_a_name_of_its_own() -> None:
    """No case hides another."""
    assert len(CASES) == len({case.name for case in CASES})


@pytest.mark.parametrize("case", CASES[::8], ids=lambda case: case.name)
def test_a_refusal_changes_nothing(case: Case, tmp_path: Path) -> None:
    """A refused build leaves the published site byte for byte as it was."""
    content = copy_base(tmp_path)
    assert run_build(tmp_path)[0] == 0
    before = tree(tmp_path / "output")
    case.apply(content)
    assert run_build(tmp_path)[0] == 1
    assert before == tree(tmp_path / "output")
