"""Publishing to a branch of a real repository on this disk, through ghp-import."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from bulletins.model.identity import OutputPath
from bulletins.model.problem import Refused
from bulletins.publishing.artifact import read_artifact
from bulletins.publishing.branch import Delivery, open_branch, push_site, read_branch, sign
from bulletins.publishing.git import without_secrets
from bulletins.publishing.site_record import HostingFile
from bulletins.reports import Format

from tests.git import git_bytes
from tests.publishing.published_site import ADDRESS, Desk, codes, git
from tests.sites import NOW, tree


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a site that was never published."""
    return Desk(tmp_path)


def test_each_publication_is_one_commit(desk: Desk) -> None:
    """With history: the first makes the branch, the second has nothing to do, a change is one commit of its files."""
    code, lines = desk.publish("github", history=True)
    assert (code, lines[-1]) == (0, f"Published to live.git (gh-pages); readers find it at {ADDRESS}.")
    assert lines[0] == "Nothing is online at live.git (gh-pages) yet: this is the first publication."
    code, lines = desk.publish("github", history=True)
    assert lines[-1] == "Nothing has changed since the last publication; live.git (gh-pages) stays as it is."
    assert git(desk.remote, "rev-list", "--count", "gh-pages") == "1"
    desk.edit("Hội nghị diễn ra", "Hội nghị đã diễn ra")
    commit = desk.commit()
    assert desk.publish("github", history=True)[0] == 0
    assert git(desk.remote, "rev-list", "--count", "gh-pages") == "2"
    changed = git(desk.remote, "diff", "--name-only", "gh-pages~1", "gh-pages").splitlines()
    assert "published.json" in changed
    assert "ban-tin/2024-07-10-so-ket-giua-nhiem-ky/index.html" in changed
    assert not any(path.startswith(("anh/", "theme/")) for path in changed)
    assert git(desk.remote, "log", "-1", "--format=%s", "gh-pages") == f"Publish {commit[:12]}"


def test_a_new_branch_keeps_no_history(desk: Desk) -> None:
    """What was withdrawn is nowhere on the branch: it holds the last publication alone."""
    assert desk.publish("github")[0] == 0
    desk.edit("Hội nghị diễn ra", "Hội nghị đã diễn ra")
    desk.commit()
    assert desk.publish("github")[0] == 0
    assert git(desk.remote, "rev-list", "--count", "gh-pages") == "1"
    git(desk.remote, "reflog", "expire", "--expire=now", "--all")
    git(desk.remote, "gc", "--quiet", "--prune=now")
    everything = git(desk.remote, "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)")
    words = "Hội nghị diễn ra".encode()
    blobs = [line.split()[0] for line in everything.splitlines() if line.endswith("blob")]
    assert [blob for blob in blobs if words in git_bytes(desk.remote, "cat-file", "blob", blob)] == []


def test_files_of_others_stay(desk: Desk) -> None:
    """A proof for a search engine, a domain and .well-known that somebody pushed are named, and kept."""
    assert desk.publish("github")[0] == 0
    theirs = clone_of(desk)
    names = [".well-known/security.txt", "CNAME", "google1a2b.html", "BingSiteAuth.xml"]
    for name in names:
        (theirs / name).parent.mkdir(exist_ok=True)
        (theirs / name).write_bytes(f"theirs: {name}".encode())
    push(theirs)
    desk.edit("Hội nghị diễn ra", "Hội nghị đã diễn ra")
    desk.commit()
    code, lines = desk.publish("github")
    stay = ".well-known/security.txt, BingSiteAuth.xml, CNAME …"
    told = f"4 files there were not published by this program, and stay: {stay}"
    assert code == 0, lines
    assert any(told in line for line in lines), lines
    for name in names:
        assert git(desk.remote, "show", f"gh-pages:{name}") == f"theirs: {name}"
    desk.edit("Hội nghị đã diễn ra", "Hội nghị diễn ra")
    desk.commit()
    code, lines = desk.publish("github", allow=("others",))
    assert (code, lines[-2]) == (0, "Overruled as you asked: others."), lines
    assert {*names, ".well-known"}.isdisjoint(git(desk.remote, "ls-tree", "--name-only", "gh-pages").splitlines())


