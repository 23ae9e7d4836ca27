"""The import of an earlier site's posts as bulletins: each is written whole before the next, and none twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape, unescape
from urllib.parse import unquote

from slugify import slugify

from bulletins.importing.characters import tidy_line
from bulletins.importing.datelines import guess_unit
from bulletins.importing.document_import import ImportSite, ImportWishes
from bulletins.importing.document_reading import FindFile
from bulletins.importing.draft import DraftParagraph, ManuscriptDraft
from bulletins.importing.flow import Span
from bulletins.importing.folder_plan import (
    FolderChoices,
    PlannedFolder,
    folder_name,
    plan_folder,
    without_repeated_title,
)
from bulletins.importing.html_reader import read_html
from bulletins.importing.old_site import OldPost, OldSite, address_key, host_of, path_of
from bulletins.importing.outside_links import BULLETIN
from bulletins.importing.paragraph_looks import is_shouted
from bulletins.importing.term_table import TermTable
from bulletins.importing.walker import WalkContext, draft_of
from bulletins.importing.zip_parts import UnreadablePart
from bulletins.model.identity import SitePath, Slug
from bulletins.model.loss import DocumentPlace, Loss, LossKind, gathered, loss
from bulletins.model.paths import old_address
from bulletins.model.problem import Problem, error
from bulletins.model.value import replace

_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"(<a\b[^>]*?\bhref\s*=\s*)([\"'])(.*?)\2([^>]*>)(.*?)(</a\s*>)", re.IGNORECASE | re.DOTALL)
_TOP_HEADING = re.compile(r"(</?)h1\b", re.IGNORECASE)
_UNTOLD_PICTURE = re.compile(r"<img\b(?![^>]*\balt\s*=\s*[\"'][^\"']*\w)", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(?:pdf|docx|xlsx)$", re.IGNORECASE)
_SHORT_LINK = re.compile(r"/?\?(?:p|page_id)=\d+")
_FEWEST_LETTERS = 40
_LONGEST_SUMMARY = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class PostResult:
    """The result for one imported post: its new folder, or the problems that keep it from having one.

    `stands` is the folder of a post that was imported before.
    """

    post: OldPost
    folder: PlannedFolder | None = None
    stands: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True, kw_only=True)
class SiteImport:
    """Plans the posts of an earlier site; `known` gives the folder of each address that leads somewhere already."""

    old: OldSite
    site: ImportSite
    wishes: ImportWishes
    table: TermTable
    known: Mapping[str, str]
    folders: frozenset[str]
    _names: dict[int, str] = field(default_factory=dict)
    _leads: dict[str, str] = field(default_factory=dict)
    _aliases: dict[SitePath, str] = field(default_factory=dict)
    _first: dict[str, str] = field(default_factory=dict)

    def plans(self) -> Iterator[PostResult]:
        """Yield the result for each post, the oldest first. A post keeps its folder's name from one run to the next."""
        taken: set[str] = set()
        posts = [_with_expiry(post, self.site.today) for post in self.old.posts]
        for number, post in enumerate(posts):
            name = folder_name(post.title or "bai", self._day(post), taken)
            taken.add(name)
            self._names[number] = name
            stands = self._stands(post, name)
            if (_is_likely_shown(post) and self._is_dated(post)) or stands:
                for address in filter(None, (post.address, *post.others)):
                    self._leads.setdefault(address_key(address), stands.rpartition("/")[2] or name)
        for number, post in enumerate(posts):
            stands = self._stands(post, self._names[number])
            yield PostResult(post=post, stands=stands) if stands else self._plan(post, self._names[number])

    def _day(self, post: OldPost) -> date:
        """Return the day that a post is dated."""
        return self.wishes.day or (self.site.today if post.written is None else post.written.date())

    def _is_dated(self, post: OldPost) -> bool:
        """Return whether a post's day is known; a page such as “About us” has none and is no news of today."""
        return self.wishes.day is not None or post.written is not None

    def _stands(self, post: OldPost, name: str) -> str:
        """Return the folder of a post that was imported before, wherever it lies now; empty for a new post."""
        found = "" if self._is_second(post, name) else self.known.get(address_key(post.address), "")
        return found or (f"bulletins/{self._day(post):%Y}/{name}" if name in self.folders else "")

    def _is_second(self, post: OldPost, name: str) -> bool:
        """Return whether an older post had the same address, which leads to that one."""
        return bool(post.address.strip("/")) and self._first.setdefault(address_key(post.address), name) != name

    def _plan(self, post: OldPost, name: str) -> PostResult:
        """Return the result for a new post."""
        find = self.old.find(post.folder)
        html, documents = self._linked(post.html, find)
        title = tidy_line(unescape(_TAG.sub("", post.title)))
        html = _TOP_HEADING.sub(r"\1h2", html)
        page = f'<meta charset="utf-8"><h1>{escape(title)}</h1>{html}'
        try:
            flow = read_html(page.encode(), find)
        except (UnreadablePart, RecursionError) as failure:
            code = failure.code if isinstance(failure, UnreadablePart) else "import-bomb"
            return PostResult(post=post, problems=(error(code, post.source),))
        draft = draft_of(flow, WalkContext(today=self._day(post), names=self.site.names))
        draft = without_repeated_title(self._completed(draft, post, title, name))
        units, guessed = self._units(draft, post)
        if not units:
            return PostResult(
                post=post, problems=(error("import-unit-unknown", post.source, choices=self.site.offered),)
            )
        undated = loss("import-post-undated", LossKind.QUESTION, DocumentPlace(), day=self.site.today)
        draft = replace(
            draft, losses=gathered((*draft.losses, *guessed, *(() if self._is_dated(post) else (undated,))))
        )
        choices = FolderChoices(
            units=units,
            day=self._day(post),
            campaigns=tuple(dict.fromkeys((*self.table.campaigns(post.terms), *self.wishes.campaigns))),
            section=self.table.section(post.terms) or self.wishes.section,
            attachments=documents,
            clock="" if post.written is None or self.wishes.day else _clock(post),
            publishes=post.public,
        )
        return PostResult(post=post, folder=plan_folder(draft, name, choices, self.site.take))

    def _completed(self, draft: ManuscriptDraft, post: OldPost, title: str, name: str) -> ManuscriptDraft:
        """Return the draft of a post with what its old site says of it."""
        summary = tidy_line(unescape(_TAG.sub(" ", post.summary)))
        lost = [found for found in draft.losses if found.code != "import-title-cut"]
        if summary and len(summary) <= _LONGEST_SUMMARY:
            draft = _with_lead_in_text(draft, summary)
            lost = [found for found in lost if found.code not in _OF_LEADS]
        else:
            summary = draft.summary
        aliases, unkept = self._kept_addresses(post, name)
        return replace(
            draft,
            title=draft.title if is_shouted(title) or not title else title,
            summary=summary,
            authors=draft.authors or post.authors,
            published=None,
            aliases=aliases,
            terms=tuple(name for _, name in post.terms),
            losses=gathered((*lost, *post.losses, *unkept)),
        )

    def _kept_addresses(self, post: OldPost, name: str) -> tuple[tuple[str, ...], tuple[Loss, ...]]:
        """Return the former addresses that can lead to the bulletin; each that cannot is reported.

        The address `?p=12` that WordPress gives each post beside its own is only listed.
        """
        kept: list[SitePath] = []
        lost: list[Loss] = []
        for address in dict.fromkeys(one for one in (post.address, *post.others) if one.strip("/")):
            path = old_address(address)
            if path is not None and self._aliases.setdefault(path, name) == name:
                kept.append(path)
            elif path is not None:
                first = self._aliases[path]
                lost.append(loss("import-address-twice", LossKind.LOST, DocumentPlace(), address=address, first=first))
            elif address == post.address or not _SHORT_LINK.fullmatch(address):
                lost.append(loss("import-old-address", LossKind.LOST, DocumentPlace(), address=address))
        return tuple(dict.fromkeys(kept)), tuple(lost)

    def _units(self, draft: ManuscriptDraft, post: OldPost) -> tuple[tuple[Slug, ...], tuple[Loss, ...]]:
        """Return the units of a post: those of its terms, else the one for every post, else the one that it names."""
        told = self.table.units(post.terms) or tuple(unit for unit in (self.table.unit or self.wishes.unit,) if unit)
        if told:
            return told, ()
        guess = guess_unit(draft.unit_hints, self.site.units, self._day(post))
        if guess is None:
            return (), ()
        return (guess,), (loss("import-unit-read", LossKind.CHANGED, DocumentPlace(), unit=guess),)

    def _linked(self, html: str, find: FindFile) -> tuple[str, tuple[tuple[str, str, bytes], ...]]:
        """Return a text whose links to posts lead to their bulletins, and the documents that it offered."""
        documents: dict[str, tuple[str, str, bytes]] = {}

        def shown(found: re.Match[str]) -> str:
            start, quote, address, rest, words, end = found.groups()
            address = unescape(address.strip())
            host, path = host_of(address), path_of(address)
            if host and host not in self.old.hosts:
                return found[0]
            document = _document(address, words, find)
            if document is not None:
                documents.setdefault(document[0], document)
                return str(words)
            leads = self._leads.get(address_key(path))
            if leads:
                return f"{start}{quote}{BULLETIN}{leads}{quote}{rest}{words}{end}"
            if not host and path.startswith("/") and self.old.hosts:
                return f"{start}{quote}https://{min(self.old.hosts)}{escape(path)}{quote}{rest}{words}{end}"
            return found[0]

        return _LINK.sub(shown, html), tuple(documents.values())


