"""The manifest: the files that the last completed build left in the output folder, and its inputs. Always verified."""

from __future__ import annotations

from pathlib import Path

from bulletins.model.codec import pack, unpack
from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest
from bulletins.model.records import BuildRecord, PageRecord
from bulletins.model.stamp import Stamp
from bulletins.model.value import Value
from bulletins.output.durable import write_durably
from bulletins.output.scan import is_published_path

SEAL_LENGTH = len(digest_of(b""))


class FileRecord(Value, frozen=True, kw_only=True):
    """One file: the digest of its bytes, its stamp, the stamp of the file it was copied from, and its page record.

    `source` is the file under content/ that a copied file was made from, empty where there is none.
    """

    digest: Digest
    stamp: Stamp
    copied_from: Stamp | None = None
    source: str = ""
    page: PageRecord | None = None


class Manifest(Value, frozen=True, kw_only=True):
    """The files of the output folder by path, and the build that left them (None where it is unknown)."""

    files: dict[str, FileRecord]
    build: BuildRecord | None = None


NO_FILES = Manifest(files={})
"""The manifest of a folder of which nothing is known."""


def read_manifest(file: Path) -> Manifest | None:
    """Return the manifest; None where there is none, one without files where it is damaged."""
    try:
        return manifest_from(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return NO_FILES


def write_manifest(file: Path, data: bytes) -> None:
    """Bring a manifest, as `manifest_bytes` gives it, to the disk."""
    write_durably(file, data)


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return a manifest as bytes with a seal in front, which tells whether they are whole."""
    return sealed(pack(manifest))


def manifest_from(data: bytes) -> Manifest:
    """Return the manifest in these bytes; ValueError where they are not whole or name a path outside the folder."""
    manifest = unpack(unsealed(data), Manifest)
    if not all(map(is_published_path, manifest.files)):
        message = "a path outside the output folder"
        raise ValueError(message)
    return manifest


def sealed(data: bytes) -> bytes:
    """Return bytes with their seal in front."""
    return digest_of(data).encode("ascii") + data


def unsealed(data: bytes) -> bytes:
    """Return the bytes behind a seal; ValueError where the seal is another one's."""
    seal, rest = data[:SEAL_LENGTH], data[SEAL_LENGTH:]
    if seal != digest_of(rest).encode("ascii"):
        message = "damaged"
        raise ValueError(message)
    return rest
