"""Publishing from the writing page: a look ahead in words, then the site in a folder or on a branch."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.publishing.published_site import Desk, git
from tests.writing.serving import DRAFT, WritingSession, serving

NEWS = "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md"
SECONDS = 90


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, WritingSession]]:
    """Give a site in a repository, and its writing page."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    with serving(desk.folder) as started:
        yield desk, started


def publish(session: WritingSession, target: str, *, go: bool) -> dict[str, Any]:
    """Return how a look ahead or a publication ended."""
    state = session.ask("publish", target=target, go=go)
    end = time.monotonic() + SECONDS
    while state["running"] and time.monotonic() < end:
        time.sleep(0.1)
        state = session.ask("publish-state")
    return state


def save(session: WritingSession, path: str, **now: object) -> None:
    """Save fields of a text."""
    values = session.ask("open", path=path)["values"]
    changes = {key: {"was": values[key], "now": value} for key, value in now.items()}
    assert session.ask("save", path=path, changes=changes)["saved"]


def test_a_save_goes_online_from_the_page(desk: tuple[Desk, WritingSession]) -> None:
    """The look ahead changes nothing and says what would; publishing keeps the text in the history first."""
    site, session = desk
    save(session, DRAFT, title="Trồng hoa bên đường", status="")
    before = git(site.folder, "rev-parse", "HEAD")
    looked = publish(session, "github", go=False)
    assert (looked["code"], looked["go"]) == (0, False), looked["text"]
    assert "1 tệp chưa có trong lịch sử" in looked["text"]
    assert "--yes" not in looked["text"]
    assert "2024-08-05-ban-thao" in looked["text"]
    assert git(site.folder, "rev-parse", "HEAD") == before
    assert git(site.remote, "branch") == ""
    done = publish(session, "github", go=True)
    assert (done["code"], done["address"]) == (0, "https://hoi.github.io/tin"), done["text"]
    assert done["qr"].startswith("data:image/svg+xml;base64,")
    assert git(site.folder, "status", "--porcelain", "content") == ""
    page = git(site.remote, "show", "gh-pages:ban-tin/2024-08-05-ban-thao/index.html")
    assert "Trồng hoa bên đường" in page
    again = publish(session, "github", go=True)
    assert again["code"] == 0
    assert "Không có gì thay đổi" in again["text"]


def test_a_refusal_is_said_with_its_fix(desk: tuple[Desk, WritingSession]) -> None:
    """An error in a text keeps the site as it is; file, line and what to type are said."""
    site, session = desk
    target = site.folder / "www"
    save(session, NEWS, unit=["tinh-sem"])
    refused = publish(session, str(target), go=True)
    assert refused["code"] == 1
    assert "tinh-sem" in refused["text"]
    assert "Traceback" not in refused["text"]
    assert not target.exists()
    save(session, NEWS, unit=["tinh-sen"])
    done = publish(session, str(target), go=True)
    assert (done["code"], done["address"], done["qr"]) == (0, str(target), ""), done["text"]
    assert (target / "index.html").is_file()


def test_without_a_history_it_is_said_what_is_missing(session: WritingSession) -> None:
    """A site in no repository is not published; the look ahead says why."""
    looked = publish(session, str(session.folder / "www"), go=False)
    assert looked["code"] == 1
    assert "Git" in looked["text"]
    assert not Path(session.folder / "www").exists()


def test_a_saved_page_is_one_file(session: WritingSession) -> None:
    """It holds its styles and photos, runs nothing, leads to no page of the site, and says that it is a draft."""
    import base64  # noqa: PLC0415  (only here)

    path = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md"
    given = session.ask("save-page", path=path)
    page = base64.b64decode(given["data"]).decode()
    assert given["name"] == "2024-03-08-ngay-hoi-ao-dai.html"
    assert "Bản xem trước, chưa đăng" in page
    assert "<script" not in page
    assert "data:image/" in page
    assert "<style>" in page
    for leads in ('href="/', "href=/", 'src="/', "src=/", "srcset"):
        assert leads not in page
