"""Tests, laid out as plugins/ is."""
