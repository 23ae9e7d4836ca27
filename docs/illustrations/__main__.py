"""Draws every illustration of the sample content into its bulletin's folder, and the logo.

Run by hand from the project's folder: `python -m docs.illustrations`. The same program gives the same pictures.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docs.illustrations.canvas import LANDSCAPE, PORTRAIT, Canvas
from docs.illustrations.catalogue import PICTURES, PORTRAITS
from docs.illustrations.logo import draw_logo

CONTENT = Path(__file__).resolve().parents[2] / "content"
LARGEST = 120 * 1024
QUALITIES = (74, 70, 66, 60)


def main() -> None:
    """Draw and save all pictures, saying what was written."""
    draw_logo(CONTENT / "logo.png")
    for bulletin, name, draw in PICTURES:
        canvas = Canvas(PORTRAIT if draw.__name__ in PORTRAITS else LANDSCAPE, name)
        draw(canvas)
        path = CONTENT / "bulletins" / bulletin[:4] / bulletin / f"{name}.jpg"
        for quality in QUALITIES:
            canvas.save(path, quality)
            if path.stat().st_size <= LARGEST:
                break
        sys.stdout.write(f"{path.relative_to(CONTENT)}: {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
