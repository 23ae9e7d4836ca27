"""Tests of the photos room, over real files in every format made on the spot."""
