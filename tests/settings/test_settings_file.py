"""Settings files as people type them: what is read, what is refused, and where the refusal points."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bulletins import __version__
from bulletins.model.deprecation import Deprecation
from bulletins.model.problem import Problem, Refused, error
from bulletins.model.settings import BuildSettings
from bulletins.reports.sentences import read_sentences
from bulletins.settings.loading import load_settings
from bulletins.settings.setting_table import setting_names, setting_rows
from bulletins.settings.settings_file import WrittenAt, WrittenSettings
from bulletins.settings.unknown_names import SHARED_WITH_PELICAN, deprecated_settings, misspelt_variables, pelican_names
from pelican.settings import DEFAULT_CONFIG

from tests.docs.settings_page import FILE, page
from tests.sites import ROOT, copy_base


def problems_of(tmp_path: Path, text: str, name: str = "pelicanconf.py") -> tuple[Problem, ...]:
    """Return why a settings file is refused; empty where it is not."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    try:
        load_settings(tmp_path / name, {})
    except Refused as refused:
        return refused.problems
    return ()


def test_every_default_is_what_the_struct_says(tmp_path: Path) -> None:
    """A settings file that writes every default says the same as an empty one."""
    (tmp_path / "empty.py").write_text("", encoding="utf-8")
    written = [row.written for row in setting_rows() if row.declared.name not in {"CARD_FONTS", "THEME"}]
    (tmp_path / "all.py").write_text("\n".join(written), encoding="utf-8")
    settings = load_settings(tmp_path / "empty.py", {})
    assert settings == load_settings(tmp_path / "all.py", {})
    assert (settings.content, settings.page_size) == (tmp_path / "content", BuildSettings().page_size)


def test_unknown_names_are_refused_with_the_nearest(tmp_path: Path) -> None:
    """A slip of the finger is never passed over; names of one's own, and what is imported, are left alone."""
    text = "from calendar import MONDAY\n_MINE = 1\nsmall = 2\nBULETINS_PER_PAGE = 20\n\nQUITE_ELSE = MONDAY\n"
    assert problems_of(tmp_path, text) == (
        error("unknown-setting", "pelicanconf.py", 4, name="BULETINS_PER_PAGE", nearest="BULLETINS_PER_PAGE"),
        error("unknown-setting-listed", "pelicanconf.py", 6, name="QUITE_ELSE"),
    )


def test_a_name_is_placed_in_the_file_that_writes_it(tmp_path: Path) -> None:
    """What publishconf.py takes from pelicanconf.py is wrong in pelicanconf.py."""
    (tmp_path / "homeconf.py").write_text('"""Home."""\n\nSEARCH = "yes"\n', encoding="utf-8")
    text = "import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).parent))\n"
    text += "from homeconf import *\n\nSHARE_CARDS = 1\n"
    assert problems_of(tmp_path, text, "publishconf.py") == (
        error("bad-setting", "homeconf.py", 3, name="SEARCH", example="SEARCH = True"),
        error("bad-setting", "publishconf.py", 6, name="SHARE_CARDS", example="SHARE_CARDS = False"),
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("BULLETINS_PER_PAGE = 0", error("setting-out-of-bounds", "pelicanconf.py", 1, name="BULLETINS_PER_PAGE",
         bounds="1–1000", unit="bulletins", example="BULLETINS_PER_PAGE = 20")),
        ("PHOTO_WIDTHS = [360, 5]", error("setting-out-of-bounds", "pelicanconf.py", 1, name="PHOTO_WIDTHS",
         bounds="100–8000", unit="pixels", example="PHOTO_WIDTHS = [360, 720, 1080]")),
        ('BULLETINS_PER_PAGE = "20"', error("bad-setting", "pelicanconf.py", 1, name="BULLETINS_PER_PAGE",
         example="BULLETINS_PER_PAGE = 20")),
        ('SITEURL = "example.org"', error("bad-site-url", "pelicanconf.py", 1, value="example.org")),
        ('MEDIA_BASE = "https://a.org;script-src *"', error("bad-media-base", "pelicanconf.py", 1,
         value="https://a.org;script-src *")),
        ('ALLOWED_IMAGE_HOSTS = ["a.org", "https://b.org"]', error("bad-image-host", "pelicanconf.py", 1,
         value="https://b.org")),
        ('ALLOWED_IMAGE_HOSTS = ["*"]', error("bad-image-host", "pelicanconf.py", 1, value="*")),
        ('SITENAME = "Hội"', error("pelican-in-site", "pelicanconf.py", 1, name="SITENAME", here="name")),
        ('MENUITEMS = (("A", "/"),)', error("pelican-in-site", "pelicanconf.py", 1, name="MENUITEMS", here="menu")),
        ("DEFAULT_PAGINATION = 10", error("pelican-in-settings", "pelicanconf.py", 1, name="DEFAULT_PAGINATION",
         here="BULLETINS_PER_PAGE")),
        ("FEED_ALL_ATOM = None", error("pelican-by-itself", "pelicanconf.py", 1, name="FEED_ALL_ATOM", here="")),
        ("DEFAULT_PAGINATION = False", None),
    ],
)  # fmt: skip
def test_values_are_judged(tmp_path: Path, typed: str, found: Problem | None) -> None:
    """Each value is of its kind and size; Pelican's names say where it is said here, unless they say its default."""
    assert problems_of(tmp_path, typed) == ((found,) if found else ())


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('SEARCH = True\nSITEURL = "abc\n', 2, "SyntaxError: unterminated string literal"),
        ("SEARCH = True\nSHARE_CARDS = Ture\n", 2, "NameError: name 'Ture' is not defined"),
        ("import json\n\n\nX = json.loads('{')\n", 4, "JSONDecodeError: Expecting property name"),
    ],
)
def test_a_file_that_cannot_be_run_is_a_problem(tmp_path: Path, text: str, line: int, reason: str) -> None:
    """What is wrong in the file is said with its line, never as a traceback."""
    (found,) = problems_of(tmp_path, text)
    assert (found.code, found.path, found.line) == ("settings-fail", "pelicanconf.py", line)
    assert dict(found.details)["reason"].startswith(reason)


