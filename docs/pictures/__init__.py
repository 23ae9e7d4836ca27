"""The guides for staff: their examples as a site of its own, and the pictures taken of it."""
