"""A whole build as people call it: same bytes on every way and machine, repairs, ledger, what one bulletin changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import BASE, ROOT, copy_base, run_build, run_check, tree

EPOCH = {"SOURCE_DATE_EPOCH": "1768464000"}


def call(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Return a finished command of this interpreter's environment, run from the project's root."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **EPOCH, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def invoke(content: Path, output: Path, **environment: str) -> dict[str, bytes]:
    """Return the files that `inv build` writes."""
    arguments = [
        "invoke",
        "build",
        "--content",
        str(content),
        "--output",
        str(output),
        "--site-url",
        "https://example.org",
    ]
    done = call(arguments, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(output)


def test_two_builds_are_byte_identical(tmp_path: Path) -> None:
    """Hash seed, zone, locale and folder leave no trace in the output."""
    first = invoke(copy_base(tmp_path / "a"), tmp_path / "a/output", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    other = copy_base(tmp_path / "khác/chỗ")
    second = invoke(other, tmp_path / "out", PYTHONHASHSEED="77", TZ="Pacific/Auckland", LC_ALL="C.UTF-8")
    assert first == second


def test_pelican_and_invoke_write_the_same_bytes(tmp_path: Path) -> None:
    """`pelican content -s SETTINGS` and `inv build` are two doors to one build."""
    content = copy_base(tmp_path)
    invoked = invoke(content, tmp_path / "invoked")
    settings = tmp_path / "conf.py"
    settings.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
        f"SITEURL = 'https://example.org'\nTHEME = {str(ROOT / 'theme')!r}\n",
        encoding="utf-8",
    )
    done = call(["pelican", str(content), "-s", str(settings), "-o", str(tmp_path / "hosted")])
    assert done.returncode == 0, done.stdout + done.stderr
    assert invoked == tree(tmp_path / "hosted")


def test_pelican_exits_1_on_problems_and_writes_nothing(tmp_path: Path) -> None:
    """Under Pelican too a refusal is an exit code, not a log line."""
    content = copy_base(tmp_path)
    (content / "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md").write_text("", encoding="utf-8")
    done = call(["pelican", str(content), "-s", "pelicanconf.py", "-o", str(tmp_path / "hosted")])
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "hosted").exists()


def test_the_ledger_accounts_for_every_file(tmp_path: Path) -> None:
    """Files found are exactly those on disk, and every fate is counted."""
    content = copy_base(tmp_path)
    (content / "bulletins/2024/.x.md.swp").write_text("", encoding="utf-8")
    (content / "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/thua.jpg").write_bytes(b"\xff\xd8")
    code, lines = run_build(tmp_path)
    assert code == 0, lines
    found = sum(path.is_file() for path in content.rglob("*"))
    ledger = next(line for line in lines if " files found = " in line)
    assert ledger == f"{found} files found = 14 published + 1 draft + 0 held + 1 withdrawn + 0 refused + 2 ignored"
    assert "  ignored: content/bulletins/2024/.x.md.swp (left behind by an editor)" in lines
    assert "  ignored: content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/thua.jpg (no text uses it)" in lines


def test_no_byte_of_a_draft_or_a_withdrawn_text_is_published(tmp_path: Path) -> None:
    """Titles, summaries and texts of drafts and withdrawn bulletins are nowhere in the output; the reason is."""
    copy_base(tmp_path)
    assert run_build(tmp_path)[0] == 0
    everything = b"\n".join(tree(tmp_path / "output").values())
    for secret in ("Bản thảo", "bí mật", "Chữ của", "ban-thao", "Tin đã gỡ có tên", "tóm tắt của tin"):
        assert secret.encode() not in everything, secret
    assert "Đăng nhầm danh sách.".encode() in everything


def test_damage_to_the_output_is_repaired(tmp_path: Path) -> None:
    """A corrupted file, a missing one and a foreign one are put right by the next build, warm as it is."""
    copy_base(tmp_path)
    assert run_build(tmp_path)[0] == 0
    output = tmp_path / "output"
    before = tree(output)
    (output / "index.html").write_bytes(b"x" * (output / "index.html").stat().st_size)
    (output / "en/index.html").unlink()
    (output / "foreign.html").write_text("?", encoding="utf-8")
    code, lines = run_build(tmp_path)
    assert (0, before) == (code, tree(output)), lines
    assert any("1 removed, 2 repaired" in line for line in lines), lines


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    """With nothing new no file is touched."""
    copy_base(tmp_path)
    run_build(tmp_path)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*") if path.is_file()}
    _, lines = run_build(tmp_path)
    assert times == {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*") if path.is_file()}
    assert any(f"{len(times)} unchanged" in line for line in lines), lines


def test_what_is_gone_from_content_goes_from_output(tmp_path: Path) -> None:
    """A deleted bulletin takes its pages, derivatives and feed entries with it."""
    content = copy_base(tmp_path)
    run_build(tmp_path)
    shutil.rmtree(content / "bulletins/2024/2024-03-08-ngay-hoi-ao-dai")
    for name in ("2024-08-01-diem-tin-thang-7", "2024-07-10-so-ket-giua-nhiem-ky"):
        file = content / "bulletins/2024" / name / "index.md"
        text = file.read_text(encoding="utf-8").replace("  - 2024-03-08-ngay-hoi-ao-dai\n", "")
        file.write_text(text.replace("(2024-03-08-ngay-hoi-ao-dai#phan-thi-may)", "(unit:huyen-ao)"), encoding="utf-8")
    code, lines = run_build(tmp_path)
    assert code == 0, lines
    output = tree(tmp_path / "output")
    assert [path for path in output if "ngay-hoi-ao-dai" in path or path.startswith("anh/")] == []
    assert [path for path, data in output.items() if b"ngay-hoi-ao-dai" in data] == []


def test_check_writes_nothing(tmp_path: Path) -> None:
    """`check` says that all is well and leaves no output folder."""
    copy_base(tmp_path)
    code, lines = run_check(tmp_path)
    assert (code, lines[-1]) == (0, "Everything is in order; nothing was written.")
    assert not (tmp_path / "output").exists()


def test_a_held_bulletin_waits_for_its_day(tmp_path: Path) -> None:
    """A future date keeps a bulletin out of the output and lists it in the ledger."""
    content = copy_base(tmp_path)
    file = content / "bulletins/2024/2024-08-05-ban-thao/index.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("status: draft\n", "").replace("2024-08-05", "2027-01-01"), encoding="utf-8")
    code, lines = run_build(tmp_path)
    assert code == 0, lines
    assert "  held: content/bulletins/2024/2024-08-05-ban-thao/index.md (its date lies ahead)" in lines
    assert not any("ban-thao" in path for path in tree(tmp_path / "output"))


def test_without_an_address_feeds_are_left_out_and_said(tmp_path: Path) -> None:
    """Without SITEURL no feed and no sitemap is written, and the report says so."""
    copy_base(tmp_path)
    code, lines = run_build(tmp_path, site_url="")
    assert code == 0, lines
    assert any(line.startswith("Without a site address") for line in lines)
    assert [path for path in tree(tmp_path / "output") if path.endswith((".xml", ".json"))] == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_broken_setting_is_a_sentence(tmp_path: Path, language: str) -> None:
    """An address that is none is refused in words, in the language asked for."""
    copy_base(tmp_path)
    done = call(
        ["invoke", "build", "--content", str(tmp_path / "content"), "--site-url", "example", "--lang", language]
    )
    expected = {
        "en": "pelicanconf.py: error bad-site-url: “example” is not a site address; "
        "type it in full, such as https://example.org or https://example.org/repository",
        "vi": "pelicanconf.py: lỗi bad-site-url: “example” không phải là địa chỉ trang web; "
        "hãy gõ đầy đủ, ví dụ https://example.org hoặc https://example.org/repository",
    }
    assert (1, expected[language]) == (done.returncode, done.stdout.splitlines()[0])


def test_the_base_site_is_what_it_was() -> None:
    """No test writes into the base site."""
    assert sum(path.is_file() for path in BASE.rglob("*")) == 16
