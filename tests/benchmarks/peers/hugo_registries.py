"""Units, campaigns, sections and static pages as Hugo's taxonomy terms and pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import yaml
from bulletins.model.collation import collation_key
from bulletins.model.identity import Language

from tests.benchmarks.bulletins import Corpus
from tests.benchmarks.corpus import file_name
from tests.benchmarks.registries import LEVELS, SITE, STATIC_PAGES, campaign_file, unit_file

LANGUAGES = ("vi", "en")
TITLES = {
    "bulletins": {"vi": "Tất cả bản tin", "en": "All bulletins"},
    "units": {"vi": "Đơn vị", "en": "Units"},
    "campaigns": {"vi": "Phong trào", "en": "Campaigns"},
}
NOT_FOUND = {
    "vi": ("Không tìm thấy trang", "Có thể địa chỉ đã gõ nhầm, hoặc nội dung ở đây không còn nữa.", "Trang chủ"),
    "en": ("Page not found", "The address may have been mistyped, or what stood here has gone.", "Home page"),
}
"""The words of the page of addresses that lead nowhere, which shows all languages at once."""


def site_facts() -> dict[str, object]:
    """Return what templates need of site.yml."""
    site = yaml.safe_load(SITE)
    wanted = ("short_name", "tagline", "editor", "licence", "levels", "campaign_types", "menu")
    return {name: site[name] for name in wanted} | {
        "email": site["contact"]["email"],
        "sections": list(site["sections"]),
        "not_found": NOT_FOUND,
    }


def list_names(corpus: Corpus) -> dict[str, dict[str, str]]:
    """Return the name of every list of bulletins, by path and language."""
    units = {f"/units/{unit.slug}": yaml.safe_load(unit_file(unit))["name"] for unit in corpus.units}
    campaigns = {
        f"/campaigns/{slug}": yaml.safe_load(campaign_file(n))["name"] for n, slug in enumerate(corpus.campaigns)
    }
    sections = {f"/sections/{slug}": names for slug, names in yaml.safe_load(SITE)["sections"].items()}
    return {"/bulletins": TITLES["bulletins"], **units, **campaigns, **sections}


def registry_files(corpus: Corpus, trails: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of terms, in the order that each language lists them in, and the static pages."""
    site = yaml.safe_load(SITE)
    units = {unit.slug: yaml.safe_load(unit_file(unit)) for unit in corpus.units}
    campaigns = {slug: yaml.safe_load(campaign_file(number)) for number, slug in enumerate(corpus.campaigns)}
    for language in LANGUAGES:
        index = file_name(language).replace("index", "_index")
        home = {"title": site["name"][language], "description": site["description"][language]}
        yield f"content/{index}", _page(home)
        for folder, titles in TITLES.items():
            head: dict[str, object] = {"title": titles[language]}
            if folder == "units":
                head["outputs"] = ["html", "opml"]
            yield f"content/{folder}/{index}", _page(head)
        yield from _sections(site["sections"], language, index)
        yield from _units(units, trails, language, index)
        yield from _campaigns(campaigns, language, index)
        for page in STATIC_PAGES:
            title, summary, text = page.texts[language]
            head = {"title": title, "description": summary}
            yield f"content/pages/{page.slug}/{file_name(language)}", _page(head) + text.encode()


def _sections(sections: Mapping[str, Mapping[str, str]], language: str, index: str) -> Iterator[tuple[str, bytes]]:
    for weight, (slug, names) in enumerate(sections.items(), 1):
        yield f"content/sections/{slug}/{index}", _page({"title": names[language], "weight": weight})


def _units(
    units: Mapping[str, dict[str, object]], trails: Mapping[str, tuple[str, ...]], language: str, index: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the terms of units, weighted by level, then by short name."""
    levels = [level for level, _, _ in LEVELS]
    order = sorted(
        units,
        key=lambda slug: (
            levels.index(str(units[slug]["level"])),
            collation_key(_word(units[slug], "short_name", language), Language(language)),
            slug,
        ),
    )
    for weight, slug in enumerate(order, 1):
        unit = units[slug]
        head = _named(unit, language, weight) | {"level": unit["level"], "trail": trails[slug]}
        head["letter"] = _word(unit, "short_name", language)[0]
        if "parent" in unit:
            head["parent"] = unit["parent"]
        yield f"content/units/{slug}/{index}", _page(head | {"outputs": ["html", "atom", "feed"]})


def _campaigns(campaigns: Mapping[str, dict[str, object]], language: str, index: str) -> Iterator[tuple[str, bytes]]:
    """Yield the terms of campaigns, weighted by name."""
    followed = {str(each["follows"]): slug for slug, each in campaigns.items() if "follows" in each}
    order = sorted(
        campaigns,
        key=lambda slug: (collation_key(_word(campaigns[slug], "name", language), Language(language)), slug),
    )
    for weight, slug in enumerate(order, 1):
        campaign = campaigns[slug]
        head = _named(campaign, language, weight)
        head |= {"campaign_type": campaign["type"], "owner": campaign["owner"], "start": campaign["start"]}
        if "follows" in campaign:
            head["follows"] = campaign["follows"]
        if slug in followed:
            head["followed_by"] = followed[slug]
        yield f"content/campaigns/{slug}/{index}", _page(head)


def _named(entry: Mapping[str, object], language: str, weight: int) -> dict[str, object]:
    """Return the front matter that units and campaigns share."""
    return {
        "title": _word(entry, "name", language),
        "linkTitle": _word(entry, "short_name", language),
        "description": _word(entry, "description", language),
        "weight": weight,
    }


def _word(entry: Mapping[str, object], key: str, language: str) -> str:
    """Return a text of a registry file in one language."""
    words = entry[key]
    assert isinstance(words, dict)
    return str(words[language])


def _page(head: Mapping[str, object]) -> bytes:
    """Return a file with that front matter in TOML and no text yet."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return ("\n".join(("+++", *lines, "+++", "")) + "\n").encode()
