"""Publishing: the site is built, looked at from all sides, and put online if nothing speaks against it.

Without `go` nothing leaves this machine: what would change is said, and every reason why it may not.
"""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletins.build.content import site_language
from bulletins.build.pipeline import published_forms, read_all
from bulletins.commands.aside_files import hidden_folder
from bulletins.commands.build import build, report_build, say_waiting
from bulletins.commands.console import Clock, Console, Load, path_for_people, reporting_failures
from bulletins.commands.set_aside import AsideBuild, AsideBuilder
from bulletins.model.fallback import NO_SUBSTITUTES, FallbackKind, Substitutes
from bulletins.model.identity import OutputPath
from bulletins.model.problem import Problem, Refused, error, has_errors, is_below, warning
from bulletins.model.publication import Changes, Publication, Stage
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.output import standing_journal
from bulletins.output.changes import output_paths
from bulletins.output.manifest import NO_FILES, Manifest, read_manifest
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
from bulletins.publishing.guards import ALLOWED, OTHERS, UNCHANGED, VANISHED, allow, check_others, compare, count_kinds
from bulletins.publishing.history import read_history
from bulletins.publishing.last_seen import LastSeen
from bulletins.publishing.live import OnlineSite, read_address
from bulletins.publishing.media import deliver_media, read_media
from bulletins.publishing.site_record import hosting_files, make_record, record_file, with_fallbacks
from bulletins.publishing.targets import Destination, Target, open_target, others_files
from bulletins.publishing.weighing import places_of, weigh
from bulletins.reports import Format, Report, publication_summary, publication_text
from bulletins.settings.loading import read_now

__all__ = ["Destination", "PublishOptions", "publish"]

_SCRATCH = ".bulletins-aside-"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishOptions:
    """The arguments of `publish` as typed; `file` is the settings file.

    `live` is the address to ask what is online; empty asks the target itself. `allow` names the guards to overrule;
    `summary` is a file that a summary in Markdown is added to, `outputs` one that a workflow reads values from.
    `set_aside` says whether folders with errors stay as readers last saw them. `names_options` says whether the report
    names options to type: nobody can type them on the writing page. What stands `instead` of a folder under content/ is
    built in its place; such a site is only looked at.
    """

    file: Path
    destination: Destination
    live: str = ""
    allow: tuple[str, ...] = ()
    go: bool = False
    summary: str = ""
    outputs: str = ""
    set_aside: bool = False
    names_options: bool = True
    instead: Substitutes = field(default_factory=dict)


def publish(load: Load, console: Console, options: PublishOptions, clock: Clock = read_now) -> int:
    """Return 0 when the site is online, or could be; 1 when something speaks against it and nothing was changed."""
    return reporting_failures(lambda: _speak_up(load(), console, options, clock()), console)


def _speak_up(settings: BuildSettings, console: Console, options: PublishOptions, now: datetime) -> int:
    """Publish in the site's language, unless another was asked for: what stops it on the way is said in it, too."""
    own = replace(console, language=console.language or site_language(settings.content))
    return reporting_failures(lambda: _publish(settings, own, options, now), own)


def _publish(settings: BuildSettings, console: Console, options: PublishOptions, now: datetime) -> int:
    """Build the site, and see what stands in its way to the target."""
    _check_wishes(options)
    standing = standing_journal(settings.output)
    code = 0 if standing or options.set_aside else _build(settings, console, now, options.instead)
    if code:
        return code
    with target_of(settings, options) as target:
        context = PublishContext(
            settings=settings,
            file=options.file.name,
            output=path_for_people(settings.output),
            now=now,
            history=read_history(settings.content, settings.theme, options.file),
            target=target.shown,
            remote=target.remote,
            live=online_at(target, options),
        )
        if standing:
            raise Refused((check_journal(context.output), *check_surroundings(context, frozenset())))
        with TemporaryDirectory(prefix=_SCRATCH) as scratch:
            built = _build_around(context, console, options, Path(scratch)) if options.set_aside else AsideBuild()
            return 1 if built is None else _decide(context, console, options, target, built)


def target_of(settings: BuildSettings, options: PublishOptions) -> AbstractContextManager[Target]:
    """Return what opens the target that was named."""
    apart_from = (settings.content, settings.theme, settings.state, settings.output)
    return open_target(options.destination, apart_from=apart_from, shown=path_for_people)


def online_at(target: Target, options: PublishOptions) -> OnlineSite:
    """Return what is online now, at the address that was named or in the target itself."""
    return read_address(options.live.rstrip("/")) if options.live else target.read()


def _check_wishes(options: PublishOptions) -> None:
    """Raise Refused for what cannot be wished for."""
    allowed = ", ".join(ALLOWED)
    problems = [
        error("bad-option", ".", option="--allow", value=name, allowed=allowed)
        for name in options.allow
        if name not in ALLOWED
    ]
    if not options.destination.name:
        problems.append(error("publish-no-target", "."))
    if problems:
        raise Refused(tuple(problems))


def _build(settings: BuildSettings, console: Console, now: datetime, instead: Substitutes = NO_SUBSTITUTES) -> int:
    """Return the exit code of a build; where a program reads the report it is printed only if it is the last."""
    said: list[str] = []
    quiet = console.style is Format.JSON
    own = replace(console, write=said.append if quiet else console.write)
    code = build(lambda: settings, own, lambda: now, instead)
    if code and quiet:
        console.write("".join(said))
    return code


