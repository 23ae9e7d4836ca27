"""A build whose work is done by a cluster: the same bytes, whatever dies, and nobody who would make other ones."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from functools import partial
from pathlib import Path

import pytest
from bulletins.build.pipeline import build_site
from bulletins.cache.code import code_digest
from bulletins.model.problem import Problem, Refused, error
from bulletins.model.value import replace
from bulletins.settings.loading import handed_out
from bulletins.workers.cluster import Cluster, join_cluster
from bulletins.workers.pool import Pool
from bulletins.workers.travelling_modules import pack_modules, place_modules

from tests.extensions.extended import EVENT, EXAMPLES, new_site, settings_in, write_extension, write_head
from tests.publishing.published_site import Desk
from tests.sites import NOW, ROOT, copy_base, settings_for, tree
from tests.workers.clusters import Machines, Witness, copy_engine, machines, require_distributed, until
from tests.workers.pools import build_with

SHOUT = """from pathlib import Path

def shout(text):
    return text.upper()

def extend(registry):
    registry.filter("shout", shout)
    registry.templates(Path(__file__).parent.parent / "mine")
"""
SOMEWHERE = "tcp://192.0.2.1:8786"
NOWHERE = "tcp://127.0.0.1:1"
LOST = 3
"""The errand before which a part of the cluster is killed."""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """Give a scheduler and two workers that have the engine, and neither the theme nor the content."""
    require_distributed()
    engine = copy_engine(tmp_path_factory.mktemp("engine"))
    with machines(tmp_path_factory.mktemp("scheduler")) as started:
        started.start_worker(engine)
        started.start_worker(engine)
        yield started


@pytest.fixture(scope="module")
def built_here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the files of the base site as this process alone builds it."""
    return build_with(Pool(1), tmp_path_factory.mktemp("here"))


def crew(joined: Cluster, witness: Witness) -> Pool:
    """Return a pool that hands out even the little work that the base site makes."""
    return Pool(joined.workers, lambda _: witness, is_remote=True, piece=2, enough=1)


def refusal(address: str) -> tuple[Problem, ...]:
    """Return why a cluster may not be used."""
    with pytest.raises(Refused) as refused:
        join_cluster(address, code_digest)
    return refused.value.problems


def test_a_cluster_makes_the_same_bytes(cluster: Machines, built_here: dict[str, bytes], tmp_path: Path) -> None:
    """Texts, pages and photos come back from workers that see none of our files, as if they had been made here."""
    with join_cluster(cluster.address, code_digest) as joined:
        witness = Witness(joined)
        built = build_with(crew(joined, witness), tmp_path)
        assert built_here == built
        assert (2, witness.errands) == (joined.workers, witness.done)
        assert witness.done > 20


def test_a_command_may_name_a_cluster(cluster: Machines, tmp_path: Path) -> None:
    """`inv build --executor dask --scheduler ADDRESS` leaves the very bytes that `inv build` does."""
    content = copy_base(tmp_path)
    at_home, code = build_command(content, tmp_path / "here")
    assert code == 0, at_home
    afar, code = build_command(content, tmp_path / "afar", "--executor", "dask", "--scheduler", cluster.address)
    assert code == 0, afar
    assert tree(tmp_path / "here") == tree(tmp_path / "afar")


def test_a_cluster_publishes_around_faults_as_one_computer_does(cluster: Machines, tmp_path: Path) -> None:
    """What is read from the history instead of a faulty folder is made by workers that have neither."""
    (tmp_path / "here").mkdir()
    desk = Desk(tmp_path / "here")
    assert desk.publish()[0] == 0
    desk.edit("date: 2024-07-10", "date: 31/02/2024")
    desk.edit("Ngày hội", "Ngày hội lớn", "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md")
    desk.commit()
    shutil.rmtree(desk.settings.state)
    shutil.copytree(desk.folder, tmp_path / "afar")
    afar = Desk(tmp_path / "afar", lay_out=False)
    afar.settings = handed_out(afar.settings, executor="dask", scheduler=cluster.address)
    published = [each.publish(set_aside=True) for each in (desk, afar)]
    assert [code for code, _ in published] == [0, 0]
    assert published[0][1][0] == published[1][1][0] == "Set aside because of errors, all else is published: 1"
    pages = [
        {path: data for path, data in tree(each.target).items() if path != "published.json"} for each in (desk, afar)
    ]
    assert pages[0] == pages[1]


