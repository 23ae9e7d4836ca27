"""A start makes a folder that is a whole site: content, settings, a door, and the program with its hash."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bulletins.commands.console import Console
from bulletins.commands.start import Answers, Start, start
from bulletins.model.value import replace
from bulletins.newsite.thin_site import pin_of, read_pin
from PIL import Image

from tests.sites import NOW, run_check, settings_for, tree

UNION = Answers(languages="vi,en", name="Hội Sen | Lotus Union", address="https://hoi-sen.vn")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><script>alert(1)</script>'
    '<circle cx="5" cy="5" r="5" fill="#9B1150"/></svg>'
)


@dataclass(frozen=True)
class Beginner:
    """Somebody who starts a site in a folder beside others."""

    root: Path
    wheel: Path

    def begin(self, answers: Answers, ask: object = None, folder: str = "moi") -> tuple[int, str]:
        """Return the exit code and what was said."""
        said: list[str] = []
        assert ask is None or callable(ask)
        place = str(self.root / folder) if folder else ""
        wanted = Start(root=self.root, answers=answers, ask=ask, folder=place, wheel=str(self.wheel))
        code = start(lambda: settings_for(self.root), Console(write=said.append), wanted, lambda: NOW)
        return code, "".join(said)


@pytest.fixture
def beginner(tmp_path: Path, wheel: Path) -> Beginner:
    """Return somebody with an empty folder."""
    (tmp_path / "here").mkdir()
    return Beginner(tmp_path / "here", wheel)


def test_a_whole_site(beginner: Beginner) -> None:
    """Everything is there and checked; the lock names the wheel by its file and digest; nothing else was touched."""
    code, said = beginner.begin(UNION)
    assert code == 0, said
    site = beginner.root / "moi"
    files = sorted(path for path in tree(site) if not path.startswith("content/"))
    assert files == [
        ".gitattributes",
        ".github/workflows/links.yml",
        ".github/workflows/site.yml",
        ".gitignore",
        "Viet-bai.bat",
        "Viet-bai.command",
        "pelicanconf.py",
        "publishconf.py",
        "requirements.txt",
        "tasks.py",
        f"vendor/{beginner.wheel.name}",
        "viet-bai.desktop",
    ]
    assert read_pin((site / "requirements.txt").read_text(encoding="utf-8")) == pin_of(beginner.wheel)
    assert '"https://hoi-sen.vn")' in (site / "publishconf.py").read_text(encoding="utf-8")
    assert "cd " in said
    assert sorted(path.name for path in beginner.root.iterdir()) == ["moi"]
    assert run_check(site, "en")[0] == 0


def test_what_is_commented_is_right(beginner: Beginner) -> None:
    """With the signs before tagline, notice and featured taken out, site.yml is still read without an error."""
    assert beginner.begin(UNION)[0] == 0
    site = beginner.root / "moi"
    text = (site / "content/site.yml").read_text(encoding="utf-8")
    shown = re.sub(r"^# ?((?:tagline|notice|featured):|  )", r"\1", text, flags=re.MULTILINE)
    assert {"tagline:", "notice:", "featured:"} <= set(shown.splitlines())
    assert "# logo: logo.png" in shown.splitlines()
    (site / "content/site.yml").write_text(shown, encoding="utf-8")
    assert run_check(site, "en")[0] == 0


def test_a_logo_is_drawn_from_an_svg(beginner: Beginner, tmp_path: Path) -> None:
    """What could run in it is gone: content/ holds a picture of the same look, and it is said."""
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    code, said = beginner.begin(replace_logo(tmp_path / "logo.svg"))
    assert (code, "content/logo.png" in said) == (0, True), said
    data = (beginner.root / "moi/content/logo.png").read_bytes()
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == ("PNG", (512, 512))
        assert picture.convert("RGB").getpixel((256, 256)) == (0x9B, 0x11, 0x50)
    assert "\nlogo: logo.png\n" in (beginner.root / "moi/content/site.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("logo.svg", b"<svg", "start-logo-bad-svg"),
        ("logo.gif", b"GIF89a", "start-logo-kind"),
        ("none.png", None, "start-no-logo"),
    ],
)
def test_what_is_no_logo_is_said(beginner: Beginner, tmp_path: Path, name: str, data: bytes | None, code: str) -> None:
    """Nothing is written where a logo cannot be read."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ended, said = beginner.begin(replace_logo(tmp_path / name))
    assert (ended, code in said) == (1, True), said
    assert not (beginner.root / "moi/tasks.py").exists()


def replace_logo(file: Path) -> Answers:
    """Return the answers with a logo."""
    return replace(UNION, logo=str(file))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://tin.example.org", "publish-local-address"),
        ("http://hoi.github.io/tin", "publish-insecure-address"),
        ("https://hoi.vn:8443", "publish-bad-domain"),
        ("http://192.168.1.5", "publish-local-address"),
    ],
)
def test_an_address_that_publish_would_refuse(beginner: Beginner, address: str, code: str) -> None:
    """It is refused at once, in the words of `publish`, and nothing is written."""
    ended, said = beginner.begin(replace(UNION, address=address))
    assert (ended, code in said) == (1, True), said
    assert not (beginner.root / "moi").exists()


def test_the_folder_is_asked_for(beginner: Beginner) -> None:
    """One that is not empty is refused and asked for again; Enter takes the name beside this copy."""
    taken = beginner.root / "taken"
    taken.mkdir()
    (taken / "work.txt").write_text("mine", encoding="utf-8")
    answers: Iterator[str] = iter(["", "", "", "", "", str(taken), ""])
    code, said = beginner.begin(
        Answers(languages="vi", name="Hội Sen", zone="Asia/Ho_Chi_Minh"), lambda _: next(answers), ""
    )
    assert (code, "start-folder-taken" in said) == (0, True), said
    assert (beginner.root.parent / "hoi-sen/tasks.py").is_file()
    assert (taken / "work.txt").read_text(encoding="utf-8") == "mine"


def test_a_start_that_was_cut_off_between_its_moves(beginner: Beginner) -> None:
    """The next one with the same folder finishes it."""
    assert beginner.begin(UNION)[0] == 0
    site = beginner.root / "moi"
    whole = tree(site)
    (site / ".starting/ready").mkdir(parents=True)
    for name in ("tasks.py", "vendor", "content"):
        (site / name).rename(site / ".starting/ready" / name)
    code, said = beginner.begin(UNION)
    assert (code, whole == tree(site)) == (0, True), said
