"""Planned pages: what each kind shows, where it lies, what stays as it is, and what verifying finds."""
