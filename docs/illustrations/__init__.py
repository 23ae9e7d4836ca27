"""The pictures of the sample content, drawn by program: `python -m docs.illustrations`."""
