"""Rendering: from a view to bytes, and from theme/static to the files that are served beside the pages."""

from __future__ import annotations

from plugins.rendering.catalogues import (
    extract_messages,
    missing_messages,
    read_catalogue,
    update_catalogues,
    words,
)
from plugins.rendering.renderer import Renderer
from plugins.rendering.theme import ThemeFiles, build_theme

__all__ = [
    "Renderer",
    "ThemeFiles",
    "build_theme",
    "extract_messages",
    "missing_messages",
    "read_catalogue",
    "update_catalogues",
    "words",
]
