"""gettext as templates call it: values are put in escaped, what stands still is made once."""

from __future__ import annotations

from functools import lru_cache
from gettext import NullTranslations

from markupsafe import Markup

from bulletins.rendering.safe import escape, safe


class Messages:
    """The messages of one catalogue."""

    def __init__(self, catalogue: NullTranslations) -> None:
        """Keep the catalogue; the messages themselves are trusted."""
        self._catalogue = catalogue
        self._say = lru_cache(maxsize=None)(lambda message: safe(catalogue.gettext(message)))

    def gettext(self, message: str, **values: object) -> Markup:
        """Return a message with values for its `%(name)s`."""
        said: Markup = self._say(message)
        return _filled(said, values) if values else said

    def ngettext(self, one: str, many: str, number: int, **values: object) -> Markup:
        """Return a message in the form that a number asks for."""
        return _filled(self._catalogue.ngettext(one, many, number), values)


def _filled(message: str, values: dict[str, object]) -> Markup:
    """Return a message with its values, each escaped."""
    return safe(str(message) % {name: str(escape(value)) for name, value in values.items()})
