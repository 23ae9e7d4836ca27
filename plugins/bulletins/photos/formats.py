"""The check that a file is a photo of a known format, by its first bytes and never by its name."""

from __future__ import annotations

from bulletins.model.problem import Problem, error

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")
"""What Pillow may open; phones' JPEG files with several pictures (MPO) are JPEG to it."""
_TAKEN = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_HEAD = 1024
_BRANDS = {
    b"heic": "HEIC",
    b"heix": "HEIC",
    b"heim": "HEIC",
    b"heis": "HEIC",
    b"hevc": "HEIC",
    b"hevx": "HEIC",
    b"mif1": "HEIC",
    b"msf1": "HEIC",
    b"avif": "AVIF",
    b"avis": "AVIF",
}
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"BM", "BMP"),
    (b"8BPS", "PSD"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"\x00\x00\x01\x00", "ICO"),
)


def is_photo(data: bytes) -> bool:
    """Return whether the bytes begin as one of the formats that are taken."""
    return data.startswith(_TAKEN) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def wrong_kind(path: str, data: bytes) -> Problem:
    """Return the problem of bytes that are no photo of the formats that are taken."""
    if not data:
        return error("photo-empty", path)
    found = _found(data)
    if found == "HEIC":
        return error("photo-heic", path)
    if found == "SVG":
        return error("photo-svg", path)
    if found == "AVIF":
        return error("photo-avif", path)
    if found:
        return error("photo-format", path, found=found)
    return error("photo-no-image", path)


def _found(data: bytes) -> str:
    """Return the name of a known format, empty for any other."""
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "MP4")
    head = data[:_HEAD].replace(b"\x00", b"").lower()
    if b"<svg" in head:
        return "SVG"
    return next((name for signature, name in _SIGNATURES if data.startswith(signature)), "")
