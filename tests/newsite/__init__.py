"""Tests of how a new union's site begins."""
