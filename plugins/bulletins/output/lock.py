"""The lock on an output folder, and the repair of what an interrupted build left there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bulletins.model.problem import Problem, Refused, error
from bulletins.output.apply import JournalRunner, arrived
from bulletins.output.changes import OutputPaths, check_writable, is_for_hosting, output_paths
from bulletins.output.durable import interrupts_held, remove, remove_all, remove_tree
from bulletins.output.journal import completed, read_journal
from bulletins.output.manifest import Manifest, manifest_bytes, read_manifest, write_manifest
from bulletins.output.refusals import refusing
from bulletins.output.scan import scan_folder
from bulletins.output.workspace import Workspace


@contextmanager
def open_workspace(
    output: Path,
    *,
    wait_seconds: float = 120.0,
    on_wait: Callable[[], None] | None = None,
    apart_from: Iterable[Path] = (),
    keeps_others: bool = False,
) -> Iterator[Workspace]:
    """Open the workspace of an output folder; no other command can build there until it is closed.

    While another one does, `on_wait` is called once and the lock is waited for. A publishing that was killed is
    completed first, or forgotten if it had not begun to change anything. `apart_from` are folders that are read from:
    the output folder may neither hold nor lie in one. Where it `keeps_others`, a file that somebody put there for a
    host or a search engine stays. Refused where it cannot be used; nothing is changed then.
    """
    paths = output_paths(output)
    _check_output(paths, tuple(apart_from))
    with refusing(paths.output):
        paths.state.mkdir(parents=True, exist_ok=True)
        _check_disk(paths)
        lock = FileLock(paths.lock, is_singleton=False)
        _acquire(lock, paths, wait_seconds, on_wait)
    workspace = None
    try:
        with refusing(paths.output):
            workspace = _prepared(paths, keeps_others=keeps_others)
        yield workspace
    finally:
        with interrupts_held() as interrupts, refusing(paths.output), ExitStack() as closing:
            closing.callback(lock.release)
            if workspace is not None:
                workspace.close()
        if workspace is None or not workspace.is_applied:
            interrupts.stop_if_requested()


@contextmanager
def hold_lock(output: Path, wait_seconds: float) -> Iterator[None]:
    """Keep builds from reading content/ while a text is written; Refused where a build takes longer than the wait."""
    paths = output_paths(output)
    with refusing(paths.output):
        paths.state.mkdir(parents=True, exist_ok=True)
        lock = FileLock(paths.lock, is_singleton=False)
        _acquire(lock, paths, wait_seconds, None)
    try:
        yield
    finally:
        lock.release()


def _check_output(paths: OutputPaths, sources: tuple[Path, ...]) -> None:
    """Raise Refused where the output folder is no folder, or overlaps with a folder that is read."""
    output = paths.output
    found: list[Problem] = []
    if output.is_symlink():
        found.append(error("output-is-link", os.fspath(output)))
    elif output.exists() and not output.is_dir():
        found.append(error("output-is-file", os.fspath(output)))
    found.extend(
        error("output-overlaps", os.fspath(output), folder=source)
        for source in (each.resolve() for each in sources)
        if output.is_relative_to(source) or source.is_relative_to(output)
    )
    if found:
        raise Refused(tuple(found))


def _check_disk(paths: OutputPaths) -> None:
    """Raise Refused where the output folder is a disk of its own, PermissionError where it may not be written."""
    if not paths.output.exists():
        return
    if paths.output.stat().st_dev != paths.state.stat().st_dev:
        raise Refused((error("output-other-disk", os.fspath(paths.output)),))
    check_writable(paths.output)


def _acquire(lock: FileLock, paths: OutputPaths, seconds: float, on_wait: Callable[[], None] | None) -> None:
    """Take the lock; where another command holds it, say so and wait; Refused when the wait takes too long."""
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if on_wait is not None:
            on_wait()
        try:
            lock.acquire(timeout=seconds, poll_interval=0.1)
        except Timeout:
            raise Refused((error("output-locked", os.fspath(paths.output), seconds=f"{seconds:g}"),)) from None


def _prepared(paths: OutputPaths, *, keeps_others: bool) -> Workspace:
    """Return the workspace after an interrupted build's journal is carried out and its leftovers are removed.

    A journal that cannot be carried out to the end (it is damaged, or its files are gone) stays until the next
    complete publishing, so that nothing is deployed before.
    """
    known = read_manifest(paths.manifest)
    if os.path.lexists(paths.journal):
        with interrupts_held() as interrupts:
            known = _roll_forward(paths, known)
        interrupts.stop_if_requested()
    remove_tree(paths.staged)
    remove_all(paths.scraps)
    found = scan_folder(paths.output)
    own = known.files if known else {}
    others = [path for path in sorted(found.files) if keeps_others and is_for_hosting(path) and path not in own]
    return Workspace(paths, known, found.without(others), others)


def _roll_forward(paths: OutputPaths, known: Manifest | None) -> Manifest | None:
    """Return the manifest after an interrupted build's journal was carried out; a completed journal is removed."""
    try:
        journal = read_journal(paths.journal)
    except (OSError, ValueError):
        return known
    remove_all(paths.scraps)
    JournalRunner(paths).carry_out(journal, doubtful=True)
    manifest = completed(journal, arrived(paths, journal, doubtful=True))
    write_manifest(paths.manifest, manifest_bytes(manifest))
    if len(manifest.files) == len(journal.manifest.files):
        remove(paths.journal)
    return manifest
