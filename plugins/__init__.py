"""The engine's rooms: each folder is one capability, and imports go one way only (see README, "A map of the code")."""
