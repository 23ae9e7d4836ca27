"""Share cards of a whole build: where pages name them, when they are drawn, when they are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bulletins.commands.build import build
from bulletins.commands.check import check
from bulletins.commands.console import Console
from bulletins.model.identity import Language
from bulletins.model.problem import Refused, error
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.reports import Format
from bulletins.settings.loading import load_settings
from PIL import Image

from tests.sites import NOW, ROOT, copy_base, settings_for, tree

PAGES = (
    "ban-tin/2024-07-10-so-ket-giua-nhiem-ky/index.html",
    "don-vi/huyen-ao/index.html",
    "en/units/huyen-ao/index.html",
)


def run(folder: Path, **changes: object) -> tuple[int, str]:
    """Return the exit code and the report of a build with share cards."""
    said: list[str] = []
    settings = replace(settings_for(folder), share_cards=True)
    settings = replace(settings, **changes)
    speech = Console(style=Format.TEXT, language="en", write=said.append)
    return build(lambda: settings, speech, lambda: NOW), "".join(said)


def meta(page: bytes) -> dict[str, str]:
    """Return the meta properties of a page."""
    tags = BeautifulSoup(page, "html.parser").find_all("meta", content=True)
    named = ((tag.get("property") or tag.get("name"), tag["content"]) for tag in tags if isinstance(tag, Tag))
    return {str(name): str(content) for name, content in named if name}


def test_pages_name_their_card(tmp_path: Path) -> None:
    """Open Graph and Twitter tags hold the absolute address of a card that is there and its size."""
    copy_base(tmp_path)
    code, report = run(tmp_path)
    assert code == 0, report
    output = tree(tmp_path / "output")
    for path in (path for path in output if re.fullmatch(r"(ban-tin|don-vi|phong-trao)/[^/]+/index\.html", path)):
        found = meta(output[path])
        if found.get("robots") == "noindex" or "og:type" not in found:
            continue
        address = found["og:image"]
        assert address.startswith("https://example.org/anh/the/"), path
        assert output[address.removeprefix("https://example.org/")].startswith(b"\xff\xd8")
        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        assert found.get("og:image:alt") != found["og:title"]
        assert found["twitter:card"] == "summary_large_image"
    assert [path for path in PAGES if "og:image" not in meta(output[path])] == []


def test_a_warm_build_draws_nothing(tmp_path: Path) -> None:
    """A second build leaves every kept card as it is, and the output too."""
    copy_base(tmp_path)
    run(tmp_path)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "state/made").iterdir()}
    assert len(before) > 10
    code, report = run(tmp_path)
    assert code == 0
    assert " 0 added, 0 changed, 0 removed" in report
    assert before == {file: file.stat().st_mtime_ns for file in (tmp_path / "state/made").iterdir()}


def test_a_corrected_title_takes_the_old_card_away(tmp_path: Path) -> None:
    """A new title is a new card; the old one is no longer in the output."""
    content = copy_base(tmp_path)
    run(tmp_path)
    before = {path for path in tree(tmp_path / "output") if path.startswith("anh/the/")}
    file = content / "campaigns" / min(path.name for path in (content / "campaigns").iterdir())
    file.write_text(file.read_text(encoding="utf-8").replace("vi: ", "vi: Mới ", 1), encoding="utf-8")
    code, report = run(tmp_path)
    assert code == 0, report
    after = {path for path in tree(tmp_path / "output") if path.startswith("anh/the/")}
    assert len(before) == len(after)
    assert before != after
    kept = {file.name for file in (tmp_path / "state/made").glob("*.jpg")}
    assert {path.rpartition("/")[2] for path in after} <= kept


def is_card(file: Path) -> bool:
    """Return whether a picture has the size of a share card."""
    with Image.open(file) as image:
        return image.size == (1200, 630)


@pytest.mark.parametrize("changes", [{"share_cards": False}, {"site_url": ""}])
def test_cards_are_made_only_where_they_can_be_read(tmp_path: Path, changes: dict[str, object]) -> None:
    """Without the setting, or without a site address, no card is made and none is named."""
    copy_base(tmp_path)
    code, report = run(tmp_path, **changes)
    assert code == 0, report
    assert [path for path in tree(tmp_path / "output") if path.startswith("anh/the/")] == []
    assert [file.name for file in (tmp_path / "state/made").iterdir() if is_card(file)] == []


def test_every_bulletin_has_a_code_for_paper(tmp_path: Path) -> None:
    """Beside each page of a bulletin lies the QR code of its address, for paper alone; beside no other page."""
    copy_base(tmp_path)
    code, report = run(tmp_path)
    assert code == 0, report
    output = tree(tmp_path / "output")
    pages = {path.rpartition("/")[0] for path in output if b'src=qr.svg alt=""' in output[path]}
    assert pages == {path.rpartition("/")[0] for path in output if path.endswith("/qr.svg")}
    assert "ban-tin/2024-07-10-so-ket-giua-nhiem-ky" in pages
    assert "en/bulletins/2024-03-08-ngay-hoi-ao-dai" in pages
    for path in pages:
        assert f"https://example.org/{path}/" in re.sub(r"</?tspan[^>]*>", "", output[f"{path}/qr.svg"].decode())
    code, _ = run(tmp_path, share_cards=False)
    assert code == 0
    assert not [path for path, data in tree(tmp_path / "output").items() if "qr.svg" in path or b"qr.svg" in data]


def test_fonts_are_not_published(tmp_path: Path) -> None:
    """The fonts that cards are drawn with stay in the theme."""
    copy_base(tmp_path)
    run(tmp_path)
    assert [path for path in tree(tmp_path / "output") if path.endswith((".ttf", "OFL.txt"))] == []


def test_a_missing_font_keeps_everything_as_it_is(tmp_path: Path) -> None:
    """A font of the settings that is not there is an error in words, also of `check`; nothing is written."""
    copy_base(tmp_path)
    missing = (Language("km"), Path("/nowhere/khmer.ttf"))
    code, report = run(tmp_path, card_fonts=(missing,))
    assert (code, (tmp_path / "output").exists()) == (1, False)
    expected = (
        "pelicanconf.py: error card-font-unreadable: the font for share cards cannot be read: /nowhere/khmer.ttf "
        "(No such file or directory); put the font there, or correct its path in CARD_FONTS"
    )
    assert expected in report
    settings = replace(settings_for(tmp_path), share_cards=True, card_fonts=(missing,))
    speech = Console(style=Format.TEXT, language="vi", write=lambda _: None)
    assert check(lambda: settings, speech, lambda: NOW) == 1


def test_letters_without_glyph_are_a_warning(tmp_path: Path) -> None:
    """A title with a flower is published with its card, and the report names title, sign and setting."""
    content = copy_base(tmp_path)
    file = content / "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    titled = ["title: Ngày hội 🌸 áo dài\n" if line.startswith("title:") else line for line in lines]
    file.write_text("".join(titled), encoding="utf-8")
    code, report = run(tmp_path)
    assert code == 0, report
    where = "index.md:2: warning card-letters-missing: "
    assert f"{where}the share card of “Ngày hội 🌸 áo dài” cannot show 🌸: no font has it" in report
    assert 'CARD_FONTS = {"vi": "fonts/….ttf"}' in report


def test_writing_is_fast_and_publishing_complete() -> None:
    """At home no card is drawn; publishing draws them."""
    assert not load_settings(ROOT / "pelicanconf.py").share_cards
    assert load_settings(ROOT / "publishconf.py").share_cards


def test_settings_of_cards_are_read(tmp_path: Path) -> None:
    """Font paths are relative to the settings file; what has the wrong type is refused."""
    file = tmp_path / "pelicanconf.py"
    file.write_text('SHARE_CARDS = True\nCARD_FONTS = {"km": "a/b.ttf"}\n', encoding="utf-8")
    settings: BuildSettings = load_settings(file)
    assert (settings.share_cards, settings.card_fonts) == (True, ((Language("km"), tmp_path / "a/b.ttf"),))
    file.write_text('SHARE_CARDS = "yes"\nCARD_FONTS = ["a.ttf"]\n', encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_settings(file)
    assert refused.value.problems == tuple(
        error("bad-setting", "pelicanconf.py", line, name=name, example=example)
        for line, name, example in ((1, "SHARE_CARDS", "SHARE_CARDS = False"), (2, "CARD_FONTS", "CARD_FONTS = {}"))
    )


def test_a_card_is_a_picture(tmp_path: Path) -> None:
    """Each published card is a JPEG of 1200 × 630 pixels."""
    copy_base(tmp_path)
    run(tmp_path)
    for file in (tmp_path / "output/anh/the").iterdir():
        with Image.open(file) as image:
            assert (image.format, image.size) == ("JPEG", (1200, 630))
