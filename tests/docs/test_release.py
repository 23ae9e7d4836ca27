"""Version, tag, changelog and lock say the same; what does not is named."""

from __future__ import annotations

from bulletins import __version__

from tests.docs.release import ROOT, disagreements, main, notes

CHANGELOG, LOCK, PROJECT = (
    (ROOT / name).read_text(encoding="utf-8") for name in ("CHANGELOG.md", "requirements.txt", "pyproject.toml")
)


def test_everything_agrees() -> None:
    """As it stands, and under the tag that a release of it has."""
    assert list(disagreements(CHANGELOG, LOCK, PROJECT, f"v{__version__}")) == []
    assert main([f"v{__version__}"]) == 0


def test_what_does_not_agree_is_named() -> None:
    """Another tag, a changelog without this version's heading, and a lock that is behind are each told."""
    older = LOCK.replace("jinja2==3.1.6", "jinja2==2.9.0")
    found = list(disagreements("# Changelog\n\n## 0.9.0\n", older, PROJECT, "v7.0.0"))
    assert found == [
        f"CHANGELOG.md begins with “0.9.0”, the program is {__version__}",
        f"the tag is v7.0.0, the program is {__version__}",
        "requirements.txt does not serve jinja2>=3.1",
    ]
    assert next(disagreements(CHANGELOG, "", PROJECT)) == "requirements.txt does not serve babel>=2.18"


def test_the_text_of_a_release() -> None:
    """It is this version's part of the changelog, and nothing of an earlier one."""
    text = f"# Changelog\n\n## {__version__}\n\n* New.\n\n## 0.9.0\n\n* Old.\n"
    assert notes(text) == "* New."
    assert notes(CHANGELOG).startswith("* ")
