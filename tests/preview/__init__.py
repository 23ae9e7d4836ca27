"""The preview server: what it answers, when it builds, and what a browser shows."""
