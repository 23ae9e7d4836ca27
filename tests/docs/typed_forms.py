"""The forms of text that staff type, with what readers see of each: what docs/staff/typing.md shows and tests check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form in words of both languages, what is typed, the HTML that readers get, the codes of its warnings."""

    vi: str
    en: str
    typed: str
    shown: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormGroup:
    """Forms of one kind, under a heading and a rule in both languages."""

    vi: str
    en: str
    rule_vi: str
    rule_en: str
    forms: tuple[Form, ...]


_LONG = (
    "Sáng 20/11, Hội LHPN xã Bình Mỹ cùng 60 hội viên ra quân dọn vệ sinh hai cây số kênh ở ấp Bình Chánh.",
    "Chị em còn trồng một trăm cây hoàng yến dọc hai bên đường vào chợ, nhờ bà con góp cây giống và công sức.",
)
_WRAPPED = (
    "Sáng nay 60 hội viên đã ra quân dọn vệ sinh tuyến kênh dài hai cây số ở ấp",
    "Bình Chánh và trồng thêm một trăm cây hoàng yến dọc hai bên đường vào chợ",
    "xã, nơi chị em vẫn họp mỗi tháng một lần.",
)

LINES = FormGroup(
    vi="Xuống dòng",
    en="Line breaks",
    rule_vi=(
        "Xuống dòng ở đâu, người đọc thấy xuống dòng ở đó. Dòng dài từ 90 chữ cái trở lên và hết câu là một đoạn văn. "
        "Chỉ có một ngoại lệ: từ ba dòng trở lên dài gần bằng nhau (dòng dài nhất từ 60 đến 130 chữ cái), "
        "phần lớn bị cắt "
        "giữa câu, là do phần mềm soạn thảo tự ngắt, nên được nối thành một đoạn. Chỗ nào hiểu được cả hai cách thì "
        "chương trình báo."
    ),
    rule_en=(
        "Where you break a line, readers see it broken. A line of 90 letters or more that ends a sentence is "
        "a paragraph. "
        "There is one exception: three lines or more of nearly one length (the longest has 60 to 130 letters), most of "
        "them cut off inside a sentence, were broken by an editor; they are joined. Where both could be "
        "meant, you are told."
    ),
    forms=(
        Form(
            vi="Thông báo, địa chỉ, thơ",
            en="Notices, addresses, poems",
            typed="Kính mời chị em dự họp:\nThời gian: 7 giờ 30\nĐịa điểm: Hội trường xã",
            shown="<p>Kính mời chị em dự họp:<br>Thời gian: 7 giờ 30<br>Địa điểm: Hội trường xã</p>",
        ),
        Form(
            vi="Dán từ Word: mỗi dòng một đoạn",
            en="Pasted from Word: a line a paragraph",
            typed="\n".join(_LONG),
            shown="".join(f"<p>{line}</p>" for line in _LONG),
        ),
        Form(
            vi="Phần mềm tự ngắt dòng",
            en="Lines broken by an editor",
            typed="\n".join(_WRAPPED),
            shown="<p>" + "\n".join(_WRAPPED) + "</p>",
        ),
        Form(
            vi="Muốn chắc chắn xuống dòng: dấu \\ hoặc hai khoảng trắng ở cuối dòng",
            en="A break in any case: a backslash or two blanks at the end of the line",
            typed="Chị Lan \\\nChủ tịch Hội",
            shown="<p>Chị Lan<br>Chủ tịch Hội</p>",
        ),
        Form(
            vi="Hai dòng bị cắt giữa câu: hiểu được cả hai cách",
            en="Two lines cut off inside a sentence: both could be meant",
            typed="\n".join((_WRAPPED[0], "nhỏ bên sông.")),
            shown=f"<p>{_WRAPPED[0]}<br>nhỏ bên sông.</p>",
            warnings=("lines-kept",),
        ),
        Form(
            vi="Nhiều khoảng trắng để xếp thành hai cột",
            en="Many blanks to make two columns",
            typed="Nơi nhận:          CHỦ TỊCH\n- Như trên;          Nguyễn Thị Lan",
            shown="<p>Nơi nhận:          CHỦ TỊCH</p><ul><li>Như trên;          Nguyễn Thị Lan</li></ul>",
            warnings=("blanks-joined",),
        ),
        Form(
            vi="Thơ có dòng thụt vào",
            en="A verse with lines set in",
            typed="Thân em như tấm lụa đào,\n  Phất phơ giữa chợ biết vào tay ai.\nCa dao",
            shown="<p>Thân em như tấm lụa đào,<br>  Phất phơ giữa chợ biết vào tay ai.<br>Ca dao</p>",
            warnings=("indent-not-shown",),
        ),
    ),
)

