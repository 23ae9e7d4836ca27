"""Collects what a reader loses on its way, each with the place where it stands."""

from __future__ import annotations

from bulletins.model.loss import DocumentPlace, Loss, LossKind, loss


class FlowFindings:
    """Counts paragraphs, tables and pictures as a reader meets them, and notes what is lost at the present one."""

    def __init__(self) -> None:
        """Begin before the first paragraph."""
        self._paragraphs = 0
        self._tables = 0
        self._pictures = 0
        self._open_tables: list[int] = []
        self._part = ""
        self._losses: list[Loss] = []

    @property
    def place(self) -> DocumentPlace:
        """Return the present place."""
        table = self._open_tables[-1] if self._open_tables else 0
        return DocumentPlace(paragraph=self._paragraphs, table=table, part=self._part)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """Return everything noted so far."""
        return tuple(self._losses)

    @property
    def paragraphs(self) -> int:
        """Return the number of paragraphs met so far."""
        return self._paragraphs

    def next_paragraph(self) -> DocumentPlace:
        """Return the place of the next paragraph."""
        self._paragraphs += 1
        return self.place

    def next_picture(self) -> DocumentPlace:
        """Return the place of the next picture."""
        self._pictures += 1
        here = self.place
        return DocumentPlace(paragraph=here.paragraph, table=here.table, picture=self._pictures, part=here.part)

    def open_table(self) -> DocumentPlace:
        """Return the place of a table that begins here; what follows stands in it until it is closed."""
        self._tables += 1
        self._open_tables.append(self._tables)
        return DocumentPlace(paragraph=self._paragraphs + 1, table=self._tables, part=self._part)

    def close_table(self) -> None:
        """End the table that was opened last."""
        self._open_tables.pop()

    def enter(self, part: str) -> None:
        """Go on in a part beside the text, or with an empty name in the text."""
        self._part = part

    def add(self, code: str, kind: LossKind, place: DocumentPlace | None = None, **details: object) -> None:
        """Note something that is lost, changed or open, at the present place unless another is given."""
        self._losses.append(loss(code, kind, place or self.place, **details))
