"""Which scene is drawn into which bulletin's folder, under which file name."""

from __future__ import annotations

from collections.abc import Callable

from docs.illustrations import scenes_awards as awards
from docs.illustrations import scenes_crafts as crafts
from docs.illustrations import scenes_fields as fields
from docs.illustrations import scenes_halls as halls
from docs.illustrations import scenes_night as night
from docs.illustrations import scenes_roads as roads
from docs.illustrations import scenes_water as water
from docs.illustrations import scenes_yards as yards
from docs.illustrations.canvas import Canvas

Scene = Callable[[Canvas], None]

PORTRAITS = frozenset((*awards.PORTRAITS, *crafts.PORTRAITS, *night.PORTRAITS, *roads.PORTRAITS))

PICTURES: tuple[tuple[str, str, Scene], ...] = (
    ("2020-11-24-xuan-truong-kiem-tra-co-so-hoi", "doc-so-chi-hoi", halls.draw_reading_the_books),
    ("2020-11-24-xuan-truong-kiem-tra-co-so-hoi", "duong-hoa-ven-song", roads.draw_flower_road_by_river),
    ("2020-11-24-xuan-truong-kiem-tra-co-so-hoi", "dan-vit-von-vay", fields.draw_duck_pond),
    ("2020-11-24-xuan-truong-kiem-tra-co-so-hoi", "don-ngo-sang-chu-nhat", yards.draw_lane_sweeping),
    ("2020-12-10-mui-ne-trong-hoa-ven-bien", "duong-hoa-giay", roads.draw_bougainvillea_road),
    ("2021-03-08-hung-yen-tuan-le-ao-dai", "ao-dai-ben-vuon-nhan", crafts.draw_ao_dai_garden),
    ("2021-06-15-binh-lieu-nuoc-sach-ve-ban", "ruong-bac-thang-som-mai", fields.draw_terraces),
    ("2021-10-20-phat-dong-me-do-dau", "me-con-duoi-trang", night.draw_mother_under_moon),
    ("2022-07-05-ninh-binh-to-tiet-kiem-ba-nghin-dong", "theu-ren-ben-cua-so", crafts.draw_embroiderer),
    ("2022-11-25-soc-trang-ra-mat-to-truyen-thong", "san-chua-khmer", yards.draw_temple_yard),
    ("2023-06-09-an-giang-ngay-hoi-khoi-nghiep", "gian-hang-hoang-hon", yards.draw_fair_at_dusk),
    ("2023-10-26-soc-trang-kiem-tra-11-don-vi", "phong-hop-hoa-sen", halls.draw_meeting_room),
    ("2023-10-27-cu-lao-dung-hoi-vien-danh-du", "cu-lao-chieu", water.draw_island_at_dusk),
    ("2023-10-30-my-xuyen-buoi-sinh-hoat-mau", "san-truong-gio-sinh-hoat", yards.draw_school_yard),
    ("2023-11-01-tin-hoat-dong-soc-trang", "song-hau-binh-minh", water.draw_river_at_sunrise),
    ("2023-11-08-cum-thi-dua-dong-bang-song-hong", "toan-canh-hoi-nghi-cum", halls.draw_cluster_meeting),
    ("2023-11-08-cum-thi-dua-dong-bang-song-hong", "dong-lua-thai-binh", roads.draw_village_road),
    ("2023-12-19-thai-binh-to-hop-tac-det-chieu", "det-chieu-coi", crafts.draw_mat_weavers),
    ("2024-03-07-bac-ninh-giam-sat-nha-tre-khu-cong-nghiep", "nhom-tre-ca-dem", night.draw_night_nursery),
    ("2024-04-12-binh-thuan-to-ho-tro-chuyen-doi-so", "vuon-thanh-long-ban-dem", night.draw_lit_orchard),
    ("2024-05-22-phan-thiet-28-hoi-vien-danh-du", "cang-ca-sang-som", water.draw_fishing_harbour),
    ("2024-07-10-binh-thuan-so-ket-giua-nhiem-ky", "hoi-truong-binh-thuan", halls.draw_provincial_hall),
    ("2024-07-10-binh-thuan-so-ket-giua-nhiem-ky", "dai-bieu-hang-ghe-dau", halls.draw_front_rows),
    ("2024-07-10-binh-thuan-so-ket-giua-nhiem-ky", "dai-bieu-gio-giai-lao", awards.draw_coffee_break),
    ("2024-07-10-binh-thuan-so-ket-giua-nhiem-ky", "bao-cao-tai-buc", awards.draw_lectern),
    ("2024-07-10-binh-thuan-so-ket-giua-nhiem-ky", "gian-san-pham", awards.draw_product_shelves),
    ("2024-07-10-binh-thuan-so-ket-giua-nhiem-ky", "bang-khen-tren-ban", awards.draw_certificates),
    ("2024-07-10-binh-thuan-so-ket-giua-nhiem-ky", "nhan-bang-khen", awards.draw_raised_certificates),
    ("2024-07-10-binh-thuan-so-ket-giua-nhiem-ky", "bo-hoa-chia-tay", awards.draw_farewell_bouquet),
    ("2024-09-16-quang-ninh-sau-bao", "vinh-sau-bao", water.draw_bay_after_storm),
    ("2024-09-16-quang-ninh-sau-bao", "goi-banh-duoi-den", night.draw_rice_cakes),
    ("2024-09-16-quang-ninh-sau-bao", "kho-hang-san-dinh", yards.draw_supplies),
    ("2024-10-18-my-xuyen-mot-ngay-khong-vao-bep", "xuong-di-cho", water.draw_market_by_sampan),
    ("2025-02-28-xuan-truong-duong-hoa-ra-de", "duong-hoa-chan-de", roads.draw_flower_road_by_dyke),
    ("2025-07-02-can-tho-ngay-dau-tien", "ben-song-can-tho-dem", water.draw_night_river),
    ("2025-08-20-ninh-binh-lop-tap-huan-chung", "thuyen-giua-nui-da-voi", water.draw_boat_between_hills),
    ("2025-10-17-lam-dong-che-va-ca", "doi-che-cao-nguyen", fields.draw_tea_hills),
    ("2025-12-12-tong-ket-de-an-939", "tiem-may-dau-ngo", crafts.draw_tailor_shop),
    ("2026-01-15-khoi-dong-de-an-2415", "mam-xanh-ban-mai", fields.draw_seedling),
    ("2026-03-06-to-so-3-va-chiec-may-say", "hien-nha-toi-mua-phun", night.draw_porch_in_drizzle),
    ("2026-04-10-chi-hoi-xom-12-hang-cay-ben-muong", "hang-cay-ben-muong", roads.draw_ditch_trees),
    ("2026-05-20-hoanh-mo-lop-hoc-ben-cua-khau", "nha-van-hoa-ban-dem", night.draw_night_class),
    ("2026-06-12-mui-ne-lam-sach-bai-thuyen-thung", "bai-thuyen-thung", water.draw_basket_boats),
    ("2026-07-01-mot-nam-mo-hinh-moi", "ho-sen-sang-he", water.draw_lotus_pond),
    ("2026-09-14-chau-phu-vu-lua-va-to-truyen-thong", "bo-ruong-mua-gat", fields.draw_harvest),
    ("2026-10-16-hung-yen-ngay-20-10", "ao-dai-va-hoa-cuc", crafts.draw_ao_dai_and_flowers),
    ("2027-03-05-chuyen-de-mua-xuan", "ben-do-ngang-mua-xuan", water.draw_spring_ferry),
)
"""Bulletin, file name without its ending, what draws it. The film of Scheme 2415 shows a part of its cover."""
