"""Rendering: from a view to bytes, and from theme/static to the files that are served beside the pages."""

from bulletins.rendering.catalogues import interface_words, read_catalogue, read_words, update_catalogues
from bulletins.rendering.markup import describe_language
from bulletins.rendering.renderer import Renderer, compile_templates
from bulletins.rendering.templates import code_key, pack_theme
from bulletins.rendering.theme import ThemeFiles, build_theme, read_grounds

__all__ = [
    "Renderer",
    "ThemeFiles",
    "build_theme",
    "code_key",
    "compile_templates",
    "describe_language",
    "interface_words",
    "pack_theme",
    "read_catalogue",
    "read_grounds",
    "read_words",
    "update_catalogues",
]
