"""Scripts as they are sent: without comments and needless blanks, and meaning what they meant."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest
from bulletins.model.identity import Language
from bulletins.rendering.scripts import lean
from bulletins.rendering.search_scripts import compose_search

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "theme/static").rglob("*.js"))
SEARCH_LIMIT = 6000
"""Most bytes, packed, of the script that a first answer waits for."""


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("// a word\nconst a = 1; // more\n", "const a=1;\n"),
        ("/* two\n lines */\nlet b = a + +a - -a;\n", "let b=a+ +a- -a;\n"),
        ("return\n  [1];\n", "return\n[1];\n"),
        ("x = \"// no comment\" + '/* none */';\n", "x=\"// no comment\"+'/* none */';\n"),
        ("y = `a  b // ${c}`;\n", "y=`a  b // ${c}`;\n"),
        ("const found = text.split(/[/ ]+ \\/x/g);\n", "const found=text.split(/[/ ]+ \\/x/g);\n"),
        ("half = whole / 2 / parts;\n", "half=whole/2/parts;\n"),
        ("a = b\nc = d\n", "a=b\nc=d\n"),
        ("list\n  .map((x) => x)\n  .sort();\n", "list.map((x)=>x).sort();\n"),
        ("", ""),
    ],
)
def test_a_script_keeps_its_meaning(script: str, expected: str) -> None:
    """Comments and blanks go; strings, patterns, divisions and breaks that end a statement stay."""
    assert lean(script) == expected


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_the_theme_s_scripts_are_read_alike(file: Path, tmp_path: Path) -> None:
    """Node reads each script of the theme, as it is written and as it is sent."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("this test needs Node.js")
    sent = tmp_path / file.name
    sent.write_text(lean(file.read_text("utf-8")), "utf-8")
    for each in (file, sent):
        assert subprocess.run([node, "--check", each], check=False, capture_output=True).returncode == 0


def test_the_script_of_the_search_is_light() -> None:
    """What must come before the first answer stays within its limit, in a site of two languages."""
    (path, script), *_ = compose_search(ROOT / "theme", (Language("vi"), Language("en")))
    assert path.startswith("theme/search.")
    assert len(gzip.compress(script, 6)) <= SEARCH_LIMIT
