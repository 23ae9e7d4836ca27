"""Catalogues: read without compiled files, extracted and brought up to date without losing a word."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from bulletins.model.identity import Language
from bulletins.rendering import interface_words, read_catalogue, update_catalogues
from bulletins.rendering.catalogues import extract_messages, missing_messages

from tests.rendering.samples.things import EN, ROOT, THEME, VI

PLACEHOLDER = re.compile(r"%\(\w+\)s")


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """Return a theme with one template and no catalogue."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "translations").mkdir()
    template = '{{ _("Units") }} {{ ngettext("%(n)s unit", "%(n)s units", 2, n=2) }} {{ words(other, "Home") }}\n'
    (tmp_path / "templates" / "a.html").write_text(template, encoding="utf-8")
    (tmp_path / "code").mkdir()
    code = 'title = words(language, "Search")\npattern = pgettext("pattern", "d MMM y")\nplain = other("No message")\n'
    (tmp_path / "code" / "b.py").write_text(code, encoding="utf-8")
    return tmp_path


def test_extract(theme: Path) -> None:
    """Messages come from templates and from code, with their contexts and plurals, and nothing else does."""
    found = {(message.id, message.context) for message in extract_messages(theme, [theme / "code"]) if message.id}
    assert found == {
        ("Units", None),
        (("%(n)s unit", "%(n)s units"), None),
        ("Home", None),
        ("Search", None),
        ("d MMM y", "pattern"),
    }


def test_update(theme: Path) -> None:
    """Translations stay, messages out of use go, new ones come empty; a second run writes nothing."""
    code = [theme / "code"]
    update_catalogues(theme, code, ["vi"])
    file = theme / "translations" / "vi.po"
    text = file.read_text(encoding="utf-8").replace('msgid "Units"\nmsgstr ""', 'msgid "Units"\nmsgstr "Đơn vị"')
    file.write_text(text, encoding="utf-8", newline="\n")
    (theme / "code" / "b.py").write_text('x = words(a, "Archive")\n', encoding="utf-8")
    assert [path.name for path in update_catalogues(theme, code, ["vi"])] == ["messages.pot", "vi.po"]
    after = file.read_text(encoding="utf-8")
    assert 'msgstr "Đơn vị"' in after
    assert 'msgid "Archive"\nmsgstr ""' in after
    assert "Search" not in after
    assert "Date" not in after
    assert update_catalogues(theme, code, ["vi"]) == ()


def test_missing(theme: Path) -> None:
    """Every message without a translation is named."""
    assert missing_messages(theme, [theme / "code"], "vi") == ("%(n)s unit", "Home", "Search", "Units", "d MMM y")


def test_words() -> None:
    """The planner's words are translated; an unknown language and an unknown message stay English."""
    say = interface_words(THEME, (VI, EN))
    assert [say(VI, "Units"), say(EN, "Units"), say(Language("km"), "Units")] == ["Đơn vị", "Units", "Units"]
    assert [say(VI, "never said"), say(VI, "")] == ["never said", ""]


def test_no_compiled_file(tmp_path: Path) -> None:
    """Reading a catalogue leaves no file behind."""
    shutil.copytree(THEME / "translations", tmp_path / "translations")
    before = sorted(tmp_path.rglob("*"))
    assert read_catalogue(tmp_path, "vi").gettext("Archive") == "Lưu trữ"
    assert sorted(tmp_path.rglob("*")) == before


def test_without_catalogue() -> None:
    """A language without a catalogue speaks English."""
    assert read_catalogue(THEME, "lo").gettext("Archive") == "Archive"


@pytest.mark.parametrize("language", ["en", "km", "vi"])
def test_complete(language: str) -> None:
    """Every language that the theme ships says everything that templates and pages say."""
    assert missing_messages(THEME, [ROOT / "plugins"], language) == ()


@pytest.mark.parametrize("language", ["km", "vi"])
def test_placeholders(language: str) -> None:
    """A translation fills in what its message fills in, no more and no less."""
    with (THEME / "translations" / f"{language}.po").open("rb") as data:
        messages = [message for message in read_po(data, locale=language) if message.id]
    pairs = [(_forms(message.id), _forms(message.string)) for message in messages]
    assert [pair for pair in pairs if PLACEHOLDER.findall(pair[0]) != PLACEHOLDER.findall(pair[1])] == []


def _forms(text: str | tuple[str, ...] | list[str] | None) -> str:
    """Return the last form of a message: the one for many."""
    return text if isinstance(text, str) else (text or ("",))[-1]
