"""Saving a form: nothing where nothing was changed, one field's lines where one was."""

from __future__ import annotations

import difflib

import pytest
from bulletins.forms import FieldKind, FormValue, changed_text, form_fields, new_text, read_form
from bulletins.forms.declarations import kind_of
from bulletins.forms.form_reading import Form
from bulletins.model.extensions import ExtensionKey, KeyKind
from bulletins.model.source import Source, SourceKind
from bulletins.model.value import replace
from bulletins.reading.manuscript import BULLETIN_KEYS, PAGE_KEYS
from bulletins.reports import LANGUAGES, writing_words

from tests.forms.typed_texts import TYPED, sample_sources, source_of

SAMPLES = sample_sources()


def form_of(source: Source) -> Form:
    """Return the form of a text that can be read."""
    form = read_form(source).value
    assert form is not None
    return form


def difference(before: bytes, after: bytes) -> list[str]:
    """Return the lines that went and those that came, ends included."""
    old, new = (data.decode().splitlines(keepends=True) for data in (before, after))
    return [line for line in difflib.ndiff(old, new) if line[0] in "+-"]


def edited(typed: str, **changes: FormValue) -> list[str]:
    """Return what changes of a text do to its lines; `event_date` and the like as keywords."""
    source = source_of(typed.encode())
    return difference(typed.encode(), changed_text(source, form_of(source), changes))


def test_every_key_has_its_field() -> None:
    """A form has a field for each key that a text may have, in their order."""
    assert tuple(field.key for field in form_fields()) == BULLETIN_KEYS
    assert tuple(field.key for field in form_fields(page=True)) == PAGE_KEYS
    assert {field.key: field.kind for field in form_fields()}["featured"] is FieldKind.DAY_OR_FLAG


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_a_name_on_the_page(language: str) -> None:
    """No field is shown under the word that stands in the file."""
    words = writing_words(language)
    assert [key for key in {*BULLETIN_KEYS, *PAGE_KEYS} if f"field-{key}" not in words] == []


def test_an_extensions_key_has_its_field_and_is_written_back() -> None:
    """What an extension adds is typed in a field of its own behind the others; static pages have none."""
    extra = (
        ExtensionKey(name="event", kind=KeyKind.MOMENT, labels=(("en", "Event begins"),)),
        ExtensionKey(name="room", kind=KeyKind.TEXT, translated=True),
        ExtensionKey(name="open", kind=KeyKind.FLAG),
    )
    fields = form_fields(extra)[-3:]
    assert [(field.key, field.kind.value, field.shared) for field in fields] == [
        ("event", "moment", True),
        ("room", "line", False),
        ("open", "flag", True),
    ]
    assert dict(fields[0].labels) == {"en": "Event begins"}
    assert form_fields(extra, page=True) == form_fields(page=True)
    typed = TYPED.replace("---\n", "---\nevent: 2026-03-08 08:00  # lễ\n", 1)
    source = source_of(typed.encode())
    form = read_form(source, extra).value
    assert form is not None
    assert (form.values["event"], form.values["room"]) == ("2026-03-08 08:00", "")
    changes: dict[str, FormValue] = {"event": "2026-03-09", "room": "Hội trường: tầng 2", "open": "true"}
    after = changed_text(source, form, changes)
    again = read_form(replace(source, data=after), extra).value
    assert again is not None
    assert {key: again.values[key] for key in changes} == changes
    assert difference(typed.encode(), after)[:2] == ["- event: 2026-03-08 08:00  # lễ\n", "+ event: 2026-03-09  # lễ\n"]


def test_a_type_without_field_is_told() -> None:
    """A key of a type that forms do not know fails loudly instead of being left out."""
    with pytest.raises(KeyError):
        kind_of(complex)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_what_nobody_changed_is_not_written(ends: str) -> None:
    """All sample texts, opened and saved with the very values that their forms show, change by no byte."""
    for sample in [*SAMPLES, source_of(TYPED.encode())]:
        data = (sample.data or b"").replace(b"\n", ends.encode())
        source = replace(sample, data=data)
        form = form_of(source)
        assert not form.is_whole
        assert changed_text(source, form, {**form.values, "body": form.body}) == data


def test_one_changed_field_changes_its_lines_alone() -> None:
    """In each sample a new title, lead and last line of the body change three lines and no other."""
    for source in SAMPLES:
        form = form_of(source)
        changes: dict[str, FormValue] = {
            "title": "Đầu đề: mới #1",
            "summary": 'Tóm tắt "mới"',
            "body": form.body + "Hết.",
        }
        came = [line for line in difference(source.data or b"", changed_text(source, form, changes)) if line[0] == "+"]
        assert len(came) == 3, source.path


