"""Old addresses become what a site without a program behind it can answer, or nothing."""

from __future__ import annotations

import pytest
from bulletins.model.paths import old_address


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/2019/03/tin-cu/", "/2019/03/tin-cu/"),
        ("/2019/03/tin-cu", "/2019/03/tin-cu/"),
        ("/tin/cu.html", "/tin/cu.html"),
        ("/tin/cu.HTM", "/tin/cu.HTM"),
        ("/tin/index.html", "/tin/"),
        ("/tin.php", "/tin.php/"),
        ("/index.php/tin-cu", "/index.php/tin-cu/"),
        ("//tin//cu//", "/tin/cu/"),
        ("/ph%E1%BB%A5-n%E1%BB%AF/", "/phụ-nữ/"),
        ("/phu\u0323-nu\u031b\u0303/", "/phụ-nữ/"),
    ],
)
def test_an_old_address_is_kept(typed: str, kept: str) -> None:
    """Folders and pages stay as they were; everything else is found as a folder."""
    assert old_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("/", "/index.html", "/?id=3", "/tin/#cu", "tin/cu", "/../tin/", "/tin/.git/x", "/tin/a:b/", "/con/tin/"),
        *("/a./b", "/%3Fid=3", "/tin%00cu/", "/%C3%28/", "/" + "a" * 300, "/tin/%2e%2e/cu/"),
    ],
)
def test_an_old_address_that_no_folder_can_have_is_none(typed: str) -> None:
    """What differs only behind a question mark, leads out, or cannot be stored everywhere is not kept."""
    assert old_address(typed) is None
