"""Edits that staff, designers, time and accidents make: each takes a site in a folder from one state to another."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from PIL import Image

BULLETIN = """---
title: Tin {number}
date: {day} 08:{minute:02}
unit: {unit}
summary: Tóm tắt của tin {number}.
campaign: [du-an-8]
---
Chữ của tin {number}, có [tin khác]({other}) và một ảnh.

![Ruộng sen buổi sáng](anh.jpg "Ruộng sen | Tranh")

## Phần {number}

Chữ ở dưới.
"""
TRANSLATION = """---
title: News {number}
summary: What news {number} is about.
---
The words of news {number}.
"""
CAMPAIGN = """name: Phong trào {number}
short_name: Phong trào {number}
type: {kind}
"""


@dataclass(slots=True)
class Desk:
    """A site under change: its settings, the moment it is built at, and where the next edit's choices come from."""

    settings: BuildSettings
    now: datetime
    random: Random
    number: int = 0

    @property
    def content(self) -> Path:
        """Return the content folder."""
        return self.settings.content

    def texts(self, pattern: str = "index.md") -> list[Path]:
        """Return the texts of bulletins by name."""
        return sorted(self.content.glob(f"bulletins/*/*/{pattern}"))

    def written(self) -> Path | None:
        """Return one of the bulletins that were added, None where there is none."""
        own = [text for text in self.texts() if re.search(r"-tin-\d+$", text.parent.name)]
        return self.random.choice(own) if own else None

    def fresh(self) -> int:
        """Return a number that was not used before."""
        self.number += 1
        return self.number


