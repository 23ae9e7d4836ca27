"""The style guide: every macro of theme/templates/components with its parameters and examples, on one page.

The examples stand beside the components, one block each; the values they show are those of tests/rendering/samples.
So what documents a component is what tests render and what is looked at: `inv styleguide` writes the page.
"""

from __future__ import annotations

import re
import shutil
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from bulletins.model.identity import Language
from bulletins.model.value import replace
from bulletins.model.views.parts import Chrome, Head
from bulletins.rendering import build_theme
from bulletins.rendering.environment import SharedCode
from bulletins.rendering.renderer import build_environment
from jinja2 import Environment
from markupsafe import Markup

from tests.rendering.samples import article_views, list_views
from tests.rendering.samples.things import EN, SETTINGS, THEME, VI, card, cards, chrome, head, image
from tests.sites import BASE

COMPONENTS = THEME / "templates" / "components"
EXAMPLES = "components/examples"
DOCUMENTATION = re.compile(r"\{#(?P<text>.*?)#\}", re.DOTALL)
PHOTO = BASE / "content/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/ngay-hoi.jpg"
PICTURE = re.compile(r'/tin(?P<path>/[^\s",]+\.(?:webp|jpg))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example: what it is called, and what the component makes of the sample values."""

    title: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One file of macros: its parameters as its own comment says them, and its examples."""

    name: str
    documentation: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleGuideView:
    """What the style guide's page shows."""

    chrome: Chrome
    head: Head
    components: tuple[Component, ...]


def component_names() -> tuple[str, ...]:
    """Return the components that there are, by name."""
    return tuple(sorted(file.stem for file in COMPONENTS.glob("*.html")))


def sample_values(language: Language) -> dict[str, object]:
    """Return the values that examples may name, in one language."""
    first = card(0, language)
    surround = chrome(language)
    return {
        "chrome": surround,
        "with_logo": replace(surround, logo=image("logo", size=(80, 80))),
        "cards": cards(language),
        "draft": replace(first, mark="draft"),
        "held": replace(first, mark="held"),
        "inherited": replace(first, inherited=True),
        "bulletin": article_views.bulletin(language),
        "plain": article_views.plain_bulletin(language),
        "home": article_views.home(language),
        "unit": list_views.unit(language),
        "units": list_views.units_index(language),
        "campaign": list_views.campaign(language),
        "listing": list_views.listing(language),
    }


def read_component(environment: Environment, name: str, language: Language) -> Component:
    """Return a component with its examples rendered, each by itself."""
    template = environment.get_template(f"{EXAMPLES}/{name}.html")
    context = template.new_context(sample_values(language))
    deque(template.root_render_func(context), maxlen=0)  # a block knows the macros once the top of its file has run
    examples = tuple(
        Example(title=block.replace("_", " "), html=Markup("".join(render(context)).strip()))  # noqa: S704  (rendered)
        for block, render in template.blocks.items()
    )
    found = DOCUMENTATION.match((COMPONENTS / f"{name}.html").read_text(encoding="utf-8"))
    return Component(name=name, documentation=found["text"].strip("\n") if found else "", examples=examples)


def read_components(language: Language) -> tuple[Component, ...]:
    """Return every component with its examples in one language."""
    environment = build_environment(SETTINGS, language, SharedCode())
    return tuple(read_component(environment, name, language) for name in component_names())


def render_styleguide(language: Language, stylesheet: str = "", script: str = "") -> str:
    """Return the style guide's page; addresses are those of the theme's files, if they are served beside it."""
    settings = replace(SETTINGS, stylesheet=stylesheet, script=script)
    environment = build_environment(settings, language, SharedCode())
    view = StyleGuideView(
        chrome=chrome(language),
        head=head(language, f"/styleguide-{language}.html", "Style guide", index=False),
        components=read_components(language),
    )
    return environment.get_template(f"{EXAMPLES}/styleguide.html").render(view=view)


def write_styleguide(output: Path) -> tuple[Path, ...]:
    """Write the style guide in each language with the theme's files below `output`/tin; return the pages."""
    site = output / "tin"
    theme = build_theme(THEME, ())
    for path, data in theme.files:
        _write(site / path, data)
    pages = []
    for language in (VI, EN):
        text = render_styleguide(language, f"/{theme.stylesheet}", f"/{theme.script}")
        for picture in sorted({found["path"] for found in PICTURE.finditer(text)}):
            _place_photo(site / unquote(picture).lstrip("/"))
        pages.append(site / f"styleguide-{language}.html")
        _write(pages[-1], text.encode())
    return tuple(pages)


def _place_photo(file: Path) -> None:
    """Put one photo where an example shows a picture; a browser looks at its bytes, not at its name."""
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PHOTO, file)


def _write(file: Path, data: bytes) -> None:
    """Write a file, and its folder where it lacks."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