def test_the_form_shows_what_was_typed() -> None:
    """Every value is shown as the page reads it."""
    values = form_of(source_of(TYPED.encode())).values
    assert values["title"] == "Hội nghị “Sơ kết”"
    assert values["date"] == "2024-07-10 15:15"
    assert values["unit"] == ["binh-thuan", "ham-thuan-bac"]
    assert values["campaign"] == ["du-an-8", "5-khong-3-sach"]
    assert values["authors"] == ["Chị Lan", "Thùy Linh"]
    assert values["cover"] == {"src": "hoi-nghi.jpg", "alt": "Các chị ngồi quanh bàn", "focus": "50% 30%"}
    assert [photo["src"] for photo in values["photos"] if isinstance(photo, dict)] == ["a.jpg", "b.jpg", "c.jpg"]
    assert values["corrections"] == [{"date": "2024-07-11", "text": "Sửa số hộ"}]
    assert values["video"] == ""


def test_quotes_comments_and_order_stay() -> None:
    """A changed value keeps its quotes, the comment behind it, and everything around it."""
    assert edited(TYPED, title='Chị "Hai"') == ['- title: "Hội nghị “Sơ kết”"\n', '+ title: "Chị \\"Hai\\""\n']
    assert edited(TYPED, date="2024-07-12") == [
        "- date: 2024-07-10 15:15   # giờ họp xong\n",
        "+ date: 2024-07-12   # giờ họp xong\n",
    ]
    assert edited(TYPED, summary="Một: hai #3") == [
        "- summary: Hội nghị: tổng kết #939 và bàn việc mới\n",
        "+ summary: Một: hai #3\n",
    ]
    assert edited(TYPED, authors=["Chị L'Huê", "Thùy Linh"]) == ["- - 'Chị Lan'\n", "+ - 'Chị L''Huê'\n"]
    assert edited(TYPED, unit=["ham-tan"]) == ["- unit: [binh-thuan, ham-thuan-bac]\n", "+ unit: [ham-tan]\n"]


def test_lists_change_by_their_items() -> None:
    """An item that is added, taken out or changed leaves the others and the comments between them alone."""
    assert edited(TYPED, campaign=["du-an-8", "5-khong-3-sach", "moi"]) == ["+   - moi\n"]
    assert edited(TYPED, campaign=["5-khong-3-sach"]) == ["-   - du-an-8   # dự án\n"]
    assert edited(TYPED, campaign=["khac", "5-khong-3-sach"]) == [
        "-   - du-an-8   # dự án\n",
        "+   - khac   # dự án\n",
    ]
    assert edited(TYPED, campaign=[]) == [
        "- campaign:\n",
        "-   - du-an-8   # dự án\n",
        "-   # bỏ: nong-thon-moi\n",
        "-   - 5-khong-3-sach\n",
    ]


def test_photos_change_by_their_words() -> None:
    """A photo's words change on their own lines; a photo moves with its lines; keys come where they belong."""
    photos = form_of(source_of(TYPED.encode())).values["photos"]
    assert isinstance(photos, list)
    one, two, three = (dict(photo) for photo in photos if isinstance(photo, dict))
    assert edited(TYPED, photos=[one, {**two, "alt": "Hai chị"}, three]) == [
        "-     alt: 'Ảnh hai'\n",
        "+     alt: 'Hai chị'\n",
    ]
    assert edited(TYPED, photos=[{**one, "credit": "Hoa"}, two, three]) == ["+     credit: Hoa\n"]
    assert edited(TYPED, photos=[one, two, {**three, "alt": "Ba"}]) == [
        "-   - {src: c.jpg, alt: Ảnh ba}\n",
        "+   - src: c.jpg\n",
        "+     alt: Ba\n",
    ]
    moved = edited(TYPED, photos=[two, one, three])
    assert sorted(line[2:] for line in moved if line[0] == "+") == sorted(line[2:] for line in moved if line[0] == "-")
    cover = {"src": "hoi-nghi.jpg", "alt": "Các chị ngồi quanh bàn", "focus": "10% 10%", "caption": "Hội nghị"}
    assert edited(TYPED, cover=cover) == [
        "+     caption: Hội nghị\n",
        "-     focus: 50% 30%  # mặt chị Mai\n",
        "+     focus: 10% 10%  # mặt chị Mai\n",
    ]


