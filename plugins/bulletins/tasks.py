"""The tasks of every site, called by `tasks.py`, `bulletins` and `inv`; none imports the engine before it runs."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, cast

from invoke.collection import Collection
from invoke.context import Context
from invoke.tasks import Task, task

HELP = tomllib.loads((Path(__file__).parent / "commands/options.toml").read_text(encoding="utf-8"))


def site_tasks(root: Path, *more: Callable[..., Any]) -> Collection:
    """Return the tasks of the site in a folder, and `more` of its own; one of the same name replaces the site's."""
    from bulletins.commands.terminal import open_streams

    open_streams()  # invoke itself prints the help
    own = (build, check, preview, write, new, import_files, photos, start, upgrade, publish, links, clean)
    collection = Collection(*own)
    for each in more:
        collection.add_task(cast("Task[Any]", each))
    collection.configure({"site": {"root": str(root)}})
    return collection


def root_of(context: Context) -> Path:
    """Return the folder of the site whose task is called."""
    return Path(context.config.site.root)


def said_of(command: str, *common: str) -> dict[str, str]:
    """Return the help of a task: what its own options are, and those of several tasks that are named."""
    return {**HELP[command], **{name: HELP["common"][name] for name in common}}


@task(help=said_of("build", "content", "output", "site_url", "format", "lang", "settings"))
def build(
    context: Context,
    content: str = "",
    output: str = "",
    site_url: str = "",
    format: str = "text",
    lang: str = "",
    settings: str = "pelicanconf.py",
    executor: str = "",
    scheduler: str = "",
    no_cache: bool = False,
    record: str = "",
) -> None:
    """Dựng trang từ content/ vào output/. / Build the site from content/ into output/."""
    from bulletins.commands import build, console

    loaded = console.load(root_of(context) / settings, content=content, output=output, site_url=site_url)
    handed = console.hand_out(loaded, executor, scheduler)
    command = partial(build.recorded, file=record) if record else build.build
    console.exit_with(format, lang, console.with_cache(command, handed, cache=not no_cache))


@task(help=said_of("check", "content", "site_url", "format", "lang", "settings"))
def check(
    context: Context,
    content: str = "",
    site_url: str = "",
    format: str = "text",
    lang: str = "",
    settings: str = "pelicanconf.py",
) -> None:
    """Kiểm tra mọi bài, không ghi gì. / Read and check everything, write nothing."""
    from bulletins.commands import check, console

    loaded = console.load(root_of(context) / settings, content=content, site_url=site_url)
    console.exit_with(format, lang, lambda speech: check.check(loaded, speech))


@task(help=said_of("preview", "content", "site_url", "lang", "settings"))
def preview(
    context: Context,
    content: str = "",
    site_url: str = "",
    port: int = 8000,
    lang: str = "",
    settings: str = "pelicanconf.py",
    no_browser: bool = False,
) -> None:
    """Xem trước, tự tải lại khi lưu. / Serve the site, drafts included, and reload the browser on save."""
    from bulletins.commands import console, preview

    loaded, shows = console.load(root_of(context) / settings, content=content, site_url=site_url), not no_browser
    console.exit_with("text", lang, lambda speech: preview.preview(loaded, speech, port=port, open_browser=shows))


@task(help=said_of("write", "content", "lang", "settings"))
def write(
    context: Context,
    content: str = "",
    port: int = 8000,
    lang: str = "",
    settings: str = "pelicanconf.py",
    no_browser: bool = False,
) -> None:
    """Viết bài trong trình duyệt. / Write in the browser: forms, the page beside them, Word files taken in."""
    from bulletins.commands import console, preview
    from bulletins.commands.page_publishing import publishing_place

    place = publishing_place(root_of(context))
    loaded, shows = console.load(root_of(context) / settings, content=content), not no_browser
    console.exit_with("text", lang, lambda speech: preview.write(loaded, speech, place, port=port, open_browser=shows))


@task(help=said_of("new", "content", "lang", "settings"))
def new(
    context: Context,
    title: str = "",
    unit: str = "",
    campaign: str = "",
    date: str = "",
    content: str = "",
    lang: str = "",
    settings: str = "pelicanconf.py",
) -> None:
    """Tạo bài mới. / Write a new bulletin's folder, a draft to go on from."""
    from bulletins.commands import console, new

    answers = new.NewBulletin(title=title, unit=unit, campaign=campaign, date=date)
    load, ask = console.load(root_of(context) / settings, content=content), console.asking()
    console.exit_with("text", lang, lambda speech: new.new(load, speech, answers, ask))


@task(name="import", iterable=["also"], help=said_of("import", "content", "format", "lang", "settings"))
def import_files(
    context: Context,
    source: str,
    also: list[str] | None = None,
    unit: str = "",
    campaign: str = "",
    date: str = "",
    section: str = "",
    media: str = "",
    digest: bool = False,
    dry_run: bool = False,
    no_preview: bool = False,
    content: str = "",
    format: str = "text",
    lang: str = "",
    settings: str = "pelicanconf.py",
) -> None:
    """Nhập bài từ Word, trang web, Zalo. / Make drafts of Word files, web pages, messages; say what was lost."""
    from bulletins.commands import console

    if source in {"-h", "--help"}:  # what stands where the file should be is never asked for by invoke itself
        console.show_options(said_of("import", "content", "format", "lang", "settings"))
        return
    from bulletins.commands.import_files import ImportChoices, import_then_preview

    typed = {"unit": unit, "campaign": campaign, "date": date, "section": section, "media": media}
    choices = ImportChoices(files=(source, *(also or ())), trial=dry_run, digest=digest, **typed)
    load, ask = console.load(root_of(context) / settings, content=content), console.asking()
    shows = ask is not None and not no_preview and not dry_run
    console.exit_with(format, lang, lambda speech: import_then_preview(load, speech, choices, ask, shows=shows))


