"""A whole earlier site into bulletins: first a table that a person fills in, then one folder after another, resumable.

old.terms.csv     beside the export: which unit, campaign or section each category and tag becomes; written once
old.posts.csv     every old address and the folder that its post became, kept up to date by every run
old.report.txt    everything that each run lost, changed or must ask, post by post, the latest run at the end
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bulletins.body.plain_markdown import plain_markdown_html
from bulletins.commands.console import Console, path_for_people, progress_over
from bulletins.importing.blog_folder import BlogReaders, read_blog
from bulletins.importing.content_folder import put_file, read_named, write_folders
from bulletins.importing.document_import import ImportSite, ImportWishes
from bulletins.importing.document_reading import FileType, file_type, problem_of
from bulletins.importing.old_site import OldSite, address_key, media_finder
from bulletins.importing.site_import import PostResult, SiteImport
from bulletins.importing.table_rows import read_table
from bulletins.importing.term_table import TermNames, TermTable, read_term_table, term_table_bytes
from bulletins.importing.wordpress_export import read_wordpress
from bulletins.importing.zip_parts import UnreadablePart
from bulletins.model.identity import Slug
from bulletins.model.loss import DocumentPlace, Loss, LossKind, loss
from bulletins.model.paths import old_address
from bulletins.model.problem import Problem, Refused
from bulletins.model.site import SiteFacts
from bulletins.model.slugs import slugged
from bulletins.model.value import replace
from bulletins.reading.plain_yaml import read_plain_yaml
from bulletins.reports import Format, ReportLanguage
from bulletins.reports.import_report import ImportedDocument, ImportReport, import_text

_UPLOADS = ("wp-content/uploads", "uploads", "media", "")
_ROW_HEAD = ("old address", "folder", "state", "addresses that no static host can answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteImportTask:
    """The arguments of one import of an earlier site: content folder, facts, the site's rules, wishes, console."""

    content: Path
    facts: SiteFacts
    site: ImportSite
    wishes: ImportWishes
    console: Console
    report_language: ReportLanguage
    trial: bool


def old_site_at(path: Path, media: str) -> OldSite | None:
    """Return the site that a file or folder holds, None for what is no site; Refused where it cannot be read."""
    if path.is_dir():
        return read_blog(path, BlogReaders(yaml=read_plain_yaml, markdown=plain_markdown_html))
    if path.suffix.lower() not in {".xml", ".wxr", ".txt"}:
        return None
    file = read_named(path)
    if isinstance(file, Problem):
        raise Refused((file,))
    if file_type(file.data) is not FileType.WXR:
        return None
    folders = [Path(media).expanduser()] if media else [path.parent / name for name in _UPLOADS]
    try:
        return read_wordpress(file.data, media_finder([folder for folder in folders if folder.is_dir()]))
    except UnreadablePart as failure:
        raise Refused((problem_of(failure, path.name),)) from failure


def import_old_site(task: SiteImportTask, source: Path, old: OldSite) -> int:
    """Return 0 when every post is a bulletin, or the table waits to be filled in; 1 where posts could not be taken."""
    beside = source.parent / (source.name if source.is_dir() else source.stem)
    terms = Path(f"{beside}.terms.csv")
    names = term_names(task.facts)
    if not terms.exists() and not task.trial:
        put_file(terms, term_table_bytes(old, task.site, names, task.wishes.unit))
        say = task.report_language.phrases.say
        task.console.write(say("import-terms-written", table=path_for_people(terms), count=len(old.posts)) + "\n")
        return 0
    table = _table(terms, names) if terms.exists() else TermTable()
    earlier = _earlier(Path(f"{beside}.posts.csv"))
    if earlier and not any((task.content / folder).is_dir() for folder in earlier.values()):
        earlier = {}  # the list was written for another content folder
        said = loss("import-posts-elsewhere", LossKind.CHANGED, DocumentPlace(), list=f"{beside.name}.posts.csv")
        old = replace(old, losses=(*old.losses, said))
    importer = SiteImport(
        old=old,
        site=task.site,
        wishes=task.wishes,
        table=table,
        known={**earlier, **_known(task.facts)},
        folders=frozenset(f.name for f in (task.content / "bulletins").glob("*/*")),
    )
    documents: list[ImportedDocument] = []
    rows: list[tuple[str, ...]] = []
    for result in progress_over(importer.plans(), len(old.posts), shown=task.console.style is Format.TEXT):
        if result.folder is not None and not task.trial:
            write_folders(task.content, (result.folder,))
        rows.append(_row(result))
        documents += [] if result.stands else [_document(result, path_for_people(task.content))]
    if not task.trial:
        put_file(Path(f"{beside}.posts.csv"), _csv(rows))
    return _report(task, (source, old), documents, rows, Path(f"{beside}.report.txt"))


