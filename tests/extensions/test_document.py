"""What docs/developers/extending.md shows is a whole extension: taken from the page word for word, it is built."""

from __future__ import annotations

import re
from pathlib import Path

from tests.extensions.extended import FESTIVAL, new_site, said_in, write_head
from tests.sites import ROOT

PAGE = (ROOT / "docs/developers/extending.md").read_text(encoding="utf-8")
REVIEW = "content/bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md"


def shown(language: str, name: str) -> str:
    """Return the example of a language below the line that names its file."""
    found = re.search(rf"`{re.escape(name)}`.*?```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_of_the_page(tmp_path: Path) -> None:
    """A day in the front matter puts the bulletin on the page of its year, in each language; its check warns."""
    folder = new_site(tmp_path, 'PLUGINS = ["minutes"]', minutes=shown("python", "extensions/minutes.py"))
    template = folder / "extensions/minutes_templates/minutes.html"
    template.parent.mkdir()
    template.write_text(shown("jinja", "extensions/minutes_templates/minutes.html"), encoding="utf-8")
    write_head(folder, "meeting: 2026-01-12\n")
    assert said_in(folder) == [("minutes-ahead", FESTIVAL, 2)]
    for path, title in (("minutes/2026", "Biên bản 2026"), ("en/minutes/2026", "Minutes 2026")):
        html = (folder / "output" / path / "index.html").read_text(encoding="utf-8")
        assert f"<h1>{title}</h1>" in html
        assert "/2024-03-08-ngay-hoi-ao-dai/" in html


CHECK = """from bulletins.api import Key, texts_with, warning


def check_numbers(site):
    seen = {}
    for text in texts_with(site, "number"):
        if seen.setdefault(text.value, text.slug) != text.slug:
            yield warning("number-twice", text.path, text.line, number=text.value)


def extend(registry):
    registry.key("number", Key.TEXT)
    registry.check(check_numbers)
    registry.sentence("number-twice", vi=("số {number} dùng hai lần", "sửa một"), en=("{number} twice", "change one"))
"""


def test_a_check_of_the_site_reads_keys(tmp_path: Path) -> None:
    """What one bulletin says under an extension's key can be held against what all others say, with file and line."""
    folder = new_site(tmp_path, 'PLUGINS = ["numbered"]', numbered=CHECK)
    write_head(folder, "number: 12/KH\n")
    write_head(folder, "number: 12/KH\n", REVIEW)
    assert said_in(folder) == [("number-twice", REVIEW, 2)]
