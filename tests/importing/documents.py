"""The documents themselves, by the name of the file that each would be."""

from __future__ import annotations

from collections.abc import Callable

from tests.importing.word_files import WordFile, picture_bytes

TITLE = "Bến Ao trao giải hội thi áo dài"
LEAD = "Mười hai chi hội dự thi, ba bộ áo dài may từ vải cũ được trao giải sáng 8/3 tại nhà văn hóa xã."
TEXT = "Chị em góp vải từ tháng Giêng, may vào buổi tối, mỗi chi hội một bộ."
OTHER = "Ban giám khảo chấm theo ba tiêu chí: sáng tạo, tiết kiệm, đúng dáng áo truyền thống."


def began(title: str = TITLE) -> WordFile:
    """Return a file with a title and a lead."""
    word = WordFile()
    word.p(title, style="Title")
    word.p(LEAD, bold=True)
    return word


def letterhead_table() -> bytes:
    """A letterhead in a table, a title in capitals on two lines, a byline at the right."""
    word = WordFile()
    word.table(
        [
            [
                "HỘI LHPN TỈNH SEN\nHỘI PHỤ NỮ XÃ BẾN AO",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBến Ao, ngày 9 tháng 3 năm 2025",
            ]
        ]
    )
    word.p("BẾN AO TRAO GIẢI", bold=True, align="center")
    word.p("HỘI THI ÁO DÀI", bold=True, align="center")
    word.p(LEAD, bold=True)
    word.p(TEXT)
    word.p("Tin, ảnh: Hồng Nhung – Thu Hà", bold=True, align="right")
    return word.bytes()


