"""One minified style sheet of all of theme/static/css, in a site's own colours; its colours, and a theme's files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from bulletins.rendering.css_stripping import strip_css
from bulletins.rendering.theme_folder import Theme, ThemeFolder

FIRST = ("layers.css", "tokens.css")
"""The order of layers and the tokens come before all components."""

LAYER = re.compile(r"@layer (?P<name>[\w-]+)\{(?P<inner>.*)\}", re.DOTALL)
"""A style sheet that is one block of one layer, if its braces say so too."""
DARK = re.compile(r"@media screen and \(prefers-color-scheme:dark\)\{:root\{(?P<tokens>[^}]*)\}\}")
ROOT = re.compile(r":root\{[^}]*\}")
PROPERTY = re.compile(r"--(?P<name>[a-z0-9-]+):(?P<value>[^;}]+);?")
USE = re.compile(r"var\(--(?P<name>[a-z0-9-]+)\)")
CAPITALS = re.compile(r"#[0-9A-F]{3,6}\b")
"""Colours as we write them; sent in small letters, which every style sheet is full of, they pack better."""
TOKEN = re.compile(r"[a-z][a-z0-9-]*")
COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
FOLLOWERS = {"brand": ("link",)}
"""Tokens that take another one's colour where site.yml changes that one alone."""

Colours = tuple[tuple[str, str, str], ...]
"""Colours from site.yml: token, by day, by night."""


def compose_stylesheet(folder: Theme, colours: Colours) -> bytes:
    """Return all style sheets of a folder as one, minified: layers, tokens, colours, then the rest by name."""
    rest = [name for name in list_files(folder) if name not in FIRST and name.endswith(".css")]
    before = [(folder / name).read_text(encoding="utf-8") for name in FIRST]
    after = [(folder / name).read_text(encoding="utf-8") for name in rest]
    text = _one_layer_each([strip_css(each) for each in (*before, colour_tokens(colours), *after)])
    return f"{CAPITALS.sub(_lowered, DARK.sub(_chosen, _written_out(text)))}\n".encode()


def _one_layer_each(sheets: Iterable[str]) -> str:
    """Return stripped style sheets as one; those that follow one another and are one block of a layer share it."""
    parts: list[tuple[str, str]] = []
    for sheet in sheets:
        found = LAYER.fullmatch(sheet)
        name, inner = (found["name"], found["inner"]) if found and _is_whole(found["inner"]) else ("", sheet)
        if name and parts and parts[-1][0] == name:
            parts[-1] = (name, parts[-1][1] + inner)
        else:
            parts.append((name, inner))
    return "".join(f"@layer {name}{{{text}}}" if name else text for name, text in parts)


def _is_whole(text: str) -> bool:
    """Return whether every brace that closes in a text was opened in it."""
    return min(accumulate((1 if sign == "{" else -1 for sign in text if sign in "{}"), initial=0)) >= 0


def read_colour(folder: Theme, colours: Colours, token: str) -> tuple[str, str]:
    """Return a token's colour by day and by night: the site's own, else that of tokens.css."""
    text = (folder / "tokens.css").read_text(encoding="utf-8")
    day, night, *_ = (*re.findall(rf"--{token}: *({COLOUR.pattern})", text), "", "")
    own = next((colour for colour in colours if colour[0] == token), (token, "", ""))
    return (own[1] or day, own[2] or night)


def colour_tokens(colours: Colours) -> str:
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


def _written_out(text: str) -> str:
    """Return a style sheet with each token that has but one value written where it is used: it packs better so."""
    times = Counter(found["name"] for found in PROPERTY.finditer(text))
    declared = [found for rule in ROOT.findall(text) for found in PROPERTY.finditer(rule)]
    values = {found["name"]: found["value"] for found in declared if times[found["name"]] == 1}
    lean = PROPERTY.sub(lambda found: "" if found["name"] in values else found[0], text)
    for _ in values:
        lean = USE.sub(lambda found: values.get(found["name"], found[0]), lean)
    return lean.replace(";}", "}").replace(":root{}", "")


def _lowered(colour: re.Match[str]) -> str:
    """Return a colour in small letters."""
    return colour[0].lower()


def _chosen(rule: re.Match[str]) -> str:
    """Return the dark tokens for readers whose system asks for them, and for those who chose them, on screens."""
    tokens = rule["tokens"]
    system = f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{tokens}}}}}"
    return f"{system}@media screen{{:root[data-theme=dark]{{{tokens}}}}}"


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


def list_files(folder: Theme, without: tuple[str, ...] = ()) -> list[str]:
    """Return the files under a folder as relative names with forward slashes, sorted; hidden ones left out."""
    if isinstance(folder, ThemeFolder):
        found = [file.relative_to(place) for file, place in folder.walk()]
    else:
        found = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    names = {path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts)}
    return sorted(name for name in names if not name.startswith(without or "\0"))
