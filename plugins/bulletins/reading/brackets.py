"""Lists and mappings in brackets (`[a, b]`, `{src: a.jpg, alt: …}`): YAML's flow style, read by PyYAML's parser.

Only its events are used: everything stays a string, and there are no tags, anchors or aliases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from bulletins.model.problem import error
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import Field, Items, Mapping, Node, RawScalar, Scalar

_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN_LIST = re.compile(r"\[([\w\- ,]*)\]")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_COMMENT = re.compile(r"(?:^|\s)#")
_DEEPEST = 4


class _UnreadableError(Exception):
    """The text in brackets cannot be read; carries line and column, from 0, within the brackets."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line = line
        self.column = column


def opens_bracket(node: RawScalar) -> bool:
    """Return whether the value begins with a square or curly bracket."""
    return node.beside[:1] in ("[", "{")


def read_brackets(node: RawScalar, problems: FileProblems) -> Node | None:
    """Return the list or mapping that stands in brackets, None (and a finding) where it is unclear."""
    plain = None if node.below else _PLAIN_LIST.fullmatch(node.beside)
    items = None if plain is None else _plain_items(node, plain[1])
    if items is not None:
        return items
    try:
        return _Builder(node).build()
    except _UnreadableError as failure:
        line, column = _place(node, failure.line, failure.column)
        problems.add(error("unreadable-brackets", problems.path, line, column))
    return None


def _plain_items(node: RawScalar, inside: str) -> Items | None:
    """Return the items of a list of plain words without going through YAML, None where one of them is empty."""
    items: list[Scalar] = []
    column = node.column + 1
    for part in inside.split(",") if inside.strip() else []:
        word = part.strip()
        if not word or word[0] == "-":
            return None
        items.append(Scalar(line=node.line, column=column + len(part) - len(part.lstrip()), text=word))
        column += len(part) + 1
    return Items(line=node.line, column=node.column, items=tuple(items))


def _place(node: RawScalar, line: int, column: int) -> tuple[int, int]:
    """Return line and column in the file of a place, counted from 0, in the bracketed text."""
    if line == 0 or not node.below:
        return node.line, node.column + (column if line == 0 else len(node.beside) - 1)
    below = node.below[min(line, len(node.below)) - 1]
    return below.number, below.column + max(0, column - below.indent)


def _start(event: yaml.Event) -> tuple[int, int]:
    """Return where an event begins: line and column, from 0."""
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _end(event: yaml.Event) -> tuple[int, int]:
    """Return where an event ends: line and column, from 0."""
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)


class _Builder:
    """Turns one bracketed text into nodes, reading YAML's events in turn."""

    def __init__(self, node: RawScalar) -> None:
        self._node = node
        self._rows = [node.beside, *(" " * line.indent + line.text for line in node.below)]
        self._events: Iterator[yaml.Event] = iter(())

    def build(self) -> Node:
        """Return the node; _UnreadableError where the text is not one whole list or mapping."""
        try:
            self._events = yaml.parse("\n".join(self._rows), Loader=_LOADER)
            next(self._events)
            next(self._events)
            top = next(self._events)
            node = self._node_of(top, 0)
            last = next(self._events)
            self._expect_end(last)
        except yaml.MarkedYAMLError as failure:
            self._refuse_comment("\n".join(self._rows))
            mark = failure.problem_mark or failure.context_mark
            raise _UnreadableError(mark.line if mark else 0, mark.column if mark else 0) from failure
        except (yaml.YAMLError, StopIteration) as failure:
            raise _UnreadableError(0, 0) from failure
        return node

    def _expect_end(self, event: yaml.Event) -> None:
        if not isinstance(event, yaml.DocumentEndEvent) or event.explicit:
            raise _UnreadableError(*_start(event))
        if not isinstance(next(self._events), yaml.StreamEndEvent):
            raise _UnreadableError(*_start(event))

    def _node_of(self, event: yaml.Event, depth: int) -> Node:
        """Return the node that begins with an event; anchors, aliases, tags and deep nesting are refused."""
        row, column = _start(event)
        if depth > _DEEPEST or getattr(event, "anchor", None) or getattr(event, "tag", None) not in (None, "!"):
            raise _UnreadableError(row, column)
        line, place = _place(self._node, row, column)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(line=line, column=place, text=event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(line=line, column=place, items=tuple(self._items(depth)))
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(line=line, column=place, fields=tuple(self._fields(depth)))
        raise _UnreadableError(row, column)

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                self._close(event, depth)
                return
            yield self._node_of(event, depth + 1)

    def _fields(self, depth: int) -> Iterator[Field]:
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                self._close(event, depth)
                return
            key = self._node_of(event, depth + 1)
            if not isinstance(key, Scalar):
                raise _UnreadableError(*_start(event))
            value = self._value(key, event, next(self._events), depth)
            yield Field(key=key.text, line=key.line, column=key.column, value=value)

    def _value(self, name: Scalar, key: yaml.Event, event: yaml.Event, depth: int) -> Node:
        """Return the value of a key; an empty one stands where its key stands."""
        value = self._node_of(event, depth + 1)
        if not isinstance(value, Scalar) or value.text:
            return value
        row, column = _end(key)
        bare = not "".join(self._rows[row : row + 1])[column:].lstrip().startswith(":")
        return Scalar(line=name.line, column=name.column, text="", bare=bare)

    def _close(self, end: yaml.Event, depth: int) -> None:
        """Look through the whole bracketed text for a comment once its outermost bracket closes."""
        if depth == 0:
            row, column = _end(end)
            last = self._rows[row : row + 1]
            self._refuse_comment("\n".join([*self._rows[:row], *(text[:column] for text in last)]))

    @staticmethod
    def _refuse_comment(text: str) -> None:
        """Refuse ` #` inside the brackets: YAML would silently drop the rest of that line."""
        found = _COMMENT.search(_QUOTED.sub(lambda quoted: "x" * len(quoted.group()), text))
        if found is not None:
            before = text[: found.end() - 1]
            raise _UnreadableError(before.count("\n"), len(before) - before.rfind("\n") - 1)
