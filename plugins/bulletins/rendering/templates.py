"""Which templates a template reaches, so that a change to one touches the pages it has a part in and no others."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bulletins.model.digest import digest_of, new_hash
from bulletins.model.identity import Digest
from bulletins.rendering.listing import list_files
from bulletins.rendering.parcel import read_template
from bulletins.rendering.theme_folder import ORIGINAL, Theme, ThemeFolder

_NAMED = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+[\"']([^\"']+)[\"']")
_LOADED = re.compile(r"{%-?\s*(?:extends|include|import|from)\s")


def template_digests(theme: Theme) -> dict[str, Digest]:
    """Return for each template the digest of itself and of every template that it reaches.

    ValueError for a template that chooses another one while it runs: what that reaches cannot be told.
    """
    folder = theme / "templates"
    sources = {name: (folder / name).read_bytes() for name in list_files(folder)}
    if isinstance(folder, ThemeFolder):
        theirs = (name for name in (*sources,) if (folder / name).original().is_file())
        sources |= {f"{ORIGINAL}{name}": read_template(theme, f"{ORIGINAL}{name}").encode() for name in theirs}
    named = {name: _named_in(name, data.decode("utf-8")) for name, data in sources.items()}
    own = {name: digest_of(data) for name, data in sources.items()}
    return {name: _together(_reached(name, named), own) for name in sources}


def catalogues_digest(theme: Theme) -> Digest:
    """Return the digest of all translations: a page may name other languages in their own words."""
    return _digest_of_folder(theme / "translations")


def fonts_digest(theme: Theme) -> Digest:
    """Return the digest of the fonts that share cards are written with."""
    return _digest_of_folder(theme / "fonts")


def _digest_of_folder(folder: Theme) -> Digest:
    """Return the digest of all files of a folder by name; of nothing where there is none."""
    names = list_files(folder) if folder.is_dir() else ()
    return _together(names, {name: digest_of((folder / name).read_bytes()) for name in names})


def _named_in(name: str, source: str) -> frozenset[str]:
    """Return the templates that a template names."""
    found = _NAMED.findall(source)
    if len(found) != len(_LOADED.findall(source)):
        message = f"templates/{name} loads a template by a name that is not written out"
        raise ValueError(message)
    return frozenset(found)


def _reached(name: str, named: Mapping[str, frozenset[str]]) -> list[str]:
    """Return a template and every one that it reaches, sorted."""
    reached = {name}
    pending = [name]
    while pending:
        for other in named.get(pending.pop(), frozenset()) - reached:
            reached.add(other)
            pending.append(other)
    return sorted(reached)


def _together(names: list[str] | tuple[str, ...], own: Mapping[str, Digest]) -> Digest:
    """Return one digest of several files."""
    hashed = new_hash()
    for name in names:
        hashed.update(f"{name} {own.get(name, '')}\n".encode())
    return Digest(hashed.hexdigest())
