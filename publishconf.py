"""What publishing changes: the address the site is read at, and the pictures that are shown where it is shared."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403  (Pelican's own convention: publishing starts from the settings for home)

SITEURL = os.environ.get("SITEURL", "https://example.org")
SHARE_CARDS = True
OFFLINE = False  # True: readers' devices keep what was read, for when there is no network
MEDIA_BASE = os.environ.get("MEDIA_BASE", "")  # pictures are read from this address: see docs/scale.md
MEDIA_TARGET = os.environ.get("MEDIA_TARGET", "")  # and published to this folder or repository
