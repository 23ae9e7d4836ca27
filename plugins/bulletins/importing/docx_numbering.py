"""The numbers that Word shows but does not store: labels of list paragraphs, of footnotes and of endnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bulletins.importing.docx_files import child_value
from bulletins.importing.flow import ListMark
from bulletins.importing.zip_parts import whole_number

_PLACEHOLDER = re.compile(r"%(\d)")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_LETTERS = 26
_MOST = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """The numbering of one level of a list."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1


class WordLists:
    """The lists of a document; numbering goes on from the last paragraph of the same list."""

    def __init__(self, root: Element | None) -> None:
        """Take the numbering part, None where the document has none."""
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counted_as: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstract = {one.get("w.abstractNumId", ""): one for one in root.findall("w.abstractNum")}
        for number in root.findall("w.num"):
            self._add(number, abstract)

    def mark(self, number: str, level: int) -> ListMark | None:
        """Return the mark of a list's next paragraph at a level; None for a number that names no list."""
        if (number, level) not in self._levels:
            return None
        counts = self._counts.setdefault(self._counted_as[number], {})
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        counts[level] = counts.get(level, self._levels[number, level].start - 1) + 1
        return ListMark(level=level, label=self._label(number, level, counts))

    def _add(self, number: Element, abstract: dict[str, Element]) -> None:
        """Note the levels of a list, with the changes that this use of the list makes."""
        name = number.get("w.numId", "")
        kind = child_value(number, "w.abstractNumId") or ""
        definition = abstract.get(kind)
        if definition is None:
            return
        changed = number.findall("w.lvlOverride")
        self._counted_as[name] = name if any(one.find("w.startOverride") is not None for one in changed) else kind
        for level in definition.findall("w.lvl"):
            self._levels[name, whole_number(level.get("w.ilvl"))] = _level(level)
        for one in changed:
            index = whole_number(one.get("w.ilvl"))
            own = one.find("w.lvl")
            found = _level(own) if own is not None else self._levels.get((name, index), _Level())
            start = whole_number(child_value(one, "w.startOverride"), found.start)
            self._levels[name, index] = _Level(format=found.format, text=found.text, start=start)

    def _label(self, number: str, level: int, counts: dict[int, int]) -> str:
        """Return the label as Word writes it, empty for a bullet."""
        own = self._levels[number, level]
        if own.format == "bullet":
            return ""

        def shown(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            other = self._levels.get((number, index), _Level())
            return number_in_format(counts.get(index, other.start), other.format)

        return _PLACEHOLDER.sub(shown, own.text).strip()


def _level(element: Element) -> _Level:
    """Return the numbering of a level."""
    return _Level(
        format=child_value(element, "w.numFmt") or "decimal",
        text=child_value(element, "w.lvlText") or "",
        start=whole_number(child_value(element, "w.start"), 1),
    )


def number_in_format(number: int, form: str) -> str:
    """Return a number in one of Word's formats; an unknown format gives digits."""
    if form in {"upperRoman", "lowerRoman"} and 0 < number < _MOST:
        roman, rest = "", number
        for value, sign in _ROMAN:
            roman += sign * (rest // value)
            rest %= value
        return roman if form == "upperRoman" else roman.lower()
    if form in {"upperLetter", "lowerLetter"} and number > 0:
        times, index = divmod(number - 1, _LETTERS)
        letter = chr(ord("a") + index) * min(times + 1, _LETTERS)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{number:02d}"
    return "" if form == "none" else str(number)


class NoteLabels:
    """The labels of the notes that the text refers to, and the list of notes to read."""

    def __init__(self, footnotes: Element | None, endnotes: Element | None) -> None:
        """Take the parts that hold the notes."""
        self._found: dict[tuple[str, str], Element] = {}
        for kind, root in (("footnote", footnotes), ("endnote", endnotes)):
            for note in () if root is None else root.findall(f"w.{kind}"):
                if note.get("w.type", "normal") == "normal":
                    self._found[kind, note.get("w.id", "")] = note
        self._labels: dict[tuple[str, str], str] = {}

    def label(self, kind: str, number: str) -> str:
        """Return the label of a note, empty where there is no such note."""
        key = (kind, number)
        if key not in self._found:
            return ""
        return self._labels.setdefault(key, str(len(self._labels) + 1))

    @property
    def cited(self) -> tuple[tuple[str, str, Element], ...]:
        """Return kind, label and content of every note that the text refers to, in the order of the text."""
        return tuple((key[0], label, self._found[key]) for key, label in self._labels.items())

    @property
    def uncited(self) -> tuple[Element, ...]:
        """Return the notes that the text never refers to."""
        return tuple(note for key, note in self._found.items() if key not in self._labels)
