"""Texts to try laws on: made of the pieces that mark-up is made of."""

from __future__ import annotations

from hypothesis import strategies as st

FRAGMENTS = (
    "[", "]", "(", ")", "![", "](", "<", ">", "</", "/>", "*", "**", "_", "`", "```", "#", "## ", "> ", "- ", "1. ",
    "|", "|-|-|", "\n", "\n\n", "    ", "\t", "\\", "&", "&lt;", "&#106;", ";", "{:", "}", "{{", "[^1]", "[^1]: ",
    "[a]: ", '"', "'", "=", "---", "===", "<b>", "<p>", "<div>", "</div>", "<table>", "<tr><td>", "<a href=",
    "<img src=", " onerror=x", "<script>", "</script>", "<style>", "<svg/onload=x>", "<!--", "-->", "<![CDATA[",
    "<![if x]>", "<?php", "<!DOCTYPE", "javascript:", "java\tscript:", "data:text/html,", "https://example.org",
    "a.jpg", "x.pdf", "#muc", "unit:x", "Hội", "nghị", "\u00a0", "\u3000", "\x02", "\x03", "\x02wzxhzdk:0\x03",
    "klzzwxh:0", "\ufdd0", "\ufdd01\ufdd1", "\ufdd2", "\ufdd20\ufdd3", "\x00", "\r\n", "•", "///Footnotes Go Here///",
    "zz1337820767766393qq",
)  # fmt: skip
"""What mark-up, tags, entities and tricks are made of."""

_OWN = (
    *(piece for piece in FRAGMENTS if not ("<" in piece or "&" in piece or "{:" in piece)),
    "Hội", "**a**", "*b*", "_c_", "`c > d`", "[a](2024-07-10-x)", '[a](b.pdf "c > d")', "[a](https://a.vn/?b='c')",
    "[a](https://256.1.1.1/)", "![a](b.jpg)", "![d'e](https://anh.example.org/b.jpg)", "[a[^1]](b.pdf)", "[a [b]][c]",
    "\n\n[c]: unit:d 'e'\n\n", "\n- ", "\n1. ", "\n\n[^1]: a > b\n\n",
    "\n\n| a | b |\n|---|--:|\n| c | d\u00a0e |\n\n", "\n\n## ", "\n> ", "  \n", " \n", "\\*", "\\>",
)  # fmt: skip

TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=3)), max_size=40).map("".join),
)
"""Any text."""

OWN_TEXTS = st.lists(st.one_of(st.sampled_from(_OWN), st.text(alphabet="aĐ .>1", max_size=3)), max_size=40).map("".join)
"""Texts in which only Markdown makes elements."""

PLAIN = (
    "Hội nghị “sơ kết” > 5 % (đợt 1).", "“Chúng tôi làm.”", "A\u00a0b\nc d", "Một **hai** *ba*, [bốn](nam.pdf).",
    "> Một *hai* > [ba](#bon)", "**Một** hai.", "*Một* hai",
    "## Kết quả", "### 1. Ghi chú |", "- a\n- **b**: c\n- 12 d", "1. a\n1. *b*", "1. a\n2. [b](2024-07-10-x)\n10. c",
    "Một[^1] hai.", "Ba[^a]", "[^1]: Số liệu > 5.", "[^a]: **B** [c](d.pdf)", "[^1]: a\n[^a]: b",
    "| a | b |\n|---|--:|\n| c | d |\n| e |", "|a|b|c|\n|:-|:-:|-|\n|| > |d|",
)  # fmt: skip
"""Blocks as bulletins have them, one by one."""

TYPED = (
    "Thời gian: 7 giờ 30",
    "Địa điểm: Hội trường",
    "Em là hoa sen",
    "- Dọn kênh",
    "+ Kênh Đông",
    "  + Kênh Tây",
    "  - Trồng hoa",
    "   a. Văn nghệ",
    "1. Kết quả",
    "1.1. Dọn kênh",
    "1.2. Trồng hoa",
    "2. Phương hướng",
    "4. Tặng quà",
    "2. 9 là ngày Quốc khánh",
    "1.000 hộ",
    "a) Dọn kênh",
    "b) Trồng hoa",
    "(1) Dọn",
    "(2) Trồng",
    "1/ Dọn",
    "2/ Trồng",
    "I. Nguyễn",
    "II. Trần",
    "II/ Lê",
    "– Dọn kênh",
    "— Trồng hoa",
    "-Dọn kênh",
    "-Trồng hoa",
    "- Không!",
    "- Có không?",
    "o\tDọn kênh",
    "•\tTrồng hoa",
    "\uf0b7 Hát",
    "§ Tặng quà",
    "Ø\tHát",
    "-\u00a0Dọn",
    "* Một",
    "* Hai *ba*",
    "- [x] Xong",
    "- [ ] Chưa",
    "> 18 tuổi",
    "> Lời chị Lan",
    "> = 5",
    "2*3*4 = 24",
    "3*4m, dài 5*6m",
    "a_b_c",
    "** Kết quả **",
    "**Kết quả",
    "*Kết quả",
    "~~cũ~~",
    "5 ** 6 ** 7",
    "Đơn vị\tSố hộ",
    "Bình Mỹ\t12",
    "| Đơn vị | Số hộ |",
    "| Bình Mỹ | 12 |",
    "| Châu Phú |",
    "| X | Y | Z |",
    "|---|---|",
    "A | B",
    "```",
    "#PhuNu",
    "Dòng một \\",
    "Dòng hai  ",
    "Sáng nay 60 hội viên đã ra quân dọn vệ sinh tuyến kênh dài hai cây số ở ấp",
    "Bình Chánh và trồng thêm một trăm cây hoàng yến dọc hai bên đường vào chợ",
    "xã, nơi chị em vẫn họp mỗi tháng một lần vào sáng thứ bảy tuần đầu tiên.",
    "Sáng nay 60 hội viên đã ra quân dọn vệ sinh tuyến kênh dài hai cây số và trồng thêm hơn một trăm cây hoàng yến.",
)
"""Lines as office staff type them."""

TYPED_TEXTS = st.lists(
    st.tuples(st.sampled_from(TYPED), st.sampled_from(("\n", "\n", "\n", "\n\n"))), min_size=1, max_size=12
).map(lambda pieces: "".join(piece for pair in pieces for piece in pair))
"""Such lines, one below the other or with empty lines between them."""

_BETWEEN = ("\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n\n\n\n", "\n\n  \n", " \n", " ", "")

PLAIN_TEXTS = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from(PLAIN), st.sampled_from(PLAIN), st.sampled_from(_OWN),
            st.text(alphabet="aĐ *[]()#->|1.\n", max_size=8),
        ),
        st.sampled_from(_BETWEEN),
    ),
    max_size=12,
).map(lambda pieces: "".join(piece for pair in pieces for piece in pair))  # fmt: skip
"""Texts of plain blocks, with what is not plain in and between them."""
