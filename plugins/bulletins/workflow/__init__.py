"""The stages put together into the commands people call: build, check, preview, new. Nothing is imported here."""
