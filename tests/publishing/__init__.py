"""Putting a built site online."""
