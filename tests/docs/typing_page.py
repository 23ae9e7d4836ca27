"""The page of what can be typed, docs/staff/typing.md: `inv golden` writes it anew."""

from __future__ import annotations

import re
from html import escape

from bulletins.reports.sentences import read_sentences

from tests.body.bodies import read, shown_html
from tests.docs.typed_forms import GROUPS, Form
from tests.sites import ROOT

FILE = ROOT / "docs" / "staff" / "typing.md"
_MARKUP = re.compile(r"([\\`*_|<])")
_ESCAPED = r"\\\1"
HEAD = """# Gõ gì, người đọc thấy nấy / What you type is what readers get

Mỗi mục: bên trái là điều bạn gõ, bên phải là điều người đọc thấy. Các phép thử của chương trình so từng chữ.

Each entry: on the left what you type, on the right what readers see. The program's tests compare every letter.

*[Hướng dẫn](vi.md) · [Guide](en.md)*
"""


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for group in GROUPS:
        parts += [f"## {group.vi} / {group.en}\n", f"{group.rule_vi}\n", f"{group.rule_en}\n"]
        parts += [_entry(form) for form in group.forms]
    return "\n".join(parts)


def _entry(form: Form) -> str:
    """Return one form: what is typed and what readers see side by side, below them what the program says."""
    typed = "<br>\n".join(_typed_line(line) for line in form.typed.split("\n"))
    cells = f"<td>{typed}</td>\n<td>{_result(shown_html(form.typed))}</td>"
    head = "<tr><th>Bạn gõ / You type</th><th>Người đọc thấy / Readers see</th></tr>"
    table = f"<table>\n{head}\n<tr>{cells}</tr>\n</table>\n"
    said = "".join(_said(form))
    return f"### {form.vi} / {form.en}\n\n{table}\n{said}"


def _typed_line(line: str) -> str:
    """Return a line as it is typed: blanks at its beginning kept, an arrow for a tab."""
    bare = line.lstrip(" ")
    blanks = "&nbsp;" * (len(line) - len(bare))
    return (
        f"<code>{blanks}{escape(bare, quote=False)}</code>".replace("\t", " ⇥ ").replace("  ", "&nbsp; ")
        if line
        else "&#8203;"
    )


def _said(form: Form) -> list[str]:
    """Return the warnings of a form in both languages."""
    problems = read(form.typed).problems
    sentences = read_sentences()
    lines: list[str] = []
    for found in problems:
        for language in ("vi", "en"):
            words = sentences.words(found, language)
            lines.append(f"> {_MARKUP.sub(_ESCAPED, f'{words.what}; {words.do}')}\n\n")
    return lines


def _result(html: str) -> str:
    """Return HTML as the page may hold it: a list whose markers stand in its text without bullets."""
    text = html
    while '<ul class="marked">' in text:
        text = re.sub(r'<ul class="marked">((?:(?!<ul).)*?)</ul>', _definition, text, flags=re.DOTALL)
    text = re.sub(r'<div class="table"[^>]*>(.*?)</div>', r"\1", text, flags=re.DOTALL)
    return text.replace("\n\n", "\n&#8203;\n")


def _definition(found: re.Match[str]) -> str:
    """Return a list without bullets."""
    return "<dl>" + found[1].replace("<li>", "<dd>").replace("</li>", "</dd>") + "</dl>"


def main() -> None:
    """Write the page."""
    FILE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
