"""What the documentation says is true: commands, files, examples and the program's own words."""
