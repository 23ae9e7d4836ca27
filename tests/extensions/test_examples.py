"""The three extensions in `extensions-examples`, on a real site."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.extensions.extended import EVENT, EXAMPLES, build_in, new_site, said_in, write_head, write_settings
from tests.sites import tree

PLUGINS = f"PLUGIN_PATHS = [{EXAMPLES.as_posix()!r}]\nPLUGINS = ['events', 'visits']"


def test_events_have_pages_in_each_language(tmp_path: Path) -> None:
    """What front matter says stands on the page of its month, in the calendar and on home, in each language."""
    folder = new_site(tmp_path, PLUGINS)
    write_head(folder, EVENT)
    assert said_in(folder) == []
    files = tree(folder / "output")
    for path in ("index.html", "lich/index.html", "lich/2026-03/index.html"):
        assert "Nhà văn hóa xã, thôn 2" in files[path].decode(), path
    assert "Tháng 3 năm 2026" in files["lich/2026-03/index.html"].decode()
    assert "March 2026" in files["en/events/2026-03/index.html"].decode()
    assert "/en/events/2026-03/" in files["lich/2026-03/index.html"].decode(), "the switch of languages"
    assert b"/lich/2026-03/" in files["sitemap-pages.xml"]


def test_the_calendar_can_be_subscribed_to(tmp_path: Path) -> None:
    """Its lines have at most 75 bytes and end as calendars want it, moments are in UTC, signs mean nothing."""
    folder = new_site(tmp_path, PLUGINS)
    write_head(folder, EVENT.replace("thôn 2", "đường số 2; " * 8))
    assert said_in(folder) == []
    data = (folder / "output/lich/lich.ics").read_bytes()
    lines = data.decode().split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert {"DTSTART:20260308T010000Z", "DTEND:20260308T040000Z", "BEGIN:VCALENDAR"} <= set(lines)
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert r"\, đường số 2\;" in data.decode().replace("\r\n ", "")


def test_an_event_does_not_end_before_it_begins(tmp_path: Path) -> None:
    """The extension's own check stops the build at the line of the key."""
    folder = new_site(tmp_path, PLUGINS)
    write_head(folder, EVENT.replace("11:00", "07:00"))
    assert [(code, line) for code, _, line in said_in(folder)] == [("event-ends-first", 3)]


def test_past_events_leave_the_home_page(tmp_path: Path) -> None:
    """Only what is to come is announced; the month keeps it."""
    folder = new_site(tmp_path, PLUGINS)
    write_head(folder, EVENT.replace("2026", "2025"))
    assert said_in(folder) == []
    files = tree(folder / "output")
    assert b"Nh\xc3\xa0 v\xc4\x83n h\xc3\xb3a x\xc3\xa3, th" not in files["index.html"]
    assert "lich/2025-03/index.html" in files


def test_visits_are_counted_where_somebody_said_so(tmp_path: Path) -> None:
    """Without an address not a byte differs; with one every page has the tag, and may load from that address alone."""
    folder = new_site(tmp_path, "")
    assert build_in(folder).changes is not None
    plain = tree(folder / "output")
    write_settings(folder, f"PLUGIN_PATHS = [{EXAMPLES.as_posix()!r}]\nPLUGINS = ['visits']")
    assert build_in(folder).changes is not None
    assert tree(folder / "output") == plain
    write_settings(
        folder,
        f"PLUGIN_PATHS = [{EXAMPLES.as_posix()!r}]\nPLUGINS = ['visits']\nGOATCOUNTER = 'https://dem.example.org'",
    )
    assert build_in(folder).changes is not None
    for path, data in tree(folder / "output").items():
        page = data.decode() if path.endswith(".html") else ""
        if "<main" in page and "http-equiv=refresh" not in page.replace('"', ""):
            assert "https://dem.example.org/count.js" in page, path
            assert "script-src 'self' https://dem.example.org;" in page, path


FOREIGN = re.compile(rb"<(?:script|img|source|iframe|video|audio)\b[^>]*?\s(?:src|srcset)=\"?(?:https?:)?//")


def test_no_page_loads_from_elsewhere(tmp_path: Path) -> None:
    """Every page says that it loads from the site alone; none has a style or a script of its own within."""
    folder = new_site(tmp_path, "")
    assert build_in(folder).changes is not None
    pages = {path: data for path, data in tree(folder / "output").items() if path.endswith(".html")}
    assert len(pages) > 20
    for path, data in pages.items():
        assert b"default-src 'self';object-src 'none';base-uri 'none';form-action 'self'" in data, path
        assert not FOREIGN.search(data), path
        assert not re.search(rb"<style|\sstyle=|\son[a-z]+=", data), path
        scripts = re.findall(rb"<script\b[^>]*>", data)
        assert all(b" src=" in each or b"application/ld+json" in each for each in scripts), path


HELP = f"PLUGIN_PATHS = [{EXAMPLES.as_posix()!r}]\nPLUGINS = ['help_points']"
POINT = "help_point: Nhà văn hóa ấp Một | 0912 345 678 | cả ngày\n"


def test_help_points_stand_where_people_look(tmp_path: Path) -> None:
    """They are on a page of their own in each language, on the page of their unit alone, and in a file."""
    folder = new_site(tmp_path, HELP)
    write_head(folder, POINT)
    assert said_in(folder) == []
    files = tree(folder / "output")
    page = files["diem-tua/index.html"].decode()
    assert 'href="tel:0912345678"' in page
    assert "Gọi 0912 345 678" in page
    assert "/en/help-points/" in page, "the switch of languages"
    assert "Call 0912 345 678" in files["en/help-points/index.html"].decode()
    shown = [path for path in files if path.startswith("don-vi/") and b"help-points" in files[path]]
    assert shown
    assert all(b"/diem-tua/" in files[path] for path in shown)
    assert b"help-points" not in files["don-vi/index.html"]
    rows = json.loads(files["diem-tua/help-points.json"])
    assert rows == [
        {"place": "Nhà văn hóa ấp Một", "telephone": "0912345678", "hours": "cả ngày", "url": rows[0]["url"]}
    ]
    assert rows[0]["url"].startswith("https://example.org/ban-tin/2024-03-08-")
    other = "content/bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md"
    write_head(folder, POINT.replace("ấp Một", "ấp Hai"), other)
    assert said_in(folder) == []
    again = tree(folder / "output")
    news = [path for path in again if path.startswith("don-vi/") and "ấp Hai" in again[path].decode(errors="replace")]
    assert news, "a unit's page follows what another build finds"


def test_a_help_point_that_cannot_be_read_is_told_by_its_line(tmp_path: Path) -> None:
    """The error of the text is said first, and not lost where the extension cannot make its page of it."""
    folder = new_site(tmp_path, HELP)
    write_head(folder, POINT.replace(" | cả ngày", ""))
    found = [(code, path.rpartition("/")[2]) for code, path, _ in said_in(folder)]
    assert found == [("help-point-unread", "index.md"), ("extension-fails", "__init__.py")]
