"""What the sample holds, as `plugins/bulletins/newsite/sample.txt` lists it: `inv golden` writes it anew."""

from __future__ import annotations

from bulletins.newsite import SAMPLE
from bulletins.newsite.install import list_sample

from tests.content.sample import CONTENT


def main() -> None:
    """Write the list."""
    SAMPLE.write_text(list_sample(CONTENT), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
