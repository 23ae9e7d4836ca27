"""The wheel of another version: downloaded, and inspected before any of its code is run."""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import dataclass
from email.parser import BytesParser
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from bulletins.model.problem import Refused, error
from bulletins.newsite.thin_site import LOCK

NAME = "pelican-bulletins"
LARGEST = 50_000_000
"""Bytes of a wheel that is fetched: ours has one million."""
_HEAD = re.compile(r"^## (\d+(?:\.\d+)*)\b.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProgram:
    """A version of the program: its wheel, the lock of the packages it needs, and its changelog."""

    wheel: Path
    version: str
    packages: str
    changelog: str

    @property
    def order(self) -> tuple[int, ...]:
        """Return the key that versions are sorted by."""
        return version_order(self.version)


def version_order(version: str) -> tuple[int, ...]:
    """Return the key that versions are sorted by: their numbers."""
    return tuple(int(number) for number in re.findall(r"\d+", version))


def fetch_wheel(source: str, folder: Path) -> Path:
    """Return the wheel that was named by a file or an address, in `folder`; Refused where its digest is another one.

    An address ends in `#sha256=` and the digest, as the page of a release shows it; a file may.
    """
    place, _, wanted = source.partition("#sha256=")
    name = place.rstrip("/").replace("\\", "/").rpartition("/")[2]
    if not re.fullmatch(r"pelican_bulletins-\d[\w.]*-[\w.]+-\w+-\w+\.whl", name):
        raise Refused((error("upgrade-not-a-wheel", "upgrade", typed=source[:200]),))
    remote = urlsplit(place).scheme in {"http", "https"}
    if remote and not re.fullmatch(r"[0-9a-f]{64}", wanted):
        raise Refused((error("upgrade-no-digest", "upgrade", typed=place),))
    data = _download(place) if remote else _read(Path(place).expanduser())
    found = hashlib.sha256(data).hexdigest()
    if wanted and wanted != found:
        raise Refused((error("upgrade-other-bytes", "upgrade", typed=place, found=found, wanted=wanted),))
    (folder / name).write_bytes(data)
    return folder / name


def read_program(wheel: Path) -> NewProgram:
    """Return the version in a wheel; Refused where the wheel is not one of this program."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            about = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
            head = BytesParser().parsebytes(archive.read(about), headersonly=True)
            lock, changelog = archive.read(f"bulletins/{LOCK}"), archive.read("bulletins/CHANGELOG.md")
    except (zipfile.BadZipFile, KeyError, StopIteration) as failure:
        raise Refused((error("upgrade-not-a-wheel", "upgrade", typed=wheel.name),)) from failure
    if head["Name"] != NAME or not version_order(str(head["Version"])):
        raise Refused((error("upgrade-not-a-wheel", "upgrade", typed=wheel.name),))
    texts = (data.decode("utf-8").replace("\r\n", "\n") for data in (lock, changelog))
    packages, history = texts
    return NewProgram(wheel=wheel, version=str(head["Version"]), packages=packages, changelog=history)


def changes_between(changelog: str, before: str, after: str) -> str:
    """Return the changelog's entries for every version after one, up to and including another."""
    heads = list(_HEAD.finditer(changelog))
    ends = [*(head.start() for head in heads[1:]), len(changelog)]
    wanted = (
        changelog[head.start() : end].strip()
        for head, end in zip(heads, ends, strict=True)
        if version_order(before) < version_order(head[1]) <= version_order(after)
    )
    return "\n\n".join(wanted)


def _download(address: str) -> bytes:
    """Return the bytes behind an address; Refused where they cannot be had."""
    try:
        with urlopen(address, timeout=60) as answer:  # noqa: S310  (http and https alone come here)
            return bytes(answer.read(LARGEST))
    except (URLError, OSError, ValueError) as failure:
        reason = str(getattr(failure, "reason", "") or failure)
        raise Refused((error("upgrade-not-fetched", "upgrade", typed=address, reason=reason),)) from failure


def _read(file: Path) -> bytes:
    """Return the bytes of a file; Refused where there is none."""
    if not file.is_file():
        raise Refused((error("upgrade-no-file", "upgrade", typed=str(file)),))
    return file.read_bytes()
