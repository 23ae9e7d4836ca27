"""A bulletin's or a static page's file becomes a Manuscript."""

from __future__ import annotations

from datetime import date

import pytest
from bulletins.model.bulletin import Attachment, Correction, Figure, Manuscript, Status
from bulletins.model.identity import ContentPath
from bulletins.model.source import SourceKind
from bulletins.reading import read_manuscript

from tests.reading.samples import FRONT_MATTER, bulletin, said, site, source

FOLDER = "bulletins/2024/2024-07-10-so-ket"


def _problems(more: str, language: str | None = None) -> list[str]:
    return said(read_manuscript(bulletin(FRONT_MATTER + more, language=language), site(), ()).problems)


def _read(more: str) -> Manuscript:
    outcome = read_manuscript(bulletin(FRONT_MATTER + more), site(), ())
    assert outcome.problems == ()
    assert outcome.value is not None
    return outcome.value


def test_all_shared_keys_are_read() -> None:
    """Every key that the languages share ends up in `shared`."""
    shared = _read(
        "campaign: [du-an-8, de-an-939]\nauthors:\n  - Thùy Linh\n  - Bích Hà\nsection: thong-bao\n"
        "event_date: 2024-07-09\nitems:\n- tin-mot\n- tin-hai\nfeatured: 2024-07-31\nstatus: Draft\n"
        "aliases: [ten-cu]\nvideo: https://example.vn/xem?v=1\n"
        "video_still: phim.jpg  # cảnh đầu\nvideo_length: 3:45\n"
    ).facts.shared
    assert shared.campaigns == ("du-an-8", "de-an-939")
    assert shared.authors == ("Thùy Linh", "Bích Hà")
    assert shared.section == "thong-bao"
    assert date(2024, 7, 9) == shared.event_date
    assert shared.items == ("tin-mot", "tin-hai")
    assert date(2024, 7, 31) == shared.featured
    assert Status.DRAFT is shared.status
    assert shared.aliases == ("ten-cu",)
    assert shared.video == "https://example.vn/xem?v=1"
    assert shared.video_still == "bulletins/2024/2024-07-10-so-ket/phim.jpg"
    assert shared.video_length == "3:45"


def test_absent_keys_stay_open() -> None:
    """A key that was not written is None, so that a translation can leave it to the original."""
    shared = _read("").facts.shared
    assert (
        shared.campaigns,
        shared.authors,
        shared.section,
        shared.status,
        shared.items,
    ) == (None, None, None, None, None)


def test_photos_documents_and_corrections_are_read() -> None:
    """Cover, photos, attachments and corrections become values with their line."""
    text = _read(
        "cover: {src: hoi-nghi.jpg, alt: Toàn cảnh hội trường, focus: 50% 30%}\n"
        "photos:\n"
        "  - src: anh/mot.jpg\n"
        "    alt: Chị em tặng hoa: lần #2\n"
        "    caption: Ảnh 1, 2 và 3\n"
        "    credit: Minh họa\n"
        "attachments:\n"
        "  - {src: ke-hoach.PDF, title: Kế hoạch}\n"
        "corrections:\n"
        "  - date: 2024-07-12\n"
        "    text: >\n"
        "      Sửa số liệu:\n"
        "      746 hộ.\n"
    ).facts.text
    cover = Figure(photo=ContentPath(f"{FOLDER}/hoi-nghi.jpg"), alt="Toàn cảnh hội trường", focus=(50, 30), line=6)
    photo = Figure(
        photo=ContentPath(f"{FOLDER}/anh/mot.jpg"),
        alt="Chị em tặng hoa: lần #2",
        caption="Ảnh 1, 2 và 3",
        credit="Minh họa",
        line=8,
    )
    assert (cover, (photo,)) == (text.cover, text.photos)
    assert (Attachment(file=ContentPath(f"{FOLDER}/ke-hoach.PDF"), title="Kế hoạch", line=13),) == text.attachments
    assert (Correction(on=date(2024, 7, 12), text="Sửa số liệu: 746 hộ."),) == text.corrections


