"""Tests of the room that renders."""
