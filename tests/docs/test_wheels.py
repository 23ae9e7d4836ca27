"""The table of computers that are served says what the lock holds."""

from __future__ import annotations

from tests.docs.wheels import COMPUTERS, FILES, LOCK, PAGE, gaps, locked, page_of, read_files

LOCKED = locked(LOCK.read_text(encoding="utf-8"))
CONDITIONS = {package: condition for package, (condition, _) in LOCKED.items()}
WHEELS, HASHES = read_files(FILES.read_text(encoding="utf-8"))


def test_every_computer_is_served() -> None:
    """Each locked package is built for each computer and Python; what is not is known, and said on the page."""
    assert set(WHEELS) == set(LOCKED)
    assert list(gaps(WHEELS, CONDITIONS)) == [("pyyaml 6.0.3", "Windows arm64", "3.11")]


def test_every_wheel_is_one_of_the_lock() -> None:
    """The names are those of files whose hashes the lock holds."""
    by_package = {package: {HASHES[name] for name in names} for package, names in WHEELS.items()}
    assert {package: hashes - LOCKED[package][1] for package, hashes in by_package.items()} == dict.fromkeys(
        by_package, frozenset()
    )


def test_the_page_is_what_the_names_say() -> None:
    """The table is the one that the names of the files give."""
    page = PAGE.read_text(encoding="utf-8")
    assert page == page_of(WHEELS, CONDITIONS)
    assert "| pyyaml 6.0.3 | 3.11–3.14 | 3.12–3.14 |" in page
    assert [computer.name for computer in COMPUTERS if computer.name not in page] == []
