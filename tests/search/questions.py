"""What people ask the sample site, and what they must find first."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """A query, the names of what may come first, and the language of the page it is asked on."""

    text: str
    first: tuple[str, ...]
    language: str = "vi"


_CU_LAO = "2023-10-27-cu-lao-dung-hoi-vien-danh-du"
_SO_KET = "2024-07-10-binh-thuan-so-ket-giua-nhiem-ky"
_ME_DO_DAU = "2021-10-20-phat-dong-me-do-dau"
_CHIEU = "2023-12-19-thai-binh-to-hop-tac-det-chieu"
_MAY_SAY = "2026-03-06-to-so-3-va-chiec-may-say"
_TONG_KET_939 = "2025-12-12-tong-ket-de-an-939"
_KHOI_DONG_2415 = "2026-01-15-khoi-dong-de-an-2415"
_SAU_BAO = "2024-09-16-quang-ninh-sau-bao"
_GIAM_SAT = "2024-03-07-bac-ninh-giam-sat-nha-tre-khu-cong-nghiep"
_TAM_CHI_TIEU = "2022-03-18-tam-chi-tieu-nhiem-ky-moi"
_KHAU_CHAO = "2024-10-18-my-xuyen-mot-ngay-khong-vao-bep"

QUESTIONS = (
    # units, old and new, with tones, without, in part
    Question("cu lao dung", ("xa-cu-lao-dung",)),
    Question("cù lao dung", ("xa-cu-lao-dung",)),
    Question("huyện cù lao dung", ("huyen-cu-lao-dung",)),
    Question("huyen cu lao dung", ("huyen-cu-lao-dung",)),
    Question("thi tran cu lao dung", ("thi-tran-cu-lao-dung",)),
    Question("xa an thanh", ("xa-an-thanh-can-tho",)),
    Question("xã an thạnh", ("xa-an-thanh-can-tho",)),
    Question("an thạn", ("xa-an-thanh-can-tho",)),
    Question("ấp chợ", ("chi-hoi-ap-cho-an-thanh",)),
    Question("tinh ha nam", ("tinh-ha-nam",)),
    Question("hoà tú", ("xa-hoa-tu",)),
    Question("hòa tú", ("xa-hoa-tu",)),
    Question("phú thuỷ", ("phuong-phu-thuy",)),
    Question("mĩ xuyên", ("phuong-my-xuyen",)),
    Question("phuong my xuyen", ("phuong-my-xuyen",)),
    Question("huyện mĩ xuyên", ("huyen-my-xuyen",)),
    Question("tinh vinh phuc", ("tinh-vinh-phuc",)),
    Question("luc hon", ("xa-luc-hon",)),
    Question("hội lhpn tỉnh phú thọ", ("tinh-phu-tho",)),
    Question("tp hải phòng", ("thanh-pho-hai-phong",)),
    Question("tp phan thiet", ("thanh-pho-phan-thiet",)),
    Question("thành phố cần thơ", ("thanh-pho-can-tho",)),
    Question("hội liên hiệp phụ nữ tỉnh kiên giang", ("tinh-kien-giang",)),
    Question("dong bang song hong", ("cum-thi-dua-dong-bang-song-hong",)),
    Question("vinh thanh trung", ("xa-vinh-thanh-trung",)),
    Question("long sơn mũi né", ("chi-hoi-khu-pho-long-son-mui-ne",)),
    Question("to phu nu so 3", ("to-phu-nu-so-3-xom-12-xuan-hong",)),
    Question("Cu\u0300 Lao Dung", ("xa-cu-lao-dung",)),
    Question("hội phụ nữ tỉnh ninh bình", ("tinh-ninh-binh-2025",)),
    Question("hoi phu nu xa xuan hong", ("xa-xuan-hong",)),
    Question("xom 12", ("chi-hoi-xom-12-xuan-hong",)),
    Question("ham thang phan thiet", ("phuong-ham-thang",)),
    Question("phường mũi né", ("phuong-mui-ne-2025",)),
    # campaigns, numbers, abbreviations
    Question("đề án 939", ("de-an-939",)),
    Question("de an 938", ("de-an-938",)),
    Question("đề án 2415", ("de-an-2415",)),
    Question("mẹ đỡ đầu", ("me-do-dau",)),
    Question("me do dau", ("me-do-dau",)),
    Question("5k3s", ("5-khong-3-sach",)),
    Question("5 không 3 sạch", ("5-khong-3-sach",)),
    Question("5 co 3 sach", ("5-co-3-sach",)),
    Question("dự án 8", ("du-an-8",)),
    Question("trieu phan qua", ("trieu-phan-qua",)),
    Question("phu nu bien cuong", ("phu-nu-bien-cuong",)),
    Question("nghị quyết xiii", ("nghi-quyet-xiii",)),
    Question("phu nu thoi dai moi", ("phu-nu-thoi-dai-moi",)),
    # bulletins by title, half a title, a lead, a sentence of the text
    Question("hội viên danh dự phan thiết", ("2024-05-22-phan-thiet-28-hoi-vien-danh-du",)),
    Question("chín người đàn ông", (_CU_LAO,)),
    Question("chin nguoi dan ong o cu lao", (_CU_LAO,)),
    Question("tổng kết đề án 939 bỏ cuộc", (_TONG_KET_939,)),
    Question("nhung nguoi bo cuoc", (_TONG_KET_939,)),
    Question("khởi động đề án 2415", (_KHOI_DONG_2415,)),
    Question("về đích sớm bảy trên tám", (_SO_KET,)),
    Question("ve dich som", (_SO_KET,)),
    Question("nước sạch về bản", ("2021-06-15-binh-lieu-nuoc-sach-ve-ban",)),
    Question("nuoc sach ve b", ("2021-06-15-binh-lieu-nuoc-sach-ve-ban",)),
    Question("xe rau xanh", ("2021-11-12-hai-duong-chuyen-xe-rau-xanh",)),
    Question("khung cửi chung", (_CHIEU,)),
    Question("khung cui", (_CHIEU,)),
    Question("mùa ế chiếu", (_CHIEU,)),
    Question("tiền ve chai", (_MAY_SAY,)),
    Question("chiec may say", (_MAY_SAY,)),
    Question("bếp ăn đỏ lửa", (_SAU_BAO,)),
    Question("mot tuan sau bao", (_SAU_BAO,)),
    Question("một ngày không vào bếp", (_KHAU_CHAO,)),
    Question("hàng cây bên mương", ("2026-04-10-chi-hoi-xom-12-hang-cay-ben-muong",)),
    Question("lop hoc toi ben cua khau", ("2026-05-20-hoanh-mo-lop-hoc-ben-cua-khau",)),
    Question("tuần lễ áo dài", ("2021-03-08-hung-yen-tuan-le-ao-dai",)),
    Question("cong so ra ruong nhan", ("2021-03-08-hung-yen-tuan-le-ao-dai",)),
    Question("phiên chợ chè đổi cá", ("2025-10-17-lam-dong-che-va-ca",)),
    Question("tặng hoa bằng giờ công", ("2026-10-16-hung-yen-ngay-20-10",)),
    Question("đổi rác lấy hoa", ("2020-12-10-mui-ne-trong-hoa-ven-bien",)),
    Question("bãi thuyền thúng", ("2026-06-12-mui-ne-lam-sach-bai-thuyen-thung",)),
    Question("giam sat cho gui tre", (_GIAM_SAT,)),
    Question("vườn thanh long livestream", ("2024-04-12-binh-thuan-to-ho-tro-chuyen-doi-so",)),
    Question("tổ tiết kiệm ba nghìn đồng", ("2022-07-05-ninh-binh-to-tiet-kiem-ba-nghin-dong",)),
    Question("lớp tập huấn chung của ba tỉnh cũ", ("2025-08-20-ninh-binh-lop-tap-huan-chung",)),
    Question("hội cấp huyện kết thúc", ("2025-06-30-hoi-cap-huyen-ket-thuc-hoat-dong",)),
    Question("mời gửi tin và ảnh", ("2026-10-30-moi-gui-anh-va-tin-mua-xuan",)),
    Question("học sinh tự cầm micro", ("2023-10-30-my-xuyen-buoi-sinh-hoat-mau",)),
    Question("tám chỉ tiêu hiểu thế nào cho đúng", (_TAM_CHI_TIEU,)),
    # a title with one word left out
    Question("mot ngay vao bep", (_KHAU_CHAO,)),
    Question("chín đàn ông cù lao", (_CU_LAO,)),
    Question("lop hoc ben cua khau", ("2026-05-20-hoanh-mo-lop-hoc-ben-cua-khau",)),
    # digests and static pages
    Question("điểm tin quý III/2025", ("2025-10-03-diem-tin-quy-ba",)),
    Question("tin hoat dong hoi tai soc trang", ("2023-11-01-tin-hoat-dong-soc-trang",)),
    Question("mot nam sau sap xep", ("2026-07-01-mot-nam-mo-hinh-moi",)),
    Question("quyền riêng tư", ("quyen-rieng-tu",)),
    Question("lien he", ("lien-he",)),
    # authors, figures, words apart
    Question("to anh hoi lhpn binh thuan", (_SO_KET,)),
    Question("BTV huyện xuân trường", ("2020-11-24-xuan-truong-kiem-tra-co-so-hoi",)),
    Question("33.500 hộ thoát nghèo", (_TAM_CHI_TIEU,)),
    Question("chong di cho nau com thay vo", (_KHAU_CHAO,)),
    # keys that a phone left as they were, one wrong letter beside sound words
    Question("mej ddoox ddaafu", ("me-do-dau",)),
    Question("cuf lao dung", ("xa-cu-lao-dung",)),
    Question("d9o6ng2 ba82ng so6ng ho6ng2", ("cum-thi-dua-dong-bang-song-hong",)),
    Question("bie6n cu7o7ng", ("phu-nu-bien-cuong",)),
    Question("khung cuwri", (_CHIEU,)),
    # dates and numbers
    Question("20/10 mẹ đỡ đầu", (_ME_DO_DAU,)),
    Question("28 hội viên danh dự", ("2024-05-22-phan-thiet-28-hoi-vien-danh-du",)),
    # in English, and what has no English text
    Question("honorary members", (_CU_LAO, "2024-05-22-phan-thiet-28-hoi-vien-danh-du"), "en"),
    Question("honorary member", (_CU_LAO, "2024-05-22-phan-thiet-28-hoi-vien-danh-du"), "en"),
    Question("scheme 939", ("de-an-939",), "en"),
    Question("godmother", ("me-do-dau",), "en"),
    Question("an thanh commune", ("xa-an-thanh-can-tho",), "en"),
    Question("storm kitchen", ("2024-09-16-quang-ninh-sau-bao",), "en"),
    Question("ap cho", ("chi-hoi-ap-cho-an-thanh",), "en"),
    Question("khung cửi chung", (_CHIEU,), "en"),
    Question("tiền ve chai", (_MAY_SAY,), "en"),
)
