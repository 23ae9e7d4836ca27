"""Words that made-up bulletins are put together from, in Vietnamese and English; no real place, event or person."""

from __future__ import annotations

from dataclasses import dataclass

PLACE_FIRST = (
    "An", "Bình", "Châu", "Đồng", "Gia", "Hòa", "Khánh", "Long", "Mỹ", "Ngọc", "Phú", "Quảng", "Sơn", "Tân", "Thạnh",
    "Thuận", "Trường", "Vĩnh", "Xuân", "Yên",
)  # fmt: skip
PLACE_SECOND = (
    "Bắc", "Cường", "Điền", "Giang", "Hải", "Hiệp", "Khê", "Lạc", "Lâm", "Lộc", "Minh", "Nghĩa", "Phong", "Quý",
    "Thành", "Thịnh", "Thủy", "Tiến", "Trung", "Ước",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The parts of one language's bulletins. Sentences are patterns filled from the tuples named in their braces."""

    topics: tuple[str, ...]
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    sentences: tuple[str, ...]
    who: tuple[str, ...]
    what: tuple[str, ...]
    whom: tuple[str, ...]
    where: tuple[str, ...]
    when: tuple[str, ...]
    list_items: tuple[str, ...]
    table_head: tuple[str, str, str]
    table_rows: tuple[str, ...]
    see_also: str
    footnote: str
    alt: str
    caption: str


VIETNAMESE = Vocabulary(
    topics=(
        "vườn rau sạch", "tổ tiết kiệm", "đường hoa", "lớp học nấu ăn", "câu lạc bộ đọc sách", "kỹ năng số",
        "bữa cơm gia đình", "phân loại rác", "khởi nghiệp", "an toàn cho trẻ em", "dân vũ", "nước sạch",
    ),
    titles=(
        "{place}: ra mắt mô hình {topic}", "Sơ kết sáu tháng thực hiện {topic} tại {place}",
        "{place} tập huấn về {topic} cho hội viên", "Thêm một năm gắn bó với {topic} ở {place}",
        "Hội thi “{topic}”: {place} có nhiều cách làm mới", "Kiểm tra, giám sát việc thực hiện {topic} ở {place}",
    ),
    headings=(
        "Cách làm ở cơ sở", "Kết quả bước đầu", "Tiếng nói từ chi hội", "Việc còn phải làm", "Nguồn lực và phối hợp",
        "Hướng đi thời gian tới", "Bài học rút ra", "Những con số",
    ),
    sentences=(
        "{when}, {who} {what} {where}, giúp {whom} có thêm điều kiện làm việc chung.",
        "{who} cho biết việc này bắt đầu từ đề xuất của {whom} {where}.",
        "Tính đến nay đã có {number} lượt người tham gia, tăng {small} % so với cùng kỳ.",
        "{where}, {whom} cùng nhau {what} và ghi lại kết quả từng tuần.",
        "Nhờ vậy, {number} hộ đã thay đổi thói quen, trong đó {small} hộ do phụ nữ làm chủ.",
        "{who} đề nghị mỗi chi hội chọn một việc vừa sức, làm xong rồi mới nhận việc khác.",
        "Kinh phí gần {number} triệu đồng do {whom} góp, phần còn lại vận động từ các nhà hảo tâm.",
        "{when}, đoàn kiểm tra đã đến {small} điểm và nghe {whom} kể lại những điều chưa thuận.",
        "Điều đáng quý là {whom} đã tự tổ chức được mà không chờ hướng dẫn từ cấp trên.",
    ),
    who=(
        "Ban Thường vụ Hội", "Ban Chấp hành Hội cơ sở", "tổ truyền thông cộng đồng", "các chi hội", "cán bộ Hội",
        "Ban Chủ nhiệm câu lạc bộ", "Thường trực Hội", "nhóm nòng cốt",
    ),
    what=(
        "tổ chức buổi sinh hoạt chuyên đề", "trao bộ dụng cụ học tập", "sửa lại đoạn đường liên xóm",
        "mở lớp hướng dẫn ghi chép thu chi", "ra quân dọn vệ sinh", "thăm các gia đình neo đơn",
        "trồng thêm hàng cây bóng mát", "lập sổ theo dõi từng hộ",
    ),
    whom=(
        "hội viên cao tuổi", "các gia đình trẻ", "chị em tiểu thương", "nữ công nhân ở trọ", "phụ nữ làm nghề biển",
        "hội viên mới", "các tổ phụ nữ", "phụ nữ đơn thân",
    ),
    where=(
        "tại nhà văn hóa", "ở khu chợ mới", "dọc bờ kênh", "tại trường tiểu học", "ở các xóm ven sông",
        "tại trụ sở Hội", "trên địa bàn toàn xã", "ở vùng bãi ngang",
    ),
    when=(
        "Sáng thứ bảy", "Trong quý vừa qua", "Từ đầu mùa mưa", "Ngay sau hội nghị", "Chiều cùng ngày",
        "Suốt ba tháng hè", "Vào dịp đầu năm học", "Cuối tuần qua",
    ),
    list_items=(
        "Rà soát {number} hộ và lập danh sách theo từng tổ.", "Phân công **hai người** theo dõi mỗi điểm.",
        "Họp *ngắn* mỗi tuần, ghi rõ việc đã xong.", "Công khai thu chi tại nhà văn hóa.",
        "Gửi báo cáo trước ngày {small} hằng tháng.", "Mời thêm {small} cộng tác viên ở các xóm xa.",
    ),
    table_head=("Nội dung", "Kế hoạch", "Thực hiện"),
    table_rows=("Buổi truyền thông", "Lượt người tham gia", "Hộ được giúp", "Tổ tiết kiệm", "Mét đường hoa"),
    see_also="Xem thêm bản tin [về {topic}]({link}) đăng trước đây.",
    footnote="Số liệu do các chi hội gửi về, làm tròn đến hàng đơn vị.",
    alt="Nhóm hội viên đang làm việc cùng nhau",
    caption="Quang cảnh buổi sinh hoạt",
)  # fmt: skip

ENGLISH = Vocabulary(
    topics=(
        "clean vegetable gardens", "savings groups", "flower roads", "cooking classes", "reading clubs",
        "digital skills", "family meals", "sorting waste", "starting a business", "keeping children safe",
        "folk dance", "clean water",
    ),
    titles=(
        "{place}: a new model for {topic}", "Six months of {topic} in {place}", "{place} trains members in {topic}",
        "Another year of {topic} in {place}", "Contest on {topic}: new ways in {place}",
        "How {topic} is going in {place}",
    ),
    headings=(
        "How branches went about it", "First results", "Voices from the branches", "What is left to do",
        "Means and partners", "The way ahead", "Lessons learnt", "The figures",
    ),
    sentences=(
        "{when}, {who} {what} {where}, which gave {whom} better conditions to work together.",
        "{who} said that the idea had come from {whom} {where}.",
        "So far {number} people have taken part, {small} per cent more than in the same period last year.",
        "{where}, {whom} {what} together and wrote down the results week by week.",
        "As a result {number} households changed their habits, {small} of them headed by women.",
        "{who} asked every branch to choose one task within its means and to finish it before the next.",
        "Nearly {number} million dong was given by {whom}, and the rest by local donors.",
        "{when}, the delegation visited {small} places and heard from {whom} what had not worked.",
        "What matters is that {whom} organised it themselves without waiting for guidance.",
    ),
    who=(
        "the Standing Committee", "the Executive Committee", "the community communication team", "the branches",
        "union officers", "the club’s board", "the standing members", "the core group",
    ),
    what=(
        "held a themed meeting", "handed over school supplies", "repaired the lane between the hamlets",
        "ran a class on household accounts", "cleaned the public ground", "visited families living alone",
        "planted a row of shade trees", "kept a record for each household",
    ),
    whom=(
        "older members", "young families", "market traders", "women workers in rented rooms", "fisherwomen",
        "new members", "the women’s groups", "single women",
    ),
    where=(
        "at the community house", "near the new market", "along the canal", "at the primary school",
        "in the riverside hamlets", "at the union’s office", "across the commune", "on the coastal flats",
    ),
    when=(
        "On Saturday morning", "Over the past quarter", "Since the rains began", "Right after the meeting",
        "The same afternoon", "Through the summer", "At the start of the school year", "Last weekend",
    ),
    list_items=(
        "Visit {number} households and list them by group.", "Give **two people** the care of each place.",
        "Meet *briefly* every week and note what is done.", "Show income and spending at the community house.",
        "Send the report before day {small} of each month.", "Invite {small} more helpers from far hamlets.",
    ),
    table_head=("Item", "Planned", "Done"),
    table_rows=("Meetings", "Attendances", "Households helped", "Savings groups", "Metres of flower road"),
    see_also="See also the earlier bulletin [on {topic}]({link}).",
    footnote="Figures come from the branches and are rounded to whole numbers.",
    alt="A group of members working together",
    caption="A view of the meeting",
)  # fmt: skip
