"""Settings files and what they may say."""
