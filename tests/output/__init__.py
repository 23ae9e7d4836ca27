"""Tests of the room `output`: what stands in the output folder after every way a publishing can end."""
