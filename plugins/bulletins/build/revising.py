"""A site that stands, in other words: what a save in the body of a bulletin leaves as it was is not looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bulletins.build.assembling import Assembler
from bulletins.build.inputs import inputs_reworded
from bulletins.build.pages import Press
from bulletins.build.plan import Workshop
from bulletins.build.readings import FEW, Readings
from bulletins.checking import LinkChecker
from bulletins.model.bulletin import Manuscript
from bulletins.model.identity import ContentPath, OutputPath, Slug
from bulletins.model.settings import BuildSettings
from bulletins.model.site import Content, Site
from bulletins.model.source import Source, SourceKind
from bulletins.preview import File
from bulletins.sources import SourceList


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A site without errors: read, composed, and all its pages made. `files` are all that are no pages."""

    material: Content
    workshop: Workshop
    press: Press
    files: Mapping[OutputPath, File]


class Reviser:
    """Puts other words into what stands."""

    def __init__(self, settings: BuildSettings, readings: Readings, assembler: Assembler) -> None:
        """Work with what has read and assembled the site before."""
        self._settings = settings
        self._readings = readings
        self._assembler = assembler

    def revise(self, standing: Standing, found: SourceList, now: datetime) -> Standing | None:
        """Return what stands when the same files as before are as they are `found` now.

        None where more may have changed than the words of bulletins and the pages that show them, for instance what is
        to be said of the site.
        """
        changed = tuple(
            new
            for old, new in zip(standing.material.sources, found.sources, strict=True)
            if old is not new and old != new
        )
        texts = self._read(changed, standing.material)
        if texts is None:
            return None
        material = _with(standing.material, found, texts)
        said = self._assembler.problems
        assembly = self._assembler.reword(material, now)
        if assembly is None or assembly.site is None or assembly.problems != said:
            return None
        slugs = frozenset(source.slug for source in changed)
        return self._reprint(standing, material, assembly.site, slugs)

    def _read(self, changed: tuple[Source, ...], material: Content) -> dict[ContentPath, Manuscript] | None:
        """Return changed texts as they read now; None where one is no bulletin, or other things are wrong with it."""
        if len(changed) > FEW:
            return None
        texts: dict[ContentPath, Manuscript] = {}
        for source in changed:
            if source.kind is not SourceKind.BULLETIN:
                return None
            before, now = self._readings.reread(source, material.config, self._settings.allowed_hosts)
            if before.value is None or now.value is None or before.problems != now.problems:
                return None
            texts[source.path] = now.value
        return texts

    def _reprint(self, standing: Standing, material: Content, site: Site, slugs: frozenset[Slug]) -> Standing | None:
        """Return what stands with the pages made again that show these bulletins; None where they bear on more."""
        workshop = standing.workshop
        inputs = inputs_reworded(workshop.inputs, site, material.sources, slugs)
        desk = workshop.desk.reworded(site.bulletins)
        inspection = LinkChecker(self._settings.site_url, self._settings.base_path)
        press = standing.press.reworded(desk, inspection, inputs, standing.files)
        if press is None:
            return None
        revised = replace(workshop, desk=desk, inputs=inputs, sources=material.sources)
        return Standing(material=material, workshop=revised, press=press, files=standing.files)


def _with(material: Content, found: SourceList, texts: dict[ContentPath, Manuscript]) -> Content:
    """Return what was read, with these texts instead of those that lay at their places."""
    return replace(
        material,
        sources=found.without_data().sources,
        bulletins=tuple(texts.get(text.path, text) for text in material.bulletins),
    )
