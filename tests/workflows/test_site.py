"""The workflow that publishes, run: each step in a clean clone, in order, from a first publication to a refusal."""

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


@pytest.mark.slow
def test_every_step_of_the_site_s_workflow_runs(tmp_path: Path) -> None:
    """A first publication, a second that changes nothing, a proposed change, and one that loses an address."""
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
        first = runner.run(SITE, "build")
        assert failed(first) == []
        assert [step.name for step in first] == ["Check every text", "Build, compare with what is online, and lay out"]
        assert (runner.outputs["changed"], runner.uploaded) == ("true", ["_site"])
        assert "## Đã xuất bản lên \\_site" in runner.summary.read_text(encoding="utf-8")
        online.rmdir()
        (work / "_site").rename(online)

        runner.outputs.clear()
        second = runner.run(SITE, "build")
        assert failed(second) == []
        assert "changed" not in runner.outputs

        propose_a_loss(work)
        proposed = runner.run(SITE, "check")
    assert [step.code for step in proposed] == [0, 0, 1]
    assert runner.uploaded == ["_site", "preview"]
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
