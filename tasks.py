"""The one door: `python3 tasks.py build` works with nothing but Python 3.11; inside .venv it is `inv build`.

Run as a program, this file makes .venv, installs what the hash-locked requirements name (once for each change of them)
and hands the task over to invoke there. Loaded by invoke, it defines the tasks.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCKS = {  # what words ask for that need more than requirements.txt
    "requirements-dev.txt": {"test", "lint", "translations", "golden", "styleguide"},
    "requirements-bench.txt": {"bench"},
    "requirements-cluster.txt": {"dask", "--executor=dask"},
}
sys.path.insert(0, str(ROOT / "plugins"))

if __name__ == "__main__":
    from bulletins.installing import main

    sys.exit(main(ROOT, LOCKS, sys.argv[1:]))

import tomllib  # noqa: E402  (an older Python has none, and must come as far as the sentence that says so)

from invoke.context import Context  # noqa: E402  (only invoke comes this far; the lines above need nothing but Python)
from invoke.tasks import task  # noqa: E402  (the same)

HELP = tomllib.loads((ROOT / "plugins/bulletins/commands/options.toml").read_text(encoding="utf-8"))


def said_of(command: str, *common: str) -> dict[str, str]:
    """Return the help of a task: what its own options are, and those of several tasks that are named."""
    return {**HELP[command], **{name: HELP["common"][name] for name in common}}


@task(help=said_of("build", "content", "output", "site_url", "format", "lang", "settings"))
def build(
    _: Context,
    content: str = "",
    output: str = "",
    site_url: str = "",
    format: str = "text",
    lang: str = "",
    settings: str = "pelicanconf.py",
    executor: str = "",
    scheduler: str = "",
    no_cache: bool = False,
) -> None:
    """Dựng trang từ content/ vào output/. / Build the site from content/ into output/."""
    from bulletins.commands import build, calling

    loaded = calling.load(ROOT / settings, content=content, output=output, site_url=site_url)
    handed = calling.hand_out(loaded, executor, scheduler)
    calling.exit_with(format, lang, calling.with_cache(build.build, handed, cache=not no_cache))


@task(help=said_of("check", "content", "site_url", "format", "lang", "settings"))
def check(
    _: Context,
    content: str = "",
    site_url: str = "",
    format: str = "text",
    lang: str = "",
    settings: str = "pelicanconf.py",
) -> None:
    """Kiểm tra mọi bài, không ghi gì. / Read and check everything, write nothing."""
    from bulletins.commands import calling, check

    loaded = calling.load(ROOT / settings, content=content, site_url=site_url)
    calling.exit_with(format, lang, lambda speech: check.check(loaded, speech))


@task(help=said_of("preview", "content", "site_url", "lang", "settings"))
def preview(
    _: Context,
    content: str = "",
    site_url: str = "",
    port: int = 8000,
    lang: str = "",
    settings: str = "pelicanconf.py",
    no_browser: bool = False,
) -> None:
    """Xem trước, tự tải lại khi lưu. / Serve the site, drafts included, and reload the browser on save."""
    from bulletins.commands import calling, preview

    loaded, shows = calling.load(ROOT / settings, content=content, site_url=site_url), not no_browser
    calling.exit_with("text", lang, lambda speech: preview.preview(loaded, speech, port=port, open_browser=shows))


@task(help=said_of("new", "content", "lang", "settings"))
def new(
    _: Context,
    title: str = "",
    unit: str = "",
    campaign: str = "",
    date: str = "",
    content: str = "",
    lang: str = "",
    settings: str = "pelicanconf.py",
) -> None:
    """Tạo bài mới. / Write a new bulletin's folder, a draft to go on from."""
    from bulletins.commands import calling, new

    answers = new.NewBulletin(title=title, unit=unit, campaign=campaign, date=date)
    load, ask = calling.load(ROOT / settings, content=content), calling.asking()
    calling.exit_with("text", lang, lambda console: new.new(load, console, answers, ask))


@task(name="import", iterable=["also"], help=said_of("import", "content", "format", "lang", "settings"))
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
    load, ask = calling.load(ROOT / settings, content=content), calling.asking()
    shows = ask is not None and not no_preview and not dry_run
    calling.exit_with(format, lang, lambda console: import_then_preview(load, console, choices, ask, shows=shows))


@task(help=said_of("photos", "content", "lang", "settings"))
def photos(_: Context, yes: bool = False, content: str = "", lang: str = "", settings: str = "pelicanconf.py") -> None:
    """Bỏ thông tin ẩn và thu nhỏ ảnh. / Strip metadata from photos in content/ and bound their size, after asking."""
    from bulletins.commands import calling
    from bulletins.commands.photo_intake import take_photos_in

    load, ask = calling.load(ROOT / settings, content=content), calling.asking()
    calling.exit_with("text", lang, lambda console: take_photos_in(load, console, ask, yes=yes))


