"""A law over random edits: what the form shows = what the file says = what the page shows; nothing else changes."""

from __future__ import annotations

import os
import random
from typing import Final

from bulletins.forms import FieldKind, FormField, FormValue, changed_text, normal_value, read_form
from bulletins.forms.form_reading import Form
from bulletins.model.bulletin import Manuscript
from bulletins.model.config import SiteConfig
from bulletins.model.source import Source, SourceKind
from bulletins.model.value import replace
from bulletins.reading import read_config, read_manuscript

from tests.forms.typed_texts import ROOT, TYPED, sample_sources, source_of

EDITS = 500 if os.environ.get("FULL") else 50
WORDS: Final = (
    *("Hội nghị", "sơ kết: giữa nhiệm kỳ", "Đề án #939", '"5 không, 3 sạch"', "chị em’s", "[Nóng]", "{a, b}", "- gạch"),
    *("1:30", "yes", "|", ">", "# đầu", "@Zalo", "C:\\ảnh", "…", "100 %", "'nháy'", "a: ", "null", "*sao*", "x" * 90),
    *("Hội", "ổn định\u00a0giá", "& nhau", "!", "?", "~", "—", "👩‍🌾"),
)
SLUGS: Final = ("binh-thuan", "du-an-8", "a", "nong-thon-moi", "x-1-y")


def text(rng: random.Random) -> str:
    """Return words as anybody might type them."""
    return " ".join(rng.choices(WORDS, k=rng.randint(0, 4)))


def parts(rng: random.Random, field: FormField) -> dict[str, str]:
    """Return the words of one photo, document or correction."""
    made = {key: text(rng) for key in field.parts if rng.random() < 0.7}
    return {"src" if "src" in field.parts else "text": "anh.jpg", **made}


def value(rng: random.Random, field: FormField, now: FormValue) -> FormValue:
    """Return another value for a field, now and then made of the present one."""
    if field.kind is FieldKind.PHOTO:
        return parts(rng, field) if rng.random() < 0.8 else {}
    if not isinstance(now, list):
        return text(rng)
    new: list[object] = list(now)
    rng.shuffle(new)
    new = new[: rng.randint(0, len(new))]
    for _ in range(rng.randint(0, 2)):
        made = parts(rng, field) if field.parts else rng.choice(SLUGS if field.kind is FieldKind.SLUGS else WORDS)
        new.insert(rng.randint(0, len(new)), made)
    return new  # type: ignore[return-value]  # all of one type, as the field has them


def body(rng: random.Random, now: str) -> str:
    """Return a body with some lines taken out, moved in and typed anew."""
    lines = now.split("\n")
    at = rng.randint(0, len(lines))
    lines[at : at + rng.randint(0, 3)] = [text(rng) for _ in range(rng.randint(0, 3))]
    return "\n".join(lines)


def config() -> SiteConfig:
    """Return the sample site's settings."""
    file = ROOT / "content/site.yml"
    source = source_of(file.read_bytes(), SourceKind.SITE, "site.yml")
    read = read_config(source).value
    assert read is not None
    return read


def form_of(source: Source) -> Form:
    """Return the form of a text that can be read."""
    form = read_form(source).value
    assert form is not None
    return form


def shown(manuscript: Manuscript) -> dict[str, FormValue]:
    """Return what pages show of the fields in which anything may be typed."""
    facts = manuscript.facts.text
    names = {"title": manuscript.words.title, "summary": manuscript.words.summary, "reason": facts.reason}
    captions = [{"caption": photo.caption, "credit": photo.credit} for photo in facts.photos]
    return {**names, "photos": captions}


def test_random_edits_say_what_was_typed() -> None:
    """After each edit the form shows the typed values, other fields' lines stand as they were, and the page agrees."""
    rng = random.Random(22)  # noqa: S311  (no secret: the same edits each time)
    site, samples = config(), [*sample_sources(), source_of(TYPED.encode())]
    for _ in range(EDITS):
        source = rng.choice(samples)
        if rng.random() < 0.3:
            source = replace(source, data=(source.data or b"").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        form = form_of(source)
        chosen = rng.sample(form.entries, rng.randint(1, 3))
        changes = {entry.field.key: value(rng, entry.field, entry.value) for entry in chosen}
        if rng.random() < 0.5:
            changes["body"] = body(rng, form.body)
        data = changed_text(source, form, changes)
        after = form_of(replace(source, data=data))
        wanted = {**form.values, **{key: normal_value(new) for key, new in changes.items() if key != "body"}}
        assert after.values == wanted, (source.path, changes)
        assert after.body == changes.get("body", form.body)
        untouched = [entry for entry in form.entries if entry not in chosen and entry.first >= 0]
        for entry in untouched:
            now = next(each for each in after.entries if each.field.key == entry.field.key)
            assert after.rows[now.first : now.last + 1] == form.rows[entry.first : entry.last + 1]
        _agree(read_manuscript(replace(source, data=data), site, ()).value, after)


def _agree(manuscript: Manuscript | None, form: Form) -> None:
    """Compare what a page would show with what the form shows; what a page refuses it does not show."""
    assert manuscript is not None
    for key, said in shown(manuscript).items():
        held = form.values.get(key, "")
        if isinstance(said, str):
            assert said in ("", held)
        elif isinstance(held, list) and len(held) == len(said):
            pairs = [(photo.get("caption", ""), photo.get("credit", "")) for photo in held if isinstance(photo, dict)]
            assert [(photo["caption"], photo["credit"]) for photo in said if isinstance(photo, dict)] == pairs
