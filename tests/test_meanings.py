"""`help` tells what the fields of records mean; every record is a name of `rupress`."""

from __future__ import annotations

import pydoc
import subprocess
import sys
from enum import EnumMeta

import attrs
import pytest

import rupress
from rupress import records
from rupress.records.meanings import brief, meanings, told

ENUMS = [name for name in records.__all__ if isinstance(getattr(records, name), EnumMeta)]
BARE = {"Gender"}
"""Enumerations whose members say enough by their names."""


@pytest.mark.parametrize("name", records.__all__)
def test_help_tells_what_fields_mean(name: str) -> None:
    record = getattr(rupress, name)
    assert record is getattr(records, name)
    fields = list(record.__members__) if name in ENUMS else [field.name for field in attrs.fields(record)]
    said = meanings(record)
    assert sorted(said) == sorted([] if name in BARE else fields)
    shown = (record.__doc__ or "") if name in ENUMS else pydoc.render_doc(record)
    assert [field for field in said if f"{field}: " not in shown] == []
    assert brief(record)
    assert brief(record).splitlines()[0] in pydoc.render_doc(record)


def test_the_source_is_not_read_until_somebody_asks() -> None:
    code = "import inspect; inspect.getsource = None; import rupress.records"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_class_without_its_source_has_its_own_docstring() -> None:
    made = type("Made", (), {"__doc__": "Made.", "__module__": "rupress.records.nowhere"})
    told([made])
    assert made.__doc__ == "Made."