LISTS = FormGroup(
    vi="Danh sách",
    en="Lists",
    rule_vi=(
        "Ít nhất hai dòng liền nhau có số hoặc chữ tăng dần (1. 2. hoặc a) b) hoặc I. II.), hoặc cùng một "
        "dấu đầu dòng, là "
        "một danh sách. Số và chữ hiện đúng như đã gõ; các dấu - + * • và dấu của Word thành dấu chấm tròn. "
        "Dấu khác loại, "
        "hoặc thụt vào từ hai khoảng trắng, là bậc trong."
    ),
    rule_en=(
        "At least two lines in a row whose numbers or letters rise (1. 2. or a) b) or I. II.), or with the "
        "same sign, are a "
        "list. Numbers and letters are shown as typed; - + * • and the signs of Word become bullets. Another "
        "kind of marker, "
        "or two blanks or more before it, makes an inner level."
    ),
    forms=(
        Form(
            vi="Dấu gạch",
            en="Hyphens",
            typed="Kết quả:\n- Dọn kênh\n- Trồng hoa",
            shown="<p>Kết quả:</p><ul><li>Dọn kênh</li><li>Trồng hoa</li></ul>",
        ),
        Form(
            vi="Gạch dài",
            en="Dashes",
            typed="– Dọn kênh\n– Trồng hoa",
            shown='<ul class="marked"><li>– Dọn kênh</li><li>– Trồng hoa</li></ul>',
        ),
        Form(
            vi="Dấu đầu dòng của Word (có phím Tab phía sau)",
            en="Bullets of Word (with a tab behind them)",
            typed="o\tDọn kênh\n§\tTrồng hoa",
            shown="<ul><li>Dọn kênh</li><li>Trồng hoa</li></ul>",
        ),
        Form(
            vi="Đánh số; nhảy số vẫn giữ nguyên",
            en="Numbers; those that are left out stay left out",
            typed="1. Dọn kênh\n3. Trồng hoa\n4. Tặng quà",
            shown='<ol><li>Dọn kênh</li><li value="3">Trồng hoa</li><li>Tặng quà</li></ol>',
        ),
        Form(
            vi="Chữ cái, ngoặc, gạch chéo, số La Mã",
            en="Letters, brackets, strokes, Roman numerals",
            typed="a) Dọn kênh\nb) Trồng hoa\n\n(1) Một\n(2) Hai\n\nII/ Ba\nIII/ Bốn",
            shown=(
                '<ul class="marked"><li>a) Dọn kênh</li><li>b) Trồng hoa</li></ul>'
                '<ul class="marked"><li>(1) Một</li><li>(2) Hai</li></ul>'
                '<ul class="marked"><li>II/ Ba</li><li>III/ Bốn</li></ul>'
            ),
        ),
        Form(
            vi="Hai bậc",
            en="Two levels",
            typed="- Dọn kênh\n+ Kênh Đông\n+ Kênh Tây\n- Trồng hoa",
            shown="<ul><li>Dọn kênh<ul><li>Kênh Đông</li><li>Kênh Tây</li></ul></li><li>Trồng hoa</li></ul>",
        ),
        Form(
            vi="Số thập phân",
            en="Decimal numbers",
            typed="1. Kết quả\n1.1. Dọn kênh\n1.2. Trồng hoa\n2. Phương hướng",
            shown=(
                '<ol><li>Kết quả<ul class="marked"><li>1.1. Dọn kênh</li><li>1.2. Trồng hoa</li></ul></li>'
                "<li>Phương hướng</li></ol>"
            ),
        ),
        Form(
            vi="Việc đã xong, chưa xong",
            en="Done, and to do",
            typed="- [x] Dọn kênh\n- [ ] Trồng hoa",
            shown="<ul><li>☑ Dọn kênh</li><li>☐ Trồng hoa</li></ul>",
        ),
    ),
)

PROSE = FormGroup(
    vi="Trông như danh sách mà không phải",
    en="What looks like a list and is none",
    rule_vi="Một dòng đứng một mình, hoặc lời đối thoại (có dòng hỏi hay cảm thán), hiện đúng như đã gõ.",
    rule_en="A line that stands alone, and a dialogue (one line asks or exclaims), are shown as typed.",
    forms=(
        Form(
            vi="Số liệu, ngày tháng, tên người",
            en="Figures, dates, names",
            typed="1.000 hộ được vay vốn.\n\n2. 9 là ngày Quốc khánh.\n\nI. Nguyễn",
            shown="<p>1.000 hộ được vay vốn.</p><p>2. 9 là ngày Quốc khánh.</p><p>I. Nguyễn</p>",
        ),
        Form(
            vi="Đối thoại",
            en="Dialogue",
            typed="- Chị có mệt không?\n- Không!",
            shown="<p>- Chị có mệt không?<br>- Không!</p>",
        ),
    ),
)

