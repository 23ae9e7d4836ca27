"""What is published, what is held back, and the ledger that says so of every file."""

from __future__ import annotations

from bulletins.model.bulletin import Bulletin, Facts, ReferenceKind, Status, TextFacts
from bulletins.model.identity import ContentPath
from bulletins.model.problem import warning
from bulletins.model.site import SiteFacts
from bulletins.model.source import FileStatus
from bulletins.model.value import replace
from hypothesis import given
from hypothesis import strategies as st

from tests.assembly.builders import (
    CONFIG,
    DRAFT,
    NOW,
    VI,
    WITHDRAWN,
    assembled,
    at,
    attachment,
    bulletin,
    campaign,
    fates,
    figure,
    found,
    linking,
    material,
    page,
    site_of,
    slugs,
    translation,
    unit,
    with_text,
)


def test_drafts_and_held_bulletins_are_in_no_part_of_the_site() -> None:
    """Not a word of them is in the site, whichever list one looks into."""
    read = material(
        bulletin("cong-khai", 1),
        bulletin("ban-nhap", 2, status=DRAFT, featured=True),
        bulletin("hen-ngay", 400, featured=True),
        page("trang-nhap", status=DRAFT),
    )
    site = site_of(read)
    assert site.timeline == ("cong-khai",)
    for hidden in ("ban-nhap", "hen-ngay", "trang-nhap"):
        assert hidden not in repr(site)


def test_a_preview_shows_drafts_and_held_bulletins_with_their_fate() -> None:
    """They stand in all lists, and each says what it is."""
    read = material(bulletin("ban-nhap", 2, status=DRAFT), bulletin("hen-ngay", 400), page("trang-nhap", status=DRAFT))
    site = site_of(read, preview=True)
    assert site.timeline == ("ban-nhap", "hen-ngay")
    assert [entry.bulletin.fate for entry in site.bulletins.values()] == [FileStatus.DRAFT, FileStatus.HELD]
    assert at(site.units, "tinh").bulletins == ("ban-nhap", "hen-ngay")
    assert tuple(site.pages) == ("trang-nhap",)


def test_the_very_moment_of_its_date_publishes_a_bulletin() -> None:
    """A bulletin dated now is out; a second later it would be held."""
    now = bulletin("tin")
    assert now.shared.published is not None
    assert fates(assembled(material(now), now=now.shared.published))[now.path] is FileStatus.PUBLISHED


def test_a_withdrawn_bulletin_leaves_its_reason_alone() -> None:
    """Its notice has unit, date and reason; title, text, photos and what it linked to are gone and not missed."""
    gone = bulletin("da-go", 1, status=WITHDRAWN, campaigns="du-an-8", video="https://a.vn/phim", numbered_photos=True)
    gone = linking(gone, ReferenceKind.BULLETIN, "khong-co")
    photo = figure(gone, "khong-co.jpg", caption="Bí mật")
    gone = with_text(gone, reason="Sai số liệu", cover=photo, photos=(photo,), figures=(photo,), anchors=("bi-mat",))
    site = site_of(material(gone, bulletin("tin", 2), campaigns=[campaign("du-an-8")]))
    notice = TextFacts(language=VI, origin=gone.text.origin, reason="Sai số liệu")
    assert [(one.slug, one.texts) for one in site.withdrawn] == [("da-go", (notice,))]
    assert site.timeline == ("tin",)
    assert "Bí mật" not in repr(site)
    assert "bi-mat" not in repr(site)
    assert "khong-co" not in repr(site)
    stays = {"slug", "published", "units", "section", "texts", "fate", "aliases", "old_paths"}
    bare = Bulletin(**{name: getattr(site.withdrawn[0], name) for name in stays})
    assert bare == site.withdrawn[0]


def test_the_ledger_follows_texts_and_their_files() -> None:
    """A photo has the fate of the texts that use it, the best of them; one that nobody uses is ignored by name."""
    shown = bulletin("tin", 1)
    shown = with_text(shown, cover=figure(shown, "a.jpg"), attachments=(attachment(shown, "b.pdf"),))
    draft = bulletin("nhap", 2, status=DRAFT)
    draft = with_text(draft, photos=(figure(draft, "c.jpg"), replace(figure(shown, "a.jpg"))))
    read = material(
        shown,
        translation("tin"),
        draft,
        page("lien-he"),
        assets=[
            "logo.png",
            "bulletins/2025/tin/a.jpg",
            "bulletins/2025/tin/b.pdf",
            "bulletins/2025/nhap/c.jpg",
            "bulletins/2025/tin/thua.jpg",
        ],
        config=replace(CONFIG, logo=ContentPath("logo.png")),
    )
    made = assembled(read)
    where = "content/bulletins/2025/tin/index.md"
    assert made.problems == (warning("unused-photo", where, count=1, name="thua.jpg", names="thua.jpg"),)
    assert fates(made) == {
        "site.yml": FileStatus.PUBLISHED,
        "logo.png": FileStatus.PUBLISHED,
        "units/tinh.yml": FileStatus.PUBLISHED,
        "pages/lien-he/index.md": FileStatus.PUBLISHED,
        "bulletins/2025/tin/index.md": FileStatus.PUBLISHED,
        "bulletins/2025/tin/index.en.md": FileStatus.PUBLISHED,
        "bulletins/2025/tin/a.jpg": FileStatus.PUBLISHED,
        "bulletins/2025/tin/b.pdf": FileStatus.PUBLISHED,
        "bulletins/2025/tin/thua.jpg": FileStatus.IGNORED,
        "bulletins/2025/nhap/index.md": FileStatus.DRAFT,
        "bulletins/2025/nhap/c.jpg": FileStatus.DRAFT,
    }
    assert made.photos == ("bulletins/2025/tin/a.jpg", "logo.png")
    assert [entry.rule for entry in made.ledger if entry.fate is FileStatus.IGNORED] == ["unused-file"]


