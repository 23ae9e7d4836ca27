"""Text → model: manuscripts, registries and site.yml, each file on its own, with every problem it has at once."""

from bulletins.reading.config import read_config
from bulletins.reading.manuscript import read_manuscript
from bulletins.reading.registry import read_campaign, read_unit

__all__ = ["read_campaign", "read_config", "read_manuscript", "read_unit"]
