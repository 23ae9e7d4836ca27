"""The workflow that publishes, run: each step in a clean clone, in order, from a first publication to refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.serving import serve
from tests.workflows.running import Ran, Runner, clean_clone, read_workflow

ADDRESS = "http://tin.hoi-phu-nu.vn"
"""Nobody's; every step that asks for it is sent to a server on this machine."""
PULL_REQUEST = (
    "vars.SITEURL || (endsWith(github.event.repository.name, '.github.io') && "
    "format('https://{0}', github.event.repository.name)) || "
    "format('https://{0}.github.io/{1}', github.repository_owner, github.event.repository.name)"
)
SITE = read_workflow("site.yml")


def failed(ran: list[Ran]) -> list[str]:
    """Return the steps that failed, with what they printed."""
    return [f"{step.name}: {step.printed}" for step in ran if step.code]


FAULT = ("date: ", "date: 31/02/")
STEP = "Build around what has errors, compare with what is online, and lay out"


def is_red(aside: str, event: str, deploy: str = "success") -> bool:
    """Return whether the last job fails a run: what its condition says, as GitHub reads it."""
    condition = " ".join(SITE["jobs"]["aside"]["if"].split())
    values = {
        "!cancelled()": "True",
        "needs.build.result": "'success'",
        "needs.deploy.result": f"'{deploy}'",
        "needs.build.outputs.aside": f"'{aside}'",
        "github.event_name": f"'{event}'",
        "&&": "and",
        "||": "or",
    }
    for name, value in values.items():
        condition = condition.replace(name, value)
    return bool(eval(condition))  # noqa: S307  (our own workflow's condition)


def test_the_last_job_is_red_where_an_author_is_to_be_written_to() -> None:
    """After a push always, in the hourly run only where what is set aside is news; never where a deployment failed."""
    assert [is_red("new", event) for event in ("push", "schedule", "workflow_dispatch")] == [True, True, True]
    assert [is_red("same", event) for event in ("push", "schedule", "workflow_dispatch")] == [True, False, True]
    assert not any(is_red("none", event) for event in ("push", "schedule"))
    assert is_red("same", "push", deploy="skipped")
    assert not is_red("new", "push", deploy="failure")


class Machine:
    """A clean clone, what is online, and the runs of the workflow's job that builds."""

    def __init__(self, runner: Runner, online: Path) -> None:
        """Begin with nothing online."""
        self.runner = runner
        self.online = online
        texts = "".join(path.read_text(encoding="utf-8") for path in (runner.work / "content").rglob("*.md"))
        folders = sorted((runner.work / "content/bulletins").glob("*/*"))
        site = (runner.work / "content/site.yml").read_text(encoding="utf-8")
        sound = [one for one in folders if "status:" not in (one / "index.md").read_text(encoding="utf-8")]
        self.lonely = [folder for folder in sound if folder.name not in site + texts]

    def edit(self, file: Path, old: str, new: str) -> None:
        """Change a file and push it, as far as a clone knows."""
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        command = "git add -A && git -c user.name=Lan -c user.email=a@b commit --quiet -m x"
        self.runner.step({"name": "commit", "run": command}, {})

    def build(self) -> tuple[Ran, str, bool]:
        """Return the step that publishes, what the workflow is told of texts set aside, and whether it deploys."""
        self.runner.outputs.clear()
        self.runner.summary.unlink(missing_ok=True)
        (ran,) = self.runner.run(SITE, "build")
        changed = self.runner.outputs.get("changed", "")
        if changed:
            for path in sorted(self.online.rglob("*"), reverse=True):
                path.unlink() if path.is_file() else path.rmdir()
            self.online.rmdir()
            (self.runner.work / "_site").rename(self.online)
        return ran, self.runner.outputs.get("aside", ""), bool(changed)

    def page(self, folder: Path) -> str:
        """Return what readers see of a bulletin, empty where they see nothing."""
        file = self.online / "ban-tin" / folder.name / "index.html"
        return file.read_text(encoding="utf-8") if file.exists() else ""


