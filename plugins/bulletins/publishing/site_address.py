"""The checks of the site's address: whether it is valid, and whether the built pages agree with it."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from bulletins.model.identity import OutputPath
from bulletins.model.problem import Problem, error
from bulletins.publishing.artifact import INDEX, Artifact

PAGES_HOST = ".github.io"
_EXAMPLES = ("example.org", "example.com", "example.net")
_RESERVED = ("localhost", "local", "test", "example", "invalid", "internal")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_REPOSITORY = re.compile(r"github\.com[:/]+([^/\s]+)/([^/\s]+?)(?:\.git)?/?$")


def check_address(site_url: str, settings: str) -> Iterator[Problem]:
    """Yield the problems of a site's address for readers on the internet."""
    if not site_url:
        yield error("publish-no-address", settings)
        return
    parts = urlsplit(site_url)
    host = _host(site_url)
    if _is_local(host):
        yield error("publish-local-address", settings, value=site_url)
    elif not _is_domain(host) or parts.port or parts.query or parts.fragment or parts.username:
        yield error("publish-bad-domain", settings, value=site_url)
    elif parts.scheme != "https" and host.endswith(PAGES_HOST):
        yield error("publish-insecure-address", settings, value=site_url, better=f"https:{site_url.partition(':')[2]}")


def _host(site_url: str) -> str:
    """Return the host of an address in ASCII and small letters; as it was written where that cannot be."""
    host = (urlsplit(site_url).hostname or "").rstrip(".")
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host


def _is_local(host: str) -> bool:
    """Return whether a host is one that no reader can reach: this machine, a number, a name kept for examples."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        example = any(host == name or host.endswith(f".{name}") for name in _EXAMPLES)
        return "." not in host or example or host.rpartition(".")[2] in _RESERVED
    return True


def _is_domain(host: str) -> bool:
    """Return whether a host is a domain name of two labels or more."""
    labels = host.split(".")
    return len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels) and not labels[-1].isdigit()


def check_base_path(artifact: Artifact, base_path: str, output: str) -> Iterator[Problem]:
    """Yield a problem where the built home page's own links do not lead to files of the site under the base path."""
    if OutputPath(INDEX) not in artifact.paths:
        return
    for link in _rooted_links(artifact.read(OutputPath(INDEX)).decode("utf-8", "replace")):
        below = unquote(link).removeprefix(f"{unquote(base_path)}/") if _is_below(link, base_path) else None
        if below is None or _file(below) not in artifact.paths:
            yield error("publish-base-path", f"{output}/{INDEX}", link=link, base=f"{base_path}/")
            return


def _rooted_links(html: str) -> Iterator[str]:
    """Yield the path of every address of a page that begins at the root of its host."""
    reader = _Addresses()
    reader.feed(html)
    reader.close()
    yield from (urlsplit(each).path for each in reader.found if each.startswith("/") and not each.startswith("//"))


class _Addresses(HTMLParser):
    """Reads the addresses that a page leads to or is shown with."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  (the library's)
        """Take the addresses of one element."""
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


def _is_below(link: str, base_path: str) -> bool:
    """Return whether an address lies under a base path, however both are encoded."""
    return unquote(link).startswith(f"{unquote(base_path)}/")


def _file(below: str) -> OutputPath:
    """Return the file behind a path below the base path."""
    return OutputPath(f"{below}{INDEX}" if not below or below.endswith("/") else below)


def check_moved(site_url: str, live_url: str, settings: str) -> Iterator[Problem]:
    """Yield a problem where the online site's record gives another address than this site's."""
    if live_url and live_url != site_url:
        yield error("publish-moved", settings, live=live_url, value=site_url)


def check_repository(site_url: str, remote: str, settings: str) -> Iterator[Problem]:
    """Yield a problem where an address on github.io is not the one GitHub gives to the repository of a remote."""
    expected = pages_address(remote)
    if expected and _host(site_url).endswith(PAGES_HOST) and site_url.lower() != expected.lower():
        yield error("publish-other-repository", settings, value=site_url, expected=expected)


def pages_address(remote: str) -> str:
    """Return the address GitHub Pages gives to a repository; empty where the remote is none of GitHub's."""
    found = _REPOSITORY.search(remote)
    if not found:
        return ""
    owner, name = found[1].lower(), found[2]
    host = f"https://{owner}{PAGES_HOST}"
    return host if name.lower() == f"{owner}{PAGES_HOST}" else f"{host}/{name}"


def custom_domain(site_url: str) -> str:
    """Return the domain for the file CNAME: the host of the site's own address; empty on github.io and below a path.

    A project below a path of its owner's domain is found through the owner's site, which holds the file.
    """
    host = _host(site_url)
    below = urlsplit(site_url).path.strip("/")
    return "" if below or host.endswith(PAGES_HOST) or not _is_domain(host) or _is_local(host) else host
