"""Photos in AVIF too, where the site asks for them: as wide as the WebP files, as clean, and kept as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulletins.model.photo import Derivative, PhotoFacts
from bulletins.model.value import replace
from bulletins.photos import plan_images
from PIL import Image

from tests.photos.pictures import (
    CANARY,
    RED,
    SETTINGS,
    encoded,
    exif,
    facts_of,
    near,
    noise,
    opened,
    planned,
    quarters,
    written,
)
from tests.photos.test_privacy import TRACES, jpeg, png

WITH_AVIF = replace(SETTINGS, avif=True)


def avif_of(facts: PhotoFacts) -> tuple[Derivative, ...]:
    """Return the AVIF files planned of a photo."""
    return plan_images(facts, WITH_AVIF).avif


def made_of(facts: PhotoFacts, folder: Path) -> list[bytes]:
    """Return the bytes of the AVIF files of a photo."""
    return list(written(facts, avif_of(facts), folder / "state").values())


def test_there_is_none_unless_it_is_asked_for(tmp_path: Path) -> None:
    """Without the setting nothing is AVIF; with it the other files and their addresses are the same."""
    facts = facts_of(tmp_path, encoded(noise(), "JPEG"))
    plain, rich = plan_images(facts, SETTINGS), plan_images(facts, WITH_AVIF)
    assert plain.avif == ()
    assert plain == replace(rich, avif=())
    assert rich.files == (*rich.avif, *plain.files)


def test_it_is_as_wide_as_webp(tmp_path: Path) -> None:
    """Every WebP file has its AVIF, in the same size; its address changes with its quality."""
    images = plan_images(facts_of(tmp_path, encoded(noise(), "JPEG")), WITH_AVIF)
    sizes = [(each.width, each.height) for each in images.variants]
    assert [(each.width, each.height) for each in images.avif] == sizes
    assert {each.output.rpartition(".")[2] for each in images.avif} == {"avif"}
    coarse = plan_images(facts_of(tmp_path, encoded(noise(), "JPEG")), replace(WITH_AVIF, avif_quality=30))
    assert {each.output for each in images.avif}.isdisjoint(each.output for each in coarse.avif)
    assert images.variants == coarse.variants


def test_it_comes_out_upright_in_its_size(tmp_path: Path) -> None:
    """A photo that was held sideways stands, in AVIF, in the planned size."""
    facts = facts_of(tmp_path, encoded(quarters().transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif(6)))
    for derivative, file in zip(avif_of(facts), made_of(facts, tmp_path), strict=True):
        image = opened(file)
        assert (image.format, image.size) == ("AVIF", (derivative.width, derivative.height))
        corner = image.convert("RGB").getpixel((image.width // 4, image.height // 4))
        assert isinstance(corner, tuple)
        assert near(corner, RED)


def test_transparency_stays(tmp_path: Path) -> None:
    """What is see-through in the photo is so in the AVIF."""
    picture = Image.new("RGBA", (200, 120), (0, 0, 0, 0))
    facts = facts_of(tmp_path, encoded(picture, "PNG"))
    image = opened(made_of(facts, tmp_path)[0]).convert("RGBA")
    assert image.getchannel("A").getextrema() == (0, 0)


@pytest.mark.parametrize("photo", [jpeg, png])
def test_nothing_beside_the_pixels_is_published(photo: object, tmp_path: Path) -> None:
    """Place, camera, names, comments and profiles do not reach the AVIF either."""
    assert callable(photo)
    data = photo()
    assert CANARY.encode() in data
    for held in made_of(facts_of(tmp_path, data), tmp_path):
        assert [trace for trace in TRACES if trace in held] == []
        image = opened(held)
        assert dict(image.getexif()) == {}
        assert {"exif", "xmp", "comment", "icc_profile"}.isdisjoint(image.info)


def test_it_is_the_same_bytes_every_time(tmp_path: Path) -> None:
    """Made again, elsewhere, an AVIF file holds the same bytes."""
    facts = facts_of(tmp_path, encoded(noise(), "JPEG"))
    assert made_of(facts, tmp_path / "a") == made_of(facts, tmp_path / "b")


def test_the_others_do_not_change(tmp_path: Path) -> None:
    """WebP and JPEG files are the same whether AVIF is asked for or not."""
    facts = facts_of(tmp_path, encoded(noise(), "JPEG"))
    plain = written(facts, planned(facts), tmp_path / "plain")
    rich = written(facts, planned(facts, WITH_AVIF), tmp_path / "rich")
    assert {output: rich[output] for output in plain} == plain
    assert len(rich) == len(plain) + len(avif_of(facts))
