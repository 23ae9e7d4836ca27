"""The upgrade to another version of the program: the version is inspected, tried beside the old one, then put in."""
