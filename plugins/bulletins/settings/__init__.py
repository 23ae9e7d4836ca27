"""The settings file, read into typed settings."""
