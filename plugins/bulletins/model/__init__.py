"""What the site is made of: frozen values that every room speaks in. Imports msgspec alone and no other room."""
