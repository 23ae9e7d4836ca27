"""Tests of reading: text → model."""
