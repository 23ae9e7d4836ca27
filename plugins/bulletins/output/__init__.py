"""The output folder: new files are staged beside it and verified, then moved under a lock and a journal.

What stands in the output folder after any command, a killed one too, is the old site, the new one, or a mixture that
a journal announces and the next command completes.
"""

from bulletins.output.changes import standing_journal
from bulletins.output.lock import open_workspace
from bulletins.output.workspace import OutputChanges, Workspace

__all__ = ["OutputChanges", "Workspace", "open_workspace", "standing_journal"]
