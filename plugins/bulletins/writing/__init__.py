"""What the writing page can do: list texts, open one as a form, save what was changed, keep what was not saved yet."""

from __future__ import annotations

from bulletins.writing.operations import WritingOperations, WritingTools
from bulletins.writing.package_operations import PackageTools, ShownFolder
from bulletins.writing.site_view import WritingSite

__all__ = ["PackageTools", "ShownFolder", "WritingOperations", "WritingSite", "WritingTools"]
