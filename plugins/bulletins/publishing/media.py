"""Pictures that readers load from another host: staged in a folder of their own, and published before the pages."""

from __future__ import annotations

from pathlib import Path

from bulletins.model.problem import Problem, Refused, has_errors
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.publishing.artifact import Artifact, read_artifact
from bulletins.publishing.branch import Delivery
from bulletins.publishing.guards import OTHERS, allow, check_others
from bulletins.publishing.site_record import hosting_files, make_record, record_file
from bulletins.publishing.targets import GITHUB, Destination, open_target, others_files

_REPOSITORY = ("://", "@", ".git")


def read_media(settings: BuildSettings) -> Artifact:
    """Return the pictures that were built for another host; none where the site holds them itself."""
    if not settings.media_base:
        return Artifact(folder=settings.media_output, files=())
    return read_artifact(settings.media_output)


def deliver_media(
    settings: BuildSettings, project: Path, delivery: Delivery, allowed: tuple[str, ...]
) -> tuple[Problem, ...]:
    """Publish the pictures to MEDIA_TARGET unless they are there already; Refused where they cannot be published.

    Returns the warnings of what others have put or edited there.
    """
    if not (settings.media_base and settings.media_target):
        return ()
    remote = any(mark in settings.media_target for mark in _REPOSITORY)
    destination = Destination(
        name=GITHUB if remote else str(project / settings.media_target),
        project=project,
        remote=settings.media_target,
    )
    extras = hosting_files(settings.media_base)
    built = [extra.built for extra in extras]
    record = make_record(delivery.artifact, {}, site_url=settings.media_base, commit="", extras=built)
    with open_target(destination, apart_from=(settings.content, settings.media_output), shown=str) as target:
        live = target.read()
        beside = (*extras, record_file(record))
        others = others_files(live, delivery.artifact, beside)
        found = (*live.problems, *check_others(others, target.shown, in_branch=bool(target.remote)))
        problems, _ = allow(found, set(allowed) & {OTHERS})
        if has_errors(problems):
            raise Refused(problems)
        if others.edited or live.record is None or live.record.digest != record.digest:
            keep = () if OTHERS in allowed else others.kept
            target.deliver(replace(delivery, extras=beside, keep=keep))
    return problems
