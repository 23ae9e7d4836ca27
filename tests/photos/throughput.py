"""How many derivatives a second are made, beside sharp (libvips) on the same photos: `-m tests.photos.throughput`.

`npm install --prefix FOLDER sharp` first, and name the FOLDER. Both make the same widths, formats and qualities of the
same photos with two at work at once, in turns, from nothing; what is printed are medians, and ours by theirs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path, PurePosixPath

from bulletins.model.photo import PhotoFacts
from bulletins.model.settings import PhotoSettings
from bulletins.model.source import Source
from bulletins.photos import make_derivatives, plan_images
from PIL import Image, ImageChops

from tests.photos.pictures import inspected, source_of
from tests.sites import ROOT

SETTINGS = PhotoSettings()
CAMERA = (4000, 3000)
GRAIN = 12
AT_ONCE = 2
SCRIPT = Path(__file__).with_name("throughput.mjs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One run over all photos: how many files it made, in how many seconds, and what they weigh."""

    files: int
    seconds: float
    size: int

    @property
    def rate(self) -> float:
        """Return files a second."""
        return self.files / self.seconds


def take_photos(folder: Path, count: int) -> tuple[PhotoFacts, ...]:
    """Return the facts of photos as large and as grainy as a camera's, made of the sample site's pictures."""
    pictures = sorted((ROOT / "content" / "bulletins").rglob("*.jpg"))[:count]
    return tuple(_take(folder, picture, number) for number, picture in enumerate(pictures))


def _take(folder: Path, picture: Path, number: int) -> PhotoFacts:
    """Return the facts of one of them, written below a folder."""
    with Image.open(picture) as image:
        large = image.convert("RGB").resize(CAMERA, Image.Resampling.BICUBIC)
    grain = Image.effect_noise((CAMERA[0] // 4, CAMERA[1] // 4), GRAIN).resize(CAMERA).convert("RGB")
    file = folder / "photo.jpg"
    ImageChops.add(large, grain, offset=-128).save(file, "JPEG", quality=90)
    source: Source = source_of(folder, file.read_bytes(), f"bulletins/2024/tin/{number}.jpg")
    facts = inspected(source, SETTINGS).value
    assert facts is not None
    return facts


def make_all(facts: PhotoFacts, state: Path) -> list[str]:
    """Return the files of a photo, made."""
    made = make_derivatives(facts, plan_images(facts, SETTINGS).files, state).value
    assert made is not None
    return [str(state / PurePosixPath(output).name) for output, _ in made]


def ours(photos: Sequence[PhotoFacts], pool: ProcessPoolExecutor, state: Path) -> Round:
    """Make all files of all photos with Pillow, as a build does."""
    start = time.perf_counter()
    files = [Path(file) for made in pool.map(partial(make_all, state=state), photos) for file in made]
    seconds = time.perf_counter() - start
    return Round(files=len(files), seconds=seconds, size=sum(file.stat().st_size for file in files))


def theirs(photos: Sequence[PhotoFacts], modules: Path, folder: Path) -> Round:
    """Make the same files with sharp; the time its process takes to start is not counted."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    jobs = [
        {
            "file": facts.file,
            "made": [
                {
                    "file": str(folder / Path(each.output).name),
                    "width": each.width,
                    "mime": each.mime,
                    "quality": each.quality,
                }
                for each in plan_images(facts, SETTINGS).files
            ],
        }
        for facts in photos
    ]
    order = json.dumps({"modules": str(modules.resolve()), "atOnce": AT_ONCE, "jobs": jobs})
    answer = subprocess.run(["node", str(SCRIPT)], input=order, capture_output=True, text=True, check=True)
    files = list(folder.iterdir())
    return Round(files=len(files), seconds=float(answer.stdout), size=sum(file.stat().st_size for file in files))


def main(arguments: Sequence[str]) -> int:
    """Print both rates and their ratio; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", type=Path, help="the folder that sharp was installed into")
    parser.add_argument("--photos", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args(arguments)
    rounds: dict[str, list[Round]] = {"ours": [], "sharp": []}
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor(AT_ONCE, get_context("spawn")) as pool:
        folder = Path(name)
        photos = take_photos(folder, given.photos)
        ours(photos[:AT_ONCE], pool, folder / "first")
        for number in range(given.rounds):
            rounds["ours"].append(ours(photos, pool, folder / f"state-{number}"))
            rounds["sharp"].append(theirs(photos, given.modules, folder / "sharp"))
    rates = {who: statistics.median(each.rate for each in found) for who, found in rounds.items()}
    for who, found in rounds.items():
        sys.stdout.write(
            f"{who:6} {rates[who]:6.2f} files/s, {found[0].files} files of {found[0].size / 1000:.0f} kB in all\n"
        )
    sys.stdout.write(f"ours by sharp: {rates['ours'] / rates['sharp']:.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
