"""Assembling, again and again while somebody writes: what only says something in other words is not worked out anew."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bulletins.assembly import assemble, reword
from bulletins.model.problem import Problem
from bulletins.model.settings import BuildSettings
from bulletins.model.site import Assembly, Content


class Assembler:
    """Assembles a site, and remembers what it gave the last time."""

    def __init__(self, settings: BuildSettings, *, preview: bool = False) -> None:
        """Remember nothing yet; drafts and held bulletins are shown only in a preview."""
        self._settings = settings
        self._preview = preview
        self._last: tuple[Content, Assembly] | None = None
        self._until: datetime | None = None

    def assemble(self, material: Content, now: datetime) -> Assembly:
        """Return the site, and what is wrong with it; times must not go back."""
        found = self.reword(material, now)
        if found is None:
            count = self._settings.related_count
            found = assemble(material, now=now, preview=self._preview, related_count=count)
            self._until = next_change(material, now)
            self._last = (material, found)
        return found

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what was wrong with the site that was assembled last."""
        return () if self._last is None else self._last[1].problems

    def reword(self, material: Content, now: datetime) -> Assembly | None:
        """Return the site if nothing but words has changed since the last time, else None."""
        if self._last is None or self.has_expired(now):
            return None
        before, assembly = self._last
        found = reword(assembly, before, material)
        if found is not None:
            self._last = (material, found)
        return found

    def has_expired(self, now: datetime) -> bool:
        """Return whether the site that was assembled last has changed by itself since."""
        return self._until is not None and now >= self._until


def next_change(material: Content | None, now: datetime) -> datetime:
    """Return when the site will change by itself: when a bulletin's moment comes, at the latest when the day ends."""
    if material is None:
        return now
    local = now.astimezone(ZoneInfo(material.config.time_zone))
    midnight = datetime.combine(local.date() + timedelta(days=1), time(), local.tzinfo)
    ahead = (text.shared.published for text in material.bulletins if text.shared.published is not None)
    return min([midnight, *(moment for moment in ahead if moment > now)])
