"""Tests of the room `build`: one build from its files to the output folder."""
