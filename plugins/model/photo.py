"""Photographs: what is known of a source, and the derivatives that pages show."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model.identity import ContentPath, Digest, OutputPath


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """What a source photo's header says; width and height in pixels after its orientation is applied."""

    photo: ContentPath
    file: str
    digest: Digest
    width: int
    height: int


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
    """All derivatives of a photo: `variants` in WebP from narrow to wide, `fallback` one JPEG."""

    photo: ContentPath
    variants: tuple[Derivative, ...]
    fallback: Derivative


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Asset:
    """A file that pages offer as it is (an attachment): copied from `file` to `output`."""

    output: OutputPath
    file: str
    digest: Digest
    size: int
