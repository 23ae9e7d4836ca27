"""The Jinja environments and what they make of a planned page: bytes.

One environment a language, because dates, numbers and messages belong to it; each is built when the first page of its
language comes.
"""

from __future__ import annotations

import os
import traceback
from ast import literal_eval
from contextlib import suppress
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateError, TemplateSyntaxError

from bulletins.model.page import Page, View
from bulletins.model.problem import Problem, Refused, error
from bulletins.model.settings import RenderSettings
from bulletins.model.views.machines import FeedView, MachineView, TextView
from bulletins.model.views.parts import GalleryView, HtmlView, Link
from bulletins.rendering.catalogues import Messages, interface_words, read_catalogue, with_words
from bulletins.rendering.environment import LeanEnvironment, SharedCode
from bulletins.rendering.feeds import render_atom, render_json_feed
from bulletins.rendering.locale_formats import Formats
from bulletins.rendering.markup import (
    LanguageMarkup,
    MarkupCache,
    PictureMarkup,
    all_blocks,
    all_photos,
    current_entry,
    focus,
    json_script,
    mail_words,
    mild,
    open_graph_locale,
    read_locale,
    step,
)
from bulletins.rendering.minify import Minifier
from bulletins.rendering.safe import safe
from bulletins.rendering.templates import load_templates, open_theme
from bulletins.rendering.theme_folder import Overlays, Theme
from bulletins.rendering.urls import UrlPrinter

EXAMPLES = "components/examples/"
"""Templates that show others, and that no page is rendered by."""
_LONGEST_HEAD = 1000
"""Characters of a page in which its content security policy is looked for."""
_LOADING = ("<script", "<link", "<style", "<base", "<body")
"""What would be loaded, or would change what is loaded, whatever policy comes after it."""


class Renderer:
    """Renders planned pages. Build one in each process; it keeps compiled templates and what many pages show."""

    def __init__(self, settings: RenderSettings) -> None:
        """Keep the settings; nothing is read before the first page."""
        self._settings = settings
        self._addresses = open_addresses(settings)
        self._code = SharedCode(settings.code)
        self._environments: dict[str, Environment] = {}
        self._templates: dict[tuple[str, str], Template] = {}

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page; the same page gives the same bytes."""
        view = page.view
        if isinstance(view, TextView):
            return self._checked(view.text, page)
        if isinstance(view, FeedView):
            return render_json_feed(view) if page.template == "json" else render_atom(view, self._addresses)
        language = self._language(view)
        try:
            template = self._templates.get((language, page.template))
            if template is None:
                template = self._environment(language).get_template(page.template)
                self._templates[language, page.template] = template
            text = template.render(view=view)
        except Exception as failure:
            raise Refused((_template_problem(failure, page, open_theme(self._settings)),)) from failure
        return self._checked(text, page)

    def _checked(self, text: str, page: Page) -> bytes:
        """Return the bytes of a page; Refused for HTML that loads something before it says what it may load."""
        policy = self._settings.policy
        if policy and "<" in text and page.path.endswith(".html"):
            head, said, _ = text[: _LONGEST_HEAD + len(policy)].partition(policy)
            if not said or any(tag in head for tag in _LOADING):
                where = page.path if isinstance(page.view, TextView) else f"templates/{page.template}"
                raise Refused((error("page-without-policy", where, page=page.path),))
        return text.encode("utf-8")

    def _language(self, view: View) -> str:
        """Return the language of a view; files for machines alone are made in the site's first."""
        if isinstance(view, MachineView):
            return self._settings.languages[0]
        return view.chrome.language

    def _environment(self, language: str) -> Environment:
        """Return the language's environment, building it for the first page."""
        if language not in self._environments:
            self._environments[language] = build_environment(self._settings, language, self._code)
        return self._environments[language]


def open_addresses(settings: RenderSettings) -> UrlPrinter:
    """Return what writes the site's addresses."""
    return UrlPrinter(base_path=settings.base_path, site_url=settings.site_url, media_base=settings.media_base)


def _template_problem(failure: Exception, page: Page, theme: Traversable | Theme) -> Problem:
    """Return what went wrong in a template: its name, its line where that can be told, and Jinja's own words for it."""
    frames = traceback.extract_tb(failure.__traceback__)
    places = [each.filename for each in frames if f"templates{os.sep}" in each.filename]
    path, line = places[-1] if places else f"templates/{page.template}", 0
    if isinstance(failure, TemplateSyntaxError) and failure.name:
        path, line = f"templates/{failure.name}", _line_of_fault(load_templates(theme), failure.name)
    reason = f"{type(failure).__name__}: {failure}"
    return error("template-fails", path, line, page=page.path, reason=reason.partition("\n")[0])


