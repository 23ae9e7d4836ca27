"""The page of all settings, docs/settings.md: `inv golden` writes it anew."""

from __future__ import annotations

from bulletins.settings.setting_table import SettingRow, setting_rows
from bulletins.settings.unknown_names import SHARED_WITH_PELICAN

from tests.sites import ROOT

FILE = ROOT / "docs" / "settings.md"
HEAD = """# Settings

`pelicanconf.py` says how the program runs at home, `publishconf.py` what publishing changes. What the site says of
itself stands in `content/site.yml`. Both files are Python: text in quotes, numbers without, `True` or `False`.

A name in capitals that is none of these is refused, with the nearest one, so that a slip of the finger is never passed
over; so is a value of the wrong kind or size. A name of your own begins with `_`. Paths are taken from the folder of
the file.

*Mọi tên viết hoa không có trong bảng này đều bị từ chối kèm tên gần đúng nhất; tên tự đặt phải bắt đầu bằng `_`.*

| name | what it says | as it is without it | bounds |
|---|---|---|---|
"""
SHARED = f"""
Pelican's {", ".join(f"`{name}`" for name in SHARED_WITH_PELICAN)} work as they do there.
Its other settings are refused with the place that says the same here; a value equal to Pelican's own default counts as
not said.

## Environment variables

"""
TAIL = """`SOURCE_DATE_EPOCH` (seconds since 1970) is the moment of the build, for those who build the same bytes twice;
`STATE_KEY` is the key of a state folder that several machines share. A variable that looks like one of these but for a
letter (`SITURL`) stops the command: nothing is published to a wrong address by a slip of the finger.
"""


def page() -> str:
    """Return the whole page."""
    rows = "\n".join(_row(row) for row in setting_rows())
    variables = ", ".join(f"`{row.declared.name}`" for row in setting_rows() if row.declared.variable)
    taken = f"`publishconf.py` takes {variables} from the environment where they are set there."
    return f"{HEAD}{rows}\n{SHARED}{taken}\n\n{TAIL}"


def _row(row: SettingRow) -> str:
    """Return one setting's line."""
    declared = row.declared
    unit = f" {declared.unit}" if declared.unit else ""
    bounds = f"{row.bounds}{unit}" if row.bounds else ""
    default = "the program's own" if declared.name == "THEME" else f"`{row.written.partition(' = ')[2]}`"
    gone = declared.deprecated
    says = declared.says if gone is None else f"{declared.says} *Goes in {gone.gone_in}: {gone.instead}*"
    return f"| `{declared.name}` | {says} | {default} | {bounds} |"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
