from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rupress.tokenizer.datelines import find_dateline

LINES = (Path(__file__).parent / "datelines.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.reader((line for line in LINES if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))[
    1:
]


@pytest.mark.parametrize(("opening", "place", "date", "agency"), CASES, ids=[case[0] for case in CASES])
def test_dateline(opening: str, place: str, date: str, agency: str) -> None:
    found = find_dateline(opening)
    got = (found.place or "", found.date or "", found.agency or "") if found else ("", "", "")
    assert got == (place, date, agency)
    if found:
        assert opening.startswith(found.text)


@given(st.text(alphabet="МОСКВАриа, .18ноя–—-/ТС", max_size=80))
def test_any_opening_is_read(opening: str) -> None:
    found = find_dateline(opening, 5)
    assert found is None or opening[found.span.start - 5 : found.span.stop - 5] == found.text