def _line_of_fault(loader: BaseLoader, name: str) -> int:
    """Return the line of a template that cannot be compiled, as it stands in the file."""
    plain = Environment(loader=loader, autoescape=True)
    try:
        plain.parse(loader.get_source(plain, name)[0])
    except TemplateSyntaxError as failure:
        return failure.lineno
    return 0


def compile_templates(theme: Path, overlays: Overlays = ()) -> bytes:
    """Return the code of a theme's templates, but for those that cannot be compiled: whoever renders by them sees why.

    It is the same for all sites and languages.
    """
    settings = RenderSettings(
        theme=str(theme),
        base_path="",
        site_url="",
        languages=("en",),
        time_zone="UTC",
        stylesheet="",
        overlays=tuple((name, tuple(map(str, folders))) for name, folders in overlays),
    )
    code = SharedCode()
    environment = build_environment(settings, "en", code)
    for name in environment.list_templates():
        if not name.startswith(EXAMPLES):
            with suppress(TemplateError):
                environment.get_template(name)
    return code.packed()


def build_environment(settings: RenderSettings, language: str, code: SharedCode) -> Environment:
    """Return the Jinja environment of one language: strict, autoescaping, each template compiled once."""
    theme = open_theme(settings)
    catalogue = with_words(read_catalogue(theme, language), language, settings.words)
    environment = LeanEnvironment(
        loader=load_templates(theme),
        bytecode_cache=code,
        extensions=[Minifier],
        autoescape=True,
        optimized=False,  # constants are few, and to look for them takes a tenth of the time of compiling
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    addresses = open_addresses(settings)
    formats = Formats(language, catalogue, settings.time_zone)
    _add_filters(environment, addresses, formats, LanguageMarkup(language))
    environment.tests |= {
        "link": lambda value: isinstance(value, Link),
        "html": lambda block: isinstance(block, HtmlView),
        "gallery": lambda block: isinstance(block, GalleryView),
    }
    messages = Messages(catalogue)
    environment.globals |= {
        "_": messages.gettext,
        "ngettext": messages.ngettext,
        "once": MarkupCache().once,
        "words": interface_words(theme, settings.languages, settings.words),
        "setting": {name: literal_eval(value) for name, value in settings.values}.__getitem__,
        "policy": safe(settings.policy),
        "language_names": {code: _own_name(settings, code) for code in settings.languages},
        "stylesheet": addresses.url("/" + settings.stylesheet.lstrip("/")),
        "script": addresses.url("/" + settings.script.lstrip("/")) if settings.script else "",
        "frame": settings.frame,
        "codes": settings.codes,
        "site_url": settings.site_url,
        "languages": settings.languages,
        "direction": read_locale(language).text_direction,
    }
    for part, name, hook in settings.hooks:
        getattr(environment, part)[name] = hook.resolve()
    return environment


def _own_name(settings: RenderSettings, language: str) -> str:
    """Return what a language calls itself inside a sentence of its own."""
    catalogue = read_catalogue(open_theme(settings), language)
    return Formats(language, catalogue, settings.time_zone).language_name(language)


def _add_filters(environment: Environment, addresses: UrlPrinter, formats: Formats, languages: LanguageMarkup) -> None:
    """Give the environment every filter that templates use."""
    pictures = PictureMarkup(addresses)
    environment.filters |= {
        "url": addresses.url,
        "html": addresses.html,
        "absolute": addresses.absolute,
        "srcset": pictures.srcset,
        "focus": focus,
        "all_photos": all_photos,
        "all_blocks": all_blocks,
        "mail_words": mail_words,
        "current_entry": current_entry,
        "lang": languages.lang,
        "phrase": languages.phrase,
        "json_script": json_script,
        "mild": mild,
        "step": step,
        "host": lambda address: (urlsplit(address).hostname or address).removeprefix("www."),
        "iso": formats.iso,
        "og_locale": open_graph_locale,
        "moment": formats.moment,
        "long_date": formats.long_date,
        "day": formats.day,
        "short_date": formats.short_date,
        "month_name": formats.month,
        "number": formats.number,
        "size": formats.size,
        "enumerate": formats.enumerate,
        "language_name": formats.language_name,
    }
    environment.globals["month_year"] = formats.month_year
