"""Tests of assembling the site from what was read."""