def letterhead_typed() -> bytes:
    """A letterhead typed line by line, the day in it."""
    word = WordFile()
    word.p("HỘI PHỤ NỮ XÃ BẾN AO", bold=True)
    word.p("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, align="center")
    word.p("Độc lập – Tự do – Hạnh phúc", bold=True, align="center")
    word.p("-------------", align="center")
    word.p("Bến Ao, ngày 09 tháng 03 năm 2025", italic=True, align="right")
    word.p(TITLE, bold=True, align="center")
    word.p(LEAD, italic=True)
    word.p(TEXT)
    return word.bytes()


def plan_with_recipients() -> bytes:
    """A plan: number line, numbered headings, recipients and signature in a table at the end."""
    word = WordFile()
    word.table(
        [
            ["HỘI PHỤ NỮ XÃ BẾN AO\nSố: 12/KH-BTV", "ĐẢNG CỘNG SẢN VIỆT NAM\nBến Ao, ngày 2 tháng 2 năm 2025"],
        ]
    )
    word.p("KẾ HOẠCH", bold=True, align="center")
    word.p("Tổ chức hội thi áo dài năm 2025", bold=True, align="center")
    word.p("I. MỤC ĐÍCH, YÊU CẦU", bold=True)
    word.p("1. Mục đích", bold=True)
    word.p(TEXT)
    word.p("2. Yêu cầu", bold=True)
    word.p("- Đúng chủ đề;")
    word.p("- Tiết kiệm;")
    word.p("+ không mua vải mới;")
    word.p("+ không thuê may.")
    word.p("II. THỜI GIAN", bold=True)
    word.p("Ngày 8/3/2025, tại nhà văn hóa xã Bến Ao./.")
    word.table(
        [
            [
                "Nơi nhận:\n- Hội LHPN tỉnh (b/c);\n- Các chi hội (t/h);\n- Lưu VT.",
                "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n(Đã ký)\nNguyễn Thị Mẫu",
            ]
        ]
    )
    return word.bytes()


def letterhead_with_logo() -> bytes:
    """A letterhead with a logo in its table, a signature with the picture of one."""
    word = WordFile()
    table = word.table([["HỘI PHỤ NỮ XÃ BẾN AO", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]])
    word.picture_in(table.cell(0, 0).add_paragraph(), picture_bytes("red", (60, 60)))
    word.p(TITLE, bold=True, align="center")
    word.p(LEAD, bold=True)
    word.p(TEXT)
    table = word.table([["Nơi nhận:\n- Lưu VT.", "CHỦ TỊCH\nNguyễn Thị Mẫu"]])
    word.picture_in(table.cell(0, 1).add_paragraph(), picture_bytes("blue", (60, 60)))
    return word.bytes()


def signature_typed() -> bytes:
    """Recipients and signature typed line by line."""
    word = began()
    word.p(TEXT)
    word.p("Nơi nhận:", bold=True)
    word.p("- Hội LHPN tỉnh;")
    word.p("- Lưu: VT.")
    word.p("TM. BAN CHẤP HÀNH", bold=True, align="right")
    word.p("CHỦ TỊCH", bold=True, align="right")
    word.p("Nguyễn Thị Mẫu", bold=True, align="right")
    return word.bytes()


def styles() -> bytes:
    """Title, headings, lists with styles, a quotation."""
    word = began()
    word.p("Kết quả", style="Heading 1")
    word.p("Đúng hẹn", style="List Bullet")
    word.p("Ít tốn kém", style="List Bullet 2")
    word.p("Đông người", style="List Bullet")
    word.p("Giải thưởng", style="Heading 2")
    word.p("Giải nhất", style="List Number")
    word.p("Giải nhì", style="List Number")
    word.p("Vải cũ, áo mới", style="Quote")
    word.p(TEXT)
    return word.bytes()


def faked_headings() -> bytes:
    """Bold lines as headings, roman and arabic numbers before some."""
    word = began()
    word.p("I. Chuẩn bị", bold=True)
    word.p(TEXT)
    word.p("1. Vải", bold=True)
    word.p(OTHER)
    word.p("2. Người may", bold=True)
    word.p(TEXT)
    word.p("II. Kết quả", bold=True)
    word.p(OTHER)
    return word.bytes()


def bold_prose() -> bytes:
    """Bold within a paragraph, bold lines that are no headings, emphasis of every kind."""
    word = began()
    paragraph = word.p("Giải nhất thuộc về ")
    word.run(paragraph, "chi hội ấp Chợ", bold=True)
    word.run(paragraph, ", giải nhì ")
    word.run(paragraph, "ấp Vàm ", italic=True)
    word.run(paragraph, "và ")
    word.run(paragraph, "cả hai", bold=True, italic=True)
    word.run(paragraph, "; nước H")
    word.run(paragraph, "2", place="down")
    word.run(paragraph, "O, 10 m")
    word.run(paragraph, "2", place="up")
    word.run(paragraph, ", chữ")
    word.run(paragraph, "dính", bold=True)
    word.run(paragraph, "liền.")
    word.p("Lời cảm ơn này gửi đến tất cả chị em đã thức đêm may áo.", bold=True)
    word.p("Lời cảm ơn này cũng gửi đến các gia đình.", bold=True)
    return word.bytes()


def typed_lists() -> bytes:
    """Lists typed with every kind of sign, and lines that only look like items."""
    word = began()
    for line in ("1) Vải", "2) Kim", "3) Chỉ"):
        word.p(line)
    word.p(TEXT)
    for line in ("• Ấp Chợ", "• Ấp Vàm"):
        word.p(line)
    word.p(OTHER)
    for line in ("a) Sáng tạo", "b) Tiết kiệm"):
        word.p(line)
    word.p("1.240 m vải được góp trong một tháng.")
    word.p("12. Đây là dòng lẻ có số đứng đầu.")
    word.p("2024. Một năm đáng nhớ.")
    word.p("1. Một")
    word.p("4. Bốn, số nhảy")
    return word.bytes()


def signs() -> bytes:
    """Signs that mean something in Markdown, HTML and YAML stay signs."""
    word = began('Hội thi "Áo dài": 2*3*4 # 5')
    word.p("1.240*2*3 và bao_cao_2023 và _gạch_ và [ngoặc] và `nháy` và a|b và <b>thẻ</b> và AT&T; và &amp; {:x} \\ ~")
    word.p("# PhuNu")
    word.p("#PhuNu #83")
    word.p("> 18 tuổi")
    word.p("= 5 điểm")
    word.p("+84 000 000 gọi cho chị Mẫu")
    return word.bytes()


def links() -> bytes:
    """Links: true, as fields, with tracking, into a computer, typed."""
    word = began()
    relation = word.document.part.relate_to(
        "https://example.org/a?utm_source=zalo&id=5",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    local = word.document.part.relate_to(
        "file:///C:/Users/LAN/a.docx",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    word.raw(
        f'<w:p><w:r><w:t xml:space="preserve">Xem </w:t></w:r><w:hyperlink r:id="{relation}"><w:r><w:t>báo cáo</w:t></w:r></w:hyperlink>'
        f'<w:r><w:t xml:space="preserve"> và </w:t></w:r><w:hyperlink r:id="{local}"><w:r><w:t>tệp</w:t></w:r></w:hyperlink></w:p>'
    )
    word.raw(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "https://example.org/b" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Trang b</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:t xml:space="preserve">, trang </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    word.p("Đăng ký tại https://example.org/c_d?fbclid=abc, hạn 8/3.")
    return word.bytes()


def characters() -> bytes:
    """NFD, no-break and zero-width blanks, soft hyphens, tabs, line breaks, empty paragraphs."""
    word = WordFile()
    word.p("Hội thi áo dài", bold=True)
    word.p("\u00a0\u00a0\tSáng 8/3,\u00a0 chị em\u200b đến  dự\u00ad thi\tđông.")
    word.p("")
    word.p("   ")
    word.raw(
        "<w:p><w:r><w:t>Dòng đầu dài</w:t><w:br/><w:t>còn tiếp ở đây.</w:t><w:br/><w:t>Dòng khác</w:t></w:r></w:p>"
    )
    word.p("Hết bài ./.")
    return word.bytes()


def old_fonts() -> bytes:
    """TCVN3 in small letters and capitals, VNI, and Unicode under an old font's name."""
    word = WordFile()
    word.run(word.p(), "b\u00d5n ao trao gi\u00b6i h\u00e9i thi", bold=True, font=".VnTimeH")
    word.run(word.p(), "S¸ng ngµy 8/3, Héi Phô n÷ x· BÕn Ao trao gi¶i cho ba chi héi.", font=".VnTime")
    mixed = word.p()
    word.run(mixed, "Ph«ng cò, ", font=".VnArial")
    word.run(mixed, "phông mới, ", font="Times New Roman")
    word.run(mixed, "chữ Unicode dưới tên phông cũ.", font=".VnTime")
    word.run(word.p(), "Hoäi Phuï nöõ xaõ Beán Ao, tænh Sen, ñöôïc khen thöôûng.", font="VNI-Times")
    return word.bytes()


def captions() -> bytes:
    """Captions below and above, by style, with credits of every kind; alt by hand and by a machine."""
    word = began()
    word.p(TEXT)
    word.picture(picture_bytes("red"), alt="Chị em mặc áo dài đứng bên vườn nhãn")
    word.p("Trao giải nhất. Ảnh: Hồng Nhung", italic=True)
    word.p(OTHER)
    word.picture(picture_bytes("green"), alt="A picture containing person\n\nDescription automatically generated")
    word.p("Hình 2: Ban giám khảo (Ảnh: CTV)", style="Caption")
    word.p(TEXT)
    word.p("Áo may từ rèm cửa", italic=True, align="center")
    word.picture(picture_bytes("blue"), alt="image3.jpg")
    word.p(OTHER)
    word.picture(picture_bytes("yellow"))
    word.p("Chị em may áo buổi tối.", align="center")
    word.p("Nguồn: Hội Phụ nữ xã", align="center")
    word.p(TEXT)
    return word.bytes()


def photo_in_text() -> bytes:
    """A picture at the start of a paragraph, one at its end, one with the caption behind a line break."""
    word = began()
    paragraph = word.document.add_paragraph()
    word.picture_in(paragraph, picture_bytes("red"))
    word.run(paragraph, TEXT)
    paragraph = word.p(OTHER)
    word.picture_in(paragraph, picture_bytes("green"))
    paragraph = word.document.add_paragraph()
    word.picture_in(paragraph, picture_bytes("blue"))
    paragraph.add_run().add_break()
    word.run(paragraph, "Trao giải nhất. Ảnh: Thu Hà", italic=True)
    word.p(TEXT)
    return word.bytes()


def photo_table() -> bytes:
    """Pictures side by side in a table, captions in the row below, one of them for both."""
    word = began()
    word.p(TEXT)
    for captions_below in (("Giải nhất", "Giải nhì. Ảnh: Thu Hà"), ("Hai giải khuyến khích",)):
        table = word.table([["", ""], ["", ""]])
        for cell, colour in zip(table.rows[0].cells, ("red", "green"), strict=True):
            word.picture_in(cell.paragraphs[0], picture_bytes(colour))
        if len(captions_below) == 1:
            table.rows[1].cells[0].merge(table.rows[1].cells[1])
        for cell, text in zip(table.rows[1].cells, captions_below, strict=False):
            cell.paragraphs[0].add_run(text).italic = True
        word.p(OTHER)
    return word.bytes()


def photo_table_in_cells() -> bytes:
    """A table whose cells hold a picture with its caption each."""
    word = began()
    table = word.table([["", ""]])
    for cell, colour in zip(table.rows[0].cells, ("red", "green"), strict=True):
        word.picture_in(cell.paragraphs[0], picture_bytes(colour))
        cell.add_paragraph(f"Áo màu {colour}")
    word.p(TEXT)
    return word.bytes()


def crops() -> bytes:
    """Pictures cropped, turned and used twice; a BMP and a PNG of few colours."""
    word = began()
    word.p(TEXT)
    word.picture(picture_bytes("red"), crop='l="50000"')
    word.p(OTHER)
    word.picture(picture_bytes("red"), turn=5_400_000)
    word.p(OTHER)
    word.picture(picture_bytes("red"), crop='l="50000"')
    word.p(OTHER)
    word.picture(picture_bytes("blue", kind="BMP"))
    word.p(OTHER)
    word.picture(picture_bytes("blue", (4000, 100), kind="PNG"))
    word.p(OTHER)
    word.picture(picture_bytes("green", orientation=6))
    word.p(TEXT)
    return word.bytes()


def merged_cells() -> bytes:
    """A table with cells merged across and down, in its head and below."""
    word = began()
    table = word.table(
        [
            ["Đơn vị", "Kết quả", "", "Ghi chú"],
            ["", "Áo", "Người", ""],
            ["Ấp Chợ", "3", "12", "giải nhất"],
            ["", "2", "8", "giải ba"],
            ["Cộng", "", "20", ""],
        ]
    )
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 3).merge(table.cell(1, 3))
    table.cell(2, 0).merge(table.cell(3, 0))
    table.cell(4, 0).merge(table.cell(4, 1))
    word.p(TEXT)
    return word.bytes()


def table_signs() -> bytes:
    """A table with bars, several lines and a list in its cells; one that is only a box; one within another."""
    word = began()
    table = word.table(
        [["Chi hội", "Việc"], ["Ấp Chợ | Vàm", "may áo\ntrồng hoa"], ["Ấp Mới", "- quét ngõ\n- thắp đèn"]]
    )
    inner = table.cell(2, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "trong", "bảng"
    word.table([["Khung: " + TEXT]])
    word.p(OTHER)
    return word.bytes()


def footnotes() -> bytes:
    """Footnotes and an endnote in the text, one in the title."""
    word = WordFile()
    title = word.p(TITLE, style="Title")
    title._p.append(_reference("footnote", 1))
    word.p(LEAD, bold=True)
    paragraph = word.p("Chị em góp vải")
    paragraph._p.append(_reference("footnote", 2))
    word.run(paragraph, " từ tháng Giêng")
    paragraph._p.append(_reference("endnote", 1))
    word.run(paragraph, ".")
    word.notes("footnote", ["Theo báo cáo của xã.", "Vải cũ, còn dùng được."])
    word.notes("endnote", ["Tháng đầu năm âm lịch."])
    return word.bytes()


def _reference(kind: str, number: int) -> object:
    word = WordFile()
    element = word.raw(f'<w:p><w:r><w:{kind}Reference w:id="{number}"/></w:r></w:p>')
    return element[0]


def tracked_changes() -> bytes:
    """Insertions accepted, deletions counted, a moved text once, a deleted paragraph end, comments counted."""
    word = began()
    word.raw(
        '<w:p><w:r><w:t xml:space="preserve">Giữ </w:t></w:r><w:ins w:id="1" w:author="x"><w:r><w:t xml:space="preserve">thêm </w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>bỏ </w:delText></w:r></w:del><w:commentRangeStart w:id="0"/><w:r><w:t>lại.</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    word.raw(
        '<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="x"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Hai đoạn </w:t></w:r></w:p>'
    )
    word.raw("<w:p><w:r><w:t>nhập làm một.</w:t></w:r></w:p>")
    word.raw('<w:p><w:moveFrom w:id="4" w:author="x"><w:r><w:t>Chuyển đi.</w:t></w:r></w:moveFrom></w:p>')
    word.raw('<w:p><w:moveTo w:id="5" w:author="x"><w:r><w:t>Chuyển đến đây.</w:t></w:r></w:moveTo></w:p>')
    word.part(
        "comments.xml",
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0"><w:p><w:r><w:t>Bí mật</w:t></w:r></w:p></w:comment></w:comments>',
        "comments",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    )
    return word.bytes()


def hidden_text() -> bytes:
    """Hidden runs, and a style that hides."""
    word = began()
    word.raw(
        '<w:p><w:r><w:t xml:space="preserve">Thấy được. </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Số điện thoại riêng.</w:t></w:r></w:p>'
    )
    return word.bytes()


BOX = "<w:txbxContent><w:p><w:r><w:t>Chữ trong khung.</w:t></w:r></w:p></w:txbxContent>"


def text_boxes() -> bytes:
    """A text box in both of Word's ways at once, one in the older alone."""
    word = began()
    word.raw(
        '<w:p><w:r><w:t>Đoạn có khung.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="9" name="Text Box 9"/>'
        f'<a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    word.raw(
        f"<w:p><w:r><w:t>Đoạn có khung kiểu cũ.</w:t></w:r><w:r><w:pict><v:shape><v:textbox>{BOX.replace('khung', 'khung cũ')}</v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    return word.bytes()


def left_out() -> bytes:
    """Headers and footers, a table of contents, an EMF, a shape, a formula, signs of a symbol font."""
    word = began()
    word.document.sections[0].header.paragraphs[0].text = "Bản tin Hội – lưu hành nội bộ"
    word.document.sections[0].footer.paragraphs[0].text = "Trang"
    word.raw(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Mục lục: Kết quả 3</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    )
    emf = word.picture(picture_bytes("red"))
    word.parts["word/_rels/document.xml.rels"] = lambda text: text.replace("media/image1.jpg", "media/image1.emf")
    word.extra["word/media/image1.emf"] = b"\x01\x00\x00\x00"
    emf.alignment = None
    word.raw(
        '<w:p><w:r><w:drawing><wp:anchor><wp:docPr id="3" name="Hình chữ nhật"/><a:graphic><a:graphicData uri="x"><wps:wsp/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>'
    )
    word.raw(
        '<w:p><w:r><w:t xml:space="preserve">Công thức </w:t></w:r><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Webdings" w:char="F099"/></w:r></w:p>'
    )
    return word.bytes()


def title_over_letterhead() -> bytes:
    """The title stands above the letterhead."""
    word = WordFile()
    word.p("TIN HỘI THI ÁO DÀI XÃ BẾN AO", bold=True, align="center")
    word.table([["HỘI PHỤ NỮ XÃ BẾN AO", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]])
    word.p(LEAD, bold=True)
    word.p(TEXT)
    return word.bytes()


def plain_first_line() -> bytes:
    """Nothing stands out: the first line is the title, the next sentences the summary."""
    word = WordFile()
    word.p(TITLE)
    word.p(f"{TEXT} {OTHER}")
    word.p("Người viết: Hồng Nhung, Thu Hà và Kim Ngân")
    return word.bytes()


def no_title() -> bytes:
    """A document that begins with a sentence has no title."""
    word = WordFile()
    word.p(TEXT)
    word.p(OTHER)
    return word.bytes()


def author_alone() -> bytes:
    """A name alone at the right end is the author's."""
    word = began()
    word.p(TEXT)
    word.p("Hồng Nhung", bold=True, align="right")
    return word.bytes()


def author_with_office() -> bytes:
    """An office after a dash belongs to the name before it."""
    word = began()
    word.p(TEXT)
    word.p("(Bài, ảnh: Hồng Nhung - Hội Phụ nữ xã Bến Ao)", italic=True)
    return word.bytes()


def numbered_with_labels() -> bytes:
    """Word's own numbers: roman headings, letters, a list that goes on after a paragraph."""
    word = began()
    for text in ("Vải", "Kim"):
        word.p(text, style="List Number")
    word.p(TEXT)
    word.p("Chỉ", style="List Number")
    return word.bytes()


def lead_below_photo() -> bytes:
    """A photo with its caption stands between title and lead; nobody is named as author."""
    word = WordFile()
    word.p(TITLE, bold=True, align="center")
    word.picture(picture_bytes("red"))
    word.p("Phó Chủ tịch Hội LHPN tỉnh dự và trao giải cho các chi hội", italic=True, align="center")
    word.p(LEAD, bold=True)
    word.p(TEXT)
    word.p("PV", bold=True, align="right")
    return word.bytes()


def contents_before_text() -> bytes:
    """A list of what follows is no lead, nor is the caption of a photo below it."""
    word = WordFile()
    word.p(TITLE, bold=True, align="center")
    word.p("- Xã Bến Ao: mười hai chi hội dự thi áo dài")
    word.p("- Xã Cồn Sen: trao quà cho hội viên nghèo")
    word.picture(picture_bytes("green"))
    word.p("Các chi hội trình diễn áo dài may từ vải cũ tại nhà văn hóa", italic=True, align="center")
    word.p("Xã Bến Ao: mười hai chi hội dự thi áo dài", bold=True)
    word.p(f"{TEXT} {OTHER}")
    word.p("Xã Cồn Sen: trao quà cho hội viên nghèo", bold=True)
    word.p(OTHER)
    return word.bytes()


def union_in_capitals() -> bytes:
    """A title in capitals in which the same word is the union, a contest and members."""
    word = WordFile()
    word.p("ĐỔI MỚI HOẠT ĐỘNG HỘI: HỘI THI ÁO DÀI, ĐẠI HỘI CHI HỘI CHO HỘI VIÊN TRẺ", bold=True, align="center")
    word.p("Sáng 8/3, các cấp Hội trong xã tổ chức cuộc thi cho những người trẻ tại nhà văn hóa.", bold=True)
    word.p(f"Công tác Hội năm nay hướng về chi hội. {TEXT}")
    return word.bytes()


def empty_document() -> bytes:
    """A document without a word."""
    return WordFile().bytes()


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    f"{make.__name__.replace('_', '-')}.docx": make
    for make in (
        letterhead_table, letterhead_typed, plan_with_recipients, letterhead_with_logo, signature_typed, styles, faked_headings, bold_prose,
        typed_lists, signs, links, characters, old_fonts, captions, photo_in_text, photo_table, photo_table_in_cells,
        crops, merged_cells, table_signs, footnotes, tracked_changes, hidden_text, text_boxes, left_out,
        title_over_letterhead, plain_first_line, no_title, author_alone, author_with_office, numbered_with_labels,
        lead_below_photo, contents_before_text, union_in_capitals, empty_document,
    )
}  # fmt: skip
