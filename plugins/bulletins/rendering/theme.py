"""The theme's files as they are served: stylesheet and script under names that carry a hash of their bytes."""

from __future__ import annotations

from dataclasses import dataclass

from bulletins.model.identity import Language, OutputPath
from bulletins.rendering.scripts import (
    SEARCH,
    STYLE,
    VIEWER,
    WORDS,
    Speak,
    compose_script,
    named_file,
    words_by_language,
)
from bulletins.rendering.search_scripts import compose_search
from bulletins.rendering.stylesheet import Colours, compose_stylesheet, list_files, read_colour
from bulletins.rendering.theme_folder import Theme

ICON = "favicon.svg"
WORKER = OutputPath("sw.js")
"""Where the service worker stands: it may answer for what lies beside and below it."""
GROUNDS = ("paper", "wash")
"""The tokens of what words stand on: the page, then coloured ground."""

TEXTS = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"})
"""The endings of files that hold lines of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFiles:
    """The files that the theme adds to the site; pages link to `stylesheet` and `script`, which are among `files`.

    `frame` is the page's background and the brand's colour, both by day.
    """

    stylesheet: OutputPath
    script: OutputPath
    frame: tuple[str, str]
    files: tuple[tuple[OutputPath, bytes], ...]


def build_theme(
    theme: Theme, colours: Colours, languages: tuple[Language, ...] = (), *, search: bool = True, offline: bool = False
) -> ThemeFiles:
    """Return the theme's files in the order of their paths; `colours` are (token, light, dark) from site.yml.

    Scripts speak the site's `languages`; English where none is named.
    Without `search` there are none of it. With `offline` devices keep what was read.
    """
    static = theme / "static"
    styles = static / "css"
    style = named_file("site", "css", compose_stylesheet(styles, colours))
    finding = compose_search(theme, languages) if search else ()
    viewing = tuple(named_file("photos", "js", data) for data in (compose_script(static / "viewer", {}),) if data)
    words = {
        WORDS: words_by_language(theme, languages, _page_words),
        SEARCH: [path.removeprefix("theme/") for path, _ in finding[:2]],
        VIEWER: [path.removeprefix("theme/") for path, _ in viewing],
    }
    registering = compose_script(static / "offline" / "page", {}) if offline else b""
    script = named_file("site", "js", compose_script(static / "js", words) + registering)
    worker = _worker(theme, languages, style[0], offline=offline)
    parts = list_files(static, ("css/", "js/", "offline/", "search/", "viewer/"))
    rest = [(OutputPath(f"theme/{name}"), read_static(static / name)) for name in parts]
    icon = OutputPath(f"theme/{ICON}")
    files = [(path, _tinted(data, styles, colours) if path == icon else data) for path, data in rest]
    return ThemeFiles(
        stylesheet=style[0],
        script=script[0],
        frame=(read_colour(styles, colours, "paper")[0], read_colour(styles, colours, "brand")[0]),
        files=tuple(sorted([style, script, *worker, *finding, *viewing, *files])),
    )


def _worker(
    theme: Theme, languages: tuple[Language, ...], style: OutputPath, *, offline: bool
) -> tuple[tuple[OutputPath, bytes], ...]:
    """Return the service worker: the one that keeps pages, or the one that takes away what an earlier one has kept.

    A browser goes on with the worker it has until another stands in its place, so there is one where `offline` is off.
    """
    folder = theme / "static" / "offline" / ("on" if offline else "off")
    said = words_by_language(theme, languages, _worker_words)
    script = compose_script(folder, {WORDS: said, STYLE: style}) if folder.is_dir() else b""
    return ((WORKER, script),) if script else ()


def _worker_words(language: Language, words: Speak) -> tuple[str, str]:
    """Return what the service worker says where there is no network: above the pages it kept, and without one."""
    return (
        words(language, "There is no network. These pages are kept on this device:"),
        words(language, "There is no network, and this page is not kept on this device."),
    )


def read_static(file: Theme) -> bytes:
    """Return the bytes of a file; lines of text end in LF, whatever a computer that it was copied to made of them."""
    data = file.read_bytes()
    return data.replace(b"\r\n", b"\n") if file.suffix in TEXTS else data


def read_grounds(theme: Theme) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what words stand on by day and by night, the page first."""
    pairs = [read_colour(theme / "static" / "css", (), token) for token in GROUNDS]
    return tuple(day for day, _ in pairs), tuple(night for _, night in pairs)


def _page_words(language: Language, words: Speak) -> dict[str, object]:
    """Return what the script of all pages says: of a choice its name, then its options."""
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
        "choices": words(language, "Size of text and colours"),
        "copied": words(language, "The address has been copied."),
        "address": words(language, "Address of this page"),
    }


def _tinted(icon: bytes, styles: Theme, colours: Colours) -> bytes:
    """Return the icon in the site's brand colours instead of the theme's."""
    text = icon.decode("utf-8")
    for theirs, ours in zip(read_colour(styles, (), "brand"), read_colour(styles, colours, "brand"), strict=True):
        text = text.replace(theirs, ours)
    return text.encode()
