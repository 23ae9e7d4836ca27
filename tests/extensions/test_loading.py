"""Extensions are loaded or refused: never does a site go online without one that it names."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulletins import api
from bulletins.api import Link, Registry
from bulletins.model.deprecation import Deprecation, deprecated, deprecated_names

from tests.extensions.extended import build_in, new_site, said_in, settings_in, write_head

API = "from bulletins.api import *\n\n"
REGISTER = "def extend(registry):\n    "
PLAN = "def plan(context):\n    yield PlannedPage(address={address!r}, template='listing.html', make=make)\n\n"
MAKE = "def make(context):\n    {body}\n\n"
PAGE = f"{API}{MAKE}{PLAN}{REGISTER}registry.pages('own', plan)\n"
SETTINGS = "pelicanconf.py"
OWN = "extensions/own.py"


@pytest.mark.parametrize(
    ("plugins", "code", "found"),
    [
        (["owm"], "", ("extension-missing-near", SETTINGS, 2)),
        (["quite_else"], "", ("extension-missing", SETTINGS, 2)),
        (["own", "own"], f"{REGISTER}pass\n", ("extension-twice", SETTINGS, 2)),
        (["own"], "x = 1\n", ("extension-without-function", SETTINGS, 2)),
        (["own"], "def extend(registry:\n", ("extension-fails", OWN, 1)),
        (["own"], "import quite_else\n", ("extension-fails", OWN, 1)),
        (["own"], f"{REGISTER}1 / 0\n", ("extension-fails", OWN, 2)),
        (["own"], f"{REGISTER}registry.filter('a', lambda text: text)\n", ("extension-function", OWN, 2)),
        (["own"], f"{REGISTER}registry.allow_origin('http://a.org')\n", ("extension-origin", OWN, 2)),
        (["own"], f"{REGISTER}registry.allow_origin('https://a.org/x')\n", ("extension-origin", OWN, 2)),
        (["own"], f"{REGISTER}registry.allow_origin('https://*.a.org')\n", ("extension-origin", OWN, 2)),
        (["own"], f"{REGISTER}registry.allow_origin(\"https://a.org 'self'\")\n", ("extension-origin", OWN, 2)),
        (["own"], f"{REGISTER}registry.allow_origin('https://a.org;script-src *')\n", ("extension-origin", OWN, 2)),
        (["own"], f"{REGISTER}registry.allow_origin('https://a.org', 'default')\n", ("extension-origin", OWN, 2)),
        (["own"], f"{REGISTER}registry.allow_origin('https://hội.org')\n", ("extension-origin", OWN, 2)),
        (["own"], PAGE.format(address="x.html", body="return '<p>'"), ("page-without-policy", "en/x.html", 0)),
        (["own"], f"{REGISTER}registry.sentence('a', vi=('b', 'c'))\n", ("extension-sentence", OWN, 2)),
        (["own"], f"{REGISTER}registry.templates('nowhere')\n", ("extension-folder", OWN, 2)),
        (["own"], f"{REGISTER}registry.setting('SEARCH_MORE', 1)\n", None),
        (["own"], PAGE.format(address="x/", body="1 / 0"), ("extension-fails", OWN, 4)),
        (["own"], PAGE.format(address="x/", body="return 1"), ("extension-fails", "own", 0)),
        (["own"], PAGE.format(address="don-vi/", body="return ''"), ("extension-page-taken", "own", 0)),
        (["own"], PAGE.format(address="../x/", body="return ''"), ("extension-page-taken", "own", 0)),
        (["own"], PAGE.format(address="x.txt", body="return 'x'"), None),
        (["calendar"], f"{REGISTER}pass\n", ("extension-name-of-module", SETTINGS, 2)),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    tmp_path: Path, plugins: list[str], code: str, found: tuple[str, str, int] | None
) -> None:
    """Each is said with file and line, and nothing is written."""
    name = "calendar" if plugins == ["calendar"] else "own"
    folder = new_site(tmp_path, f"PLUGINS = {plugins!r}", **{name: code})
    assert said_in(folder) == ([found] if found else [])
    assert (folder / "output/index.html").exists() == (found is None)


def test_what_will_go_is_warned_of_and_still_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An extension that uses what the next major version will not have is named with its line; the site is built."""
    monkeypatch.setattr(Registry, "lead", deprecated("2.0.0", "use registry.filter")(Registry.filter), raising=False)
    gone = deprecated_names("bulletins.api", {"Old": (Link, Deprecation("2.0.0", "use Link"))})
    monkeypatch.setattr(api, "__getattr__", gone)
    code = "from bulletins.api import Old\n\ndef a(text):\n    return text\n\n"
    folder = new_site(tmp_path, "PLUGINS = ['own']", own=f"{code}{REGISTER}registry.lead('a', a)\n")
    assert said_in(folder) == [("extension-deprecated", OWN, 1), ("extension-deprecated", OWN, 7)]
    assert (folder / "output/index.html").exists()
    with pytest.raises(AttributeError):
        gone("Quite")


def test_two_extensions_do_not_share_a_name(tmp_path: Path) -> None:
    """The second to ask for a name is refused, and says which."""
    code = "def shout(text):\n    return text.upper()\n\ndef extend(registry):\n    registry.filter('shout', shout)\n"
    folder = new_site(tmp_path, "PLUGINS = ['one', 'two']", one=code, two=code)
    assert said_in(folder) == [("extension-name-taken", "extensions/two.py", 5)]


