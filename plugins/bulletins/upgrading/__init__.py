"""Another version of the program: looked into, tried beside the one that stands, and taken in its place."""
