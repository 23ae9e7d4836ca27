"""The theme's files: one minified stylesheet whose name carries a hash of its bytes, and the rest of theme/static."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from rcssmin import cssmin

from plugins.model.identity import OutputPath

FIRST = ("layers.css", "tokens.css")
"""The order of layers and the tokens come before all components."""

TOKEN = re.compile(r"[a-z][a-z0-9-]*")
COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
FOLLOWERS = {"brand": ("link",)}
"""Tokens that take another one's colour where site.yml changes that one alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFiles:
    """What the theme adds to the site; `stylesheet` is the one path pages link to, and is among `files`."""

    stylesheet: OutputPath
    files: tuple[tuple[OutputPath, bytes], ...]


def build_theme(theme: Path, colours: tuple[tuple[str, str, str], ...]) -> ThemeFiles:
    """Return the theme's files in the order of their paths; `colours` are (token, light, dark) from site.yml."""
    static = theme / "static"
    style = compose_stylesheet(static / "css", colours)
    digest = blake2b(style, digest_size=6).hexdigest()
    stylesheet = OutputPath(f"theme/site.{digest}.css")
    files = [(stylesheet, style)]
    files += [(OutputPath(f"theme/{name}"), (static / name).read_bytes()) for name in _names(static, ("css/",))]
    return ThemeFiles(stylesheet=stylesheet, files=tuple(sorted(files)))


def compose_stylesheet(folder: Path, colours: tuple[tuple[str, str, str], ...]) -> bytes:
    """Return all style sheets of a folder as one, minified: layers, tokens, colours, then the rest by name."""
    rest = [name for name in _names(folder) if name not in FIRST and name.endswith(".css")]
    before = [(folder / name).read_text(encoding="utf-8") for name in FIRST]
    after = [(folder / name).read_text(encoding="utf-8") for name in rest]
    text: str = cssmin("\n".join([*before, colour_tokens(colours), *after]))
    return f"{text}\n".encode()


def colour_tokens(colours: tuple[tuple[str, str, str], ...]) -> str:
    """Return the rules that put a site's own colours over the theme's; ValueError for what is no colour."""
    given = {token for token, _, _ in colours}
    wanted = [*colours]
    for token, light, dark in colours:
        wanted += [(follower, light, dark) for follower in FOLLOWERS.get(token, ()) if follower not in given]
    if not wanted:
        return ""
    lights = _declarations((token, light) for token, light, _ in wanted)
    darks = _declarations((token, dark) for token, _, dark in wanted)
    return f"@layer tokens{{:root{{{lights}}}@media screen and (prefers-color-scheme:dark){{:root{{{darks}}}}}}}"


def _declarations(pairs: Iterable[tuple[str, str]]) -> str:
    """Return custom properties; a colour left empty keeps the theme's."""
    return "".join(f"--{_token(token)}:{_colour(colour)};" for token, colour in pairs if colour)


def _token(name: str) -> str:
    """Return a token's name; ValueError where it is none."""
    if not TOKEN.fullmatch(name):
        message = f"not the name of a token: {name!r}"
        raise ValueError(message)
    return name


def _colour(text: str) -> str:
    """Return a colour; ValueError where it is not #RGB or #RRGGBB."""
    if not COLOUR.fullmatch(text):
        message = f"not a colour: {text!r}"
        raise ValueError(message)
    return text


def _names(folder: Path, without: tuple[str, ...] = ()) -> list[str]:
    """Return the files under a folder as relative names with forward slashes, sorted; hidden ones left out."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    names = (path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))
    return sorted(name for name in names if not name.startswith(without or "\0"))
