"""Extensions that come, change and go: the next build leaves the very bytes that a build from nothing would."""

from __future__ import annotations

import shutil
from pathlib import Path

from bulletins.model.problem import has_errors
from bulletins.workers.pool import Pool

from tests.extensions.extended import EVENT, EXAMPLES, build_in, new_site, said_in, write_head, write_settings
from tests.sites import tree

SETTINGS = "PLUGINS = ['events']\nJINJA_FILTERS = {'shout': lambda text: text.upper()}"


def as_from_nothing(folder: Path, clean: Path) -> dict[str, bytes]:
    """Return the files of a build of the same site that remembers nothing."""
    shutil.rmtree(clean, ignore_errors=True)
    shutil.copytree(
        folder, clean, ignore=shutil.ignore_patterns("output", ".output.publishing", ".state", "__pycache__")
    )
    result = build_in(clean)
    assert result.changes is not None, result.problems
    return tree(clean / "output")


def test_every_edit_of_an_extension_reaches_its_pages(tmp_path: Path) -> None:
    """Added, its template, its style, its code and its settings edited, taken out: always as from nothing."""
    folder = new_site(tmp_path / "site", "")
    write_head(folder, EVENT)
    own = folder / "extensions/events"
    shutil.copytree(EXAMPLES / "events", own, ignore=shutil.ignore_patterns("__pycache__"))
    assert said_in(folder)[0][0] == "unknown-key"
    changed = []
    edits = (
        ("pelicanconf.py", "", ""),
        ("extensions/events/templates/home.html", "part.title", "part.title | shout"),
        ("extensions/events/static/css/components/events.css", "7rem", "8rem"),
        ("extensions/events/__init__.py", '"Sắp diễn ra"', '"Sắp tới"'),
        ("extensions/events/__init__.py", "SHOWN = 4", "SHOWN = 0"),
        ("pelicanconf.py", "text.upper()", "text.lower()"),
    )
    write_settings(folder, SETTINGS)
    for name, before, after in edits:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")
        result = build_in(folder)
        assert result.changes is not None, result.problems
        changed.append(len(result.changes.changed))
        assert tree(folder / "output") == as_from_nothing(folder, tmp_path / "clean"), name
        assert build_in(folder).rendered == ()
    assert changed[1] == 2, "only the home pages have that template"
    online = tree(folder / "output")
    (own / "__init__.py").write_text("def extend(registry):\n    1 / 0\n", encoding="utf-8")
    assert said_in(folder)[0][0] == "extension-fails"
    assert tree(folder / "output") == online, "a broken one publishes nothing"
    write_settings(folder, "")
    (folder / "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md").write_text(
        (folder / "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md")
        .read_text(encoding="utf-8")
        .replace(EVENT, ""),
        encoding="utf-8",
    )
    assert not has_errors(build_in(folder).problems)
    assert tree(folder / "output") == as_from_nothing(folder, tmp_path / "clean")
    assert not (folder / "output/lich").exists()


def test_processes_that_begin_anew_find_extensions(tmp_path: Path) -> None:
    """Workers that are started as on Windows make the same bytes: views, filters and words travel."""
    folder = new_site(tmp_path, SETTINGS.replace("PLUGINS", f"PLUGIN_PATHS = [{EXAMPLES.as_posix()!r}]\nPLUGINS"))
    write_head(folder, EVENT)
    assert build_in(folder, Pool(1)).changes is not None
    here = tree(folder / "output")
    shutil.rmtree(folder / "output")
    shutil.rmtree(folder / ".state")
    result = build_in(folder, Pool(2, method="spawn", piece=8, enough=1))
    assert result.changes is not None, result.problems
    assert tree(folder / "output") == here
