"""A new union's start: asked or answered, checked before it is there, whole or not begun, and nothing lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bulletins.commands.console import Console
from bulletins.commands.start import Answers, Start, start
from bulletins.model.value import replace
from bulletins.newsite import KEPT, stage_first_files
from bulletins.newsite.install import list_sample

from tests.git import git
from tests.sites import BASE, NOW, ROOT, run_build, run_check, settings_for, tree

TRADE = Answers(
    languages="en",
    name="Harbour and Rail Workers",
    unit="National office",
    level="1",
    colour="#0B4F8A",
    address="https://harbour-rail.github.io/news/",
    zone="Europe/London",
)
THREE = {
    "Ngôn ngữ": "vi km en",
    "Tên tổ chức (Tiếng Việt)": "Hội Phụ nữ tỉnh Sen",
    "Tên tổ chức (ភាសាខ្មែរ": "សមាគមនារីខេត្តឈូក",
    "Tên tổ chức (English": "Sen Women's Union",
    "Đơn vị đầu tiên": "",
    "Đơn vị ấy": "2",
    "Màu": "#7A4200",
    "Địa chỉ": "",
    "Múi giờ": "",
    "Biểu trưng": "",
}
MOST_KEYSTROKES = 100


@dataclass(frozen=True)
class Place:
    """A copy that a union starts from: a sample of two units, Git, and nothing changed."""

    root: Path

    def begin(self, answers: Answers, ask: object = None, *, anyway: bool = False) -> tuple[int, str]:
        """Return the exit code and what was said."""
        said: list[str] = []
        assert ask is None or callable(ask)
        wanted = Start(
            root=self.root, answers=answers, ask=ask, anyway=anyway, full=True, sample=self.root / "sample.txt"
        )
        code = start(lambda: settings_for(self.root), Console(write=said.append), wanted, lambda: NOW)
        return code, "".join(said)

    def git(self, *arguments: str) -> None:
        """Run Git here."""
        git(self.root, *arguments)

    def written(self, path: str) -> str:
        """Return a file's text."""
        return (self.root / path).read_text(encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a place to start from."""
    shutil.copytree(BASE / "content", tmp_path / "content")
    shutil.copy(ROOT / "publishconf.py", tmp_path)
    (tmp_path / "tests" / "content").mkdir(parents=True)
    (tmp_path / "tests" / "content" / "test_sample.py").write_text("", encoding="utf-8")
    (tmp_path / "sample.txt").write_text(list_sample(tmp_path / "content"), encoding="utf-8")
    found = Place(tmp_path)
    found.git("init", "-q", "-b", "main")
    found.git("remote", "add", "origin", "git@github.com:Hoi-Sen/tin.git")
    found.git("add", "-A")
    found.git("commit", "-qm", "Sample")
    return found


def test_a_trade_union_in_one_language(place: Place) -> None:
    """Answers in options leave a site that is checked and builds, in that language alone, at its address."""
    code, said = place.begin(TRADE)
    assert code == 0, said
    assert said.splitlines()[1] == "Now look at it: python3 tasks.py preview. Then: git add -A, git commit, git push."
    assert sorted(tree(place.root / "content")) == [
        "bulletins/2026/2026-01-15-welcome/index.md",
        "pages/about/index.md",
        "site.yml",
        "units/national-office.yml",
    ]
    assert 'SITEURL = os.environ.get("SITEURL", "https://harbour-rail.github.io/news")' in place.written(
        "publishconf.py"
    )
    assert not (place.root / "tests" / "content").exists()
    assert not (place.root / ".starting").exists()
    assert run_check(place.root, "en")[0] == 0
    assert run_build(place.root, "en", "https://harbour-rail.github.io/news")[0] == 0
    home = place.written("output/index.html")
    assert "Harbour and Rail Workers" in home
    assert "lang=en" in home


def test_three_languages_asked_for(place: Place) -> None:
    """Questions come in the first language; Enter takes what is offered; few keys are pressed; every page is there."""
    pressed: list[int] = []
    questions = iter(THREE.items())

    def ask(question: str) -> str:
        begins, answer = next(questions)
        assert question.startswith(begins)
        pressed.append(len(answer) + 1)
        return answer

    code, said = place.begin(Answers(), ask)
    assert code == 0, said
    assert next(questions, None) is None
    assert sum(pressed) <= MOST_KEYSTROKES, sum(pressed)
    assert run_build(place.root, "vi", "https://hoi-sen.github.io/tin")[0] == 0
    for page, name in (("", "Hội Phụ nữ tỉnh Sen"), ("km/", "សមាគមនារីខេត្តឈូក"), ("en/", "Sen Women&#39;s Union")):
        assert name in place.written(f"output/{page}index.html")
        word = "ban-tin" if not page else "bulletins"
        assert (place.root / f"output/{page}{word}/2026-01-15-ra-mat-trang-tin/index.html").is_file()
    assert '"https://hoi-sen.github.io/tin"' in place.written("publishconf.py")
    assert 'light: "#7A4200"' in place.written("content/site.yml")


def test_an_answer_is_asked_for_until_it_is_understood(place: Place) -> None:
    """What is wrong is said in the site's language, and the question is put again."""
    answers: Iterator[str] = iter(["vn", "en", "…", "Union", "", "", "pink", "", "", "", ""])
    code, said = place.begin(Answers(), lambda _: next(answers))
    assert (code, list(answers)) == (0, [])
    assert said.splitlines()[0].startswith("start: lỗi start-language: “vn” không phải là mã ngôn ngữ")
    assert [line.split(":")[1] for line in said.splitlines() if line.startswith("start: error")] == [
        " error start-no-name",
        " error start-no-colour",
    ]


def test_a_language_without_words_uses_english_and_says_so(place: Place) -> None:
    """It works, right to left too, and whoever starts is told which file to translate."""
    code, said = place.begin(replace(TRADE, languages="ar,en", name="اتحاد | Union", unit="", level="Region"))
    assert code == 0, said
    assert "theme/translations/ar.po" in said
    assert "    direction: rtl\n" in place.written("content/site.yml")
    assert run_build(place.root, "en")[0] == 0


@pytest.mark.parametrize("name", ['"A": b #c', "[x] {y}", "- z", "a: b", "*A* & <b> {0}", "C:\\d", "Hội #1 “x”"])
def test_any_name_is_shown_as_it_was_typed(place: Place, name: str) -> None:
    """What YAML, Markdown and HTML would read otherwise is written so that they do not."""
    code, said = place.begin(replace(TRADE, name=name))
    assert code == 0, said
    code, lines = run_build(place.root, "en")
    assert code == 0, lines
    shown = place.written("output/index.html").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    assert name in shown.replace("&#34;", '"').replace("&quot;", '"')


def test_what_nobody_is_asked_is_as_usual(place: Place) -> None:
    """A name is enough; the address is the one that GitHub gives the repository."""
    code, said = place.begin(Answers(name="Hội Phụ nữ tỉnh Sen"))
    assert code == 0, said
    assert '"https://hoi-sen.github.io/tin"' in place.written("publishconf.py")
    assert place.written("content/units/hoi-phu-nu-tinh-sen.yml").endswith(
        "name: Hội Phụ nữ tỉnh Sen\nlevel: national\n"
    )


def test_without_an_address_whoever_starts_is_told(place: Place) -> None:
    """A repository that is nowhere yet has none."""
    place.git("remote", "remove", "origin")
    code, said = place.begin(replace(TRADE, address=""))
    assert code == 0, said
    assert "The address is still missing" in said
    assert place.written("publishconf.py") == (ROOT / "publishconf.py").read_text(encoding="utf-8")


def test_stopping_halfway_through_the_questions_changes_nothing(place: Place) -> None:
    """Ctrl-C and the end of input exit with 130."""
    before = tree(place.root)

    def ask(question: str) -> str:
        if "Ngôn ngữ" in question:
            return "en"
        raise KeyboardInterrupt

    assert (place.begin(Answers(), ask)[0], before) == (130, tree(place.root))


def test_wrong_answers_write_nothing(place: Place) -> None:
    """All of them are said at once."""
    before = tree(place.root)
    code, said = place.begin(replace(TRADE, name="", colour="pink"))
    assert code == 1
    assert said.splitlines()[:2] == [
        (
            "start: error start-no-colour: “pink” is not a colour; "
            "type # and six digits or letters a to f, such as #0B4F8A"
        ),
        (
            "start: error start-no-name: the name in English is missing; "
            'type it, or give it with --name "…", names in several languages with | between'
        ),
    ]
    assert before == tree(place.root)


def test_what_is_not_the_sample_is_not_replaced(place: Place) -> None:
    """Neither a file that was added nor one that was changed; what would be lost is named."""
    (place.root / "content/units/xa-moi.yml").write_text("name: Xã Mới\n", encoding="utf-8")
    place.git("add", "-A")
    place.git("commit", "-qm", "Ours")
    before = tree(place.root)
    code, said = place.begin(TRADE)
    assert (code, before) == (1, tree(place.root))
    assert said.splitlines()[0] == (
        "content: error start-not-the-sample: 1 files here are not the sample's, among them units/xa-moi.yml: "
        "starting would replace them; "
        f"start in a fresh copy; or add --anyway, then everything here is kept in {KEPT}/"
    )


def test_what_is_replaced_all_the_same_is_kept(place: Place) -> None:
    """Overruled, everything that was there lies beside it; a second time that folder has to go first."""
    (place.root / "content/units/xa-moi.yml").write_text("name: Xã Mới\n", encoding="utf-8")
    before = tree(place.root / "content")
    code, said = place.begin(TRADE, anyway=True)
    assert (code, said.splitlines()[1]) == (0, f"What was there before is in {KEPT}/.")
    assert before == tree(place.root / KEPT)
    code, said = place.begin(TRADE, anyway=True)
    assert code == 1
    assert "start-kept-already" in said


def test_what_git_does_not_have_yet_is_not_replaced(place: Place) -> None:
    """Settings that were changed and not committed are work, too."""
    with (place.root / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write("# ours\n")
    code, said = place.begin(TRADE)
    assert code == 1
    assert said.splitlines()[0] == (
        "start: error start-uncommitted: publishconf.py has changes that are not committed; "
        "commit them first; or add --anyway"
    )


def test_without_its_line_the_address_is_not_lost(place: Place) -> None:
    """Settings that were rewritten are left alone, and nothing else is written either."""
    (place.root / "publishconf.py").write_text("SITEURL = ADDRESS\n", encoding="utf-8")
    place.git("commit", "-qam", "Ours")
    before = tree(place.root)
    code, said = place.begin(TRADE)
    assert (code, before) == (1, tree(place.root))
    assert said.startswith("publishconf.py: error start-no-settings-line")


def test_the_ends_of_lines_are_nobodys_work(place: Place) -> None:
    """A sample that Git gave Windows' ends of lines is still the sample."""
    for file in (place.root / "content").rglob("*.yml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    place.git("commit", "-qam", "Windows")
    assert place.begin(TRADE)[0] == 0


@pytest.mark.parametrize("moves", [0, 1, 2, 3])
def test_a_start_that_was_cut_off_is_finished(place: Place, moves: int) -> None:
    """Before the files are whole nothing has changed; after that the next start only finishes it."""
    whole = Place(place.root.with_name(f"{place.root.name}-whole"))
    shutil.copytree(place.root, whole.root)
    assert whole.begin(TRADE)[0] == 0
    expected = {path: data for path, data in tree(whole.root).items() if not path.startswith(".git/")}
    new = stage_first_files(
        place.root, [(path, expected[path].decode()) for path in expected if path.startswith("content/")]
    )
    (new / "publishconf.py").write_bytes(expected["publishconf.py"])
    ready = new.parent / "ready"
    new.rename(ready)
    steps: list[Callable[[], object]] = [
        lambda: (place.root / "content").rename(ready / "before"),
        lambda: (ready / "content").rename(place.root / "content"),
        lambda: (ready / "publishconf.py").replace(place.root / "publishconf.py"),
    ]
    for step in steps[:moves]:
        step()
    code, said = place.begin(TRADE)
    assert (code, said.strip()) == (
        0,
        "Lần bắt đầu trước bị ngắt giữa chừng, nay đã hoàn tất. Hãy xem content/ trước khi làm lại.",
    )
    assert expected == {path: data for path, data in tree(place.root).items() if not path.startswith(".git/")}


def test_what_was_only_half_written_is_forgotten(place: Place) -> None:
    """A start that ended while it wrote aside leaves nothing in the next one."""
    stage_first_files(place.root, [("content/units/half.yml", "name: X\n")])
    assert place.begin(TRADE)[0] == 0
    assert not (place.root / "content/units/half.yml").exists()
