"""Every finding of the readers fills the sentence that is printed for it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from bulletins.model.problem import Problem
from bulletins.model.source import SourceKind
from bulletins.reading import read_config, read_manuscript, read_unit

from tests.reading.samples import FRONT_MATTER, SITE, bulletin, site, site_source, source

MESSAGES = Path(__file__).parents[2] / "plugins" / "bulletins" / "reports" / "messages" / "reading.toml"

WRONG = """\
tilte: x
xyzzy: x
title: y
Một câu
campaign: [Dự án, "---", a, a]
authors: A, B
section: hoat
event_date: 2024-08-01
date: 2024-07-10
cover: {src: ../a.jpg, alt: a.jpg, focus: x}
photos:
  - src: b.jpg
    alt: Sơ kết giữa nhiệm kỳ
  - {src: c\\d.jpg, alt: ...}
  - {alt: A, B}
  - [
items: []
featured: mai
status: nháp
corrections: [{date: 01/07/2024, text: x}, {date: 2024-02-30}, {date: 2024-13-01}]
attachments: [{src: a.exe, title: x}, {src: b/, title: x}, {src: "https://x.vn/a.pdf", title: x}]
video: x
"""


def _findings() -> tuple[Problem, ...]:
    wrong_site = SITE.replace("Asia/", "Asie/").replace("units: don-vi", "units: en").replace("vi: Thông báo", "en: x")
    colours = "colours: {a: {light: red, dark: blue}}\ncontact: {phone: x, email: x}\n"
    unit = "name: {en: x}\nlevel: x\nparent: a\nsuccessors: [b]\nvalid_from: 999-1-1\n"
    found = [
        *read_manuscript(bulletin(FRONT_MATTER + WRONG), site(), ()).problems,
        *read_manuscript(bulletin(language="fr"), site(), ()).problems,
        *read_config(site_source(wrong_site + colours)).problems,
        *read_unit(source("units/a.yml", unit, SourceKind.UNIT), site()).problems,
    ]
    return tuple(found)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_sentences_ask_for_nothing_a_finding_lacks(language: str) -> None:
    """Each placeholder of a code's sentence is among the finding's details, in both languages."""
    tables = tomllib.loads(MESSAGES.read_text(encoding="utf-8"))
    findings = _findings()
    assert len({found.code for found in findings}) > 30
    for found in findings:
        words = tables[found.code][language]
        asked = set(re.findall(r"\{(\w+)\}", words["what"] + words["do"]))
        assert asked <= {name for name, _ in found.details}, found


def test_both_languages_say_the_same() -> None:
    """Every code has sentences in both languages, with the same placeholders."""
    for code, table in tomllib.loads(MESSAGES.read_text(encoding="utf-8")).items():
        asked = [set(re.findall(r"\{(\w+)\}", table[each]["what"] + table[each]["do"])) for each in ("en", "vi")]
        assert asked[0] == asked[1], code
