"""The theme's own files: one hashed stylesheet, colours from site.yml, and what lies beside it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from bulletins.model.identity import OutputPath
from bulletins.rendering import build_theme

from tests.rendering.samples.things import THEME


def style(colours: tuple[tuple[str, str, str], ...] = ()) -> str:
    """Return the stylesheet of the shipped theme."""
    built = build_theme(THEME, colours)
    return dict(built.files)[built.stylesheet].decode()


def test_layers_first() -> None:
    """The order of layers is said before anything else."""
    assert style().startswith("@layer tokens,base,layout,components,print;@layer tokens{:root{")


def test_size() -> None:
    """The stylesheet is at most 5 kB when compressed."""
    assert len(gzip.compress(style().encode(), 9)) <= 5000


def test_tokens_of_one_value() -> None:
    """What no rule changes is written where it is used; what night or a language changes stays a custom property."""
    text = style()
    used = set(re.findall(r"var\(--([a-z0-9-]+)[,)]", text))
    declared = re.findall(r"--([a-z0-9-]+):", text)
    assert used == set(declared)
    assert {"paper", "ink", "leading"} <= used
    assert [name for name in used - {"out"} if declared.count(name) == 1] == []
    assert "padding-inline:max(1rem,50% - 70rem/2)" in text


def test_script() -> None:
    """The script is small, loads nothing, and has neither comments nor indentation."""
    built = build_theme(THEME, ())
    script = dict(built.files)[built.script].decode()
    assert len(gzip.compress(script.encode(), 9)) <= 3 * 1024
    assert re.search(r"//|^\s|fetch\(|import|innerHTML|eval", script, re.MULTILINE) is None


def test_icon_and_frame() -> None:
    """The icon and the browser's frame are in the site's own colours."""
    colours = (("brand", "#006633", "#77DDAA"), ("paper", "#FAFAFA", ""))
    built = build_theme(THEME, colours)
    icon = dict(built.files)[OutputPath("theme/favicon.svg")].decode()
    assert "path{fill:#006633}" in icon
    assert "path{fill:#77DDAA}" in icon
    assert built.frame == ("#FAFAFA", "#006633")
    assert build_theme(THEME, ()).frame == ("#FFFDFB", "#9B1150")


def test_no_rule_is_lost() -> None:
    """No selector of a descendant is joined to what stands before it, also where a pseudo-class follows a blank."""
    assert "thead :is(th,td){" in style()


def test_name_follows_bytes() -> None:
    """The name of the stylesheet changes when its bytes do, and only then."""
    plain, again = build_theme(THEME, ()), build_theme(THEME, ())
    green = build_theme(THEME, (("brand", "#006633", "#77DDAA"),))
    assert plain == again
    assert plain.stylesheet != green.stylesheet


def test_colours() -> None:
    """A site's brand colour replaces the theme's, by day and by night, and links follow it."""
    text = style((("brand", "#006633", "#77DDAA"),))
    assert ":root{--brand:#006633;--link:#006633}" in text.partition("@layer base")[0].partition("--brand:#9b1150")[2]
    night = "{--brand:#77ddaa;--link:#77ddaa}}"
    assert "(prefers-color-scheme:dark){:root:not([data-theme=light])" + night in text
    assert "@media screen{:root[data-theme=dark]" + night in text
    assert "--link:#006633" not in style((("brand", "#006633", ""), ("link", "#111111", "")))


@pytest.mark.parametrize("triple", [("brand", "red;}", ""), ("brand", "#12", ""), ("bränd", "#123456", "")])
def test_no_colour(triple: tuple[str, str, str]) -> None:
    """What is no colour or no token's name never reaches the stylesheet."""
    with pytest.raises(ValueError, match="not "):
        build_theme(THEME, (triple,))


def test_other_files(tmp_path: Path) -> None:
    """Other files of theme/static go to theme/ as they are, in order; hidden ones stay."""
    for name in ("css/layers.css", "css/tokens.css", "css/x.css", "b.svg", "a/c.txt", ".DS_Store"):
        file = tmp_path / "static" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("a{b:c}", encoding="utf-8")
    built = build_theme(tmp_path, ())
    names = [path for path, _ in built.files]
    assert names == ["theme/a/c.txt", "theme/b.svg", *sorted([built.stylesheet, built.script])]


def test_no_foreign_address() -> None:
    """The stylesheet loads nothing, from here or elsewhere."""
    assert "url(" not in style()
    assert "@import" not in style()
