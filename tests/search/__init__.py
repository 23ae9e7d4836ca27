"""The search: its index, and that the browser takes words apart as the build does."""
