"""Is this the sample content, and nothing else? Told by the digests in `sample.txt`, so that nobody's work is lost."""

from __future__ import annotations

from pathlib import Path

from bulletins.model.digest import digest_of

FILE = Path(__file__).parent / "sample.txt"
_TEXTS = (".md", ".yml")
_LEFTOVERS = ("Thumbs.db", "desktop.ini", ".DS_Store")


def list_sample(content: Path) -> str:
    """Return a line for each file of a content folder, digest and path, as `sample.txt` holds them."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(_digests(content).items()))


def strangers(content: Path, listing: Path = FILE) -> tuple[str, ...]:
    """Return the files of a content folder that are not the sample's, or no longer as the sample has them."""
    lines = listing.read_text(encoding="utf-8").splitlines()
    sample = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    return tuple(sorted(path for path, digest in _digests(content).items() if sample.get(path) != digest))


def _digests(content: Path) -> dict[str, str]:
    """Return the digest of each file by its path; the ends of lines, which Git may change, do not count in texts."""
    found: dict[str, str] = {}
    for file in content.rglob("*"):
        if file.name in _LEFTOVERS or (file.is_dir() and not file.is_symlink()):
            continue
        data = file.read_bytes() if file.is_file() else b""
        text = file.suffix in _TEXTS
        found[file.relative_to(content).as_posix()] = digest_of(data.replace(b"\r\n", b"\n") if text else data)
    return found
