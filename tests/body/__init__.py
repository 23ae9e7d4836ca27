"""Tests of reading/body: Markdown → blocks."""
