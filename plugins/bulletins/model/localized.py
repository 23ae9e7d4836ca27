"""A text in several languages, with a rule for the language it lacks."""

from __future__ import annotations

from bulletins.model.identity import Language
from bulletins.model.value import Value


class Phrase(Value, frozen=True, kw_only=True):
    """A text as one page shows it; `language` is set only where it differs from the page's own."""

    text: str
    language: Language | None = None


class Localized(Value, frozen=True, kw_only=True):
    """One text in one or more languages; the first entry is the site's default language's."""

    entries: tuple[tuple[Language, str], ...]

    def phrase(self, language: Language) -> Phrase:
        """Return the text in that language, else the first entry marked with its own language."""
        for code, text in self.entries:
            if code == language:
                return Phrase(text=text)
        if not self.entries:
            return Phrase(text="")
        code, text = self.entries[0]
        return Phrase(text=text, language=code)

    def text(self, language: Language) -> str:
        """Return the text in that language, else the first entry's."""
        return self.phrase(language).text

    def __bool__(self) -> bool:
        """Return whether there is any text at all."""
        return any(text for _, text in self.entries)


NOTHING = Localized(entries=())
"""No text in any language."""
