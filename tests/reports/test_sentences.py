"""Every code has its sentences, in every language that reports speak, and no sentence lacks a code."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest
from bulletins.model.source import FileStatus
from bulletins.reports import LANGUAGES, read_sentences
from bulletins.reports.phrases import FILE

PLUGINS = Path(__file__).resolve().parents[2] / "plugins/bulletins"
SENTENCES = read_sentences()


def constructed() -> dict[str, set[frozenset[str]]]:
    """Return the codes that the engine constructs problems with, and the sets of details they carry."""
    found: dict[str, set[frozenset[str]]] = {}
    for path in PLUGINS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0] if node.args else None
            if name in {"error", "warning"} and isinstance(first, ast.Constant) and isinstance(first.value, str):
                details = frozenset(word.arg for word in node.keywords if word.arg) - {"line", "column"}
                found.setdefault(first.value, set()).add(details)
    return found


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", SENTENCES.codes)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_speaks_every_language(code: str, language: str) -> None:
    """A code says what is wrong and what to do, in each language."""
    sentence = SENTENCES.sentence(code, language)
    assert sentence.what
    assert sentence.do
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)


@pytest.mark.parametrize("code", SENTENCES.codes)
def test_languages_ask_for_the_same_details(code: str) -> None:
    """A code's sentences draw on the same details in every language."""
    wanted = [
        placeholders(sentence.what) | placeholders(sentence.do)
        for sentence in (SENTENCES.sentence(code, language) for language in LANGUAGES)
    ]
    assert all(names == wanted[0] for names in wanted), wanted


def test_codes_and_sentences_are_the_same_set() -> None:
    """What the engine can say and what has sentences are one list."""
    written = {code for path in PLUGINS.rglob("*.py") for code in _literals(path)}
    assert sorted(set(constructed()) - set(SENTENCES.codes)) == []
    assert sorted(set(SENTENCES.codes) - written) == []


def _literals(path: Path) -> set[str]:
    """Return the string constants of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_phrases_are_the_same_in_every_language() -> None:
    """Reports have every phrase in each language, with the same placeholders."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    assert sorted(tables) == sorted(LANGUAGES)
    first, *others = ({key: _shape(value) for key, value in table.items()} for table in tables.values())
    assert all(first == other for other in others)


def _shape(value: object) -> object:
    """Return a phrase's placeholders, or the keys of a table of phrases."""
    return sorted(value) if isinstance(value, dict) else placeholders(str(value))


def test_every_phrase_is_said() -> None:
    """No phrase is left over from something the engine no longer says."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in PLUGINS.rglob("*.py"))
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))["en"]
    fates = {fate.value for fate in FileStatus}
    assert [
        key
        for key in table.keys() - {"rules", "preview", "registry-new", "registry-changed"} - fates
        if not re.search(rf"[\"']{key}[\"']", source)
    ] == []
