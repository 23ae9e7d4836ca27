"""The attributes of one element: those that may stay, in order; the rest is reported."""

from __future__ import annotations

import re

from bulletins.body.policy import ATTRIBUTES, EVERYWHERE, OWN_CLASSES
from bulletins.body.problems import BodyProblems, shown
from bulletins.model.problem import error, warning

Attributes = list[tuple[str, str | None]]

LEFTWARD_LANGUAGES = re.compile("ar|arc|arz|ckb|dv|fa|glk|he|khw|mzn|nqo|ps|sd|syr|ug|ur|yi")
LEFTWARD_SCRIPTS = re.compile("adlm|arab|aran|hebr|mand|nkoo|rohg|syrc|thaa")
"""Languages and scripts that are written from right to left: https://cldr.unicode.org, `characterOrder`."""

SCRIPT_LENGTH = 4
"""Letters of a script's code inside a language's: `pa-Arab`."""

ROW = "data-row"
"""The attribute of a row with fewer or more cells than its table has columns: both numbers."""

_ROW_CELLS = re.compile(r"\d{1,4} \d{1,4}")
_QUOTE = '"'
_ALIGNMENT = re.compile(r"text-align:\s*(left|center|right);?")
_ALIGNED = {f"text-align: {side};": side for side in ("left", "center", "right")}
"""Alignment as Markdown writes it, which needs no pattern to be understood."""

_NOTE_CLASSES = frozenset({"footnote", "footnote-ref", "footnote-backref"})


def kept(element: str, attributes: Attributes, findings: BodyProblems) -> dict[str, str]:
    """Return the attributes that an element may keep, without marks."""
    if not attributes:
        return {}
    result: dict[str, str] = {}
    dropped: list[str] = []
    own = ATTRIBUTES.get(element, frozenset())
    for name, raw in attributes:
        if name == "data-line":
            findings.read(raw or "")
        elif name == ROW and raw and _ROW_CELLS.fullmatch(raw):
            cells, columns = raw.split(" ")
            findings.add_row(int(cells), int(columns))
        elif name in own or name in EVERYWHERE:
            result.setdefault(name, findings.read(raw or ""))
        elif not _converted(element, name, raw or "", result):
            dropped.append(name)
    if dropped:
        _report(element, dropped, findings)
    if "lang" in result and reads_leftwards(result["lang"]):
        result.setdefault("dir", "rtl")
    return result


def reads_leftwards(language: str) -> bool:
    """Return whether a language, by its code, is written from right to left; a script in the code decides."""
    first, *others = language.lower().split("-")
    scripts = [part for part in others if len(part) == SCRIPT_LENGTH]
    found = LEFTWARD_SCRIPTS.fullmatch(scripts[0]) if scripts else LEFTWARD_LANGUAGES.fullmatch(first)
    return found is not None


def written(attributes: dict[str, str]) -> str:
    """Return attributes as they stand in a tag, each behind a blank."""
    if not attributes:
        return ""
    return "".join([f' {name}="{escaped(value).replace(_QUOTE, "&quot;")}"' for name, value in attributes.items()])


def escaped(text: str) -> str:
    """Return a text as it stands in HTML, written as the sanitiser writes it."""
    if not ("&" in text or "<" in text or ">" in text or "\u00a0" in text):
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\u00a0", "&nbsp;")


def _converted(element: str, name: str, value: str, result: dict[str, str]) -> bool:
    """Return whether an attribute became a class of our own."""
    if name == "style" and element in {"td", "th"}:
        side = _ALIGNED.get(value) or _alignment(value)
        if side:
            result["class"] = side
        return bool(side)
    if name != "class":
        return False
    classes = value.split()
    ours = [word for word in classes if word in OWN_CLASSES.get(element, set()) or word in _NOTE_CLASSES]
    if ours:
        result["class"] = " ".join(ours)
    return bool(classes) and len(ours) == len(classes)


def _alignment(style: str) -> str:
    """Return to which side a style aligns text, empty for any other style."""
    found = _ALIGNMENT.fullmatch(style.strip())
    return found[1] if found else ""


def _report(element: str, dropped: list[str], findings: BodyProblems) -> None:
    """Report the attributes that go."""
    place = findings.place
    for name in dropped:
        if name.startswith("on"):
            findings.add(error("html-event", place.path, place.line, attribute=shown(name)))
        else:
            found = warning("html-attribute", place.path, place.line, attribute=shown(name), element=element)
            findings.add(found)
