"""Rendering: from a view to bytes, and from theme/static to the files that are served beside the pages."""

from __future__ import annotations

from bulletins.rendering.catalogues import (
    extract_messages,
    interface_words,
    missing_messages,
    read_catalogue,
    update_catalogues,
)
from bulletins.rendering.markup import describe_language
from bulletins.rendering.parcel import pack_theme
from bulletins.rendering.renderer import Renderer, compile_templates
from bulletins.rendering.theme import ThemeFiles, build_theme, read_grounds

__all__ = [
    "Renderer",
    "ThemeFiles",
    "build_theme",
    "compile_templates",
    "describe_language",
    "extract_messages",
    "interface_words",
    "missing_messages",
    "pack_theme",
    "read_catalogue",
    "read_grounds",
    "update_catalogues",
]
