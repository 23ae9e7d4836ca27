"""Signs inside addresses, paths and code of templates, kept from Markdown: `_`, `~`, `[` and `&` mean nothing there.

Each is replaced by a noncharacter of its own, one for one, so that lines and columns stay as they are, and comes back
wherever text and attributes are written.
"""

from __future__ import annotations

import re

from bulletins.model.web_addresses import BARE_DOMAIN, may_hold_domain

_SIGNS = {"_": "\ufdea", "~": "\ufdeb", "[": "\ufdec", "]": "\ufded", "&": "\ufdee", "*": "\ufdef", "\\": "\ufde9"}
_HIDE = str.maketrans(_SIGNS)
_SHOW = str.maketrans({hidden: sign for sign, hidden in _SIGNS.items()})
_ADDRESS = re.compile(
    rf"(?:(?i:https?://|\bwww\.)|{BARE_DOMAIN.pattern})[^\s<>\"`|\\()]+(?:\([^\s<>\"`|\\()]*\)[^\s<>\"`|\\()]*)*"
)
_LOCAL_PATH = re.compile(r"(?<![\w:/])(?:[A-Za-z]:\\|\\\\(?=[\w.-]+\\))[^\s<>\"`|*]*")
_CODE = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{#[^{}\n]*#\}|%%\w{1,60}%%")
_END = re.compile(r"[.,;:!?*_~…”’»]+$")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_INSIDE = re.compile(r"[_~&*\[\]]")


def may_hold_code(text: str) -> bool:
    """Return whether it pays to look through a text for code of templates."""
    return "{{" in text or "{%" in text or "{#" in text or "%%" in text


def shielded(text: str) -> str:
    """Return a text with the signs inside its web addresses and its code of templates replaced."""
    if may_hold_code(text):
        text = _CODE.sub(lambda found: found[0].translate(_HIDE), text)
    if ":\\" in text or "\\\\" in text:
        text = _LOCAL_PATH.sub(lambda found: found[0].translate(_HIDE), text)
    if "://" not in text and not may_hold_domain(text):
        return text
    return _ADDRESS.sub(lambda found: _hidden(found[0], text[: found.start()].rpartition("\n")[2]), text)


def unshielded(text: str) -> str:
    """Return a text with all signs as they were typed."""
    return text if text.isascii() else text.translate(_SHOW)


def _hidden(address: str, before: str) -> str:
    """Return an address with its signs replaced; what belongs to the sentence or the link around it stays."""
    if _INSIDE.search(address) is None:
        return address
    core = address
    if "*" in core and "*" in before:
        core = core.partition("*")[0]
    core = _END.sub("", core)
    core = core[: _unbalanced(core)]
    core = _END.sub("", core)
    hidden = "&".join(part.translate(_HIDE) for part in _ENTITY.split(core))
    return hidden + (shielded(address[len(core) :]) if core else address)


def _unbalanced(address: str) -> int:
    """Return where an address ends: before a square bracket that it does not open, or does not close."""
    opened = -1
    for position, sign in enumerate(address):
        if sign == "[":
            if opened >= 0:
                return opened
            opened = position
        elif sign == "]":
            if opened < 0:
                return position
            opened = -1
    return len(address) if opened < 0 else opened
