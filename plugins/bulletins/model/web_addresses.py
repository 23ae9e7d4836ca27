"""Addresses on the web as people type and copy them: where a bare one begins, and who can open it."""

from __future__ import annotations

import re
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

ENDINGS = ("vn", "com", "org", "net", "edu", "gov", "info", "asia", "int")
"""The endings of addresses that may be typed without `https://`: those that no word of a sentence ends with."""

_SHORT_ENDINGS = ("gle", "ly", "gl", "be", "me", "io", "app", "watch")
"""Endings of short addresses (`forms.gle/…`): known as such only where a path follows."""

_ALL = "|".join(ENDINGS)
_LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_DOMAIN = (
    rf"(?:(?i:www)\.(?=[^\W_])|(?:{_LABEL}\.)+"
    rf"(?:(?:{_ALL})(?![\w@-]|\.[^\W_])|(?:{'|'.join(_SHORT_ENDINGS)})/(?=[^\W_])))"
)

BARE_DOMAIN = re.compile(rf"(?<![^\s(]){_DOMAIN}")
"""Where an address begins that lacks its `https://`: behind a blank or a bracket, `www.` or all small letters."""

ADDRESS_START = re.compile(
    rf"(?=(?i:https?|file):/)|(?<![\w.@/:-])(?={_DOMAIN})|(?<![\w:/])(?=[A-Za-z]:\ufde9|\ufde9\ufde9[\w.-])"
)
"""The places in a text at which a web address may begin, or a path on somebody's computer, its backslashes hidden."""

_DOTTED_ENDING = re.compile(rf"\.(?:(?<=(?i:www)\.)|(?:{_ALL})(?![^\W_])|(?:{'|'.join(_SHORT_ENDINGS)})/)")
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|zclid|ttclid|twclid|igshid|igsh|mibextid|mc_[ce]id"
    r"|__cft__(?:\[\d*\]|%5B\d*%5D)?|__tn__|__xts__(?:\[\d*\]|%5B\d*%5D)?|_ga|_gl|zarsrc|fb_action_\w+|fb_source|ref_src|spm",
    re.IGNORECASE,
)
_PRIVATE = tuple(
    ip_network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
        "::/127", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip
"""Networks inside a house; addresses in them lead to other computers for every reader."""
_LOOPBACK = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"), IPv4Network("0.0.0.0/32"))
_INNER_ENDINGS = (".localhost", ".local", ".lan", ".internal", ".home", ".corp", ".intranet")
_LOGIN = re.compile(
    r"docs\.google\.com/(?:document|spreadsheets|presentation|forms|drawings)/(?:u/\d+/)?d/[^/]+/edit"
    r"|docs\.google\.com/\w+/u/\d+/"
    r"|drive\.google\.com/(?:drive/)?(?:u/\d+|my-drive|drive/my-drive|drive/shared-with-me|drive/u/\d+)(?:/|$|\?)"
    r"|mail\.google\.com/|photos\.google\.com/(?:u/\d+|photo|album)/|calendar\.google\.com/calendar/u/"
    r"|(?:outlook\.(?:live|office|office365)\.com|[\w-]+-my\.sharepoint\.com)/"
    r"|onedrive\.live\.com/(?:edit|\?id=)|(?:www\.)?canva\.com/design/[^?#]+/edit"
    r"|(?:chat\.zalo\.me|web\.whatsapp\.com|web\.telegram\.org)(?:/|$)|(?:www\.)?facebook\.com/messages/",
    re.IGNORECASE,
)


def may_hold_domain(text: str) -> bool:
    """Return whether it is worth looking for `BARE_DOMAIN` in a text: a few microseconds where it is not."""
    return _DOTTED_ENDING.search(text) is not None


def without_tracking(address: str) -> tuple[str, tuple[str, ...]]:
    """Return an address without the parameters that follow its reader about, and their names."""
    before, mark, rest = address.partition("?")
    if not mark:
        return address, ()
    query, hash_mark, anchor = rest.partition("#")
    pairs = query.split("&")
    names = tuple(dict.fromkeys(name for pair in pairs if _TRACKING.fullmatch(name := pair.partition("=")[0])))
    if not names:
        return address, ()
    kept = "&".join(pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0]))
    return f"{before}{'?' if kept else ''}{kept}{hash_mark}{anchor}", names


def is_own_computer(host: str) -> bool:
    """Return whether a host is the very computer that asks, as it is in the preview's addresses."""
    return host == "localhost" or _is_within(host, _LOOPBACK)


def is_inside_house(host: str) -> bool:
    """Return whether a host is known only inside a house or an office, the computer itself included."""
    return host == "localhost" or host.endswith(_INNER_ENDINGS) or _is_within(host, _PRIVATE)


def needs_login(address: str) -> bool:
    """Return whether an address is one that asks for a login: a document opened for editing, a mailbox, a chat."""
    return _LOGIN.match(address.partition("://")[2]) is not None


def host_in(address: str) -> str:
    """Return the host of a web address in lower case, empty where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_within(host: str, networks: tuple[IPv4Network | IPv6Network, ...]) -> bool:
    """Return whether a host is a number inside one of these networks."""
    if not host[:1].isdigit() and ":" not in host:
        return False
    try:
        number = ip_address(host)
    except ValueError:
        return False
    return any(number in network for network in networks if network.version == number.version)
