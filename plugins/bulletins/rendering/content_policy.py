"""The content security policy of all pages, and the functions that extensions add to templates."""

from __future__ import annotations

from urllib.parse import urlsplit

from bulletins.model.extensions import Extensions, Hook
from bulletins.model.settings import BuildSettings

OWN = "default-src 'self'"
"""What every page may load: what the site itself holds. Nothing that is written into a page runs or styles."""
NEVER = "object-src 'none';base-uri 'none';form-action 'self'"


def content_policy(settings: BuildSettings) -> str:
    """Return the content security policy of all pages: the site itself, its pictures' address, and what was allowed."""
    allowed = list(settings.extensions.origins)
    if settings.media_base:
        parts = urlsplit(settings.media_base)
        allowed.append(("img", f"{parts.scheme}://{parts.netloc}"))
    allowed += [("img", f"https://{host}") for host in settings.allowed_hosts]
    more = [
        " ".join([f"{use}-src 'self'", *sorted({origin for other, origin in allowed if other == use})])
        for use in sorted({use for use, _ in allowed})
    ]
    return ";".join([OWN, *more, NEVER])


def template_hooks(extensions: Extensions) -> tuple[tuple[str, str, Hook], ...]:
    """Return what extensions add to templates: `filters`, `tests` or `globals`, the name there, and the function."""
    parts = (("filters", extensions.filters), ("tests", extensions.tests), ("globals", extensions.globals))
    return tuple((part, name, hook) for part, hooks in parts for name, hook in hooks)
