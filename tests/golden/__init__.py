"""The published tree of the base site, file by file, kept to be read: a change of it is reviewed like code."""
