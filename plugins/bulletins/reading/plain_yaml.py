"""YAML of other programs, of which only texts, lists and mappings are taken."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

_LONGEST = 200_000


def read_plain_yaml(text: str) -> Mapping[str, object] | None:
    """Return the mapping that a YAML text holds, every value a text or made of texts; None for anything else."""
    if len(text) > _LONGEST:
        return None
    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (this loader makes texts, lists and mappings alone)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return found if isinstance(found, dict) and all(isinstance(key, str) for key in found) else None
