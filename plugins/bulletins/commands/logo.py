"""The picture of a new site's logo: kept as it is, or drawn from an SVG."""

from __future__ import annotations

from pathlib import Path

from bulletins.model.problem import Refused, error

DRAWN_WIDTH = 512
"""Pixels that a logo is wide once it is drawn from an SVG: what phones' home screens show, and more."""


def read_logo(file: Path) -> bytes:
    """Return the bytes of a picture; an SVG is drawn, for browsers could run what stands in one."""
    data = file.read_bytes()
    if file.suffix.lower() != ".svg":
        return data
    try:
        import resvg_py  # noqa: PLC0415  (only a start needs it)
    except ImportError as failure:
        raise Refused((error("start-logo-svg", str(file)),)) from failure
    try:
        drawn = resvg_py.svg_to_bytes(svg_string=data.decode("utf-8"), width=DRAWN_WIDTH)
    except (ValueError, RuntimeError, OSError) as failure:
        raise Refused((error("start-logo-bad-svg", str(file), reason=str(failure)[:100]),)) from failure
    return bytes(drawn)
