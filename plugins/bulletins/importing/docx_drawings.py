"""The drawings of a Word file: photos as Word shows them, text boxes, and the names of drawings that are lost."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from bulletins.importing.docx_files import WordFile
from bulletins.importing.flow import FlowFindings, PictureSpot
from bulletins.importing.zip_parts import whole_number
from bulletins.model.loss import LossKind
from bulletins.model.photo import PhotoEdit
from bulletins.model.value import replace

_WHOLE = 100_000
_VML_WHOLE = 65_536
_DEGREE = 60_000
_VECTOR = (".emf", ".wmf", ".emz", ".wmz", ".svg", ".pct", ".pict")
_PLAIN_SHAPES = {"", "rect", "roundRect"}
_COLOURING = frozenset(
    {
        "a.grayscl",
        "a.duotone",
        "a.lum",
        "a.biLevel",
        "a.clrChange",
        "a.clrRepl",
        "a.hsl",
        "a.tint",
        "a.blur",
        "a.fillOverlay",
    }
)
_SIDES = ("left", "top", "right", "bottom")


class Drawings:
    """Reads the drawings of one part."""

    def __init__(self, file: WordFile, part: str, findings: FlowFindings) -> None:
        """Take the file, the part whose relationships count, and who hears of losses."""
        self._file = file
        self._part = part
        self._findings = findings

    def read(self, drawing: Element) -> tuple[tuple[PictureSpot, ...], tuple[Element, ...]]:
        """Return the pictures of a drawing and the contents of its text boxes, each in order."""
        pictures: list[PictureSpot] = []
        boxes: list[Element] = []
        known = False
        words = next(drawing.iter("wp.docPr"), None)
        for element in _shown(drawing):
            tag = element.tag
            if tag in {"pic.pic", "v.imagedata", "w.txbxContent"}:
                known = True
            if tag == "w.txbxContent":
                boxes.append(element)
            elif tag == "pic.pic":
                pictures += self._picture(element, words)
            elif tag == "v.imagedata":
                pictures += self._old_picture(element)
        if not known:
            self._report(drawing)
        return tuple(pictures), tuple(boxes)

    def _picture(self, element: Element, words: Element | None) -> Iterator[PictureSpot]:
        """Yield a picture in Word's present format, unless its file cannot be shown."""
        blip = element.find(".//a.blip")
        own = element.find("pic.nvPicPr/pic.cNvPr")
        name = "" if own is None else own.get("name", "")
        if blip is None:
            self._findings.add("import-picture-missing", LossKind.LOST, name=name)
            return
        media = self._media(blip, name)
        if not media:
            return
        place = self._findings.next_picture()
        if any(each.tag in _COLOURING or each.tag == "imgEffect" for each in element.iter()):
            self._findings.add("import-recoloured", LossKind.CHANGED, place)
        shape = element.find("pic.spPr/a.prstGeom")
        if shape is not None and shape.get("prst", "") not in _PLAIN_SHAPES:
            self._findings.add("import-shaped-picture", LossKind.CHANGED, place)
        yield PictureSpot(media=media, place=place, name=name, alt=_alt(words) or _alt(own), edit=_edit(element))

    def _old_picture(self, element: Element) -> Iterator[PictureSpot]:
        """Yield a picture in the format that Word wrote until 2007 (VML)."""
        media = self._file.target(self._part, element.get("r.id", ""))
        name = media.rpartition("/")[2]
        if not media or name.lower().endswith(_VECTOR):
            self._leave_out(name)
            return
        cut = [_vml_part(element.get(f"crop{side}", "")) for side in _SIDES]
        place = self._findings.next_picture()
        yield PictureSpot(media=media, place=place, name=name, alt=element.get("o.title", ""), edit=_cropped(cut))

    def _media(self, blip: Element, name: str) -> str:
        """Return the key of a picture's bytes; empty, with a finding, where it cannot be shown."""
        media = self._file.target(self._part, blip.get("r.embed", ""))
        if not media:
            self._findings.add("import-picture-missing", LossKind.LOST, name=name)
            return ""
        if media.lower().endswith(_VECTOR):
            self._leave_out(media.rpartition("/")[2])
            return ""
        return media

    def _leave_out(self, name: str) -> None:
        """Report that a picture is left out because browsers do not show its format."""
        if name:
            self._findings.add("import-vector-picture", LossKind.LOST, self._findings.next_picture(), name=name)
        else:
            self._findings.add("import-picture-missing", LossKind.LOST, name=name)

    def _report(self, drawing: Element) -> None:
        """Report the kind of a drawing without photo or text."""
        for element in drawing.iter():
            if element.tag == "c.chart" or element.tag.endswith("chart"):
                words = self._file.words(self._file.target(self._part, element.get("r.id", "")))
                self._findings.add("import-chart", LossKind.LOST, text=words)
                return
            if element.tag == "dgm.relIds":
                words = self._file.words(self._file.target(self._part, element.get("r.dm", "")))
                self._findings.add("import-diagram", LossKind.LOST, text=words)
                return
        art = next((one.get("string", "") for one in drawing.iter("v.textpath")), "")
        if art:
            self._findings.add("import-word-art", LossKind.LOST, text=art)
        elif drawing.tag == "w.object":
            self._findings.add("import-object", LossKind.LOST)
        elif not any(one.get("o.hr") for one in drawing.iter()):
            self._findings.add("import-shape", LossKind.LOST)