def _build_around(
    context: PublishContext, console: Console, options: PublishOptions, scratch: Path
) -> AsideBuild | None:
    """Return a site that was built around its faults; None where that cannot be, which is said.

    Where it is not known what is online, nothing can stay as readers last saw it.
    """
    settings = context.settings
    if context.live.problems:
        return None if _build(settings, console, context.now) else AsideBuild()
    begun = time.monotonic()
    builder = AsideBuilder(
        settings=settings,
        now=context.now,
        seen=LastSeen(record=context.live.record, history=context.history, content=settings.content),
        scratch=scratch,
        on_wait=lambda: say_waiting(settings, console),
        keeps_addresses=VANISHED not in options.allow,
    )
    built = builder.build()
    if built.result is not None and console.style is not Format.JSON:
        report_build(settings, built.result, console, time.monotonic() - begun)
    return built


def _decide(
    context: PublishContext, console: Console, options: PublishOptions, target: Target, built: AsideBuild
) -> int:
    """Compare, ask every guard, deliver where none objects and it is wished for, and report."""
    settings = context.settings
    manifest = read_manifest(output_paths(settings.output).manifest) or NO_FILES
    build = manifest.build
    if build is None:
        raise Refused((check_journal(context.output),))
    candidate = _candidate(context, manifest, built, {**options.instead, **built.instead})
    beside = (*candidate.extras, record_file(candidate.record))
    others = others_files(context.live, candidate.artifact, beside)
    changes = compare(context.live.record, candidate.record)
    changes = replace(changes, same=changes.same and not others.edited)
    found = (
        *check_others(others, context.target, in_branch=bool(context.remote)),
        *check_surroundings(context, ignored_files(settings.content, build.ledger)),
        *check_candidate(candidate, changes, context),
    )
    problems, overruled = allow(sorted(set(found)), options.allow)
    report_language = console.report_language(build.language)
    stage = _stage(has_errors(problems), changes, options)
    publication = replace(_publication(stage, context, candidate, changes, overruled), aside=built.fallbacks)
    if stage is Stage.DONE:
        delivery = Delivery(
            artifact=candidate.artifact,
            extras=beside,
            message=report_language.phrases.say("publish-message", commit=candidate.record.commit[:12] or "–"),
            signed=sign(options.destination.project, context.now),
            keep=() if OTHERS in options.allow else others.kept,
        )
        pictures = replace(delivery, artifact=candidate.media)
        told = deliver_media(settings, options.destination.project, pictures, options.allow)
        problems = tuple(sorted({*problems, *told}))
        target.deliver(delivery)
    report = Report(problems=problems, ledger=(), content=path_for_people(settings.content), output=context.output)
    unsaid = [
        *_add_to(options.summary, publication_summary(publication, report, report_language)),
        *_add_to(options.outputs, f"aside={_news(publication)}\n"),
    ]
    report = replace(report, problems=tuple(sorted((*problems, *unsaid))))
    text = publication_text(publication, report, report_language, console.style, names_options=options.names_options)
    console.write(text)
    return 1 if stage is Stage.REFUSED else 0


def _news(publication: Publication) -> str:
    """Return what a workflow is told of what is set aside: nothing, the same as is online, or something new."""
    if not publication.aside:
        return "none"
    return "new" if publication.news else "same"


def _add_to(file: str, text: str) -> tuple[Problem, ...]:
    """Add a text to a file, if one was named; a warning where that cannot be: what was done stays done."""
    if file:
        try:
            with Path(file).open("a", encoding="utf-8") as stream:
                stream.write(text)
        except OSError as failure:
            return (warning("summary-not-written", file, reason=failure.strerror or type(failure).__name__),)
    return ()


def _candidate(context: PublishContext, manifest: Manifest, built: AsideBuild, instead: Substitutes) -> Candidate:
    """Return the site that was just built, with what stands `instead` of folders under content/."""
    artifact = read_artifact(context.settings.output)
    content = read_all(context.settings, instead)
    notices = frozenset(each.folder for each in built.fallbacks if each.kind is FallbackKind.NOTICE)
    extras = hosting_files(context.settings.site_url)
    record = make_record(
        artifact,
        {OutputPath(path): record.page.kind for path, record in manifest.files.items() if record.page},
        site_url=context.settings.site_url,
        commit=context.history.commit,
        extras=[extra.built for extra in extras],
    )
    return Candidate(
        artifact=artifact,
        made_files=manifest.files,
        manuscripts=tuple(each for each in content.manuscripts if not is_below(each.facts.path, notices)),
        sources=published_forms(context.settings, content),
        record=with_fallbacks(record, built.fallbacks),
        extras=extras,
        media=read_media(context.settings),
        hidden=tuple(map(hidden_folder, built.folders)),
    )


def _stage(refused: bool, changes: Changes, options: PublishOptions) -> Stage:  # noqa: FBT001  (one of three answers)
    """Return how far this publication goes."""
    if refused:
        return Stage.REFUSED
    if changes.same and UNCHANGED not in options.allow:
        return Stage.SAME
    return Stage.DONE if options.go else Stage.PLANNED


def _publication(
    stage: Stage,
    context: PublishContext,
    candidate: Candidate,
    changes: Changes,
    overruled: tuple[str, ...],
) -> Publication:
    """Return everything there is to say of the publication."""
    live = context.live.record
    return Publication(
        stage=stage,
        target=context.target,
        site_url=context.settings.site_url,
        commit=candidate.record.commit,
        live=live.commit if live else "",
        changes=changes,
        kinds=count_kinds(changes, live, candidate.record),
        media_base=context.settings.media_base,
        media=weigh(candidate.media.files, {}),
        weights=weigh(candidate.files, places_of(candidate.made_files)),
        overruled=overruled,
        news=candidate.record.faults != (live.faults if live else ""),
    )
