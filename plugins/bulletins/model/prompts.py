"""The prompts that a new bulletin holds until somebody writes it, in each language of reports; never published."""

from __future__ import annotations

from bulletins.model.value import Value


class DraftPrompts(Value, frozen=True, kw_only=True):
    """The words in the places of the summary, of the text, and of a photo's description and caption."""

    summary: str
    body: str
    alt: str
    caption: str


PROMPTS = {
    "en": DraftPrompts(
        summary="Say in one or two sentences what happened, where, and to whom it matters.",
        body="Write the text here. Put photos into this folder and show one with:",
        alt="what can be seen in the photo",
        caption="caption | credit",
    ),
    "vi": DraftPrompts(
        summary="Viết một, hai câu: việc gì, ở đâu, có ý nghĩa với ai.",
        body="Viết nội dung ở đây. Chép ảnh vào thư mục này rồi chèn bằng dòng:",
        alt="trong ảnh có gì",
        caption="chú thích | nguồn ảnh",
    ),
}
"""By the codes of the languages that reports are written in."""
