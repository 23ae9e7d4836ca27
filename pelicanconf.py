"""How the engine runs when you write at home; names, sections and colours are in content/site.yml."""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(_HERE / "plugins"))  # only a full copy has this folder; else the program is installed

from bulletins.pelican import BulletinsSite, program_theme  # noqa: E402  (found through the line above)

PELICAN_CLASS = BulletinsSite

PATH = "content"
OUTPUT_PATH = "output"
THEME = program_theme()
STATE_PATH = str(_HERE / ".state")  # photographs already made; safe to delete
SITEURL = ""  # without an address: no feeds, no sitemap (see publishconf.py)

BULLETINS_PER_PAGE = 20
BULLETINS_PER_FEED = 20
RELATED_BULLETINS = 3
PHOTO_AVIF = False  # photos in AVIF too: lighter by a quarter for readers, more for the host to keep
SEARCH = True  # readers can search the site; False makes no files for it
SHARE_CARDS = False  # pictures for those who pass a page on; publishconf.py makes them
CARD_FONTS: dict[str, str] = {}  # their fonts for other scripts: {"km": str(_HERE / "NotoSansKhmer-Bold.ttf")}
ALLOWED_IMAGE_HOSTS: list[str] = []  # hosts whose pictures a text may show; photos belong beside the text