def test_keys_that_were_not_there_come_in_their_place() -> None:
    """New keys stand in the usual order, in block style; an emptied one goes, a needed one stays empty."""
    assert edited(TYPED, event_date="2024-07-09", section="hoat-dong") == [
        "+ section: hoat-dong\n",
        "+ event_date: 2024-07-09\n",
    ]
    assert edited(TYPED, status="") == ["- status: draft\n"]
    assert edited(TYPED, title="") == ['- title: "Hội nghị “Sơ kết”"\n', "+ title:\n"]
    assert edited(TYPED, attachments=[{"src": "ke-hoach.pdf", "title": "Kế hoạch 12: Tết"}]) == [
        "+ attachments:\n",
        "+   - src: ke-hoach.pdf\n",
        '+     title: "Kế hoạch 12: Tết"\n',
    ]


def test_line_ends_stay() -> None:
    """A file of Notepad keeps its line ends, in the lines that change too."""
    typed = TYPED.replace("\n", "\r\n")
    changed = edited(typed, title="Mới", body="\nĐoạn một.\n\nĐoạn giữa.\n\nĐoạn hai.\n")
    came = sorted(line for line in changed if line[0] == "+")
    assert came == ["+ \r\n", '+ title: "Mới"\r\n', "+ Đoạn giữa.\r\n"]


def test_decomposed_letters_stay_where_nobody_typed() -> None:
    """A text of a Mac with decomposed letters keeps them, and what is typed now is composed."""
    typed = "---\ntitle: Hội\ndate: 2024-07-10\nunit: a\nsummary: Tóm tắt\n---\nĐoạn ấy\n"
    assert edited(typed, summary="Tóm tắt mới") == [
        "- summary: Tóm tắt\n",
        "+ summary: Tóm tắt mới\n",
    ]


@pytest.mark.parametrize(
    "value",
    [
        "|",
        "> lời",
        "# 1",
        "- một",
        '"',
        "'",
        '"trong" ngoài',
        "{a}",
        "[b",
        "@Zalo",
        "1:30",
        "yes",
        "a: b",
        "a #b",
        "\\n",
        "---",
        "…",
    ],
)
def test_signs_are_read_back_as_typed(value: str) -> None:
    """Whatever is typed into a line of the form stands there again when it is opened."""
    source = source_of(TYPED.encode())
    changes: dict[str, FormValue] = {
        "title": value,
        "summary": value,
        "reason": value,
        "authors": [value, "Chị B"],
        "cover": {"src": "a.jpg", "alt": value, "caption": value},
    }
    form = form_of(replace(source, data=changed_text(source, form_of(source), changes)))
    assert {key: form.values[key] for key in changes} == changes


def test_what_cannot_be_told_apart_is_shown_as_lines() -> None:
    """A key that nobody knows, or a value in doubt, is shown and changed as the lines of the file."""
    typed = "---\ntitle: A\ntitel: B\ncover: {alt: Chị A, chị B}\n---\n"
    form = form_of(source_of(typed.encode()))
    assert form.values["titel@3"] == "titel: B"
    assert form.values["cover"] == "cover: {alt: Chị A, chị B}"
    assert edited(typed, **{"titel@3": "summary: B"}) == ["- titel: B\n", "+ summary: B\n"]


def test_front_matter_without_end_is_shown_as_one_text() -> None:
    """A file whose front matter does not end is one field; changing it changes the typed lines alone."""
    typed = "---\r\ntitle: A\r\n\r\nĐoạn.\r\n"
    form = form_of(source_of(typed.encode()))
    assert form.is_whole
    assert edited(typed, **{"@text": "---\ntitle: A\n---\n\nĐoạn.\n"}) == ["+ ---\r\n"]


def test_problems_have_their_field() -> None:
    """A line of the file tells the field, and of lists the item, that a problem of that line belongs to."""
    form = form_of(source_of(TYPED.encode()))
    lines = TYPED.split("\n")
    assert form.place(lines.index("- Thùy Linh") + 1) == ("authors", 1)
    assert form.place(lines.index("    caption: Chị Mai: chủ nhà") + 1) == ("photos", 1)
    assert form.place(lines.index("Đoạn hai.") + 1) == ("body", 3)
    assert form.place(1) == ("", 0)


def test_a_new_file_is_in_block_style() -> None:
    """A new text has what was filled in, in the usual order, and what is needed even where it is empty."""
    text = new_text({"unit": ["binh-thuan"], "title": "A: b", "status": "draft", "date": "2024-07-10"}, "Đoạn.\n")
    assert text.decode() == (
        '---\ntitle: "A: b"\ndate: 2024-07-10\nunit: binh-thuan\nsummary:\nstatus: draft\n---\n\nĐoạn.\n'
    )
    assert form_of(source_of(text, SourceKind.BULLETIN)).values["title"] == "A: b"
