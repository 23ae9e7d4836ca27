"""Rendering: from a view to bytes, and from theme/static to the files that are served beside the pages."""

from __future__ import annotations

from plugins.rendering.catalogues import extract_messages, missing_messages, read_catalogue, update_catalogues, words
from plugins.rendering.markup import describe_language
from plugins.rendering.parcel import pack_theme
from plugins.rendering.renderer import Renderer, compile_templates
from plugins.rendering.theme import ThemeFiles, build_theme, read_grounds

__all__ = [
    "Renderer",
    "ThemeFiles",
    "build_theme",
    "compile_templates",
    "describe_language",
    "extract_messages",
    "missing_messages",
    "pack_theme",
    "read_catalogue",
    "read_grounds",
    "update_catalogues",
    "words",
]
