"""Putting a built site online: what would change, whether it may, and the ways there.

Every guard is a function that gives problems; nothing here decides which of them someone may overrule.
"""
