"""Work handed to a cluster: to the workers of a dask scheduler, which need not see this machine's files.

What travels is bytes: the work with all it needs, and a piece of its inputs. Workers that are not run by the same code,
libraries and Python are refused. One that dies costs time: the scheduler hands its pieces to others, and what the
cluster does not give back for any reason is done here, as with every broken executor.
"""

from __future__ import annotations

import logging
import pickle
import time
import warnings
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack, suppress
from threading import Event, Lock, Thread
from typing import Any, TypeVar
from urllib.parse import urlsplit

from bulletins.model.identity import Digest
from bulletins.model.problem import Refused, error
from bulletins.model.table import Table

T = TypeVar("T")

TellCode = Callable[[], Digest]
"""Gives the digest of the code, libraries and Python that run it; a function of a module, so that it travels."""

Prepare = Callable[[], None]
"""Makes a worker ready for work; a function of a module with what it needs, so that it travels."""

PATIENCE = 5.0
"""Seconds to wait for a scheduler that does not answer."""
GRACE = 10.0
LOOK = 0.5
"""Seconds between looks whether there are workers."""
NO_LOG = Table((("distributed.admin.low-level-log-length", 0),))
"""The library would keep the last thousand pieces that were sent."""
SCHEMES = ("tcp", "tls", "ws", "wss")
LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application")
"""Loggers that are silenced: they report every lost connection in Dask's own words."""

_ALONE = Lock()
"""Held by the thread of a worker that works: readers and renderers are made for one thread at a time."""


