"""Forms: what they show, and that saving them changes only the lines of what was changed."""
