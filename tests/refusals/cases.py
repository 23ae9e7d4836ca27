"""The refusals: front matter, text, dates, registries, links, photos, digests, translations, files."""

from __future__ import annotations

import struct
import zlib

from bulletins.model.prompts import PROMPTS

from tests.refusals.patches import (
    DIGEST,
    DRAFT,
    FESTIVAL,
    REVIEW,
    WITHDRAWN,
    Case,
    append,
    case,
    cut,
    delete,
    edit,
    move,
    write,
)
from tests.refusals.patches import link as symlink

LEVELS = """levels:
  province:
    vi: Cấp tỉnh
    en: Province
  district:
    vi: Cấp huyện
    en: District
  commune:
    vi: Cấp xã
    en: Commune
"""
PARAGRAPH = (
    "Hội nghị diễn ra trong một buổi chiều. Có [ngày hội](2024-03-08-ngay-hoi-ao-dai#phan-thi-may) được nhắc lại."
)
MINIMAL = "---\ntitle: Tin thử\ndate: 2024-05-05\nunit: tinh-sen\nsummary: Một câu tóm tắt.\n---\nMột câu.\n"


def png_header(width: int, height: int) -> bytes:
    """Return a PNG that claims a size and holds no pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


FRONT_MATTER = (
    case("F01 a Vietnamese key above the status", edit(f"{DRAFT}/index.md", "title: B", "Người viết: Ban\ntitle: B")),
    case("F02 no title", edit(f"{REVIEW}/index.md", "title: Tỉnh Sen sơ kết giữa nhiệm kỳ\n", "")),
    case("F02 nothing but a title", write(f"{REVIEW}/index.md", "---\ntitle: Một\n---\nMột câu.\n")),
    case("F03 an empty file", write("bulletins/2024/2024-09-09-tin/index.md", b"")),
    case("F03 no front matter", write("bulletins/2024/2024-09-09-tin/index.md", "Chỉ có chữ.\n")),
    case(
        "F03 front matter never closed", write("bulletins/2024/2024-09-09-tin/index.md", "---\ntitle: Một\nMột câu.\n")
    ),
    case("F06 a key misspelt", edit(f"{REVIEW}/index.md", "summary:", "sumary:")),
    case("F06 a key from nowhere", edit(f"{REVIEW}/index.md", "section: thong-bao", "mau: hong")),
    case("F07 a key twice", edit(f"{REVIEW}/index.md", "section: thong-bao", "section: thong-bao\nsection: hoat-dong")),
    case("F08 a status in Vietnamese", edit(f"{DRAFT}/index.md", "status: draft", "status: nháp")),
    case("F09 one slug in two years", write("bulletins/2023/2024-08-05-ban-thao/index.md", MINIMAL)),
    case(
        "F11 a photo outside the folder", edit(f"{FESTIVAL}/index.md", "src: ngay-hoi.jpg", "src: ../../ngay-hoi.jpg")
    ),
    case("F12 a reserved folder name", write("bulletins/2024/index/index.md", MINIMAL)),
    case("F12 a page number as name", write("bulletins/2024/trang-2/index.md", MINIMAL)),
    case("F12 a language as page", write("pages/en/index.md", "---\ntitle: Một\nsummary: Hai.\n---\nBa.\n")),
    case("F13 a title of dots", edit(f"{REVIEW}/index.md", "Tỉnh Sen sơ kết giữa nhiệm kỳ", "… !!! …")),
    case(
        "F15 a flow mapping that splits",
        edit(f"{DIGEST}/index.md", "items:", "cover: {src: a.jpg, alt: Chị A, chị B}\nitems:"),
    ),
    case(
        "F15 an indent by tab",
        edit(f"{FESTIVAL}/index.md", "  caption: Đường hoa buổi sáng", "\tcaption: Đường hoa buổi sáng"),
    ),
    case(
        "F17 three wrong at once",
        edit(f"{REVIEW}/index.md", "unit: tinh-sen\nsummary:", "unit: tinh-sem\nsumary:"),
        edit(f"{REVIEW}/index.md", "section: thong-bao", "section: thong-baoo"),
    ),
    case(
        "F17 wrong in the text and across files too",
        edit(f"{FESTIVAL}/index.md", "date: 2024-03-08 09:30", "dat: 08/03/2024"),
        edit(f"{FESTIVAL}/index.md", "  - du-an-8", "  - du-an-9"),
        edit(f"{FESTIVAL}/index.md", "(ban-may.jpg", "(ban-mai.jpg"),
        edit(f"{FESTIVAL}/index.md", "src: ke-hoach.pdf", "src: ke-hoach-2.pdf"),
        edit(f"{FESTIVAL}/index.en.md", "(2024-07-10-so-ket-giua-nhiem-ky)", "(2024-07-10-so-ket)"),
    ),
    case(
        "F17 wrong in a digest's front matter and items",
        edit(f"{DIGEST}/index.md", "summary:", "tóm tắt:"),
        edit(f"{DIGEST}/index.md", "2024-03-08-ngay-hoi-ao-dai", "2024-03-08-ngay-hoi"),
    ),
    case(
        "F17 wrong in site.yml and elsewhere",
        edit("site.yml", "menu:\n  - gioi-thieu", "mennu:\n  - gioi-thiu"),
        append("site.yml", "colours:\n  brand:\n    light: red\n    dark: '#fff'\n"),
        edit("units/xa-ben-ao.yml", "parent: tinh-sen", "parent: tinh-sem"),
        edit(f"{REVIEW}/index.md", "unit: tinh-sen", "unit: tinh-sem"),
    ),
    case("F18 a section that is not", edit(f"{REVIEW}/index.md", "section: thong-bao", "section: tin-tuc")),
    case("F19 withdrawn without a reason", edit(f"{WITHDRAWN}/index.md", "reason: Đăng nhầm danh sách.\n", "")),
    case("F20 a video that is no address", edit(f"{REVIEW}/index.md", "section: thong-bao", "video: youtube")),
)

TYPED = (
    case("W05 a status below the head", edit(f"{REVIEW}/index.md", PARAGRAPH, f"status: draft\n\n{PARAGRAPH}")),
    case("W05 the head twice", write(f"{REVIEW}/index.md", MINIMAL.removesuffix("Một câu.\n") + MINIMAL)),
    case("W05 a long dash for the lines of hyphens", write(f"{REVIEW}/index.md", MINIMAL.replace("---", "—"))),
    case("W05 dashes for hyphens", write(f"{REVIEW}/index.md", MINIMAL.replace("---", "–––", 1))),
    case("W05 dashes in a date", edit(f"{REVIEW}/index.md", "2024-07-10 15:15", "2024–07–10 15:15")),
    case("W05 a dash before an item", edit(f"{FESTIVAL}/index.md", "  - du-an-8", "– du-an-8")),
    case("W05 a hyphen without its blank", edit(f"{FESTIVAL}/index.md", "  - du-an-8", "-du-an-8")),
    case("W05 the words of the template", edit(f"{REVIEW}/index.md", PARAGRAPH, PROMPTS["vi"].body)),
    case("W07 a cover's name alone", edit(f"{REVIEW}/index.md", "section: thong-bao", "cover: hoi-nghi.jpg")),
    case(
        "W07 a cover whose keys are not indented",
        edit(f"{REVIEW}/index.md", "section: thong-bao", "cover:\nsrc: hoi-nghi.jpg\nalt: Chị em bên vườn hoa"),
    ),
    case("W09 letters lost to question marks", edit(f"{REVIEW}/index.md", PARAGRAPH, "H?i ngh? di?n ra bu?i chi?u.")),
    case(
        "W10 Notepad's ANSI on a Vietnamese Windows",
        write(f"{REVIEW}/index.md", b"---\ntitle: H\xf4\xf2i ngh\xf2 t\xf4\xd2ng k\xea\xect phong tra\xcco\n---\n"),
    ),
    case("W13 a type by the name that the site shows", edit("campaigns/du-an-8.yml", "type: project", "type: dự án")),
)

TEXT = (
    case("T01 a byte that is not UTF-8", write(f"{REVIEW}/index.md", MINIMAL.encode().replace(b"Tin", b"T\xffn"))),
    case("T01 lines that begin with such bytes", write(f"{REVIEW}/index.md", MINIMAL.encode() + b"\xe1\n\n\xe1\n")),
    case("T01 no text at all", write(f"{REVIEW}/index.md", b"PK\x03\x04\x14\x00\x06\x00\xff\xfe\x00")),
    case("T01 the Unicode of old Windows", write(f"{REVIEW}/index.md", MINIMAL.encode("utf-16"))),
    case(
        "T03 a TCVN3 text",
        edit(f"{REVIEW}/index.md", PARAGRAPH, "Héi nghÞ s¬ kÕt ho¹t ®éng cña tØnh, phô n÷ c¸c cÊp ®· ®ång lßng."),
    ),
    case(
        "T03 bytes in TCVN3",
        write(f"{REVIEW}/index.md", "---\ntitle: Héi nghÞ s¬ kÕt ho¹t ®éng cña tØnh\n---\n".encode("latin-1")),
    ),
    case("T03 mojibake", edit(f"{REVIEW}/index.md", "Hội nghị diễn ra", "Há»™i nghá»‹ sÆ¡ káº¿t hoáº¡t Ä‘á»™ng")),
    case("T09 twenty thousand brackets", append(f"{REVIEW}/index.md", "[" * 20_000)),
    case("T09 a line of ten million letters", append(f"{REVIEW}/index.md", "a" * 10_000_000)),
    case("T09 a line of thirty thousand letters", append(f"{REVIEW}/index.md", "a" * 30_000)),
    case("T10 a script", append(f"{REVIEW}/index.md", "\n<script>alert(1)</script>\n")),
    case("T10 a heading of the first level", append(f"{REVIEW}/index.md", "\n# Tiêu đề\n")),
)

DATES = (
    case("D01 a day that is not", edit(f"{REVIEW}/index.md", "2024-07-10 15:15", "2024-02-31")),
    case("D02 day and month by slashes", edit(f"{REVIEW}/index.md", "2024-07-10 15:15", "03/04/2024")),
    case("D02 a month in words", edit(f"{REVIEW}/index.md", "2024-07-10 15:15", "10 tháng 7 năm 2024")),
    case(
        "D07 an event after its news", edit(f"{FESTIVAL}/index.md", "event_date: 2024-03-07", "event_date: 2024-03-17")
    ),
    case("D07 a correction before its news", edit(f"{FESTIVAL}/index.md", "date: 2024-03-09", "date: 2024-03-01")),
    case("F12 photos among the bulletins", append("site.yml", "photo_folder: ban-tin\n")),
    case("D09 days in words", append("site.yml", "featured_days: hai tuần\n")),
    case(
        "D09 featured for too long, beside a fault",
        edit(f"{REVIEW}/index.md", "unit:", "featured: true\nunit:"),
        edit(f"{FESTIVAL}/index.md", "date: 2024-03-08 09:30", "date: 8/3"),
    ),
    case("D08 an unknown zone", edit("site.yml", "Asia/Ho_Chi_Minh", "Asia/Hanoi_City")),
)

REGISTRIES = (
    case("X01 an unknown unit", edit(f"{REVIEW}/index.md", "unit: tinh-sen", "unit: tinh-sem")),
    case("D09 a length of a film in words", edit(f"{FESTIVAL}/index.md", "length: 1:02:30", "length: hơn một giờ")),
    case(
        "F02 a film without its address",
        edit(f"{FESTIVAL}/index.md", "video: https", "# video: https"),
    ),
    case("X01 an unknown campaign", edit(f"{FESTIVAL}/index.md", "  - du-an-8", "  - du-an-9")),
    case("X02 a unit by its whole name", edit(f"{REVIEW}/index.md", "unit: tinh-sen", "unit: Hội Phụ nữ tỉnh Sen")),
    case(
        "X02 units and a campaign by what people call them",
        edit(f"{REVIEW}/index.md", "unit: tinh-sen", "unit: Xã Bến Ao, HỘI LHPN huyện Ao\ncampaign: dự án 8"),
        edit("units/xa-ben-ao.yml", "parent: tinh-sen", "parent: Tỉnh Sen"),
        edit("units/huyen-ao.yml", "- xa-ben-ao", "- xa ben ao"),
        edit("campaigns/du-an-8.yml", "owner: tinh-sen", "owner: Sen"),
    ),
    case(
        "X02 a name that two units bear",
        edit("units/huyen-ao.yml", "vi: Ao", "vi: Bến Ao"),
        edit(f"{REVIEW}/index.md", "unit: tinh-sen", "unit: Bến Ao"),
    ),
    case("X02 a name that no unit bears", edit(f"{REVIEW}/index.md", "unit: tinh-sen", "unit: Hội Phụ nữ tỉnh Xen")),
    case("X04 a unit's file named in Vietnamese", move("units/xa-ben-ao.yml", "units/Xã Bến Ao.yml")),
    case("X04 a folder misspelt", move("units", "unit")),
    case("X04 a slug of punctuation", move("units/xa-ben-ao.yml", "units/---.yml")),
    case("X06 an old address that only a program answers", edit(f"{REVIEW}/index.md", "- so-ket-cu", "- /?p=3")),
    case(
        "X06 an old address with its host", edit(f"{REVIEW}/index.md", "- so-ket-cu", "- https://cu.example/tin/3.html")
    ),
    case("X06 an old address among the site's own files", edit(f"{REVIEW}/index.md", "- so-ket-cu", "- /theme/tin/")),
    case(
        "X06 an old address of a page that is there", edit(f"{REVIEW}/index.md", "- so-ket-cu", "- /don-vi/tinh-sen/")
    ),
    case("X06 one old address of two", edit(f"{REVIEW}/index.md", "- so-ket-cu", "- /tin/\n  - /Tin.html\n  - /TIN")),
    case("X06 an alias that is taken", edit(f"{REVIEW}/index.md", "- so-ket-cu", "- 2024-03-08-ngay-hoi-ao-dai")),
    case("X07 parents in a circle", edit("units/tinh-sen.yml", "level: province", "level: province\nparent: huyen-ao")),
    case("X07 a parent that is not", edit("units/xa-ben-ao.yml", "parent: tinh-sen", "parent: tinh-sem")),
    case(
        "X07 successors in a circle", append("units/xa-ben-ao.yml", "valid_to: 2026-01-01\nsuccessors:\n  - huyen-ao\n")
    ),
    case("X07 a successor that is not", edit("units/huyen-ao.yml", "- xa-ben-ao", "- xa-ben-aoo")),
    case("X09 a registry that is a list", write("units/xa-ben-ao.yml", "- một\n- hai\n")),
    case("X09 a registry that is a word", write("units/xa-ben-ao.yml", "Bến Ao\n")),
    case("X09 an empty registry", write("units/xa-ben-ao.yml", "")),
    case("X09 a registry of five megabytes", write("units/xa-ben-ao.yml", "name: " + "a" * 5_000_000)),
    case("X10 an unknown level", edit("units/xa-ben-ao.yml", "level: commune", "level: comune")),
    case("X10 an unknown key", edit("units/xa-ben-ao.yml", "parent:", "parrent:")),
    case(
        "X11 lines without keys",
        write("campaigns/du-an-8.yml", "name:\n    vi: Dự án 8\n  en: Project 8\ntype project\n"),
    ),
    case("X11 a key without its colon", edit("campaigns/du-an-8.yml", "type: project", "type project")),
    case(
        "X11 brackets that do not close",
        edit("units/huyen-ao.yml", "successors:\n  - xa-ben-ao", "successors: [xa-ben-ao"),
    ),
    case("X10 units without a list of levels", edit("site.yml", LEVELS, "")),
    case("X12 site.yml without sections", edit("site.yml", "Minh\nsections:", "Minh\nxyz:")),
    case("X12 a language's code in capitals", edit("site.yml", "  vi:\n    name: Tiếng", "  VI:\n    name: Tiếng")),
    case("X12 site.yml gone", delete("site.yml")),
    case("X12 a menu page that is not", edit("site.yml", "  - gioi-thieu", "  - gioi-thiu")),
)

LINKS = (
    case(
        "L01 a bulletin that is not",
        edit(f"{FESTIVAL}/index.md", "2024-07-10-so-ket-giua-nhiem-ky/", "2024-07-10-so-ket/"),
    ),
    case(
        "L01 a slug that is not",
        edit(f"{FESTIVAL}/index.en.md", "(2024-07-10-so-ket-giua-nhiem-ky)", "(2024-07-10-so-ket)"),
    ),
    case("L01 a file that is not", append(f"{REVIEW}/index.md", "\nXem [kế hoạch](ke-hoach.pdf).\n")),
    case("L02 a raw address", append(f"{REVIEW}/index.md", "\nXem [trang](/khong-co.html).\n")),
    case("L03 an anchor that is not", edit(f"{REVIEW}/index.md", "#phan-thi-may", "#phan-thi")),
    case("L03 an anchor of the page itself", append(f"{REVIEW}/index.md", "\nXem [dưới](#duoi).\n")),
    case(
        "L03 an anchor in a text without any",
        edit(f"{FESTIVAL}/index.md", "nhiem-ky/index.md)", "nhiem-ky/index.md#dau)"),
    ),
    case("L05 javascript", append(f"{REVIEW}/index.md", "\nXem [đây](javascript:alert(1)).\n")),
    case("L05 data", append(f"{REVIEW}/index.md", "\nXem [đây](data:text/html;base64,PHNjcmlwdD4=).\n")),
    case("L05 javascript in disguise", append(f"{REVIEW}/index.md", "\nXem [đây](<java&#115;cript:alert(1)>).\n")),
    case("L05 vbscript in capitals", append(f"{REVIEW}/index.md", "\nXem [đây](VBScript:x).\n")),
    case("L06 a remote photo", append(f"{REVIEW}/index.md", "\n![Một con đường](https://example.com/a.jpg)\n")),
    case(
        "L06 a script from elsewhere",
        append(f"{REVIEW}/index.md", '\n<script src="https://example.com/a.js"></script>\n'),
    ),
    case("L06 a frame", append(f"{REVIEW}/index.md", '\n<iframe src="https://example.com"></iframe>\n')),
    case("L08 a draft linked to", append(f"{REVIEW}/index.md", "\nXem [bản thảo](2024-08-05-ban-thao).\n")),
    case("L09 a path of Windows", append(f"{REVIEW}/index.md", "\nXem [tệp](C:\\Users\\a.pdf).\n")),
    case("L10 a path of Windows in a sentence", append(f"{REVIEW}/index.md", "\nTệp ở C:\\Users\\a_b.pdf nhé.\n")),
    case("L11 an address of the office", append(f"{REVIEW}/index.md", "\nXem http://192.168.1.5/ke-hoach nhé.\n")),
    case("L12 the preview's address", append(f"{REVIEW}/index.md", "\nXem http://127.0.0.1:8000/ban-tin/x/ nhé.\n")),
    case("L13 hotlines that are none", append("site.yml", "\nhotlines: [111, hội]\nphone_region: Vietnam\n")),
)

PHOTOS = (
    case("I01 a photo that is not", edit(f"{FESTIVAL}/index.md", "(ban-may.jpg", "(ban-mai.jpg")),
    case("I01 a film's picture, not there", edit(f"{FESTIVAL}/index.md", "still: ngay-hoi.jpg", "still: ngay-hoa.jpg")),
    case("I14 only a photo's name", append(f"{FESTIVAL}/index.md", "\n\nban-may.jpg\n")),
    case("I15 brackets that are not a photo's", append(f"{FESTIVAL}/index.md", "\n\n[May áo]!(ban-may.jpg)\n")),
    case("I01 a cover in the wrong case", edit(f"{FESTIVAL}/index.md", "src: ngay-hoi.jpg", "src: Ngay-Hoi.JPG")),
    case("I04 nine hundred megapixels", write(f"{FESTIVAL}/ban-may.jpg", png_header(30_000, 30_000))),
    case("I05 a photo that was cut off", cut(f"{FESTIVAL}/ban-may.jpg")),
    case(
        "I06 a drawing with a script",
        write(f"{FESTIVAL}/ban-may.jpg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    ),
    case(
        "I09 a photo from an iPhone",
        write(f"{FESTIVAL}/ban-may.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)),
    ),
    case("I11 no words for a photo", edit(f"{FESTIVAL}/index.md", "![Bàn may dưới gốc cây với ba tấm vải]", "![]")),
    case(
        "I11 a file name for words",
        edit(f"{FESTIVAL}/index.md", "![Bàn may dưới gốc cây với ba tấm vải]", "![img_2781.11.jpg]"),
    ),
    case(
        "I11 the title for words",
        edit(
            f"{FESTIVAL}/index.md",
            "alt: Hai hàng áo dài đi trên con đường hoa trước nhà văn hóa",
            'alt: "Huyện Ao: hai trăm chị em dự ngày hội áo dài"',
        ),
    ),
    case("I13 an empty photo", write(f"{FESTIVAL}/ban-may.jpg", b"")),
    case("I13 a text named as a photo", write(f"{FESTIVAL}/ban-may.jpg", "không phải ảnh\n")),
    case("I14 a document that is none", write(f"{FESTIVAL}/ke-hoach.pdf", "không phải PDF\n")),
)

DIGESTS = (
    case("G01 an item that is not", edit(f"{DIGEST}/index.md", "2024-07-10-so-ket-giua-nhiem-ky", "2024-07-10-so-ket")),
    case(
        "G03 a digest without items",
        edit(
            f"{DIGEST}/index.md",
            "items:\n  - 2024-07-10-so-ket-giua-nhiem-ky\n  - 2024-03-08-ngay-hoi-ao-dai",
            "items: []",
        ),
    ),
    case(
        "G03 a digest of withdrawn items alone",
        edit(
            f"{DIGEST}/index.md",
            "  - 2024-07-10-so-ket-giua-nhiem-ky\n  - 2024-03-08-ngay-hoi-ao-dai",
            "  - 2024-08-09-tin-da-go",
        ),
    ),
    case(
        "G05 a digest of itself",
        edit(f"{DIGEST}/index.md", "2024-07-10-so-ket-giua-nhiem-ky", "2024-08-01-diem-tin-thang-7"),
    ),
    case("G05 a draft as item", edit(f"{DIGEST}/index.md", "2024-07-10-so-ket-giua-nhiem-ky", "2024-08-05-ban-thao")),
    case("G04 a translation of nothing", write("bulletins/2024/2024-09-09-tin/index.en.md", MINIMAL)),
    case(
        "G06 a language the site lacks", write(f"{REVIEW}/index.fr.md", "---\ntitle: Un\nsummary: Deux.\n---\nTrois.\n")
    ),
    case("G07 a shared field that differs", edit(f"{FESTIVAL}/index.en.md", "cover:", "unit: tinh-sen\ncover:")),
    case(
        "G08 highlights and schemes that are not",
        append("site.yml", "highlights:\n  - 2024-03-08-ngay-hoi-ao-dia\nschemes:\n  - du-an-9\n"),
    ),
    case(
        "G09 highlights out of sight or twice, beside a fault",
        append(
            "site.yml",
            "highlights:\n  - 2024-08-05-ban-thao\n  - 2024-08-09-tin-da-go\n"
            "  - 2024-07-10-so-ket-giua-nhiem-ky\n  - 2024-07-10-so-ket-giua-nhiem-ky\nschemes: [du-an-8, du-an-8]\n",
        ),
        edit(f"{FESTIVAL}/index.md", "date: 2024-03-08 09:30", "date: 8/3"),
    ),
)

FILES = (
    case("S01 a link to a file of the system", symlink(f"{FESTIVAL}/passwd.txt", "/etc/passwd")),
    case("S01 a folder that is a link", symlink("bulletins/2022", "../pages")),
    case(
        "S01 a photo that is a link out of the folder",
        delete(f"{FESTIVAL}/ban-may.jpg"),
        symlink(f"{FESTIVAL}/ban-may.jpg", "/etc/passwd"),
    ),
    case("S04 a name in capitals", move(f"{REVIEW}/index.md", f"{REVIEW}/INDEX.MD")),
    case("S04 a text of another kind", move(f"{REVIEW}/index.md", f"{REVIEW}/index.txt")),
    case("S04 a stray text", write("bulletins/2024/tin-le.md", MINIMAL)),
    case("S04 a folder of photos alone", write("bulletins/2024/2024-09-09-anh/a.jpg", b"\xff\xd8")),
    case("S05 names that differ by case", write(f"{FESTIVAL}/NGAY-HOI.JPG", b"\xff\xd8")),
    case("S06 a folder without its year", move(REVIEW, "bulletins/2024-07-10-so-ket-giua-nhiem-ky")),
    case("S06 a folder in Vietnamese", move(DRAFT, "bulletins/2024/Bản thảo")),
    case("C01 no bulletin at all", delete("bulletins"), delete("pages")),
    case("C01 nothing but drafts", delete(FESTIVAL), delete(REVIEW), delete(DIGEST)),
)

GROUPS: dict[str, tuple[Case, ...]] = {
    "Front matter": FRONT_MATTER,
    "Front matter and words as they are typed": TYPED,
    "Text": TEXT,
    "Dates": DATES,
    "Registries": REGISTRIES,
    "Links": LINKS,
    "Photos and documents": PHOTOS,
    "Digests and translations": DIGESTS,
    "Files": FILES,
}
CASES = tuple(case for cases in GROUPS.values() for case in cases)
