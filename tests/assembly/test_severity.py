"""What this room takes for a warning is one in the reports too."""

from __future__ import annotations

import tomllib
from pathlib import Path

from plugins.assembly.assemble import WARNINGS

MESSAGES = Path(__file__).resolve().parents[2] / "plugins/reporting/messages/assembly.toml"


def test_warnings_are_those_of_the_messages() -> None:
    """A code that keeps a bulletin out of the site keeps the site from being published, and the other way round."""
    tables = tomllib.loads(MESSAGES.read_text(encoding="utf-8"))
    assert sorted(WARNINGS) == sorted(code for code, table in tables.items() if table["severity"] == "warning")
