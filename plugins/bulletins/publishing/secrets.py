"""The texts that no published byte may hold: drafts, bulletins dated ahead, and the texts of withdrawn ones.

The search depends on no plan of pages: texts are taken as they were read, and built files as they lie on disk.
A phrase that is also in a published text is not looked for: finding it would prove nothing.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bulletins.model.bulletin import Block, Figure, Gallery, Html, Manuscript, Status, Text
from bulletins.model.identity import Digest, Slug
from bulletins.model.paths import last_word
from bulletins.model.problem import Problem, error
from bulletins.model.source import Source, SourceKind
from bulletins.publishing.artifact import Artifact

SHORTEST = 12
"""Characters from which a phrase is telling: a shorter one may stand in any text."""
_PACKED = b"\x1f\x8b"
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """One unpublished file: where it lies, what its folder is called, whether its address is one too, and its words."""

    path: str
    slug: Slug
    address: bool
    needles: tuple[bytes, ...]


def find_secrets(manuscripts: Iterable[Manuscript], now: datetime) -> tuple[Secret, ...]:
    """Return the texts that must not be published at a moment, as secrets; a withdrawn text's address may be."""
    manuscripts = tuple(manuscripts)
    hidden = {each.facts.slug: each.facts.shared.status for each in manuscripts if _is_hidden(each, now)}
    shown = [each for each in manuscripts if each.facts.slug not in hidden]
    public = "\n".join(phrase for each in shown for phrase in phrases_of(each.text))
    shared = [each.facts.shared for each in shown]
    aliases = {str(alias) for each in shared for alias in each.aliases or ()}
    aliases |= {last_word(path) for each in shared for path in each.old_paths or ()}
    return tuple(
        Secret(
            path=f"content/{each.facts.path}",
            slug=each.facts.slug,
            address=hidden[each.facts.slug] is not Status.WITHDRAWN and each.facts.slug not in aliases,
            needles=tuple(
                form for phrase in _telling(each.text) if phrase not in public for form in written_forms(phrase)
            ),
        )
        for each in sorted(manuscripts, key=lambda each: each.facts.path)
        if each.facts.slug in hidden
    )


def _is_hidden(manuscript: Manuscript, now: datetime) -> bool:
    """Return whether a file says that its bulletin is not to be read now."""
    shared = manuscript.facts.shared
    ahead = shared.published is not None and shared.published > now
    return ahead or shared.status in {Status.DRAFT, Status.WITHDRAWN}


def phrases_of(text: Text) -> Iterator[str]:
    """Yield every phrase of a text."""
    facts = text.facts
    yield from (text.title, text.summary, facts.reason)
    for block in text.body:
        yield from _words(block)
    for figure in (*([facts.cover] if facts.cover else ()), *facts.photos):
        yield from (figure.alt, figure.caption, figure.credit)
    yield from (correction.text for correction in facts.corrections)
    yield from (attachment.title for attachment in facts.attachments)


def _words(block: Block) -> Iterator[str]:
    """Yield the plain pieces of a block."""
    match block:
        case Html():
            yield from (html.unescape(piece).strip() for part in block.pieces for piece in _TAG.split(part))
        case Figure():
            yield from (block.alt, block.caption, block.credit)
        case Gallery():
            yield from (words for figure in block.figures for words in (figure.alt, figure.caption, figure.credit))
            yield from (block.caption, block.credit)


def _telling(text: Text) -> Iterator[str]:
    """Yield the phrases that identify a text: title, lead, and the longest of its body."""
    longest = max((piece for block in text.body for piece in _words(block)), key=len, default="")
    yield from (phrase for phrase in (text.title, text.summary, longest) if len(phrase) >= SHORTEST)


def written_forms(phrase: str) -> tuple[bytes, ...]:
    """Return a phrase as pages, feeds and scripts may write it."""
    forms = {
        phrase,
        html.escape(phrase, quote=False),
        html.escape(phrase).replace("&quot;", "&#34;").replace("&#x27;", "&#39;"),
        json.dumps(phrase, ensure_ascii=False)[1:-1],
        json.dumps(phrase)[1:-1],
    }
    return tuple(sorted(form.encode() for form in forms))


def check_confidential(
    artifact: Artifact, secrets: tuple[Secret, ...], files: frozenset[Digest], output: str
) -> Iterator[Problem]:
    """Yield one problem for each built file that holds anything of a secret; `files` are digests of what lies beside.

    Nothing is searched where there is no secret, and packed text is unpacked first.
    """
    for file in artifact.files:
        told = next((secret for secret in secrets if secret.address and f"/{secret.slug}/" in f"/{file.path}"), None)
        if told is None and secrets:
            told = _find(_unpacked(artifact.read(file.path)), secrets)
        if told is not None:
            yield error("publish-confidential", f"{output}/{file.path}", source=told.path)
        elif file.digest in files:
            yield error("publish-confidential-file", f"{output}/{file.path}")


def _find(data: bytes, secrets: tuple[Secret, ...]) -> Secret | None:
    """Return the first secret that bytes give away."""
    for secret in secrets:
        link = f"/{secret.slug}/".encode()
        if (secret.address and link in data) or any(needle in data for needle in secret.needles):
            return secret
    return None


def _unpacked(data: bytes) -> bytes:
    """Return the content of compressed bytes; other bytes unchanged."""
    if not data.startswith(_PACKED):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return data


def hidden_files(sources: Iterable[Source], secrets: Iterable[Secret]) -> frozenset[Digest]:
    """Return the digests of files beside unpublished texts, except files that also lie beside a published text."""
    hidden = {secret.path.rpartition("/")[0] for secret in secrets}
    inside: set[Digest] = set()
    outside: set[Digest] = set()
    for source in sources:
        if source.kind is SourceKind.ASSET:
            (inside if f"content/{source.path}".rpartition("/")[0] in hidden else outside).add(source.digest)
    return frozenset(inside - outside)
