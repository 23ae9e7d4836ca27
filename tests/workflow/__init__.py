"""Tests of the commands as people call them."""
