"""The workflows that GitHub runs."""
