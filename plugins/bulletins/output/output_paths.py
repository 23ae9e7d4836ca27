"""Where publishing keeps its things: one folder beside the output folder, on the same disk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bulletins.output.durable import aside_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputPaths:
    """The output folder and the state folder beside it, `<parent>/.<name>.publishing`, with what lies in there."""

    output: Path
    state: Path

    @property
    def lock(self) -> Path:
        """Return the file whose lock one publishing command at a time holds."""
        return self.state / "lock"

    @property
    def journal(self) -> Path:
        """Return the file that stands from the first change of the output folder to the last."""
        return self.state / "journal"

    @property
    def manifest(self) -> Path:
        """Return the file that says what the last completed publishing left in the output folder."""
        return self.state / "manifest"

    @property
    def staged(self) -> Path:
        """Return the folder that holds new files until they are moved."""
        return self.state / "staged"

    @property
    def reserve(self) -> Path:
        """Return the file that keeps room on the disk for what is written once the journal stands."""
        return self.state / "reserve"

    @property
    def scraps(self) -> tuple[Path, ...]:
        """Return the files that mean nothing once the command that made them has ended."""
        return self.reserve, aside_of(self.journal), aside_of(self.manifest)


def output_paths(output: Path) -> OutputPaths:
    """Return the places that belong to an output folder; the folder itself is not followed if it is a link."""
    absolute = Path(os.path.abspath(output))  # noqa: PTH100  (resolve() would follow the folder itself)
    own = absolute.parent.resolve() / absolute.name
    return OutputPaths(output=own, state=own.parent / f".{own.name}.publishing")


def standing_journal(output: Path) -> bool:
    """Return whether a publishing was cut short in that folder: it must not be deployed until it is published again."""
    return os.path.lexists(output_paths(output).journal)
