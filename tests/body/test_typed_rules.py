"""Where the lines are drawn: a list or prose, a break or a wrapped line, a mark or a sign, and what is said of each."""

from __future__ import annotations

import pytest

from tests.body.bodies import findings, html, shown_html

WRAPPED = (
    "Sáng nay 60 hội viên đã ra quân dọn vệ sinh tuyến kênh dài hai cây số ở ấp",
    "Bình Chánh và trồng thêm một trăm cây hoàng yến dọc hai bên đường vào chợ",
    "xã, nơi chị em vẫn họp mỗi tháng một lần.",
)
LONG = "Sáng 20/11, Hội LHPN xã Bình Mỹ cùng 60 hội viên ra quân dọn vệ sinh hai cây số kênh ở ấp Bình Chánh."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2026.\n2027. Tiếp", "<p>Năm 2026.<br>2027. Tiếp</p>"),
        ("\n".join(WRAPPED), f"<p>{chr(10).join(WRAPPED)}</p>"),
        (f"{LONG}\n{LONG}", f"<p>{LONG}</p><p>{LONG}</p>"),
        (f"{LONG}\nKết quả\nChị em vui.\n{LONG}", f"<p>{LONG}</p><p>Kết quả<br>Chị em vui.</p><p>{LONG}</p>"),
        ("\n".join((*WRAPPED, "", *WRAPPED[:2])), f"<p>{chr(10).join(WRAPPED)}</p><p>{chr(10).join(WRAPPED[:2])}</p>"),
        ("Một\\\nHai  \nBa", "<p>Một<br>Hai<br>Ba</p>"),
        ("`a\nb` c\nd", "<p><code>a\nb</code> c<br>d</p>"),
        ("> Lời chị\n> Lan", "<blockquote><p>Lời chị<br>Lan</p></blockquote>"),
    ],
)
def test_a_typed_break_is_seen_and_an_editors_is_not(text: str, expected: str) -> None:
    """Short lines break, long sentences are paragraphs, lines wrapped at a width are joined."""
    assert expected == html(text)


