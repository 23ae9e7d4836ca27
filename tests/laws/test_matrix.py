"""One content, one moment: one site, byte for byte, whatever else is different about the machine and the call."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from tests.sites import ROOT, copy_base

ROWS = 120 if os.environ.get("FULL") else 5
CREWS = ((1, ""), (2, "spawn"), (4, "spawn"), *(((2, "fork"), (4, "fork")) if hasattr(os, "fork") else ()))


class Circumstances(NamedTuple):
    """What differs between two builds of the same content."""

    hash_seed: int
    zone: str
    locale: str
    folder: str
    umask: int
    shuffle: int
    crew: tuple[int, str]
    is_warm: bool
    days: int
    windows_lines: bool


LEVELS: dict[str, Sequence[Any]] = {
    "hash_seed": (0, 1, 4_294_967_295),
    "zone": ("UTC", "Asia/Ho_Chi_Minh", "Pacific/Auckland", "America/St_Johns"),
    "locale": ("C", "C.UTF-8", "tr_TR.UTF-8", "vi_VN.UTF-8"),
    "folder": ("a", "Bản tin của Hội", "với dấu cách/và sâu"),
    "umask": (0o000, 0o022, 0o077),
    "shuffle": (1, 2, 3),
    "crew": CREWS,
    "is_warm": (False, True),
    "days": (-400, 0, 400),
    "windows_lines": (False, True),
}
PLAIN = Circumstances(**{name: values[0] for name, values in LEVELS.items()})


def rows(number: int) -> list[Circumstances]:
    """Return rows in which every value of every circumstance stands at least once, mixed by a fixed chance."""
    chance = Random(7)  # noqa: S311  (a mixture, not a secret)
    columns = {name: [values[at % len(values)] for at in range(number)] for name, values in LEVELS.items()}
    for column in columns.values():
        chance.shuffle(column)
    return [Circumstances(**{name: column[at] for name, column in columns.items()}) for at in range(number)]


def build_digest(content: Path, base: Path, row: Circumstances, state: Path, **more: str) -> str:
    """Return the digest of the site that a process of its own builds under these circumstances."""
    asked = {
        "content": str(content),
        "output": str(base / "output"),
        "state": str(state),
        "workers": row.crew[0],
        "method": row.crew[1],
        "shuffle": row.shuffle,
        "days": row.days,
        "umask": row.umask,
        **more,
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.laws.one_build"],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}",
            "PYTHONHASHSEED": str(row.hash_seed),
            "PYTHONUTF8": "1",
            "TZ": row.zone,
            "LC_ALL": row.locale,
        },
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (row, done.stderr)
    return done.stdout


@pytest.mark.slow
def test_no_circumstance_leaves_a_trace(tmp_path: Path) -> None:
    """Hash seed, zone, locale, folder, umask, listing order, workers, state, clock and line ends: one digest."""
    first = build_digest(copy_base(tmp_path / "plain"), tmp_path / "plain", PLAIN, tmp_path / "shared")
    assert len(first) == 64
    different = {}
    for number, row in enumerate(rows(ROWS)):
        base = tmp_path / str(number) / row.folder
        content = copy_base(base)
        if row.windows_lines:
            for file in (*content.rglob("*.md"), *content.rglob("*.yml")):
                file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        state = tmp_path / "shared" if row.is_warm else base / "state"
        digest = build_digest(content, base, row, state)
        if digest != first:
            different[row] = digest
        shutil.rmtree(tmp_path / str(number))
    assert different == {}


def test_the_first_and_the_last_year_are_years_like_others(tmp_path: Path) -> None:
    """News of 1970 and of 2099 are published, and leave the same bytes under two circumstances."""
    for year in ("1970", "2099"):
        folder = f"bulletins/{year}/{year}-12-31-tin-cuoi-nam"
        text = (
            f"---\ntitle: Tin cuối năm {year}\ndate: {year}-12-31\nunit: tinh-sen\nsummary: Một câu.\n---\nMột câu.\n"
        )
        for name in ("a", "b"):
            content = tmp_path / name / "content"
            if not content.exists():
                copy_base(tmp_path / name)
            (content / folder).mkdir(parents=True)
            (content / folder / "index.md").write_text(text, encoding="utf-8")
    digests = {
        build_digest(tmp_path / name / "content", tmp_path / name, row, tmp_path / name / "state", now=NEW_YEAR)
        for name, row in zip(("a", "b"), rows(len(CREWS)), strict=False)
    }
    assert len(digests) == 1
    for year in ("1970", "2099"):
        page = tmp_path / "a/output/ban-tin" / f"{year}-12-31-tin-cuoi-nam/index.html"
        assert f"Tin cuối năm {year}" in page.read_text(encoding="utf-8")


NEW_YEAR = "2100-01-01T08:00:00+07:00"
