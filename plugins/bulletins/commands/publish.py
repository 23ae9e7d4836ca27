"""Publishing: the site is built, looked at from all sides, and put online if nothing speaks against it.

Without `go` nothing leaves this machine: what would change is said, and every reason why it may not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bulletins.build.content import site_language
from bulletins.build.plan import Composition
from bulletins.commands.console import Clock, Console, Load, build, path_for_people, reporting_failures
from bulletins.model.problem import Problem, Refused, error, warning
from bulletins.model.publication import Changes, Publication, Stage
from bulletins.model.settings import BuildSettings
from bulletins.output import standing_journal
from bulletins.publishing.artifact import read_artifact
from bulletins.publishing.branch import Delivery, sign
from bulletins.publishing.checks import (
    Candidate,
    PublishContext,
    check_candidate,
    check_journal,
    check_surroundings,
    ignored_files,
)
from bulletins.publishing.comparison import compare, count_kinds
from bulletins.publishing.extras import hosting_files, record_file
from bulletins.publishing.guards import ALLOWED, OTHERS, UNCHANGED, allow, check_others
from bulletins.publishing.history import read_history
from bulletins.publishing.live import read_address
from bulletins.publishing.media import deliver_media, read_media
from bulletins.publishing.provenance import page_kinds, places_of, propose_again
from bulletins.publishing.site_record import make_record
from bulletins.publishing.targets import Destination, Target, kept_files, open_target
from bulletins.publishing.weighing import weigh
from bulletins.reports import Format, Report, publication_summary, publication_text
from bulletins.settings.loading import read_now

__all__ = ["Destination", "PublishOptions", "publish"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishOptions:
    """What was typed. `file` is the settings file.

    `live` is the address to ask what is online, empty to ask the target itself. `allow` names guards to overrule;
    `summary` is a file that a summary in Markdown is added to.
    """

    file: Path
    destination: Destination
    live: str = ""
    allow: tuple[str, ...] = ()
    go: bool = False
    summary: str = ""


def publish(load: Load, speech: Console, wishes: PublishOptions, clock: Clock = read_now) -> int:
    """Return 0 when the site is online, or could be; 1 when something speaks against it and nothing was changed."""
    return reporting_failures(lambda: _speak_up(load(), speech, wishes, clock()), speech)


def _speak_up(settings: BuildSettings, speech: Console, wishes: PublishOptions, now: datetime) -> int:
    """Publish in the site's language, unless another was asked for: what stops it on the way is said in it, too."""
    own = replace(speech, language=speech.language or site_language(settings.content))
    return reporting_failures(lambda: _publish(settings, own, wishes, now), own)


def _publish(settings: BuildSettings, speech: Console, wishes: PublishOptions, now: datetime) -> int:
    """Build the site, and see what stands in its way to the target."""
    _check_wishes(wishes)
    standing = standing_journal(settings.output)
    code = 0 if standing else _build(settings, speech, now)
    if code:
        return code
    with open_target(
        wishes.destination,
        apart_from=(settings.content, settings.theme, settings.state, settings.output),
        shown=path_for_people,
    ) as target:
        around = PublishContext(
            settings=settings,
            file=wishes.file.name,
            output=path_for_people(settings.output),
            now=now,
            history=read_history(settings.content, settings.theme, wishes.file),
            target=target.shown,
            remote=target.remote,
            live=read_address(wishes.live.rstrip("/")) if wishes.live else target.read(),
        )
        if standing:
            raise Refused((check_journal(around.output), *check_surroundings(around, frozenset())))
        return _decide(around, speech, wishes, target)


def _check_wishes(wishes: PublishOptions) -> None:
    """Raise Refused for what cannot be wished for."""
    allowed = ", ".join(ALLOWED)
    problems = [
        error("bad-option", ".", option="--allow", value=name, allowed=allowed)
        for name in wishes.allow
        if name not in ALLOWED
    ]
    if not wishes.destination.name:
        problems.append(error("publish-no-target", "."))
    if problems:
        raise Refused(tuple(problems))


