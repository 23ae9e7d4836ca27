"""Tests of the building room: what stands in the output folder after every way a publishing can end."""