def test_files_of_others_that_cannot_stay_are_named(desk: Desk) -> None:
    """A link, a name of two lines and a file in the place of our folder go only where that is wished."""
    assert desk.publish("github")[0] == 0
    theirs = clone_of(desk)
    (theirs / "link.txt").symlink_to("/etc/hostname")
    (theirs / 'hai\ndòng".txt').touch()
    (theirs / "CNAME").touch()
    shutil.rmtree(theirs / "tim-kiem")
    (theirs / "tim-kiem").touch()
    tip = push(theirs)
    desk.edit("Hội nghị diễn ra", "Hội nghị đã diễn ra")
    desk.commit()
    code, lines = desk.publish("github")
    assert (code, codes(lines)) == (1, ["publish-edited", "publish-others-lost"])
    assert "link.txt, tim-kiem" in "".join(lines)
    assert git(desk.remote, "rev-parse", "gh-pages") == tip
    assert desk.publish("github", allow=("others",))[0] == 0
    assert "tim-kiem/index.html" in git(desk.remote, "ls-tree", "-r", "--name-only", "gh-pages")


def test_edits_of_others_are_not_overwritten_unsaid(desk: Desk) -> None:
    """What somebody corrected and what somebody deleted on the branch is named, with or without news, and stays."""
    assert desk.publish("github")[0] == 0
    theirs = clone_of(desk)
    page = "ban-tin/2024-07-10-so-ket-giua-nhiem-ky/index.html"
    (theirs / page).write_text(
        (theirs / page).read_text(encoding="utf-8").replace("Hội nghị", "Đại hội"), encoding="utf-8"
    )
    (theirs / "robots.txt").unlink()
    tip = push(theirs)
    named = f"2 files of the site were changed or deleted there since they were published: {page}, robots.txt; "
    for old, new in (("", ""), ("Hội nghị diễn ra", "Hội nghị đã diễn ra")):
        desk.edit(old, new)
        desk.commit()
        for go in (False, True):
            code, lines = desk.publish("github", go=go)
            assert (code, codes(lines)) == (1, ["publish-edited"])
            assert named in lines[0]
    assert git(desk.remote, "rev-parse", "gh-pages") == tip
    code, lines = desk.publish("github", allow=("others",))
    assert (code, lines[-2]) == (0, "Overruled as you asked: others."), lines
    assert "đã diễn ra" in git(desk.remote, "show", f"gh-pages:{page}")
    assert desk.publish("github")[1][-1].startswith("Nothing has changed")


def test_a_file_of_others_in_the_place_of_a_new_one_is_named(desk: Desk) -> None:
    """What somebody put where the site now wants a page stays until it is given up; the same bytes are no loss.

    GitHub itself writes CNAME, without an end of line, where a domain is entered in the settings.
    """
    assert desk.publish("github")[0] == 0
    theirs = clone_of(desk)
    (theirs / "CNAME").write_text("tin.hoi-phu-nu.vn", encoding="utf-8")
    (theirs / "lien-he").mkdir()
    (theirs / "lien-he/index.html").write_text("theirs", encoding="utf-8")
    tip = push(theirs)
    desk.at("https://tin.hoi-phu-nu.vn")
    shutil.copytree(desk.content / "pages/gioi-thieu", desk.content / "pages/lien-he")
    desk.commit()
    code, lines = desk.publish("github", allow=("address",))
    assert (code, codes(lines)) == (1, ["publish-others-lost"])
    assert (
        "1 files there were not published by this program and cannot stay beside the site: lien-he/index.html"
        in lines[0]
    )
    assert git(desk.remote, "rev-parse", "gh-pages") == tip
    assert desk.publish("github", allow=("address", "others"))[0] == 0
    assert git(desk.remote, "show", "gh-pages:CNAME") == "tin.hoi-phu-nu.vn"


def clone_of(desk: Desk) -> Path:
    """Return a folder of somebody else in which the published branch is checked out."""
    git(desk.folder, "clone", "--quiet", "--branch", "gh-pages", str(desk.remote), "theirs")
    return desk.folder / "theirs"


def push(theirs: Path) -> str:
    """Return the commit with which somebody pushed what stands in the folder."""
    git(theirs, "add", "--all")
    git(theirs, "commit", "--quiet", "--message", "Ours")
    git(theirs, "push", "--quiet")
    return git(theirs, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://lan:p@ss/SECRET@host/x.git", "https://***@host/x.git"),
        ("fatal: 'https://a:b'SECRET@host/'", "fatal: 'https://***@host/'"),
        ("https://SECRET@host/x", "https://***@host/x"),
        ("lan:SECRET@host:x.git", "***@host:x.git"),
        ("https://host/x.git?private_token=SECRET&depth=1", "https://host/x.git?private_token=***&depth=1"),
        ("ssh://git@host/x", "ssh://git@host/x"),
        ("git@github.com:hoi/tin.git", "git@github.com:hoi/tin.git"),
        ("https://host:8443/hoi/tin.git", "https://host:8443/hoi/tin.git"),
    ],
)
def test_what_opens_a_door_is_taken_out_of_an_address(address: str, shown: str) -> None:
    """Passwords with any sign in them and tokens that an address is asked with go; the rest stays to be read."""
    assert without_secrets(address) == shown


