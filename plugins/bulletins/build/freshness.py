"""The check whether the output folder already holds this very build, and the time until which a build stays valid."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bulletins.cache.code import code_digest, digest_of_files
from bulletins.model.codec import digest_value
from bulletins.model.identity import Digest
from bulletins.model.settings import BuildSettings
from bulletins.model.site import SiteFacts
from bulletins.model.value import replace
from bulletins.output import Workspace
from bulletins.output.scan import digest_of_file
from bulletins.sources import SourceList


class FoundInputs(NamedTuple):
    """The files under the content folder, and the digest of everything but the clock that decides the site."""

    files: SourceList
    digest: Digest


def inputs_digest(settings: BuildSettings, files: SourceList) -> Digest:
    """Return the digest of all that decides a site and its report, except the clock."""
    return digest_value(
        around_digest(settings),
        [(source.path, source.digest) for source in files.sources],
        files.ledger,
        files.problems,
        files.absent,
    )


def around_digest(settings: BuildSettings) -> Digest:
    """Return the digest of all that decides a site besides its content: code, theme, settings, fonts."""
    theme = (file for file in settings.theme.rglob("*") if file.is_file())
    fonts = [(code, digest_of_file(file)) for code, file in settings.card_fonts]
    own = replace(settings, state=settings.content, scheduler="")
    overlays = [
        digest_of_files(folder, (file for file in folder.rglob("*") if file.is_file()))
        for _, folders in settings.overlays
        for folder in folders
    ]
    return digest_value(code_digest(), digest_of_files(settings.theme, theme), own, fonts, overlays)


def stands_as_built(output: Workspace, inputs: Digest, now: datetime) -> bool:
    """Return whether the output folder holds, unchanged, what a build from these inputs would make at this moment."""
    record = output.build
    if record is None or record.inputs != inputs:
        return False
    return record.since <= now.timestamp() < record.until and output.is_intact


def next_change(facts: SiteFacts | None, now: datetime) -> datetime:
    """Return when the site changes without a new file: when a held bulletin's date comes, at the latest at midnight."""
    if facts is None:
        return now
    local = now.astimezone(ZoneInfo(facts.config.time_zone))
    midnight = datetime.combine(local.date() + timedelta(days=1), time(), local.tzinfo)
    ahead = (text.shared.published for text in facts.bulletins if text.shared.published is not None)
    return min([midnight, *(moment for moment in ahead if moment > now)])
