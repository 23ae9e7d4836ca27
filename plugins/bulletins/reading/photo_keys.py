"""Photos and documents that front matter names: where they lie, and the words that go with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from posixpath import basename, normpath, splitext
from typing import TypeVar
from unicodedata import normalize

from bulletins.model.bulletin import Attachment, Figure
from bulletins.model.identity import ContentPath
from bulletins.model.problem import error
from bulletins.reading.fields import Fields, Reader, as_field, fields_of, items_of
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import Field, Line, RawScalar, Scalar
from bulletins.reading.texts import is_empty, read_text, read_word, without_comment

T = TypeVar("T")

FIGURE_KEYS = ("src", "alt", "caption", "credit", "focus")
ATTACHMENT_KEYS = ("src", "title")
DOCUMENT_TYPES = ("pdf", "docx", "xlsx")

_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_FOCUS = re.compile(r"([0-9]{1,3}) ?%?(?: ?, ?| )([0-9]{1,3}) ?%?")
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|tiff?|heic|bmp)", re.IGNORECASE)
_NAME_ALONE = re.compile(r"(?![*&!|>%@-])[^:{}\[\]]*\.[A-Za-z]{3,4}")
_WHOLE = 100
_OLD_TONES = (("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
              ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
              ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReference:
    """Where the files of a manuscript lie, and its title, which no photo's alt may repeat."""

    folder: ContentPath
    title: str = ""


def same_words(one: str, other: str) -> bool:
    """Return whether two texts differ at most in capitals, spaces, punctuation of names and the place of tone marks."""
    if _initial(one) != _initial(other):
        return False
    first, second = _joined_by_blanks(one), _joined_by_blanks(other)
    return len(first) == len(second) and _with_one_tone_place(first) == _with_one_tone_place(second)


def _initial(text: str) -> str:
    """Return the first letter of a text, small and without its marks."""
    return normalize("NFD", text.strip().lstrip(" _-.")[:1].casefold())[:1]


def _joined_by_blanks(text: str) -> str:
    """Return a text in small letters, with one blank where spaces, lines, hyphens or points part its words."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").replace(".", " ").split())


def _with_one_tone_place(text: str) -> str:
    """Return a text of the same length in which each tone mark stands in one of the two places where it may."""
    for old, new in _OLD_TONES:
        text = text.replace(old, new)
    return text


def read_path(folder: str) -> Reader[ContentPath]:
    """Return a reader of a file's name as typed; the file lies in that folder (relative to content/) or under it."""

    def _read(field: Field, problems: FileProblems) -> ContentPath | None:
        text = read_word(field, problems)
        if text is None:
            return None
        place = (problems.path, field.value.line, field.value.column)
        if _REMOTE.match(text) and not text.startswith("/"):
            problems.add(error("file-elsewhere", *place, value=text[:60]))
        elif "\\" in text:
            problems.add(error("backslash-in-path", *place, value=text[:60], suggestion=text[:60].replace("\\", "/")))
        elif text.startswith(("/", "~")) or ".." in text.split("/"):
            problems.add(error("file-outside-folder", *place, value=text[:60], name=basename(text)[:60]))
        elif text.endswith("/") or normpath(text) == ".":
            problems.add(error("not-a-file-name", *place, value=text[:60]))
        else:
            return ContentPath(normpath(f"{folder}/{text}"))
        return None

    return _read


def read_figure(place: FileReference) -> Reader[Figure]:
    """Return a reader of one photo: `src` and `alt`, with caption, credit and focus where they are given.

    A photo whose words cannot be read has none, so that its file is looked for all the same.
    """

    def _read(field: Field, problems: FileProblems) -> Figure | None:
        fields = () if _is_name_alone(field, "alt", problems) else fields_of(field, problems)
        if not fields:
            return None
        record = Fields(fields, FIGURE_KEYS, field.line, problems)
        photo = record.require("src", read_path(place.folder))
        alt = record.require("alt", _read_alt(photo, place.title))
        caption = record.read("caption", read_text) or ""
        credit = record.read("credit", read_text) or ""
        focus = record.read("focus", _read_focus) or (50, 50)
        if photo is None:
            return None
        return Figure(photo=photo, alt=alt or "", caption=caption, credit=credit, focus=focus, line=field.line)

    return _read


def read_attachment(place: FileReference) -> Reader[Attachment]:
    """Return a reader of one document: `src` (a PDF, DOCX or XLSX beside the text) and `title`."""

    def _read(field: Field, problems: FileProblems) -> Attachment | None:
        fields = () if _is_name_alone(field, "title", problems) else fields_of(field, problems)
        if not fields:
            return None
        record = Fields(fields, ATTACHMENT_KEYS, field.line, problems)
        file = record.require("src", read_path(place.folder))
        title = record.require("title", read_text)
        if file is None:
            return None
        kind = splitext(file)[1].lstrip(".").lower()
        if kind not in DOCUMENT_TYPES:
            types = ", ".join(DOCUMENT_TYPES)
            name = basename(file)
            problems.add(error("document-type", problems.path, field.line, field.column, name=name, types=types))
            return None
        return Attachment(file=file, title=title or "", line=field.line)

    return _read