def test_a_refused_text_takes_its_files_and_dependants_with_it() -> None:
    """What it holds is refused with it, and so is the ledger's count of what links to it; the rest stays."""
    linking_there = linking(bulletin("b", 2), ReferenceKind.BULLETIN, "a")
    read = material(
        linking_there,
        bulletin("c", 3),
        assets=["bulletins/2025/a/p.jpg"],
        refused=["bulletins/2025/a/index.md"],
    )
    made = assembled(read)
    assert made.problems == ()
    assert fates(made)["bulletins/2025/a/p.jpg"] is FileStatus.REFUSED
    assert fates(made)["bulletins/2025/b/index.md"] is FileStatus.REFUSED
    assert fates(made)["bulletins/2025/c/index.md"] is FileStatus.PUBLISHED
    assert made.site is not None
    assert made.site.timeline == ("c",)


def test_no_bulletin_at_all_is_an_error() -> None:
    """An empty site would wipe out the published one."""
    assert found(material()) == [("bulletins", 0, "no-bulletins")]
    assert assembled(material()).site is None


def test_nothing_but_drafts_is_an_error_except_in_a_preview() -> None:
    """The preview shows them; publishing would publish nothing."""
    read = material(bulletin("nhap", status=DRAFT))
    assert found(read) == [("bulletins", 0, "no-public-bulletins")]
    assert found(read, preview=True) == []


def test_a_refused_bulletin_is_not_also_counted_as_none() -> None:
    """Who has one bulletin with one mistake reads about the mistake alone."""
    assert found(material(refused=["bulletins/2025/a/index.md"])) == []
    assert [code for _, _, code in found(material(bulletin("a", units="sai")))] == ["unknown-unit"]


@st.composite
def materials(draw: st.DrawFn) -> SiteFacts:
    """Return material of a few bulletins that may name what there is and what there is not."""
    names = ("a", "b", "c", "d")
    words = st.sampled_from([*names, "khong-co"])
    texts: list[Facts] = []
    for number, name in enumerate(draw(st.sets(st.sampled_from(names)).map(sorted))):
        one = bulletin(
            name,
            draw(st.integers(0, 400)) + number,
            draw(st.sampled_from(["tinh", "xa", "tinh xa", "khong-co"])),
            status=draw(st.sampled_from([None, *Status])),
            items=slugs(draw(words)) if draw(st.booleans()) else None,
            campaigns=draw(st.sampled_from(["", "p", "p q", "khong-co"])),
        )
        if draw(st.booleans()):
            one = linking(one, ReferenceKind.BULLETIN, draw(words))
        if draw(st.booleans()):
            one = with_text(one, cover=figure(one, draw(st.sampled_from(["p.jpg", "q.jpg"]))))
        texts.append(one)
        if draw(st.booleans()):
            texts.append(translation(name, campaigns=draw(st.sampled_from([None, "p"]))))
    parent = draw(st.sampled_from(["", "tinh", "xa", "khong-co"]))
    return material(
        *draw(st.permutations(texts)),
        units=draw(st.permutations([unit("tinh"), unit("xa", parent, level="xa", successors=draw(st.just("")))])),
        campaigns=[campaign("p"), campaign("q", follows=draw(st.sampled_from(["", "p", "q"])))],
        assets=[f"bulletins/2025/{name}/p.jpg" for name in names],
        refused=["bulletins/2025/e/index.md"] if draw(st.booleans()) else [],
    )


@given(materials(), st.booleans())
def test_the_ledger_adds_up(read: SiteFacts, preview: bool) -> None:  # noqa: FBT001  (hypothesis passes by position)
    """Every source has exactly one entry, whatever is wrong."""
    made = assembled(read, preview=preview)
    assert [entry.path for entry in made.ledger] == sorted(source.path for source in read.sources)


@given(materials(), st.booleans())
def test_every_slug_and_photo_in_the_site_leads_somewhere(read: SiteFacts, preview: bool) -> None:  # noqa: FBT001  (as above)
    """Whatever was wrong is left out together with what needs it, so that planning never stumbles."""
    made = assembled(read, preview=preview)
    site = made.site
    if site is None:
        return
    known = set(site.bulletins) | {one.slug for one in site.withdrawn}
    for entry in site.bulletins.values():
        assert set(entry.bulletin.units) <= set(site.units)
        assert set(entry.bulletin.campaigns) <= set(site.campaigns)
        assert {*entry.others, *([entry.next] if entry.next else [])} <= set(site.bulletins)
        assert {*entry.related, *entry.items, *entry.digests} <= set(site.bulletins)
        links = (one for text in entry.bulletin.texts for one in text.references)
        assert {link.target for link in links} <= known
    assert set(made.photos) <= {source.path for source in read.sources}
    allowed = {FileStatus.PUBLISHED, FileStatus.DRAFT, FileStatus.HELD} if preview else {FileStatus.PUBLISHED}
    assert {entry.bulletin.fate for entry in site.bulletins.values()} <= allowed


@given(st.data(), materials())
def test_the_order_of_reading_changes_nothing(data: st.DataObject, read: SiteFacts) -> None:
    """Whoever read the files first, the site is the same."""
    shuffled = replace(
        read,
        sources=tuple(data.draw(st.permutations(read.sources))),
        bulletins=tuple(data.draw(st.permutations(read.bulletins))),
        units=tuple(data.draw(st.permutations(read.units))),
        campaigns=tuple(data.draw(st.permutations(read.campaigns))),
    )
    assert repr(assembled(shuffled, now=NOW)) == repr(assembled(read, now=NOW))
