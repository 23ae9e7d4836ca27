"""What Pelican as it comes and Hugo do with the refusals' inputs: `python -m tests.refusals.peers` notes it.

Each builds the base site's own content with plain templates, once as it is and once with each change. Hugo's binary is
looked for on the path; without it Hugo's verdicts stay as they were noted.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.refusals.cases import CASES
from tests.refusals.faults import PEERS
from tests.refusals.patches import Case
from tests.sites import BASE, copy_base, tree

_PELICAN = """\
SITENAME = "Tin"
PATH = "content"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
ARTICLE_PATHS = ["bulletins"]
PAGE_PATHS = ["pages"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
_HUGO = """\
baseURL: https://example.org/
title: Tin
timeZone: Asia/Ho_Chi_Minh
defaultContentLanguage: vi
languages: {vi: {weight: 1}, en: {weight: 2}}
"""
_COLON = re.compile(r"^(title|summary): ([^\"'].*: .*)$", re.MULTILINE)
"""A value that YAML takes for a key and a value. Hugo refuses it, so the sound content gets quotes there."""
_MOMENT = re.compile(r"^(date): ([\d-]+) (\d\d:\d\d)$", re.MULTILINE)
"""A day and a time of day, which Hugo reads in another form alone."""
_CLOCK = re.compile(r"^\[[\d:]+\]\s*")
_LONGEST = 120
"""Seconds after which a build is taken to hang: `said`, since whoever waits sees it."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: its name in the notes, its name and version for readers, its command, and the files it needs."""

    key: str
    version: str
    command: Sequence[str]
    files: dict[str, str]


def pelican() -> Peer:
    """Return Pelican as it comes."""
    command = [sys.executable, "-m", "pelican", "content", "-s", "conf.py", "-o", "out"]
    return Peer("pelican", f"Pelican {importlib.metadata.version('pelican')}", command, {"conf.py": _PELICAN})


def hugo() -> Peer | None:
    """Return Hugo, or None if it is not installed."""
    binary = shutil.which("hugo")
    if binary is None:
        return None
    said = subprocess.run([binary, "version"], capture_output=True, text=True, check=True).stdout
    version = next(word for word in said.split() if word.startswith("v0")).split("-")[0].removeprefix("v")
    single = "<title>{{ .Title }}</title><p>{{ .Params.summary }}</p>{{ .Content }}"
    layouts = {
        "layouts/_default/single.html": single,
        "layouts/_default/list.html": "{{ range .Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}",
    }
    return Peer("hugo", f"Hugo {version}", [binary, "-d", "out"], {"hugo.yaml": _HUGO, **layouts})


def build(peer: Peer, folder: Path) -> tuple[int | None, Counter[str]]:
    """Return the exit code and the lines that a peer says about the content in a folder; None where it hangs."""
    for name, text in peer.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    write_sound_values_for_all(folder / "content")
    wide = {**os.environ, "COLUMNS": "400"}
    try:
        done = subprocess.run(
            peer.command,
            cwd=folder,
            env=wide,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None, Counter()
    lines = (
        _CLOCK.sub("", " ".join(line.replace(str(folder), "").split()))
        for line in (done.stdout + done.stderr).splitlines()
    )
    return done.returncode, Counter(line for line in lines if any(word in line for word in ("WARN", "ERROR", "CRIT")))


def write_sound_values_for_all(content: Path) -> None:
    """Write the base site's titles with colons and its moments as every peer reads them, where no change was made."""
    texts = [file.read_text(encoding="utf-8") for file in (BASE / "content").rglob("*.md")]
    sound = {match[0]: f'{match[1]}: "{match[2]}"' for text in texts for match in _COLON.finditer(text)}
    sound |= {m[0]: f"{m[1]}: {m[2]}T{m[3]}:00+07:00" for text in texts for m in _MOMENT.finditer(text)}
    for file in content.rglob("*.md"):
        data = file.read_bytes()
        for line, quoted in sound.items():
            data = data.replace(f"{line}\n".encode(), f"{quoted}\n".encode())
        file.write_bytes(data)


def concerns_peers(case: Case) -> bool:
    """Return whether a change touches more than registries and site.yml, which other generators do not have."""
    with tempfile.TemporaryDirectory() as scratch:
        content = copy_base(Path(scratch))
        before = tree(content)
        case.apply(content)
        after = tree(content)
    touched = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    return not touched or any(not path.endswith(".yml") for path in touched)


def verdicts(peer: Peer) -> dict[str, str]:
    """Return `silent`, `said` or `refused` for each refusal's input, by its name."""
    with tempfile.TemporaryDirectory() as scratch:
        copy_base(Path(scratch))
        code, sound = build(peer, Path(scratch))
    assert code == 0, (peer.version, code, sound)
    found: dict[str, str] = {}
    for case in filter(concerns_peers, CASES):
        with tempfile.TemporaryDirectory() as scratch:
            case.apply(copy_base(Path(scratch)))
            code, lines = build(peer, Path(scratch))
        news = code is None or bool(lines - sound)
        found[case.name] = "refused" if code else "said" if news else "silent"
    return found


def main() -> None:
    """Write the notes anew."""
    noted = tomllib.loads(PEERS.read_text(encoding="utf-8")) if PEERS.exists() else {}
    for peer in (pelican(), hugo()):
        if peer is not None:
            noted[peer.key] = {"version": peer.version, **verdicts(peer)}
    lines = ["# What other generators do with the refusals' inputs. Written by `python -m tests.refusals.peers`."]
    for key, table in noted.items():
        lines += ["", f"[{key}]", *(f'"{name}" = "{verdict}"' for name, verdict in table.items())]
    PEERS.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