def _document(address: str, words: str, find: FindFile) -> tuple[str, str, bytes] | None:
    """Return name, title and bytes of a document that a link offers, None where it offers none that is there."""
    kind = _DOCUMENT.search(path_of(address))
    data = find(address) if kind else None
    if kind is None or data is None:
        return None
    stem = slugify(unquote(path_of(address)).rpartition("/")[2][: -len(kind[0])])
    return f"{stem or 'tep'}{kind[0].lower()}", tidy_line(unescape(_TAG.sub(" ", words))) or stem, data


_OF_LEADS = {"import-lead-copied", "import-no-lead", "import-lead-kept"}
"""What is said of where a lead came from."""


def _with_lead_in_text(draft: ManuscriptDraft, summary: str) -> ManuscriptDraft:
    """Return a draft whose own lead is kept in the text, because the post's summary becomes the lead."""
    in_text = any(found.code in _OF_LEADS for found in draft.losses)
    if in_text or not draft.summary or draft.summary.casefold() == summary.casefold():
        return draft
    return replace(draft, blocks=(DraftParagraph(spans=(Span(text=draft.summary),)), *draft.blocks))


def _with_expiry(post: OldPost, today: date) -> OldPost:
    """Return a post with what is to be said of the day on which the old site was to stop showing it."""
    if post.expires is None:
        return post
    gone = post.expires.date() <= today
    code = "import-old-expired" if gone else "import-old-expiry"
    said = loss(code, LossKind.CHANGED, DocumentPlace(), day=post.expires.date())
    return replace(post, public=post.public and not gone, losses=(*post.losses, said))


def _is_likely_shown(post: OldPost) -> bool:
    """Return whether a post will be published at once, so that others may lead to it."""
    words = tidy_line(_TAG.sub(" ", post.html))
    return post.public and bool(post.title) and len(words) >= _FEWEST_LETTERS and not _UNTOLD_PICTURE.search(post.html)


def _clock(post: OldPost) -> str:
    """Return the time of a post's day, empty for midnight, which nobody wrote."""
    clock = "" if post.written is None else f"{post.written:%H:%M}"
    return "" if clock == "00:00" else clock
