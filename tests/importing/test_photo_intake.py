"""Photos are upright, cropped, bounded and bare of metadata before anything of them is written."""

from __future__ import annotations

import base64
import io

import pytest
from bulletins.model.photo import NO_EDIT, PhotoEdit
from bulletins.model.settings import PhotoSettings
from bulletins.photos import take_photo
from PIL import Image

from tests.importing.word_files import picture_bytes

RED, BLACK = (254, 0, 0), (0, 0, 0)


def kept(data: bytes, edit: PhotoEdit = NO_EDIT, longest: int = 2560) -> Image.Image:
    """Return the photo that is kept, opened."""
    outcome = take_photo("a.jpg", data, edit, PhotoSettings(longest_side=longest))
    assert outcome.value is not None
    image = Image.open(io.BytesIO(outcome.value.data))
    assert image.size == (outcome.value.width, outcome.value.height)
    assert outcome.value.suffix == ("png" if image.format == "PNG" else "jpg")
    return image


def colours(image: Image.Image) -> tuple[bool, bool, bool, bool]:
    """Return for the corners (top left, top right, bottom left, bottom right) whether they are red."""
    right, bottom = image.width - 3, image.height - 3
    found = [image.convert("RGB").getpixel(at) for at in ((2, 2), (right, 2), (2, bottom), (right, bottom))]
    first, second, third, fourth = (isinstance(one, tuple) and one[0] > 128 for one in found)
    return first, second, third, fourth


def test_orientation_is_applied_and_metadata_gone() -> None:
    """A photo taken with the camera on its side stands upright, and says neither where nor by what it was taken."""
    image = kept(picture_bytes("red", (320, 240), orientation=6))
    assert image.size == (240, 320)
    assert colours(image) == (True, True, False, False)
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize(
    ("edit", "size", "red"),
    [
        (PhotoEdit(left=0.5), (160, 240), (False, False, False, False)),
        (PhotoEdit(right=0.5, top=0.25), (160, 180), (True, True, True, True)),
        (PhotoEdit(mirrored=True), (320, 240), (False, True, False, True)),
        (PhotoEdit(turn=90.0), (240, 320), (True, True, False, False)),
        (PhotoEdit(turn=270.0), (240, 320), (False, False, True, True)),
        (PhotoEdit(turn=180.0), (320, 240), (False, True, False, True)),
        (PhotoEdit(mirrored=True, turn=90.0), (240, 320), (False, False, True, True)),
    ],
)
def test_a_photo_is_kept_as_its_document_shows_it(
    edit: PhotoEdit, size: tuple[int, int], red: tuple[bool, bool, bool, bool]
) -> None:
    """Crop, mirror and turn are in the pixels; what was cut off is in no byte."""
    image = kept(picture_bytes("red"), edit)
    assert (image.size, colours(image)) == (size, red)


@pytest.mark.parametrize(
    ("ratio", "size", "red"),
    [
        (4 / 3, (240, 240), (True, True, False, False)),  # the left quarter of the stored photo is the upper one
        (2 / 3, (180, 320), (True, True, False, False)),
        (0.0, (180, 320), (True, True, False, False)),
    ],
)
def test_a_crop_counts_on_the_photo_as_its_frame_shows_it(
    ratio: float, size: tuple[int, int], red: tuple[bool, bool, bool, bool]
) -> None:
    """A lying frame shows the photo as the camera stored it, a standing one shows it upright; so was it cropped."""
    image = kept(picture_bytes("red", orientation=6), PhotoEdit(left=0.25, ratio=ratio))
    assert (image.size, colours(image)) == (size, red)


