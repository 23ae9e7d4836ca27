"""The kind of a file, told from its place and name alone; for a wrong place or name, the right one."""

from __future__ import annotations

from dataclasses import dataclass

from bulletins.model.identity import Language, Slug
from bulletins.model.paths import excess, is_device
from bulletins.model.problem import Problem, error
from bulletins.model.slugs import is_slug, slugged
from bulletins.model.source import SourceKind
from bulletins.sources.names import (
    forbidden_part,
    is_language,
    is_year,
)
from bulletins.sources.walk import FoundFile

ARTICLES = {"bulletins": (SourceKind.BULLETIN, 3), "pages": (SourceKind.PAGE, 2)}
"""Top folders whose texts have a folder each: what the texts are, and how many names lead to that folder."""

REGISTRIES = {"units": SourceKind.UNIT, "campaigns": SourceKind.CAMPAIGN}
"""Top folders that hold one file an entry."""

_MARKDOWN = frozenset({"md", "markdown", "mdown", "mkd", "mkdn", "mdx"})
_DOCUMENTS = _MARKDOWN | {"txt", "text", "html", "htm", "doc", "docx", "odt", "rtf", "rst", "pages"}
_PICTURES = frozenset({"jpg", "jpeg", "png", "webp", "gif", "tif", "tiff", "svg", "heic", "ico"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """The kind of a file, the slug it belongs to, and the language in its name."""

    kind: SourceKind
    slug: Slug
    language: Language | None = None


def place(found: FoundFile) -> Classified | Problem:
    """Return what a file is, or why it cannot stay where it is or be called what it is called."""
    unusable = name_problem(found)
    if unusable is not None:
        return unusable
    top = found.parts[0]
    if len(found.parts) == 1:
        return _place_at_top(found)
    if top in REGISTRIES:
        return _place_registry(found, REGISTRIES[top])
    kind, depth = ARTICLES[top]
    if len(found.parts) <= depth:
        return _misplaced(found)
    return _place_in_article(found, kind, depth)


def name_problem(found: FoundFile) -> Problem | None:
    """Return what keeps a name from being stored on every computer: characters, names of devices, length."""
    part = forbidden_part(found.raw)
    if part:
        name = found.parts[-1]
        return error("forbidden-name", f"content/{found.path}", name=name, part="␠" if part == " " else part)
    if is_device(found.raw):
        return error("reserved-name", f"content/{found.path}", name=found.parts[-1])
    surplus = excess(f"content/{found.path}")
    return error("name-too-long", f"content/{found.path}", surplus=surplus) if surplus else None


def slug_problem(found: FoundFile, name: str, ending: str = "") -> Problem | None:
    """Return what is wrong with a name that becomes an address, with the nearest name that can."""
    if is_slug(name):
        return None
    shown = f"content/{found.path}"
    suggestion = slugged(name)
    if not suggestion:
        return error("name-without-letters", shown, name=name)
    return error("bad-slug", shown, name=name, suggestion=suggestion + ending)


def _place_at_top(found: FoundFile) -> Classified | Problem:
    """Return what a file directly under content/ is: site.yml, or a picture such as a logo."""
    name = found.parts[0]
    stem, *endings = name.lower().split(".")
    if name == "site.yml":
        return Classified(kind=SourceKind.SITE, slug=Slug(""))
    if stem == "site" and {"yml", "yaml"} & set(endings):
        return error("registry-name", f"content/{found.path}", name=name, right="site.yml")
    if endings and endings[-1] in _PICTURES:
        return Classified(kind=SourceKind.ASSET, slug=Slug(""))
    return _misplaced(found)


def _place_registry(found: FoundFile, kind: SourceKind) -> Classified | Problem:
    """Return the entry that a registry file is, or its right name."""
    name = found.parts[-1]
    stem, *endings = name.lower().split(".")
    if name.endswith(".yml"):
        slug = name.removesuffix(".yml")
        return slug_problem(found, slug, ".yml") or Classified(kind=kind, slug=Slug(slug))
    if not {"yml", "yaml"} & set(endings):
        return _misplaced(found)
    right = f"{slugged(stem) or 'slug'}.yml"
    return error("registry-name", f"content/{found.path}", name=name, right=right)


def _place_in_article(found: FoundFile, kind: SourceKind, depth: int) -> Classified | Problem:
    """Return the text or asset that a file in an article's folder is."""
    name = found.parts[-1]
    slug = Slug(found.parts[depth - 1])
    beside = len(found.parts) == depth + 1
    if beside and name == "index.md":
        return Classified(kind=kind, slug=slug)
    code = name.removeprefix("index.").removesuffix(".md")
    if beside and name == f"index.{code}.md" and is_language(code) and code not in _DOCUMENTS:
        return Classified(kind=kind, slug=slug, language=Language(code))
    right = _right_name(name) if beside else ""
    if right:
        return error("misnamed-text", f"content/{found.path}", name=name, right=right)
    if name.lower().rpartition(".")[2] in _MARKDOWN:
        return error("stray-text", f"content/{found.path}", name=name)
    return Classified(kind=SourceKind.ASSET, slug=slug)


def _right_name(name: str) -> str:
    """Return what a text that is nearly called `index.md` must be called, empty for every other file."""
    stem, *endings = name.lower().replace("_", ".").split(".")
    stem, _, tail = stem.partition("-")
    rest = [ending for ending in [tail, *endings] if ending and ending not in _DOCUMENTS]
    if stem != "index" or (endings and _DOCUMENTS.isdisjoint(endings)):
        return ""
    if not rest:
        return "index.md"
    return f"index.{rest[0]}.md" if len(rest) == 1 and is_language(rest[0]) else ""


def _misplaced(found: FoundFile) -> Problem:
    """Return that a file has no business where it lies; for a text, the place that it needs."""
    name = found.parts[-1]
    shown = f"content/{found.path}"
    if name.lower().rpartition(".")[2] in _MARKDOWN:
        slug = slugged(name.rpartition(".")[0]) or "slug"
        if found.parts[0] == "pages":
            return error("text-outside-folder", shown, right=f"content/pages/{slug}/index.md")
        year = next((part for part in found.parts if is_year(part)), "yyyy")
        return error("text-outside-folder", shown, right=f"content/bulletins/{year}/{slug}/index.md")
    return error("misplaced-file", shown, name=name)
