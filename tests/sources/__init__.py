"""Tests of finding what lies under content/."""
