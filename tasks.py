"""The one door: `python3 tasks.py build` works with nothing but Python 3.11; inside .venv it is `inv build`.

Run as a program, this file makes .venv, installs what the hash-locked requirements name (once for each change of them)
and hands the task over to invoke there. Loaded by invoke, it defines the tasks.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEEDS_TESTS = {"test", "lint", "translations", "golden", "styleguide"}
INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Return the task's exit code, with everything it needs installed first."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old Windows console lacks our letters
    if sys.version_info < (3, 11):  # noqa: UP036  (an older Python is what this sentence is for)
        sys.stderr.write("Python 3.11 hoặc mới hơn / Python 3.11 or newer: https://www.python.org/downloads/\n")
        return 1
    lock = ROOT / ("requirements-dev.txt" if NEEDS_TESTS & set(arguments) else "requirements.txt")
    code = install(lock)
    if code:
        return code
    command = [str(PYTHON), "-m", "invoke", "--search-root", str(ROOT), *(arguments or ["--list"])]
    with subprocess.Popen(command, env={**os.environ, "PYTHONUTF8": "1"}) as process:  # noqa: S603  (our own interpreter, the caller's own arguments)
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # the task has heard it too, and ends by itself
                continue


def install(lock: Path) -> int:
    """Return 0 once .venv holds what a lock file names; installs nothing where its stamp says that it does."""
    wanted = hashlib.blake2b(lock.read_bytes() + sys.version.encode(), digest_size=16).hexdigest()
    stamp = VENV / f"{lock.stem}.installed"
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return 0
    sys.stderr.write(f"Đang cài đặt lần đầu, mất chừng một phút / Installing once, about a minute: {lock.name}\n")
    steps = [
        [sys.executable, "-m", "venv", str(VENV)],
        [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            str(lock),
        ],
    ]
    for step in steps:
        code = subprocess.call(step)  # noqa: S603  (venv and pip, nothing typed by anyone)
        if code:
            sys.stderr.write(
                "Không cài được; hãy kiểm tra mạng rồi chạy lại / Not installed; check the network and run it again.\n"
            )
            return code
    stamp.write_text(wanted, encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

from invoke.context import Context  # noqa: E402  (the same)
from invoke.tasks import task  # noqa: E402  (only invoke comes this far; the lines above need nothing but Python)

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.workflow.commands import Load, Speech

OPTIONS = {
    "content": "Thư mục bài viết / the content folder",
    "output": "Thư mục kết quả / the output folder",
    "site_url": "Địa chỉ trang / the site's address, such as https://example.org/repository",
    "format": "text, json, github",
    "lang": "Ngôn ngữ thông báo / the report's language: vi, en",
    "settings": "Tệp cấu hình / the settings file (publishconf.py to publish)",
}


@task(help=OPTIONS)
def build(
    _: Context,
    content: str = "",
    output: str = "",
    site_url: str = "",
    format: str = "text",
    lang: str = "",
    settings: str = "pelicanconf.py",
) -> None:
    """Dựng trang từ content/ vào output/. / Build the site from content/ into output/."""
    from plugins.workflow import commands

    loaded = load(settings, content, output, site_url)
    finish(format, lang, lambda speech: commands.build(loaded, speech))


@task(help={name: text for name, text in OPTIONS.items() if name != "output"})
def check(
    _: Context,
    content: str = "",
    site_url: str = "",
    format: str = "text",
    lang: str = "",
    settings: str = "pelicanconf.py",
) -> None:
    """Kiểm tra mọi bài, không ghi gì. / Read and check everything, write nothing."""
    from plugins.workflow import commands

    loaded = load(settings, content, "", site_url)
    finish(format, lang, lambda speech: commands.check(loaded, speech))


@task(
    help={
        "port": "Cổng / the port",
        "no_browser": "Không mở trình duyệt / do not open a browser",
        **{name: OPTIONS[name] for name in ("content", "site_url", "lang", "settings")},
    }
)
def preview(
    _: Context,
    content: str = "",
    site_url: str = "",
    port: int = 8000,
    lang: str = "",
    settings: str = "pelicanconf.py",
    no_browser: bool = False,  # noqa: FBT001, FBT002  (invoke makes flags of these)
) -> None:
    """Xem trước, tự tải lại khi lưu. / Serve the site, drafts included, and reload the browser on save."""
    from plugins.workflow import preview as previewing

    loaded = load(settings, content, "", site_url)
    open_browser = not no_browser
    finish("text", lang, lambda speech: previewing.preview(loaded, speech, port=port, open_browser=open_browser))


@task(
    help={
        "title": "Tiêu đề / the title",
        "unit": "Đơn vị / the unit: its slug or part of its name",
        "campaign": "Phong trào / the campaign: its slug or part of its name",
        "date": "Ngày / the date: 2026-03-08",
        **{name: OPTIONS[name] for name in ("content", "lang", "settings")},
    }
)
def new(
    _: Context,
    title: str = "",
    unit: str = "",
    campaign: str = "",
    date: str = "",
    content: str = "",
    lang: str = "",
    settings: str = "pelicanconf.py",
) -> None:
    """Tạo bài mới. / Write a new bulletin's folder, a draft to go on from."""
    from plugins.workflow import new as writing

    answers = writing.Answers(title=title, unit=unit, campaign=campaign, date=date)
    ask = input if sys.stdin.isatty() else None
    loaded = load(settings, content, "", "")
    finish("text", lang, lambda speech: writing.new(loaded, speech, answers, ask))


