"""The Nu HTML checker finds no error on any page of any site."""

from __future__ import annotations

import json
import subprocess

from tests.browser.sites import Sites
from tests.browser.tools import node_module, program


def test_every_page_is_valid_html(sites: Sites) -> None:
    """One run of the checker over all files of all sites reports 0 errors."""
    jar = node_module("vnu-jar/build/dist/vnu.jar")
    java = program("java", "default-jre-headless")
    folders = [str(site.output) for site in sites.all()]
    command = [java, "-Xss1m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json", *folders]
    done = subprocess.run(command, capture_output=True, check=False)
    messages = json.loads(done.stderr or b'{"messages": []}')["messages"]
    found = [f"{each.get('url', '')}:{each.get('lastLine', 0)}: {each['message']}" for each in messages]
    assert not found, "\n".join(["", *found[:50]])
    assert done.returncode == 0
