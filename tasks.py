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

from invoke.context import Context  # noqa: E402  (only invoke comes this far; the lines above need nothing but Python)
from invoke.tasks import task  # noqa: E402  (the same)

OPTIONS = {
    "content": "Thư mục bài viết / the content folder",
    "output": "Thư mục kết quả / the output folder",
    "site_url": "Địa chỉ trang / the site's address, such as https://example.org/repository",
    "format": "text, json, github",
    "lang": "Ngôn ngữ thông báo / the report's language: vi, en",
    "settings": "Tệp cấu hình / the settings file (publishconf.py to publish)",
    "summary": "Tệp ghi thêm bản tóm tắt Markdown / a file to add a summary in Markdown to",
}


@task(
    help={
        **{name: text for name, text in OPTIONS.items() if name != "summary"},
        "executor": "Nơi làm việc / who does the work: processes, dask (docs/cluster.md)",
        "scheduler": "Địa chỉ máy điều phối / the address of dask's scheduler, such as tcp://192.0.2.1:8786",
        "no_cache": "Làm lại từ đầu / remember nothing of earlier builds, and nothing for later ones",
    }
)
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


@task(help={name: text for name, text in OPTIONS.items() if name not in {"output", "summary"}})
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


@task(
    help={
        "port": "Cổng / the port",
        "no_browser": "Không mở trình duyệt / do not open a browser",
        **{name: OPTIONS[name] for name in ("content", "site_url", "lang", "settings")},
    }
)
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


@task(
    help={
        "title": "Tiêu đề / the title",
        "unit": "Đơn vị / the unit: its slug or part of its name",
        "campaign": "Phong trào / the campaign: its slug or part of its name",
        "date": "Ngày / the date: 2026-03-08",
        **{name: OPTIONS[name] for name in ("content", "lang", "settings")},
    }
)
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


@task(
    help={
        "languages": "Ngôn ngữ / the languages, the main one first: vi,en,km",
        "name": "Tên tổ chức / the union's name; in several languages with | between",
        "unit": "Đơn vị đầu tiên / the first unit's name, likewise",
        "level": "Cấp của đơn vị ấy / its level, by number or name",
        "colour": "Màu / the colour, such as #0B4F8A",
        "address": "Địa chỉ trang / the site's address",
        "zone": "Múi giờ / the time zone",
        "anyway": "Thay cả nội dung không phải trang mẫu / replace content that is not the sample, and keep it aside",
        "lang": OPTIONS["lang"],
    }
)
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


@task(
    iterable=["allow"],
    help={
        "target": "Nơi xuất bản: github, hoặc một thư mục / where to: github, or a folder",
        "yes": "Làm thật; không có thì chỉ xem trước / do it; without, only a look ahead",
        "remote": "Kho từ xa của github / the remote of github",
        "branch": "Nhánh của github / the branch of github",
        "history": "Giữ các lần xuất bản trước trên nhánh / keep earlier publications on the branch",
        "live": "Địa chỉ để hỏi trang đang có / the address to ask what is online",
        "allow": "Bỏ qua: vanished, size, address, uncommitted, older, unknown, unchanged, others / overrule",
        **{name: OPTIONS[name] for name in ("summary", "site_url", "format", "lang", "settings")},
    },
)
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


@task(help={name: OPTIONS[name] for name in ("summary", "lang", "settings")})
def links(_: Context, summary: str = "", lang: str = "", settings: str = "publishconf.py") -> None:
    """Hỏi các liên kết ra ngoài còn mở được không. / Ask after the links to other sites; changes nothing."""
    from bulletins.commands import calling, links

    calling.exit_with("text", lang, lambda speech: links.outside_links(calling.load(ROOT / settings), speech, summary))


@task
def clean(_: Context) -> None:
    """Xóa output/ và ảnh đã làm. / Remove the built site and the photographs already made."""
    for folder in (ROOT / "output", ROOT / "output-media", ROOT / ".output.publishing", ROOT / ".state"):
        shutil.rmtree(folder, ignore_errors=True)


@task(help={"output": "Thư mục kết quả / the folder it is written to"})
def styleguide(_: Context, output: str = ".state/styleguide") -> None:
    """Viết trang mẫu các thành phần giao diện. / Write a page of all components of the theme, with examples."""
    from tests.rendering.styleguide import write_styleguide

    sys.stdout.writelines(f"{page}\n" for page in write_styleguide(ROOT / output))


@task(help={"add": "Mã ngôn ngữ mới / the code of a language to add"})
def translations(_: Context, add: str = "") -> None:
    """Cập nhật theme/translations. / Bring the catalogues up to date with the words that templates and pages use."""
    from bulletins.commands.translations import update

    update(ROOT, add)


@task
def golden(context: Context) -> None:
    """Ghi lại các tệp mẫu. / Write the golden tree and the generated documents anew; review their diff."""
    for module in ("tests.golden", "tests.refusals.listing", "tests.content.listing", "tests.docs.typing_page"):
        context.run(f'"{sys.executable}" -m {module}')


@task(help={"args": "Tham số, xem --args=--help / what to measure; --args=--help says it"})
def bench(context: Context, args: str = "") -> None:
    """Đo tốc độ bên cạnh Hugo và các công cụ khác. / Measure builds and the preview beside Hugo and others."""
    context.run(f'"{sys.executable}" -m tests.benchmarks {args}')


@task
def lint(context: Context) -> None:
    """Kiểm tra mã nguồn. / Check style and types of the code."""
    for command in ("ruff check .", "ruff format --check .", "mypy"):
        context.run(f'"{sys.executable}" -m {command}')


@task(
    lint,
    help={
        "args": "Tham số cho pytest / what to hand on to pytest",
        "quick": "Chỉ những phép thử nhanh / leave out what needs a browser or takes more than a moment",
    },
)
def test(context: Context, args: str = "", quick: bool = False) -> None:
    """Chạy mọi phép thử. / Check the code, then run all tests."""
    chosen = '-m "not browser and not slow"' if quick else ""
    context.run(f'"{sys.executable}" -m pytest {chosen} {args}')