@task
def clean(_: Context) -> None:
    """Xóa output/ và ảnh đã làm. / Remove the built site and the photographs already made."""
    for folder in (ROOT / "output", ROOT / ".output.publishing", ROOT / ".state"):
        shutil.rmtree(folder, ignore_errors=True)


@task(help={"output": "Thư mục kết quả / the folder it is written to"})
def styleguide(_: Context, output: str = ".state/styleguide") -> None:
    """Viết trang mẫu các thành phần giao diện. / Write a page of all components of the theme, with examples."""
    from tests.rendering.styleguide import write_styleguide

    for page in write_styleguide(ROOT / output):
        sys.stdout.write(f"{page}\n")


@task
def translations(_: Context) -> None:
    """Cập nhật theme/translations. / Bring the catalogues up to date with the words that templates and pages use."""
    from plugins.workflow.translating import update

    update(ROOT)


@task
def golden(context: Context) -> None:
    """Ghi lại các tệp mẫu. / Write the golden tree and the list of refusals anew; review their diff."""
    for module in ("tests.golden", "tests.refusals.listing"):
        context.run(f'"{sys.executable}" -m {module}')


@task
def lint(context: Context) -> None:
    """Kiểm tra mã nguồn. / Check style and types of the code."""
    for command in ("ruff check .", "ruff format --check .", "mypy"):
        context.run(f'"{sys.executable}" -m {command}')


@task(lint, help={"args": "Tham số cho pytest / what to hand on to pytest"})
def test(context: Context, args: str = "") -> None:
    """Chạy mọi phép thử. / Check the code, then run all tests."""
    context.run(f'"{sys.executable}" -m pytest {args}')


def load(settings: str, content: str, output: str, site_url: str) -> Load:
    """Return what reads the settings when a command wants them."""
    from plugins.workflow.settings import load_settings, overridden

    file = Path(settings) if Path(settings).is_absolute() else ROOT / settings
    return lambda: overridden(load_settings(file), content=content, output=output, site_url=site_url or None)


def finish(style: str, language: str, command: Callable[[Speech], int]) -> NoReturn:
    """End the process with a command's exit code."""
    from plugins.workflow.commands import spoken

    raise SystemExit(spoken(style, language, command))
