"""`start --copy`: a site that is kept in a full copy of the program becomes one of its own, its history with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletins.build.content import site_language
from bulletins.commands.check import check
from bulletins.commands.console import Clock, Console, path_for_people, reporting_failures
from bulletins.commands.own_wheel import own_wheel
from bulletins.model.problem import Refused, error
from bulletins.newsite import finish, is_unfinished, stage_first_files, take_place
from bulletins.newsite.full_copy import SETTINGS, TakenAlong, take_along
from bulletins.newsite.install import is_free
from bulletins.newsite.thin_site import thin_files
from bulletins.output.durable import interrupts_held
from bulletins.publishing.git import Git
from bulletins.rendering import read_words
from bulletins.settings.loading import load_settings, read_now
from bulletins.settings.program_files import program_file

_SIGNS = ("content/site.yml", "theme/templates", "plugins", "tasks.py")
"""What tells a full copy."""
_NOT_LOOKED_AT = {".git", ".venv", ".state", "output", "node_modules", "__pycache__", ".starting"}
_LARGEST = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyStart:
    """Which full copy becomes which folder; `wheel` is the program to put there, this one's own where it is empty."""

    copy: Path
    folder: Path
    wheel: str = ""


def copy_start(copy: str, folder: str, wheel: str) -> CopyStart:
    """Return what was typed; without a folder the new site lies beside the copy."""
    old = Path(copy).expanduser().absolute()
    beside = old.with_name(f"{old.name}-site")
    return CopyStart(copy=old, folder=Path(folder).expanduser().absolute() if folder else beside, wheel=wheel)


def start_from_copy(console: Console, wanted: CopyStart, clock: Clock = read_now) -> int:
    """Return 0 when the new folder is a whole site, checked; else 1 with nothing changed. The copy stays as it is."""
    return reporting_failures(lambda: _in_site_language(console, wanted, clock), console)


def _in_site_language(console: Console, wanted: CopyStart, clock: Clock) -> int:
    """Go on in the site's language, unless another was asked for."""
    if is_unfinished(wanted.folder):
        finish(wanted.folder)
        console.write(console.report_language("").phrases.say("start-finished") + "\n")
        return 0
    _refuse(wanted)
    language = console.language or site_language(wanted.copy / "content")
    own = Console(style=console.style, language=language, write=console.write)
    return reporting_failures(lambda: _start(own, wanted, clock), own)


def _refuse(wanted: CopyStart) -> None:
    """Raise Refused for what is no full copy, what Git has not kept, and a folder in which something lies."""
    missing = [name for name in _SIGNS if not (wanted.copy / name).exists()]
    if missing:
        raise Refused((error("start-copy-none", path_for_people(wanted.copy), missing=", ".join(missing)),))
    if not is_free(wanted.folder):
        raise Refused((error("start-folder-taken", "start", folder=path_for_people(wanted.folder)),))
    if (wanted.copy / ".git").exists():
        changed = Git(folder=wanted.copy)("-c", "core.quotepath=off", "status", "--porcelain").text.splitlines()
        if changed:
            raise Refused((error("start-uncommitted", "start", files=", ".join(line[3:] for line in changed[:3])),))


def _start(console: Console, wanted: CopyStart, clock: Clock) -> int:
    """Write the new site beside the old one, check it, move it in place with its history; say what became of what."""
    own = _files_of(wanted.copy)
    first = _first_commit(wanted.copy)
    original = _same_version(own) if first is None else partial(_file_in, wanted.copy, first)
    began = () if first is None else _paths_in(wanted.copy, first)
    taken = take_along(own, original, _program_bytes, read_words, began)
    with TemporaryDirectory(prefix="wheel-") as scratch:
        thin = dict(thin_files(own_wheel(wanted.wheel, Path(scratch))))
    staged = stage_first_files(wanted.folder, {**thin, **dict(taken.files)}.items())
    said: list[str] = []
    quiet = Console(style=console.style, language=console.language, write=said.append)
    code = check(lambda: load_settings(staged / SETTINGS[0]), quiet, clock)
    if code:
        console.write("".join(said))
        shutil.rmtree(staged.parent)
        return code
    with interrupts_held():
        take_place(wanted.folder, keep=False)
    console.write(_told(console, taken, knows_originals=first is not None))
    _take_history(console, wanted)
    phrases = console.report_language("").phrases
    console.write(phrases.say("start-folder-done", folder=path_for_people(wanted.folder)) + "\n")
    console.write(phrases.say("start-copy-next") + "\n")
    return 0


