"""Files beside a text that nothing shows are named, each kind with what can be done."""

from __future__ import annotations

from bulletins.model.bulletin import ReferenceKind
from bulletins.model.problem import warning

from tests.assembly.builders import (
    assembled,
    attachment,
    beside,
    bulletin,
    figure,
    linking,
    material,
    with_text,
)

PATH = "content/bulletins/2025/tin/index.md"


def files(*names: str) -> list[str]:
    """Return the paths of files beside the bulletin."""
    return [f"bulletins/2025/tin/{name}" for name in names]


def test_each_kind_is_named_once_in_a_folder() -> None:
    """Photos, documents, films and other files are warnings with their names, five at most."""
    read = material(bulletin("tin"), assets=files("a.jpg", "B.PNG", "k.pdf", "p.mp4", "x.psd", *"12345"))
    made = assembled(read)
    assert made.problems == (
        warning("unused-document", PATH, count=1, names="k.pdf", name="k.pdf"),
        warning("unused-file", PATH, count=6, names="1, 2, 3, 4, 5, …", name="1"),
        warning("unused-film", PATH, count=1, names="p.mp4", name="p.mp4"),
        warning("unused-photo", PATH, count=2, names="B.PNG, a.jpg", name="B.PNG"),
    )


def test_what_any_text_shows_or_links_to_is_used() -> None:
    """A cover, a photo, a document, a link from the text itself."""
    tin = bulletin("tin")
    tin = with_text(
        linking(tin, ReferenceKind.FILE, beside(tin, "l.pdf")),
        cover=figure(tin, "a.jpg"),
        photos=(figure(tin, "b.jpg"),),
        attachments=(attachment(tin, "k.pdf"),),
    )
    assert assembled(material(tin, assets=files("a.jpg", "b.jpg", "k.pdf", "l.pdf"))).problems == ()


def test_a_text_with_a_fault_is_not_told_of_files() -> None:
    """The photo that it names wrongly may be the very one that nothing shows."""
    tin = bulletin("tin")
    read = material(with_text(tin, cover=figure(tin, "anh-1.jpg")), assets=files("anh-2.jpg"))
    assert [found.code for found in assembled(read).problems] == ["missing-photo"]
