"""The right names of misnamed files are known, so that what refers to them already is no second mistake."""

from __future__ import annotations

import pytest
from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem, error
from bulletins.sources.articles import meant_paths


@pytest.mark.parametrize(
    ("path", "finding", "expected"),
    [
        ("units/Xã Ao.yml", error("bad-slug", "content/units/Xã Ao.yml", suggestion="xa-ao.yml"), "units/xa-ao.yml"),
        ("units/ao.yaml", error("registry-name", "content/units/ao.yaml", right="ao.yml"), "units/ao.yml"),
        ("unit/ao.yml", error("misspelt-folder", "content/unit", nearest="units"), "units/ao.yml"),
        (
            "bulletins/2024/Bản thảo/index.md",
            error("bad-slug", "content/bulletins/2024/Bản thảo", suggestion="ban-thao"),
            "bulletins/2024/ban-thao/index.md",
        ),
        (
            "bulletins/2024-tin/index.md",
            error("bulletin-outside-year", "content/bulletins/2024-tin", right="content/bulletins/2024/2024-tin"),
            "bulletins/2024/2024-tin/index.md",
        ),
    ],
)
def test_a_misnamed_file_has_its_right_path(path: str, finding: Problem, expected: str) -> None:
    """The path is the one that the finding tells the author to take."""
    assert meant_paths([ContentPath(path)], [finding]) == {expected}


def test_a_name_without_letters_has_no_right_path() -> None:
    """What nobody can tell is not made up."""
    assert (
        meant_paths([ContentPath("units/---.yml")], [error("name-without-letters", "content/units/---.yml")]) == set()
    )