class Cluster(Executor):
    """The workers of a scheduler as an executor; where none is left, all that is under way is broken off."""

    def __init__(
        self,
        client: Any,  # noqa: ANN401  (distributed has no types of its own)
        workers: int,
        grace: float,
        tell_code: TellCode,
        prepare: Prepare | None = None,
    ) -> None:
        """Take over a client that is connected, and watch whether its cluster has workers."""
        self._prepare = prepare
        self.workers = workers
        self._tell_code = tell_code
        self._client = client
        self._grace = grace
        self._inner = client.get_executor(pure=False)
        self._under_way: set[Future[Any]] = set()
        self._lock = Lock()
        self._closed = Event()
        Thread(target=self._watch, daemon=True).start()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:  # noqa: ANN401  (as the library has it)
        """Hand out work; BrokenExecutor where nobody is left to take it."""
        errand = pickle.dumps(RemoteCall(self._tell_code, pickle.dumps((fn, args, kwargs)), self._prepare))
        given: Future[T] = Future()
        try:
            answer = self._inner.submit(pickle.loads, errand)
        except Exception as failure:
            raise BrokenExecutor from failure
        with self._lock:
            if self._closed.is_set():
                raise BrokenExecutor
            self._under_way.add(given)
        answer.add_done_callback(lambda done: self._hand_over(done, given))
        return given

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  (the library's; nobody waits for what is far away)
        """Leave the cluster; what is under way is broken off."""
        self._break_off()
        with suppress(Exception):
            self._inner.shutdown(wait=False)
        with suppress(Exception):
            self._client.close(timeout=PATIENCE)

    def _hand_over(self, done: Future[T], given: Future[T]) -> None:
        """Hand a worker's answer to who waits for it; what went wrong there, whatever it was, can be done here."""
        if done.cancelled():  # the scheduler is gone
            self._break_off()
            return
        with self._lock:
            if given not in self._under_way:
                return
            self._under_way.discard(given)
        failure = done.exception()
        if failure is None:
            given.set_result(done.result())
        else:
            given.set_exception(BrokenExecutor(repr(failure)))

    def _watch(self) -> None:
        """Break off what is under way when no worker has been there for a while."""
        seen = time.monotonic()
        while time.monotonic() - seen < self._grace and not self._closed.wait(LOOK):
            if self._has_workers():
                seen = time.monotonic()
        self._break_off()

    def _has_workers(self) -> bool:
        """Return whether the scheduler answers and has a worker."""
        try:
            return bool(self._client.nthreads(callback_timeout=PATIENCE))
        except Exception:  # noqa: BLE001  (however it fails, nobody is there)
            return False

    def _break_off(self) -> None:
        """Say to everyone who waits that nothing will come."""
        with self._lock:
            self._closed.set()
            waiting, self._under_way = self._under_way, set()
        for given in waiting:
            given.set_exception(BrokenExecutor())


def join_cluster(address: str, tell_code: TellCode, grace: float = GRACE, prepare: Prepare | None = None) -> Cluster:
    """Return the workers of the scheduler at an address; Refused where there are none, or one that may not be used.

    Each worker does what `prepare` does before its work. The cluster is given up after `grace` seconds
    without any worker: one that died may be started anew.
    """
    client = _connect(address)
    with ExitStack() as leaving:
        leaving.callback(client.close, timeout=PATIENCE)
        engines = _ask_engines(client, address, tell_code)
        _refuse_foreign(address, engines, tell_code())
        leaving.pop_all()
    return Cluster(client, len(engines), grace, tell_code, prepare)


def _connect(address: str) -> Any:  # noqa: ANN401  (distributed has no types of its own)
    """Return a client of the scheduler at an address; Refused where there is none."""
    try:
        import dask.config  # noqa: PLC0415  (only those who have a cluster have it)
        from distributed import Client  # noqa: PLC0415  (the same)
    except ImportError as failure:
        raise Refused((error("cluster-not-installed", address),)) from failure
    if not _is_address(address):
        raise Refused((error("cluster-unreachable", address),))
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with warnings.catch_warnings(), dask.config.set(NO_LOG):
        warnings.simplefilter("ignore")  # versions are compared by ourselves
        try:
            return Client(address, timeout=PATIENCE, set_as_default=False)
        except Exception as failure:
            raise Refused((error("cluster-unreachable", address),)) from failure


def _is_address(text: str) -> bool:
    """Return whether a text names a machine and a port, and a way to speak with it if it names one."""
    try:
        parts = urlsplit(text if "://" in text else f"tcp://{text}")
        return parts.scheme in SCHEMES and bool(parts.hostname and parts.port)
    except ValueError:
        return False


def _ask_engines(client: Any, address: str, tell_code: TellCode) -> dict[str, object]:  # noqa: ANN401  (no types of its own)
    """Return the digest of each worker's engine by its address, or what went wrong in asking for it."""
    try:
        return dict(client.run(tell_code, on_error="return"))
    except Exception as failure:
        raise Refused((error("cluster-unreachable", address),)) from failure


def _refuse_foreign(address: str, engines: Mapping[str, object], own: Digest) -> None:
    """Raise Refused unless there are workers, and each has told the digest of this very engine."""
    foreign = sorted(worker for worker, engine in engines.items() if engine != own)
    problems = [error("cluster-foreign", address, worker=worker) for worker in foreign]
    if not engines:
        problems.append(error("cluster-empty", address))
    if problems:
        raise Refused(tuple(problems))


class VersionMismatch(Exception):  # noqa: N818  (it says who it is)
    """A worker that came later is not run by the same code, libraries and Python."""


class RemoteCall:
    """A call that runs when a worker unpickles it: so the scheduler in between needs none of our code."""

    def __init__(self, tell_code: TellCode, work: bytes, prepare: Prepare | None = None) -> None:
        """Wrap pickled work for workers that are run by the code that runs this process."""
        self._given = (tell_code, tell_code(), work, prepare)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Return what a worker does in place of making a remote call again."""
        return carry_out, self._given


def carry_out(tell_code: TellCode, code: Digest, work: bytes, prepare: Prepare | None = None) -> Any:  # noqa: ANN401  (whatever the work gives)
    """Return what work gives, on a worker; VersionMismatch where it is run by other code."""
    if tell_code() != code:
        raise VersionMismatch
    with _ALONE:
        if prepare is not None:
            prepare()
        function, arguments, named = pickle.loads(work)  # noqa: S301  (from whom the worker takes code in any case)
        return function(*arguments, **named)