def build_command(content: Path, output: Path, *more: str) -> tuple[str, int]:
    """Return what `inv build` prints, and its exit code; nothing is kept from before."""
    settings = output.with_suffix(".py")
    settings.write_text(
        f"THEME = {str(ROOT / 'theme')!r}\nSTATE_PATH = {str(output.with_suffix('.state'))!r}\n", "utf-8"
    )
    folders = ["--content", str(content), "--output", str(output), "--settings", str(settings), "--lang", "en"]
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "build", *folders, *more],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1768464000"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr, done.returncode


def test_a_killed_worker_costs_only_time(cluster: Machines, built_here: dict[str, bytes], tmp_path: Path) -> None:
    """A worker killed while it works leaves its pieces to others; nothing need be done here."""
    third = cluster.start_worker(copy_engine(tmp_path / "engine"))

    def kill(number: int) -> None:
        if number == LOST:
            cluster.stop(third)

    with join_cluster(cluster.address, code_digest) as joined:
        witness = Witness(joined, kill)
        built = build_with(crew(joined, witness), tmp_path)
        assert built_here == built
        assert (3, witness.errands) == (joined.workers, witness.done)
    assert third not in cluster.running


@pytest.mark.parametrize("part", ["worker", "scheduler"])
def test_a_lost_cluster_costs_only_time(part: str, built_here: dict[str, bytes], tmp_path: Path) -> None:
    """Where the last worker or the scheduler is killed midway, the rest is done here."""
    home = tmp_path / "scheduler"
    home.mkdir()
    with machines(home) as alone:
        worker = alone.start_worker(copy_engine(tmp_path / "engine"))
        lost = worker if part == "worker" else alone.running[0]

        def kill(number: int) -> None:
            if number == LOST:
                alone.stop(lost)

        with join_cluster(alone.address, code_digest, grace=1) as joined:
            witness = Witness(joined, kill)
            built = build_with(crew(joined, witness), tmp_path)
            assert built_here == built
            assert witness.done < witness.errands
            with pytest.raises(BrokenExecutor):
                joined.submit(sum, (1, 2))


def test_a_worker_of_another_version_is_refused(cluster: Machines, tmp_path: Path) -> None:
    """One changed byte of the engine, or no engine at all, keeps a worker from being used, and its name is said."""
    old = copy_engine(tmp_path / "old")
    with (old / "plugins/bulletins/model/digest.py").open("a", encoding="utf-8") as file:
        file.write("\n")
    empty = tmp_path / "empty"
    empty.mkdir()
    strangers = [cluster.start_worker(old), cluster.start_worker(empty)]
    try:
        found = refusal(cluster.address)
    finally:
        for stranger in strangers:
            cluster.stop(stranger)
    assert [("cluster-foreign", cluster.address)] * 2 == [(each.code, each.path) for each in found]
    assert len({dict(each.details)["worker"] for each in found}) == 2


def test_a_worker_of_another_version_that_comes_later_does_nothing(
    cluster: Machines, built_here: dict[str, bytes], tmp_path: Path
) -> None:
    """What a worker of another version takes while a build is under way comes back undone and is done here."""
    old = copy_engine(tmp_path / "old")
    with (old / "plugins/bulletins/rendering/renderer.py").open("a", encoding="utf-8") as file:
        file.write("\n")
    with join_cluster(cluster.address, code_digest) as joined:
        stranger = cluster.start_worker(old)
        witness = Witness(joined)
        try:
            built = build_with(crew(joined, witness), tmp_path)
        finally:
            cluster.stop(stranger)
        assert built_here == built
        assert {str(answer.exception()) for answer in witness.answers if answer.exception()} == {"VersionMismatch()"}


def test_a_scheduler_without_workers_is_refused(tmp_path: Path) -> None:
    """Nobody to work is said before anything is begun."""
    with machines(tmp_path) as empty:
        assert (error("cluster-empty", empty.address),) == refusal(empty.address)


@pytest.mark.parametrize(
    "address", [NOWHERE, "nobody", "tcp://", "foo://127.0.0.1:1", "tcp://127.0.0.1:x", "tcp://[::1"]
)
def test_an_address_where_nobody_answers_is_refused(address: str) -> None:
    """What is no address of a scheduler is refused with it."""
    require_distributed()
    assert (error("cluster-unreachable", address),) == refusal(address)


def test_a_refusal_is_a_sentence(tmp_path: Path) -> None:
    """The command says what is wrong and what to do, exits with 1 and writes nothing."""
    require_distributed()
    content = copy_base(tmp_path)
    said, code = build_command(content, tmp_path / "output", "--executor", "dask", "--scheduler", NOWHERE)
    assert said.splitlines()[0] == (
        "tcp://127.0.0.1:1: error cluster-unreachable: no scheduler of a cluster answers at this address; see that "
        "“dask scheduler” runs there and type the address that it prints, such as tcp://192.0.2.1:8786; without "
        "--executor and --scheduler the work is done here"
    )
    assert (code, (tmp_path / "output").exists()) == (1, False)


