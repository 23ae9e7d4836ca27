"""The preview: the whole site with drafts and held bulletins marked, built in memory and served while one writes."""

from __future__ import annotations

from bulletins.build.content import site_language
from bulletins.build.live import LiveBuilder, LiveSite
from bulletins.build.state_folder import open_state
from bulletins.commands.console import Clock, Console, Load, report_of, reporting_failures
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.preview import Preview, PreviewBuild, PreviewWords, Saved
from bulletins.reports import Report, problem_lines
from bulletins.reports.overlay import overlay_lines
from bulletins.settings.loading import read_now


def preview(load: Load, console: Console, *, port: int, open_browser: bool, clock: Clock = read_now) -> int:
    """Return 0 when the preview is ended; serves and rebuilds until then."""
    return reporting_failures(lambda: _preview(load(), console, port, clock, open_browser=open_browser), console)


def _preview(settings: BuildSettings, console: Console, port: int, clock: Clock, *, open_browser: bool) -> int:
    """Serve the site until Ctrl-C."""
    settings = replace(settings, media_base="")  # pictures that are not published yet are shown from here
    phrases = console.voice(site_language(settings.content)).phrases

    def say(built: PreviewBuild) -> None:
        console.write(built.overlay + "\n" if built.overlay else "")

    with open_state(settings) as usable:
        if usable.said:
            console.report(Report(problems=usable.said, ledger=()), console.voice(phrases.language))
        server = Preview(
            build=PreviewBuilds(usable.settings, console, clock).build,
            watched=(settings.content, settings.theme),
            report=say,
            words=PreviewWords(language=phrases.language, **phrases.preview()),
        )
        server.serve(port=port, base_path=settings.base_path, open_browser=open_browser)
    return 0


class PreviewBuilds:
    """The builds that a preview shows, with what is wrong in words."""

    def __init__(self, settings: BuildSettings, console: Console, clock: Clock) -> None:
        """Build nothing yet."""
        self._settings = settings
        self._console = console
        self._clock = clock
        self._builder = LiveBuilder(settings)
        self._last: LiveSite | None = None

    def build(self, saved: Saved = None) -> PreviewBuild | None:
        """Return every file of the site, or what keeps it from being shown; None if it is what it was.

        `saved` are the only paths that may have changed since the last build.
        """
        last, self._last = self._last, None
        now = self._builder.build(self._clock(), saved)
        self._last = now
        if now is last:
            return None
        voice = self._console.voice(now.result.language)
        report = report_of(self._settings, now.result)
        overlay = "\n".join(problem_lines(report, voice))
        shown = "\n".join(overlay_lines(report, voice, str(self._settings.content.absolute())))
        return PreviewBuild(files=now.files, overlay=overlay, errors=now.files is None, shown=shown)
