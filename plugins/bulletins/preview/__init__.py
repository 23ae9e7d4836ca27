"""The preview while writing: builds on every save, serves from memory, and keeps open pages up to date."""

from __future__ import annotations

from bulletins.preview.build import File, PreviewBuild, PreviewWords, Saved
from bulletins.preview.session import Preview

__all__ = ["File", "Preview", "PreviewBuild", "PreviewWords", "Saved"]
