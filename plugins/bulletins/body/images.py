"""Photos in a text: what an image's words and destination make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletins.body.destinations import common_fault, decoded, host_of, resolve, scheme_of
from bulletins.body.problems import Position, shown
from bulletins.model.bulletin import Figure
from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem, error

_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|tiff?|heic|heif|bmp|svg|avif)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:img|dscf?|dscn|image|photo|picture|screenshot|zalo|received|anh|hinh)[-_. ]*\d[\d._() -]*", re.IGNORECASE
)
_CURLY = re.compile(r"(\S.*?)\s+[“”„«‘’](.*)[“”»‘’]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A photo that stays on an allowed host."""

    address: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageMarkup:
    """An image as the text writes it."""

    source: str
    alt: str
    title: str
    place: Position


def read_picture(image: ImageMarkup, folder: ContentPath, hosts: tuple[str, ...]) -> Figure | Remote | Problem:
    """Return the photo an image shows, or what is wrong with it."""
    place = image.place
    curly = _CURLY.fullmatch(image.source) if not image.title else None
    source, title = (curly[1], curly[2]) if curly else (image.source, image.title)
    if not source:
        return error("photo-no-file", place.path, place.line)
    fault = _words_fault(image.alt, source, place) or common_fault(source, place)
    if fault is not None:
        return fault
    caption, credit = split_credit(title)
    if scheme_of(source):
        return _remote(Remote(address=source, alt=image.alt, caption=caption, credit=credit), hosts, place)
    path = decoded(source)
    if path.startswith("/") or ".." in path.split("/"):
        return error("photo-outside", place.path, place.line, written=shown(source))
    photo = resolve(folder, path) or folder
    return Figure(photo=photo, alt=image.alt, caption=caption, credit=credit, line=place.line)


def split_credit(title: str) -> tuple[str, str]:
    """Return caption and credit of `caption | credit`; the last bar parts them."""
    before, bar, after = title.rpartition("|")
    return (before.strip(), after.strip()) if bar else (title.strip(), "")


def _words_fault(alt: str, source: str, place: Position) -> Problem | None:
    """Return what is wrong with the words that stand for a photo."""
    if not alt:
        return error("photo-no-alt", place.path, place.line, written=shown(source))
    stem = decoded(source).rpartition("/")[2].rpartition(".")[0]
    if _FILE_NAME.fullmatch(alt) or _CAMERA.fullmatch(alt) or alt == stem:
        return error("photo-alt-file-name", place.path, place.line, written=shown(alt))
    return None


def _remote(remote: Remote, hosts: tuple[str, ...], place: Position) -> Remote | Problem:
    """Return a photo elsewhere, if the settings allow its host over https."""
    host = host_of(remote.address)
    if scheme_of(remote.address) == "https" and host in hosts and not re.search(r"\s", remote.address):
        return remote
    return error("photo-elsewhere", place.path, place.line, host=shown(host or remote.address))
