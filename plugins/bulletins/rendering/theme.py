"""The theme's files as they are served: stylesheet and script under names that carry a hash of their bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from bulletins.model.identity import Language, OutputPath
from bulletins.rendering.catalogues import FOLDER, SOURCE, interface_words
from bulletins.rendering.listing import list_files
from bulletins.rendering.stylesheet import Colours, compose_stylesheet, read_colour

ICON = "favicon.svg"
GROUNDS = ("paper", "wash")
"""The tokens of what words stand on: the page, then coloured ground."""

COMMENT = re.compile(r"^\s*//.*\n|^\s+", re.MULTILINE)
"""Whole lines of comment, and indentation: what a script can be sent without."""


TEXTS = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"})
"""The endings of files that hold lines of text."""

WORDS = "WORDS"
"""What stands in a script for the words that it shows, in every language the theme speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFiles:
    """What the theme adds to the site; pages link to `stylesheet` and `script`, which are among `files`.

    `paper` is the background by day and by night.
    """

    stylesheet: OutputPath
    script: OutputPath
    paper: tuple[str, str]
    files: tuple[tuple[OutputPath, bytes], ...]


def build_theme(theme: Path, colours: Colours) -> ThemeFiles:
    """Return the theme's files in the order of their paths; `colours` are (token, light, dark) from site.yml."""
    static = theme / "static"
    styles = static / "css"
    style = _named("css", compose_stylesheet(styles, colours))
    script = _named("js", compose_script(static / "js", script_words(theme)))
    names = list_files(static, ("css/", "js/"))
    rest = [(OutputPath(f"theme/{name}"), read_static(static / name)) for name in names]
    icon = OutputPath(f"theme/{ICON}")
    files = [(path, _tinted(data, styles, colours) if path == icon else data) for path, data in rest]
    return ThemeFiles(
        stylesheet=style[0],
        script=script[0],
        paper=read_colour(styles, colours, "paper"),
        files=tuple(sorted([style, script, *files])),
    )


def read_static(file: Path) -> bytes:
    """Return the bytes of a file; lines of text end in LF, whatever a computer that it was copied to made of them."""
    data = file.read_bytes()
    return data.replace(b"\r\n", b"\n") if file.suffix in TEXTS else data


def read_grounds(theme: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what words stand on by day and by night, the page first."""
    pairs = [read_colour(theme / "static" / "css", (), token) for token in GROUNDS]
    return tuple(day for day, _ in pairs), tuple(night for _, night in pairs)


def compose_script(folder: Path, spoken: dict[str, dict[str, object]]) -> bytes:
    """Return all scripts of a folder as one, by name, without comments and indentation; empty where there is none."""
    names = [name for name in list_files(folder) if name.endswith(".js")]
    text = "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
    written = json.dumps(spoken, ensure_ascii=False, separators=(",", ":"))
    return COMMENT.sub("", text).replace(WORDS, written).encode()


def script_words(theme: Path) -> dict[str, dict[str, object]]:
    """Return what scripts say, by language: no page has to carry the words of comforts that need a script."""
    languages = sorted({SOURCE, *(file.stem for file in (theme / FOLDER).glob("*.po"))})
    return {language: _words_in(Language(language), interface_words(theme, (language,))) for language in languages}


def _words_in(language: Language, words: Callable[[Language, str], str]) -> dict[str, object]:
    """Return what scripts say in one language: of a choice its name, then its options."""
    sizes = (
        words(language, "Normal"),
        words(language, "Large"),
        words(language, "Largest"),
    )
    colours = (
        words(language, "As the device"),
        words(language, "Light"),
        words(language, "Dark"),
    )
    return {
        "text": (words(language, "Size of text"), *sizes),
        "theme": (words(language, "Colours"), *colours),
        "copied": words(language, "The address has been copied."),
    }


def _named(ending: str, data: bytes) -> tuple[OutputPath, bytes]:
    """Return a file under a name that changes with its bytes."""
    digest = blake2b(data, digest_size=4).hexdigest()
    return (OutputPath(f"theme/site.{digest}.{ending}"), data)


def _tinted(icon: bytes, styles: Path, colours: Colours) -> bytes:
    """Return the icon in the site's brand colours instead of the theme's."""
    text = icon.decode("utf-8")
    for theirs, ours in zip(read_colour(styles, (), "brand"), read_colour(styles, colours, "brand"), strict=True):
        text = text.replace(theirs, ours)
    return text.encode()