WAITING = """
import subprocess, sys
from pathlib import Path
from bulletins.build.tools import open_workers
from bulletins.commands.console import Console, reporting_failures
from bulletins.model.value import replace
from tests.sites import settings_for

def wait():
    with open_workers(replace(settings_for(Path()), scheduler=sys.argv[1])) as pool:
        return sum(pool.run(subprocess.call, ["sleep", "3"] * 20, piece=2))

sys.exit(reporting_failures(wait, Console(language="en")))
"""


def test_ctrl_c_ends_the_build_and_takes_back_its_work(cluster: Machines) -> None:
    """Ctrl-C exits with 130 without a traceback, and leaves the scheduler with nothing to do."""
    with subprocess.Popen(
        [sys.executable, "-c", WAITING, cluster.address], cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        until(lambda: cluster.tasks() > 2 or process.poll() is not None)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (130, "Stopped; nothing was changed.\n")
    until(lambda: cluster.tasks() == 0)


@pytest.mark.parametrize(
    ("executor", "scheduler", "expected"),
    [
        ("dask", "", error("cluster-half", ".")),
        ("", SOMEWHERE, error("cluster-half", ".")),
        ("processes", SOMEWHERE, error("cluster-half", ".")),
        ("dsk", "", error("bad-option", ".", option="--executor", value="dsk", allowed="processes, dask")),
    ],
)
def test_who_works_must_be_clear(executor: str, scheduler: str, expected: Problem, tmp_path: Path) -> None:
    """An executor that is not known, or half a cluster, is refused."""
    with pytest.raises(Refused) as refused:
        handed_out(settings_for(tmp_path), executor=executor, scheduler=scheduler)
    assert (expected,) == refused.value.problems


@pytest.mark.parametrize(("executor", "scheduler"), [("", ""), ("processes", ""), ("dask", SOMEWHERE)])
def test_who_works_may_be_chosen(executor: str, scheduler: str, tmp_path: Path) -> None:
    """The work stays here unless a cluster is named."""
    settings = settings_for(tmp_path)
    assert replace(settings, scheduler=scheduler) == handed_out(settings, executor=executor, scheduler=scheduler)


def test_a_missing_library_is_a_sentence() -> None:
    """Where distributed is not installed, the command says how to install it."""
    blocked = (
        "import sys; sys.modules['distributed'] = None\n"
        "from bulletins.workers.cluster import join_cluster\n"
        "from bulletins.commands.console import Console, reporting_failures\n"
        f"sys.exit(reporting_failures(lambda: join_cluster({SOMEWHERE!r}, str), Console(language='en')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", blocked], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (
        f"{SOMEWHERE}: error cluster-not-installed: the work cannot be handed to this cluster: the package "
        "dask.distributed is not installed here; type “python3 tasks.py build --executor dask …”, which installs it, "
        "or install requirements-cluster.txt"
    ) == done.stdout.splitlines()[0]
    assert (done.returncode, done.stderr) == (1, "")


def test_a_cluster_runs_extensions(cluster: Machines, tmp_path: Path) -> None:
    """Filters and views of extensions travel to workers that have never heard of them, and an edit travels too."""
    path = f"PLUGIN_PATHS = [{EXAMPLES.as_posix()!r}]"
    (tmp_path / "site/mine").mkdir(parents=True)
    folder = new_site(tmp_path / "site", f"{path}\nPLUGINS = ['events', 'own']", own=SHOUT)
    write_head(folder, EVENT)
    text = '{% extends "!theme/not-found.html" %}{% block title %}{{ "a" | shout }}{% endblock %}'
    (folder / "mine/not-found.html").write_text(text, encoding="utf-8")
    for code in (SHOUT, SHOUT.replace("upper()", "title() + '!'")):
        write_extension(folder, "own", code)
        settings = settings_in(folder)
        modules = settings.extensions.modules
        prepare = partial(place_modules, pack_modules(modules))
        with join_cluster(cluster.address, code_digest, prepare=prepare) as joined:
            witness = Witness(joined)
            built = build_site(settings, NOW, pool=crew(joined, witness))
            assert built.changes is not None, built.problems
            assert witness.done > 20
        here = replace(settings, output=tmp_path / "here", state=tmp_path / "state")
        assert build_site(here, NOW, pool=Pool(1)).changes is not None
        assert tree(settings.output) == tree(tmp_path / "here")
    assert "<title>A!</title>" in (settings.output / "404.html").read_text(encoding="utf-8")
