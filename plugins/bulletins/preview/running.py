"""A writing page of the same site that runs on this computer already."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPException

from bulletins.preview.server import FURTHER_PORTS, HIGHEST_PORT
from bulletins.preview.writing_page import PREFIX, SITE

_PATIENCE = 2.0
"""Seconds that another program on a port is given to answer."""
_LONGEST_ANSWER = 100


def find_running(port: int, site: str) -> str:
    """Return the address of the writing page of a site that answers at a port or one of those after it, else "".

    Any other program may answer there: it is believed only if it names the very site.
    """
    for candidate in range(port, min(port + FURTHER_PORTS, HIGHEST_PORT) + 1) if port else ():
        if _site_at(candidate) == site:
            return f"http://127.0.0.1:{candidate}{PREFIX}"
    return ""


def _site_at(port: int) -> str:
    """Return which site the writing page at a port is of, empty where there is none."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", f"{PREFIX}{SITE}")
        answer = connection.getresponse()
        told = answer.read(_LONGEST_ANSWER).decode("ascii", "replace")
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()
    return told if answer.status == 200 else ""  # noqa: PLR2004  (OK)
