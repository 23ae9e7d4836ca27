"""Text → model: manuscripts, registries and site.yml, each file on its own, with every problem it has at once."""

from bulletins.reading.manuscript import read_manuscript
from bulletins.reading.registries import read_campaign, read_unit
from bulletins.reading.site_file import read_config

__all__ = ["read_campaign", "read_config", "read_manuscript", "read_unit"]
