"""Documents offered beside a text: whether each is of a kind that may be offered, told from its bytes."""

from bulletins.documents.checking import DocumentKind, check_document

__all__ = ["DocumentKind", "check_document"]
