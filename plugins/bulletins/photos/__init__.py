"""Photographs: which files pages need of each, and how they are made: upright, in sRGB, with nothing in but pixels."""

from bulletins.photos.inspecting import PhotoSize, measure_photo, photo_facts
from bulletins.photos.intake import is_bare, take_photo
from bulletins.photos.making import Encoded, codecs, encode_photo, encode_photos, make_derivatives
from bulletins.photos.recipe import plan_images, plan_logo

__all__ = [
    "Encoded",
    "PhotoSize",
    "codecs",
    "encode_photo",
    "encode_photos",
    "is_bare",
    "make_derivatives",
    "measure_photo",
    "photo_facts",
    "plan_images",
    "plan_logo",
    "take_photo",
]
