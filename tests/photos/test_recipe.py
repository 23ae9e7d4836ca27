"""Which files a photo becomes."""

from __future__ import annotations

import pytest
from bulletins.model.identity import ContentPath, Digest
from bulletins.model.photo import PhotoFacts
from bulletins.model.settings import PhotoSettings
from bulletins.photos import plan_images
from hypothesis import given
from hypothesis import strategies as st


def facts(width: int, height: int, digest: str = "0" * 32) -> PhotoFacts:
    """Return the facts of a photo of that size."""
    return PhotoFacts(photo=ContentPath("a.jpg"), file="/a.jpg", digest=Digest(digest), width=width, height=height)


@pytest.mark.parametrize(
    ("width", "widths", "fallback"),
    [
        (4000, (360, 720, 1080), 1080),
        (1080, (360, 720, 1080), 1080),
        (900, (360, 720, 900), 900),
        (720, (360, 720), 720),
        (500, (360, 500), 500),
        (360, (360,), 360),
        (300, (300,), 300),
        (1, (1,), 1),
    ],
)
def test_photos_are_never_upscaled(width: int, widths: tuple[int, ...], fallback: int) -> None:
    """A photo narrower than a width is shown at its own."""
    images = plan_images(facts(width, 600), PhotoSettings())
    assert tuple(each.width for each in images.variants) == widths
    assert images.fallback.width == fallback


def test_the_fallback_stays_small_under_other_widths() -> None:
    """Where all widths are larger than an old reader needs, the JPEG is not."""
    images = plan_images(facts(4000, 3000), PhotoSettings(widths=(1600, 2400)))
    assert (images.fallback.width, images.fallback.height) == (1080, 810)


@pytest.mark.parametrize(("height", "expected"), [(1000, 360), (1001, 360), (1002, 361), (1, 1)])
def test_heights_are_rounded(height: int, expected: int) -> None:
    """Heights go to the nearest pixel, halves up, and never to nothing."""
    assert plan_images(facts(1000, height), PhotoSettings()).variants[0].height == expected


def test_names_carry_the_photo_and_the_recipe() -> None:
    """Another photo, another quality or another format is another address; another folder is not."""
    one = plan_images(facts(800, 600), PhotoSettings())
    names = {each.output for each in (*one.variants, one.fallback)}
    other = plan_images(facts(800, 600, "1" * 32), PhotoSettings())
    coarse = plan_images(facts(800, 600), PhotoSettings(webp_quality=60))
    assert names.isdisjoint(each.output for each in (*other.variants, other.fallback))
    assert {each.output for each in one.variants}.isdisjoint(each.output for each in coarse.variants)
    assert coarse.fallback == one.fallback
    for name in names:
        folder, _, file = name.partition("/")
        digest, _, rest = file.partition("-")
        assert (folder, len(digest)) == ("anh", 16)
        assert rest in {"360.webp", "720.webp", "800.webp", "800.jpg"}


@given(st.integers(1, 20000), st.integers(1, 20000), st.sets(st.integers(1, 3000), min_size=1, max_size=5))
def test_every_plan_can_be_made(width: int, height: int, widths: set[int]) -> None:
    """Widths rise, none is wider than the photo, and every file can be encoded."""
    images = plan_images(facts(width, height), PhotoSettings(widths=tuple(sorted(widths))))
    shown = [each.width for each in images.variants]
    assert shown == sorted(set(shown))
    assert shown[-1] <= min(width, max(widths))
    assert all(each.height >= 1 for each in images.variants)
    if height <= 15 * width:
        assert all(each.height <= 16383 or each.width == min(*widths, width) for each in images.variants)
