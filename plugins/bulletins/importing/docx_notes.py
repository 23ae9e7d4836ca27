"""Footnotes and endnotes of a Word file: labels in the order in which the text refers to them."""

from __future__ import annotations

from xml.etree.ElementTree import Element


class NoteLabels:
    """Gives each note that the text refers to a label, and tells which notes are to be read."""

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
        """Return kind, label and content of every note that was referred to, in that order."""
        return tuple((key[0], label, self._found[key]) for key, label in self._labels.items())

    @property
    def uncited(self) -> tuple[Element, ...]:
        """Return the notes that nothing refers to."""
        return tuple(note for key, note in self._found.items() if key not in self._labels)
