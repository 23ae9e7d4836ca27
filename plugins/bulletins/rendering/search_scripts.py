"""The files of the search that browsers load when somebody turns to one of its boxes."""

from __future__ import annotations

from bulletins.model.identity import Language, OutputPath
from bulletins.rendering.css_stripping import strip_css
from bulletins.rendering.scripts import LATER, WORDS, Speak, compose_script, named_file, words_by_language
from bulletins.rendering.stylesheet import list_files
from bulletins.rendering.theme_folder import Theme


def compose_search(theme: Theme, languages: tuple[Language, ...]) -> tuple[tuple[OutputPath, bytes], ...]:
    """Return the script that finds words, its style sheet, and the script for what is seldom needed.

    A theme without a folder `search` has none.
    """
    folder = theme / "static" / "search"
    if not folder.is_dir():
        return ()
    said = {WORDS: words_by_language(theme, languages, _later_words)}
    later = named_file("later", "js", compose_script(folder / "later", said))
    filled = {WORDS: words_by_language(theme, languages, _page_words), LATER: later[0].removeprefix("theme/")}
    script = named_file("search", "js", compose_script(folder, filled))
    sheets = [(folder / name).read_text(encoding="utf-8") for name in list_files(folder) if name.endswith(".css")]
    style = strip_css("\n".join(sheets))
    return script, named_file("search", "css", style.encode()), later


def _page_words(language: Language, words: Speak) -> dict[str, object]:
    """Return what a box says while it answers."""
    return {
        "searching": words(language, "Searching…"),
        "results": words(language, "Results:"),
        "nearest": words(language, "No page has all of these words together. The nearest:"),
        "nothing": words(language, "Nothing was found."),
        "failed": words(language, "The search could not be loaded. Everything is listed here:"),
        "all": words(language, "All results"),
        "archive": words(language, "Archive"),
        "former": words(language, "former"),
        "kinds": _kinds(language, words),
    }


def _later_words(language: Language, words: Speak) -> dict[str, object]:
    """Return what the search page says beside its answers."""
    return {
        "meant": words(language, "Did you mean:"),
        "names": words(language, "Units and campaigns with the nearest names:"),
        "mine": words(language, "My unit"),
        "more": words(language, "More results"),
        "narrow": words(language, "Narrow the results"),
        "unit": words(language, "Unit"),
        "campaign": words(language, "Campaign"),
        "section": words(language, "Section"),
        "year": words(language, "Year"),
        "kind": words(language, "Kind"),
        "any": words(language, "All"),
        "sort": words(language, "Order"),
        "best": words(language, "Best match first"),
        "newest": words(language, "Newest first"),
        "kinds": _kinds(language, words),
    }


def _kinds(language: Language, words: Speak) -> dict[str, str]:
    """Return the names of what answers are, as the index marks them."""
    return {
        "b": words(language, "Bulletin"),
        "d": words(language, "Digest"),
        "u": words(language, "Unit"),
        "c": words(language, "Campaign"),
        "p": words(language, "Page"),
    }