SIGNS = FormGroup(
    vi="Dấu sao và các dấu khác",
    en="Stars and other signs",
    rule_vi="Dấu nằm giữa số hoặc giữa chữ giữ nguyên. Dấu sao không có tác dụng thì hiện ra, và chương trình báo.",
    rule_en="Signs between figures or letters stay. Stars that mark nothing are shown, and you are told.",
    forms=(
        Form(
            vi="Phép nhân, tên tệp",
            en="Products, names of files",
            typed="2*3*4 = 24, dài 5*6m, a_b_c",
            shown="<p>2*3*4 = 24, dài 5*6m, a_b_c</p>",
        ),
        Form(
            vi="Lớn hơn, nhỏ hơn, thẻ Facebook",
            en="More than, less than, hashtags",
            typed="> 18 tuổi và <35\n\n#PhuNu",
            shown="<p>&gt; 18 tuổi và &lt;35</p><p>#PhuNu</p>",
        ),
        Form(
            vi="Dấu ngoặc nhọn, mũi tên, dòng kẻ có chữ",
            en="Angle brackets, arrows, a drawn line with words",
            typed="Chủ đề <<Phụ nữ>>, <Tên đơn vị>\n\n>> Xem thêm\n\n* * * Hết * * *",
            shown=(
                "<p>Chủ đề &lt;&lt;Phụ nữ&gt;&gt;, &lt;Tên đơn vị&gt;</p><p>&gt;&gt; Xem thêm</p><p>* * * Hết * * *</p>"
            ),
        ),
        Form(
            vi="Ghi chú riêng",
            en="A note to oneself",
            typed="Chị em vui. <!-- hỏi lại chị Lan -->",
            shown="<p>Chị em vui. </p>",
            warnings=("html-comment",),
        ),
        Form(
            vi="Chữ đậm, nghiêng, gạch bỏ",
            en="Bold, slanted, deleted",
            typed="**Đậm**, ** đậm ** và *nghiêng*, ~~bỏ~~",
            shown=("<p><strong>Đậm</strong>, <strong>đậm</strong> và <em>nghiêng</em>, <del>bỏ</del></p>"),
        ),
        Form(
            vi="Quên đóng dấu sao",
            en="Stars that nothing closes",
            typed="**Kết quả đạt được",
            shown="<p>**Kết quả đạt được</p>",
            warnings=("stars-bare",),
        ),
        Form(
            vi="Dấu sao của lời chú thích",
            en="Stars that refer to a note",
            typed="Giá 20.000đ*, 30.000đ*\n\n* Chưa gồm phí giao hàng",
            shown="<p>Giá 20.000đ*, 30.000đ*</p><p>* Chưa gồm phí giao hàng</p>",
        ),
        Form(
            vi="Chỗ trống để điền",
            en="Blanks to fill in",
            typed="Ngày __/__/____, họ tên: ______",
            shown="<p>Ngày __/__/____, họ tên: ______</p>",
        ),
        Form(
            vi="Giữ nguyên văn",
            en="As it was typed, signs and all",
            typed="```\nLan: 8h nhé\n\nHoa: **Dạ**\n```",
            shown="<pre><code>Lan: 8h nhé\n\nHoa: **Dạ**\n</code></pre>",
        ),
    ),
)

_FRAME = '<div class="table" role="group" aria-label="Đơn vị, Số hộ"><table>'

TABLES = FormGroup(
    vi="Bảng",
    en="Tables",
    rule_vi=(
        "Dán thẳng từ Excel, hoặc gõ dấu | giữa các ô. Hàng đầu là tiêu đề cột nếu không có ô nào bắt đầu "
        "bằng số, hoặc nếu "
        "bảng có từ ba hàng. Hàng thừa hoặc thiếu ô thì chương trình báo; không ô nào bị bỏ."
    ),
    rule_en=(
        "Paste from Excel, or type | between the cells. The first row is the head if no cell of it begins "
        "with a figure, or if "
        "the table has three rows or more. You are told of rows with too many or too few cells; no cell is dropped."
    ),
    forms=(
        Form(
            vi="Dán từ Excel (giữa các ô là phím Tab)",
            en="Pasted from Excel (a tab between cells)",
            typed="Đơn vị\tSố hộ\nBình Mỹ\t12",
            shown=(
                f'{_FRAME}<thead><tr><th>Đơn vị</th><th class="right">Số hộ</th></tr></thead>'
                '<tbody><tr><td>Bình Mỹ</td><td class="right">12</td></tr></tbody></table></div>'
            ),
        ),
        Form(
            vi="Gõ dấu |, thừa một ô",
            en="Bars, one cell too many",
            typed="| Đơn vị | Số hộ |\n| Bình Mỹ | 12 | 5 |",
            shown=(
                f'{_FRAME}<thead><tr><th>Đơn vị</th><th class="right">Số hộ</th><td class="right"></td></tr></thead>'
                '<tbody><tr><td>Bình Mỹ</td><td class="right">12</td><td class="right">5</td></tr></tbody>'
                "</table></div>"
            ),
            warnings=("table-row-long",),
        ),
    ),
)

GROUPS = (LINES, LISTS, PROSE, SIGNS, TABLES)
