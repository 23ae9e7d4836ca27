"""Whatever a hundred writers break: what is published is the site with the broken folders put back by hand."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from bulletins.commands.build import build
from bulletins.commands.console import Console
from bulletins.model.value import replace
from bulletins.reports import Format

from tests.publishing.published_site import ADDRESS, Desk
from tests.sites import BASE, NOW, settings_for, tree

RUNS = 200 if os.environ.get("FULL") else 20
BULLETINS = 100 if os.environ.get("FULL") else 30
MOST = 20
"""Folders that one commit damages at most."""
PHOTO = (BASE / "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/ban-may.jpg").read_bytes()
PUBLIC = {"bulletin", "digest", "withdrawn"}
NOTICE = "---\ntitle: Đã gỡ\nsummary: Không còn.\n{head}reason: {reason}\n---\n"
SIGNS = "0123456789abcdef"

Files = dict[str, bytes]


def add_line(line: str) -> Callable[[Path, Random], None]:
    """Return what puts a line into a text's head."""
    return lambda folder, _: change(folder, "summary: ", f"{line}\nsummary: ")


def change(folder: Path, old: str, new: str, name: str = "index.md") -> None:
    """Change words of a text."""
    file = folder / name
    file.write_text(file.read_text("utf-8").replace(old, new, 1), encoding="utf-8")


def remove(name: str) -> Callable[[Path, Random], None]:
    """Return what deletes a file of a folder, or a photo that only some have."""
    return lambda folder, _: (
        (folder / name).unlink() if (folder / name).exists() else change(folder, "date: ", "ngày: ")
    )


def cut_photo(folder: Path, _: Random) -> None:
    """Break a photo off, or a date where there is none."""
    photo = folder / "anh.jpg"
    if photo.exists():
        photo.write_bytes(PHOTO[:300])
    else:
        change(folder, "date: ", "date: 31/02/")


def cut_head(folder: Path, _: Random) -> None:
    """Take the line of hyphens away that ends a head."""
    change(folder, "\n---\n", "\n", "index.md")


def spoil_bytes(folder: Path, _: Random) -> None:
    """Write a text as no program reads it."""
    (folder / "index.md").write_bytes((folder / "index.md").read_bytes() + b"\xff\xfe\xc3")


def hide_unclosed(folder: Path, draw: Random) -> None:
    """Say that a text is a draft in a head that has no end."""
    change(folder, "summary: ", "status: nhap\nsummary: ")
    cut_head(folder, draw)


def rename(folder: Path, draw: Random) -> None:
    """Give a folder another name, and its text a sentence more."""
    secret = "".join(draw.choices(SIGNS, k=16))
    with (folder / "index.md").open("a", encoding="utf-8") as text:
        text.write(f"\nThêm câu {secret} này.\n")
    folder.rename(folder.with_name(f"{folder.name}-moi"))


FAULTS: tuple[Callable[[Path, Random], None], ...] = (
    lambda folder, _: change(folder, "date: ", "date: 31/02/"),
    lambda folder, _: change(folder, "title: ", "tilte: "),
    lambda folder, _: change(folder, "unit: tinh-sen", "unit: tinh-khong-co"),
    add_line("Người viết: Ban biên tập"),
    cut_head,
    spoil_bytes,
    lambda folder, _: change(folder, "Câu ", "[x](2020-01-01-khong-co) Câu "),
    lambda folder, _: change(folder, "Câu ", "![Một ảnh](khong-co.jpg)\n\nCâu "),
    remove("anh.jpg"),
    cut_photo,
    remove("index.md"),
    remove("index.en.md"),
    lambda folder, _: shutil.rmtree(folder),
    rename,
)
"""Mistakes after which readers keep what they have."""

HIDING: tuple[Callable[[Path, Random], None], ...] = (
    add_line("status: gỡ"),
    add_line("status: draft"),
    add_line("status: withdrawn"),
    add_line("Trạng thái: nháp"),
    add_line("trang thai: da go"),
    add_line("NHÁP"),
    hide_unclosed,
)
"""Mistakes of those who want a text to be seen no more."""


