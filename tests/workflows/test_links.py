"""The workflow that asks after links to other sites, run: its step in a clean clone, where no other site answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.serving import serve
from tests.workflows.running import Runner, clean_clone, read_workflow

ADDRESS = "https://hoi.github.io/tin"


@pytest.mark.slow
def test_the_nightly_question_runs(tmp_path: Path) -> None:
    """Every link leads to a server on this machine that has nothing; all are told of, and that is no failure."""
    work = clean_clone(tmp_path)
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    with serve(nothing) as server:
        runner = Runner(work=work, scratch=tmp_path, values={"vars.SITEURL": ADDRESS})
        runner.step({"name": "install", "run": "python3 tasks.py clean"}, {})  # while other sites can be reached
        runner.environment = {"http_proxy": server.origin, "https_proxy": server.origin}
        ran = runner.run(read_workflow("links.yml"), "links")
    assert [(step.name, step.code) for step in ran] == [("Ask", 0)], ran[-1].printed
    assert "content/" in runner.summary.read_text(encoding="utf-8")