@task(help=said_of("start", "lang"))
def start(
    _: Context,
    languages: str = "",
    name: str = "",
    unit: str = "",
    level: str = "",
    colour: str = "",
    address: str = "",
    zone: str = "",
    lang: str = "",
    anyway: bool = False,
) -> None:
    """Lập trang cho một tổ chức mới. / Begin the site of a new union in place of the sample."""
    from bulletins.commands import calling, start

    answers = start.Answers(languages, name, unit, level, colour, address, zone)
    wanted = start.Start(root=ROOT, answers=answers, ask=calling.asking(), anyway=anyway)
    calling.exit_with("text", lang, lambda speech: start.start(calling.load(ROOT / "pelicanconf.py"), speech, wanted))


@task(iterable=["allow"], help=said_of("publish", "summary", "site_url", "format", "lang", "settings"))
def publish(
    _: Context,
    target: str = "",
    yes: bool = False,
    remote: str = "origin",
    branch: str = "gh-pages",
    history: bool = False,
    live: str = "",
    allow: list[str] | None = None,
    summary: str = "",
    site_url: str = "",
    format: str = "text",
    lang: str = "",
    settings: str = "publishconf.py",
) -> None:
    """Đưa trang lên mạng, sau khi xem trước. / Build, compare with what is online, and publish."""
    from bulletins.commands import calling, publish

    file, overruled = ROOT / settings, tuple(allow or ())
    to = publish.Destination(name=target, project=ROOT, remote=remote, branch=branch, history=history)
    wishes = publish.PublishOptions(file=file, destination=to, live=live, allow=overruled, go=yes, summary=summary)
    loaded = calling.load(file, site_url=site_url)
    calling.exit_with(format, lang, lambda speech: publish.publish(loaded, speech, wishes))


@task(help=said_of("links", "summary", "lang", "settings"))
def links(_: Context, summary: str = "", lang: str = "", settings: str = "publishconf.py") -> None:
    """Hỏi các liên kết ra ngoài còn mở được không. / Ask after the links to other sites; changes nothing."""
    from bulletins.commands import calling, links

    calling.exit_with("text", lang, lambda speech: links.outside_links(calling.load(ROOT / settings), speech, summary))


@task
def clean(_: Context) -> None:
    """Xóa output/ và ảnh đã làm. / Remove the built site and the photographs already made."""
    for folder in (ROOT / "output", ROOT / "output-media", ROOT / ".output.publishing", ROOT / ".state"):
        shutil.rmtree(folder, ignore_errors=True)


@task(help=said_of("styleguide"))
def styleguide(_: Context, output: str = ".state/styleguide") -> None:
    """Viết trang mẫu các thành phần giao diện. / Write a page of all components of the theme, with examples."""
    from tests.rendering.styleguide import write_styleguide

    sys.stdout.writelines(f"{page}\n" for page in write_styleguide(ROOT / output))


@task(help=said_of("translations"))
def translations(_: Context, add: str = "") -> None:
    """Cập nhật theme/translations. / Bring the catalogues up to date with the words that templates and pages use."""
    from bulletins.commands.translations import update

    update(ROOT, add)


@task
def golden(context: Context) -> None:
    """Ghi lại các tệp mẫu. / Write the golden tree and the generated documents anew; review their diff."""
    for module in ("tests.golden", "tests.refusals.listing", "tests.content.listing", "tests.docs.typing_page"):
        context.run(f'"{sys.executable}" -m {module}')


@task(help=said_of("bench"))
def bench(context: Context, args: str = "") -> None:
    """Đo tốc độ bên cạnh Hugo và các công cụ khác. / Measure builds and the preview beside Hugo and others."""
    context.run(f'"{sys.executable}" -m tests.benchmarks {args}')


@task
def lint(context: Context) -> None:
    """Kiểm tra mã nguồn. / Check style and types of the code."""
    for command in ("ruff check .", "ruff format --check .", "mypy"):
        context.run(f'"{sys.executable}" -m {command}')


@task(lint, help=said_of("test"))
def test(context: Context, args: str = "", quick: bool = False) -> None:
    """Chạy mọi phép thử. / Check the code, then run all tests."""
    chosen = '-m "not browser and not slow"' if quick else ""
    context.run(f'"{sys.executable}" -m pytest -n 4 --dist loadfile {chosen} {args}')
