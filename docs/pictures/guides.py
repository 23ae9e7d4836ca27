"""The guides for staff as data: the bulletin they show, what they add to it, and what they say the program answers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "staff"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

Edits = tuple[tuple[str, str], ...]
"""Texts of the example, and what is typed instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """One guide: its language, the tiny site that its bulletin belongs to, where that lies, and typical mistakes."""

    language: str
    site: str
    bulletin: str
    address: str
    photos: tuple[str, ...]
    mistakes: Edits

    @property
    def text(self) -> str:
        """Return the whole guide."""
        return (FOLDER / f"{self.language}.md").read_text(encoding="utf-8")

    def blocks(self, kind: str) -> tuple[str, ...]:
        """Return the fenced blocks of a kind: `markdown` the bulletin, `yaml` additions, `console`, `text` answers."""
        return tuple(text for name, text in _BLOCK.findall(self.text) if name == kind)

    @property
    def example(self) -> str:
        """Return the bulletin that the guide shows, a draft."""
        return self.blocks("markdown")[0]

    @property
    def wrong(self) -> str:
        """Return the bulletin with all mistakes in it."""
        text = self.example
        for right, typed in self.mistakes:
            text = text.replace(right, typed, 1)
        return text

    def adding(self, lines: str) -> str:
        """Return the bulletin, to be published, with lines in its head instead of those of the same keys."""
        keys = "|".join(re.findall(r"^(\w+):", lines, re.MULTILINE))
        head, body = self.example.removeprefix("---\n").split("---\n", 1)
        kept = re.sub(rf"^(?:{keys}|status):.*\n(?:[ -].*\n)*", "", head, flags=re.MULTILINE)
        return f"---\n{kept}{lines}---\n{body}"


GUIDES = (
    Guide(
        language="vi",
        site="base",
        bulletin="bulletins/2026/2026-03-08-ben-ao-trao-giai-hoi-thi-ao-dai",
        address="/ban-tin/2026-03-08-ben-ao-trao-giai-hoi-thi-ao-dai/",
        photos=("hoi-thi.jpg", "trao-giai.jpg"),
        mistakes=(
            ("title:", "tilte:"),
            ("2026-03-08", "8/3/2026"),
            ("unit: xa-ben-ao", "unit: Hội Phụ nữ xã Bến Ao"),
            ("src: hoi-thi.jpg", "src: hoithi.jpg"),
            ("![Giấy khen xếp trên bàn phủ khăn]", "![]"),
        ),
    ),
    Guide(
        language="en",
        site="trade",
        bulletin="bulletins/2026/2026-03-06-safety-drill-on-the-quays",
        address="/news/2026-03-06-safety-drill-on-the-quays/",
        photos=("harbour.jpg", "certificates.jpg"),
        mistakes=(
            ("title:", "tilte:"),
            ("2026-03-06", "6/3/2026"),
            ("unit: quayside", "unit: Quayside Branch"),
            ("src: harbour.jpg", "src: habour.jpg"),
            ("![Certificates laid out on a table]", "![]"),
        ),
    ),
)


def lay_out(guide: Guide, folder: Path, photos: Mapping[str, bytes]) -> Path:
    """Return the content folder of a copy of the guide's site, its bulletin and these files beside it added."""
    content = folder / "content"
    shutil.copytree(ROOT / "tests" / "sites" / guide.site / "content", content)
    bulletin = content / guide.bulletin
    bulletin.mkdir(parents=True)
    (bulletin / "index.md").write_text(guide.example, encoding="utf-8", newline="\n")
    for name, data in photos.items():
        (bulletin / name).write_bytes(data)
    return content
