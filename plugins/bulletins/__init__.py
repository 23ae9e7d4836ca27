"""A static news site generator for union activity bulletins, on Pelican."""
