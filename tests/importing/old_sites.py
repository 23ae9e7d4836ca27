"""Makes exports of earlier sites: WordPress as it writes them, folders of Jekyll, Hugo, Hexo and Pelican."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.importing.word_files import picture_bytes

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Trang cũ</title><link>https://cu.example</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://cu.example</wp:base_site_url>
<wp:author><wp:author_login><![CDATA[thuylinh]]></wp:author_login>
<wp:author_display_name><![CDATA[Thùy Linh]]></wp:author_display_name></wp:author>"""
TAIL = "</channel></rss>"
PROSE = "Sáng 8/3, chị em góp vải từ tháng Giêng, may vào buổi tối, mỗi chi hội một bộ áo dài."


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPressItem:
    """An item of an export as WordPress writes it."""

    title: str
    link: str
    content: str = f"{PROSE}\n\nBan giám khảo chấm theo ba tiêu chí."
    excerpt: str = ""
    day: str = "2019-03-08 14:30:00"
    status: str = "publish"
    kind: str = "post"
    author: str = "thuylinh"
    number: int = 1
    terms: Sequence[tuple[str, str]] = ()
    meta: Sequence[tuple[str, str]] = ()
    extra: str = ""

    def xml(self) -> str:
        """Return the item."""
        terms = "".join(f'<category domain="{kind}"><![CDATA[{name}]]></category>' for kind, name in self.terms)
        meta = "".join(
            f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
            for key, value in self.meta
        )
        return (
            f"<item><title><![CDATA[{self.title}]]></title><link>{self.link}</link>"
            f"<dc:creator><![CDATA[{self.author}]]></dc:creator>"
            f"<guid>https://cu.example/?p={self.number}</guid>"
            f"<content:encoded><![CDATA[{self.content}]]></content:encoded>"
            f"<excerpt:encoded><![CDATA[{self.excerpt}]]></excerpt:encoded><wp:post_id>{self.number}</wp:post_id>"
            f"<wp:post_date>{self.day}</wp:post_date><wp:status>{self.status}</wp:status>"
            f"<wp:post_type>{self.kind}</wp:post_type>{terms}{meta}{self.extra}</item>"
        )


def attachment(number: int, file: str, alt: str = "", caption: str = "") -> WordPressItem:
    """Return a picture of the media library."""
    address = f"https://cu.example/wp-content/uploads/2019/03/{file}"
    return WordPressItem(
        title=file,
        link=f"https://cu.example/{number}/",
        kind="attachment",
        status="inherit",
        number=number,
        excerpt=caption,
        meta=[("_wp_attachment_image_alt", alt)] if alt else [],
        extra=f"<wp:attachment_url>{address}</wp:attachment_url>",
    )


def wordpress(*items: WordPressItem) -> bytes:
    """Return an export."""
    return "\n".join([HEAD, *(item.xml() for item in items), TAIL]).encode()


def uploads(folder: Path, *names: str) -> None:
    """Write the media folder of an export, a picture of its own colour for each name."""
    inside = folder / "wp-content/uploads/2019/03"
    inside.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names):
        colour = f"rgb({40 * number % 255},90,120)"
        data = b"%PDF-1.4\n%%EOF\n" if name.endswith(".pdf") else picture_bytes(colour, (900, 600))
        (inside / name).write_bytes(data)


def write_files(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below a folder, and return the folder."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