def _is_name_alone(field: Field, words: str, problems: FileProblems) -> bool:
    """Return whether a file's name stands where its keys belong, and say which two lines to write.

    `words` is the key of what is said of the file.
    """
    node = field.value
    if isinstance(node, Scalar):
        name = node.text
    elif isinstance(node, RawScalar) and not node.beside.startswith("{"):
        lines = [node.beside, *(line.text for line in node.below if not line.is_comment)]
        name = without_comment("".join(lines) if lines.count("") == len(lines) - 1 else "").strip("\"' ")
    else:
        return False
    if not _NAME_ALONE.fullmatch(name):
        return False
    code = "photo-without-keys" if words == "alt" else "document-without-keys"
    first, second = _two_lines(field.key, name)
    problems.add(error(code, problems.path, node.line, node.column, key=field.key, first=first, second=second))
    return True


def _two_lines(key: str, name: str) -> tuple[str, str]:
    """Return the beginnings of the two lines under a key that show a file: of a list's item, or of the cover."""
    return (f"  src: {name}", "  ") if key == "cover" else (f"  - src: {name}", "    ")


def gather_flat_keys(fields: tuple[Field, ...], problems: FileProblems) -> tuple[Field, ...]:
    """Return the fields of front matter, keys of a photo that stand at its left edge put under the cover they follow.

    They are reported once, with the lines as they are to be written.
    """
    kept: list[Field] = []
    flat: list[Field] = []
    for field in fields:
        if field.key in FIGURE_KEYS and isinstance(field.value, RawScalar):
            flat.append(field)
        else:
            kept.append(field)
    owner = next((field for field in kept if field.key == "cover"), None)
    if not flat:
        return fields
    lines = " ".join(f"“  {field.key}: {_beside(field)}”" for field in flat)
    problems.add(error("keys-not-indented", problems.path, flat[0].line, flat[0].column, key="cover", lines=lines))
    if owner is None or not is_empty(owner.value):
        return tuple(kept)
    below = tuple(Line(each.line, each.column, 2, f"{each.key}: {_beside(each)}") for each in flat)
    value = RawScalar(line=owner.line, column=owner.column, indent=0, beside="", below=below)
    return tuple(owner._replace(value=value) if field is owner else field for field in kept)


def _beside(field: Field) -> str:
    """Return what stands beside a key."""
    return field.value.beside if isinstance(field.value, RawScalar) else ""


def read_each(reader: Callable[[Field, FileProblems], T | None]) -> Reader[tuple[T, ...]]:
    """Return a reader of a list in which every item is read by `reader`; wrong items are reported and left out."""

    def _read(field: Field, problems: FileProblems) -> tuple[T, ...] | None:
        items = items_of(field, problems)
        if items is None:
            return None
        values = [_read_item(as_field(field, item), reader, problems) for item in items]
        return tuple(value for value in values if value is not None)

    return _read


def _read_item(field: Field, reader: Callable[[Field, FileProblems], T | None], problems: FileProblems) -> T | None:
    if is_empty(field.value):
        problems.add(error("empty-item", problems.path, field.line, field.column, key=field.key))
        return None
    return reader(field, problems)


def _read_alt(photo: ContentPath | None, title: str) -> Reader[str]:
    """Return a reader of a photo's description, which says what is seen: not a file's name, not the title."""

    def _read(field: Field, problems: FileProblems) -> str | None:
        alt = read_text(field, problems)
        if alt is None:
            return None
        place = (problems.path, field.value.line, field.value.column)
        names = () if photo is None else (basename(photo), splitext(basename(photo))[0])
        if _FILE_NAME.fullmatch(alt) or any(same_words(alt, name) for name in names):
            problems.add(error("alt-is-file-name", *place, alt=alt[:60]))
        elif not any(letter.isalnum() for letter in alt):
            problems.add(error("alt-without-letters", *place, alt=alt[:60]))
        elif title and same_words(alt, title):
            problems.add(error("alt-is-title", *place))
        else:
            return alt
        return None

    return _read


def _read_focus(field: Field, problems: FileProblems) -> tuple[int, int] | None:
    """Return the point that stays in sight when a photo is cropped: percent from the left and from the top."""
    text = read_word(field, problems)
    found = None if text is None else _FOCUS.fullmatch(text)
    if found is not None and int(found[1]) <= _WHOLE and int(found[2]) <= _WHOLE:
        return int(found[1]), int(found[2])
    if text is not None:
        problems.add(error("not-a-focus", problems.path, field.value.line, field.value.column, value=text[:40]))
    return None


def folder_of(path: ContentPath) -> ContentPath:
    """Return the folder a content path lies in."""
    return ContentPath(path.rpartition("/")[0])
