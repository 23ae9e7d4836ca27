"""The small files published beside the built site: its record, its domain, and a sign to GitHub not to change files."""

from __future__ import annotations

from dataclasses import dataclass

from bulletins.model.digest import digest_of
from bulletins.model.identity import OutputPath
from bulletins.publishing.artifact import BuiltFile
from bulletins.publishing.site_address import custom_domain
from bulletins.publishing.site_record import FILE, SiteRecord, dump_record


@dataclass(frozen=True, slots=True, kw_only=True)
class HostingFile:
    """A small file that only publishing adds."""

    path: OutputPath
    data: bytes

    @property
    def built(self) -> BuiltFile:
        """Return it as one of the site's files."""
        return BuiltFile(path=self.path, size=len(self.data), digest=digest_of(self.data))


def hosting_files(site_url: str) -> tuple[HostingFile, ...]:
    """Return the files for GitHub Pages: one to serve the site unchanged, and one with its own domain if it has one."""
    domain = custom_domain(site_url)
    named = (HostingFile(path=OutputPath("CNAME"), data=f"{domain}\n".encode()),) if domain else ()
    return (HostingFile(path=OutputPath(".nojekyll"), data=b""), *named)


def record_file(record: SiteRecord) -> HostingFile:
    """Return the file that holds a site's record."""
    return HostingFile(path=FILE, data=dump_record(record))
