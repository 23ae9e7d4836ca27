"""What Word shows of forms: chosen entries, boxes, typed values; signs of symbol fonts typed as letters."""

from __future__ import annotations

from bulletins.importing.docx_reader import read_docx
from bulletins.importing.flow import FlowParagraph

from tests.importing.word_files import WordFile


def field(data: str, code: str, result: str = "") -> str:
    """Return a form field as Word stores it."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"{}</w:r>'
    begin = sign.format("begin", f"><w:ffData>{data}</w:ffData></w:fldChar>")
    text = f"<w:r><w:t>{result}</w:t></w:r>" if result else ""
    return (
        f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{sign.format('separate', '/>')}{text}"
        f"{sign.format('end', '/>')}"
    )


def lines_of(*paragraphs: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the lines of a Word file of raw paragraphs, and each finding with its text."""
    word = WordFile()
    for paragraph in paragraphs:
        word.raw(paragraph)
    flow = read_docx(word.bytes())
    lines = [block.text.strip() for block in flow.blocks if isinstance(block, FlowParagraph)]
    return lines, [(found.code, dict(found.details).get("text", "")) for found in flow.losses]


def test_form_fields_show_their_values() -> None:
    """The chosen entry of a list (the first where none was chosen), a crossed and an empty box, a typed name."""
    entries = '<w:listEntry w:val="Xuất sắc"/><w:listEntry w:val="Tốt"/>'
    chosen = field(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>', "FORMDROPDOWN")
    first = field(f"<w:ddList>{entries}</w:ddList>", "FORMDROPDOWN")
    crossed = field("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "FORMCHECKBOX")
    empty = field("<w:checkBox><w:default w:val='0'/></w:checkBox>", "FORMCHECKBOX")
    name = field("<w:textInput/>", "FORMTEXT", "Chị Mẫu")
    lines, said = lines_of(*(f"<w:p>{one}</w:p>" for one in (chosen, first, crossed, empty, name)))
    assert (lines, said) == (["Tốt", "Xuất sắc", "☒", "☐", "Chị Mẫu"], [])


def test_a_content_control_shows_what_was_filled_in() -> None:
    """A control's content is text; words that only ask for it are left out and said, in a line and as a line."""
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    filled = "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:r><w:t>08/03/2026</w:t></w:r></w:sdtContent></w:sdt>"
    asked = prompt.format("<w:r><w:t>Chọn ngày.</w:t></w:r>")
    line = prompt.format("<w:p><w:r><w:t>Bấm để nhập.</w:t></w:r></w:p>")
    lines, said = lines_of(f"<w:p>{filled}{asked}</w:p>", line)
    assert (lines, said) == (["08/03/2026"], [("import-prompt", "Chọn ngày."), ("import-prompt", "Bấm để nhập.")])


def test_letters_of_a_symbol_font_are_its_signs() -> None:
    """`Ø` in Wingdings is a bullet and `ü` a tick; a sign without a letter of its own is said."""
    font = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    runs = [
        f"<w:p><w:r>{font}<w:t>{sign}</w:t></w:r><w:r><w:t xml:space='preserve'> Vải</w:t></w:r></w:p>"
        for sign in "Øüê"
    ]
    lines, said = lines_of(*runs)
    assert (lines, said) == (["• Vải", "✓ Vải", "Vải"], [("import-sign", "")])
