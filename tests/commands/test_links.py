"""The check of links to other sites, as people call it: what published texts name is asked after, and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulletins.commands.console import Console
from bulletins.commands.links import outside_links
from bulletins.linkcheck import RequestLimits

from tests.browser.serving import serve
from tests.sites import NOW, copy_base, settings_for

OTHER = "http://tin.hoi-phu-nu.vn"
"""Nobody's; what is asked of it goes to a server on this machine."""
QUICK = RequestLimits(timeout=2.0, pause=0.0)


def test_links_of_published_texts_are_asked_after_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dead link is told with its file and line, a draft's is not asked after, and all that is no failure."""
    content = copy_base(tmp_path)
    (tmp_path / "other").mkdir()
    (tmp_path / "other/co.html").write_text("x", encoding="utf-8")
    with serve(tmp_path / "other") as other:
        monkeypatch.setenv("http_proxy", other.origin)
        for folder, link in (("pages/gioi-thieu", "khong.html"), ("bulletins/2024/2024-08-05-ban-thao", "kin.html")):
            text = content / folder / "index.md"
            added = f"\n[x]({OTHER}/{link}) [y]({OTHER}/co.html)\n"
            text.write_text(text.read_text(encoding="utf-8") + added, encoding="utf-8")
        said: list[str] = []
        speech = Console(language="en", write=said.append)
        summary = tmp_path / "summary.md"
        settings = settings_for(tmp_path)
        code = outside_links(lambda: settings, speech, str(summary), QUICK, lambda: NOW)
        asked = {transfer.path for transfer in other.transfers}
    lines = "".join(said).replace(f"{tmp_path}/", "").splitlines()
    place = "content/pages/gioi-thieu/index.md"
    number = len((tmp_path / place).read_text(encoding="utf-8").splitlines())
    assert code == 0
    assert f"  {OTHER}/khong.html (HTTP 404): {place}:{number}" in lines
    assert not any("kin.html" in line or "co.html" in line for line in lines)
    assert asked == {"/khong.html", "/co.html"}
    assert "**Links that lead nowhere any more: 1**" in summary.read_text(encoding="utf-8")
