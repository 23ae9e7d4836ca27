"""The preview while writing: builds on every save, serves from memory, and keeps open pages up to date."""

from __future__ import annotations

from bulletins.preview.latest import File, PreviewBuild, PreviewWords, Saved
from bulletins.preview.session import Preview
from bulletins.preview.writing_page import Operation, WritingPage

__all__ = ["File", "Operation", "Preview", "PreviewBuild", "PreviewWords", "Saved", "WritingPage"]
