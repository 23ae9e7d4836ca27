"""A real cluster on this machine: a scheduler of dask and workers, each a process of its own, in any folder."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.sites import ROOT

T = TypeVar("T")

MISSING = "this test needs dask.distributed: install requirements-cluster.txt into .venv"
LONGEST = 60
"""Seconds that anything may take to happen."""


def require_distributed() -> None:
    """Skip the test where distributed is missing: few need a cluster, and the workflow for the code installs it."""
    if importlib.util.find_spec("distributed") is None:
        pytest.skip(MISSING)


def copy_engine(folder: Path) -> Path:
    """Return a folder that holds the engine and nothing else: no theme, no content."""
    shutil.copytree(ROOT / "plugins", folder / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@dataclass(slots=True, kw_only=True)
class Machines:
    """A scheduler and its workers; `home` is where the scheduler runs, which needs none of our code."""

    home: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def file(self) -> Path:
        """Return the file in which the scheduler writes its address."""
        return self.home / "scheduler.json"

    @property
    def address(self) -> str:
        """Return the scheduler's address."""
        return str(json.loads(self.file.read_text(encoding="utf-8"))["address"])

    def start_scheduler(self) -> subprocess.Popen[bytes]:
        """Return the scheduler when it can be joined."""
        port = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        process = self._start(self.home, "scheduler", *port, "--scheduler-file", str(self.file))
        until(self.file.exists)
        return process

    def start_worker(self, engine: Path) -> subprocess.Popen[bytes]:
        """Return a worker that runs in the folder of an engine, when the scheduler knows it."""
        name = f"worker-{len(self.running)}"
        alone = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(self.home / name)]
        process = self._start(engine, "worker", self.address, "--host", "127.0.0.1", "--name", name, *alone)
        until(lambda: name in self.names())
        return process

    def names(self) -> set[str]:
        """Return the names of the workers that the scheduler knows."""
        with self.client() as client:
            return {str(worker["name"]) for worker in client.scheduler_info(n_workers=-1)["workers"].values()}

    def tasks(self) -> int:
        """Return how many tasks the scheduler holds."""
        with self.client() as client:
            return int(client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)))

    @contextmanager
    def client(self) -> Iterator[Any]:
        """Give a client of the scheduler."""
        from distributed import Client  # noqa: PLC0415  (it may be missing)

        with Client(self.address, timeout=LONGEST, set_as_default=False) as client:
            yield client

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """Kill a process, as a power cut would, and wait until it is gone."""
        process.kill()
        process.wait()
        self.running.remove(process)

    def _start(self, folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
        """Return a program of dask that runs in a folder, which is all that it can import beside what is installed."""
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder / "plugins")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.running.append(process)
        return process


def until(ready: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + LONGEST
    while not ready():
        assert time.monotonic() < end, "what is waited for does not come"
        time.sleep(0.1)


@contextmanager
def machines(home: Path) -> Iterator[Machines]:
    """Give a scheduler without workers; whatever was started ends with the test."""
    require_distributed()
    started = Machines(home=home)
    try:
        started.start_scheduler()
        yield started
    finally:
        for process in [*started.running]:
            started.stop(process)


class Witness(Executor):
    """Hands work on to an executor and remembers what became of it; `before` is told the number of each errand."""

    def __init__(self, inner: Executor, before: Callable[[int], object] = lambda _number: None) -> None:
        """Stand before an executor."""
        self._inner = inner
        self._before = before
        self.errands = 0
        self.answers: list[Future[Any]] = []

    @property
    def done(self) -> int:
        """Return how much of what was handed out has come back as it should."""
        return sum(1 for answer in self.answers if answer.done() and answer.exception() is None)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:  # noqa: ANN401  (as the library has it)
        """Hand work on."""
        self.errands += 1
        self._before(self.errands)
        answer = self._inner.submit(fn, *args, **kwargs)
        self.answers.append(answer)
        return answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  (the same)
        """Hand on that it is over."""
        self._inner.shutdown(wait=wait, cancel_futures=cancel_futures)
