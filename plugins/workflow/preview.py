"""The preview: the whole site with drafts and held bulletins marked, built in memory and served while one writes."""

from __future__ import annotations

from plugins.model.settings import BuildSettings
from plugins.model.table import Table
from plugins.preview import Build, Preview, PreviewWords
from plugins.reporting import problem_lines
from plugins.workflow.commands import Clock, Load, Speech, guarded, report_of
from plugins.workflow.composing import compose
from plugins.workflow.gathering import site_language
from plugins.workflow.settings import read_now
from plugins.workflow.staging import files_of, make_photos


def preview(load: Load, speech: Speech, *, port: int, open_browser: bool, clock: Clock = read_now) -> int:
    """Return 0 when the preview is ended; serves and rebuilds until then."""
    return guarded(lambda: _preview(load(), speech, port, clock, open_browser=open_browser), speech)


def _preview(settings: BuildSettings, speech: Speech, port: int, clock: Clock, *, open_browser: bool) -> int:
    """Serve the site until Ctrl-C."""
    phrases = speech.voice(site_language(settings.content)).phrases

    def say(built: Build) -> None:
        speech.write(built.overlay + "\n" if built.overlay else "")

    server = Preview(
        build=lambda: build_in_memory(settings, speech, clock),
        watched=(settings.content, settings.theme),
        report=say,
        words=PreviewWords(language=phrases.language, **phrases.preview()),
    )
    server.serve(port=port, base_path=settings.base_path, open_browser=open_browser)
    return 0


def build_in_memory(settings: BuildSettings, speech: Speech, clock: Clock) -> Build:
    """Return every file of the site, or the problems that keep it from being shown."""
    composed = compose(settings, now=clock(), preview=True)
    voice = speech.voice(composed.language)
    overlay = "\n".join(problem_lines(report_of(settings, composed), voice))
    if composed.plan is None or voice.sentences.has_errors(composed.problems):
        return Build(files=None, overlay=overlay, errors=True)
    photos = make_photos(settings, composed)
    return Build(files=Table(files_of(composed, photos)), overlay=overlay, errors=False)
