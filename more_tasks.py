"""Tasks that need more room than tasks.py has; invoke finds them there."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent

COMMON = {
    "content": "Thư mục bài viết / the content folder",
    "format": "text, json",
    "lang": "Ngôn ngữ thông báo / the report's language: vi, en",
    "settings": "Tệp cấu hình / the settings file",
}


@task(
    name="import",
    iterable=["also"],
    help={
        "source": "Tệp hoặc thư mục / a file or a folder: .docx, .html, .txt",
        "also": "Tệp thứ hai, thứ ba… / further files",
        "unit": "Đơn vị / the unit: its slug or part of its name",
        "campaign": "Phong trào / the campaign: its slug or part of its name",
        "date": "Ngày đăng / the date: 2026-03-08",
        "section": "Chuyên mục / the section: its slug",
        "digest": "Một văn bản nhiều tin: mỗi tin một bài, và một bản tin tổng hợp / several items: a bulletin each",
        "dry_run": "Chỉ cho xem / show what would be written, write nothing",
        "no_preview": "Không mở trang xem trước / do not open the preview",
        **COMMON,
    },
)
def import_files(
    _: Context,
    source: str,
    also: list[str] | None = None,
    unit: str = "",
    campaign: str = "",
    date: str = "",
    section: str = "",
    digest: bool = False,
    dry_run: bool = False,
    no_preview: bool = False,
    content: str = "",
    format: str = "text",
    lang: str = "",
    settings: str = "pelicanconf.py",
) -> None:
    """Nhập bài từ Word, trang web, Zalo. / Make drafts of Word files, web pages, messages; say what was lost."""
    from bulletins.commands import calling
    from bulletins.commands.import_files import ImportChoices, import_then_preview

    typed = {"unit": unit, "campaign": campaign, "date": date, "section": section}
    choices = ImportChoices(files=(source, *(also or ())), trial=dry_run, digest=digest, **typed)
    load, ask = calling.load(ROOT / settings, content=content), input if sys.stdin.isatty() else None
    shows = ask is not None and not no_preview and not dry_run
    calling.exit_with(format, lang, lambda speech: import_then_preview(load, speech, choices, ask, shows=shows))


@task(
    help={
        "yes": "Làm luôn, không hỏi / do it without asking",
        **{name: COMMON[name] for name in ("content", "lang", "settings")},
    }
)
def photos(_: Context, yes: bool = False, content: str = "", lang: str = "", settings: str = "pelicanconf.py") -> None:
    """Bỏ thông tin ẩn và thu nhỏ ảnh. / Strip metadata from photos in content/ and bound their size, after asking."""
    from bulletins.commands import calling
    from bulletins.commands.photo_intake import take_photos_in

    load, ask = calling.load(ROOT / settings, content=content), input if sys.stdin.isatty() else None
    calling.exit_with("text", lang, lambda speech: take_photos_in(load, speech, ask, yes=yes))


@task(help={"output": "Thư mục kết quả / the folder it is written to"})
def styleguide(_: Context, output: str = ".state/styleguide") -> None:
    """Viết trang mẫu các thành phần giao diện. / Write a page of all components of the theme, with examples."""
    from tests.rendering.styleguide import write_styleguide

    sys.stdout.writelines(f"{page}\n" for page in write_styleguide(ROOT / output))
