"""Photographs: what is known of a source, and the derivatives that pages show."""

from __future__ import annotations

from dataclasses import dataclass

from bulletins.model.identity import ContentPath, Digest, OutputPath

MEDIA_FOLDER = "anh"
"""The folder of everything that is made of photos, cards included; it may be read from another host than the pages."""
_MADE = (".avif", ".webp", ".jpg")


def is_media(path: str) -> bool:
    """Return whether a path, below the site's root or from it, is a picture that was made."""
    return path.lstrip("/").startswith(f"{MEDIA_FOLDER}/") and path.endswith(_MADE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """What a source photo's header says; width and height in pixels after its orientation is applied.

    `moves` where it has several frames, of which the first is shown.
    """

    photo: ContentPath
    file: str
    digest: Digest
    width: int
    height: int
    moves: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Derivative:
    """One file made of one source photo. `output` carries a hash of the source's bytes and of the recipe."""

    output: OutputPath
    source: Digest
    width: int
    height: int
    mime: str
    quality: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageSet:
    """All derivatives of a photo: `variants` in WebP from narrow to wide, `fallback` one JPEG.

    `avif` are as wide as the variants, and none where the site does without. `icons` are a logo's, for tabs and home
    screens.
    """

    photo: ContentPath
    variants: tuple[Derivative, ...]
    fallback: Derivative
    avif: tuple[Derivative, ...] = ()
    icons: tuple[Derivative, ...] = ()

    @property
    def files(self) -> tuple[Derivative, ...]:
        """Return every derivative."""
        return (*self.avif, *self.variants, self.fallback, *self.icons)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Asset:
    """A file that pages offer as it is (an attachment): copied from `file` to `output`."""

    output: OutputPath
    file: str
    digest: Digest
    size: int
