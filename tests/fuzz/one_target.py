"""Try one reader in this process: `python -m tests.fuzz.one_target NAME [OPTION of libFuzzer…]`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["bulletins"]):
    from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()