def test_a_slant_stands_on_white() -> None:
    """A photo turned by a few degrees is kept whole, on white paper."""
    image = kept(picture_bytes("red"), PhotoEdit(turn=10.0))
    assert image.size > (320, 240)
    assert image.convert("RGB").getpixel((1, 1)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP", "TIFF"])
def test_the_longest_side_is_bounded(kind: str) -> None:
    """A photo of twelve megapixels is made smaller, whatever its format; the bound counts after the crop."""
    data = picture_bytes("red", (4000, 3000), kind)
    assert kept(data).size == (2560, 1920)
    assert kept(data, PhotoEdit(left=0.5)).size == (1707, 2560)
    assert kept(data, longest=400).size == (400, 300)


def test_a_small_photo_is_not_made_larger() -> None:
    """A photo within the bound keeps its size."""
    assert kept(picture_bytes("red", (300, 200))).size == (300, 200)


def test_drawings_stay_sharp() -> None:
    """A picture of few colours stays PNG, with what is transparent in it."""
    file = io.BytesIO()
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(file, "PNG")
    image = kept(file.getvalue())
    assert (image.format, image.mode) == ("PNG", "RGBA")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo-empty"),
        (b"text", "photo-no-image"),
        (picture_bytes("red")[:300], "photo-damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo-svg"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(20), "photo-heic"),
    ],
)
def test_what_is_no_photo_is_named(data: bytes, code: str) -> None:
    """A file that cannot be kept as a photo has its sentence."""
    outcome = take_photo("a", data, NO_EDIT, PhotoSettings())
    assert (outcome.value, [found.code for found in outcome.problems]) == (None, [code])


def test_the_same_photo_gives_the_same_bytes() -> None:
    """Nothing but the bytes and the edit decides what is kept."""
    one, other = (take_photo("a", picture_bytes("red"), PhotoEdit(left=0.1), PhotoSettings()) for _ in range(2))
    assert one == other


HEIC = base64.b85decode(
    "0000SW^{RQXk}?*00000ZE0pPXk}?*ZE0a<0005LZDn*}000000000XXk=`10000000000aA{+700000000000000000000G-"
    "+&aV*mgE07O6l0ssL300001;s5~v00000005Z)0ssI200Mge0RR9100000W&i*HIB98aW&i*H00062000$fZf0cy000000RRAKc4"
    "ILB0000LX>Mj^0ssI300IC2MR;ju000004sdC7Z2$lO00031008}IaB^?}007--aAR)(004Gqc4I>U18@KU0FVFx0000U@BsY%`1"
    "k+-4+CHT0RR|40Sp2E{{wIU00RJ!0009300RIXx&lC90096hLID8-"
    "Z~y=U0FVFx0{{R603M(qfd!W8<fgf}2xu@M00096AOHXZ03l)k0RRR>0l{;?i2wiq6Ju{|a&BX6cmM$a4FCp!0000KX>)L800000"
    "0000$0000$0000eV{Bn?0000$000010000m000010000000002|NsB+000020000GaA|mH000000|*ER0000OX>e^}0000000001"
    "009Mo0s{qv0000QX>w&|000000000EV`Ot<00IC3009610S9elVRQfh0F@{KuL<Bi^CJKM@;^8K{IJf;`^CgpzyI4LjPKO?zyE=M"
    ">3$bVb>Q)l+|#eb<-dZ;-3h;Z@&s~V%odN=J5d%1Fax2r(j17L6pL%nE--k(8Rh(r1or2iwbSLRcK!TR(ckM4jgie+H9U}0&HVXX"
    ")wv<|EZK5E9otv%?hFZ}EL@1O75Dk7%XNT-"
    "4sX|{f>>Yx000I>cxh$;08LE*DgXcg2mk^B5&#1L000311^@tvB>)5f00031001Tc000000ssL30ssI20!{z`000621poj50{{R3"
    "L;wH)000003IG5A0RR910ssI20RR910{{R30R"
)
"""A photo of 64 by 48 as iPhones store them, the left half red, with a place in its EXIF."""


def test_a_photo_of_an_iphone_is_taken_as_any_other() -> None:
    """Where the library is installed an HEIC photo is kept as its pixels alone."""
    pytest.importorskip("pi_heif")
    assert b"Exif" in HEIC
    image = kept(HEIC)
    assert (image.size, colours(image)) == ((64, 48), (True, False, True, False))
    assert dict(image.getexif()) == {}


@pytest.mark.parametrize("length", [len(HEIC) - 1, len(HEIC) - 100, 500])
def test_half_a_photo_of_an_iphone_is_none(length: int) -> None:
    """A file that was cut off is refused; its library would show what is missing in green."""
    pytest.importorskip("pi_heif")
    outcome = take_photo("a", HEIC[:length], NO_EDIT, PhotoSettings())
    assert (outcome.value, [found.code for found in outcome.problems]) == (None, ["photo-damaged"])
