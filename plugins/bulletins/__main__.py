"""`bulletins build`, `python -m bulletins build`: the tasks of tasks.py for the site in the working directory."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

from invoke.program import Program

from bulletins import __version__
from bulletins.commands.terminal import print_to_stderr, with_files_as_options
from bulletins.switching import finish_switch
from bulletins.tasks import site_tasks


def main() -> NoReturn:
    """End the process with a task's exit code."""
    hindered = finish_switch(Path.cwd())
    if hindered:
        print_to_stderr(hindered + "\n")
    words = with_files_as_options(sys.argv[1:]) or ["--list"]
    Program(name="bulletins", namespace=site_tasks(Path.cwd()), version=__version__).run(["bulletins", *words])
    sys.exit(0)


if __name__ == "__main__":
    main()
