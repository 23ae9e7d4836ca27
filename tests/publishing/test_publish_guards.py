"""Guards that need something out of the ordinary: another repository, a heavy file, a leak, no bulletin at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from bulletins.model.value import replace

from tests.publishing.published_site import Desk, codes, git
from tests.sites import ROOT, tree

HEAVY = 100_000_001
"""Bytes of one file more than GitHub takes."""
FULL = 1_000_000_001
"""Bytes of a site more than GitHub Pages takes."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a site that was never published."""
    return Desk(tmp_path)


def own_theme(desk: Desk) -> Path:
    """Return a theme of the site's own, which it uses from now on."""
    theme = desk.folder / "theme"
    shutil.copytree(ROOT / "theme", theme)
    desk.settings = replace(desk.settings, theme=theme)
    return theme


def add_to_theme(desk: Desk, size: int) -> None:
    """Add a file of so many bytes to what the theme publishes; no commit holds it."""
    with (own_theme(desk) / "static/film.bin").open("wb") as film:
        film.truncate(size)


def test_a_site_without_bulletins_is_refused(desk: Desk) -> None:
    """When the last bulletin became a draft, the site that is online stays as it is, and the reason is said."""
    assert desk.publish()[0] == 0
    before = tree(desk.target)
    for text in sorted(desk.content.glob("bulletins/*/*/index.md")):
        words = text.read_text(encoding="utf-8")
        if "\nstatus: " not in words:
            text.write_text(words.replace("---\n", "---\nstatus: draft\n", 1), encoding="utf-8")
    desk.commit()
    code, lines = desk.publish(allow=("vanished",))
    assert code == 1
    assert "no-public-bulletins" in codes(lines)
    assert before == tree(desk.target)


def test_another_repository_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that GitHub gives to another repository than the one that is pushed to is refused, unless on purpose.

    Git itself leads the address of the other repository to the one on this disk.
    """
    desk.origin = "https://github.com/hoi/tin-2.git"
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", f"url.{desk.remote}.insteadOf")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", desk.origin)
    code, lines = desk.publish("github")
    assert (code, codes(lines)) == (1, ["publish-other-repository"])
    assert "https://hoi.github.io/tin-2" in lines[0]
    assert git(desk.remote, "for-each-ref") == ""
    assert desk.publish("github", allow=("address",))[0] == 0
    assert git(desk.remote, "rev-list", "--count", "gh-pages") == "1"


def test_a_heavy_file_is_refused(desk: Desk) -> None:
    """A file that GitHub does not take is named with its weight, unless it goes to another server."""
    add_to_theme(desk, HEAVY)
    desk.commit()
    code, lines = desk.publish()
    assert (code, codes(lines)) == (1, ["publish-large-file"])
    assert lines[0] == (
        "output/theme/film.bin: error publish-large-file: this file has 101 MB; GitHub takes none over 100 MB; "
        "make it smaller or offer it from another place; for another web server add --allow size"
    )
    assert not desk.target.exists()
    assert desk.publish(allow=("size",))[0] == 0


@pytest.mark.skipif(not os.environ.get("FULL"), reason="Writes two gigabytes; FULL=1 does that.")
def test_a_site_that_is_too_large_is_refused(desk: Desk) -> None:
    """More than GitHub Pages takes is refused as a whole."""
    add_to_theme(desk, FULL)
    code, lines = desk.publish(allow=("uncommitted",))
    assert (code, sorted(codes(lines))) == (1, ["publish-large-file", "publish-too-large"])


def test_what_lies_beside_a_draft_is_refused_wherever_it_comes_from(desk: Desk) -> None:
    """A photo of a draft that someone copied into the theme is known by its bytes, and cannot be overruled."""
    draft = desk.content / "bulletins/2024/2024-08-05-ban-thao"
    photo = (desk.content / "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/ke-hoach.pdf").read_bytes() + b"\n% draft\n"
    (draft / "rieng.pdf").write_bytes(photo)
    (own_theme(desk) / "static/rieng.pdf").write_bytes(photo)
    desk.commit()
    code, lines = desk.publish(allow=("vanished", "size", "address", "uncommitted", "older", "unknown"))
    assert (code, codes(lines)) == (1, ["publish-confidential-file"])
    assert lines[0].startswith("output/theme/rieng.pdf: error publish-confidential-file: ")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_an_uncommitted_file_whose_name_is_no_text_is_named_in_codes(desk: Desk) -> None:
    """A file that an old program named in another encoding is named so that every terminal and log can show it."""
    theme = own_theme(desk)
    desk.commit()
    (theme / os.fsdecode(b"anh\xff.txt")).write_text("x", encoding="utf-8")
    code, lines = desk.publish()
    assert code == 1
    assert [r"theme/anh\udcff.txt" in line for line in lines if "publish-uncommitted" in line] == [True], lines