class Newsroom:
    """A hundred bulletins in a repository, what readers see of each, and which of them are broken now."""

    def __init__(self, folder: Path) -> None:
        """Write them all, and publish them."""
        self.draw = Random(16)  # noqa: S311  (it draws mistakes, not keys)
        self.desk = Desk(folder / "desk")
        self.hand = folder / "hand"
        self.seen: dict[str, Files | None] = {}
        self.broken: dict[str, bool] = {}
        self.texts = 0
        for number in range(BULLETINS):
            self.write(self.new_name(number))

    def new_name(self, number: int) -> str:
        """Return the folder of another bulletin."""
        return f"bulletins/2025/2025-{number % 12 + 1:02}-{number % 28 + 1:02}-tin-{number}"

    def place(self, name: str) -> Path:
        """Return where a folder lies."""
        return self.desk.content / name

    def write(self, name: str) -> None:
        """Write a sound text, each time another one; nothing of an earlier one stays."""
        place, number = self.place(name), int(name.rpartition("-")[2])
        for folder in (place, place.with_name(f"{place.name}-moi")):
            shutil.rmtree(folder, ignore_errors=True)
        place.mkdir(parents=True)
        secret = "".join(self.draw.choices(SIGNS, k=16))
        self.texts += 1
        linked = self.linked(name)
        link = f"Xem [tin trước]({linked.rpartition('/')[2]}).\n\n" if linked else ""
        picture = "![Chị em bên máy may](anh.jpg)\n\n" if number % 3 == 0 else ""
        day = name.rsplit("/", maxsplit=1)[-1][:10]
        head = f"title: Tin số {number} lần {self.texts}\ndate: {day}\nunit: tinh-sen\n"
        (place / "index.md").write_text(
            f"---\n{head}summary: Tóm tắt {secret} của tin này.\n---\n{picture}{link}Câu {secret} dài của bài.\n",
            "utf-8",
        )
        if picture:
            (place / "anh.jpg").write_bytes(PHOTO)
        if number % 2:
            (place / "index.en.md").write_text(
                f"---\ntitle: News {number}, {self.texts}\nsummary: About {secret} here.\n---\nWords {secret}.\n",
                "utf-8",
            )

    def linked(self, name: str) -> str:
        """Return the folder to which the author of a bulletin links, empty where that is none."""
        number = int(name.rpartition("-")[2])
        return self.new_name(number - 4) if number % 4 == 0 and number else ""

    def unread(self) -> set[str]:
        """Return the new bulletins that wait: those with a fault, and those whose authors link to one that waits."""
        new = [name for name in sorted(self.seen, key=lambda name: int(name.rpartition("-")[2])) if not self.seen[name]]
        waiting: set[str] = set()
        for name in new:
            if name in self.broken or self.linked(name) in waiting:
                waiting.add(name)
        return waiting

    def files(self, name: str) -> Files:
        """Return what lies in a folder."""
        return tree(self.place(name))

    def work(self) -> None:
        """Break some folders, mend others, change some words, and begin something new, sound or not."""
        names = sorted(self.seen)
        for name in self.draw.sample(sorted(self.broken), k=min(len(self.broken), self.draw.randrange(4) * 3)):
            self.write(name)
            del self.broken[name]
        for name in self.draw.sample(names, k=2):
            if name not in self.broken:
                self.write(name)
        new = self.new_name(len(self.seen))
        self.write(new)
        self.seen[new] = None
        victims = self.draw.sample([*names, new], k=self.draw.randint(1, MOST))
        for name in victims:
            if name in self.broken:
                continue
            hides = self.draw.random() < 1 / 4
            fault = self.draw.choice(HIDING if hides else FAULTS[:-4] if name == new else FAULTS)
            if fault is rename and self.files(name) != self.seen[name]:
                fault = FAULTS[0]  # what has another name and other words is another bulletin, for Git as for anybody
            if fault is not rename:
                self.write(name)  # the fault comes with new words, of which no reader may see one
            fault(self.place(name), self.draw)
            self.broken[name] = hides

    def lay_out(self) -> None:
        """Put the broken folders back by hand: what readers saw last, a notice, or nothing."""
        shutil.rmtree(self.hand / "content", ignore_errors=True)
        shutil.copytree(self.desk.content, self.hand / "content")
        waiting = self.unread()
        for name in sorted(self.seen):
            if name not in self.broken and name not in waiting:
                self.seen[name] = self.files(name)
                continue
            for place in (self.hand / "content" / name, self.hand / "content" / f"{name}-moi"):
                shutil.rmtree(place, ignore_errors=True)
            seen = self.seen[name]
            if seen is not None and self.broken[name] and "gỡ" not in seen["index.md"].decode():
                self.seen[name] = seen = self.notice(name, seen)
            for file, data in (seen or {}).items():
                target = self.hand / "content" / name / file
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)

    def notice(self, name: str, seen: Files) -> Files:
        """Return the notice that somebody would write by hand."""
        head = f"date: {name.rsplit('/', maxsplit=1)[-1][:10]}\nunit: tinh-sen\nstatus: withdrawn\n"
        files = {"index.md": NOTICE.format(head=head, reason="Sẽ được thông báo tại đây sau.").encode()}
        if "index.en.md" in seen:
            files["index.en.md"] = NOTICE.format(head="", reason="It will be given here later.").encode()
        return files

    def by_hand(self) -> Files:
        """Return the files of a build of the content that was laid out."""
        said: list[str] = []
        own = replace(settings_for(self.hand, ADDRESS), page_size=self.desk.settings.page_size)
        code = build(lambda: own, Console(style=Format.TEXT, language="vi", write=said.append), lambda: NOW)
        assert code == 0, "".join(said)
        return tree(own.output)

    def unseen(self) -> set[bytes]:
        """Return the words of broken texts that no reader may see."""
        found: set[bytes] = set()
        for name in {*self.broken, *self.unread()}:
            for place in (self.place(name), self.place(f"{name}-moi")):
                for data in (tree(place) if place.exists() else {}).values():
                    found |= words_of(data)
            found -= {word for data in (self.seen[name] or {}).values() for word in words_of(data)}
        return found