def test_misspelt_variables_are_refused() -> None:
    """A variable one letter off stops the command unless the right one is set, too; others' are left alone."""
    typed = {
        "SITURL": "x",
        "SITE_URL": "x",
        "STIEURL": "x",
        "SITEURLS": "x",
        "SITE": "x",
        "MEDIA_ROOT": "x",
        "HOME": "/",
    }
    found = tuple(misspelt_variables(typed))
    assert {(each.path, dict(each.details)["nearest"]) for each in found} == {
        (name, "SITEURL") for name in ("SITURL", "SITE_URL", "STIEURL", "SITEURLS")
    }
    assert tuple(misspelt_variables({**typed, "SITEURL": "https://example.org"})) == ()
    assert tuple(misspelt_variables(os.environ)) == ()


def test_every_name_of_pelican_is_judged() -> None:
    """Each of Pelican's settings works here or is refused with the place for it, and its default is Pelican's."""
    ours = {*setting_names(), *SHARED_WITH_PELICAN}
    assert DEFAULT_CONFIG.keys() - ours <= pelican_names().keys()
    assert not ours & pelican_names().keys()
    told = {name: row.default for name, row in pelican_names().items() if name in DEFAULT_CONFIG}
    assert told == {name: DEFAULT_CONFIG[name] for name in told}


def test_the_page_of_settings_is_generated() -> None:
    """docs/settings.md says what the table says: run `inv golden`."""
    assert FILE.read_text(encoding="utf-8") == page()


def pelican(folder: Path, settings: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Return a finished call of Pelican in a folder with a settings file."""
    (folder / "pelicanconf.py").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", *options]
    paths = os.pathsep.join([str(ROOT / "plugins")])
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": paths}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


HEAD = f"""from bulletins.pelican import BulletinsSite
PELICAN_CLASS = BulletinsSite
THEME = "{(ROOT / "theme").as_posix()}"
"""


def test_a_setting_that_will_go_is_warned_of() -> None:
    """Who writes one is told where, when it goes and what to write instead; who does not hears nothing."""
    row = next(row for row in setting_rows() if row.declared.name == "SEARCH")
    gone = row._replace(declared=row.declared._replace(deprecated=Deprecation("2.0.0", "write SEARCH_INDEX = False")))
    written = WrittenSettings({"SEARCH": False}, Path(), lines={"SEARCH": WrittenAt("pelicanconf.py", 7)})
    (found,) = deprecated_settings(written, [gone])
    assert (found.severity.value, found.path, found.line) == ("warning", "pelicanconf.py", 7)
    said = read_sentences().words(found, "en")
    assert said.what == "version 2.0.0 of the program will no longer know SEARCH"
    assert said.do == "write SEARCH_INDEX = False"
    assert list(deprecated_settings(written._replace(values={}), [gone])) == []
    assert list(deprecated_settings(written, [row])) == []


def test_nothing_goes_before_its_time() -> None:
    """What goes is warned of in a version before the major one that no longer has it."""
    here = int(__version__.split(".")[0])
    for row in setting_rows():
        if row.declared.deprecated is not None:
            assert int(row.declared.deprecated.gone_in.split(".")[0]) > here, row.declared.name


def test_pelican_is_told_the_same(tmp_path: Path) -> None:
    """Through Pelican's own door a misspelt name stops the build, too, with file and line."""
    copy_base(tmp_path)
    done = pelican(tmp_path, f'{HEAD}BULETINS_PER_PAGE = 5\nTIMEZONE = "Asia/Ho_Chi_Minh"\n')
    assert done.returncode == 1, done.stdout + done.stderr
    assert "pelicanconf.py:4: lỗi unknown-setting: không có cấu hình nào tên là BULETINS_PER_PAGE" in done.stdout
    assert "pelicanconf.py:5: lỗi pelican-in-site: TIMEZONE" in done.stdout
    assert not (tmp_path / "output").exists()


def test_pelicans_own_generators_are_refused(tmp_path: Path) -> None:
    """PLUGINS with the engine but without its class publishes nothing half-way."""
    copy_base(tmp_path)
    done = pelican(tmp_path, 'PLUGINS = ["bulletins"]\n')
    assert done.returncode == 1, done.stdout + done.stderr
    assert "pelican-class-missing" in done.stdout
    assert not (tmp_path / "output").exists()
    done = pelican(tmp_path, f'{HEAD}PLUGINS = ["bulletins"]\n')
    assert done.returncode == 0, done.stdout + done.stderr
