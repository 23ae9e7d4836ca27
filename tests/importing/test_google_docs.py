"""What Google Docs exports as a web page: comments stay private, crops are made, lists keep their levels."""

from __future__ import annotations

import io
import zipfile

import pytest
from bulletins.importing.folder_plan import PlannedFolder
from PIL import Image

from tests.importing.fixtures import imported
from tests.importing.word_files import picture_bytes

FRAME = "overflow: hidden; display: inline-block; margin: 0.00px 0.00px; width: 200.00px; height: 200.00px;"
OPENING = (
    '<p class="c2 title"><span>Hội thi áo dài xã Bến Ao</span></p>'
    '<p class="c0"><span>Sáng 8/3/2025, Hội Phụ nữ xã Bến Ao trao giải hội thi áo dài.</span></p>'
)


def exported(body: str, picture: bytes | None = None) -> PlannedFolder:
    """Return the folder that an export becomes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("HoiThi.html", f'<html><head></head><body class="c9 doc-content">{OPENING}{body}</body></html>')
        if picture is not None:
            parts.writestr("images/image1.png", picture)
    folder = imported("hoi-thi.zip", file.getvalue)
    assert isinstance(folder, PlannedFolder)
    return folder


def text_of(folder: PlannedFolder) -> str:
    """Return the text of a bulletin."""
    return dict(folder.files)["index.md"].decode()


def codes_of(folder: PlannedFolder) -> set[str]:
    """Return the codes of what is said of an import."""
    return {found.code for found in folder.losses}


def test_comments_are_left_out_and_said() -> None:
    """Neither a comment's sign nor its words, nor a reply of two paragraphs, stand in the bulletin."""
    folder = exported(
        '<p><span>Câu có nhận xét</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>'
        '<sup><a href="#cmnt2" id="cmnt_ref2">[b]</a></sup><span> và hết câu.</span></p>'
        '<div class="c5"><p class="c6"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>chị xem lại số tiền này</span></p>'
        "<p><span>còn thiếu của ấp Chợ</span></p></div>"
        '<div class="c5"><p class="c6"><a href="#cmnt_ref2" id="cmnt2">[b]</a><span>đã xem</span></p></div>'
    )
    text = text_of(folder)
    assert "Câu có nhận xét và hết câu." in text
    assert not [words for words in ("số tiền", "ấp Chợ", "đã xem", "[a]", "[b]", "cmnt") if words in text]
    assert [found.count for found in folder.losses if found.code == "import-comment"] == [2]


def test_a_comment_goes_and_the_footnotes_beside_it_stay() -> None:
    """A text's footnotes stand beside its comments at the end."""
    folder = exported(
        '<p><span>Câu có chú</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>'
        '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>.</span></p><hr>'
        '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> Theo báo cáo quý I.</span></p></div>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>riêng tư</span></p></div>'
    )
    assert "Theo báo cáo quý I." in text_of(folder)
    assert "riêng tư" not in text_of(folder)


@pytest.mark.parametrize(
    ("shift", "is_black"), [("margin-left: -200.00px", True), ("margin-left: 0.00px", False), ("margin-left:0", False)]
)
def test_what_a_frame_cuts_off_a_picture_is_cut_off_the_photo(shift: str, *, is_black: bool) -> None:
    """The frame shows one half of a picture; the photo holds no pixel of the other half."""
    style = (
        f"width: 400.00px; height: 200.00px; {shift}; margin-top: 0.00px; transform: rotate(0.00rad) translateZ(0px);"
    )
    folder = exported(
        f'<p><span style="{FRAME}"><img alt="" src="images/image1.png" style="{style}" title=""></span></p>',
        picture_bytes("red", (400, 200), "PNG"),
    )
    (data,) = (data for name, data in folder.files if name != "index.md")
    image = Image.open(io.BytesIO(data)).convert("RGB")
    assert abs(image.width / image.height - 1) < 0.05
    for across in (0.1, 0.5, 0.9):
        pixel = image.getpixel((int(image.width * across), image.height // 2))
        assert isinstance(pixel, tuple)
        assert (pixel[0] < 60) is is_black, pixel


def test_a_crop_that_is_not_known_leaves_the_picture_out() -> None:
    """A shifted picture without sizes, and one behind a clip, are left out; the report says so."""
    for style in ("margin-left: -200px", "clip-path: inset(0 50% 0 0); width: 400px; height: 200px"):
        folder = exported(
            f'<p><span style="{FRAME}"><img src="images/image1.png" style="{style}"></span></p>',
            picture_bytes("red", (400, 200), "PNG"),
        )
        assert [name for name, _ in folder.files] == ["index.md"]
        assert "import-crop-unknown" in codes_of(folder)


def test_a_picture_that_is_shown_whole_stays_whole() -> None:
    """Google Docs writes a frame around every picture; most cut nothing."""
    style = "width: 200.00px; height: 200.00px; margin-left: 0.00px; margin-top: 0.00px;"
    folder = exported(
        f'<p><span style="{FRAME}"><img src="images/image1.png" style="{style}"></span></p>',
        picture_bytes("red", (400, 400), "PNG"),
    )
    (data,) = (data for name, data in folder.files if name != "index.md")
    assert Image.open(io.BytesIO(data)).size == (400, 400)


def test_lists_keep_their_levels() -> None:
    """Lists in lists stand beside one another in the export; their class says how deep each is."""
    folder = exported(
        '<ul class="c8 lst-kix_list_1-0 start"><li class="c5"><span>vải</span></li></ul>'
        '<ul class="c8 lst-kix_list_1-1 start"><li class="c6"><span>vải hoa</span></li></ul>'
        '<ul class="c8 lst-kix_list_1-2 start"><li class="c6"><span>hoa sen</span></li></ul>'
        '<ul class="c8 lst-kix_list_1-0"><li class="c5"><span>kim</span></li></ul>'
    )
    assert "* vải\n    * vải hoa\n        * hoa sen\n* kim" in text_of(folder).replace("\n- ", "\n* ").replace(
        "    - ", "    * "
    )
