"""The addresses that a bulletin may hold: on the web, without tracking parameters, never a file's path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import SplitResult, parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

from bulletins.importing.flow import FlowFindings, FlowParagraph, PictureSpot, Span
from bulletins.model.loss import DocumentPlace, LossKind
from bulletins.model.value import replace

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|zarsrc|mibextid|igshid|si|ref_src|mc_[ce]id|_ga|yclid|msclkid|zpsrc|source_zalo",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w/.@=\"'(])(?:https?://|www\.)[^\s<>\"“”‘’|]+", re.IGNORECASE)
_TAIL = ".,;:!?…)]}'*_"
_FORWARDERS = {
    "l.facebook.com": "u",
    "lm.facebook.com": "u",
    "www.google.com": "q",
    "google.com": "q",
    "link.zalo.me": "url",
    "nam01.safelinks.protection.outlook.com": "url",
}
_KEEPS_SI = ("youtube.com", "youtu.be", "spotify.com")
BULLETIN = "bulletin:"
"""Stands before the name of a bulletin's folder in a link that leads to it."""

_MAIL = re.compile(r"bulletin:[a-z0-9-]+|mailto:[^\s<>\"]+@[^\s<>\"]+|tel:[+\d][\d .()-]{2,}", re.IGNORECASE)


def clean_address(address: str) -> str:
    """Return an address of the web, mail or telephone without tracking, empty for any other kind."""
    text = address.strip()
    if _MAIL.fullmatch(text):
        return text.replace(" ", "")
    if text.lower().startswith("www."):
        text = f"http://{text}"
    parts, host = _parts(text)
    if parts is None:
        return ""
    forwarded = _forwarded(host, parts.query, parts.path)
    if forwarded and forwarded != text:
        return clean_address(forwarded)
    if not parts.query:
        return text
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _follows(key, host)]
    if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True)):
        return text
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), parts.fragment))


def _parts(text: str) -> tuple[SplitResult | None, str]:
    """Return the parts of an address of the web and its host, None for any other."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return None, ""
    if parts.scheme.lower() not in {"http", "https"} or not host or re.search(r"[\s<>\"\\]", text):
        return None, ""
    return parts, host


def bare_addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of each address in a text that is not a link yet."""
    found = []
    for match in _BARE.finditer(text):
        address = match[0]
        while (
            address and address[-1] in _TAIL and not (address[-1] == ")" and address.count("(") >= address.count(")"))
        ):
            address = address[:-1]
        found.append((match.start(), match.start() + len(address)))
    return tuple(found)


def _follows(key: str, host: str) -> bool:
    """Return whether a parameter only tells who passed the address on."""
    if key.lower() == "si":
        return host.endswith(_KEEPS_SI)
    return bool(_TRACKING.fullmatch(key))


def _forwarded(host: str, query: str, path: str) -> str:
    """Return the address that a forwarding one leads to, empty where it is none."""
    key = _FORWARDERS.get(host)
    if key is None or (host.endswith("google.com") and path != "/url"):
        return ""
    return parse_qs(query).get(key, [""])[0]


def with_clean_links(paragraph: FlowParagraph, findings: FlowFindings) -> FlowParagraph:
    """Return a paragraph with cleaned links, which a bulletin may hold."""
    pieces: list[Span | PictureSpot] = []
    for piece in paragraph.pieces:
        if not isinstance(piece, Span):
            pieces.append(piece)
        elif piece.link:
            pieces.append(_clean(piece, paragraph.place, findings))
        else:
            pieces += _with_bare(piece, paragraph.place, findings)
    return replace(paragraph, pieces=tuple(pieces))


def _clean(span: Span, place: DocumentPlace, findings: FlowFindings) -> Span:
    """Return a linked span with its address cleaned; letters that only repeat the address are cleaned with it."""
    address = clean_address(span.link)
    if not address:
        if not span.link.startswith("#"):
            findings.add("import-link-dropped", LossKind.LOST, place, text=span.text.strip()[:60])
        return replace(span, link="")
    if address != span.link:
        findings.add("import-link-cleaned", LossKind.CHANGED, place, address=address)
    text = address if span.text.strip() == span.link else span.text
    return replace(span, link=address, text=text)


def _with_bare(span: Span, place: DocumentPlace, findings: FlowFindings) -> Sequence[Span]:
    """Return a span cut where addresses stand in it, these as links."""
    spans: list[Span] = []
    end = 0
    for start, stop in bare_addresses(span.text):
        written = span.text[start:stop]
        address = clean_address(written)
        if not address:
            continue
        if address not in {written, f"http://{written}"}:
            findings.add("import-link-cleaned", LossKind.CHANGED, place, address=address)
            written = address
        spans += [replace(span, text=span.text[end:start]), replace(span, text=written, link=address)]
        end = stop
    rest = replace(span, text=span.text[end:])
    return [one for one in [*spans, rest] if one.text or one.note]