def _build(settings: BuildSettings, speech: Console, now: datetime) -> int:
    """Return the exit code of a build; where a program reads the report it is printed only if it is the last."""
    said: list[str] = []
    quiet = speech.style is Format.JSON
    own = replace(speech, write=said.append if quiet else speech.write, held=[])
    code = build(lambda: settings, own, lambda: now)
    if code and quiet:
        speech.write("".join(said))
    return code


def _decide(around: PublishContext, speech: Console, wishes: PublishOptions, target: Target) -> int:
    """Compare, ask every guard, deliver where none objects and it is wished for, and report."""
    settings = around.settings
    composed = propose_again(settings, around.now)
    candidate = _candidate(around, composed)
    changes = compare(around.live.record, candidate.record)
    beside = (*candidate.extras, record_file(candidate.record))
    others = kept_files(around.live, candidate.artifact, beside)
    found = (
        *check_others(others, around.target),
        *check_surroundings(around, ignored_files(settings.content, composed.ledger)),
        *check_candidate(candidate, changes, around),
    )
    problems, overruled = allow(sorted(set(found)), wishes.allow)
    voice = speech.voice(composed.language)
    stage = _stage(voice.sentences.has_errors(problems), changes, wishes)
    publication = _publication(stage, around, candidate, changes, overruled)
    if stage is Stage.DONE:
        message = voice.phrases.say("publish-message", commit=candidate.record.commit[:12] or "–")
        project = wishes.destination.project
        signed = sign(project, around.now)
        deliver_media(settings, candidate.media, project, message, signed)
        keep = () if OTHERS in wishes.allow else others
        target.deliver(Delivery(artifact=candidate.artifact, extras=beside, message=message, signed=signed, keep=keep))
    report = Report(problems=problems, ledger=(), content=path_for_people(settings.content), output=around.output)
    unsaid = _add_summary(wishes.summary, publication_summary(publication, report, voice))
    report = replace(report, problems=tuple(sorted((*problems, *unsaid))))
    speech.write(publication_text(publication, report, voice, speech.style))
    return 1 if stage is Stage.REFUSED else 0


def _add_summary(file: str, summary: str) -> tuple[Problem, ...]:
    """Add a summary to a file, if one was named; a warning where that cannot be: what was done stays done."""
    if file:
        try:
            with Path(file).open("a", encoding="utf-8") as stream:
                stream.write(summary)
        except OSError as failure:
            return (warning("summary-not-written", file, reason=failure.strerror or type(failure).__name__),)
    return ()


def _candidate(around: PublishContext, composed: Composition) -> Candidate:
    """Return the site that was just built."""
    artifact = read_artifact(around.settings.output)
    extras = hosting_files(around.settings.site_url)
    record = make_record(
        artifact,
        page_kinds(composed),
        site_url=around.settings.site_url,
        commit=around.history.commit,
        extras=[extra.built for extra in extras],
    )
    return Candidate(
        artifact=artifact, composed=composed, record=record, extras=extras, media=read_media(around.settings)
    )


def _stage(refused: bool, changes: Changes, wishes: PublishOptions) -> Stage:  # noqa: FBT001  (one of three answers)
    """Return how far this publication goes."""
    if refused:
        return Stage.REFUSED
    if changes.same and UNCHANGED not in wishes.allow:
        return Stage.SAME
    return Stage.DONE if wishes.go else Stage.PLANNED


def _publication(
    stage: Stage,
    around: PublishContext,
    candidate: Candidate,
    changes: Changes,
    overruled: tuple[str, ...],
) -> Publication:
    """Return everything there is to say of the publication."""
    live = around.live.record
    return Publication(
        stage=stage,
        target=around.target,
        site_url=around.settings.site_url,
        commit=candidate.record.commit,
        live=live.commit if live else "",
        changes=changes,
        kinds=count_kinds(changes, live, candidate.record),
        media_base=around.settings.media_base,
        media=weigh(candidate.media.files, {}),
        weights=weigh(candidate.files, places_of(candidate.composed, candidate.artifact.paths)),
        overruled=overruled,
    )
