"""The one door: `python3 tasks.py build` works with nothing but Python 3.11; inside .venv it is `inv build`.

Run as a program, this file makes .venv, installs what the hash-locked requirements name (once for each change of them)
and hands the task over to invoke there. Loaded by invoke, it defines the tasks.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCKS = {  # what words ask for that need more than requirements.txt
    "requirements-dev.txt": {"test", "lint", "translations", "golden", "styleguide"},
    "requirements-bench.txt": {"bench"},
    "requirements-wheel.txt": {"start"},
    "requirements-fuzz.txt": {"fuzz"},
    "requirements-cluster.txt": {"dask", "--executor=dask"},
}
PARALLEL = ("-n", "4", "--dist", "loadfile", "--no-loadscope-reorder")
"""Four processes take whole files of tests, in the order that tests/conftest.py gives them."""
QUICK = "35"
"""Seconds after which a quick run begins no test: with style, types and what is under way it takes a minute at most."""

sys.path.insert(0, str(ROOT / "plugins"))

if __name__ == "__main__":
    from bulletins.installing import main

    sys.exit(main(ROOT, LOCKS, sys.argv[1:]))

from bulletins.tasks import said_of, site_tasks  # noqa: E402  (found through the line above)
from invoke.context import Context  # noqa: E402  (only invoke comes this far; the lines above need nothing but Python)
from invoke.tasks import task  # noqa: E402  (the same)


def run_module(module: str, *words: str) -> None:
    """Run a module with this Python, without a shell, which a machine may lack; end with its code where it fails."""
    code = subprocess.run([sys.executable, "-m", module, *words], check=False).returncode  # noqa: S603  (our own modules)
    if code:
        sys.exit(code)


@task(help=said_of("styleguide"))
def styleguide(_: Context, output: str = ".state/styleguide") -> None:
    """Viết trang mẫu các thành phần giao diện. / Write a page of all components of the theme, with examples."""
    from tests.rendering.styleguide import write_styleguide

    sys.stdout.writelines(f"{page}\n" for page in write_styleguide(ROOT / output))


@task(help=said_of("translations"))
def translations(_: Context, add: str = "") -> None:
    """Cập nhật theme/translations. / Bring the catalogues up to date with the words that templates and pages use."""
    from bulletins.commands.translations import update

    update(ROOT, add)


@task
def golden(_: Context) -> None:
    """Ghi lại các tệp mẫu. / Write the golden tree and the generated documents anew; review their diff."""
    generated = ("tests.docs.typing_page", "tests.docs.settings_page")
    listings = ("tests.refusals.listing", "tests.refusals.faults", "tests.content.listing", *generated)
    for module in ("tests.golden", *listings):
        run_module(module)


@task(help=said_of("bench"))
def bench(_: Context, args: str = "") -> None:
    """Đo tốc độ bên cạnh Hugo và các công cụ khác. / Measure builds and the preview beside Hugo and others."""
    run_module("tests.benchmarks", *shlex.split(args))


@task(help=said_of("fuzz"))
def fuzz(_: Context, seconds: int = 60) -> None:
    """Thử các bộ đọc bằng dữ liệu ngẫu nhiên. / Try the readers with bytes made by chance."""
    run_module("tests.fuzz", str(seconds))


@task
def lint(_: Context) -> None:
    """Kiểm tra mã nguồn. / Check style and types of the code."""
    run_module("ruff", "check", ".")
    run_module("ruff", "format", "--check", ".")
    run_module("mypy")


@task(lint, help=said_of("test"))
def test(_: Context, args: str = "", quick: bool = False) -> None:
    """Chạy mọi phép thử. / Check the code, then run all tests."""
    from tests.quick import quick_tests

    chosen = ("-m", "not browser and not slow", "--seconds", QUICK, *quick_tests()) if quick else ()
    run_module("pytest", *PARALLEL, *chosen, *shlex.split(args))


namespace = site_tasks(ROOT, styleguide, translations, golden, bench, fuzz, lint, test)
