"""The list of refusals as docs/refusals.md holds it: `inv golden` writes it anew."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from tests.refusals.cases import GROUPS
from tests.refusals.patches import Case
from tests.sites import ROOT, copy_base, run_check

FILE = ROOT / "docs" / "refusals.md"
HEAD = """# What is refused, and in which words

Every entry is a small change to one valid site, and what `check` then says, in English and in Vietnamese. The tests
compare each word. `inv golden` writes this page anew.
"""


def refusal(case: Case, language: str, folder: Path) -> list[str]:
    """Return what `check` says about the base site with one change; AssertionError where it does not refuse."""
    case.apply(copy_base(folder))
    code, lines = run_check(folder, language)
    assert code == 1, lines
    end = next(number for number, line in enumerate(lines) if re.match(r"(errors|lỗi): \d+;", line))
    return lines[:end]


def listed(page: str) -> dict[str, dict[str, list[str]]]:
    """Return the lines of each case by language, read from the page."""
    found: dict[str, dict[str, list[str]]] = {}
    for name, english, vietnamese in re.findall(
        r"### (.+?)\n\n```text\n(.*?)```\n\n```text\n(.*?)```", page, re.DOTALL
    ):
        found[name] = {"en": english.splitlines(), "vi": vietnamese.splitlines()}
    return found


def main() -> None:
    """Write the page."""
    parts = [HEAD]
    for group, cases in GROUPS.items():
        parts.append(f"## {group}\n")
        for case in cases:
            parts.append(f"### {case.name}\n")
            for language in ("en", "vi"):
                with tempfile.TemporaryDirectory() as folder:
                    lines = refusal(case, language, Path(folder))
                parts.append("```text\n" + "\n".join(lines) + "\n```\n")
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(parts), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
