"""Tests in a real browser, on pages as a plain web server serves them."""