def _report(
    task: SiteImportTask,
    read: tuple[Path, OldSite],
    documents: Sequence[ImportedDocument],
    rows: Sequence[tuple[str, ...]],
    file: Path,
) -> int:
    """Say what became of the posts: in a few lines on the console, post by post in a file."""
    source, old = read
    states = Counter(row[2] for row in rows)
    closing = task.report_language.phrases.say(
        "import-posts-trial" if task.trial else "import-posts-done",
        published=states["published"],
        drafts=states["draft"],
        stand=states["stands"],
        refused=states["refused"],
        report=path_for_people(file),
    )
    whole = ImportedDocument(source=source.name, losses=old.losses)
    report = ImportReport(documents=(whole, *documents), written=not task.trial, closing=closing)
    refused = tuple(found for document in documents for found in document.problems)
    if not task.trial and (documents or not file.exists()):
        head = task.report_language.phrases.say("import-posts-run", day=task.site.today)
        text = f"{head}\n{import_text(report, task.report_language, Format.TEXT)}"
        put_file(file, b"\n".join([*_kept(file), text.encode()]))
    if task.console.style is Format.JSON:
        task.console.write(import_text(report, task.report_language, Format.JSON))
        return 1 if refused else 0
    short = ImportedDocument(source=source.name, losses=(*old.losses, *_summed(documents)), problems=refused[:9])
    summary = ImportReport(documents=(short,), written=not task.trial, closing=closing)
    task.console.write(import_text(summary, task.report_language, Format.TEXT))
    return 1 if refused else 0


def _kept(file: Path) -> tuple[bytes, ...]:
    """Return the reports of earlier runs, which still tell what was lost then; nothing before the first run."""
    return (file.read_bytes(),) if file.exists() else ()


def _summed(documents: Iterable[ImportedDocument]) -> Iterator[Loss]:
    """Give one finding for each kind of them, with the number of all and the details of the first."""
    first: dict[str, Loss] = {}
    for document in documents:
        for found in document.losses:
            known = first.get(found.code)
            first[found.code] = (
                replace(found, place=DocumentPlace())
                if known is None
                else replace(known, count=known.count + found.count)
            )
    yield from sorted(first.values())


def _document(result: PostResult, content: str) -> ImportedDocument:
    """Return what is to be said of one post."""
    source = result.post.source or result.post.title
    if result.folder is None:
        return ImportedDocument(source=source, title=result.post.title, problems=result.problems)
    folder = f"{content}/{result.folder.folder}"
    return ImportedDocument(source=source, folder=folder, title=result.folder.title, losses=result.folder.losses)


def _row(result: PostResult) -> tuple[str, ...]:
    """Return what the list of posts says of one."""
    post, folder = result.post, result.folder
    addresses = dict.fromkeys((post.address, *post.others))
    lost = " ".join(one for one in addresses if one.strip("/") and old_address(one) is None)
    if result.stands:
        return post.address, result.stands, "stands", lost
    if folder is None:
        return post.address, "", "refused", lost
    is_open = not post.public or any(found.kind is LossKind.QUESTION for found in folder.losses)
    return post.address, folder.folder, "draft" if is_open else "published", lost


def _csv(rows: Sequence[tuple[str, ...]]) -> bytes:
    """Return a table for Excel."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows([_ROW_HEAD, *rows])
    return file.getvalue().encode("utf-8-sig")


def _table(terms: Path, names: TermNames) -> TermTable:
    """Return the table as it was filled in; Refused where a cell names nothing."""
    try:
        lines = read_table(terms.read_bytes()).lines
    except UnreadablePart as failure:
        raise Refused((problem_of(failure, terms.name),)) from failure
    read = read_term_table(terms.name, lines, names)
    if read.value is None:
        raise Refused(read.problems)
    return read.value


def _earlier(posts: Path) -> dict[str, str]:
    """Return the folders of posts that an earlier run made, by address; their folders may have gone since."""
    try:
        lines = read_table(posts.read_bytes()).lines
    except (OSError, UnreadablePart):
        return {}
    pairs = ((line.cells.get("old-address", ""), line.cells.get("folder", "")) for line in lines)
    return {address_key(address): folder for address, folder in pairs if address.strip("/") and folder}


def _known(facts: SiteFacts) -> dict[str, str]:
    """Return the folders of bulletins by the addresses of an earlier site that lead to them."""
    return {
        address_key(path): each.path.rpartition("/")[0]
        for each in facts.bulletins
        for path in each.shared.old_paths or ()
    }


def term_names(facts: SiteFacts) -> TermNames:
    """Return what a table may call units, campaigns and sections; a name of several is none."""
    config = facts.config
    units = [(unit.slug, [*unit.name.entries, *unit.short_name.entries]) for unit in facts.units]
    campaigns = [(one.slug, [*one.name.entries, *one.short_name.entries]) for one in facts.campaigns]
    sections = [(term.slug, [*term.name.entries]) for term in config.sections]
    return TermNames(units=_by_name(units), campaigns=_by_name(campaigns), sections=_by_name(sections))


def _by_name(entries: Iterable[tuple[Slug, Iterable[tuple[str, str]]]]) -> Mapping[str, Slug]:
    """Return entries by slug and by every name that is theirs alone."""
    found: dict[str, set[Slug]] = {}
    slugs: dict[str, Slug] = {}
    for slug, names in entries:
        slugs[slug] = slug
        for _, name in names:
            found.setdefault(slugged(name), set()).add(slug)
    return {**{name: next(iter(owners)) for name, owners in found.items() if len(owners) == 1}, **slugs}
