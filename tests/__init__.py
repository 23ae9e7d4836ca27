"""Tests, laid out as the engine is; the programs that they start find the engine where they do."""

import os
import sys
from pathlib import Path

ENGINE = str(Path(__file__).resolve().parent.parent / "plugins")

if ENGINE not in sys.path:
    sys.path.insert(0, ENGINE)
os.environ["PYTHONPATH"] = ENGINE
