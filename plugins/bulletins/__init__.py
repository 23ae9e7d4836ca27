"""A static news site generator for union activity bulletins, on Pelican."""

__version__ = "1.0.0"
