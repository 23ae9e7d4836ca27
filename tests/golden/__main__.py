"""`inv golden` writes the golden tree anew; its diff tells what a change does to the published site."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.golden.test_golden import TREE, built

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        files = built(Path(folder))
    shutil.rmtree(TREE, ignore_errors=True)
    for path, data in files.items():
        (TREE / path).parent.mkdir(parents=True, exist_ok=True)
        (TREE / path).write_bytes(data)
