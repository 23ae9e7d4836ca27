"""The key that rows of the cache are sealed with: a state folder alone must not decide what is published."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

VARIABLE = "STATE_KEY"
"""The environment variable that gives the key where several machines share one state folder, as on GitHub."""
_LENGTH = 32


def seal_key(environment: Mapping[str, str] = os.environ) -> bytes:
    """Return the key of this user on this machine: 32 bytes that lie outside every state folder.

    Where the variable is set, its text is the key. Where no key can be kept, it is a new one each time, so that nothing
    is remembered between builds.
    """
    given = environment.get(VARIABLE, "")
    if given:
        return given.encode("utf-8")
    file = _key_file(environment)
    with suppress(OSError):
        key = file.read_bytes()
        if len(key) == _LENGTH:
            return key
    key = secrets.token_bytes(_LENGTH)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        temporary.touch(mode=0o600)
        temporary.write_bytes(key)
        with suppress(FileExistsError):
            os.link(temporary, file)  # another build that made one first keeps it
        temporary.unlink()
        kept = file.read_bytes()
        return kept if len(kept) == _LENGTH else key
    return key


def _key_file(environment: Mapping[str, str]) -> Path:
    """Return the file of the key, in the folder where programs keep what belongs to a user of a machine."""
    if os.name == "nt":
        base = environment.get("LOCALAPPDATA") or str(Path.home() / "AppData/Local")
    else:
        base = environment.get("XDG_STATE_HOME") or str(Path.home() / ".local/state")
    return Path(base) / "pelican-bulletins" / "state.key"
