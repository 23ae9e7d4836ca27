"""Makes .venv and installs what a lock file names, then starts invoke there.

It runs before anything is installed, on the standard library alone; Python 3.8 reads it too and hears what is needed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bulletins.commands.terminal import open_streams, print_to_stderr, with_files_as_options
from bulletins.switching import finish_switch

INTERRUPTED = 130
MADE_BY = "made-by.txt"
"""The note in .venv on which Python made it, and where it stood then."""
UNFINISHED = "unfinished"
"""The note in .venv that stands while packages are being installed."""
PACKAGES = "packages.txt"
"""The note in .venv on what was last installed, the version of pip apart: pip itself asks people for a newer one."""
NOT_PASSED_ON = ("PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV")
"""Variables that would have packages installed elsewhere than in .venv."""
SHOWN = 8
"""Lines of a failed program's own words that are shown."""

TOO_OLD = (
    "Cần Python 3.11 hoặc mới hơn; đây là Python {found} / Python 3.11 or newer is needed, this is Python {found}: "
    "https://www.python.org/downloads/"
)
FIRST = "Đang cài đặt lần đầu, mất chừng một phút / Installing once, about a minute: {lock}"
ANEW = "Đang tạo lại .venv / Making .venv anew: {reason}"
FOREIGN = (
    "{venv}: thư mục này không phải do chương trình tạo ra; hãy đổi tên hoặc xóa nó / "
    "this was not made by Python's venv; rename or delete it, then run this again."
)
REFUSED = (
    "{what}: {reason}. Hãy đóng các chương trình đang dùng .venv, kiểm tra quyền ghi và chỗ trống trên đĩa / "
    "Close what uses .venv, see whether this folder can be written to and the disk has room, then run this again."
)
NO_VENV = (
    "Không tạo được .venv / .venv could not be made. Debian, Ubuntu: apt install python3-venv. "
    "Máy khác / elsewhere: https://www.python.org/downloads/"
)
STOPPED = "Đã dừng. / Stopped."

REASONS = (
    (
        ("DO NOT MATCH THE HASHES",),
        (
            "Gói tải về khác với danh sách, nên không cài gì; hãy thử lại bằng mạng khác / "
            "What was downloaded is not what the list names, so nothing was installed; try again over another network."
        ),
    ),
    (
        ("No space left on device", "Errno 28", "not enough space"),
        "Đĩa đã đầy; hãy dọn bớt / The disk is full; make room, then run this again.",
    ),
    (
        ("Permission denied", "Errno 13", "Read-only file system", "Errno 30", "Access is denied"),
        (
            "Không ghi được vào .venv; hãy kiểm tra quyền của thư mục này / "
            ".venv cannot be written to; look at this folder's permissions."
        ),
    ),
    (
        ("Connection", "Max retries", "Temporary failure in name resolution", "timed out", "ProxyError", "SSLError"),
        "Không tải được; hãy kiểm tra mạng rồi chạy lại / Not downloaded; check the network, then run this again.",
    ),
    (
        ("No matching distribution", "not a supported wheel"),
        (
            "Không có gói dựng sẵn cho Python này trên máy này; docs/wheels.md ghi Python nào có / "
            "No built package for this Python on this machine; docs/wheels.md says which Python has them."
        ),
    ),
)
"""What a failed pip prints, and what to do about it. The first that fits is said."""
UNKNOWN = "Không cài được / Not installed. pip:"


