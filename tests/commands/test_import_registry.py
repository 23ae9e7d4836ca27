"""A table of units or campaigns becomes their files: slugs made, days read, what is there brought up to date."""

from __future__ import annotations

import io
import time
import zipfile
from html import escape
from pathlib import Path

from tests.commands.test_import_files import run_import
from tests.sites import copy_base, run_check, tree

HEAD = ("Tên đơn vị", "Tên tiếng Anh", "Cấp", "Cấp trên", "Từ ngày", "Đến ngày", "Kế thừa")


def comma_table(folder: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD, name: str = "don-vi.csv") -> None:
    """Write a table as Excel saves it with Vietnamese settings: a mark in front, semicolons between."""
    text = "\r\n".join(";".join(f'"{cell}"' if ";" in cell else cell for cell in row) for row in (head, *rows))
    (folder / name).write_text(text, encoding="utf-8-sig", newline="")


def workbook(rows: list[tuple[str | int, ...]]) -> bytes:
    """Return a workbook as Excel writes it: shared texts, whole numbers as days by the style of their cells."""
    shared: list[str] = []
    lines = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, cell in enumerate(row):
            place = f"{chr(65 + column)}{number}"
            if isinstance(cell, int):
                cells.append(f'<c r="{place}" s="1"><v>{cell}</v></c>')
            elif cell:
                shared.append(cell)
                cells.append(f'<c r="{place}" t="s"><v>{len(shared) - 1}</v></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{relation}">'
        '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{''.join(lines)}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst {space}>{''.join(f'<si><t>{escape(one)}</t></si>' for one in shared)}</sst>",
        "xl/styles.xml": f'<styleSheet {space}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def test_units_of_a_table_get_their_files(tmp_path: Path) -> None:
    """Names, level, parent by name, days as typed in Viet Nam, and the unit that goes on with the work."""
    content = copy_base(tmp_path)
    comma_table(
        tmp_path,
        ("Hội LHPN xã Hòa Tú", "Hoa Tu Commune Women's Union", "Xã, phường", "Hội Phụ nữ tỉnh Sen", "1/7/2025", "", ""),
        ("Hội LHPN huyện Cũ", "Cu District", "", "tinh-sen", "", "30/06/2025", "Hội LHPN xã Hòa Tú; xa-ben-ao"),
    )
    code, said = run_import(tmp_path, "don-vi.csv")
    assert code == 0, said
    assert (content / "units/xa-hoa-tu.yml").read_text(encoding="utf-8") == (
        "name:\n  vi: Hội LHPN xã Hòa Tú\n  en: Hoa Tu Commune Women's Union\n"
        "level: commune\nparent: tinh-sen\nvalid_from: 2025-07-01\n"
    )
    assert (
        (content / "units/huyen-cu.yml")
        .read_text(encoding="utf-8")
        .endswith("valid_to: 2025-06-30\nsuccessors:\n  - xa-hoa-tu\n  - xa-ben-ao\nlevel: district\n")
    )
    assert said.splitlines()[-1] == "Files: 2 new, 0 changed, 0 as they were."
    assert run_check(tmp_path)[0] == 0


def test_a_second_run_updates_and_leaves_what_people_wrote(tmp_path: Path) -> None:
    """The table's columns are brought up to date, everything else stays; the same table again changes nothing."""
    content = copy_base(tmp_path)
    comma_table(tmp_path, ("Hội Phụ nữ xã Bến Ao", "", "commune", "tinh-sen", "01/01/2024", "", ""))
    file = content / "units/xa-ben-ao.yml"
    file.write_text(file.read_text(encoding="utf-8") + "aliases: [xa-cu]  # cũ\n", encoding="utf-8", newline="\n")
    before = file.read_text(encoding="utf-8")
    code, said = run_import(tmp_path, "don-vi.csv")
    assert (code, said.splitlines()[-1]) == (0, "Files: 0 new, 1 changed, 0 as they were.")
    assert file.read_text(encoding="utf-8") == before.replace("2025-07-01", "2024-01-01")
    code, said = run_import(tmp_path, "don-vi.csv")
    assert (code, said) == (0, "Files: 0 new, 0 changed, 1 as they were.\n")


def test_two_communes_of_one_name_are_told_apart_and_said(tmp_path: Path) -> None:
    """Both get their parent's name behind their own."""
    content = copy_base(tmp_path)
    comma_table(
        tmp_path,
        ("Hội LHPN xã Tân An", "", "", "Hội Phụ nữ tỉnh Sen", "", "", ""),
        ("Hội LHPN xã Tân An", "", "", "Hội Phụ nữ huyện Ao", "", "", ""),
    )
    code, said = run_import(tmp_path, "don-vi.csv")
    assert code == 0, said
    assert {"xa-tan-an-tinh-sen.yml", "xa-tan-an-huyen-ao.yml"} <= {file.name for file in (content / "units").iterdir()}
    assert said.count("is the code of several") == 2
    before = tree(content)
    assert run_import(tmp_path, "don-vi.csv")[0] == 0
    assert tree(content) == before


def test_every_wrong_cell_is_told_with_its_line_and_nothing_is_written(tmp_path: Path) -> None:
    """Unknown parents, days that are none, levels that the site lacks, rows that are there twice."""
    content = copy_base(tmp_path)
    before = tree(content)
    comma_table(
        tmp_path,
        ("Hội LHPN xã Một", "", "Liên xã", "Hội tỉnh Không Có", "31/02/2025", "", ""),
        ("Hội LHPN xã Hai", "", "commune", "tinh-sen", "", "", ""),
        ("Hội LHPN xã Hai", "", "commune", "tinh-sen", "", "", ""),
    )
    code, said = run_import(tmp_path, "don-vi.csv")
    assert (code, tree(content)) == (1, before)
    for told in (
        "don-vi.csv:2: error import-cell-unit",
        "don-vi.csv:2: error import-cell-day",
        "don-vi.csv:4: error import-row-twice",
    ):
        assert told in said, said


def test_three_hundred_communes_of_a_workbook_take_seconds(tmp_path: Path) -> None:
    """A workbook of Excel with days as numbers is read like any other table."""
    content = copy_base(tmp_path)
    rows: list[tuple[str | int, ...]] = [("Tên đơn vị", "Cấp trên", "Từ ngày")]
    rows += [(f"Hội LHPN xã Thứ {number}", "tinh-sen", 45839) for number in range(300)]
    (tmp_path / "don-vi.xlsx").write_bytes(workbook(rows))
    begun = time.monotonic()
    code, said = run_import(tmp_path, "don-vi.xlsx")
    assert (code, said.splitlines()[-1]) == (0, "Files: 300 new, 0 changed, 0 as they were.")
    assert time.monotonic() - begun < 60
    assert "valid_from: 2025-07-01" in (content / "units/xa-thu-7.yml").read_text(encoding="utf-8")
    assert run_check(tmp_path)[0] == 0


def test_campaigns_are_known_by_their_type(tmp_path: Path) -> None:
    """A table with types is one of campaigns."""
    content = copy_base(tmp_path)
    head = ("Tên", "Loại", "Đơn vị phát động", "Từ năm", "Đến năm")
    comma_table(tmp_path, ("Đề án 938: tuyên truyền", "project", "tinh-sen", "2017", "2027"), head=head, name="a.csv")
    code, said = run_import(tmp_path, "a.csv")
    assert code == 0, said
    assert (content / "campaigns/de-an-938-tuyen-truyen.yml").read_text(encoding="utf-8") == (
        'name:\n  vi: "Đề án 938: tuyên truyền"\ntype: project\nowner: tinh-sen\nstart: 2017\nend: 2027\n'
    )


def test_a_unit_with_another_parent_is_the_same_unit(tmp_path: Path) -> None:
    """Where one unit alone has a name, a second run with another parent changes its file, and says so."""
    content = copy_base(tmp_path)
    (tmp_path / "don-vi.csv").write_text("tên,cấp trên\nHội Phụ nữ xã Bến Ao,huyen-ao\n", encoding="utf-8")
    code, said = run_import(tmp_path, "don-vi.csv")
    assert code == 0, said
    assert sorted(file.stem for file in (content / "units").glob("*.yml")) == ["huyen-ao", "tinh-sen", "xa-ben-ao"]
    assert "parent: huyen-ao\n" in (content / "units/xa-ben-ao.yml").read_text(encoding="utf-8")
    assert "its parent was tinh-sen and is now huyen-ao" in said


def merged(rows: list[tuple[str | int, ...]], *areas: str) -> bytes:
    """Return a workbook with merged cells."""
    file = io.BytesIO()
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    with zipfile.ZipFile(io.BytesIO(workbook(rows))) as plain, zipfile.ZipFile(file, "w") as archive:
        for name in plain.namelist():
            archive.writestr(name, plain.read(name).replace(b"</sheetData>", f"</sheetData>{cells}".encode()))
    return file.getvalue()


def test_a_table_as_offices_print_it(tmp_path: Path) -> None:
    """Titles above, a head of two rows, merged parents, a sum and a signature below; what is no unit is said."""
    content = copy_base(tmp_path)
    rows: list[tuple[str | int, ...]] = [
        ("HỘI LHPN TỈNH SEN", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("DANH SÁCH ĐƠN VỊ TRỰC THUỘC",),
        ("STT", "Tên đơn vị", "Đơn vị cấp trên", "Thời gian hoạt động", "", "Ghi chú"),
        ("", "", "", "Từ ngày", "Đến ngày", ""),
        ("I", "Các xã"),
        ("1", "Hội LHPN xã Tân Phú", "Hội Phụ nữ tỉnh Sen", 45839, "", "chị Hà phụ trách"),
        ("2", "Hội LHPN phường Hoa Sen", "", "1/7/2025"),
        ("", "Tổng cộng: 02 đơn vị"),
        ("", "", "", "NGƯỜI LẬP BIỂU"),
    ]
    data = merged(rows, "A2:F2", "D3:E3", "A3:A4", "B3:B4", "C3:C4", "F3:F4", "C6:C7")
    (tmp_path / "don-vi.xlsx").write_bytes(data)
    code, said = run_import(tmp_path, "don-vi.xlsx")
    assert code == 0, said
    for name, vi in (("xa-tan-phu", "Hội LHPN xã Tân Phú"), ("phuong-hoa-sen", "Hội LHPN phường Hoa Sen")):
        assert (content / f"units/{name}.yml").read_text(encoding="utf-8") == (
            f"name:\n  vi: {vi}\nparent: tinh-sen\nvalid_from: 2025-07-01\nlevel: commune\n"
        )
    assert said.splitlines()[:6] == [
        "  row 1 is no unit or campaign and was passed over: HỘI LHPN TỈNH SEN · CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "  row 2 is no unit or campaign and was passed over: DANH SÁCH ĐƠN VỊ TRỰC THUỘC",
        "  row 5 is no unit or campaign and was passed over: I · Các xã",
        "  row 8 is no unit or campaign and was passed over: Tổng cộng: 02 đơn vị",
        "  row 9 is no unit or campaign and was passed over: NGƯỜI LẬP BIỂU",
        "  columns that are not read: Ghi chú",
    ]
    assert "Files: 2 new" in said
    assert run_check(tmp_path)[0] == 0


def test_a_row_whose_level_nothing_tells_is_refused(tmp_path: Path) -> None:
    """What would be an error of the next check is told with the row; a unit that has its file keeps its level."""
    content = copy_base(tmp_path)
    before = tree(content)
    head = ("Tên chi hội", "Trực thuộc")
    comma_table(tmp_path, ("Chi hội ấp Mới", "Bến Ao"), ("Hội Phụ nữ xã Bến Ao", "tinh-sen"), head=head)
    code, said = run_import(tmp_path, "don-vi.csv")
    assert (code, tree(content)) == (1, before)
    assert "don-vi.csv:2: error import-row-level: nothing tells the level of “Chi hội ấp Mới”" in said
    assert "don-vi.csv:3" not in said


def test_a_table_saved_as_unicode_text(tmp_path: Path) -> None:
    """Excel's “Unicode Text” is a .txt file of UTF-16 with tabs; a short name stands for a unit of the site."""
    content = copy_base(tmp_path)
    text = "Tên đơn vị\tCấp trên\tĐến ngày\tNhập vào\r\nHội LHPN xã Hòa Lợi\ttỉnh Sen\t30/6/2025\tBến Ao\r\n"
    (tmp_path / "don-vi.txt").write_bytes(text.encode("utf-16"))
    code, said = run_import(tmp_path, "don-vi.txt")
    assert code == 0, said
    assert "successors:\n  - xa-ben-ao\n" in (content / "units/xa-hoa-loi.yml").read_text(encoding="utf-8")
