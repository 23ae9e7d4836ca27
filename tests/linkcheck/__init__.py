"""Links that lead out of the site."""