@task(help=said_of("photos", "content", "lang", "settings"))
def photos(
    context: Context, yes: bool = False, content: str = "", lang: str = "", settings: str = "pelicanconf.py"
) -> None:
    """Bỏ thông tin ẩn và thu nhỏ ảnh. / Strip metadata from photos in content/ and bound their size, after asking."""
    from bulletins.commands import console
    from bulletins.commands.photo_intake import take_photos_in

    load, ask = console.load(root_of(context) / settings, content=content), console.asking()
    console.exit_with("text", lang, lambda speech: take_photos_in(load, speech, ask, yes=yes))


@task(help=said_of("start", "lang"))
def start(
    context: Context,
    languages: str = "",
    name: str = "",
    unit: str = "",
    level: str = "",
    colour: str = "",
    address: str = "",
    zone: str = "",
    logo: str = "",
    folder: str = "",
    full: bool = False,
    wheel: str = "",
    copy: str = "",
    lang: str = "",
    anyway: bool = False,
) -> None:
    """Lập trang cho một tổ chức mới. / Make the site of a new union, in a folder of its own."""
    from bulletins.commands import console, start

    if copy:
        from bulletins.commands.full_copy_start import copy_start, start_from_copy

        old = copy_start(copy, folder, wheel)
        console.exit_with("text", lang, lambda speech: start_from_copy(speech, old))
    answers = start.Answers(languages, name, unit, level, colour, address, zone, logo)
    root = root_of(context)
    wanted = start.Start(
        root=root, answers=answers, ask=console.asking(), folder=folder, full=full, wheel=wheel, anyway=anyway
    )
    load = console.load(root / "pelicanconf.py") if full else console.load_own()
    console.exit_with("text", lang, lambda speech: start.start(load, speech, wanted))


@task(iterable=["allow"], help=said_of("upgrade", "lang"))
def upgrade(
    context: Context,
    source: str = "",
    back: bool = False,
    yes: bool = False,
    allow: list[str] | None = None,
    lang: str = "",
) -> None:
    """Đổi sang bản chương trình khác, sau khi thử. / Try another version of the program, then take it."""
    from bulletins.commands import console, upgrade

    root = root_of(context)
    wanted = upgrade.Upgrade(root=root, source=source, back=back, yes=yes, allow=tuple(allow or ()))
    load, ask = console.load(root / "publishconf.py"), console.asking()
    console.exit_with("text", lang, lambda speech: upgrade.upgrade(load, speech, wanted, ask))


@task(
    iterable=["allow"], optional=["back"], help=said_of("publish", "summary", "site_url", "format", "lang", "settings")
)
def publish(
    context: Context,
    target: str = "",
    yes: bool = False,
    remote: str = "origin",
    branch: str = "gh-pages",
    history: bool = False,
    live: str = "",
    allow: list[str] | None = None,
    summary: str = "",
    outputs: str = "",
    set_aside: bool = False,
    back: str | bool = "",
    site_url: str = "",
    format: str = "text",
    lang: str = "",
    settings: str = "publishconf.py",
) -> None:
    """Đưa trang lên mạng, sau khi xem trước. / Build, compare with what is online, and publish."""
    from bulletins.commands import console, publish, roll_back

    file, names = root_of(context) / settings, tuple(allow or ())
    to = publish.Destination(name=target, project=root_of(context), remote=remote, branch=branch, history=history)
    wishes = publish.PublishOptions(
        file=file, destination=to, allow=names, live=live, go=yes, summary=summary, outputs=outputs, set_aside=set_aside
    )
    loaded = console.load(file, site_url=site_url)
    console.exit_with(format, lang, lambda speech: roll_back.publish_or_return(loaded, speech, wishes, back))


@task(help=said_of("links", "summary", "lang", "settings"))
def links(context: Context, summary: str = "", lang: str = "", settings: str = "publishconf.py") -> None:
    """Hỏi các liên kết ra ngoài còn mở được không. / Ask after the links to other sites; changes nothing."""
    from bulletins.commands import console, links

    console.exit_with(
        "text", lang, lambda speech: links.outside_links(console.load(root_of(context) / settings), speech, summary)
    )


@task
def clean(context: Context) -> None:
    """Xóa output/ và ảnh đã làm. / Remove the built site and the photographs already made."""
    for folder in ("output", "output-media", ".output.publishing", ".state"):
        shutil.rmtree(root_of(context) / folder, ignore_errors=True)


@task(name="test", help=said_of("test_site", "content", "site_url", "format", "lang", "settings"))
def test_site(
    context: Context,
    content: str = "",
    site_url: str = "",
    format: str = "text",
    lang: str = "",
    settings: str = "publishconf.py",
) -> None:
    """Thử cả trang: kiểm tra, dựng hai lần, so từng byte. / Check the site, build it twice, compare every byte."""
    from bulletins.commands import console, trial

    loaded = console.load(root_of(context) / settings, content=content, site_url=site_url)
    console.exit_with(format, lang, lambda speech: trial.try_site(loaded, speech))