def words_of(data: bytes) -> set[bytes]:
    """Return the words of a text that stand in no other."""
    return set(re.findall(rb"\b[0-9a-f]{16}\b", data))


@pytest.mark.slow
def test_what_is_published_is_the_site_with_faults_put_back_by_hand(tmp_path: Path) -> None:
    """After each commit: the same bytes, nothing of a broken text, no address lost, and a ledger that adds up."""
    (tmp_path / "desk").mkdir()
    room = Newsroom(tmp_path)
    room.seen = {room.new_name(number): None for number in range(BULLETINS)}
    addresses: set[str] = set()
    for run in range(RUNS + 1):
        if run:
            room.work()
        room.desk.commit()
        code, report, lines = room.desk.publish_report(set_aside=True)
        assert code == 0, (run, lines)
        room.lay_out()
        published = tree(room.desk.target)
        record = json.loads(published.pop("published.json"))
        del published[".nojekyll"]
        expected = room.by_hand()
        assert sorted(published) == sorted(expected), run
        assert [path for path in expected if published[path] != expected[path]] == [], run
        hidden = room.unseen()
        everything = b"\0".join((*published.values(), json.dumps(record).encode()))
        assert [word for word in hidden if word in everything] == [], run
        found, parts = re.search(r"Tìm thấy (\d+) tệp = (.*)", report).groups()  # type: ignore[union-attr]  # it is there
        assert int(found) == sum(map(int, re.findall(r"\d+", parts))), report
        now = {address for kind in PUBLIC for address in record["pages"].get(kind, {})}
        assert addresses <= now, run
        addresses = now
        aside = {name for name in room.broken if room.seen[name] is not None}
        assert aside == set(record.get("aside", {})), run
