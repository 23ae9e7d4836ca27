"""A workflow's `run:` steps carried out as GitHub does it: one after the other, in a clean clone, with its environment.

What needs GitHub itself stands in as little as it can: a checkout is the clone, a cache is empty, the answer about the
site's address is given, and what would be uploaded must be there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.browser.tools import program
from tests.git import git
from tests.sites import ROOT

FOLDER = ROOT / ".github/workflows"
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
KEPT = (
    "PATH",
    "HOME",
    "LANG",
    "PIP_INDEX_URL",
    "PIP_EXTRA_INDEX_URL",
    "PIP_CONFIG_FILE",
    "PIP_FIND_LINKS",
    "PIP_NO_INDEX",
)
"""What a runner's own environment has, and where this machine gets packages from."""


def read_workflow(name: str) -> dict[str, Any]:
    """Return a workflow as it is written; `on` is a truth value to YAML, and called so again."""
    read = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in read.items()}


def clean_clone(folder: Path) -> Path:
    """Return a clone of a repository that holds exactly the project's own files as they stand now."""
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    source = folder / "source"
    for path in filter(None, listed.split("\0")):
        if (ROOT / path).is_file():
            (source / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, source / path)
    for command in (
        ["init", "--quiet", "--initial-branch", "main"],
        ["add", "--all"],
        ["commit", "--quiet", "-m", "x"],
    ):
        git(source, *command)
    git(folder, "clone", "--quiet", str(source), str(folder / "work"))
    return folder / "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """One step that was run: its name, exit code and what it printed."""

    name: str
    code: int
    printed: str


@dataclass(slots=True, kw_only=True)
class Runner:
    """A machine that runs a job's steps. `values` are what expressions give; one that is not there is a failure."""

    work: Path
    scratch: Path
    values: dict[str, str]
    environment: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    uploaded: list[str] = field(default_factory=list)

    @property
    def summary(self) -> Path:
        """Return the file in which steps leave what GitHub shows below the run."""
        return self.scratch / "summary.md"

    def value(self, text: object) -> str:
        """Return a text with its expressions filled in, `true` and `false` as GitHub writes them."""
        if isinstance(text, bool):
            return str(text).lower()
        return EXPRESSION.sub(lambda found: self.expression(" ".join(found[1].split())), str(text))

    def expression(self, text: str) -> str:
        """Return what an expression gives: an output of an earlier step, else a value of the test's own."""
        found = re.fullmatch(r"steps\.\w+\.outputs\.([\w-]+)", text)
        return self.outputs.get(found[1], "") if found and text not in self.values else self.values[text]

    def run(self, workflow: dict[str, Any], job: str) -> list[Ran]:
        """Return the steps of a job that were run; the first that fails is the last."""
        variables = {**workflow.get("env", {}), **workflow["jobs"][job].get("env", {})}
        ran: list[Ran] = []
        for step in workflow["jobs"][job]["steps"]:
            if "run" in step:
                ran.append(self.step(step, {**variables, **step.get("env", {})}))
                if ran[-1].code:
                    break
            elif self.wanted(step):
                self.use(step)
        return ran

    def wanted(self, step: dict[str, Any]) -> bool:
        """Return whether a step's condition holds: `steps.x.outputs.y == 'z'`, or with `!=`."""
        condition = step.get("if")
        if condition is None:
            return True
        left, operator, right = str(condition).split()
        return (self.expression(left) == right.strip("'")) == (operator == "==")

    def use(self, step: dict[str, Any]) -> None:
        """Do what can be done of an action here: what it would upload must be there."""
        action = step["uses"].partition("@")[0]
        if action in {"actions/upload-artifact", "actions/upload-pages-artifact"}:
            assert any((self.work / step["with"]["path"]).iterdir()), step
            self.uploaded.append(step["with"]["path"])

    def step(self, step: dict[str, Any], variables: dict[str, object]) -> Ran:
        """Return a `run:` step as bash has carried it out."""
        script = self.scratch / "step.sh"
        script.write_text(self.value(step["run"]), encoding="utf-8")
        output = self.scratch / "output"
        output.write_text("", encoding="utf-8")
        done = subprocess.run(
            [program("bash", "bash"), "-e", str(script)],
            cwd=self.work,
            env={**self.basis(output), **{name: self.value(value) for name, value in variables.items()}},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        lines = (line.partition("=") for line in output.read_text(encoding="utf-8").splitlines())
        self.outputs |= {name: value for name, _, value in lines}
        return Ran(name=step["name"], code=done.returncode, printed=done.stdout.decode("utf-8", "replace"))

    def basis(self, output: Path) -> dict[str, str]:
        """Return the environment that every step has, with nothing of this machine's that a runner lacks."""
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        interpreter = str(Path(sys.base_prefix) / "bin")
        return {
            **kept,
            "PATH": f"{interpreter}:{kept['PATH']}",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.work),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_ENV": str(self.scratch / "env"),
            "GITHUB_PATH": str(self.scratch / "path"),
            "RUNNER_OS": "Linux",
            "RUNNER_TEMP": str(self.scratch),
            **self.environment,
        }
