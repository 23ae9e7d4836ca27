"""One text of the writing page: opened as a form, and saved without overwriting changes made elsewhere meanwhile.

A change says what its field held when it was begun. Where the file holds something else by now, both are handed back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from bulletins.forms import Form, FormField, FormValue, NotWritableError, changed_text, fits, normal_value, read_form
from bulletins.forms.declarations import FieldKind
from bulletins.model.digest import digest_of
from bulletins.model.extensions import ExtensionKey
from bulletins.model.problem import Outcome, Problem, Refused, error
from bulletins.model.source import Source
from bulletins.model.value import replace
from bulletins.output.durable import write_content
from bulletins.output.lock import hold_lock

BODY = "body"
WAIT_SECONDS = 30.0
"""How long a save waits for a build that reads the files now."""


@contextmanager
def refusing_to_write(shown: str) -> Iterator[None]:
    """Raise Refused where the system does not let a file be written; `shown` is its path as people see it."""
    try:
        yield
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise Refused((error("text-unwritable", shown, reason=reason),)) from failure


class Opened(NamedTuple):
    """A text's file as it is on disk now, and its form."""

    source: Source
    form: Form

    @property
    def version(self) -> str:
        """Return the digest that identifies this state of the file."""
        return self.source.digest

    @property
    def values(self) -> dict[str, FormValue]:
        """Return the value of every field, the body included."""
        return {**self.form.values, **({} if self.form.is_whole else {BODY: self.form.body})}


class SavedText(NamedTuple):
    """The result of a save: the file as it is now, and the keys of fields that kept anything from being written.

    `conflicts` are fields whose value in the file is no longer the one that the page had opened; `unwritable` are
    fields whose new value would not be read back as it was typed.
    """

    opened: Opened
    conflicts: tuple[str, ...] = ()
    unwritable: tuple[str, ...] = ()


class Beginning(NamedTuple):
    """A text that has no file yet: the bytes that its form begins with, and the function that refuses its first save.

    That function is given the form and the bytes which would be written.
    """

    data: bytes
    check: Callable[[Form, bytes], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFiles:
    """Reads and writes texts under content/, one at a time."""

    content: Path
    output: Path
    one_at_a_time: Lock
    keys: tuple[ExtensionKey, ...] = ()
    """The keys of extensions."""

    def open(self, source: Source, beginning: Beginning | None = None) -> Outcome[Opened]:
        """Return a text as it is on disk now; problems where it is no text, or is missing and none that begins."""
        found = self._data(source)
        if isinstance(found, Problem) and found.code == "text-gone" and beginning is not None:
            found = beginning.data
        if isinstance(found, Problem):
            return Outcome(value=None, problems=(found,))
        fresh = replace(source, data=found, digest=digest_of(found), size=len(found))
        read = read_form(fresh, self.keys)
        return Outcome(value=None if read.value is None else Opened(fresh, read.value), problems=read.problems)

    def save(self, source: Source, changes: Mapping[str, object], beginning: Beginning | None = None) -> SavedText:
        """Return the result of saving changed fields, each `{"was": …, "now": …}`; all of them are written, or none.

        Refused where the file cannot be read or written, or where a text that begins is not whole; ValueError for
        changes that no form has.
        """
        with self.one_at_a_time, hold_lock(self.output, WAIT_SECONDS):
            read = self.open(source, beginning)
            if read.value is None:
                raise Refused(read.problems)
            opened = read.value
            fields = {entry.field.key: entry.field for entry in opened.form.entries}
            wanted: dict[str, FormValue] = {}
            conflicts = []
            for key, change in changes.items():
                was, now = _change(fields.get(key), key, change)
                if key not in opened.values or opened.values[key] not in (was, now):
                    conflicts.append(key)
                wanted[key] = now
            if conflicts:
                return SavedText(opened, conflicts=tuple(conflicts))
            try:
                data = changed_text(opened.source, opened.form, wanted)
            except NotWritableError as failure:
                return SavedText(opened, unwritable=failure.keys)
            if data != opened.source.data:
                self._check(opened.source, data, beginning)
                with refusing_to_write(f"content/{source.path}"):
                    write_content(Path(source.file).resolve(), data)
        after = self.open(source)
        if after.value is None:
            raise Refused(after.problems)
        return SavedText(after.value)

    def _check(self, source: Source, data: bytes, beginning: Beginning | None) -> None:
        """Refuse a text that begins with this save where it is not whole."""
        form = read_form(replace(source, data=data), self.keys).value
        if beginning is not None and form is not None and source.data == beginning.data:
            beginning.check(form, data)

    def _data(self, source: Source) -> bytes | Problem:
        """Return a file's bytes, or why they cannot be read; a link that leads out of content/ is not followed."""
        file = Path(source.file)
        try:
            if not file.resolve().is_relative_to(self.content.resolve()):
                return error("text-outside-content", f"content/{source.path}")
            return file.read_bytes()
        except FileNotFoundError:
            return error("text-gone", f"content/{source.path}")
        except OSError as failure:
            return error("text-unreadable", f"content/{source.path}", reason=failure.strerror or str(failure))


def _change(field: FormField | None, key: str, change: object) -> tuple[FormValue | None, FormValue]:
    """Return a field's old and new value; ValueError where a form has no such field or value."""
    if not isinstance(change, dict) or "now" not in change:
        message = f"no change: {key}"
        raise ValueError(message)
    now, was = change["now"], change.get("was")
    if key == BODY:
        if not isinstance(now, str):
            message = "no text"
            raise ValueError(message)
        return was if isinstance(was, str) else None, now
    if field is None:
        return None, ""
    if not fits(field, now):
        message = f"no value: {key}"
        raise ValueError(message)
    if field.kind is FieldKind.LINES:
        return was, now
    return was, normal_value(now)
