"""A file of any kind → the flow of a document, or a sentence what to do with a file that cannot be read."""

from __future__ import annotations

from collections.abc import Callable

from bulletins.importing.docx_reader import read_docx
from bulletins.importing.file_types import FileType, file_type
from bulletins.importing.flow import DocumentFlow, FlowBlock, FlowParagraph, FlowTable
from bulletins.importing.html_reader import read_html, read_html_zip
from bulletins.importing.text_reader import read_text_file
from bulletins.importing.zip_parts import UnreadablePart
from bulletins.model.loss import DocumentPlace, LossKind, loss
from bulletins.model.problem import Outcome, Problem, error
from bulletins.model.value import replace

LARGEST_FILE = 200_000_000

FindFile = Callable[[str], bytes | None]
"""Gives the bytes of a file that a document names beside itself, None where there is none."""

_REFUSED = {
    FileType.DOC: "import-doc",
    FileType.ENCRYPTED: "import-encrypted",
    FileType.RTF: "import-rtf",
    FileType.ODT: "import-odt",
    FileType.PDF: "import-pdf",
    FileType.PAGES: "import-pages",
    FileType.SLIDES: "import-slides",
    FileType.XLS: "import-xls",
    FileType.PICTURE: "import-picture",
    FileType.EMPTY: "import-empty",
}
_USUAL = {
    FileType.DOCX: ("docx", "docm", "dotx"),
    FileType.HTML: ("html", "htm", "xhtml", "mht", "aspx", "php"),
    FileType.HTML_ZIP: ("zip",),
    FileType.TEXT: ("txt", "text", ""),
}


def read_document(name: str, data: bytes, find: FindFile) -> Outcome[DocumentFlow]:
    """Return the flow of a document told by its bytes; never raises for what stands in it."""
    try:
        kind = file_type(data)
        reader = _READERS.get(kind)
        if reader is None:
            return Outcome(value=None, problems=(refusal(kind, name),))
        flow = reader(data, find)
    except UnreadablePart as failure:
        return Outcome(value=None, problems=(problem_of(failure, name),))
    except RecursionError:
        return Outcome(value=None, problems=(error("import-bomb", name),))
    if not flow.media and not flow.losses and not any(map(_has_words, flow.blocks)):
        return Outcome(value=None, problems=(error("import-empty", name),))
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix not in _USUAL[kind]:
        found = loss("import-other-suffix", LossKind.CHANGED, DocumentPlace(), found=kind.value.upper(), suffix=suffix)
        flow = replace(flow, losses=(*flow.losses, found))
    return Outcome(value=flow)


def _has_words(block: FlowBlock) -> bool:
    """Return whether a block holds a letter; what is in a table counts as well."""
    if isinstance(block, FlowTable):
        return any(map(_has_words, block.inner))
    return isinstance(block, FlowParagraph) and bool(block.text.strip())


def refusal(kind: FileType, name: str) -> Problem:
    """Return the problem of a file of a kind that is not read as a bulletin."""
    code = _REFUSED.get(kind)
    if code is not None:
        return error(code, name)
    if kind is FileType.XLSX:
        return error("import-table-file", name)
    return error("import-site-file", name) if kind is FileType.WXR else error("import-unknown", name)


def problem_of(failure: UnreadablePart, name: str) -> Problem:
    """Return why a file cannot be read, for people."""
    return error(failure.code, name)


_READERS: dict[FileType, Callable[[bytes, FindFile], DocumentFlow]] = {
    FileType.DOCX: lambda data, _: read_docx(data),
    FileType.HTML: read_html,
    FileType.HTML_ZIP: lambda data, _: read_html_zip(data),
    FileType.TEXT: lambda data, _: read_text_file(data),
}