def test_lines_that_can_be_read_both_ways_are_told_with_their_line() -> None:
    """Two lines cut off inside a sentence stay two; in a wrapped text, two that end a sentence are joined."""
    assert findings(f"Một.\n\n{WRAPPED[0]}\nnhỏ.") == [(12, "lines-kept")]
    ended = f"{WRAPPED[0][:-1]}.\n{WRAPPED[1]}"
    assert findings("\n".join((*WRAPPED, "", ended))) == [(14, "lines-joined")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.000 hộ\n2.000 hộ", "<p>1.000 hộ<br>2.000 hộ</p>"),
        ("2. 9 là ngày Quốc khánh", "<p>2. 9 là ngày Quốc khánh</p>"),
        ("2. Trồng hoa", '<ol start="2"><li>Trồng hoa</li></ol>'),
        ("I. Nguyễn", "<p>I. Nguyễn</p>"),
        ("a) Một", "<p>a) Một</p>"),
        ("P. Lan\nN. Hoa", "<p>P. Lan<br>N. Hoa</p>"),
        ("12/3 là ngày\n13/3 là ngày", "<p>12/3 là ngày<br>13/3 là ngày</p>"),
        ("-5 độ\n-6 độ", "<p>-5 độ<br>-6 độ</p>"),
        (
            "+84 912 345 678\n+84 913 345 678",
            (
                '<p><a rel="noopener" href="tel:+84912345678">+84 912 345 678</a><br>'
                '<a rel="noopener" href="tel:+84913345678">+84 913 345 678</a></p>'
            ),
        ),
        ("- Không!", "<p>- Không!</p>"),
        ("- Có không?\n- Có.", "<p>- Có không?<br>- Có.</p>"),
        ("– Không.", "<p>– Không.</p>"),
        ("- Có.", "<ul><li>Có.</li></ul>"),
        ("z) Một\na) Hai", "<p>z) Một<br>a) Hai</p>"),
    ],
)
def test_prose_that_begins_like_a_list_stays_prose(text: str, expected: str) -> None:
    """A line alone, numbers that do not rise, a sign before a figure and a dialogue are no list."""
    assert expected == html(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "I. Một\n1. Hai\na) Ba\nb) Bốn\n2. Năm\nII. Sáu",
            (
                '<ul class="marked"><li>I. Một<ol><li>Hai<ul class="marked"><li>a) Ba</li><li>b) Bốn</li></ul></li>'
                "<li>Năm</li></ol></li><li>II. Sáu</li></ul>"
            ),
        ),
        ("- a\n  - b\n   - c\n- d", "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"),
        ("1. a\n    1. b\n    2. c\n2. d", "<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol>"),
        ("01. a", "<p>01. a</p>"),
        ("1. a\n1. b", '<ol><li>a</li><li value="1">b</li></ol>'),
        ("1. a\n\n3. b", '<ol><li><p>a</p></li><li value="3"><p>b</p></li></ol>'),
        ("01. a\n02. b", '<ul class="marked"><li>01. a</li><li>02. b</li></ul>'),
        ("i) a\nii) b\niv) c", '<ul class="marked"><li>i) a</li><li>ii) b</li><li>iv) c</li></ul>'),
        ("-Dọn\n-Trồng\nHết", "<ul><li>Dọn</li><li>Trồng</li></ul><p>Hết</p>"),
        ("a) Dọn\nkênh\nb) Trồng", '<ul class="marked"><li>a) Dọn<br>kênh</li><li>b) Trồng</li></ul>'),
        ("- a:\n\n  + b\n\n- c", "<ul><li><p>a:</p><ul><li>b</li></ul></li><li><p>c</p></li></ul>"),
        ("- [x] a\n- [ ] b", "<ul><li>☑ a</li><li>☐ b</li></ul>"),
        ("+ a\n+ b\n- c\n+ d", "<ul><li>a</li><li>b</li></ul><ul><li>c<ul><li>d</li></ul></li></ul>"),
        ("* a\n+ b\n- c", "<ul><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li></ul>"),
        ("១. a\n២. b", '<ul class="marked"><li>១. a</li><li>២. b</li></ul>'),
        ("១. a", "<p>១. a</p>"),
    ],
)
def test_lists_keep_their_markers_and_levels(text: str, expected: str) -> None:
    """Blanks before a marker or another kind of marker make a level; a sentence at the margin ends the list."""
    assert expected == html(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2*3*4 và 3*4m, dài 5*6m", "<p>2*3*4 và 3*4m, dài 5*6m</p>"),
        ("5 * 6 * 7 và 2 ** 3 ** 4", "<p>5 * 6 * 7 và 2 ** 3 ** 4</p>"),
        ("**a **b, ** c** d", "<p><strong>a</strong> b, <strong>c</strong> d</p>"),
        ("a**b**c *d*", "<p>a<strong>b</strong>c <em>d</em></p>"),
        ("5 triệu* và ~50", "<p>5 triệu* và ~50</p>"),
        ("~~a~~ b", "<p><del>a</del> b</p>"),
        ("> 18 tuổi\n> 20", "<p>&gt; 18 tuổi<br>&gt; 20</p>"),
        ("- > 18 tuổi\n- <35", "<ul><li>&gt; 18 tuổi</li><li>&lt;35</li></ul>"),
        (">> Xem thêm >>", "<p>&gt;&gt; Xem thêm &gt;&gt;</p>"),
        ("> a\n>> b", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"),
        ("* * * Hết * * *", "<p>* * * Hết * * *</p>"),
        ("- - - - - - - - - - - - - Hết", "<p>- - - - - - - - - - - - - Hết</p>"),
        ("--------------- Hết ---------------", "<p>--------------- Hết ---------------</p>"),
        ("-*-*-*-", "<p>-*-*-*-</p>"),
        ("Chủ đề <<Phụ nữ>>, <<xuan>>", "<p>Chủ đề &lt;&lt;Phụ nữ&gt;&gt;, &lt;&lt;xuan&gt;&gt;</p>"),
        ("<Tên đơn vị>, <dd/mm/yyyy>", "<p>&lt;Tên đơn vị&gt;, &lt;dd/mm/yyyy&gt;</p>"),
        ("a<b và c>d", "<p>a&lt;b và c&gt;d</p>"),
        ("<b>a</b><br/>c", "<p><b>a</b><br>c</p>"),
        ("Giờ: 7h*, 8h* và 9h*", "<p>Giờ: 7h*, 8h* và 9h*</p>"),
        ("*Tin: Lan*\n*Ảnh: Hoa*", "<p><em>Tin: Lan</em><br><em>Ảnh: Hoa</em></p>"),
        ("Ngày __/__/____, lúc __.__, __h__", "<p>Ngày __/__/____, lúc __.__, __h__</p>"),
        ("_Ngày __/__/2026_, ký", "<p><em>Ngày __/__/2026</em>, ký</p>"),
        ("~~~~~~ Hết ~~~~~~", "<p>~~~~~~ Hết ~~~~~~</p>"),
        ("Giá ~~5.000~~ 4.000 đồng ~~~~", "<p>Giá <del>5.000</del> 4.000 đồng ~~~~</p>"),
        ("(*) bắt buộc, (**) tự chọn", "<p>(*) bắt buộc, (**) tự chọn</p>"),
        (
            "Giá 20.000đ* hoặc 5.000đ**.\n\n* Ở chợ\n** Ở xã",
            "<p>Giá 20.000đ* hoặc 5.000đ**.</p><p>* Ở chợ<br>** Ở xã</p>",
        ),
        ("Một.\n\n**Hai\nba** bốn", "<p>Một.</p><p><strong>Hai<br>ba</strong> bốn</p>"),
        ("Gạo* ngon.\n\n*Dẻo\nthơm* lắm", "<p>Gạo* ngon.</p><p><em>Dẻo<br>thơm</em> lắm</p>"),
        ("Gạo* ngon.\n\n* Dẻo\n* Thơm", "<p>Gạo* ngon.</p><ul><li>Dẻo</li><li>Thơm</li></ul>"),
        ("```\n- **a**\n\n<b>\n```\nb", "<pre><code>- **a**\n\n&lt;b&gt;\n</code></pre><p>b</p>"),
    ],
)
def test_signs_mean_what_their_writer_meant(text: str, expected: str) -> None:
    """Signs between figures or letters stay, marks work."""
    assert expected == html(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một\n\nhai **ba", [(12, "stars-bare")]),
        ("Một **hai**\n*Ba", [(11, "stars-bare")]),
        ("| a | b |\n| c | **d |", [(11, "stars-bare")]),
        ("**Một\n\n## Hai {: #ba }", [(10, "stars-bare")]),
        ("Một \\*\\*hai", []),
        ("| a | b |\n|---|---|\n| c |\n| d | e | f |", [(12, "table-row-short"), (13, "table-row-long")]),
        ("A\tB\nC\tD\tE", [(11, "table-row-long")]),
        ("A\tB\tC\nD\tE\t\n\tF\tG", []),
        ("Một <!-- hai -->\n\n<!-- ba\n\nbốn -->", [(10, "html-comment"), (12, "html-comment")]),
        ("```\n<!-- một -->\n```\n\n`<!-- hai -->`", []),
        ("https://a.vn/mot-dia-chi-rat-dai/cua-mot-bai-viet-nao-do\nhttps://b.vn/hai", []),
        ("Một\n\n```\nHai", [(12, "fence-open")]),
        ("Thơ\n~~~~~~~~~~\nHẾT", [(11, "fence-open")]),
        ("*Lan* và **Hoa*", [(10, "stars-bare")]),
        ("Một\nhai\n**Lan*: ba", [(12, "stars-bare")]),
        ("I.Một\n+ hai\n- ba\n**Lan*: bốn *năm* và_sáu_", [(13, "stars-bare")]),
        ("*Lan** vui", [(10, "stars-bare")]),
        ("**\n\nMột **hai** *ba*", [(10, "stars-bare")]),
        ("Một\n**\nMột **hai** *ba*", [(11, "stars-bare")]),
        ("* Lưu ý: mang sổ *", [(10, "stars-bare")]),
        ('Một\n\n"Uống nước nhớ nguồn" *** ', [(12, "stars-bare")]),
        ("Một ** hai\n\nba\n\nbốn **", [(10, "stars-bare"), (14, "stars-bare")]),
        ("Hết.\n\nNơi nhận:        CHỦ TỊCH\n- Như trên;         Lan", [(12, "blanks-joined")]),
        ("THƯ KÝ   CHỦ TỌA\n\n(Đã ký)   (Đã ký)\n\nLan   Hoa", [(10, "blanks-joined")]),
        ("THƯ KÝ\tCHỦ TỌA", [(10, "blanks-joined")]),
        ("Mở.\n\nTrăm năm trong cõi người ta,\n  Chữ tài chữ mệnh\nTrải qua", [(13, "indent-not-shown")]),
        ("      Trăm năm trong cõi\nChữ tài chữ mệnh khéo là ghét nhau.", [(10, "indent-not-shown")]),
        ("Thời gian: 8 giờ\n     Địa điểm: nhà văn hóa", [(11, "indent-not-shown")]),
        ("     Sáng 20/11, Hội họp.\n     Chiều, ra quân.", []),
        ("Trời mưa.\n\tChị về.\nTối rồi.", [(11, "indent-not-shown")]),
        ("Mở.\n\n– Chị về hả?\n– Ừ, về.\n\tChị bước vào.\n\tTrời tối.\n– Mưa rồi.", [(14, "indent-not-shown")]),
        ("– Chị về hả?\n  Nắng quá.\n– Ừ.", [(11, "indent-not-shown")]),
        ("\t– Chị về hả?\n\tNắng quá.\n\t– Ừ.", []),
        ("– Hội xã\n\tvà các chi hội\n– Hội phường", []),
        ("Kính gửi:\n\t– Hội xã\n\t– Hội phường", []),
        ("```\n– Chị về hả?\n\tNắng quá.\n```", []),
        ("1.1\tPhạm vi", []),
        ("Kính gửi:\n    - Hội xã\n    - Hội phường", []),
        ("```\nTHƯ KÝ      CHỦ TỌA\n```", []),
        ("1.   Dọn\n2.   Trồng\n\nHết câu.   Câu nữa.\n\nĐiều 1.\tPhạm vi", []),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    """Stars that mark nothing, ragged rows and a block without an end are warned of."""
    assert expected == findings(text)


def test_no_cell_of_a_table_is_dropped() -> None:
    """A surplus cell stands in a column without a name."""
    shown = shown_html("| a | b |\n|---|---|\n| c | d | e |")
    assert "<th>b</th><td></td></tr></thead><tbody><tr><td>c</td><td>d</td><td>e</td></tr>" in shown


def test_a_table_of_two_rows_has_a_head_only_without_figures() -> None:
    """Of three rows, the first is the head whatever it holds; tabs behind a list's marks are no cells."""
    assert "<thead>" not in html("Lan\t5\n5\t6".replace("Lan", "1"))
    assert "<thead>" in html("Tên\tSố\nLan\t6")
    assert "<thead>" in html("1\t2\n3\t4\n5\t6")
    assert html("1.\tDọn\n2.\tTrồng") == "<ol><li>Dọn</li><li>Trồng</li></ol>"


@pytest.mark.parametrize(
    ("text", "is_table"),
    [
        ("1.1\tPhạm vi\n1.2\tĐối tượng", False),
        ("1.1\tPhạm vi\n1.1.1\tTrong xã\n1.2\tĐối tượng\n2.1\tKinh phí", False),
        ("9.5\tLan\n8.5\tHoa", True),
        ("1.1\t25\n1.2\t30", True),
        ("Mục\tNội dung\n1.1\tPhạm vi\n1.2\tĐối tượng", True),
        ("1.1\tPhạm vi\tCả xã\n1.2\tKinh phí\tHội", True),
    ],
)
def test_parts_numbered_with_a_tab_are_no_table(text: str, *, is_table: bool) -> None:
    """Numbers that go up by one, each before words, number lines; marks, figures, heads and more cells make a table."""
    shown = html(text)
    assert ("<table>" in shown) is is_table, shown
    assert is_table or ">1.1 Phạm vi" in shown


def test_a_drawn_table_is_a_table() -> None:
    """Lines of signs between the rows are rules, above and below them nothing."""
    drawn = "Bảng:\n+----+----+\n| a  | b  |\n+====+====+\n| c  | d  |\n+----+----+\n| e  | f  |\n+----+----+"
    rows = "<tbody><tr><td>c</td><td>d</td></tr><tr><td>e</td><td>f</td></tr></tbody>"
    assert html(drawn) == html("Bảng:\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |")
    assert rows in html(drawn)
    assert html(" a | b\n---+---\n c | d") == html("a | b\n--- | ---\nc | d")
    assert html("-----+-----\nHết") == "<p>-----+-----<br>Hết</p>"


def test_captions_with_bars_are_no_table() -> None:
    """Photos one below the other whose captions have bars stay photos."""
    assert findings('![Chị em dọn kênh](a.jpg "b | c")\n![Chị em trồng hoa](d.jpg "e | f")') == []
    assert shown_html('![Chị em dọn kênh](a.jpg "b | c")\n![Chị em trồng hoa](d.jpg "e | f")') == ""


def test_a_line_of_tildes_is_shown_as_its_warning_says() -> None:
    """A rule drawn with tildes that nothing closes keeps every one of them."""
    assert shown_html("Thơ\n~~~~~~~~~~\nHẾT") == "<p>Thơ<br>~~~~~~~~~~<br>HẾT</p>"