def test_the_line_of_every_key_is_kept() -> None:
    """Stages that compare files can point at the line of each key."""
    origin = _read("section: hoat-dong\n").text.origin
    assert f"content/{FOLDER}/index.md" == origin.path
    assert origin.lines == (("title", 2), ("date", 3), ("unit", 4), ("summary", 5), ("section", 6))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a", ("a",)),
        ("a, b", ("a", "b")),
        ("[a, b]", ("a", "b")),
        ("[a,\n  b\n]", ("a", "b")),
        ("\n  - a\n  - b", ("a", "b")),
        ("\n- a\n- b  # ghi chú", ("a", "b")),
        ("[\"a\", 'b']", ("a", "b")),
    ],
)
def test_slugs_may_be_listed_in_any_way(written: str, expected: tuple[str, ...]) -> None:
    """One slug, commas, brackets and hyphens all make a list."""
    assert expected == _read(f"campaign: {written}\n").facts.shared.campaigns


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("campaign: [a, @x]", "6:15 unreadable-brackets"),
        ("items: '@x'", "6:8 not-a-slug key=items suggestion=x value=@x"),
        ("campaign: '---'", "6:11 value-without-letters key=campaign value=---"),
        ("campaign: [a, a]", "6:15 repeated-value key=campaign value=a"),
        ("campaign: a,, b", "6:13 empty-item key=campaign"),
        ("items: [../2024-07-09-x/index.md]", "6:9 not-a-slug key=items suggestion=2024-07-09-x"),
        ("items: []", "6:1 digest-without-items"),
        ("items:", "6:1 digest-without-items"),
        ("status: nháp", "6:9 unknown-value allowed=published, draft, withdrawn key=status nearest=draft value=nháp"),
        ("status: publish", "6:9 unknown-value allowed=published, draft, withdrawn key=status nearest=published"),
        ("section: hoat_dong", "6:10 unknown-value allowed=hoat-dong, thong-bao key=section nearest=hoat-dong"),
        ("featured: mai", "6:11 not-featured value=mai"),
        ("video: http://example.vn", "6:8 not-https key=video value=http://example.vn"),
        ("video: https://[", "6:8 not-https key=video value=https://["),
        ("video: javascript:alert(1)", "6:8 not-https key=video value=javascript:alert(1)"),
        ("video_still: phim.jpg", "6 film-without-address key=video_still"),
        ("video_length: 3:45", "6 film-without-address key=video_length"),
        ("video: https://a.vn\nvideo_length: 3 phút", "7:15 not-a-length key=video_length value=3 phút"),
        ("video: https://a.vn\nvideo_length: 3:75", "7:15 not-a-length key=video_length value=3:75"),
        ("video: https://a.vn\nvideo_length: 225", "7:15 not-a-length key=video_length value=225"),
        ("video: https://a.vn\nvideo_still: https://a.vn/b.jpg", "7:14 file-elsewhere value=https://a.vn/b.jpg"),
        ("authors: Thùy Linh, Bích Hà", "6:10 names-on-one-line key=authors value=Thùy Linh, Bích Hà"),
        ("status: withdrawn", "6 withdrawn-without-reason"),
        ("reason: Nhầm số liệu", "6 reason-without-withdrawal"),
        ("cover: a.jpg", "6:8 photo-without-keys first=  src: a.jpg key=cover"),
        ("cover: {alt: Chị A, chị B}", "6:21 comma-in-brackets text=chị B"),
        ("cover: {src: a.jpg, alt: Đề án #939}", "6:32 unreadable-brackets"),
        ("cover: {src: a.jpg, alt: Chị: em: A}", "6:29 unreadable-brackets"),
        ("cover: {src: a.jpg}", "6 missing-key key=alt"),
        ("cover: {src: a.jpg, alt: ''}", "6:21 empty-key key=alt"),
        ("cover: {src: a.jpg, alt: ...}", "6:26 alt-without-letters alt=..."),
        ("cover: {src: hoi-nghi.jpg, alt: Hoi nghi}", "6:33 alt-is-file-name alt=Hoi nghi"),
        ("cover: {src: a.jpg, alt: img_2781.11.jpg}", "6:26 alt-is-file-name alt=img_2781.11.jpg"),
        ("cover: {src: a.jpg, alt: 'SƠ KẾT  giữa nhiệm kỳ'}", "6:26 alt-is-title"),
        ("cover: {src: ../a.jpg, alt: x}", "6:14 file-outside-folder name=a.jpg value=../a.jpg"),
        ("cover: {src: /etc/passwd, alt: x}", "6:14 file-outside-folder name=passwd value=/etc/passwd"),
        ("cover: {src: b/../../a.jpg, alt: x}", "6:14 file-outside-folder name=a.jpg value=b/../../a.jpg"),
        ("cover: {src: 'https://x.vn/a.jpg', alt: x}", "6:14 file-elsewhere value=https://x.vn/a.jpg"),
        ("cover: {src: anh\\a.jpg, alt: x}", "6:14 backslash-in-path suggestion=anh/a.jpg value=anh\\a.jpg"),
        ("cover: {src: a.jpg, alt: x, focus: giữa}", "6:36 not-a-focus value=giữa"),
        ("cover: {src: a.jpg, alt: x, focus: 50% 130%}", "6:36 not-a-focus value=50% 130%"),
        ("cover: {src: a.jpg, alt: x, tilte: y}", "6:29 unknown-key-listed allowed=src, alt, caption, credit, focus"),
        ("cover: &a {src: a.jpg, alt: x}", "6:8 not-a-mapping key=cover"),
        ("photos: [*a]", "6:10 unreadable-brackets"),
        ("photos: [!!str a]", "6:10 unreadable-brackets"),
        ("photos:\n  src: a.jpg", "6 missing-key key=alt"),
        ("photos:\n  * a.jpg", "7:3 not-a-key-line text=* a.jpg"),
        ("photos:\n  - src: a.jpg\n     alt: x", "8:6 key-too-deep inner=alt key=src"),
        ("attachments: [{src: a.exe, title: x}]", "6:15 document-type name=a.exe types=pdf, docx, xlsx"),
        ("attachments: [{src: a.pdf}]", "6 missing-key key=title"),
        ("summary: x", "6:1 duplicate-key first=5 key=summary"),
        ("unit: [a\nstatus: draft", "6:1 duplicate-key first=4 key=unit"),
    ],
)
def test_what_cannot_be_meant_is_explained(line: str, expected: str) -> None:
    """Each wrong value is an error with its line, its column where that is known, and what to write."""
    found = _problems(line + "\n")
    assert any(each.startswith(expected) for each in found), found


