"""Files made of photos and cards, kept in `.state/made/` under the names they are published under."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from bulletins.cache.results import Results
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.settings import BuildSettings
from bulletins.model.stamp import Stamp, stamp_of
from bulletins.model.value import Value
from bulletins.output.scan import digest_of_file

_LEFT_ALONE = 86_400
"""Seconds for which a file that nothing is remembered of is left alone: another build may be making it."""


class MadeFile(Value, frozen=True, kw_only=True):
    """The digest and the stamp that a made file had when it was made."""

    digest: Digest
    stamp: Stamp


class MadeFiles:
    """The made files of one content folder, each remembered under what it was made by.

    A file counts if it is untouched since it was made, or still holds the same bytes, and was made by the same versions
    of the libraries; its name stands for its source and its recipe.
    """

    def __init__(self, settings: BuildSettings, results: Results) -> None:
        """Remember what earlier builds made."""
        self.folder = settings.state / "made"
        self._results = results.stage("made", str(settings.content), MadeFile)
        self._writes = results.writes

    def file(self, output: OutputPath) -> Path:
        """Return the path in `.state/made/` of the file that is published at a path."""
        return self.folder / PurePosixPath(output).name

    def missing(self, wanted: Mapping[OutputPath, str]) -> frozenset[OutputPath]:
        """Return the files that must be made, and remove any folder that lies where one of them will.

        `wanted` maps each path to the versions of all that decides its bytes.
        """
        gone = frozenset(output for output, codecs in wanted.items() if not self._stands(output, codecs))
        for output in gone if self._writes else ():
            self._clear(self.file(output))
        return gone

    def note(self, made: Iterable[tuple[OutputPath, Digest]], codecs: Mapping[OutputPath, str]) -> None:
        """Remember files that were just made."""
        for output, digest in made:
            self._results.add(output, codecs[output], MadeFile(digest=digest, stamp=stamp_of(self.file(output).stat())))

    def finish(self) -> None:
        """Save the list of made files for the next build, and remove files that are no longer in it."""
        self._results.keep()
        names = self._results.all_names()
        if names is None:
            return
        remembered = {PurePosixPath(name).name for name in names}
        with suppress(OSError):
            for file in sorted(self.folder.iterdir()):
                if file.name not in remembered and time.time() - file.stat().st_mtime > _LEFT_ALONE:
                    file.unlink()

    @staticmethod
    def _clear(file: Path) -> None:
        """Remove a folder in the place of a file that is to be made."""
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file, ignore_errors=True)

    def _stands(self, output: OutputPath, codecs: str) -> bool:
        """Return whether the file of a path exists, made by these versions."""
        record = self._results.find(output, codecs)
        if record is None:
            return False
        try:
            found = self.file(output).lstat()
        except OSError:
            return False
        if not S_ISREG(found.st_mode):  # a link could lead to any file of this machine
            return False
        stamp = stamp_of(found)
        if stamp == record.stamp:
            return True
        if digest_of_file(self.file(output)) != record.digest:
            return False
        self._results.add(output, codecs, MadeFile(digest=record.digest, stamp=stamp))
        return True