def _files_of(copy: Path) -> dict[str, bytes]:
    """Return the files of a copy by path: those that Git has, or all where there is no Git."""
    if (copy / ".git").exists():
        names = Git(folder=copy)("ls-files", "-z").printed.decode("utf-8", "surrogateescape").split("\0")
        paths = [copy / name for name in names if name]
    else:
        paths = [path for path in copy.rglob("*") if not _NOT_LOOKED_AT & set(path.relative_to(copy).parts)]
    found = [path for path in paths if path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST]
    return {path.relative_to(copy).as_posix(): path.read_bytes() for path in found}


def _first_commit(copy: Path) -> str | None:
    """Return the commit that a copy began with, None where there is none or it holds no program."""
    if not (copy / ".git").exists():
        return None
    git = Git(folder=copy)
    first = git("rev-list", "--max-parents=0", "HEAD").text.split()
    return first[-1] if first and git("cat-file", "-e", f"{first[-1]}:theme/templates").code == 0 else None


def _file_in(copy: Path, commit: str, path: str) -> bytes | None:
    """Return a file as a commit has it, None where it has none."""
    answer = Git(folder=copy)("cat-file", "blob", f"{commit}:{path}")
    return answer.printed if answer.code == 0 else None


def _paths_in(copy: Path, commit: str) -> frozenset[str]:
    """Return the paths of all files of a commit."""
    printed = Git(folder=copy)("ls-tree", "-r", "-z", "--name-only", commit).printed
    return frozenset(printed.decode("utf-8", "surrogateescape").split("\0"))


def _same_version(own: dict[str, bytes]) -> Callable[[str], bytes | None]:
    """Return what gives the originals of a copy without a history: the program's, where it is of the same version."""
    name = "plugins/bulletins/__init__.py"
    same = own.get(name) == _program_bytes(name)
    return _program_bytes if same else lambda _: None


def _program_bytes(path: str) -> bytes | None:
    """Return a file of the program by its path in the repository."""
    file = program_file(path)
    installed = program_file("theme").parent / path.removeprefix("plugins/bulletins/")
    return next((each.read_bytes() for each in (file, installed) if each.is_file()), None)


def _told(console: Console, taken: TakenAlong, *, knows_originals: bool) -> str:
    """Return a line for everything that is not as it was in the copy."""
    phrases = console.report_language("").phrases
    lines = [] if knows_originals else [phrases.say("start-copy-no-history")]
    for code in sorted({code for code, _ in taken.told}):
        lines.append(phrases.say(code))
        lines += [f"  {name}" for each, name in taken.told if each == code]
    return "".join(f"{line}\n" for line in lines)


def _take_history(console: Console, wanted: CopyStart) -> None:
    """Copy the repository into the new site, and commit what it has become."""
    phrases = console.report_language("").phrases
    if not (wanted.copy / ".git").is_dir():
        if (wanted.copy / ".git").exists():
            console.write(phrases.say("start-copy-history-left") + "\n")
        return
    shutil.copytree(wanted.copy / ".git", wanted.folder / ".git", symlinks=True, dirs_exist_ok=True)
    git = Git(folder=wanted.folder)
    done = [git("add", "-A"), git("commit", "-q", "-m", phrases.say("start-copy-message"))]
    failed = next((each for each in done if each.code), None)
    if failed is None:
        console.write(phrases.say("start-copy-committed") + "\n")
    else:
        console.write(phrases.say("start-copy-not-committed", reason=failed.reason) + "\n")
