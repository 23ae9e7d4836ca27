"""A return to what readers saw before: earlier texts come back as a change of today, and are published as any other.

Nothing is deleted, and nothing that was taken from readers since is shown again. What they got to know since stays as a
notice. Units, campaigns, the look and the settings stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletins.build.content import site_language
from bulletins.commands.aside_files import files_below, write_files
from bulletins.commands.console import Clock, Console, Load, reporting_failures
from bulletins.commands.publish import PublishOptions, online_at, publish, target_of
from bulletins.commands.return_plan import EarlierState, FolderReturn, ReturnKind, plan_return
from bulletins.commands.terminal import print_to_stderr
from bulletins.model.problem import Refused, error
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.output.durable import write_content
from bulletins.output.lock import hold_lock
from bulletins.publishing.branch import sign
from bulletins.publishing.git import Git
from bulletins.publishing.history import check_newer, read_history
from bulletins.publishing.last_seen import LastSeen
from bulletins.reports import Format, Phrases
from bulletins.settings.loading import read_now
from bulletins.writing.text_files import WAIT_SECONDS, refusing_to_write

MOST_STATES = 40
"""Earlier states that are offered, the newest."""
WORDS = {
    ReturnKind.BACK: "back-back",
    ReturnKind.WITHDRAWN: "back-withdrawn",
    ReturnKind.DRAFT: "back-draft",
    ReturnKind.HIDDEN: "back-hidden",
    ReturnKind.GONE: "back-gone",
    ReturnKind.RENAMED: "back-renamed",
    ReturnKind.PAGE: "back-page",
    ReturnKind.OTHER: "back-other",
}
_LINE = "--format=%H%x00%an%x00%aI%x00%s"


def publish_or_return(load: Load, console: Console, options: PublishOptions, back: str | bool) -> int:  # noqa: FBT001  (as typed)
    """Return the exit code of `publish`, and of `publish --back`: `back` is a commit, True where none was typed."""
    if not back:
        return publish(load, console, options)
    return list_earlier(load, console, options) if back is True else roll_back(load, console, options, str(back))


def list_earlier(load: Load, console: Console, options: PublishOptions) -> int:
    """Return 0 when the earlier states that the site can return to are listed."""

    def show(settings: BuildSettings, own: Console) -> int:
        phrases = own.report_language("").phrases
        own.write(phrases.say("back-list") + "\n")
        for place, state in enumerate(earlier_states(settings, options)):
            online = "" if place else "  ← " + phrases.say("back-online")
            own.write(f"  {state.commit[:12]}  {state.shown_time}  {state.author}: {state.title}{online}\n")
        return 0

    return _in_own_words(load, console, show)


def roll_back(load: Load, console: Console, options: PublishOptions, commit: str, clock: Clock = read_now) -> int:
    """Return 0 when the site is as it was with a commit, or could be; 1 when something speaks against it.

    Unless it goes, nothing under content/ is changed. What goes is written there and kept in the history first.
    """

    def go(settings: BuildSettings, own: Console) -> int:
        if options.set_aside:
            raise Refused((error("back-set-aside", "."),))
        seen = _last_seen(settings, options)
        state = _chosen(_states(seen), commit)
        planned = plan_return(settings, seen, state, clock())
        say = print_to_stderr if own.style is Format.JSON else own.write
        say(return_text(planned, state, own.report_language("").phrases))
        code = _look_ahead(settings, own, options, planned, clock) if any(each.files for each in planned) else 0
        if code or not options.go or not any(each.files for each in planned):
            return code
        _write(settings, planned)
        title = own.report_language("").phrases.say("back-commit", commit=state.commit[:12], when=state.shown_time)
        commit_content(settings.content, title, clock)
        return publish(lambda: settings, own, options, clock)

    return _in_own_words(load, console, go)


def earlier_states(settings: BuildSettings, options: PublishOptions) -> tuple[EarlierState, ...]:
    """Return what content/ was before, the newest first: the first is online now. Refused where nobody can tell."""
    return _states(_last_seen(settings, options))


def _states(seen: LastSeen) -> tuple[EarlierState, ...]:
    """Return the commits that changed content/ up to the one that is online, the newest first."""
    live = seen.record.commit if seen.record else ""
    rows = Git(folder=seen.content)("log", f"-{MOST_STATES}", _LINE, live, "--", ".").text.split("\n")
    parts = (row.split("\0") for row in rows if row)
    return tuple(EarlierState(commit=one, author=who, time=when, title=what) for one, who, when, what in parts)


def return_text(planned: Iterable[FolderReturn], state: EarlierState, phrases: Phrases) -> str:
    """Return in words what a return to an earlier state does."""
    planned = tuple(planned)
    lines = [phrases.say("back-to", when=state.shown_time, commit=state.commit[:12], title=state.title)]
    for kind, words in WORDS.items():
        own = [each for each in planned if each.kind is kind]
        lines += [phrases.say(words, count=len(own))] if own else []
        lines += [
            f"  {each.title} (content/{each.folder})" if each.title else f"  content/{each.folder}" for each in own
        ]
    return "\n".join([*lines, phrases.say("back-kept" if any(each.files for each in planned) else "back-same"), ""])


def commit_content(content: Path, message: str, clock: Clock) -> None:
    """Keep what is written under content/ in the history; Refused with Git's own reason where it cannot be."""
    signature = sign(content, clock())
    who = ("-c", f"user.name={signature.name}", "-c", f"user.email={signature.email}")
    git = Git(folder=content)
    for command in (("add", "--all", "--", "."), (*who, "commit", "--quiet", f"--message={message}", "--", ".")):
        done = git(*command)
        if done.code:
            raise Refused((error("publish-not-committed", "content", reason=done.reason),))


