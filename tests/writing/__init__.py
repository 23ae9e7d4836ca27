"""The writing page: what it answers to whom, what it writes, and a walk through it in a real browser."""
