"""What becomes a source, and what a source says of itself."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest
from bulletins.model.source import SourceKind
from bulletins.sources import find_sources
from bulletins.sources.walk import printable
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.tree import accounted, findings, paths, plant


def test_every_kind_of_file_is_told_from_its_place(tmp_path: Path) -> None:
    """Place and name alone say what a file is, which slug it belongs to and which language it is in."""
    plant(
        tmp_path,
        "logo.png",
        "units/binh-thuan.yml",
        "campaigns/du-an-8.yml",
        "pages/gioi-thieu/index.md",
        "bulletins/2024/so-ket/index.md",
        "bulletins/2024/so-ket/index.en.md",
        "bulletins/2024/so-ket/index.zh-Hant.md",
        "bulletins/2024/so-ket/Ảnh 1.JPG",
        "bulletins/2024/so-ket/anh/hop.jpg",
    )
    found = find_sources(tmp_path)
    expected = [
        ("bulletins/2024/so-ket/anh/hop.jpg", SourceKind.ASSET, "so-ket", None),
        ("bulletins/2024/so-ket/index.en.md", SourceKind.BULLETIN, "so-ket", "en"),
        ("bulletins/2024/so-ket/index.md", SourceKind.BULLETIN, "so-ket", None),
        ("bulletins/2024/so-ket/index.zh-Hant.md", SourceKind.BULLETIN, "so-ket", "zh-Hant"),
        ("bulletins/2024/so-ket/Ảnh 1.JPG", SourceKind.ASSET, "so-ket", None),
        ("campaigns/du-an-8.yml", SourceKind.CAMPAIGN, "du-an-8", None),
        ("logo.png", SourceKind.ASSET, "", None),
        ("pages/gioi-thieu/index.md", SourceKind.PAGE, "gioi-thieu", None),
        ("site.yml", SourceKind.SITE, "", None),
        ("units/binh-thuan.yml", SourceKind.UNIT, "binh-thuan", None),
    ]
    assert [(source.path, source.kind, source.slug, source.language) for source in found.sources] == expected
    assert found.problems == ()
    assert found.ledger == ()


def test_texts_carry_their_bytes_and_assets_only_their_digest(tmp_path: Path) -> None:
    """Texts are read whole; a photo is digested and left where it is."""
    plant(tmp_path, "bulletins/2024/tin/index.md", "bulletins/2024/tin/a.jpg")
    photo, text, _ = find_sources(tmp_path).sources
    body = b"bulletins/2024/tin/index.md"
    assert text.data == body
    assert text.digest == hashlib.blake2b(body, digest_size=16).hexdigest()
    assert photo.data is None
    assert photo.size == len(b"bulletins/2024/tin/a.jpg")
    assert photo.digest == hashlib.blake2b(b"bulletins/2024/tin/a.jpg", digest_size=16).hexdigest()
    assert Path(photo.file).read_bytes() == b"bulletins/2024/tin/a.jpg"


def test_a_name_in_nfd_gets_an_nfc_path_and_keeps_its_file(tmp_path: Path) -> None:
    """What macOS wrote decomposed is the same path everywhere, and can still be opened."""
    name = unicodedata.normalize("NFD", "ảnh hội nghị.jpg")
    plant(tmp_path, "bulletins/2024/tin/index.md", f"bulletins/2024/tin/{name}")
    asset = next(source for source in find_sources(tmp_path).sources if source.kind is SourceKind.ASSET)
    assert asset.path == "bulletins/2024/tin/ảnh hội nghị.jpg"
    assert Path(asset.file).exists()


def test_the_order_is_that_of_the_names(tmp_path: Path) -> None:
    """Sources come sorted by their paths, folder by folder, whatever the file system says."""
    plant(tmp_path, *(f"units/{letter}.yml" for letter in "dbac"))
    assert paths(find_sources(tmp_path)) == ["site.yml", "units/a.yml", "units/b.yml", "units/c.yml", "units/d.yml"]


def test_a_missing_content_folder_is_one_problem(tmp_path: Path) -> None:
    """Without a content folder nothing else is said."""
    found = find_sources(tmp_path / "noi-dung")
    assert findings(found) == [("content", "content-missing")]
    assert (found.sources, found.ledger) == ((), ())


def test_a_missing_site_file_is_a_problem(tmp_path: Path) -> None:
    """A content folder without site.yml says so."""
    (tmp_path / "units").mkdir()
    assert findings(find_sources(tmp_path)) == [("content/site.yml", "site-missing")]


@given(st.text())
def test_a_shown_name_is_one_line_in_nfc(name: str) -> None:
    """No name can break a report's line, and showing it twice changes nothing."""
    shown = printable(name)
    assert shown == unicodedata.normalize("NFC", shown)
    assert len(shown.splitlines()) <= 1
    assert printable(shown) == shown


_NAMES = st.sampled_from(
    [
        "index.md",
        "index.en.md",
        "INDEX.MD",
        "a.jpg",
        "A.jpg",
        ".x.swp",
        "tin.md",
        "x.yml",
        "x.yaml",
        "con.jpg",
        "site.yml",
    ]
)
_FOLDERS = st.sampled_from(
    [
        "",
        "bulletins",
        "bulletins/2024",
        "bulletins/2024/tin",
        "bulletins/2023/tin",
        "bulletins/tin",
        "bulletins/2024/Tin",
        "bulletins/2024/tin/trong",
        "units",
        "campaigns/x",
        "pages/lien-he",
        "pages/lien-he/anh",
        "khac",
    ]
)


@given(st.sets(st.tuples(_FOLDERS, _NAMES), max_size=12))
def test_every_file_is_accounted_for_exactly_once(
    tmp_path_factory: pytest.TempPathFactory, files: set[tuple[str, str]]
) -> None:
    """Whatever lies there, each file is a source or stands in the ledger, and never both."""
    root = tmp_path_factory.mktemp("content")
    planted = {f"{folder}/{name}".lstrip("/") for folder, name in files} | {"site.yml"}
    plant(root, *planted)
    assert accounted(find_sources(root)) == sorted(planted)
