"""The values that all rooms share: frozen structs of facts, words, pages and problems. Imports msgspec and no room."""
