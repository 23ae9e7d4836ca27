"""The preview while writing: builds on every save, serves from memory, and keeps open pages up to date."""

from __future__ import annotations

from bulletins.preview.build import Build, File, PreviewWords, Saved
from bulletins.preview.session import Preview

__all__ = ["Build", "File", "Preview", "PreviewWords", "Saved"]
