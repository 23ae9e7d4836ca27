"""The change of a site's program: the new files are prepared in a folder, then moved into place by `switching.py`."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.problem import Refused, error
from bulletins.newsite.thin_site import LOCK, VENDOR, Pin, lock_of, pin_of, read_pin
from bulletins.publishing.git import Git
from bulletins.switching import ASIDE, FILES, MESSAGE, REMOVED, finish_switch

PREVIOUS = f"{VENDOR}/previous.txt"
"""The lock as it was before the last change of the program: what `upgrade --back` returns to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLock:
    """A site's lock: the program's line, the packages that the program needs, and the lines that the site has added."""

    pin: Pin
    text: str
    added: str


def read_lock(root: Path, packages: str) -> SiteLock:
    """Return the lock of a site, `packages` being those of its program; Refused where it cannot be changed."""
    file = root / LOCK
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    pin = read_pin(text)
    if pin is None:
        raise Refused((error("upgrade-no-pin", LOCK),))
    rest = text.replace(pin.line, "", 1)
    if packages.strip() not in rest:
        raise Refused((error("upgrade-lock-changed", LOCK),))
    return SiteLock(pin=pin, text=text, added=rest.replace(packages.strip(), "", 1).strip())


def lay_new_lock(root: Path, wheel: Path, packages: str, added: str) -> Path:
    """Return the folder with the new lock and its wheel as the site will have them; the site itself is unchanged."""
    files = root / ASIDE / "new" / FILES
    shutil.rmtree(root / ASIDE / "new", ignore_errors=True)
    (files / VENDOR).mkdir(parents=True)
    shutil.copyfile(wheel, files / VENDOR / wheel.name)
    lock = lock_of(pin_of(wheel), packages.rstrip() + "\n" + (f"{added}\n" if added else ""))
    (files / LOCK).write_text(lock, encoding="utf-8", newline="\n")
    return files


def switch(root: Path, lock: SiteLock, message: str) -> str:
    """Change the program to the files that `lay_new_lock` prepared; return why Git cannot commit, empty if it can."""
    new = root / ASIDE / "new"
    files = new / FILES
    (files / VENDOR).mkdir(exist_ok=True)
    (files / PREVIOUS).write_text(lock.text, encoding="utf-8", newline="\n")
    pins = (lock.pin, read_pin((files / LOCK).read_text(encoding="utf-8")))
    kept = {Path(pin.place).name for pin in pins if pin is not None}
    vendored = {path.name for path in (root / VENDOR).glob("*.whl")}
    removed = sorted(f"{VENDOR}/{name}" for name in vendored - kept)
    paths = sorted({path.relative_to(files).as_posix() for path in files.rglob("*") if path.is_file()} | set(removed))
    (new / REMOVED).write_text("".join(f"{path}\n" for path in removed), encoding="utf-8", newline="\n")
    repository = "git" if has_repository(root) else "none"
    (new / MESSAGE).write_text("\n".join([repository, message, *paths, ""]), encoding="utf-8", newline="\n")
    new.rename(root / ASIDE / "ready")
    return finish_switch(root)


def lay_previous_lock(root: Path) -> Pin:
    """Return the program's line of the previous lock, with its files prepared as `lay_new_lock` does; else Refused."""
    before = root / PREVIOUS
    text = before.read_text(encoding="utf-8") if before.is_file() else ""
    pin = read_pin(text)
    if pin is None:
        raise Refused((error("upgrade-nothing-before", "upgrade"),))
    if "://" not in pin.place and not (root / pin.place).is_file():
        raise Refused((error("upgrade-wheel-gone", pin.place),))
    files = root / ASIDE / "new" / FILES
    shutil.rmtree(root / ASIDE / "new", ignore_errors=True)
    files.mkdir(parents=True)
    (files / LOCK).write_text(text, encoding="utf-8", newline="\n")
    return pin


def has_repository(root: Path) -> bool:
    """Return whether Git keeps the files of a site."""
    return shutil.which("git") is not None and Git(folder=root)("rev-parse", "--is-inside-work-tree").code == 0


def check_repository_ready(root: Path) -> None:
    """Raise Refused where Git could not commit a change of the program, or would commit something else with it."""
    if not has_repository(root):
        return
    git = Git(folder=root)
    if git("rev-parse", "--verify", "HEAD").code:
        raise Refused((error("upgrade-no-commit", "upgrade"),))
    if git("status", "--porcelain", "--", LOCK, VENDOR).text:
        raise Refused((error("upgrade-uncommitted", LOCK),))
    if git("var", "GIT_COMMITTER_IDENT").code or git("var", "GIT_AUTHOR_IDENT").code:
        raise Refused((error("upgrade-no-identity", "upgrade"),))