@dataclass(frozen=True)
class Installation:
    """Where packages are installed: the folder .venv of a project."""

    root: Path

    @property
    def venv(self) -> Path:
        """Return the folder."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Return the Python in it."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def maker(self) -> str:
        """Return what .venv must have been made by and where: another one cannot be relied on to work."""
        machine = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
        parts = (
            f"{sys.version_info[0]}.{sys.version_info[1]}{getattr(sys, 'abiflags', '')}",
            f"{sys.implementation.name} {sys.platform} {machine}",
            os.path.realpath(base_python()),
            os.path.realpath(self.venv),
        )
        return "".join(f"{part}\n" for part in parts)

    def why_anew(self) -> str:
        """Return why .venv has to be made: a sentence, empty where it stands."""
        return next(self._faults(), "")

    def _faults(self) -> Iterator[str]:
        """Give everything for which .venv cannot be used as it is, the plainest first."""
        if not (self.venv / "pyvenv.cfg").is_file():
            yield "chưa có / there is none"
        made_by = _read(self.venv / MADE_BY).splitlines()
        now = self.maker.splitlines()
        if len(made_by) != len(now):
            yield "không rõ Python nào đã tạo ra nó / it is not known which Python made it"
        elif made_by[:-1] != now[:-1]:
            yield f"Python {made_by[0]} → {now[0]} ({now[2]})"
        elif made_by[-1] != now[-1]:
            yield f"thư mục đã dời chỗ / the folder has moved: {made_by[-1]} → {now[-1]}"
        if not (self.python.is_file() and os.access(str(self.python), os.X_OK)):
            yield "Python của nó không còn / its Python is gone"
        if not all((self.venv / name).exists() for name in _read(self.venv / PACKAGES).splitlines()):
            yield "một số gói đã mất / packages are gone"
        if (self.venv / UNFINISHED).exists():
            yield "lần cài trước bị ngắt giữa chừng / the last installation was cut off"

    def holds(self, lock: Path) -> bool:
        """Return whether the packages of a lock file have been installed."""
        return _read(self.venv / f"{lock.stem}.installed") == _digest(lock)

    def make(self, reason: str) -> int:
        """Return 0 with a new .venv without packages, in place of what stood there."""
        if self.venv.is_symlink():
            _say(ANEW.format(reason=reason))
            self.venv.unlink()  # what the link leads to is somebody else's
        elif self.venv.exists():
            if not _is_venv(self.venv):
                _say(FOREIGN.format(venv=self.venv))
                return 1
            _say(ANEW.format(reason=reason))
            (self.venv / MADE_BY).unlink(missing_ok=True)  # cut off from here on, it is made anew the next time
            shutil.rmtree(self.venv)
        code, printed = _run([base_python(), "-m", "venv", str(self.venv)])
        if code:
            _say("\n".join([NO_VENV, *printed]))
            shutil.rmtree(self.venv, ignore_errors=True)
            return 1
        (self.venv / MADE_BY).write_text(self.maker, encoding="utf-8", errors="surrogateescape")
        return 0

    def fill(self, lock: Path) -> int:
        """Return 0 with the packages of a lock file installed: built ones alone, none without its hash."""
        _say(FIRST.format(lock=lock.name))
        (self.venv / UNFINISHED).touch()
        options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:"]
        code, printed = _run([str(self.python), "-m", "pip", "install", *options, "-r", lock.name], lock.parent)
        if code:
            text = "\n".join(printed)
            said = next((sentence for marks, sentence in REASONS if any(mark in text for mark in marks)), UNKNOWN)
            _say("\n".join([said, *_errors_of(printed)]))
            return 1
        packages = self.venv.glob("[Ll]ib/**/site-packages/[!_]*")
        names = (str(each.relative_to(self.venv)) for each in packages if not each.name.startswith("pip-"))
        (self.venv / PACKAGES).write_text("\n".join(sorted(names)), encoding="utf-8")
        (self.venv / f"{lock.stem}.installed").write_text(_digest(lock), encoding="ascii")
        (self.venv / UNFINISHED).unlink()
        return 0


def main(root: Path, locks: Mapping[str, set[str]], arguments: list[str]) -> int:
    """Return the exit code of a task, run in .venv with all it needs installed.

    `locks` holds the words that ask for another lock file than requirements.txt.
    """
    open_streams()
    if sys.version_info < (3, 11):  # noqa: UP036  (an older Python is what this sentence is for)
        _say(TOO_OLD.format(found=".".join(str(part) for part in sys.version_info[:3])))
        return 1
    if hindered := finish_switch(root):
        _say(hindered)
    lock = next((lock for lock, words in locks.items() if words & set(arguments)), "requirements.txt")
    place = Installation(root)
    try:
        code = install(place, root / lock)
    except OSError as error:
        _say(REFUSED.format(what=error.filename or place.venv, reason=error.strerror or error))
        return 1
    except KeyboardInterrupt:
        _say(STOPPED)
        return INTERRUPTED
    if code:
        return code
    words = with_files_as_options(arguments) or ["--list"]
    command = [str(place.python), "-m", "invoke", "--search-root", str(root), *words]
    try:
        process = subprocess.Popen(command, env={**os.environ, "PYTHONUTF8": "1"})  # noqa: S603  (our own interpreter, the caller's own arguments)
    except OSError as error:  # a Python of another machine: made anew the next time
        (place.venv / UNFINISHED).touch()
        _say(REFUSED.format(what=place.python, reason=error.strerror or error))
        return 1
    with process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # the task has heard it too, and ends by itself
                continue


def install(place: Installation, lock: Path) -> int:
    """Return 0 once .venv holds what a lock file names; does nothing where the notes in it say that it does."""
    if not place.why_anew() and place.holds(lock):
        return 0
    with _alone(place.root / ".venv.lock"):
        # asked again: another process may have installed it meanwhile
        code = place.make(reason) if (reason := place.why_anew()) else 0
        return code or (0 if place.holds(lock) else place.fill(lock))


def base_python() -> str:
    """Return the Python of this machine, also in .venv, and where it does not know its file: started without a PATH."""
    own = str(getattr(sys, "_base_executable", "") or sys.executable)
    return own or str(Path(sys.base_exec_prefix, "bin", f"python{sys.version_info[0]}.{sys.version_info[1]}"))


def _is_venv(folder: Path) -> bool:
    """Return whether a folder may be replaced: Python's venv made it, or nothing lies in it."""
    is_made = any((folder / name).is_file() for name in ("pyvenv.cfg", MADE_BY))
    return is_made or (folder.is_dir() and not any(path.is_file() for path in folder.rglob("*")))


def _run(command: list[str], folder: Path | None = None) -> tuple[int, list[str]]:
    """Return a program's exit code and the lines it printed; they concern nobody where it succeeded.

    It runs in `folder`: what a lock file names by its path lies beside that file.
    """
    kept = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    done = subprocess.run(  # noqa: S603  (venv and pip, nothing typed by anyone)
        command,
        cwd=folder,
        env={**kept, "PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace").splitlines()


def _errors_of(printed: list[str]) -> list[str]:
    """Return the last lines that say what went wrong, without warnings where there are errors."""
    errors = [line for line in printed if line.strip() and not line.startswith(("WARNING:", "[notice]"))]
    return (errors or printed)[-SHOWN:]


def _read(file: Path) -> str:
    """Return a note's text, empty where there is none that can be read."""
    try:
        return file.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _digest(lock: Path) -> str:
    """Return what stands for the text of a lock file, however its lines end."""
    return hashlib.blake2b(lock.read_bytes().replace(b"\r\n", b"\n"), digest_size=16).hexdigest()


def _say(sentence: str) -> None:
    """Print a sentence where it does not mix with results."""
    print_to_stderr(f"{sentence}\n")


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Wait until no other process installs here; where a file system knows no locks, go on."""
    with file.open("a+b") as handle:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  (only there)

            with suppress(OSError):  # it gives up after ten seconds, and pip is asked anyway
                msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415  (only there)

            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
