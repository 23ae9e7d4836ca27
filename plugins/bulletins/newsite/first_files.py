"""The first files of a site, as texts: site.yml, one unit, one static page, one bulletin."""

from __future__ import annotations

import html
import re
from datetime import datetime
from zoneinfo import ZoneInfo

from bulletins.model.identity import Language
from bulletins.model.localized import Localized
from bulletins.model.slugs import slugged
from bulletins.model.yaml_text import yaml_text
from bulletins.newsite.answers import NewSite, SiteLanguage
from bulletins.newsite.sample_words import SampleArticle, SampleNames, SampleWords, read_words, words_or_english

LOGO = "logo.png"
"""What the picture of a logo is called in content/."""
_SITEURL = re.compile(r"^SITEURL = .*?\"(https?://[^\"]*)\"", re.MULTILINE)


def plan_files(beginning: NewSite, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return path (from the root) and text of every file that content/ begins with."""
    words = words_or_english(beginning.tongues[0].code)
    unit = slugged(beginning.unit.entries[0][1], longest=60) or words.page.slug
    moment = now.astimezone(ZoneInfo(beginning.zone))
    folder = f"content/bulletins/{moment:%Y}/{moment:%Y-%m-%d}-{words.bulletin.slug}"
    shared = [f"date: {moment:%Y-%m-%d %H:%M}", f"unit: {unit}"]
    return (
        ("content/site.yml", _site(beginning, words)),
        (f"content/units/{unit}.yml", _unit(beginning, words)),
        *_articles(f"content/pages/{words.page.slug}", "page", beginning, []),
        *_articles(folder, "bulletin", beginning, shared),
    )


def with_address(settings: str, address: str) -> str | None:
    """Return publishconf.py with another address of the site, None where it has no line for it any more."""
    found = _SITEURL.search(settings)
    return None if found is None else settings[: found.start(1)] + address + settings[found.end(1) :]


def _articles(folder: str, kind: str, beginning: NewSite, shared: list[str]) -> list[tuple[str, str]]:
    """Return a text in the first language, and in each other one that has words of its own."""
    first, *others = (tongue.code for tongue in beginning.tongues)
    texts = [("index.md", words_or_english(first), first, shared)]
    for code in others:
        words = read_words(code)
        texts += [] if words is None else [(f"index.{code}.md", words, code, [])]
    return [
        (f"{folder}/{name}", _article(getattr(words, kind), beginning.name.text(code), lines))
        for name, words, code, lines in texts
    ]


def _article(article: SampleArticle, name: str, shared: list[str]) -> str:
    title, summary = (text.format(name=name) for text in (article.title, article.summary))
    head = ["---", f"title: {yaml_text(title)}", *shared, f"summary: {yaml_text(summary)}", "---"]
    return "\n".join([*head, article.body.strip().format(name=_markdown(name)), ""])


def _site(beginning: NewSite, words: SampleWords) -> str:
    """Return site.yml, its keys explained."""
    say = words.comments
    tongues, name = beginning.tongues, beginning.name
    descriptions = [(one.code, _own(one).description.format(name=name.text(one.code))) for one in tongues]
    parts = [
        f"# {say['head']}\n",
        f"# {say['name']}\n" + _text("name", name) + _text("short_name", name),
        f"# {say['tagline']}\n" + _commented(_texts("tagline", descriptions)),
        f"# {say['description']}\n" + _texts("description", descriptions),
        f"# {say['languages']}\nlanguages:\n" + "".join(_language(tongue) for tongue in tongues),
        f"# {say['photo_folder']}\nphoto_folder: {words.photo_folder}\n",
        f"time_zone: {beginning.zone}\n",
        f"# {say['sections']}\n" + _terms("sections", words.sections, tongues),
        f"# {say['levels']}\n" + _terms("levels", beginning.levels, tongues),
        f"# {say['types']}\n" + _terms("campaign_types", words.campaign_types, tongues),
        f"# {say['contact']}\n# contact:\n#   phone: 000 000 000\n#   email: name@example.org\n",
        "# hotlines: [111, 113]\n",
        f"# {say['editor']}\n"
        + _text("editor", beginning.unit)
        + "# licence: CC BY 4.0\n# licence_url: https://creativecommons.org/licenses/by/4.0/\n",
        f"# {say['logo']}\n" + (f"logo: {LOGO}\n" if beginning.logo else f"# logo: {LOGO}\n"),
        _colours(beginning, say["colours"]),
        f"# {say['notice']}\n" + _commented(_notice(name, tongues)),
        f"# {say['featured']}\n# featured:\n#   - 2026-01-15-{words.bulletin.slug}\n",
        f"# {say['menu']}\nmenu:\n  - {words.page.slug}\n",
    ]
    return "\n".join(part for part in parts if part)


def _notice(name: Localized, tongues: tuple[SiteLanguage, ...]) -> str:
    """Return a notice with a text in each language."""
    texts = [(one.code, _own(one).bulletin.title.format(name=name.text(one.code))) for one in tongues]
    return "notice:\n" + "".join(f"  {line}\n" for line in _texts("text", texts).splitlines())


def _commented(lines: str) -> str:
    """Return lines that say nothing until somebody takes out the sign before them."""
    return "".join(f"# {line}\n" for line in lines.splitlines())


def _unit(beginning: NewSite, words: SampleWords) -> str:
    """Return the first unit's file."""
    head = f"# {words.comments['unit']}\n# {words.comments['unit_parent']}\n"
    return head + _text("name", beginning.unit) + f"level: {beginning.level}\n"


def _own(tongue: SiteLanguage) -> SampleWords:
    return words_or_english(tongue.code)


def _language(tongue: SiteLanguage) -> str:
    words = _own(tongue)
    lines = [f"  {tongue.code}:", f"    name: {yaml_text(tongue.name)}"]
    lines += ["    direction: rtl"] if tongue.direction == "rtl" else []
    lines += ["    addresses:", *(f"      {key}: {word}" for key, word in words.addresses.items())]
    return "\n".join(lines) + "\n"


def _terms(key: str, terms: SampleNames, tongues: tuple[SiteLanguage, ...]) -> str:
    """Return a closed list with the names that each language has for its entries; the first has all."""
    lines = [f"{key}:"]
    for slug, name in terms.items():
        first, *others = tongues
        names = [(first.code, name)]
        for tongue in others:
            own = read_words(tongue.code)
            known: SampleNames = {} if own is None else getattr(own, key)
            names += [(tongue.code, known[slug])] if slug in known else []
        lines += [f"  {line}" for line in _texts(slug, names).splitlines()]
    return "\n".join(lines) + "\n"


def _colours(beginning: NewSite, comment: str) -> str:
    """Return the union's colour, nothing where the theme's will do."""
    if beginning.colours is None:
        return ""
    day, night = beginning.colours
    return f'# {comment}\ncolours:\n  brand:\n    light: "{day}"\n    dark: "{night}"\n'


def _text(key: str, text: Localized) -> str:
    return _texts(key, list(text.entries))


def _texts(key: str, entries: list[tuple[Language, str]]) -> str:
    """Return a key with its text in each language; one alone is the first language's and stands beside the key."""
    if len(entries) == 1:
        return f"{key}: {yaml_text(entries[0][1])}\n"
    return "\n".join([f"{key}:", *(f"  {code}: {yaml_text(text)}" for code, text in entries)]) + "\n"


def _markdown(text: str) -> str:
    """Return a text in which Markdown and HTML see nothing but letters."""
    drive = r"(?<![A-Za-z]:)"  # what looks like a path of Windows is shown as it is typed
    return re.sub(rf"({drive}\\|[`*_{{}}\[\]()#!|~])", r"\\\1", html.escape(text, quote=False))