def _in_own_words(load: Load, console: Console, command: Callable[[BuildSettings, Console], int]) -> int:
    """Return the exit code of a command that speaks the site's language, unless another was asked for."""

    def run() -> int:
        settings = load()
        own = replace(console, language=console.language or site_language(settings.content))
        return reporting_failures(lambda: command(settings, own), own)

    return reporting_failures(run, console)


def _last_seen(settings: BuildSettings, options: PublishOptions) -> LastSeen:
    """Return what readers see, and the history it comes from; Refused where either is not known."""
    if not options.destination.name:
        raise Refused((error("publish-no-target", "."),))
    with target_of(settings, options) as target:
        live, shown = online_at(target, options), target.shown
    if live.problems:
        raise Refused(live.problems)
    history = read_history(settings.content)
    if history.root is None or not history.commit:
        raise Refused((error("publish-no-history", "content"),))
    if live.record is None or not live.record.commit:
        raise Refused((error("back-nothing-online", shown),))
    unknown = tuple(check_newer(history, live.record.commit, "content"))
    if unknown:
        raise Refused(unknown)
    return LastSeen(record=live.record, history=history, content=settings.content)


def _chosen(states: tuple[EarlierState, ...], commit: str) -> EarlierState:
    """Return the earlier state whose commit begins as was typed; Refused where it is none, or not one alone."""
    found = [state for state in states if commit and state.commit.startswith(commit.lower())]
    if len(found) != 1:
        raise Refused((error("back-unknown", commit[:40] or "."),))
    return found[0]


def _look_ahead(
    settings: BuildSettings, console: Console, options: PublishOptions, planned: Iterable[FolderReturn], clock: Clock
) -> int:
    """Return the exit code of a look at the site as it would be; what it says is shown unless it goes on from there."""
    said: list[str] = []
    with TemporaryDirectory(prefix=".bulletins-back-") as scratch:
        instead = {
            each.folder: write_files(
                Path(scratch) / str(place), {**files_below(settings.content / each.folder), **each.files}
            )
            for place, each in enumerate(planned)
            if each.files
        }
        looking = replace(options, go=False, summary="", outputs="", instead=instead)
        code = publish(lambda: settings, replace(console, write=said.append), looking, clock)
    if code or not options.go:
        console.write("".join(said))
    return code


def _write(settings: BuildSettings, planned: Iterable[FolderReturn]) -> None:
    """Write what comes back under content/, while no build reads it."""
    files = {f"{each.folder}/{name}": data for each in planned for name, data in each.files.items()}
    with hold_lock(settings.output, WAIT_SECONDS):
        for path, data in files.items():
            file = settings.content / path
            with refusing_to_write(f"content/{path}"):
                file.parent.mkdir(parents=True, exist_ok=True)
                write_content(file, data)
