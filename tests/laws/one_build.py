"""A program that builds the base site once, under circumstances that must leave no trace, and prints its digest.

Run as `python -m tests.laws.one_build`, with a JSON object on standard input: `content`, `output` and `state` are
folders; `workers` processes are begun by `method` (`fork`, `spawn`, or empty for one process alone); `shuffle` is the
seed for the order in which the system lists folders; the clock is `days` off; files are made under `umask`.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from bulletins.build.pipeline import build_site
from bulletins.model.settings import BuildSettings
from bulletins.workers.pool import Pool

from tests.sites import NOW, ROOT, tree


class ShuffledScan:
    """The entries of a folder, used as what `os.scandir` returns is used."""

    def __init__(self, entries: Iterator[os.DirEntry[Any]]) -> None:
        """Hold the entries."""
        self.entries = entries

    def __iter__(self) -> Self:
        """Return itself: it is read once."""
        return self

    def __next__(self) -> os.DirEntry[Any]:
        """Return the next entry."""
        return next(self.entries)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of nothing: all was read at once."""

    def close(self) -> None:
        """Let go of nothing: all was read at once."""


def shuffle_listings(seed: int) -> None:
    """Let the system list folders in another order from now on."""
    chance, scandir, listdir = random.Random(seed), os.scandir, os.listdir  # noqa: S311  (an order, not a secret)

    def shuffled_scan(path: Any = ".") -> ShuffledScan:  # noqa: ANN401  (as the system's own)
        with scandir(path) as entries:
            listed = list(entries)
        chance.shuffle(listed)
        return ShuffledScan(iter(listed))

    def shuffled_list(path: Any = ".") -> list[Any]:  # noqa: ANN401  (as the system's own)
        listed = list(listdir(path))
        chance.shuffle(listed)
        return listed

    os.scandir = shuffled_scan  # type: ignore[assignment]
    os.listdir = shuffled_list


def move_clock(days: int) -> None:
    """Let the system's clock be that many days off from now on."""
    clock, clock_ns, seconds = time.time, time.time_ns, days * 86_400
    time.time = lambda: clock() + seconds
    time.time_ns = lambda: clock_ns() + seconds * 1_000_000_000


def main() -> None:
    """Build, and print the digest of all names and bytes."""
    asked = json.loads(sys.stdin.read())
    os.umask(asked["umask"])
    shuffle_listings(asked["shuffle"])
    move_clock(asked["days"])
    settings = BuildSettings(
        content=Path(asked["content"]),
        output=Path(asked["output"]),
        theme=ROOT / "theme",
        state=Path(asked["state"]),
        site_url="https://example.org",
        share_cards=True,
    )
    crew = Pool(asked["workers"], method=asked["method"], piece=2, enough=1) if asked["method"] else None
    moment = datetime.fromisoformat(asked["now"]) if "now" in asked else NOW
    result = build_site(settings, now=moment.astimezone(UTC), pool=crew)
    assert result.changes is not None, result.problems
    whole = sha256()
    for path, data in sorted(tree(settings.output).items()):
        whole.update(f"{path}\0{len(data)}\0".encode() + data)
    sys.stdout.write(whole.hexdigest())


if __name__ == "__main__":
    main()