def _shown(element: Element) -> Iterator[Element]:
    """Yield an element's descendants in order: one of several alternatives, and nothing inside a text box."""
    for child in element:
        if child.tag == "mc.AlternateContent":
            choice = child.find("mc.Choice")
            yield from _shown(choice if choice is not None and len(choice) else child)
            continue
        yield child
        if child.tag != "w.txbxContent":
            yield from _shown(child)


def _alt(words: Element | None) -> str:
    """Return the description of a picture, written by a person or by a program."""
    return "" if words is None else words.get("descr", "") or ""


def _edit(picture: Element) -> PhotoEdit:
    """Return the changes that Word makes to a picture (crop, turn, mirror); frames around it are not counted."""
    frame, cut = picture.find("pic.spPr/a.xfrm"), picture.find("pic.blipFill/a.srcRect")
    edit = _cropped([0.0] * 4 if cut is None else [_part(cut.get(side)) for side in "ltrb"])
    if frame is None:
        return edit
    size = frame.find("a.ext")
    width, height = (0, 0) if size is None else (whole_number(size.get("cx")), whole_number(size.get("cy")))
    cropped = edit != PhotoEdit()
    return replace(
        edit,
        ratio=width / height if cropped and height else 0.0,
        turn=whole_number(frame.get("rot")) / _DEGREE % 360,
        mirrored=frame.get("flipH") in {"1", "true"},
        flipped=frame.get("flipV") in {"1", "true"},
    )


def _cropped(sides: list[float]) -> PhotoEdit:
    """Return a crop of left, top, right and bottom; none where it would leave nothing."""
    left, top, right, bottom = sides
    if left + right >= 1 or top + bottom >= 1:
        return PhotoEdit()
    return PhotoEdit(left=left, top=top, right=right, bottom=bottom)


def _part(text: str | None) -> float:
    """Return a share written in thousandths of a percent, or with a percent sign."""
    if text and text.endswith("%"):
        return max(0.0, whole_number(text[:-1]) / 100)
    return max(0.0, whole_number(text) / _WHOLE)


def _vml_part(text: str) -> float:
    """Return a share written as a fraction of 65536 (`13107f`) or as a decimal number."""
    try:
        value = int(text[:-1]) / _VML_WHOLE if text.endswith("f") else float(text or 0)
    except ValueError:
        return 0.0
    return min(max(value, 0.0), 0.99)
