"""Views: exactly what each kind of page shows, and nothing else. Frozen, so that a digest of one is a complete key."""
