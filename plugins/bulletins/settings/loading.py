"""Settings of the engine from the upper-case names of pelicanconf.py; whatever it does not know is refused."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from bulletins.model.problem import Problem, Refused, error, has_errors
from bulletins.model.settings import BuildSettings, PhotoSettings
from bulletins.model.value import replace
from bulletins.settings.extension_loading import load_extensions
from bulletins.settings.program_files import program_file
from bulletins.settings.setting_table import SettingRow, WrongSetting, read_value, setting_rows
from bulletins.settings.settings_file import WrittenSettings, run_settings_file
from bulletins.settings.unknown_names import deprecated_settings, misspelt_variables, unknown_names

EXECUTORS = ("processes", "dask")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.IGNORECASE | re.ASCII)
"""A host as the content security policy of pages can name it."""


def load_settings(file: Path, environment: Mapping[str, str] = os.environ) -> BuildSettings:
    """Return the settings of a Python settings file, its paths relative to the file's folder."""
    return settings_of(run_settings_file(file), environment)


def settings_of(written: WrittenSettings, environment: Mapping[str, str] = os.environ) -> BuildSettings:
    """Return the settings that a file says; what it leaves out has the default; Refused lists everything wrong."""
    loaded = load_extensions(written)
    problems = [*loaded.problems, *unknown_names(written, loaded.names), *misspelt_variables(environment)]
    problems += deprecated_settings(written, setting_rows())
    values: dict[bool, dict[str, object]] = {False: {}, True: {}}
    for row in setting_rows():
        try:
            values[row.is_photo][row.field] = _value(row, written)
        except WrongSetting as wrong:
            problems.append(_wrong(row, written, wrong))
    read = BuildSettings(**values[False], photos=PhotoSettings(**values[True]))  # type: ignore[arg-type]  # each as it is declared
    said = tuple(each for each in problems if not each.is_error)
    read = replace(read, extensions=loaded.extensions, said=said)
    settings = replace(read, site_url=read.site_url.rstrip("/"), media_base=read.media_base.rstrip("/"))
    problems += _bad_addresses(settings, written)
    if has_errors(problems):
        raise Refused(tuple(sorted(set(problems))))
    return settings


def overridden(
    settings: BuildSettings, *, content: str | None, output: str | None, site_url: str | None
) -> BuildSettings:
    """Return the settings with what the command line says instead; paths relative to the working directory."""
    if content:
        settings = replace(settings, content=Path(content).absolute())
    if output:
        settings = replace(settings, output=Path(output).absolute())
    if site_url is not None:
        settings = replace(settings, site_url=site_url.rstrip("/"))
    problems = tuple(_bad_addresses(settings, WrittenSettings({}, Path())))
    if problems:
        raise Refused(problems)
    return settings


def handed_out(settings: BuildSettings, *, executor: str, scheduler: str) -> BuildSettings:
    """Return the settings with who is to do the work; Refused where that is not clear."""
    if executor not in {"", *EXECUTORS}:
        allowed = ", ".join(EXECUTORS)
        raise Refused((error("bad-option", ".", option="--executor", value=executor, allowed=allowed),))
    if (executor == "dask") != bool(scheduler):
        raise Refused((error("cluster-half", "."),))
    return replace(settings, scheduler=scheduler)


def read_now(environment: Mapping[str, str] = os.environ) -> datetime:
    """Return the moment that decides what is still held back: SOURCE_DATE_EPOCH (seconds) where set, else now."""
    seconds = environment.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as failure:
        raise Refused((error("bad-epoch", "SOURCE_DATE_EPOCH", value=seconds),)) from failure


def _value(row: SettingRow, written: WrittenSettings) -> object:
    """Return the value of a setting: what was written, else the default."""
    if row.declared.name in written.values:
        return read_value(row, written.values[row.declared.name], written.root)
    if row.field == "theme":
        return program_file("theme")
    return (written.root / row.default).absolute() if isinstance(row.default, Path) else row.default


def _wrong(row: SettingRow, written: WrittenSettings, wrong: WrongSetting) -> Problem:
    """Return what is wrong with the value of a setting."""
    name = row.declared.name
    path, line = written.at(name)
    if wrong.out_of_bounds:
        unit = row.declared.unit
        return error("setting-out-of-bounds", path, line, name=name, bounds=row.bounds, unit=unit, example=row.written)
    return error("bad-setting", path, line, name=name, example=row.written)


def _bad_addresses(settings: BuildSettings, written: WrittenSettings) -> Iterator[Problem]:
    """Yield what is wrong with the addresses that the settings say."""
    for code, name, address in (
        ("bad-site-url", "SITEURL", settings.site_url),
        ("bad-media-base", "MEDIA_BASE", settings.media_base),
    ):
        if address and not address.startswith(("https://", "http://")):
            yield error(code, *written.at(name), value=address)
    if settings.media_base.startswith("http") and not _HOST.fullmatch(urlsplit(settings.media_base).netloc):
        yield error("bad-media-base", *written.at("MEDIA_BASE"), value=settings.media_base)
    for host in settings.allowed_hosts:
        if not _HOST.fullmatch(host):
            yield error("bad-image-host", *written.at("ALLOWED_IMAGE_HOSTS"), value=host)