def test_plugins_of_pelican_are_told_what_does_not_run(tmp_path: Path) -> None:
    """A plugin that listens to generators is loaded, and warned of."""
    code = (
        "from pelican import signals\n\n\ndef listen(generator):\n    pass\n\n\n"
        "def register():\n    signals.initialized.connect(listen)\n"
        "    signals.article_generator_finalized.connect(listen)\n"
    )
    folder = new_site(tmp_path, "PLUGINS = ['own']", own=code)
    assert said_in(folder) == [("extension-unheard", SETTINGS, 2)]
    assert (folder / "output/index.html").exists()


KEY = (
    "from bulletins.api import *\n\n\ndef check(facts):\n"
    "    if facts.extra['meeting'] > facts.published.date():\n"
    "        yield warning('minutes-ahead', facts.path, facts.line('meeting'), day=facts.extra['meeting'])\n\n\n"
    "def extend(registry):\n    registry.key('meeting', Key.DATE, check=check)\n"
    "    registry.sentence('minutes-ahead', vi=('họp ngày {day}', 'sửa lại'), en=('met on {day}', 'put it right'))\n"
)


def test_a_key_is_read_by_its_type_and_checked(tmp_path: Path) -> None:
    """An extension's key is no unknown one; its check speaks in its own sentences, in both languages."""
    folder = new_site(tmp_path, "PLUGINS = ['own']", own=KEY)
    write_head(folder, "meeting: 2030-01-02\n")
    (found,) = build_in(folder).problems
    assert (found.code, found.line, found.is_error) == ("minutes-ahead", 2, False)
    from bulletins.reports import read_sentences  # noqa: PLC0415  (only here)

    said = [read_sentences().words(found, language) for language in ("vi", "en")]
    assert [(each.what, each.do) for each in said] == [
        ("họp ngày 2030-01-02", "sửa lại"),
        ("met on 2030-01-02", "put it right"),
    ]
    write_head(folder, "metting: 2030-01-02\n")
    assert ("unknown-key", "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md", 2) in said_in(folder)


def test_a_translation_says_the_same(tmp_path: Path) -> None:
    """A key that is no word is the same in all languages."""
    folder = new_site(tmp_path, "PLUGINS = ['own']", own=KEY)
    write_head(folder, "meeting: 2024-03-01\n")
    write_head(folder, "meeting: 2024-03-02\n", "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.en.md")
    (found,) = said_in(folder)
    assert found == ("translation-differs", "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.en.md", 2)


def test_pelicans_words_for_templates_work(tmp_path: Path) -> None:
    """JINJA_FILTERS, JINJA_TESTS, JINJA_GLOBALS and THEME_TEMPLATES_OVERRIDES do what they do in Pelican."""
    settings = (
        "JINJA_FILTERS = {'shout': lambda text: text.upper()}\nJINJA_TESTS = {'long': lambda text: len(text) > 3}\n"
        "JINJA_GLOBALS = {'year': 1930}\nTHEME_TEMPLATES_OVERRIDES = ['mine']\n"
    )
    folder = new_site(tmp_path, settings)
    (folder / "mine").mkdir()
    text = '{% extends "!theme/not-found.html" %}{% block title %}{{ "a" | shout }}'
    text += '{{ "long" is long }}{{ year }}{% endblock %}'
    (folder / "mine/not-found.html").write_text(text, encoding="utf-8")
    assert said_in(folder) == []
    assert "<title>ATrue1930</title>" in (folder / "output/404.html").read_text(encoding="utf-8")


def test_a_template_that_fails_is_named(tmp_path: Path) -> None:
    """What is wrong in a template stops the build with its line."""
    folder = new_site(tmp_path, "THEME_TEMPLATES_OVERRIDES = ['mine']")
    (folder / "mine").mkdir()
    (folder / "mine/not-found.html").write_text('{% extends "base.html" %}\n\n{% blok x %}\n', encoding="utf-8")
    (found,) = said_in(folder)
    assert found[0] == "template-fails"
    assert found[2] == 3


@pytest.mark.parametrize("top", ["", "<meta charset=utf-8><script src=/a.js></script>{{ policy }}"])
def test_a_template_that_lets_a_page_load_anything_is_refused(tmp_path: Path, top: str) -> None:
    """A page of one's own template says at its top what it may load, or the site is not built."""
    folder = new_site(tmp_path, "THEME_TEMPLATES_OVERRIDES = ['mine']")
    (folder / "mine").mkdir()
    (folder / "mine/not-found.html").write_text(f"<!doctype html>{top}<p>x</p>", encoding="utf-8")
    assert said_in(folder) == [("page-without-policy", "templates/not-found.html", 0)]
    assert not (folder / "output").exists()


def test_a_template_prints_no_value_as_if_it_were_a_text(tmp_path: Path) -> None:
    """Readers never see the name of a class: a link is printed by its words and its address."""
    folder = new_site(tmp_path, "THEME_TEMPLATES_OVERRIDES = ['mine']")
    (folder / "mine").mkdir()
    text = '{% extends "!theme/not-found.html" %}{% block title %}{{ view.chrome.home }}{% endblock %}'
    (folder / "mine/not-found.html").write_text(text, encoding="utf-8")
    assert [code for code, _, _ in said_in(folder)] == ["template-fails"]


def test_what_extensions_get_is_frozen(tmp_path: Path) -> None:
    """No extension can change what another one, or a page, will see."""
    body = "context.site.config.name = ''"
    folder = new_site(tmp_path, "PLUGINS = ['own']", own=PAGE.format(address="x/", body=body))
    assert said_in(folder) == [("extension-fails", OWN, 4)]
    assert settings_in(folder).extensions.pages
