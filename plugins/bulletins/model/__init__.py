"""What the site is made of: frozen values that every room speaks in. Standard library only; imports no other room."""
