"""Names for the strings that identify things, so that one kind is never taken for another."""

from __future__ import annotations

from typing import NewType

Slug = NewType("Slug", str)
"""What identifies a bulletin, unit, campaign, section or page: lower-case ASCII letters, digits and single hyphens."""

Language = NewType("Language", str)
"""A BCP 47 language code as site.yml writes it: `vi`, `en`, `km`."""

ContentPath = NewType("ContentPath", str)
"""Where a source lies: relative to content/, forward slashes, NFC: `bulletins/2024/tin/index.md`."""

OutputPath = NewType("OutputPath", str)
"""Where a published file lies: relative to the output folder, forward slashes, NFC: `ban-tin/tin/index.html`."""

SitePath = NewType("SitePath", str)
"""An address inside the site, without the base path it is served under: begins with `/`: `/ban-tin/tin/`."""

Digest = NewType("Digest", str)
"""A BLAKE2b digest of bytes, 32 hexadecimal characters (16 bytes)."""