def test_a_name_in_place_of_a_slug_is_left_to_those_who_know_all_names() -> None:
    """It is no finding yet: the slugs around it are kept, and where it stands with what it would be as a slug."""
    outcome = read_manuscript(bulletin("unit: a, Xã Hòa Tú\ncampaign: [Dự án 8, b]\n"), site(), ())
    assert outcome.value is not None
    shared, mentions = outcome.value.facts.shared, outcome.value.text.origin.mentions
    assert (shared.units, shared.campaigns) == (("a",), ("b",))
    assert [(one.kind, one.key, one.typed, one.slug, one.line, one.column) for one in mentions] == [
        (SourceKind.UNIT, "unit", "Xã Hòa Tú", "xa-hoa-tu", 2, 10),
        (SourceKind.CAMPAIGN, "campaign", "Dự án 8", "du-an-8", 3, 12),
    ]


def test_a_key_without_its_colon_is_not_missing_too() -> None:
    """One slip is said once; what is missing besides is still said."""
    outcome = read_manuscript(bulletin("title Sơ kết\ndate: 2024-07-10\nsummary: Một câu.\n"), site(), ())
    assert [found.code for found in outcome.problems] == ["missing-key", "not-a-key-line"]
    assert dict(outcome.problems[0].details) == {"key": "unit"}


def test_all_problems_of_a_file_come_at_once() -> None:
    """Front matter and text are read to their end, whatever was wrong before."""
    outcome = read_manuscript(bulletin("tilte: x\ndate: 31/12/2024\nunit: Hội\n", "[x](javascript:a)\n"), site(), ())
    codes = [found.code for found in outcome.problems]
    assert outcome.value is not None
    assert codes[:3] == ["missing-key", "unknown-key", "not-iso-date"]
    assert [found.typed for found in outcome.value.text.origin.mentions] == ["Hội"]
    assert outcome.problems[-1].line == 6


