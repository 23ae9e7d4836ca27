"""The operations of the writing page: list texts, open one as a form, save changes, keep what is not saved yet."""

from __future__ import annotations

from bulletins.writing.operations import WritingOperations, WritingTools
from bulletins.writing.package_operations import PackageTools, ShownFolder
from bulletins.writing.site_view import WritingSite

__all__ = ["PackageTools", "ShownFolder", "WritingOperations", "WritingSite", "WritingTools"]
