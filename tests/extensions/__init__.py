"""Extensions: loaded, refused, and what they add to a site."""
