"""The operations on a photo beside a text: show it, turn or crop it, and take that back.

A photo is changed at once and under its own name, so that what was cut off is nowhere in the site's folder; earlier
states are kept in memory, while the program runs.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from bulletins.model.photo import PhotoEdit
from bulletins.model.problem import Outcome, Refused, error
from bulletins.model.source import Source
from bulletins.output.durable import write_content
from bulletins.output.lock import hold_lock
from bulletins.writing.requests import Answered, Asked, asked_text
from bulletins.writing.text_files import WAIT_SECONDS, refusing_to_write

EditPhoto = Callable[[str, bytes, PhotoEdit], Outcome[bytes]]
"""Returns a photo edited, free of everything but pixels, in the format that it has."""

_SHOWN = {".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png", ".webp": "webp", ".gif": "gif"}
_EDITED = (".jpg", ".jpeg", ".png")
_SIDES = ("left", "top", "right", "bottom")
_MOST_CUT = 0.95
"""Of width or height, by both sides together."""
MOST_STATES = 20


class PhotoOperations:
    """The operations on photos that the writing page can call."""

    def __init__(
        self,
        content: Path,
        output: Path,
        edit: EditPhoto,
        source: Callable[[Asked], Source],
        tell: Callable[[str], None],
    ) -> None:
        """Change nothing yet; `source` finds the text that is asked for, `tell` is told of a file that was written."""
        self._content = content
        self._output = output
        self._edit = edit
        self._source = source
        self._tell = tell
        self._one_at_a_time = Lock()
        self._before: list[tuple[Path, bytes]] = []

    @property
    def by_name(self) -> dict[str, Callable[[Asked], Answered]]:
        """Return the operations under the names that the page calls them by."""
        return {"photo": self._show, "edit-photo": self._change, "undo-photo": self._undo}

    def _show(self, asked: Asked) -> Answered:
        """Answer with a photo that lies in a text's folder, empty where there is none, and whether it was changed."""
        file = self._file(asked)
        data = "" if file is None else _shown(file.suffix, file.read_bytes())
        return {"data": data, "undo": any(path == file for path, _ in self._before)}

    def _change(self, asked: Asked) -> Answered:
        """Turn or crop a photo; answer with the new one."""
        edit = _asked_edit(asked)
        with self._one_at_a_time, hold_lock(self._output, WAIT_SECONDS):
            file, shown = self._editable(asked)
            before = file.read_bytes()
            made = self._edit(shown, before, edit)
            if made.value is None:
                raise Refused(made.problems)
            with refusing_to_write(shown):
                write_content(file, made.value)
            self._before = [*self._before, (file, before)][-MOST_STATES:]
        self._tell(str(file))
        return {"data": _shown(file.suffix, made.value), "undo": True}

    def _undo(self, asked: Asked) -> Answered:
        """Put back the photo as it was before the last change; answer with it, and with whether more can be undone."""
        with self._one_at_a_time, hold_lock(self._output, WAIT_SECONDS):
            file, shown = self._editable(asked)
            at = max((at for at, (path, _) in enumerate(self._before) if path == file), default=-1)
            if at < 0:
                raise Refused((error("photo-unchanged", shown),))
            before = self._before[at][1]
            with refusing_to_write(shown):
                write_content(file, before)
            del self._before[at]
        self._tell(str(file))
        return {"data": _shown(file.suffix, before), "undo": any(path == file for path, _ in self._before)}

    def _file(self, asked: Asked) -> Path | None:
        """Return the photo that is asked for; None for what lies elsewhere or is no photo."""
        folder = Path(self._source(asked).file).resolve().parent
        file = (folder / asked_text(asked, "src")).resolve()
        inside = file.is_relative_to(folder) and file.is_relative_to(self._content.resolve())
        return file if inside and file.suffix.lower() in _SHOWN and file.is_file() else None

    def _editable(self, asked: Asked) -> tuple[Path, str]:
        """Return a photo that can be edited, and its path as a person sees it."""
        file = self._file(asked)
        if file is None or file.suffix.lower() not in _EDITED:
            raise Refused((error("photo-not-editable", f"content/{self._source(asked).path}"),))
        return file, f"content/{file.relative_to(self._content.resolve()).as_posix()}"


def _shown(suffix: str, data: bytes) -> str:
    """Return a photo as an address that holds it."""
    return f"data:image/{_SHOWN[suffix.lower()]};base64,{base64.b64encode(data).decode()}"


def _asked_edit(asked: Asked) -> PhotoEdit:
    """Return the edit that was sent; ValueError for one that leaves no photo, or turns it at a slant."""
    cut = {side: asked.get(side, 0) for side in _SIDES}
    turn = asked.get("turn", 0)
    numbers = [each for each in cut.values() if isinstance(each, int | float) and math.isfinite(each) and each >= 0]
    if len(numbers) < len(cut) or turn not in (0, 90, 180, 270) or not isinstance(turn, int | float):
        message = "no edit"
        raise ValueError(message)
    left, top, right, bottom = map(float, numbers)
    edit = PhotoEdit(left=left, top=top, right=right, bottom=bottom, turn=float(turn))
    if max(edit.left + edit.right, edit.top + edit.bottom) > _MOST_CUT:
        message = "nothing left"
        raise ValueError(message)
    return edit
