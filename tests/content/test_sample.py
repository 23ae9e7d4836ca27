"""The sample content is rich enough to show every feature, and no sentence in it is used twice."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bulletins.newsite import SAMPLE, strangers
from bulletins.newsite.install import list_sample

from tests.content.sample import (
    CONTENT,
    Entry,
    figures,
    read_entries,
    read_mapping,
    read_registry,
    sentences,
    words,
)

BULLETINS = read_entries("bulletins")
ORIGINALS = tuple(entry for entry in BULLETINS if entry.language == "vi")
PAGES = read_entries("pages")
LARGEST_PHOTO_BYTES = 120 * 1024
ALL_PHOTO_BYTES = 4 * 1024 * 1024


def listed(value: object) -> list[object]:
    """Return a field that may be one value or a list, as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def test_there_is_enough_of_everything() -> None:
    """Bulletins, translations, digests, units, levels, campaigns and pages reach the agreed numbers."""
    units = read_registry("units")
    assert len(ORIGINALS) >= 34
    assert sum(entry.language == "en" for entry in BULLETINS) >= 14
    assert sum("items" in entry.fields for entry in ORIGINALS) == 3
    assert len(units) >= 20
    assert {"central", "province", "district", "commune", "branch", "group"} <= {
        str(unit["level"]) for unit in units.values()
    }
    assert len(read_registry("campaigns")) >= 10
    assert sum(entry.language == "vi" for entry in PAGES) == 4
    assert sum(entry.language == "en" for entry in PAGES) >= 3


def test_a_start_knows_the_sample() -> None:
    """The list by which a new union's start tells the sample from somebody's work is up to date: `inv golden`."""
    assert strangers(CONTENT) == ()
    assert SAMPLE.read_text(encoding="utf-8") == list_sample(CONTENT)


def test_every_fate_has_its_example() -> None:
    """Exactly one bulletin is a draft, one is withdrawn with a reason, and at least one waits for its day."""
    status = Counter(entry.text("status") or "published" for entry in ORIGINALS)
    withdrawn = next(entry for entry in ORIGINALS if entry.text("status") == "withdrawn")
    start_of_2027 = datetime(2027, 1, 1, tzinfo=UTC).date().isoformat()
    assert (status["draft"], status["withdrawn"]) == (1, 1)
    assert withdrawn.text("reason")
    assert any(entry.text("date") >= start_of_2027 for entry in ORIGINALS)


def test_every_feature_has_its_example() -> None:
    """Each optional key is used by at least one bulletin, and two of them carry corrections."""
    used = Counter(key for entry in ORIGINALS for key in entry.fields)
    optional = {"event_date", "cover", "photos", "items", "featured", "aliases", "attachments", "video"}
    optional |= {"video_still", "video_length"}
    assert optional <= set(used)
    assert used["corrections"] >= 2
    assert any("[^" in entry.body for entry in ORIGINALS)
    assert any("|---" in entry.body for entry in ORIGINALS)
    assert any(len(listed(entry.fields.get("unit"))) > 1 for entry in ORIGINALS)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_sentence_occurs_in_two_bulletins(language: str) -> None:
    """Summaries, captions and texts of one language share no sentence of five words or more."""
    entries = [entry for entry in BULLETINS if entry.language == language]
    count = Counter(sentence for entry in entries for sentence in sentences(entry))
    repeated = sorted(sentence for sentence, times in count.items() if times > 1)
    assert not repeated


@pytest.mark.parametrize("entry", BULLETINS, ids=lambda entry: f"{entry.slug}-{entry.language}")
def test_summary_is_a_lead_of_its_own(entry: Entry) -> None:
    """A summary has 25 to 45 words and is not the first paragraph."""
    first = entry.body.strip().split("\n\n")[0]
    assert 25 <= len(entry.text("summary").split()) <= 45
    assert words(entry.text("summary")) != words(first)


@pytest.mark.parametrize("entry", BULLETINS, ids=lambda entry: f"{entry.slug}-{entry.language}")
def test_every_picture_is_described_and_credited(entry: Entry) -> None:
    """A picture exists, its alt is neither title nor file name, and its credit says that it is drawn."""
    credit = {"vi": "Tranh minh họa: Ban Biên tập", "en": "Illustration: Editorial desk"}[entry.language]
    for figure in figures(entry):
        assert (entry.path.parent / figure["src"]).is_file()
        assert len(figure["alt"].split()) >= 5
        assert figure["alt"] != entry.text("title")
        assert Path(figure["src"]).stem not in figure["alt"]
        assert credit == figure["credit"]


def test_references_lead_to_registered_units_and_campaigns() -> None:
    """Every unit, campaign, section and digest item that a bulletin names exists."""
    slugs = {entry.slug for entry in ORIGINALS}
    site = read_mapping((CONTENT / "site.yml").read_text(encoding="utf-8"))
    sections = site["sections"]
    assert isinstance(sections, dict)
    allowed = {
        "unit": set(read_registry("units")),
        "campaign": set(read_registry("campaigns")),
        "section": set(sections),
        "items": slugs,
    }
    for entry in ORIGINALS:
        for key, values in allowed.items():
            assert set(listed(entry.fields.get(key))) <= values


def test_units_and_campaigns_name_registered_neighbours() -> None:
    """Parents, successors, owners and predecessors are registry slugs."""
    units = read_registry("units")
    campaigns = read_registry("campaigns")
    for unit in units.values():
        successors = [item["unit"] if isinstance(item, dict) else item for item in listed(unit.get("successors"))]
        assert {*successors, *listed(unit.get("parent"))} <= set(units)
    for campaign in campaigns.values():
        assert set(listed(campaign.get("owner"))) <= set(units)
        assert set(listed(campaign.get("follows"))) <= set(campaigns)


def test_pictures_stay_small() -> None:
    """No photo is over 120 KB, and all of content/ is under 4 MB."""
    sizes = {path: path.stat().st_size for path in CONTENT.rglob("*") if path.is_file()}
    photos = [path for path in sizes if path.suffix == ".jpg"]
    assert len(photos) >= 24
    assert max(sizes[path] for path in photos) <= LARGEST_PHOTO_BYTES
    assert sum(sizes.values()) <= ALL_PHOTO_BYTES