def set_texts_aside(machine: Machine) -> None:
    """Publish with a fault, hourly, with a second one, with the first mended, and with one in a unit's file."""
    first, second = machine.lonely[0], machine.lonely[1]
    shown = machine.page(second)
    machine.edit(second / "index.md", *FAULT)
    ran, aside, deployed = machine.build()
    assert (ran.code, aside, deployed, machine.page(second)) == (0, "new", True, shown), ran.printed
    assert f"::error file=content/bulletins/{second.parent.name}/{second.name}/index.md,line=" in ran.printed
    summary = machine.runner.summary.read_text(encoding="utf-8")
    assert "### Để riêng vì có lỗi, mọi thứ khác vẫn đăng: 2" in summary
    assert "người sửa cuối: Lan, ngày " in summary
    ran, aside, deployed = machine.build()  # an hour later
    assert (ran.code, aside, deployed) == (0, "same", False), ran.printed
    machine.edit(first / "index.md", FAULT[1], FAULT[0])
    ran, aside, deployed = machine.build()
    assert (ran.code, aside, deployed) == (0, "new", True), ran.printed
    assert machine.page(first)
    assert "31/02" not in machine.page(second)
    unit = next((machine.runner.work / "content/units").glob("*.yml"))
    machine.edit(unit, "level: ", "lvel: ")
    ran, _, deployed = machine.build()
    assert (ran.code, deployed) == (1, False)
    assert "title=aside-shared::" in ran.printed
    machine.edit(unit, "lvel: ", "level: ")
    machine.edit(second / "index.md", FAULT[1], FAULT[0])
    ran, aside, deployed = machine.build()
    assert (ran.code, aside, deployed) == (0, "none", True), ran.printed


@pytest.mark.slow
def test_every_step_of_the_site_s_workflow_runs(tmp_path: Path) -> None:
    """A first publication with a fault, the runs after it, one that changes nothing, a proposed loss of an address."""
    work = clean_clone(tmp_path)
    online = tmp_path / "online"
    online.mkdir()
    with serve(online) as server:
        runner = Runner(
            work=work,
            scratch=tmp_path,
            values={
                "vars.SITEURL || steps.pages.outputs.base_url": ADDRESS,
                PULL_REQUEST: ADDRESS,
                "inputs.allow": "",
                "secrets.STATE_KEY": "",  # what an owner has not set is empty
                "steps.state.outputs.cache-hit": "true",
            },
            environment={"http_proxy": server.origin},
        )
        machine = Machine(runner, online)
        machine.edit(machine.lonely[0] / "index.md", *FAULT)
        first, aside, deployed = machine.build()
        assert (first.name, first.code, aside, deployed) == (STEP, 0, "new", True), first.printed
        assert runner.uploaded == ["_site"]
        assert "## Đã xuất bản lên \\_site" in runner.summary.read_text(encoding="utf-8")
        assert machine.page(machine.lonely[0]) == ""
        set_texts_aside(machine)
        runner.uploaded.clear()
        second, aside, deployed = machine.build()
        assert (second.code, aside, deployed) == (0, "none", False), second.printed

        propose_a_loss(work)
        proposed = runner.run(SITE, "check")
    assert [step.code for step in proposed] == [0, 0, 1]
    assert runner.uploaded == ["preview"]
    assert "::error file=_site,title=publish-vanished::" in proposed[-1].printed
    assert "địa chỉ mà bạn đọc có thể đã lưu sẽ không mở được nữa" in proposed[-1].printed


def propose_a_loss(work: Path) -> None:
    """Rename a bulletin that nothing links to, without an alias, as someone may who proposes a change."""
    site = (work / "content/site.yml").read_text(encoding="utf-8")
    texts = "".join(path.read_text(encoding="utf-8") for path in (work / "content").rglob("*.md"))
    folders = sorted((work / "content/bulletins").glob("*/*"))
    lonely = next(folder for folder in folders if folder.name not in site + texts)
    lonely.rename(lonely.with_name(f"{lonely.name}-khac"))
    Runner(work=work, scratch=work.parent, values={}).step(
        {"name": "commit", "run": "git add -A && git -c user.name=a -c user.email=a@b commit --quiet -m x"}, {}
    )