def change(file: Path, pattern: str, by: str) -> None:
    """Replace the first match of a pattern in a file."""
    file.write_text(re.sub(pattern, by, file.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")


def add_bulletin(desk: Desk) -> None:
    """Add a bulletin on some day, before or after others, that links to one that is there."""
    number, day = desk.fresh(), desk.random.randint(1, 28)
    folder = desk.content / f"bulletins/2024/2024-02-{day:02}-tin-{number}"
    folder.mkdir(parents=True)
    unit = desk.random.choice(["tinh-sen", "huyen-ao", "xa-ben-ao"])
    other = desk.random.choice(["2024-03-08-ngay-hoi-ao-dai", "2024-07-10-so-ket-giua-nhiem-ky"])
    text = BULLETIN.format(number=number, day=f"2024-02-{day:02}", minute=number % 60, unit=unit, other=other)
    (folder / "index.md").write_text(text, "utf-8")
    draw(folder / "anh.jpg", desk.random)


def draw(file: Path, random: Random) -> None:
    """Draw a small photo of a colour of its own."""
    colour = (random.randrange(256), random.randrange(256), random.randrange(256))
    Image.new("RGB", (40, 30), colour).save(file)


def edit_body(desk: Desk) -> None:
    """Add a sentence to a text."""
    text = desk.random.choice([*desk.texts(), *desk.texts("index.en.md")])
    text.write_text(text.read_text("utf-8") + f"\n\nThêm câu {desk.fresh()}.\n", "utf-8")


def edit_title(desk: Desk) -> None:
    """Correct a title."""
    change(desk.random.choice(desk.texts()), r"^title: .*$", f"title: Tựa mới {desk.fresh()}")


def edit_summary(desk: Desk) -> None:
    """Correct a summary."""
    change(desk.random.choice(desk.texts()), r"^summary: .*$", f"summary: Tóm tắt mới {desk.fresh()}.")


def edit_heading(desk: Desk) -> None:
    """Correct a heading, which changes its anchor."""
    text = desk.written()
    if text:
        change(text, r"^## .*$", f"## Phần mới {desk.fresh()}")


def move_in_time(desk: Desk) -> None:
    """Correct the day of a bulletin."""
    text = desk.written()
    if text:
        change(text, r"^date: .*$", f"date: 2024-0{desk.random.randint(1, 9)}-11 07:{desk.fresh() % 60:02}")


def hold_back(desk: Desk) -> None:
    """Date a bulletin ahead of the moment."""
    text = desk.written()
    if text:
        change(text, r"^date: .*$", f"date: {(desk.now + timedelta(days=3)).date()} 07:00")


def pass_time(desk: Desk) -> None:
    """Let some days go by, and embargoes with them; the year may end."""
    desk.now += timedelta(days=desk.random.choice([1, 4, 400]))


def rename_unit(desk: Desk) -> None:
    """Give a unit another short name."""
    change(desk.content / "units/xa-ben-ao.yml", r"^short_name:.*(\n +.*)*$", f"short_name: Bến Ao {desk.fresh()}")


def add_campaign(desk: Desk) -> None:
    """Register one more campaign, to which nothing belongs yet."""
    number = desk.fresh()
    kind = re.search(r"^type: (\S+)", (desk.content / "campaigns/du-an-8.yml").read_text("utf-8"), re.MULTILINE)
    assert kind is not None
    file = desk.content / f"campaigns/phong-trao-{number}.yml"
    file.write_text(CAMPAIGN.format(number=number, kind=kind[1]), "utf-8")


def replace_photo(desk: Desk) -> None:
    """Put another photo in the place of one."""
    draw(desk.random.choice(sorted(desk.content.glob("bulletins/*/*/*.jpg"))), desk.random)


def translate(desk: Desk) -> None:
    """Translate a bulletin."""
    text = desk.written()
    if text:
        text.with_name("index.en.md").write_text(TRANSLATION.format(number=desk.fresh()), "utf-8")


def drop_translation(desk: Desk) -> None:
    """Remove the translation of a bulletin."""
    text = desk.written()
    if text:
        text.with_name("index.en.md").unlink(missing_ok=True)


def delete_bulletin(desk: Desk) -> None:
    """Delete a bulletin with its folder."""
    text = desk.written()
    if text:
        shutil.rmtree(text.parent)


def withdraw(desk: Desk) -> None:
    """Withdraw a bulletin."""
    text = desk.written()
    if text and "status:" not in text.read_text("utf-8"):
        change(text, r"^unit:", "status: withdrawn\nreason: Đăng nhầm.\nunit:")


def feature(desk: Desk) -> None:
    """Have a bulletin lead the home page until a day."""
    text = desk.written()
    if text and "featured:" not in text.read_text("utf-8"):
        change(text, r"^unit:", f"featured: {(desk.now + timedelta(days=2)).date()}\nunit:")


def rename_site(desk: Desk) -> None:
    """Change the site's name, which stands on every page."""
    change(desk.content / "site.yml", r"^name:.*(\n +.*)*$", f"name: Hội Mẫu {desk.fresh()}")


def touch_template(desk: Desk) -> None:
    """Change what a template writes."""
    name = desk.random.choice(["unit.html", "bulletin.html", "archive.html", "components/card.html"])
    file = desk.settings.theme / "templates" / name
    change(file, r"</(article|section|h1|h2|h3|p|li)>", rf"<!-- {desk.fresh()} --></\1>")


def touch_style(desk: Desk) -> None:
    """Change the style sheet, whose address changes with it."""
    file = desk.settings.theme / "static/css/tokens.css"
    file.write_text(file.read_text("utf-8") + f"\n.x{desk.fresh()} {{ color: red; }}\n", "utf-8")


def change_settings(desk: Desk) -> None:
    """Have shorter or longer lists."""
    desk.settings = replace(desk.settings, page_size=desk.random.choice([2, 3, 20]))


def move_site(desk: Desk) -> None:
    """Publish at another address."""
    address = desk.random.choice(["https://example.org", "https://example.org/repository", ""])
    desk.settings = replace(desk.settings, site_url=address)


def damage_output(desk: Desk) -> None:
    """Damage a published file."""
    files = sorted(path for path in desk.settings.output.rglob("*") if path.is_file())
    desk.random.choice(files).write_bytes(b"damaged")


def remove_output(desk: Desk) -> None:
    """Remove a published file."""
    desk.random.choice(sorted(path for path in desk.settings.output.rglob("*") if path.is_file())).unlink()


def damage_state(desk: Desk) -> None:
    """Damage what is kept between builds."""
    files = sorted(path for path in desk.settings.state.rglob("*") if path.is_file())
    file = desk.random.choice(files)
    data = bytearray(file.read_bytes())
    for _ in range(min(20, len(data))):
        data[desk.random.randrange(len(data))] ^= 0xFF
    file.write_bytes(bytes(data))


def lose_state(desk: Desk) -> None:
    """Remove everything that is kept between builds."""
    shutil.rmtree(desk.settings.state)


Edit = Callable[[Desk], None]

WATCHED: tuple[Edit, ...] = (
    add_bulletin,
    edit_body,
    edit_title,
    edit_summary,
    edit_heading,
    move_in_time,
    hold_back,
    pass_time,
    rename_unit,
    add_campaign,
    replace_photo,
    translate,
    drop_translation,
    delete_bulletin,
    withdraw,
    feature,
    rename_site,
    touch_template,
    touch_style,
)
"""Edits of what a preview watches: the content and the theme."""

EDITS: tuple[Edit, ...] = (
    *WATCHED,
    change_settings,
    move_site,
    damage_output,
    remove_output,
    damage_state,
    lose_state,
)
