"""Sources and a site to read them against, made in memory."""

from __future__ import annotations

from functools import cache

from bulletins.model.config import SiteConfig
from bulletins.model.identity import ContentPath, Digest, Language, Slug
from bulletins.model.problem import Problem
from bulletins.model.source import Source, SourceKind
from bulletins.reading import read_config

SITE = """\
name: {vi: Hội LHPN, en: Women's Union}
languages:          # the first is the default
  vi:
    name: Tiếng Việt
    addresses: {bulletins: ban-tin, units: don-vi, campaigns: phong-trao, sections: chuyen-muc,
                archive: luu-tru, search: tim-kiem, page: trang, feed: feed}
  en:
    name: English
time_zone: Asia/Ho_Chi_Minh
sections:
  hoat-dong: {vi: Hoạt động, en: Activities}
  thong-bao:
    vi: Thông báo
    en: Notices
levels:
  province: {vi: Tỉnh, en: Province}
  commune: {vi: Xã, en: Commune}
campaign_types:
  scheme: {vi: Đề án, en: Scheme}
"""

BULLETIN_PATH = "bulletins/2024/2024-07-10-so-ket/index.md"

FRONT_MATTER = """\
title: Sơ kết giữa nhiệm kỳ
date: 2024-07-10 15:15
unit: binh-thuan
summary: Bảy trên tám chỉ tiêu đã đạt.
"""


def source(path: str, text: str | bytes, kind: SourceKind, language: str | None = None) -> Source:
    """Return a file of that content."""
    data = text.encode() if isinstance(text, str) else text
    slug = path.rpartition("/")[2].partition(".")[0] if path.endswith(".yml") else path.split("/")[-2]
    return Source(
        path=ContentPath(path),
        file=f"/content/{path}",
        kind=kind,
        slug=Slug(slug),
        language=None if language is None else Language(language),
        digest=Digest("0" * 32),
        size=len(data),
        data=data,
    )


def site_source(text: str | bytes = SITE) -> Source:
    """Return a site.yml of that content."""
    data = text.encode() if isinstance(text, str) else text
    return Source(
        path=ContentPath("site.yml"),
        file="/content/site.yml",
        kind=SourceKind.SITE,
        slug=Slug(""),
        language=None,
        digest=Digest("0" * 32),
        size=len(data),
        data=data,
    )


@cache
def site() -> SiteConfig:
    """Return the site the other samples belong to."""
    config = read_config(site_source()).value
    assert config is not None
    return config


def bulletin(front_matter: str = FRONT_MATTER, body: str = "Nội dung.\n", language: str | None = None) -> Source:
    """Return a bulletin's file with that front matter."""
    path = BULLETIN_PATH if language is None else BULLETIN_PATH.replace("index", f"index.{language}")
    return source(path, f"---\n{front_matter}---\n{body}", SourceKind.BULLETIN, language)


def said(problems: tuple[Problem, ...]) -> list[str]:
    """Return problems as `line:column code name=value …`, the column only where there is one."""
    lines = []
    for each in problems:
        place = f"{each.line}:{each.column}" if each.column else f"{each.line}"
        details = [f"{name}={value}" for name, value in each.details]
        lines.append(" ".join([place, each.code, *details]))
    return lines
