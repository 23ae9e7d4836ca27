"""When the preview builds again, and what it shows meanwhile."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest
from bulletins.preview.watching import is_leftover

from tests.preview.running import Running, open_url, running, wait_until

SCRIPT = """
import signal, sys
from pathlib import Path
from bulletins.model.table import Table
from bulletins.preview import Preview, PreviewBuild

def build(saved):
    return PreviewBuild(files=Table(), overlay="", errors=False)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
try:
    Preview(build, (Path(sys.argv[1]),), lambda build: None, say=lambda line: print(line, flush=True)).serve(port=0)
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_save_builds_again(preview: Running) -> None:
    """A saved text is served without a restart."""
    preview.folder.save("index.txt", "second words")
    preview.wait_for_builds(2)
    assert "second words" in preview.get("/").text


def test_a_build_is_told_what_was_saved(preview: Running) -> None:
    """The first build knows of no save, the next one knows the path of the text; an editor's own file has none."""
    preview.folder.save("index.txt", "second words")
    preview.wait_for_builds(2)
    assert preview.folder.told == [None, frozenset({str(preview.folder.path / "index.txt")})]


def test_what_was_saved_unseen_is_found_when_it_is_quiet(preview: Running) -> None:
    """After saves the folder is looked at once more; what nobody told of is shown then, and without it nothing."""
    preview.folder.save("index.txt", "second words")
    preview.wait_for_builds(2)
    (preview.folder.path / ".unseen.txt").write_text("nobody told", encoding="utf-8")
    assert preview.get("/.unseen/").status == 404
    preview.wait_for_builds(3)
    assert "nobody told" in preview.get("/.unseen/").text
    preview.folder.save("index.txt", "third words")
    wait_until(lambda: preview.folder.told[-2:] == [frozenset({str(preview.folder.path / "index.txt")}), None])
    preview.wait_for_builds(4)
    time.sleep(0.1)
    assert len(preview.builds) == 4


def test_failed_build_leaves_last_good_site(preview: Running) -> None:
    """A mistake leaves the last good site in place and is told to listeners; mended, the new site comes."""
    with open_url(f"{preview.url}__preview/events") as stream:
        events = _events(stream)
        first = next(events)
        preview.folder.save("index.txt", "!Tiêu đề <b>")
        broken = next(events)
        assert "first words" in preview.get("/").text
        preview.folder.save("index.txt", "mended words")
        mended = next(events)
    assert (first["problems"], first["errors"]) == ("", False)
    assert (broken["problems"], broken["errors"]) == ("content/index.txt:1: error marked: Tiêu đề <b>", True)
    assert (mended["problems"], mended["errors"]) == ("", False)
    assert first["version"] == broken["version"] != mended["version"]
    assert len({event["build"] for event in (first, broken, mended)}) == 3
    assert "mended words" in preview.get("/").text


def test_bug_in_the_builder_is_shown_and_survived(preview: Running) -> None:
    """An exception in the build is reported as a problem, and the next save builds again."""
    preview.folder.save("index.txt", "crash")
    preview.wait_for_builds(2)
    assert "The program itself failed (ValueError)" in preview.builds[1].overlay
    assert preview.builds[1].overlay.endswith("ValueError: a bug <here>")
    assert "first words" in preview.get("/").text
    preview.folder.save("index.txt", "after the bug")
    preview.wait_for_builds(3)
    assert "after the bug" in preview.get("/").text


def test_without_any_good_build_shows_problems_escaped(tmp_path: Path) -> None:
    """Where there has never been a good site, every address shows what is wrong, with status 503."""
    with running(tmp_path, texts={"index.txt": "!no <title>"}) as preview:
        reply = preview.get("/any/where/")
        assert (reply.status, reply.headers["cache-control"]) == (503, "no-store")
        assert "<p>content/index.txt:1: error marked: no &lt;title&gt;</p>" in reply.text
        preview.folder.save("index.txt", "mended")
        preview.wait_for_builds(2)
        assert preview.get("/").status == 200


def test_saves_during_a_build_lead_to_one_more(preview: Running) -> None:
    """However often one saves while a build runs, one further build follows, with the newest text."""
    preview.folder.pause = 0.8
    preview.folder.save("index.txt", "save 0")
    wait_until(lambda: preview.folder.began == 2)
    for number in range(1, 6):
        preview.folder.save("index.txt", f"save {number}")
        time.sleep(0.08)
    preview.folder.pause = 0
    preview.wait_for_builds(3)
    time.sleep(0.4)
    assert len(preview.builds) == 3
    assert "save 5" in preview.get("/").text


def test_leftovers_of_editors_build_nothing(preview: Running) -> None:
    """What an editor leaves beside a text does not cause a build."""
    for name in (".index.txt.swp", "index.txt~", "4913", "#index.txt#", ".DS_Store", "Thumbs.db", "~$index.txt"):
        (preview.folder.path / name).write_text("x", encoding="utf-8")
    time.sleep(0.4)
    assert len(preview.builds) == 1


def test_folder_that_goes_and_comes_is_followed_on(preview: Running) -> None:
    """A folder that is removed and made again, as a change of branch does, is still watched."""
    shutil.rmtree(preview.folder.path)
    preview.wait_for_builds(2)
    time.sleep(0.3)
    preview.folder.save("index.txt", "back again")
    wait_until(lambda: "back again" in preview.get("/").text)
    preview.folder.save("index.txt", "and again")
    wait_until(lambda: "and again" in preview.get("/").text)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/.work/content/index.md", False),
        ("/home/.work/content/bulletins/2024/tin/.index.md.swp", True),
        ("/home/.work/content/.git/HEAD", True),
        ("/home/.work/content/bulletins/2024/tin/photo.jpg", False),
        ("/home/.work/content/bulletins/2024/tin/~$ke-hoach.docx", True),
        ("/home/.work/content/bulletins/2024/tin/photo.JPG.crdownload", True),
        ("/home/.work/content", False),
    ],
)
def test_only_names_below_the_watched_folder_make_a_leftover(path: str, *, expected: bool) -> None:
    """A watched folder inside a hidden one is watched; hidden names below it are passed over."""
    assert expected is is_leftover(path, (Path("/home/.work/content"),))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that one process sends another as Ctrl-C")
def test_ctrl_c_stops_cleanly(tmp_path: Path) -> None:
    """Ctrl-C ends the preview at once, even with a listener, and the caller chooses the exit code."""
    command = [sys.executable, "-c", SCRIPT, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        url = line.split()[1]
        with open_url(f"{url}__preview/events") as events:
            events.readline()
            process.send_signal(signal.SIGINT)
            try:
                output = process.communicate(timeout=60)
            finally:
                process.kill()
    assert (process.returncode, output) == (130, ("", ""))


def _events(stream: HTTPResponse) -> Iterator[dict[str, object]]:
    for line in stream:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))