def test_a_token_in_a_remote_is_never_shown(desk: Desk) -> None:
    """An address with a password is told without it, whether it answers or not."""
    desk.origin = "https://somebody:ghp_SECRET@localhost:9/hoi/tin.git"
    for style in (Format.TEXT, Format.JSON, Format.GITHUB):
        code, lines = desk.publish("github", style=style)
        said = "\n".join(lines)
        assert code == 1
        assert "SECRET" not in said
        assert "https://***@localhost:9/hoi/tin.git" in said


def test_the_branch_holds_the_site(desk: Desk) -> None:
    """What is checked out of the branch is the output folder, the record and the word to GitHub; main is untouched."""
    before = git(desk.folder, "for-each-ref")
    desk.publish("github")
    git(desk.folder, "clone", "--quiet", "--branch", "gh-pages", str(desk.remote), "www")
    published = {path: data for path, data in tree(desk.target).items() if not path.startswith(".git/")}
    assert published.pop(".nojekyll") == b""
    assert published.pop("published.json")
    assert published == tree(desk.settings.output)
    assert before == git(desk.folder, "for-each-ref")
    assert git(desk.folder, "status", "--porcelain") == ""


def test_a_look_ahead_pushes_nothing(desk: Desk) -> None:
    """Without the wish to go the remote has no branch afterwards."""
    assert desk.publish("github", go=False)[0] == 0
    assert git(desk.remote, "for-each-ref") == ""


def test_a_domain_of_ones_own_is_named_in_a_file(desk: Desk) -> None:
    """CNAME holds the host of an address that is not on github.io, and goes when the site moves there."""
    desk.at("https://tin.hoi-phu-nu.vn")
    assert desk.publish("github")[0] == 0
    assert git(desk.remote, "show", "gh-pages:CNAME") == "tin.hoi-phu-nu.vn"
    desk.at(ADDRESS)
    assert desk.publish("github", allow=("address",))[0] == 0
    assert "CNAME" not in git(desk.remote, "ls-tree", "--name-only", "gh-pages").splitlines()


def test_a_branch_without_a_record_is_compared_by_its_files(desk: Desk) -> None:
    """A site that something else put on the branch has addresses, too, and none is lost unsaid."""
    old = desk.folder / "www"
    old.mkdir()
    (old / "gioi-thieu.html").write_text("x", encoding="utf-8")
    git(old, "init", "--quiet", "--initial-branch", "gh-pages")
    git(old, "add", ".")
    git(old, "commit", "--quiet", "--message", "x")
    git(old, "push", "--quiet", str(desk.remote), "gh-pages")
    code, lines = desk.publish("github")
    assert (code, codes(lines)) == (1, ["publish-vanished"])
    assert "would lead nowhere: /gioi-thieu.html;" in lines[0]


def test_a_remote_that_does_not_answer_is_refused(desk: Desk) -> None:
    """A remote that cannot be reached is not taken for an empty one."""
    desk.remote.rename(desk.folder / "away.git")
    code, lines = desk.publish("github")
    assert (code, codes(lines)) == (1, ["publish-live-unreachable"])
    assert desk.publish("github", language="")[1][-1].startswith("Chưa xuất bản: ")


@pytest.mark.parametrize("history", [True, False])
def test_someone_else_s_publication_is_not_overwritten(desk: Desk, *, history: bool) -> None:
    """Where the branch moved on after it was read, the remote refuses and stays as it is."""
    desk.publish("github")
    other = HostingFile(path=OutputPath("x.txt"), data=b"x")
    artifact = read_artifact(desk.settings.output)
    signed = sign(desk.folder, NOW)
    with open_branch(desk.folder, str(desk.remote), "gh-pages") as slow:
        read_branch(slow)
        with open_branch(desk.folder, str(desk.remote), "gh-pages") as quick:
            read_branch(quick)
            mine = Delivery(artifact=artifact, extras=(other,), message="quick", signed=signed)
            push_site(quick, mine, history=history)
        with pytest.raises(Refused) as refused:
            push_site(slow, replace(mine, extras=(), message="slow"), history=history)
    assert [each.code for each in refused.value.problems] == ["publish-push-refused"]
    assert git(desk.remote, "log", "-1", "--format=%s", "gh-pages") == "quick"


def test_a_branch_s_name_is_checked(desk: Desk) -> None:
    """What git would not take for a branch is refused with a sentence."""
    with pytest.raises(Refused) as refused, open_branch(desk.folder, str(desk.remote), "..x"):
        pass
    assert [each.code for each in refused.value.problems] == ["publish-bad-branch"]