def test_a_translation_needs_its_words_alone() -> None:
    """A file with a language needs title and summary; what it shares with the original may be left out."""
    outcome = read_manuscript(bulletin("title: Review\nsummary: Seven of eight.\n", language="en"), site(), ())
    assert outcome.problems == ()
    assert outcome.value is not None
    assert outcome.value.text.language == "en"
    assert said(read_manuscript(bulletin("status: draft\n", language="en"), site(), ()).problems) == [
        "1 missing-key key=summary",
        "1 missing-key key=title",
    ]


def test_a_file_names_a_language_of_the_site_other_than_the_first() -> None:
    """A language that the site lacks, or that needs no name, is an error."""
    assert _problems("", language="fr") == ["0 unknown-language language=fr languages=vi, en"]
    assert _problems("", language="vi") == ["0 default-language-in-name language=vi"]


def test_a_translation_may_give_its_own_reason() -> None:
    """The words of a withdrawal can be translated without repeating the status."""
    outcome = read_manuscript(
        bulletin("title: Review\nsummary: Seven of eight.\nreason: A mistake.\n", language="en"), site(), ()
    )
    assert outcome.problems == ()


def test_a_static_page_has_fewer_keys() -> None:
    """A page needs title and summary; a bulletin's other keys are unknown there."""
    page = source(
        "pages/gioi-thieu/index.md",
        "---\ntitle: Giới thiệu\nsummary: Hội là gì.\ndate: 2024-07-10\n---\nBài.\n",
        SourceKind.PAGE,
    )
    found = said(read_manuscript(page, site(), ()).problems)
    assert found == [
        "4:1 unknown-key-listed allowed=title, summary, cover, photos, attachments, aliases, status key=date"
    ]


def test_what_repeats_or_lacks_words_is_warned_of() -> None:
    """A summary that is the title again and a bulletin without text are published with a warning."""
    outcome = read_manuscript(
        bulletin(FRONT_MATTER.replace("Bảy trên tám chỉ tiêu đã đạt.", "sơ kết giữa nhiệm kỳ"), ""), site(), ()
    )
    assert said(outcome.problems) == ["1 no-text", "5 summary-repeats-title"]
    assert outcome.value is not None


def test_what_can_be_read_comes_with_the_errors() -> None:
    """A file with errors still gives what it holds, so that its other mistakes are found; the rest is empty."""
    outcome = read_manuscript(
        bulletin("titel: Một\nunit: binh-thuann\ndate: 2024-02-31\nsection: tin\nmau: x\n", "Xem [một](mot-bai).\n"),
        site(),
        (),
    )
    assert [found.code for found in outcome.problems] == [
        "missing-key",
        "unknown-key",
        "no-such-day",
        "unknown-value-listed",
        "unknown-key-listed",
    ]
    read = outcome.value
    assert read is not None
    assert (read.text.title, read.text.summary) == ("Một", "")
    shared = read.facts.shared
    assert (shared.published, shared.units, shared.section) == (None, ("binh-thuann",), None)
    assert len(read.text.body) == 1


def test_a_text_that_failed_is_not_called_missing() -> None:
    """A bulletin whose text cannot be read has one, so nobody is told to write it."""
    assert [found.code for found in read_manuscript(bulletin(body="[" * 20_000), site(), ()).problems] == [
        "text-too-tangled"
    ]


def test_wrong_items_are_reported_once() -> None:
    """A list in which nothing can be read is not called empty as well."""
    assert _problems("items: [Một Hai]\n") == ["6:9 not-a-slug key=items suggestion=mot-hai value=Một Hai"]


def test_entries_of_lists_know_their_lines() -> None:
    """What stands on a line of its own in a list is found there again."""
    origin = _read("campaign: [a, b]\nitems:\n  - mot\n  - hai\naliases: cu, cu-hon\n").text.origin
    assert [origin.entry(*pair) for pair in (("items", "hai"), ("campaign", "b"), ("aliases", "cu-hon"))] == [9, 6, 10]
    assert origin.entry("items", "ba") == origin.line("items") == 7


def test_markup_in_words_is_plain_text() -> None:
    """Signs that mean something in HTML are kept as they are; templates escape them."""
    outcome = read_manuscript(bulletin(FRONT_MATTER.replace("Sơ kết", "<script>&amp;")), site(), ())
    assert outcome.value is not None
    assert outcome.value.text.title == "<script>&amp; giữa nhiệm kỳ"
