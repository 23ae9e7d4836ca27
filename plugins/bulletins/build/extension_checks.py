"""The checks of extensions, run over the facts of what was read and over the assembled site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletins.model.extensions import ExtensionKey, Extensions, Hook, KeyFacts
from bulletins.model.failures import failure_problem
from bulletins.model.problem import Problem, error
from bulletins.model.settings import BuildSettings
from bulletins.model.site import Site, SiteFacts
from bulletins.model.source import SourceLines
from bulletins.model.table import Table
from bulletins.model.value import replace


def extension_problems(settings: BuildSettings, site_facts: SiteFacts, site: Site | None) -> list[Problem]:
    """Return all problems that the checks of extensions find, with the extensions' own sentences."""
    extensions = settings.extensions
    if not (extensions.keys or extensions.checks):
        return []
    found = [*_translations(site_facts, extensions.keys)]
    dates = {facts.slug: facts.shared.published for facts in site_facts.bulletins if facts.shared.published}
    for facts in site_facts.bulletins if extensions.keys else ():
        published = dates.get(facts.slug)
        if published is None:
            continue  # it says so itself
        said = dict(facts.text.extra)
        values = Table((key.name, key.kind.from_text(said[key.name])) for key in extensions.keys if key.name in said)
        shown = KeyFacts(path=facts.text.origin.path, published=published, extra=values, facts=facts)
        for key in extensions.keys:
            if key.check is not None and key.name in said:
                found += _run(key.check, shown)
    for check in extensions.checks if site is not None else ():
        found += _run(check, site)
    return [_with_sentence(problem, extensions) for problem in found]


def _run(hook: Hook, given: object) -> list[Problem]:
    """Return the problems that a check finds; an exception becomes a problem that names the check."""
    try:
        problems = list(hook.resolve()(given) or ())
    except Exception as failure:  # noqa: BLE001  (whatever an extension raises is said)
        return [failure_problem(failure, hook)]
    if all(isinstance(each, Problem) for each in problems):
        return problems
    return [failure_problem(TypeError(f"{hook.name}: no problem"), hook)]


def _translations(site_facts: SiteFacts, keys: Iterable[ExtensionKey]) -> Iterator[Problem]:
    """Yield each key of a translation that differs from its original's and may not."""
    shared = {key.name for key in keys if not key.translated}
    default = site_facts.config.default_language
    originals = {facts.slug: dict(facts.text.extra) for facts in site_facts.bulletins if facts.text.language == default}
    for facts in site_facts.bulletins if shared else ():
        said = {name: value for name, value in facts.text.extra if name in shared}
        original = originals.get(facts.slug, {})
        yield from (
            _differs(facts.text.origin, name, value, original.get(name))
            for name, value in said.items()
            if facts.text.language != default and value != original.get(name)
        )


def _differs(origin: SourceLines, name: str, value: str, original: str | None) -> Problem:
    """Return the problem that a translation's key differs from the original's, or is missing there."""
    if original is None:
        return error("translation-adds", origin.path, origin.line(name), key=name, value=value)
    return error("translation-differs", origin.path, origin.line(name), key=name, value=value, original=original)


def _with_sentence(problem: Problem, extensions: Extensions) -> Problem:
    """Return a problem with the sentences that its extension has for it, so that they go where it goes."""
    said = [row for row in extensions.sentences if row[0] == problem.code]
    if not said:
        return problem
    words = [pair for _, language, what, do in said for pair in ((f"{language}.what", what), (f"{language}.do", do))]
    return replace(problem, details=tuple(sorted({**dict(problem.details), **dict(words)}.items())))
