"""A count of visits by a program of one's own: GoatCounter or Plausible. Off until its address is set.

GOATCOUNTER = "https://dem.hoiphunu.example.org"
"""

from __future__ import annotations

from pathlib import Path

from bulletins.api import Registry


def extend(registry: Registry) -> None:
    """Say what this extension adds: nothing, where no address is set."""
    goatcounter = registry.setting("GOATCOUNTER", "")
    plausible = registry.setting("PLAUSIBLE", "")
    registry.setting("PLAUSIBLE_DOMAIN", "")
    for address in filter(None, (goatcounter, plausible)):
        registry.allow_origin(address, "script", "connect", "img")
    if goatcounter or plausible:
        registry.templates(Path(__file__).parent / "templates")
