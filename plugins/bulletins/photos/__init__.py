"""Photographs: which files pages need of each, and how they are made: upright, in sRGB, with nothing in but pixels."""

from bulletins.photos.inspecting import inspect_photo
from bulletins.photos.intake import is_bare, take_photo
from bulletins.photos.making import Encoded, codecs, encode_photo, encode_photos, make_derivatives, prune
from bulletins.photos.recipe import plan_images, plan_logo

__all__ = [
    "Encoded",
    "codecs",
    "encode_photo",
    "encode_photos",
    "inspect_photo",
    "is_bare",
    "make_derivatives",
    "plan_images",
    "plan_logo",
    "prune",
    "take_photo",
]
