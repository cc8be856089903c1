"""Bounds, grain and other readings of dates, in bounds.tsv. Adding a case is adding a line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from rupress.normalizer.dates import find_dates

LINES = (Path(__file__).parent / "bounds.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")][1:]


def written(moment: dt.date | None) -> str:
    """Write a bound as the table does: a day, or a local time without needless zeros."""
    if moment is None:
        return "-"
    if not isinstance(moment, dt.datetime):
        return moment.isoformat()
    return moment.strftime("%Y-%m-%dT%H:%M") + (f":{moment:%S}" if moment.second else "")


def read(reference: str) -> dt.date | None:
    """Read a reference of the table: a local time, a day of which no hour is known, or none."""
    if reference == "-":
        return None
    return dt.datetime.fromisoformat(reference) if "T" in reference else dt.date.fromisoformat(reference)


@pytest.mark.parametrize(
    ("reference", "phrase", "want"), [(c[0], c[1], c[2:]) for c in CASES], ids=[c[1] for c in CASES]
)
def test_bounds(reference: str, phrase: str, want: list[str]) -> None:
    mention = find_dates(phrase, read(reference))[-1]
    found = [mention.value or "-", written(mention.start), written(mention.end), mention.grain]
    assert [*found, ", ".join(mention.alternatives) or "-"] == want
