"""Bytes that nobody types: made by chance and by following which of the code they reach."""
